"""Editions that a policy cites by title and date."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from policylint.kinds import history
from policylint.kinds.dates import Dated
from policylint.kinds.phrases import phrases
from policylint.kinds.titles import PUBLISHER, dates_of, is_name, row_dates
from policylint.model import Check, Hit, Unit

_QUOTES = re.compile(r":\s*[\"“]")
"""Where the words begin that a sentence introduces."""


@dataclass(frozen=True, slots=True)
class _Title:
    start: int
    end: int
    edition: str = ""
    """The edition that this title alone gives away."""
    general: bool = False
    """It could be anyone's title unless the publisher is named."""
    abbreviated: bool = False


def find_cited(check: Check, unit: Unit, row: Iterable[Unit]) -> Iterator[Hit]:
    """Citations of the check's series in the unit's own words: dated ones, and (role "current") those of whatever
    edition is in force. `row` is the unit's table row."""
    text = unit.text[unit.own :]
    for title in _titles(check.spec, text):
        if unit.quoted and not (is_name(text, title.start, title.end) or _introduces(text, title)):
            continue
        dates = dates_of(text, title.start, title.end, short_year=title.abbreviated)
        dates = dates or row_dates(unit, title.end - title.start, row)
        start, end = _extent(title, dates, text)
        dated = max(dates, key=lambda item: item.edition_day, default=None)
        if (title.general and not PUBLISHER.search(text)) or history.is_past(text, start, end):
            continue
        if history.is_any_time(text, end) or (not dated and history.is_current(text, start, end)):
            yield replace(_hit(check, unit, "", None, start, end), role="current")
        elif dated or title.edition:
            yield _hit(check, unit, title.edition, dated, start, end)


def _titles(spec: Mapping[str, Any], text: str) -> list[_Title]:
    lowered = text.lower()
    found = [_Title(match.start(), match.end()) for match in _matches(spec, "titles", text, lowered)]
    found += [
        _Title(match.start(), match.end(), abbreviated=True) for match in _matches(spec, "abbreviations", text, lowered)
    ]
    found += [
        _Title(match.start(), match.end(), general=True) for match in _matches(spec, "general-titles", text, lowered)
    ]
    for edition, titles in spec.get("dated-titles", {}).items():
        found += [
            _Title(match.start(), match.end(), edition=edition)
            for match in phrases(tuple(titles)).finditer(text, lowered)
        ]
    if not found:
        return []
    others = [match.span() for match in _matches(spec, "not-titles", text, lowered)]
    found = [title for title in found if not any(start < title.end and title.start < end for start, end in others)]
    return _longest(found)


def _matches(spec: Mapping[str, Any], key: str, text: str, lowered: str) -> Iterator[re.Match[str]]:
    return phrases(tuple(spec.get(key, ()))).finditer(text, lowered)


def _longest(titles: list[_Title]) -> list[_Title]:
    kept: list[_Title] = []
    for title in sorted(titles, key=lambda item: (item.start - item.end, item.start)):
        if all(title.end <= other.start or other.end <= title.start for other in kept):
            kept.append(title)
    return sorted(kept, key=lambda item: item.start)


def _introduces(text: str, title: _Title) -> bool:
    """Whether the title stands in the author's own words, before what is quoted."""
    opening = _QUOTES.search(text)
    return opening is not None and title.end <= opening.start()


def _extent(title: _Title, dates: tuple[Dated, ...], text: str) -> tuple[int, int]:
    """Title and date together, where they stand in the same sentence."""
    near = [item for item in dates if text[item.start : item.end].strip() and item.end <= len(text)]
    if not near or not any(character.isdigit() for character in text[near[0].start : near[0].end]):
        return title.start, title.end
    start, end = min(title.start, near[0].start), max(title.end, near[-1].end)
    if text[start:end].count('"') % 2 and text[start - 1 : start] == '"':
        start -= 1
    words, closing = text[start:end], text[end : end + 1]
    opening = {")": "(", "]": "["}.get(closing)
    return start, end + bool(opening and words.count(opening) > words.count(closing))


def _hit(check: Check, unit: Unit, edition: str, dated: Dated | None, start: int, end: int) -> Hit:
    words = unit.text[unit.own + start : unit.own + end]
    first, last = unit.span(unit.own + start, unit.own + end)
    data = (
        ("series", str(check.spec["series"])),
        ("edition", "" if dated else edition),
        ("dated", dated.edition_day.isoformat() if dated else ""),
        ("found", words),
    )
    because = (
        f'"{words}" is cited with the year {dated.first.year}.' if dated else f'Only one edition is called "{words}".'
    )
    return Hit(check.id, "citation", unit.index, unit.block.id, first, last, because=because, data=data)
