"""Laws, bodies, documents and terms of a table that go out of use."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from policylint.kinds import history
from policylint.kinds.phrases import phrases
from policylint.kinds.titles import dates_of
from policylint.model import Check, Confidence, Hit, Unit

_ADDRESS = re.compile(r"@|www\.|https?:|\.(?:org|gov|com|net|uk|pdf|docx?)\b", re.IGNORECASE)
_IN_PASSING = re.compile(r"\b(?:glossary|abbreviations|acronyms|terms used|key terms|jargon)\b", re.IGNORECASE)
"""Headings of lists that explain words: a name there is a term in passing, not something that the policy follows."""

Row = Mapping[str, Any]


def find_listed(check: Check, unit: Unit) -> Iterator[Hit]:
    """The first mention of each row of the check's table in the unit's own words."""
    text = unit.text[unit.own :]
    lowered = text.lower()
    for row in check.spec["row"]:
        for match in phrases(tuple(row["found"])).finditer(text, lowered):
            if _stands(row, unit, text, match.start(), match.end()):
                yield _hit(check, row, unit, match.start(), match.end())
                break


def _stands(row: Row, unit: Unit, text: str, start: int, end: int) -> bool:
    if _in_address(text, start, end) or history.is_past(text, start, end) or not _dated_right(row, text, start, end):
        return False
    around = " · ".join((*unit.block.place.headings, unit.row, unit.text))
    excluded = phrases(tuple(row.get("not-if", ()))).search(around)
    return not excluded and ("with" not in row or bool(phrases(tuple(row["with"])).search(around)))


def _dated_right(row: Row, text: str, start: int, end: int) -> bool:
    """`years`: only with one of these years beside it; `undated`: only without a year (so not as a publisher)."""
    if "years" not in row and not row.get("undated"):
        return True
    years = {dated.first.year for dated in dates_of(text, start, end)}
    return not years if row.get("undated") else bool(years & set(row["years"]))


def _in_address(text: str, start: int, end: int) -> bool:
    begin = text.rfind(" ", 0, start) + 1
    finish = text.find(" ", end)
    return bool(_ADDRESS.search(text[begin : finish if finish >= 0 else len(text)]))


def _hit(check: Check, row: Row, unit: Unit, start: int, end: int) -> Hit:
    words = unit.text[unit.own + start : unit.own + end]
    first, last = unit.span(unit.own + start, unit.own + end)
    facts = ("use", "confidence", "since-in-words", "says", "guidance")
    passing = any(_IN_PASSING.search(heading) for heading in unit.block.place.headings[-1:])
    data = (
        ("row", row["id"]),
        ("found", words),
        ("since", row["since"].isoformat()),
        ("severity", "advice" if passing else row["severity"]),
        *((fact, str(row.get(fact, ""))) for fact in facts),
    )
    confidence: Confidence = "note" if row["confidence"] == "C" else "rule"
    source = f" (source: {row['source']})" if "source" in row else ""
    because = f'"{words}" is on the list of names that went out of use{source}.'
    return Hit(check.id, "citation", unit.index, unit.block.id, first, last, confidence, because=because, data=data)
