"""Dates that the writers of a policy forgot: those left blank, and the date that it gives for its review."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from policylint.kinds.dates import Dated, date_at, find_dates
from policylint.kinds.leftover import around, in_unit
from policylint.kinds.phrases import Phrases, phrases
from policylint.model import Check, Hit, Unit

_BLANK_MARK = re.compile(
    r"_{3,}|\.{4,}|…{2,}|(?:… ?){3,}|-{4,}|\b(?:TBC|TBA)\b|\bto be (?:confirmed|agreed|added)\b|\bdd ?/ ?mm\b"
    r"|\bxx?/xx?/|[\[<](?:insert )?(?:the )?date[\]>]",
    re.IGNORECASE,
)
_ON_BLANK = re.compile(rf".{{0,80}}?\b(?:on|dated?)\W{{0,3}}?(?:{_BLANK_MARK.pattern})", re.IGNORECASE)
"""After "approved by" or "Approval:" comes a name: only "on ____" or "Date: ____" is a date left blank."""
_NAME_FOLLOWS = re.compile(r"(?: by|^approval|^approved|^adopted|^ratified)$", re.IGNORECASE)
_ON_OPEN = re.compile(r".{1,80}\b(?:on|date|dated)[ :]*$", re.IGNORECASE)
_ENDS_OPEN = re.compile(r"^[ \"')]*:[ .]*$")
_NEARBY = 80
"""A blank farther than this many characters behind the words is another blank."""
_DATE_NEAR = re.compile(
    r"(?:[ :|.,()*_\[–-]|(?:by (?:the )?(?:full )?(?:governing (?:body|board)|governors|trustees|board|directors"
    r"|committee|head(?:teacher)?|principal|manager)|(?:no|not) later than|(?:each|every) year|annually|yearly|again"
    r"|is|in|by|on|or|due|of|before|the|at|date|end|beginning|start|during|next|formally)\b)*",
    re.IGNORECASE,
)
_BELOW = 6
"""Lines below a label in which its date may stand."""
_FIELD = re.compile(
    r"[A-Z][\w &/'()-]{2,45}:|(?:to be|next|last|date|version|signed|authorised|prepared|written) ?[\w ]{0,40}$"
    r"|(?:to be|next|last) (?:\w+ ){0,2}\w*review",
    re.IGNORECASE,
)
"""Another field of the same list, such as "Owner: the bursar" or "Authorised by"."""
_EARLIER = re.compile(r"\b(?:last|latest|previous|most recent|date of|when|after|since)\W*$", re.IGNORECASE)

_AFTER_DATE = re.compile(r"\d\W*$")
_OPENING = " *-•|(·"
"""Signs before a label of one word, such as "Review: May 2027": elsewhere "review" is only a word."""

_Cells = dict[tuple[int, int, int], str]
"""Text of the filled cells by table, row and column."""


def blank_dates(check: Check, units: Sequence[Unit]) -> Iterator[Hit]:
    """Places for the date of approval or review that hold no date."""
    labels, excluded = phrases(tuple(check.spec["found"])), phrases(tuple(check.spec.get("not-if", ())))
    filled = _filled_cells(units)
    for position, unit in enumerate(units):
        text = unit.text[unit.own :]
        matches = list(labels.finditer(text))
        if not matches or unit.quoted or excluded.search(around(unit)):
            continue
        following = units[position + 1 : position + 1 + _BELOW]
        if any(_lacks_date(match, unit, following, labels, filled) for match in matches):
            yield in_unit(check, unit, 0, len(text), "The date is left blank.")


def review_dates(check: Check, units: Sequence[Unit]) -> Iterator[Hit]:
    """The dates that a policy gives for its next review."""
    labels = phrases(tuple(check.spec["found"]))
    cells = _filled_cells(units)
    for unit in units:
        text = unit.text[unit.own :]
        for match in labels.finditer(text):
            before = text[: match.start()]
            label = not _EARLIER.search(before) and (" " in match[0] or _begins(before, text[match.end() :]))
            found = _review_date(unit, text, match.end(), cells) if label else None
            if found:
                yield _review_hit(check, unit, match.start(), match.end(), *found)
                break
        else:
            dated = date_at(text, 0) if _under_label(unit, labels, cells) else None
            if dated:
                yield _review_hit(check, unit, 0, 0, dated, text[dated.start : dated.end])


def _begins(before: str, rest: str) -> bool:
    """Whether one word after `before` is a label: first in its line, or the next of several fields in it."""
    return (
        not before.rstrip(_OPENING) or before[-2:-1] in ".|·•" or bool(_AFTER_DATE.search(before) and rest[:1] == ":")
    )


# --- what stands where ------------------------------------------------------------------------------------------


def _filled_cells(units: Iterable[Unit]) -> _Cells:
    cells: _Cells = {}
    for unit in units:
        block = unit.block
        if block.table is not None:
            place = (block.table, block.row, block.column)
            cells[place] = f"{cells.get(place, '')} {unit.text[unit.own :]}".strip()
    return cells


def _cell(unit: Unit, cells: _Cells, down: int, across: int) -> str:
    block = unit.block
    return cells.get((block.table or 0, block.row + down, block.column + across), "")


def _under_label(unit: Unit, labels: Phrases, cells: _Cells) -> bool:
    """Whether the unit is the only cell under a column heading such as "Next review"."""
    found = labels.search(unit.block.column_header)
    if not found or _EARLIER.search(unit.block.column_header[: found.start()]) or unit.block.column_header == unit.text:
        return False
    here = [place for place in cells if place[0] == unit.block.table and place[2] == unit.block.column]
    return len(here) <= 2


def _lacks_date(match: re.Match[str], unit: Unit, following: Sequence[Unit], labels: Phrases, filled: _Cells) -> bool:
    """Whether the date that a label asks for is not there."""
    rest = match.string[match.end() :]
    if not _NAME_FOLLOWS.search(match[0]):
        return _is_blank(match, unit, following, labels, filled)
    return bool(_ON_BLANK.match(rest) or (_ON_OPEN.match(rest) and _is_open(unit, following, labels, filled)))


def _is_blank(match: re.Match[str], unit: Unit, following: Sequence[Unit], labels: Phrases, cells: _Cells) -> bool:
    """Whether the place for a date behind the label `match` was left empty."""
    rest = match.string[match.end() :]
    if find_dates(rest):
        return False
    if _BLANK_MARK.search(rest[:_NEARBY]):
        return True
    if unit.block.table is not None:
        return bool(_DATE_NEAR.fullmatch(rest)) and _is_empty_beside(unit, labels, cells)
    if not _ENDS_OPEN.match(rest):
        return not rest.strip() and not match.start() and _is_above_a_field(unit, following, labels)
    then = _own(following[0]) if following else ""
    return not find_dates(then[:_NEARBY])


def _is_above_a_field(unit: Unit, following: Sequence[Unit], labels: Phrases) -> bool:
    """Whether a line that is no more than a label stands above another field or a heading, and no date below it.

    Where a page was read column by column, the labels come first and the dates after them.
    """
    if unit.block.kind == "heading" or not following or any(date_at(_own(other), 0) for other in following):
        return False
    then, first = _own(following[0]), labels.search(_own(following[0]))
    return following[0].block.kind == "heading" or bool(_FIELD.match(then) or (first and not first.start()))


def _own(unit: Unit) -> str:
    return unit.text[unit.own :]


def _is_open(unit: Unit, following: Sequence[Unit], labels: Phrases, cells: _Cells) -> bool:
    """Whether "agreed by the governors on" is a label whose date, in the next cell or line, was left empty."""
    if unit.block.table is not None:
        return _is_empty_beside(unit, labels, cells)
    return bool(following and _BLANK_MARK.match(_own(following[0])))


def _is_empty_beside(unit: Unit, labels: Phrases, cells: _Cells) -> bool:
    """Whether the cell to the right is empty and the cell below does not hold the answer either."""
    beside, below = _cell(unit, cells, 0, 1), _cell(unit, cells, 1, 0)
    if beside:
        return bool(_BLANK_MARK.fullmatch(beside))
    wider = any(table == unit.block.table and column > unit.block.column for table, _, column in cells)
    return wider and (not below or bool(labels.search(below)))


def _review_date(unit: Unit, text: str, end: int, cells: _Cells) -> tuple[Dated, str] | None:
    """The date after the words that end at `end`, or in the cell to the right, as a date and as printed."""
    beside = _cell(unit, cells, 0, 1) if _DATE_NEAR.fullmatch(text, end) else ""
    for source, start in ((text, end), (beside, 0)):
        between = _DATE_NEAR.match(source, start)
        dated = date_at(source, between.end()) if between else None
        if dated:
            return dated, source[dated.start : dated.end]
    return None


def _review_hit(check: Check, unit: Unit, start: int, end: int, dated: Dated, words: str) -> Hit:
    text = unit.text[unit.own :]
    here = text[dated.start : dated.end] == words
    hit = in_unit(
        check, unit, start, max(end, dated.end) if here else end, f'"{words}" is given as the date of review.'
    )
    facts = (("first", dated.first.isoformat()), ("last", dated.last.isoformat()), ("words", words))
    return replace(hit, data=facts, quote="" if here else f"{text[start:end]} | {words}")
