"""Which words of a policy are not its own rule: quotations, withdrawn wording, exercises, contents lines, questions."""

from __future__ import annotations

import re
from functools import lru_cache

_WORDING = (
    r"(?:advice|clause|edition|guidance|line|paragraph|passage|polic(?:y|ies)|rule|sentence|text|version|wording)s?"
)
_WITHDRAWN = re.compile(
    rf"""\b(?:
        (?:old|older|former|previous|earlier|withdrawn|deleted|removed|superseded|outdated|obsolete)\ {_WORDING}
      | {_WORDING}[\ ,(-]{{1,3}}(?:(?:that|which)\ is\ )?(?:do\ not\ use | no\ longer\ (?:used|in\ use|says?|reads?))
      | (?:we|it|they|staff|schools?|{_WORDING})\ used\ to\ (?:say|read|ask|tell|state|require|be\ told)
      | (?:we|it|{_WORDING})\ previously\ (?:said|read|stated|asked|told|required)
      | {_WORDING}\ (?:\w+\ ){{0,3}}(?:been|is|are|was|were)\ (?:now\ )?(?:deleted|withdrawn|superseded)
      | (?:deleted|removed)\ (?:from|in)\ (?:this|the|our|an?)\ (?:\w+\ )?{_WORDING} | struck\ out
      | (?:(?:19|20)\d\d|consultation|draft|original)\ {_WORDING}\ (?:said|ran|read|stated|asked|told|required|had)
      | we\ have\ (?:now\ )?(?:deleted|removed|replaced|taken\ out)\ (?:\w+\ ){{1,4}}?{_WORDING}
    )\b""",
    re.I | re.X,
)
_WITHDRAWN_HEADING = re.compile(
    rf"""\b(?:
        changes\ (?:since|(?:made\ )?(?:in|to)\ (?:this|the|our)\ {_WORDING}|from\ (?:the\ )?(?:last|previous|20\d\d))
      | change\ (?:log|history|record) | (?:version|document|revision|amendment)\ (?:history|control|record|log)
      | amendments?$ | summary\ of\ changes | what(?:'s|\ is|\ has)\ (?:new|changed) | {_WORDING}\ no\ longer\ in\ use
      | (?:old|previous|withdrawn|superseded|deleted)\ {_WORDING} | what\ (?:this|it)(?:\ \w+)?\ replace[sd]
    )""",
    re.I | re.X,
)
_EXERCISE = re.compile(
    r"\b(?:spot the (?:mistake|error)s?|(?:training|group|written) exercise|discussion (?:starter|question|point)s?"
    r"|quiz|true or false|what would you do|case stud(?:y|ies))\b|^discuss\b|^exercise\b",
    re.I,
)
_EXERCISE_INTRO = re.compile(
    r"^(?:spot the (?:mistake|error)s?|discuss|true or false|case study(?: \w+)?|quiz)\b[^.?!]{0,30}[:?]", re.I
)
_ADOPTED = re.compile(
    r"\b(?:we follow|staff (?:must |should |will )?follow|according to|in line with|as set out in|golden rules?"
    r"|(?:advice|guidance|kcsie|education|children|together|act|rule|principle)(?: \d+| \(?20\d\d\)?)?,? (?:also )?"
    r"(?:says?|states?|tells?|reminds?|makes? clear|requires?|asks?|advises?))\b",
    re.I,
)
_MYTH = re.compile(r"^myth\b(?:\s?\d+)?\s*[:.|-]", re.I)
_LEADERS = re.compile(r"(?:\.\s?){4,}\s*(?:page\s*|p\.?\s*)?\d{0,3}$|…\s*\d{1,3}$|\t\d{1,3}$", re.I)
_PAGE_AT_END = re.compile(r"(?:\s|^)(?:page\s*|p\.?\s*)?\d{1,3}$", re.I)
_CONTENTS_HEADING = re.compile(r"^(?:\d+\.?\s*)?(?:table of )?contents(?: page)?$", re.I)
_DOUBLE = re.compile(r'"[^"]*"')
_SINGLE_OPEN = re.compile(r"(?<![\w'])'(?=\w)")
_SINGLE_CLOSE = re.compile(r"(?<=\S)'(?!\w)")
_MOSTLY = 0.8
"""Share of a unit's letters inside quotation marks from which on it is a quotation."""


