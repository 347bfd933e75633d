"""Stretches of a document in which one statement may be spread: a sentence, an answer, two together, a whole list."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from policylint.model import Unit

MOST_ITEMS = 12
MOST_WORDS = 36
"""Words up to which two sentences are read as one statement: longer ones speak for themselves."""
MOST_WORDS_OF_FRAGMENT = 4
"""Words up to which an item that ends in a full stop is no sentence of its own."""
MOST_OF_HEADING = 300
"""Characters of a heading that are read again with each sentence that leans on it."""
_ENDINGS = (".", "!", "?", ":", "…")
"""A line that ends in none of these is no sentence but an item, or a label."""
_POINTING = frozenset({"it", "its", "this", "that", "these", "those", "they", "such", "none", "neither"})


@dataclass(frozen=True, slots=True)
class Window:
    """Units read as one statement."""

    text: str
    units: tuple[Unit, ...]
    heading: int = 0
    """Characters at the beginning of `text` that are the heading above, or the question that is answered: by themselves
    they state nothing."""
    items: tuple[int, ...] = ()
    """Where the own words of each item of a list begin in `text`; empty for what is no list."""

    @property
    def alone(self) -> bool:
        """Whether this is one sentence by itself."""
        return len(self.units) == 1 and not self.heading

    @property
    def rank(self) -> int:
        """How far this is from one sentence that speaks for itself (0): under a heading, two together, a list."""
        if len(self.units) == 1:
            return int(bool(self.heading))
        return 3 if self.items else 2

    def one_statement(self, start: int, end: int) -> bool:
        """Whether characters start..end are of one statement: of one item of a list, or of its lead-in and items.

        "The reason for sharing" and "Record who was told" are two items that state nothing together.
        """
        return not self.items or start < self.items[0] or self._item(start) == self._item(end - 1)

    def shown_in(self, end: int) -> tuple[Unit, ...]:
        """The units that show what ends before character `end`: of a list the item that completes it."""
        return (self.units[self._item(end - 1)],) if self.items else self.units

    def lead(self) -> str:
        """The lead-in of a list, or the heading that stands for it."""
        return self.text[: self.items[0]] if self.items else ""

    def _item(self, place: int) -> int:
        return max(bisect_right(self.items, place) - 1, 0)


def windows(units: Sequence[Unit], candidates: Sequence[Unit]) -> Iterator[Window]:
    """Each candidate alone, under its heading, after its question and with the sentence after it; then the lists."""
    wanted = [unit for unit in candidates if not unit.quoted and unit.block.kind != "heading"]
    for unit in wanted:
        yield Window(unit.text, (unit,))
        heading = _heading(unit)
        if heading and _leans(unit):
            yield Window(f"{heading}: {unit.text}", (unit,), len(heading) + 1)
        if unit.question and unit.question not in unit.text:
            yield Window(f"{unit.question} {unit.text}", (unit,), len(unit.question))
    for unit in wanted:
        after = units[unit.index + 1] if unit.index + 1 < len(units) else None
        if after is not None and after.block.id == unit.block.id and not after.quoted:
            both = f"{unit.text} {after.text[after.own :]}"
            if len(both.split()) <= MOST_WORDS:
                yield Window(both, (unit, after), items=(unit.own, len(unit.text) + 1) if _listed(unit) else ())
    yield from _lists(units, wanted)


def _heading(unit: Unit) -> str:
    """The heading right above a unit, or the beginning of one that is too long to be any."""
    above = " ".join(unit.block.place.headings[-1:])
    return above if len(above) <= MOST_OF_HEADING else above[:MOST_OF_HEADING].rsplit(" ", 1)[0]


def _leans(unit: Unit) -> bool:
    """Whether a unit is a fragment or begins with a word that points back, so that its heading carries the subject."""
    first = unit.text.split(" ", 1)[0].lower()
    return unit.block.kind in {"list-item", "cell"} or " | " in unit.text or first in _POINTING


def _listed(unit: Unit) -> bool:
    """Whether a unit ends as an item of a list does, or a label: not as a sentence, a lead-in or a row of a table."""
    return " | " not in unit.text and not unit.text.rstrip("'\"’”) ").endswith(_ENDINGS)


def _lists(units: Sequence[Unit], wanted: Sequence[Unit]) -> Iterator[Window]:
    seen: set[int] = set()
    for unit in wanted:
        if unit.index in seen or not _is_item(unit):
            continue
        group = _group(units, unit)
        seen |= {member.index for member in group}
        if len(group) > 1:
            context = unit.text[: unit.own].strip() or _heading(unit)
            yield _joined(context, group)


def _joined(context: str, group: Sequence[Unit]) -> Window:
    """Items after their context. The cells of a row are no list: together they are one record."""
    text = context
    items: list[int] = []
    for member in group:
        text += (", " if items else " ") if text else ""
        items.append(len(text))
        text += member.text[member.own :].strip().rstrip(".;,")
    return Window(text, tuple(group), items=() if group[0].row else tuple(items))


def _is_item(unit: Unit) -> bool:
    """A cell, an item under a lead-in, or a fragment in a list: numbered paragraphs are no list."""
    if unit.own > 0 or unit.row:
        return True
    sentence = unit.text.endswith((".", "!", "?")) and len(unit.text.split()) > MOST_WORDS_OF_FRAGMENT
    return unit.block.kind == "list-item" and not sentence


def _group(units: Sequence[Unit], unit: Unit) -> list[Unit]:
    """The items around one that share its lead-in, or the cells of its row."""

    def same(other: Unit) -> bool:
        if other.quoted or not _is_item(other):
            return False
        if unit.row or other.row:
            return unit.row == other.row and unit.block.table == other.block.table
        return (
            other.text[: other.own] == unit.text[: unit.own] and other.block.place.headings == unit.block.place.headings
        )

    first = last = unit.index
    while first > 0 and same(units[first - 1]) and unit.index - first < MOST_ITEMS:
        first -= 1
    while last + 1 < len(units) and same(units[last + 1]) and last - unit.index < MOST_ITEMS:
        last += 1
    return list(units[first : last + 1])
