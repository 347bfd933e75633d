"""TOML files as tables, kept parsed in the user's cache folder: parsing the checks costs more than judging a page."""

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
_DATE = "$date"


def digest_of(contents: Mapping[str, bytes]) -> str:
    """sha256 over names and contents, in order of name."""
    digest = hashlib.sha256()
    for name in sorted(contents):
        digest.update(f"{name}\0{len(contents[name])}\0".encode() + contents[name])
    return digest.hexdigest()


def parsed(contents: Mapping[str, bytes]) -> dict[str, Table | Exception]:
    """The table of each file, or what is wrong with it.

    The result is kept under the digest of all contents; a cache that cannot be read or written is done without.
    """
    kept = _folder() / f"checks-{digest_of(contents)}.json"
    with suppress(OSError, ValueError):
        tables = json.loads(kept.read_text(encoding="utf-8"), object_hook=_revive)
        if isinstance(tables, dict) and tables.keys() == contents.keys():
            return tables
    fresh = {name: parse(data) for name, data in contents.items()}
    if not any(isinstance(table, Exception) for table in fresh.values()):
        with suppress(OSError, TypeError):
            _keep(kept, json.dumps(fresh, default=_plain))
    return fresh


def _folder() -> Path:
    from platformdirs import user_cache_path

    return user_cache_path("policylint", appauthor=False)


def parse(data: bytes) -> Table | Exception:
    """The table of a file, or what is wrong with it."""
    try:
        return tomllib.loads(data.decode("utf-8"))
    except (ValueError, RecursionError) as wrong:  # not TOML, not UTF-8, or a number of thousands of digits
        return wrong


def _keep(path: Path, text: str) -> None:
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
