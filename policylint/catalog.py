"""The catalogue: every check file, the vocabulary and the editions, read and checked before anything is judged.

Files that were found right are not checked again, and what only reading a document needs is made on first use: the
process that weighs what another one read comes up with little.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from policylint import __version__
from policylint.checktable import check_of, shown
from policylint.errors import CheckFileError
from policylint.guidance import editions_of, load_editions
from policylint.loading import to_stay
from policylint.model import Check, Edition
from policylint.tables import EXAMPLES, VOCABULARY, Table, digest_of, keep, kept, parse

if TYPE_CHECKING:
    from policylint.pattern import Marked
    from policylint.prefilter import Prefilter
    from policylint.vocabulary import Vocabulary

LARGEST = 1_000_000
"""Bytes of a check file."""


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
    words: Table
    """The vocabulary's file, as it is written."""
    digest: str
    """sha256 of every file read."""
    further: frozenset[str] = frozenset()
    """Ids of the checks that are not ours, but of a folder that the user named."""

    @property
    def running(self) -> tuple[Check, ...]:
        """Checks that are not retired."""
        return tuple(check for check in self.checks.values() if check.status != "retired")

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The words that checks share."""
        from policylint.vocabulary import read_vocabulary

        return read_vocabulary(self.words)

    @cached_property
    def mark(self) -> Callable[[str], Marked]:
        """Cut and mark a text. The first use loads spaCy."""
        with to_stay():
            from policylint.language import Lexicon

            words = self.vocabulary
            hidden = ["{" + name + "}" for name in words.hidden_in_names]
            return Lexicon(words.entries(self._elements()), "{" + words.names + "}", hidden).mark

    def _elements(self) -> Iterator[str]:
        """Every element that the vocabulary and the checks look for."""
        from policylint.kinds.table import KINDS

        yield from self.vocabulary.elements()
        for check in self.running:
            for pattern in KINDS[check.kind].patterns(check, self.vocabulary):
                yield from pattern.elements

    @cached_property
    def prefilter(self) -> Prefilter:
        """Tells which checks may find something in a text, and whether it may point to another policy."""
        from policylint.kinds.table import KINDS
        from policylint.prefilter import POINTER, Prefilter

        triggers = {check.id: KINDS[check.kind].triggers(check, self.vocabulary) for check in self.running}
        return Prefilter({**triggers, POINTER: self.vocabulary.pointers}, self.vocabulary)


def load(extra: Iterable[Path] = ()) -> Catalog:
    """Read our checks and the check files of further folders. Needs no spaCy.

    Raises:
        CheckFileError: the first thing that is wrong, with its file and, where known, its line.
    """
    folder = checks_folder()
    files = [path for place in (folder, *extra) for path in _check_files(place)]
    names = {path: f"{number}/{path.name}" for number, path in enumerate([folder / VOCABULARY, *files])}
    names |= {path: f"guidance/{path.name}" for path in sorted((folder / "guidance").glob("*.toml"))}
    contents = {name: _read(path) for path, name in names.items()}
    digest = digest_of(contents)
    key = hashlib.sha256(f"{digest} {_program()}".encode()).hexdigest()
    tables = kept(key)
    if tables is None or tables.keys() != contents.keys():
        tables = _checked(folder, files, names, contents)
        keep(key, tables)
    checks = [check_of(tables[names[path]], shown(path)) for path in files]
    return Catalog(
        checks={check.id: check for check in sorted(checks, key=lambda check: check.id)},
        editions=editions_of(table for name, table in tables.items() if name.startswith("guidance/")),
        words=tables[names[folder / VOCABULARY]],
        digest=digest,
        further=frozenset(path.stem for path in files if path.parent != folder),
    )


def _program() -> str:
    """Tells this state of the program from others: what was right for one may be wrong for the next."""
    folder = Path(__file__).parent
    modules = [*folder.glob("*.py"), *(folder / "kinds").glob("*.py")]
    return f"{__version__} {max(module.stat().st_mtime_ns for module in modules)}"


def _checked(
    folder: Path, files: Iterable[Path], names: Mapping[Path, str], contents: Mapping[str, bytes]
) -> dict[str, Table]:
    """The table of each file, once all are found right. Raises CheckFileError."""
    from policylint.checkfile import read_check
    from policylint.vocabulary import read_vocabulary

    tables = {name: _table(path, contents[name]) for path, name in names.items()}
    vocabulary = read_vocabulary(tables[names[folder / VOCABULARY]])
    editions = load_editions(folder / "guidance")
    seen = set()
    for path in files:
        check = read_check(tables[names[path]], path, vocabulary, editions)
        if check.id in seen:
            raise CheckFileError(f'a check with the id "{check.id}" exists already', file=shown(path))
        seen.add(check.id)
    return tables


def _check_files(place: Path) -> Iterator[Path]:
    if not os.path.isdir(place):
        raise CheckFileError("this folder of checks does not exist", file=str(place))
    found = [path for path in sorted(place.glob("*.toml")) if path.name not in {VOCABULARY, EXAMPLES}]
    if not found:
        raise CheckFileError("there are no check files (*.toml) in this folder", file=str(place))
    yield from found


def _read(path: Path) -> bytes:
    try:
        if not os.path.isfile(path):
            raise CheckFileError("it is not an ordinary file", file=shown(path))
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise CheckFileError(f"it cannot be read: {error.strerror}", file=shown(path)) from None
    if len(data) > LARGEST:
        raise CheckFileError(f"it is larger than {LARGEST // 1_000_000} MB (limit)", file=shown(path))
    return data


def table_of(path: Path) -> Table:
    """The table of one file beside the checks.

    Raises:
        CheckFileError: it is larger than a check file may be, cannot be read or is not TOML.
    """
    return _table(path, _read(path))


def _table(path: Path, data: bytes) -> Table:
    table = parse(data)
    if isinstance(table, Exception):
        raise CheckFileError(f"this is not a TOML file: {table}", file=shown(path))
    return table
