"""Which date belongs to the title of a document: the one beside it in the sentence, or in its row of a table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from policylint.kinds.dates import Dated, date_at, find_dates
from policylint.model import Unit

_PUBLISHER = (
    r"(?:DfE|DCSF|DfES|HMG|HM Gov(?:ernment|\.)?|Her Majesty's Government|Home Office|Ofsted"
    r"|(?:the )?(?:UK )?government|(?:the )?Department (?:for|of) Education(?: and Skills)?"
    r"|Department for Children, Schools and Families)(?:'s)?"
)
_AUTHORS = (
    rf"(?:{_PUBLISHER}|gov\.uk|(?:the )?Department of Health(?: and Social Care)?|DHSC|DH|DoH|(?:UK )?Parliament"
    r"|(?:the )?Information Commissioner's Office|ICO)(?: ?\((?:DfE|DCSF|DfES|HMG|DHSC|DH|DoH|ICO)\))?"
)
"""Who may stand before the year in a list of sources: "DfE (2024) 'Keeping children safe in education'"."""
PUBLISHER = re.compile(rf"\b(?:{_PUBLISHER}|national|Secretary of State|golden rules)(?!\w)", re.IGNORECASE)
"""Words that make a general title ("information sharing guidance") one of the government's."""

_CONNECTING = re.compile(
    rf"(?:{_PUBLISHER}|(?:non-)?statutory|guidance|advice|guide|document|for schools(?: (?:and|&) (?:\w+ )?colleges)?"
    r"|information for (?:all )?(?:schools?|college|schools? and colleges?)(?: staff| leaders)?"
    r"|a guide to (?:inter|multi)-agency working"
    r"(?: to (?:help, protect|safeguard) and promote the welfare of children)?"
    r"|parts? (?:one|two|three|four|five|[1-5])|annex(?:es)? [a-h]|sections? [\d.]+|page \d+"
    r"|(?:open )?beta|version \d{1,2}(?:\.\d+)*"
    rf"|(?:published|issued|re-?issued|produced|written|released) by (?:the )?{_AUTHORS}(?: in| on)?"
    r"|para(?:graph)?s?\.? ?[\d.]+(?:-\d+)?"
    r"|(?:last |as |most recently )?(?:updated|revised|published|issued|re-?issued|produced|released)(?: in| on)?"
    r"|update|revision|version|edition|dated|final|draft|proposed|consultation|the|of)(?!\w)",
    re.IGNORECASE,
)
_SEPARATORS = re.compile(r"[ ,:()\[\]|*_\"'/.\-–]*")
_MOST_STEPS = 10
_UPDATED = re.compile(
    r"[ ,(\[]*(?:[(\[]|(?:and )?(?:last )?(?:updated|revised|amended|update|version|re-?issued))[ :]*(?:in |on )?",
    re.IGNORECASE,
)
_OTHER_USE = re.compile(r" (?:review|training|inset|meeting|briefing|induction|quiz|onwards|to \d)", re.IGNORECASE)
_SHORT_YEAR = re.compile(r" ?'?(1[5-9]|2\d)(?![\w%:/-]|\.\d)")

_EDITION_OF = re.compile(
    r"(?:'s)?(?: (?!and\b|or\b|with\b|to\b|the\b)\w+)* (?:edition|version|update|revision) of (?:the )?[\"']?$",
    re.IGNORECASE,
)
_ADJECTIVE = re.compile(
    rf"(?:'s)? (?:(?:{_PUBLISHER}|statutory|guidance|advice|document|on|:) ?)*[\"']?$", re.IGNORECASE
)
_ADJECTIVE_AFTER = re.compile(
    r"(?:\b(?i:the|our|this|its|a|see|per|current|read)|'s) (?:[a-z]+ )?$"
    r"|\b(?!(?:in|since|from|by|during|until|before|after|for|through|on|of|to|and|or) )[a-z]+ $"
)
_AUTHOR = re.compile(
    rf"(?:^\W*|[:;] ){_AUTHORS}(?:(?:,| and| &) {_AUTHORS})*[ ,(\[]*$|[a-z,•–-] {_AUTHORS} ?[(\[]$", re.IGNORECASE
)
_MARKS = re.compile(r"[ ).,:|\"'\]–-]*$")
_ANOTHER_DATE = re.compile(r"review|read|train|sign|check|due|next|owner|action|comment|seen", re.IGNORECASE)
_OPENS, _CLOSES = re.compile(r"[\"'“‘]$"), re.compile(r"[^.;\"'”’]{0,60}[\"'”’]")
_NEAR = 200
"""Characters before a title in which its date is looked for."""
_PROSE = 40
"""A cell with more characters than this beside the title is prose: its date is not looked for in the row."""


def dates_of(text: str, start: int, end: int, *, short_year: bool = False) -> tuple[Dated, ...]:
    """The dates of the title at `start`..`end` of a sentence; empty when it stands undated.

    `short_year`: two digits after it are a year too ("KCSIE 22")."""
    after = tuple(_after(text, end))
    if after:
        return after
    short = _SHORT_YEAR.match(text, end) if short_year else None
    if short:
        year = 2000 + int(short[1])
        return (Dated(short.start(1), short.end(1), date(year, 1, 1), date(year, 12, 31)),)
    return tuple(_before(text, start, end))


def is_name(text: str, start: int, end: int) -> bool:
    """Whether the title at `start`..`end` stands in quotation marks as a name, with no words of its text beside it."""
    return bool(_OPENS.search(text[:start]) and _CLOSES.match(text, end))


def row_dates(unit: Unit, title_length: int, row: Iterable[Unit]) -> tuple[Dated, ...]:
    """The dates in another cell of the same table row, such as "Keeping children safe in education | 2021"."""
    if len(unit.text) - unit.own - title_length > _PROSE:
        return ()
    for other in row:
        if other.block.id != unit.block.id and not _ANOTHER_DATE.search(other.block.column_header):
            text = other.text[other.own :]
            dates = tuple(_after(text, 0))
            if dates and not text[dates[-1].end :].strip(" .,;)]"):
                return dates
    return ()


def _after(text: str, end: int) -> Iterator[Dated]:
    position = end
    for _ in range(_MOST_STEPS):
        position = _end(_SEPARATORS, text, position)
        dated = date_at(text, position)
        if dated:
            break
        following = _end(_CONNECTING, text, position)
        if following == position:
            return
        position = following
    else:
        return
    if not _OTHER_USE.match(text, dated.end):
        yield dated
        yield from _updated(text, dated.end)


def _updated(text: str, end: int) -> Iterator[Dated]:
    """The second date of "2018 (updated December 2020)"."""
    following = _end(_UPDATED, text, end)
    later = date_at(text, following) if following > end else None
    if later:
        yield later


def _before(text: str, start: int, end: int) -> Iterator[Dated]:
    cut = max(0, start - _NEAR)
    dates = find_dates(text[cut:start])
    if not dates:
        return
    found = dates[-1]
    dated = Dated(cut + found.start, cut + found.end, found.first, found.last)
    before, between = text[cut : dated.start], text[dated.end : start]
    as_adjective = _ADJECTIVE.match(between) and _ADJECTIVE_AFTER.search(before)
    as_author = _AUTHOR.search(before) and _MARKS.match(between)
    alone = not before.strip(" -•") and _MARKS.match(between) and between.strip() and not text[end:].strip(" .,;'\")")
    if _EDITION_OF.match(between) or as_adjective or as_author or alone:
        yield dated


def _end(pattern: re.Pattern[str], text: str, position: int) -> int:
    found = pattern.match(text, position)
    return found.end() if found else position
