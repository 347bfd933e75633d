"""Dates as schools write them: "September 2025", "01/09/2025", "Autumn term 2025", "2025/26"."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_YEAR = r"(?:19|20)\d\d"
_ANY_YEAR = rf"(?:{_YEAR}|'?\d\d)"
_SURE_YEAR = rf"(?:{_YEAR}|'\d\d)"
_TERMS = {"autumn": (9, 12), "spring": (1, 4), "summer": (4, 8)}


@dataclass(frozen=True, slots=True)
class Dated:
    """A date in a text: where it stands and the days it may mean."""

    start: int
    end: int
    first: date
    last: date

    @property
    def edition_day(self) -> date:
        """The last day on which a document of this date can have come out: for "2025/26" the end of 2025."""
        return self.last if self.last.year == self.first.year else date(self.first.year, 12, 31)


def _year(text: str) -> int:
    digits = text.lstrip("'")
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def _month(text: str) -> int:
    return _MONTHS.index(text[:3].lower()) + 1


def _whole_month(year: int, month: int) -> tuple[date, date]:
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _one_day(year: int, month: int, day: int) -> tuple[date, date]:
    return date(year, month, day), date(year, month, day)


def _term(name: str, year: int) -> tuple[date, date]:
    begin, finish = _TERMS[name.lower()]
    return date(year, begin, 1), _whole_month(year, finish)[1]


def _school_year(year: int, ends: int) -> tuple[date, date]:
    if (year + 1) % 100 != ends:
        raise ValueError(f"{year}/{ends} is not a school year")
    return date(year, 9, 1), date(year + 1, 8, 31)


_Found = re.Match[str]
_FORMS: tuple[tuple[str, Callable[[_Found], tuple[date, date]]], ...] = (
    (rf"({_YEAR})-(\d\d)-(\d\d)", lambda m: _one_day(int(m[1]), int(m[2]), int(m[3]))),
    (rf"(\d\d?)([/.-])(\d\d?)\2({_ANY_YEAR})", lambda m: _one_day(_year(m[4]), int(m[3]), int(m[1]))),
    (
        rf"(\d\d?)(?:st|nd|rd|th)?[ -](?:of )?(?:the )?({_MONTH}),?[ -]({_ANY_YEAR})",
        lambda m: _one_day(_year(m[3]), _month(m[2]), int(m[1])),
    ),
    (
        rf"({_MONTH}) (\d\d?)(?:st|nd|rd|th)?,? ({_YEAR})",
        lambda m: _one_day(int(m[3]), _month(m[1]), int(m[2])),
    ),
    (rf"({_MONTH})(?:,? (?:of )?|-|/)({_SURE_YEAR})", lambda m: _whole_month(_year(m[2]), _month(m[1]))),
    (rf"({_MONTH}) (\d\d)(?=[)\]])", lambda m: _whole_month(_year(m[2]), _month(m[1]))),  # "(Sept 25)" is no day
    (rf"({_MONTH})-(\d\d)", lambda m: _whole_month(_year(m[2]), _month(m[1]))),
    (rf"(0?[1-9]|1[0-2])/({_YEAR})", lambda m: _whole_month(int(m[2]), int(m[1]))),
    (rf"(autumn|spring|summer)(?: term)?(?: \d)?,? ({_SURE_YEAR})", lambda m: _term(m[1], _year(m[2]))),
    (rf"({_YEAR}) ?[/-] ?((?:20)?\d\d)", lambda m: _school_year(int(m[1]), int(m[2][-2:]))),
    (rf"({_YEAR})", lambda m: (date(int(m[1]), 1, 1), date(int(m[1]), 12, 31))),
)
_COMPILED = tuple((re.compile(rf"(?<![\w/]){form}(?![\w/]|[.-]\d)", re.IGNORECASE), days) for form, days in _FORMS)
_HAS_DIGITS = re.compile(r"\d\d")


def date_at(text: str, start: int) -> Dated | None:
    """The date that begins exactly at `start`; None when there is none, or none that exists (31 June)."""
    for pattern, days in _COMPILED:
        found = pattern.match(text, start)
        if found:
            try:
                first, last = days(found)
            except ValueError:
                continue
            return Dated(found.start(), found.end(), first, last)
    return None


def find_dates(text: str) -> tuple[Dated, ...]:
    """All dates of a text in order, the most exact reading of each."""
    found: list[Dated] = []
    if not _HAS_DIGITS.search(text):
        return ()
    position = 0
    while position < len(text):
        begins = position == 0 or not text[position - 1].isalnum()
        dated = date_at(text, position) if begins and text[position].isalnum() else None
        if dated:
            found.append(dated)
        position = dated.end if dated else position + 1
    return tuple(found)
