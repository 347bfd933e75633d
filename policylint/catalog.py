"""The catalogue: every check file, the vocabulary and the editions, read and checked before anything is judged."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from importlib import resources
from pathlib import Path
from typing import Any

from policylint.errors import CheckFileError
from policylint.guidance import load_editions, resolve
from policylint.kinds import KINDS
from policylint.loading import to_stay
from policylint.model import POLICY_TYPES, SEVERITIES, Check, Edition
from policylint.pattern import Marked
from policylint.prefilter import POINTER, Prefilter
from policylint.shapes import wrong_values
from policylint.tables import Table, digest_of, parse, parsed
from policylint.vocabulary import EXAMPLES, FILE, Vocabulary, read_vocabulary

LARGEST = 1_000_000
"""Bytes of a check file."""
COMMON = frozenset(
    {
        *("id", "family", "kind", "status", "replaced-by", "title", "since", "guidance", "severity", "policies"),
        *("why", "advice", "suggest", "bad", "good"),
    }
)
REQUIRED = ("id", "family", "kind", "status", "title", "guidance", "severity", "why", "advice")
FAMILIES = ("consent", "refusal", "barrier", "responsibility", "clause", "reference", "conflict", "residue")
STATUSES = ("trial", "stable", "retired")


def checks_folder() -> Path:
    """Where our checks are: inside the installed package, or beside it in a checkout."""
    inside = Path(str(resources.files("policylint"))) / "checks"
    return inside if inside.is_dir() else inside.parent.parent / "checks"


@dataclass(frozen=True)
class Catalog:
    """All that judging needs."""

    checks: Mapping[str, Check]
    """By id, in order of id; retired ones too."""
    editions: Mapping[str, Edition]
    vocabulary: Vocabulary
    digest: str
    """sha256 of every file read."""
    further: frozenset[str] = frozenset()
    """Ids of the checks that are not ours, but of a folder that the user named."""

    @property
    def running(self) -> tuple[Check, ...]:
        """Checks that are not retired."""
        return tuple(check for check in self.checks.values() if check.status != "retired")

    @cached_property
    def mark(self) -> Callable[[str], Marked]:
        """Cut and mark a text. The first use loads spaCy."""
        with to_stay():
            from policylint.language import Lexicon

            return Lexicon(self.vocabulary.entries(self._elements())).mark

    def _elements(self) -> Iterator[str]:
        """Every element that the vocabulary and the checks look for."""
        yield from self.vocabulary.elements()
        for check in self.running:
            for pattern in KINDS[check.kind].patterns(check, self.vocabulary):
                yield from pattern.elements

    @cached_property
    def prefilter(self) -> Prefilter:
        """Tells which checks may find something in a text, and whether it may point to another policy."""
        triggers = {check.id: KINDS[check.kind].triggers(check, self.vocabulary) for check in self.running}
        return Prefilter({**triggers, POINTER: self.vocabulary.pointers}, self.vocabulary)


def load(extra: Iterable[Path] = ()) -> Catalog:
    """Read our checks and the check files of further folders. Needs no spaCy.

    Raises:
        CheckFileError: the first thing that is wrong, with its file and, where known, its line.
    """
    folder = checks_folder()
    files = [path for place in (folder, *extra) for path in _check_files(place)]
    guidance = sorted((folder / "guidance").glob("*.toml"))
    names = {path: f"{number}/{path.name}" for number, path in enumerate([folder / FILE, *files])}
    contents = {name: _read(path) for path, name in names.items()}
    tables = parsed(contents)
    found = {path: tables[name] for path, name in names.items()}
    vocabulary = read_vocabulary(_table(folder / FILE, found))
    editions = load_editions(folder / "guidance")
    checks: dict[str, Check] = {}
    for path in files:
        check = read_check(_table(path, found), path, vocabulary, editions)
        if check.id in checks:
            raise CheckFileError(f'a check with the id "{check.id}" exists already', file=_shown(path))
        checks[check.id] = check
    contents |= {f"guidance/{path.name}": path.read_bytes() for path in guidance}
    further = frozenset(path.stem for path in files if path.parent != folder)
    return Catalog(dict(sorted(checks.items())), editions, vocabulary, digest_of(contents), further)


def _check_files(place: Path) -> Iterator[Path]:
    if not place.is_dir():
        raise CheckFileError("this folder of checks does not exist", file=str(place))
    found = [path for path in sorted(place.glob("*.toml")) if path.name not in {FILE, EXAMPLES}]
    if not found:
        raise CheckFileError("there are no check files (*.toml) in this folder", file=str(place))
    yield from found


def _shown(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


def _read(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise CheckFileError("it is not an ordinary file", file=_shown(path))
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise CheckFileError(f"it cannot be read: {error.strerror}", file=_shown(path)) from None
    if len(data) > LARGEST:
        raise CheckFileError(f"it is larger than {LARGEST // 1_000_000} MB (limit)", file=_shown(path))
    return data


def table_of(path: Path) -> Table:
    """The table of one file beside the checks.

    Raises:
        CheckFileError: it is larger than a check file may be, cannot be read or is not TOML.
    """
    return _table(path, {path: parse(_read(path))})


def _table(path: Path, tables: Mapping[Path, Table | Exception]) -> Table:
    table = tables[path]
    if isinstance(table, Exception):
        raise CheckFileError(f"this is not a TOML file: {table}", file=_shown(path))
    return table


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
    spec = {key: value for key, value in table.items() if key not in COMMON or key in kind.keys}
    check = Check(
        id=table["id"],
        family=table["family"],
        kind=table["kind"],
        status=table["status"],
        title=table["title"],
        since=table.get("since"),
        guidance=tuple(table["guidance"]),
        severity=_severity(table["severity"], file),
        policies=_policies(table.get("policies", POLICY_TYPES), file),
        why=_sentence(table["why"]),
        advice=_sentence(table["advice"]),
        suggest=_sentence(table.get("suggest", "")),
        spec=spec,
        source=_shown(path),
        bad=tuple(_example(item) for item in table.get("bad", ())),
        good=tuple(_example(item) for item in table.get("good", ())),
    )
    try:
        for problem in kind.problems(spec, vocabulary):
            raise file.wrong(problem, problem.split(" ", 1)[0].rstrip(":"))
        kind.patterns(check, vocabulary)
    except (AttributeError, KeyError, TypeError, ValueError) as wrong:
        raise file.wrong(f"a table in it lacks a key, or holds a value of the wrong sort: {wrong}") from None
    return check


class _CheckFile:
    """A check file, to say where in it something is wrong."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def wrong(self, message: str, key: str = "") -> CheckFileError:
        return CheckFileError(message, file=_shown(self.path), line=self._line(key) if key else None)

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


def _severity(value: Any, file: _CheckFile) -> dict[str, Any]:
    table = value if isinstance(value, dict) else {"": value}
    for policy, severity in table.items():
        if policy not in {"", *POLICY_TYPES}:
            raise file.wrong(f'severity: "{policy}" is not a policy type.{near(policy, POLICY_TYPES)}', "severity")
        if severity not in SEVERITIES:
            raise file.wrong(f'severity = "{severity}" is not one of {", ".join(SEVERITIES)}', "severity")
    return table


def _policies(value: Iterable[str], file: _CheckFile) -> tuple[str, ...]:
    for policy in value:
        if policy not in POLICY_TYPES:
            raise file.wrong(f'"{policy}" is not a policy type.{near(policy, POLICY_TYPES)}', "policies")
    return tuple(value)


def _sentence(text: str) -> str:
    return " ".join(text.split())


def _example(item: Any) -> Mapping[str, Any]:
    return {"text": item} if isinstance(item, str) else dict(item)
