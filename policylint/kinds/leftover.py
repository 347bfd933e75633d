"""How a left-over is handed on, and the words that stand around it."""

from __future__ import annotations

from policylint.model import Check, Hit, Unit


def around(unit: Unit) -> str:
    """The headings above, the table row and the sentence: what rules a left-over out."""
    return " · ".join((*unit.block.place.headings, unit.row, unit.text))


def in_unit(check: Check, unit: Unit, start: int, end: int, because: str) -> Hit:
    """A hit at characters `start`..`end` of the unit's own words."""
    first, last = unit.span(unit.own + start, unit.own + end)
    return Hit(check.id, "residue", unit.index, unit.block.id, first, last, because=because)
