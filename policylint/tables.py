"""TOML files as tables, kept in the user's cache folder: reading the checks costs more than judging a page."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
import tomllib
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

Table = dict[str, Any]
VOCABULARY = "vocabulary.toml"
EXAMPLES = "vocabulary-examples.toml"
"""What the rules of the vocabulary are tried on; judging does not read it."""
_DATE = "$date"
_MOST = 8
"""Sets of tables that are kept: one for each folder of checks, and each program, that is used in turn."""


def digest_of(contents: Mapping[str, bytes]) -> str:
    """sha256 over names and contents, in order of name."""
    digest = hashlib.sha256()
    for name in sorted(contents):
        digest.update(f"{name}\0{len(contents[name])}\0".encode() + contents[name])
    return digest.hexdigest()


def kept(key: str) -> dict[str, Table] | None:
    """The tables that were kept under a key; None where there are none, or they cannot be read."""
    with suppress(OSError, ValueError):
        tables = json.loads(_place(key).read_text(encoding="utf-8"), object_hook=_revive)
        if isinstance(tables, dict) and all(isinstance(table, dict) for table in tables.values()):
            return tables
    return None


def keep(key: str, tables: Mapping[str, Table]) -> None:
    """Keep tables for the next run, and forget the oldest. A folder that cannot be written to is done without."""
    with suppress(OSError, TypeError):
        _write(_place(key), json.dumps(tables, default=_plain))
        for old in sorted(_folder().glob("checks-*.json"), key=lambda path: path.stat().st_mtime_ns)[:-_MOST]:
            old.unlink(missing_ok=True)


def _place(key: str) -> Path:
    return _folder() / f"checks-{key}.json"


def _folder() -> Path:
    from platformdirs import user_cache_path

    return user_cache_path("policylint", appauthor=False)


def parse(data: bytes) -> Table | Exception:
    """The table of a file, or what is wrong with it."""
    try:
        return tomllib.loads(data.decode("utf-8"))
    except (ValueError, RecursionError) as wrong:  # not TOML, not UTF-8, or a number of thousands of digits
        return wrong


def _write(path: Path, text: str) -> None:
    """Written beside its place and moved there: a reader sees all of it or nothing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, draft = tempfile.mkstemp(dir=path.parent, prefix=path.stem)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        os.replace(draft, path)
    except OSError:
        Path(draft).unlink(missing_ok=True)
        raise


def _plain(value: object) -> Table:
    if isinstance(value, date):
        return {_DATE: value.isoformat()}
    raise TypeError(f"{type(value).__name__} has no place in a check file")


def _revive(table: Table) -> Any:
    return date.fromisoformat(table[_DATE]) if table.keys() == {_DATE} else table
