"""Editions of the guidance as dated data: load them, find their clauses, choose those that a report is judged by."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from policylint.errors import CheckFileError, UsageError
from policylint.model import Edition, EditionClause, JudgedBy

JUDGED_SERIES = ("is", "kcsie", "wt")
"""Every report names one edition of each: information sharing, KCSIE, Working Together."""

_TEXT_KEYS = ("id", "series", "title", "short", "publisher", "source", "confidence", "text", "history")
_REQUIRED = (*_TEXT_KEYS, "published", "statutory")
_KEYS = (*_REQUIRED, "in-force-from", "superseded-on", "superseded-by", "clause")
_DATE_KEYS = ("published", "in-force-from", "superseded-on")
_CLAUSE_REQUIRED = ("id", "title", "confidence")
_CLAUSE_KEYS = (*_CLAUSE_REQUIRED, "text", "paragraph", "stated-by", "older")
_LISTS = ("stated-by", "older")
_CHOICES = {"confidence": ("A", "B", "C"), "text": ("seen", "reported")}


def load_editions(folder: Path) -> dict[str, Edition]:
    """All editions of a folder of TOML files, by id, in order of series and date.

    Raises CheckFileError, with file and line, for a file that is not right."""
    by_id = editions_of(_checked(path) for path in sorted(folder.glob("*.toml")))
    for edition in by_id.values():
        if edition.superseded_by and edition.superseded_by not in by_id:
            near = _nearest(edition.superseded_by, by_id)
            raise CheckFileError(
                f'superseded-by "{edition.superseded_by}" is not an edition.{near}', file=f"{edition.id}.toml"
            )
        for reference in (older for clause in edition.clauses for older in clause.older):
            resolve(reference, by_id)
    return by_id


def editions_of(tables: Iterable[Mapping[str, Any]]) -> dict[str, Edition]:
    """The editions of tables that are known to be right, by id, in order of series and date."""
    editions = sorted(map(_edition, tables), key=lambda item: (item.series, item.published))
    return {edition.id: edition for edition in editions}


def resolve(reference: str, editions: Mapping[str, Edition]) -> tuple[Edition, EditionClause]:
    """The clause that "edition#clause" names; "edition" alone is the edition as a whole.

    Raises CheckFileError when there is none."""
    edition_id, _, clause_id = reference.partition("#")
    edition = editions.get(edition_id)
    if edition is None:
        raise CheckFileError(
            f'guidance "{reference}": there is no edition "{edition_id}".{_nearest(edition_id, editions)}'
        )
    if not clause_id:
        return edition, EditionClause("", edition.title, confidence=edition.confidence)
    for clause in edition.clauses:
        if clause.id == clause_id:
            return edition, clause
    has = _in_words(clause_id, [clause.id for clause in edition.clauses])
    raise CheckFileError(f'guidance "{reference}" does not exist. {edition.id} has {has}.')


def edition_for(name: str, editions: Mapping[str, Edition]) -> Edition:
    """The edition that a user names: "is-2018", "2018", "2023", "KCSIE 2025". A bare year is information sharing.

    Raises UsageError when there is none."""
    wanted = "-".join(name.lower().split())
    tries = (wanted, f"is-{wanted}", f"is-{wanted}-draft")
    for edition_id in tries:
        if edition_id in editions:
            return editions[edition_id]
    same_year = next((f' Did you mean "{item}"?' for item in editions if item.endswith(f"-{wanted}")), "")
    near = same_year or _nearest(wanted, editions) or f" There are {', '.join(editions)}."
    raise UsageError(f'"{name}" is not an edition of the guidance.{near}')


def newest(series: str, editions: Mapping[str, Edition], as_of: date, *, text_seen: bool = True) -> Edition | None:
    """The newest edition of a series that was published by `as_of`; by default only those whose text was seen."""
    candidates = [
        edition
        for edition in editions.values()
        if edition.series == series and edition.published <= as_of and (edition.text == "seen" or not text_seen)
    ]
    return max(candidates, key=lambda edition: edition.published, default=None)


def judged_by(editions: Mapping[str, Edition], as_of: date, guidance: str | None = None) -> tuple[JudgedBy, ...]:
    """The editions that a report is judged by, one a series, as they stand on `as_of`.

    Information sharing: the newest whose text was seen. KCSIE and Working Together: the newest in force.
    `guidance` (any name that `edition_for` knows) takes the place of the edition of its series."""
    asked = edition_for(guidance, editions) if guidance is not None else None
    chosen = []
    for series in JUDGED_SERIES:
        edition = asked if asked and asked.series == series else _default(series, editions, as_of)
        if edition:
            chosen.append(edition)
    if asked and asked.series not in JUDGED_SERIES:
        chosen.append(asked)
    return tuple(_judged(edition, editions, as_of) for edition in chosen)


def banners(judged: Iterable[JudgedBy], editions: Mapping[str, Edition], as_of: date) -> tuple[str, ...]:
    """One line for each edition that is newer than the one judged by and is known only by report."""
    lines = []
    for item in judged:
        used = editions[item.edition]
        latest = newest(used.series, editions, as_of, text_seen=False)
        if latest and latest.published > used.published and latest.text == "reported":
            kind = "statutory guidance, " if latest.statutory else ""
            lines.append(
                f"A newer edition is reported: {latest.title} ({kind}{latest.published:%B %Y}). "
                "Check the current guidance."
            )
    return tuple(lines)


def applies(since: str | None, judged: Sequence[JudgedBy], editions: Mapping[str, Edition]) -> bool:
    """Whether a check that rests on the edition `since` is on: the edition judged by is that one or a later one."""
    if since is None:
        return True
    first = editions[since]
    used = [editions[item.edition] for item in judged if editions[item.edition].series == first.series]
    return all(edition.published >= first.published for edition in used)


# --- choosing ---------------------------------------------------------------------------------------------------


def _default(series: str, editions: Mapping[str, Edition], as_of: date) -> Edition | None:
    if series == "is":
        return newest(series, editions, as_of)
    in_force = [item for item in editions.values() if item.series == series and item.status(as_of) == "in force"]
    return max(in_force, key=lambda edition: edition.published, default=None)


def _judged(edition: Edition, editions: Mapping[str, Edition], as_of: date) -> JudgedBy:
    proposals = [item for item in editions.values() if item.in_force_from is None and item.superseded_by == edition.id]
    origin = f" (proposed {proposals[0].published.year})" if proposals else ""
    return JudgedBy(edition.id, edition.short + origin, edition.status(as_of), edition.history)


# --- reading a file ---------------------------------------------------------------------------------------------


def _checked(path: Path) -> dict[str, Any]:
    """The table of an edition's file, found right."""
    source = path.read_text(encoding="utf-8")
    try:
        table = tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        raise CheckFileError(str(error), file=path.name) from None
    file = _TextFile(path.name, source)
    _check_table(table, _KEYS, _REQUIRED, file)
    if table["id"] != path.stem:
        raise CheckFileError(f'id "{table["id"]}" must be the name of the file, "{path.stem}".', file=path.name)
    for clause in table.get("clause", ()):
        _check_table(clause, _CLAUSE_KEYS, _CLAUSE_REQUIRED, file)
    return table