def why_quoted(own: str, context: str, headings: tuple[str, ...], marks: tuple[str, ...]) -> str:
    """Why the words are not the policy's own rule: "contents", "withdrawn", "exercise", "quotation", "question" or "".

    `context` is the lead-in or the words just before that introduce them; `headings` stand above, outermost first.
    """
    nearest = headings[-1] if headings else ""
    if "contents" in marks or is_contents_line(own, nearest):
        return "contents"
    if _under(nearest):
        return _under(nearest)
    introduced = context if context.endswith(":") else ""
    if _WITHDRAWN.search(introduced) or _speaks_of_old_wording(own):
        return "withdrawn"
    if _EXERCISE_INTRO.search(own) or _EXERCISE_INTRO.search(introduced):
        return "exercise"
    if is_myth(own) or (_is_quotation(own, marks) and not _ADOPTED.search(_outside(own) + " " + introduced)):
        return "quotation"
    return "question" if own.endswith("?") else ""


@lru_cache(maxsize=1024)
def _under(heading: str) -> str:
    """Why nothing under a heading is the policy's own rule; empty under most headings."""
    if _WITHDRAWN_HEADING.search(heading):
        return "withdrawn"
    return "exercise" if _EXERCISE.search(heading) else ""


def is_myth(own: str) -> bool:
    return bool(_MYTH.match(own))


def is_contents_line(own: str, heading: str) -> bool:
    """A line such as "4.3 Seeking consent ........ 12"."""
    if _LEADERS.search(own) and "...." in own.replace(" ", "") and own[-1].isdigit():
        return True
    return bool(_CONTENTS_HEADING.match(heading.strip()) and len(own) < 120 and _PAGE_AT_END.search(own))


def quotations(text: str) -> list[tuple[int, int]]:
    """Spans of the quotations in plain text, marks included. An apostrophe is no mark."""
    found = [match.span() for match in _DOUBLE.finditer(text)]
    place = 0
    while opening := _SINGLE_OPEN.search(text, place):
        closing = _closing(text, opening.end())
        if closing is None:
            break
        found.append((opening.start(), closing))
        place = closing
    return sorted(found)


def _closing(text: str, start: int) -> int | None:
    """Where a quotation in single marks ends; "parents' wishes" inside it does not end it."""
    following = _SINGLE_OPEN.search(text, start)
    bound = following.start() if following else len(text)
    ends = list(_SINGLE_CLOSE.finditer(text, start, bound))
    if not ends:
        return None
    for match in ends:
        possessive = text[match.start() - 1] == "s" and text[match.end() : match.end() + 2].strip()[:1].islower()
        if not possessive or match is ends[-1]:
            return match.end()
    return None


def _is_quotation(own: str, marks: tuple[str, ...]) -> bool:
    """Marked as one, nearly all in quotation marks, or introduced by a colon and quoted to its end."""
    if "quote" in marks:
        return True
    spans = quotations(own)
    if not spans:
        return False
    inside = sum(_letters(own[start:end]) for start, end in spans)
    if inside >= _MOSTLY * _letters(own):
        return True
    start, end = spans[-1]
    return own[:start].rstrip().endswith(":") and not _letters(own[end:]) and len(own[start:end].split()) > 3


def speaks_of_withdrawal(words: str) -> bool:
    """Whether words speak of wording that is not used any more."""
    return bool(_WITHDRAWN.search(words))


def _speaks_of_old_wording(own: str) -> bool:
    """The sentence itself says that the wording it quotes or reports is not used any more."""
    found = _WITHDRAWN.search(own)
    if not found:
        return False
    reports = re.search(
        r"\b(?:said|ran|read|stated|asked|told|required|say|tell|used to)\b", own[found.start() :], re.I
    )
    return bool(quotations(own) or (reports and "used to" in found.group().lower()) or _REPORTED.search(own))


_REPORTED = re.compile(
    rf"(?:(?:19|20)\d\d|old|older|former|previous|earlier|consultation|draft|original) {_WORDING} "
    r"(?:said|ran|read|stated|asked|told|required|had)",
    re.I,
)


def _outside(own: str) -> str:
    """The words that are not in quotation marks."""
    kept, last = [], 0
    for start, end in quotations(own):
        kept.append(own[last:start])
        last = max(last, end)
    return " ".join([*kept, own[last:]])


def _letters(text: str) -> int:
    return sum(char.isalnum() for char in text)
