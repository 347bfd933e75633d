"""Where sentences end, in text that `match_text` has made plain."""

from __future__ import annotations

import re
from bisect import bisect_left

Span = tuple[int, int]

LONGEST = 2000
"""Characters of a unit; longer ones are cut at a space."""

_STOP = re.compile(r"""(?<![.!?])(?P<stop>[.!?]+)(?P<close>["')\]]*)(?P<gap> +|(?=[A-Z"(]))""")
_TITLES: frozenset[str] = frozenset(
    ["mr", "mrs", "ms", "miss", "dr", "prof", "rev", "revd", "fr", "sr", "st", "sir", "hon", "capt", "sgt", "messrs"]
)
_NEVER_LAST: frozenset[str] = frozenset(
    ["e.g", "i.e", "eg", "ie", "viz", "cf", "vs", "v", "incl", "esp", "approx", "gov", "dept", "nb", "n.b"]
)
_NUMBERED_THINGS = (
    "art arts app appx ch chap cl ext fig figs no nos p pp para paras pt r reg regs s sch sect ss tel vol"
)
_BEFORE_NUMBERS: frozenset[str] = frozenset(_NUMBERED_THINGS.split())
_OFTEN_LAST: frozenset[str] = frozenset(
    ["a.m", "p.m", "am", "pm", "etc", "ltd", "co", "inc", "plc", "al", "edn", "u.k"]
)
_LETTERED_THINGS = (
    "annex appendix category class form group level option part plan schedule section step table tier type year"
)
_LETTERED: frozenset[str] = frozenset(_LETTERED_THINGS.split())
_NUMBER_LIKE = re.compile(r"[\"'(]?(?:\d|[IVXivx]+\b|[A-Z]\b|\()")
_LIST_NUMBER = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,3})*|[A-Za-z]|[QA]\d{1,2})$")
_WORD_BEFORE = re.compile(r"[\w.&@/:'-]+$")
_OPENING = re.compile(r"[\"'(\[]*")
_DOUBLE_QUOTED = re.compile(r'"[^"]{1,600}"')
_BRACKETED = re.compile(r"\([^()]{1,400}(?:\([^()]{0,60}\)[^()]{0,300}){0,3}\)")


def sentences(text: str) -> list[Span]:
    """Spans of the sentences of one piece of plain text, without the spaces around them, none over `LONGEST`."""
    spans: list[Span] = []
    start = 0
    quoted, bracketed = _spans(_DOUBLE_QUOTED, '"', text), _spans(_BRACKETED, "(", text)
    for found in _STOP.finditer(text):
        end = found.end("close")
        bracket = _around(bracketed, end)
        if _around(quoted, end) or (bracket and text[start : min(bracket[0], start + 8)].strip()):
            continue
        if _ends_sentence(text, start, found):
            spans += cut(text, start, end)
            start = end
    return spans + cut(text, start, len(text))


def _spans(pattern: re.Pattern[str], sign: str, text: str) -> list[Span]:
    return [found.span() for found in pattern.finditer(text)] if sign in text else []


def _around(spans: list[Span], place: int) -> Span | None:
    """The span that begins before a place and ends after it: a stop inside a quotation or a bracket ends nothing."""
    position = bisect_left(spans, (place, 0)) - 1
    return spans[position] if position >= 0 and place < spans[position][1] else None


def cut(text: str, start: int, end: int) -> list[Span]:
    """The span without spaces at its ends, in pieces of at most `LONGEST` characters."""
    spans: list[Span] = []
    while True:
        while start < end and text[start] == " ":
            start += 1
        while end > start and text[end - 1] == " ":
            end -= 1
        if start == end:
            return spans
        if end - start <= LONGEST:
            return [*spans, (start, end)]
        space = text.rfind(" ", start, start + LONGEST)
        halfway = space if space > start else start + LONGEST
        spans += cut(text, start, halfway)
        start = halfway


def _ends_sentence(text: str, start: int, found: re.Match[str]) -> bool:
    stop, closing, gap = found.group("stop", "close", "gap")
    opening = _OPENING.match(text, found.end())
    place = opening.end() if opening else found.end()
    following = text[place : place + 1]
    if not following or following.islower():
        return False
    if not gap:
        return _ends_without_space(text, found)
    if stop[0] in "!?" or "?" in stop:
        return True
    if len(stop) > 2:
        return len(stop) == 3 and following.isupper()
    return bool(closing) or not _belongs_to_word(text, start, found)


def _ends_without_space(text: str, found: re.Match[str]) -> bool:
    """A stop glued to the next sentence: "here.Staff", but not "J.Smith", "gov.UK", "3.A" or a web address."""
    if found.end() >= len(text) or found.start() == 0:
        return False
    word = _WORD_BEFORE.search(text, max(0, found.start() - 80), found.start())
    if word and (_key(word.group()) in _NEVER_LAST or re.search(r"[@/:]|^www|\.", word.group())):
        return False
    before, after = text[found.start() - 1], text[found.end() : found.end() + 2]
    if found.group("stop")[0] in "!?" and not found.group("close"):
        return after[:1].isupper()
    return len(after) == 2 and after[0].isupper() and after[1].islower() and (before.islower() or before in ")]")


def _belongs_to_word(text: str, start: int, found: re.Match[str]) -> bool:
    """Whether the stop is part of an abbreviation, an initial or a number in front of a sentence."""
    word = _WORD_BEFORE.search(text, max(start, found.start() - 40), found.start())
    if word is None:
        return False
    before = text[max(start, word.start() - 40) : word.start()]
    if not before.strip(" (") and _LIST_NUMBER.match(word.group()):
        return True
    return _abbreviates(word.group(), before, text[found.end() : found.end() + 12])


def _abbreviates(word: str, before: str, after: str) -> bool:
    key = _key(word)
    if key in _TITLES or key in _NEVER_LAST:
        return True
    if key in _BEFORE_NUMBERS:
        return bool(_NUMBER_LIKE.match(after)) and (word[0].isupper() or after[:1].isdigit() or len(key) > 2)
    if key in _OFTEN_LAST:
        return False
    if len(word) == 1 and word.isupper() and word != "I":
        previous = before.split()[-1:]
        return bool(previous) and previous[0].lower() not in _LETTERED and previous[0][:1].isupper()
    return bool(re.fullmatch(r"(?:[A-Z]\.)+[A-Z]", word)) and not _STARTER.match(after)


def _key(word: str) -> str:
    return word.lower().lstrip("'(").rstrip(".")


_STARTER = re.compile(r"(?:The|This|These|That|They|She|He|It|We|You|If|When|Where|Staff|All|Any|No|Do|In|A|An)\b")
