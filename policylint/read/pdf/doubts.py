"""Finds text that was drawn out of the file but cannot be relied on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from policylint.model import LookAt
from policylint.read.pdf.parts import Sheet
from policylint.read.pdf.precheck import PageCheck

_DIFFERENCE = 0.2
_FEWEST_ON_A_PAGE = 50


def differs(ours: int, theirs: int) -> bool:
    """Whether two readers disagree on the number of words by more than a fifth."""
    return abs(ours - theirs) > _DIFFERENCE * max(ours, theirs)


def doubtful(sheets: Iterable[Sheet], checks: Sequence[PageCheck]) -> tuple[list[LookAt], str]:
    """Pages on which the two readers found different numbers of words, and a remark on the whole, if one is due."""
    look_at: list[LookAt] = []
    ours = theirs = 0
    for sheet in sheets:
        if sheet.ocr or sheet.plain:
            continue
        found, expected = sheet.words, checks[sheet.number - 1].words
        ours, theirs = ours + found, theirs + expected
        if max(found, expected) >= _FEWEST_ON_A_PAGE and differs(found, expected):
            look_at.append(LookAt(f"page {sheet.number}", _why(found, expected)))
    remark = f"the extraction is doubtful: {_why(ours, theirs)}" if ours + theirs and differs(ours, theirs) else ""
    return look_at, remark


def _why(ours: int, theirs: int) -> str:
    return f"one reader finds {ours:,} words there, another {theirs:,}"
