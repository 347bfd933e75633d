"""Tells English from text that only looks as if it was read: glyph numbers, a wrong encoding, words stuck together."""

from __future__ import annotations

from collections.abc import Sequence

_COMMON = """
a about all also an and any are as at be been but by can do for from had has have he her his how i if in into is it
its may more must no not of on or our she should so such than that the their them they this to us was we were what
when where which who will with would you your
"""
_FUNCTION_WORDS = frozenset(_COMMON.split())
_OF_POLICIES = """
child children class consent data form head keeping notice policies policy privacy procedure procedures protection
pupil pupils safeguarding school schools staff
"""
_KNOWN = _FUNCTION_WORDS | set(_OF_POLICIES.split())
_FEWEST_WORDS = 100
_LEAST_SHARE = 0.05
_FEWEST_LETTERS = 60
"""A text that is shorter may be nothing but a title or names."""
_LETTERS = 500
_LONG = 12
"""Letters a word in the mean: no text is like that unless its words are stuck together."""


def reads_as_english(words: Sequence[str]) -> bool:
    """Whether enough of the words are "the", "of", "to" ...; a text too short to tell counts as English."""
    letters = sum(map(len, words))
    if letters >= _LETTERS and letters > _LONG * len(words):
        return False
    plain = [word.strip(".,;:()").lower() for word in words]
    if len(words) < _FEWEST_WORDS:
        return letters < _FEWEST_LETTERS or not _KNOWN.isdisjoint(plain)
    return sum(word in _FUNCTION_WORDS for word in plain) >= _LEAST_SHARE * len(words)
