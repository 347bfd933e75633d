"""Passages that the layout sets in like quotations: which of them words around show to be quotations.

People set their own rules in like this too, so the layout alone says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from policylint.segment.draft import Draft
from policylint.segment.quoted import speaks_of_withdrawal

_DASHES = frozenset("—–―")
_ATTRIBUTION = 14
"""Words of a line that names the source, at most."""
_OUR_OWN = re.compile(
    r"\b(?:we|our|this)\b[\w' ]{0,40}\b(?:says?|states?|reads?|asks?|tells?|is|are)\b[^.?!]{0,60}:$", re.I
)
_SAYS = re.compile(
    r"\b(?:said|says?|wrote|writes|written|reads?|ran|runs|put|states?|stated|told|tells|asked|heard|replied|answered"
    r"|explained|recalled|found|concluded|warned|noted|recommended|advised|quot\w+|example|such as|source)\b"
    r"[^.?!]*:$",
    re.I,
)
_AVOID = re.compile(
    r"\b(?:avoid|wrong|incorrect|mistake|mistaken|myths?|out of date|outdated|no longer|poor|bad|weak"
    r"|(?:do not|don't|never|must not|should not) (?:say|write|use|copy))\b",
    re.I,
)
_OF_WORDS = re.compile(
    r":$|\b(?:words?|wording|sentences?|passages?|paragraphs?|text|quotations?|below|above|this|that|these|those|says?"
    r"|advice|guidance)\b",
    re.I,
)
_POINTS_BACK = re.compile(r"^(?:that|this|these|those|the above|the (?:words|sentence|passage|text|quotation))\b", re.I)


@dataclass(frozen=True, slots=True)
class Passage:
    """Drafts `start` to `end` set in together, and the words before them."""

    start: int
    end: int
    before: str
    quoted: bool


def passages(drafts: Sequence[Draft]) -> Iterator[Passage]:
    """Every run of drafts that the layout sets in, in order."""
    start = 0
    while start < len(drafts):
        end = start
        while end < len(drafts) and "quote" in drafts[end].block.marks and _together(drafts[start], drafts[end]):
            end += 1
        if end > start:
            before = _beside(drafts, start, start - 1)
            shown = _introduces(before) or _named(drafts[start:end]) or _in_marks(drafts[start:end])
            yield Passage(start, end, before, shown or _disowns(_beside(drafts, start, end)))
        start = max(end, start + 1)


def _together(one: Draft, other: Draft) -> bool:
    return one.block.place.headings == other.block.place.headings


def _beside(drafts: Sequence[Draft], start: int, position: int) -> str:
    """The words before or after the passage, under the same headings."""
    near = 0 <= position < len(drafts) and _together(drafts[start], drafts[position])
    return drafts[position].words if near else ""


def _introduces(before: str) -> bool:
    """Whether a sentence says that what follows are the words of somebody else, or of another time."""
    if speaks_of_withdrawal(before) or (_AVOID.search(before) and _OF_WORDS.search(before)):
        return True
    return bool(_SAYS.search(before)) and not _OUR_OWN.search(before)


def _disowns(after: str) -> bool:
    """Whether the sentence after a passage says that its words hold no longer."""
    return bool(_POINTS_BACK.match(after)) and bool(_AVOID.search(after) or speaks_of_withdrawal(after))


def _named(passage: Sequence[Draft]) -> bool:
    """Whether the last line, and no other, stands behind a dash and is as short as the name of a source."""
    *rest, last = passage
    short = len(last.words.split()) <= _ATTRIBUTION
    return bool(rest) and short and _dashed(last) and not any(map(_dashed, rest))


def _dashed(draft: Draft) -> bool:
    label = draft.block.label
    return label in _DASHES if label else draft.block.text[draft.offsets[0]] in _DASHES


def _in_marks(passage: Sequence[Draft]) -> bool:
    """Whether the passage begins and ends with a quotation mark."""
    return passage[0].words[0] in "\"'" and passage[-1].words.rstrip(".")[-1:] in {'"', "'"}
