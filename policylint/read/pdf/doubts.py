"""Finds text that was drawn out of the file but cannot be relied on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from policylint.model import LookAt
from policylint.read.pdf.parts import Sheet
from policylint.read.pdf.precheck import PageCheck

_FUNCTION_WORDS = frozenset(
    {
        "a",
        "about",
        "all",
        "also",
        "an",
        "and",
        "any",
        "are",
        "as",
        "at",
        "be",
        "been",
        "but",
        "by",
        "can",
        "do",
        "for",
        "from",
        "had",
        "has",
        "have",
        "he",
        "her",
        "his",
        "how",
        "i",
        "if",
        "in",
        "into",
        "is",
        "it",
        "its",
        "may",
        "more",
        "must",
        "no",
        "not",
        "of",
        "on",
        "or",
        "our",
        "she",
        "should",
        "so",
        "such",
        "than",
        "that",
        "the",
        "their",
        "them",
        "they",
        "this",
        "to",
        "us",
        "was",
        "we",
        "were",
        "what",
        "when",
        "where",
        "which",
        "who",
        "will",
        "with",
        "would",
        "you",
        "your",
    }
)
FEWEST_WORDS = 100
_LEAST_SHARE = 0.05
_LETTERS = 500
_LONG = 12
"""Letters a word in the mean: no text is like that unless its words are stuck together."""
_DIFFERENCE = 0.2
_FEWEST_ON_A_PAGE = 50


def reads_as_english(words: Sequence[str]) -> bool:
    """Whether enough of the words are "the", "of", "to" ...; a text too short to tell counts as English."""
    letters = sum(map(len, words))
    if letters >= _LETTERS and letters > _LONG * len(words):
        return False
    if len(words) < FEWEST_WORDS:
        return True
    known = sum(word.strip(".,;:()").lower() in _FUNCTION_WORDS for word in words)
    return known >= _LEAST_SHARE * len(words)


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
