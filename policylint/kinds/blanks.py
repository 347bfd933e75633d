"""Blanks that are meant to be there: in a letter that is filled in each time, and in a form that a person signs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from policylint.model import Unit

_LETTER = re.compile(
    r"\b(?:letters?|templates?|pro-?formas?|sample|specimen|model (?:wording|e-?mails?|texts?))\b", re.IGNORECASE
)
_FORM = re.compile(
    r"\b(?:form|agreement|contract|slip|declaration|checklist|log|record sheet|certificate)\b(?! of\b)", re.IGNORECASE
)
_NO_PAPER = re.compile(r"\b(?:polic(?:y|ies)|procedures?|handbook)\b", re.IGNORECASE)
_OPENING = re.compile(r"^\W*Dear\b")
_CLOSING = re.compile(r"^\W*(?:Yours\b|(?:Kind|Best|Warm) (?:regards|wishes)\b|With best wishes\b|Signed\b)")
_MOST = 60
"""Units of a letter between "Dear" and "Yours"."""
_SIGNATURE = 3
"""Units below "Yours sincerely" that give the name and the post."""
_TOLD = re.compile(r"\b(?:insert|add|adapt|amend|schools?|academy|trust|setting)\b", re.IGNORECASE)
"""Words of a gap in a form that the school fills in, and not the person who signs."""


def in_letters(units: Sequence[Unit]) -> frozenset[int]:
    """The units that are letters: under a heading that says so, or from "Dear" to "Yours sincerely" and the name."""
    headed = {unit.index for unit in units if _under(unit, _LETTER)}
    written = {unit.index for first, last in _letters(units) for unit in units[first:last]}
    return frozenset(headed | written)


def left_to_sign(unit: Unit, words: str) -> bool:
    """Whether `words` are a blank of a form for the person who signs it: "[name]", and not "[insert school name]"."""
    return _under(unit, _FORM) and not _TOLD.search(words)


def _under(unit: Unit, called: re.Pattern[str]) -> bool:
    """Whether a heading below the title of the document, or the only one, names a paper of its own."""
    headings = unit.block.place.headings
    return any(called.search(heading) and not _NO_PAPER.search(heading) for heading in headings[1:] or headings)


def _letters(units: Sequence[Unit]) -> Iterator[tuple[int, int]]:
    """Where each letter begins and ends in `units`."""
    for first, unit in enumerate(units):
        if not _OPENING.match(unit.text):
            continue
        near = range(first + 1, min(first + _MOST, len(units)))
        last = next((place for place in near if _CLOSING.match(units[place].text)), None)
        if last is not None:
            yield first, last + 1 + _SIGNATURE