def _edition(table: Mapping[str, Any]) -> Edition:
    return Edition(
        id=table["id"],
        series=table["series"],
        title=table["title"],
        short=table["short"],
        publisher=table["publisher"],
        published=table["published"],
        in_force_from=table.get("in-force-from"),
        superseded_on=table.get("superseded-on"),
        superseded_by=table.get("superseded-by"),
        statutory=table["statutory"],
        source=table["source"],
        confidence=table["confidence"],
        text=table["text"],
        history=table["history"],
        clauses=tuple(_clause(item) for item in table.get("clause", ())),
    )


def _clause(item: Mapping[str, Any]) -> EditionClause:
    return EditionClause(
        id=item["id"],
        title=item["title"],
        text=item.get("text", ""),
        paragraph=item.get("paragraph", ""),
        confidence=item["confidence"],
        stated_by=tuple(item.get("stated-by", ())),
        older=tuple(item.get("older", ())),
    )


class _TextFile:
    """A file's name and text, to say on which line a key stands."""

    def __init__(self, name: str, source: str) -> None:
        self.name, self._lines = name, source.splitlines()

    def wrong(self, message: str, key: str | None = None) -> CheckFileError:
        return CheckFileError(message, file=self.name, line=self._line(key) if key else None)

    def _line(self, key: str) -> int | None:
        heads = (line.split("=", 1)[0].strip().strip('[]"') for line in self._lines)
        return next((number for number, head in enumerate(heads, 1) if head == key), None)


def _check_table(table: Mapping[str, Any], keys: Sequence[str], required: Sequence[str], file: _TextFile) -> None:
    for key in table:
        if key not in keys:
            raise file.wrong(f'"{key}" is not a key of an edition.{_nearest(key, keys)}', key)
    for key in required:
        if key not in table:
            raise file.wrong(f'"{key}" is missing.')
    for key, value in table.items():
        _check_value(key, value, "clause" if keys is _CLAUSE_KEYS else "edition", file)


def _check_value(key: str, value: object, where: str, file: _TextFile) -> None:
    if key in _DATE_KEYS:
        right = isinstance(value, date) and not isinstance(value, datetime)
        wanted = "a date such as 2024-04-19"
    elif key == "statutory":
        right, wanted = isinstance(value, bool), "true or false"
    elif key == "clause":
        right, wanted = isinstance(value, list) and all(isinstance(item, dict) for item in value), "a [[clause]] table"
    elif key in _LISTS:
        right = isinstance(value, list) and all(isinstance(item, str) for item in value)
        wanted = "a list of texts in quotation marks"
    else:
        right, wanted = isinstance(value, str), "text in quotation marks"
    if not right:
        raise file.wrong(f'"{key}" must be {wanted}.', key)
    choices = _CHOICES.get(key) if where == "edition" or key == "confidence" else None
    if choices and value not in choices:
        raise file.wrong(f'"{key}" must be one of {", ".join(choices)}.', key)


# --- words ------------------------------------------------------------------------------------------------------


def _nearest(word: str, known: Iterable[str]) -> str:
    close = get_close_matches(word, list(known), n=1)
    return f' Did you mean "{close[0]}"?' if close else ""


def _in_words(wanted: str, ids: Sequence[str]) -> str:
    """ "rule-1 to rule-7": numbered ids are drawn together, and other ids left out when a number was asked for."""
    stem = wanted.rstrip("0123456789")
    alike = [item for item in ids if item.rstrip("0123456789") == stem]
    if len(alike) > 1:
        return f"{alike[0]} to {alike[-1]}"
    return ", ".join(ids) if ids else "no clauses"
