"""The kind that finds editions, laws, bodies and terms that are, or will be, superseded."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from policylint.kinds import history
from policylint.kinds.cited import find_cited
from policylint.kinds.listed import find_listed
from policylint.model import Check, Hit, Unit

if TYPE_CHECKING:
    from policylint.kinds.study import Study

KEYS = frozenset({"series", "titles", "general-titles", "not-titles", "abbreviations", "dated-titles", "row"})
"""A check names either a `series` of editions with their titles, or a table of `[[row]]`."""
_TITLE_KEYS = ("titles", "general-titles", "not-titles", "abbreviations")
_ROW_REQUIRED = ("id", "found", "use", "since", "severity", "confidence")
_ROW_LISTS = ("found", "not-if", "with")
_ROW_KEYS = (*_ROW_REQUIRED, "not-if", "with", "years", "undated", "since-in-words", "says", "guidance", "source")
_SUBTITLE = re.compile(
    r"(?:non-)?statutory (?:guidance|framework)|guidance|advice|(?:for|to|by|from|in force|valid)\b"
    r"|schools and colleges|all staff|information|part one|(?:a guide|multi-agency|inter-agency|working)\b"
    r"|practitioners|january|february|march|april|may|june|july|august|september|october|november"
    r"|december"
    r"|hm government|department for education|dfe|[\W\d]+",
    re.IGNORECASE,
)
"""What a title page says beside the title."""
_WHOLE = 50
"""Units from which a text can be a whole edition, and not a line that cites one."""
_CHOICES = {"severity": ("warning", "advice"), "confidence": ("A", "B", "C")}


def find(check: Check, units: Sequence[Unit]) -> Iterator[Hit]:
    """Citations that are, or will be, out of date: none in words that are quoted, history or in a change log, but a
    title may stand in quotation marks. Those of "the current edition" have the role "current"."""
    rows: dict[tuple[int, int], list[Unit]] = defaultdict(list)
    for unit in units:
        if unit.block.table is not None:
            rows[unit.block.table, unit.block.row].append(unit)
    own = ""
    for unit in units:
        if unit.quoted not in {"", "quotation"} or unit.block.hidden or history.is_log(unit):
            continue
        if "series" in check.spec:
            hits = list(find_cited(check, unit, rows.get((unit.block.table or 0, unit.block.row), ())))
            own = own or (_title(unit, hits) if len(units) >= _WHOLE else "")
            yield from (hit for hit in hits if not own or hit.get("dated")[:4] != own)
        elif not unit.quoted:
            yield from find_listed(check, unit)


def _title(unit: Unit, hits: Sequence[Hit]) -> str:
    """The year by which a document names itself, where its first words are the title of an edition and no more."""
    first = next(iter(hits), None)
    if first is None or unit.index or not unit.text.startswith(first.get("found")):
        return ""
    return first.get("dated")[:4] if not _SUBTITLE.sub("", unit.text.removeprefix(first.get("found"))) else ""


def find_hits(check: Check, study: Study) -> Iterator[Hit]:
    return find(check, study.view.units)


def problems(table: Mapping[str, Any], vocabulary: object) -> list[str]:
    return check_spec(table)


def check_spec(table: Mapping[str, Any]) -> list[str]:
    """What is wrong with the keys of a check file, one sentence each."""
    if ("series" in table) == ("row" in table):
        return ['a citation check has either "series" (editions of one document) or a table of [[row]].']
    wrong = [f'"{key}" must be a list of phrases.' for key in _TITLE_KEYS if not _is_phrases(table.get(key, []))]
    if "series" in table and not table.get("titles"):
        wrong.append('"titles" is missing: the titles by which the document is known.')
    titles = table.get("dated-titles", {})
    if not isinstance(titles, dict) or not all(_is_phrases(value) for value in titles.values()):
        wrong.append('"dated-titles" must name an edition and a list of titles: {is-2008 = ["..."]}.')
    rows = table.get("row", [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        return [*wrong, '"row" must be a table: [[row]].']
    return [*wrong, *(problem for row in rows for problem in _row_problems(row))]


def _row_problems(row: Mapping[str, Any]) -> Iterator[str]:
    name = f'row "{row.get("id", "?")}"'
    for key in row:
        if key not in _ROW_KEYS:
            close = get_close_matches(key, _ROW_KEYS, n=1)
            yield f'{name}: "{key}" is not a key of a row.' + (f' Did you mean "{close[0]}"?' if close else "")
    for key in _ROW_REQUIRED:
        if key not in row:
            yield f'{name}: "{key}" is missing.'
    for key in _ROW_LISTS:
        if not _is_phrases(row.get(key, [])):
            yield f'{name}: "{key}" must be a list of phrases.'
    for key, choices in _CHOICES.items():
        if key in row and row[key] not in choices:
            yield f'{name}: "{key}" must be one of {", ".join(choices)}.'
    since = row.get("since", date.min)
    if not isinstance(since, date) or isinstance(since, datetime):
        yield f'{name}: "since" must be a date such as 2018-05-25.'


def _is_phrases(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) and item.strip() for item in value)
