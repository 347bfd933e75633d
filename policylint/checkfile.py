"""Check files are read strictly: the first thing that is wrong is named, with its file and line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from policylint.checktable import COMMON, by_policy, check_of, shown
from policylint.errors import CheckFileError
from policylint.guidance import resolve
from policylint.kinds.table import KINDS
from policylint.model import POLICY_TYPES, SEVERITIES, Check, Edition
from policylint.shapes import wrong_values
from policylint.vocabulary import Vocabulary

REQUIRED = ("id", "family", "kind", "status", "title", "guidance", "severity", "why", "advice")
FAMILIES = ("consent", "refusal", "barrier", "responsibility", "clause", "reference", "conflict", "residue")
STATUSES = ("trial", "stable", "retired")


def read_check(table: Mapping[str, Any], path: Path, vocabulary: Vocabulary, editions: Mapping[str, Edition]) -> Check:
    """One check from the table of its file.

    Raises:
        CheckFileError: with file, line and what is wrong.
    """
    file = _CheckFile(path)
    for key, problem in wrong_values(table):
        raise file.wrong(problem, key)
    for key in REQUIRED:
        if key not in table:
            raise file.wrong(f'"{key}" is missing')
    kind = KINDS.get(table["kind"])
    if kind is None:
        raise file.wrong(f'kind = "{table["kind"]}": the kinds are {", ".join(KINDS)}', "kind")
    for key in table:
        if key not in COMMON | kind.keys:
            raise file.wrong(f'"{key}" is not a key of a {table["kind"]} check.{near(key, COMMON | kind.keys)}', key)
    if table["id"] != path.stem:
        raise file.wrong(f'id = "{table["id"]}" must be the name of the file, "{path.stem}"', "id")
    for key, allowed in (("family", FAMILIES), ("status", STATUSES)):
        if table[key] not in allowed:
            raise file.wrong(f'{key} = "{table[key]}" is not one of {", ".join(allowed)}', key)
    _check_guidance(table, editions, file)
    _check_severity(table["severity"], file)
    _check_policies(table.get("policies", ()), file)
    check = check_of(table, file.shown)
    try:
        for problem in kind.problems(check.spec, vocabulary):
            raise file.wrong(problem, problem.split(" ", 1)[0].rstrip(":"))
        kind.patterns(check, vocabulary)
    except CheckFileError as wrong:
        if wrong.line is None:  # a pattern, which its error quotes
            raise file.wrong(wrong.message, wrong.message.partition('"')[2].partition('"')[0]) from None
        raise
    except (AttributeError, KeyError, TypeError, ValueError) as wrong:
        raise file.wrong(f"a table in it lacks a key, or holds a value of the wrong sort: {wrong}") from None
    return check


class _CheckFile:
    """A check file, to say where in it something is wrong."""

    def __init__(self, path: Path) -> None:
        self.path, self.shown = path, shown(path)

    def wrong(self, message: str, key: str = "") -> CheckFileError:
        return CheckFileError(message, file=self.shown, line=self._line(key) if key else None)

    def _line(self, key: str) -> int | None:
        lines = self.path.read_text(encoding="utf-8").splitlines()
        return next((number for number, line in enumerate(lines, 1) if key in line), None)


def near(word: str, known: Iterable[str]) -> str:
    """' Did you mean "..."?' or nothing."""
    close = get_close_matches(word, list(known), 1)
    return f' Did you mean "{close[0]}"?' if close else ""


def _check_guidance(table: Mapping[str, Any], editions: Mapping[str, Edition], file: _CheckFile) -> None:
    if not table["guidance"]:
        raise file.wrong("guidance is empty: a check must rest on a clause of an edition", "guidance")
    for reference in table["guidance"]:
        try:
            resolve(reference, editions)
        except CheckFileError as wrong:
            raise file.wrong(str(wrong), reference) from None
    since = table.get("since")
    if since is not None and since not in editions:
        raise file.wrong(f'since = "{since}" is not an edition.{near(since, editions)}', "since")


def _check_severity(value: Any, file: _CheckFile) -> None:
    for policy, severity in by_policy(value).items():
        if policy not in {"", *POLICY_TYPES}:
            raise file.wrong(f'severity: "{policy}" is not a policy type.{near(policy, POLICY_TYPES)}', "severity")
        if severity not in SEVERITIES:
            raise file.wrong(f'severity = "{severity}" is not one of {", ".join(SEVERITIES)}', "severity")


def _check_policies(value: Iterable[str], file: _CheckFile) -> None:
    for policy in value:
        if policy not in POLICY_TYPES:
            raise file.wrong(f'"{policy}" is not a policy type.{near(policy, POLICY_TYPES)}', "policies")
