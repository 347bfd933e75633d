"""Parsed check files are kept between runs, and a cache that is gone, torn or closed changes nothing."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from policylint import tables

TABLES = {"0/a.toml": {"day": date(2026, 11, 22), "words": ["a"]}, "1/b.toml": {"x": {"y": 1}}}


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tables, "_folder", lambda: tmp_path / "cache")
    return tmp_path / "cache"


def test_tables_come_back_from_the_cache_as_they_were(cache: Path) -> None:
    tables.keep("one", TABLES)
    assert tables.kept("one") == TABLES


def test_nothing_is_kept_under_another_key(cache: Path) -> None:
    tables.keep("one", TABLES)
    assert tables.kept("other") is None


@pytest.mark.parametrize("torn", ["", "{", "[]", '{"0/a.toml": 1}'])
def test_a_torn_cache_is_done_without(cache: Path, torn: str) -> None:
    tables.keep("one", TABLES)
    (kept,) = cache.glob("*.json")
    kept.write_text(torn, encoding="utf-8")
    assert tables.kept("one") is None


def test_a_cache_folder_that_cannot_be_made_is_done_without(cache: Path) -> None:
    cache.write_text("a file stands here", encoding="utf-8")
    tables.keep("one", TABLES)
    assert tables.kept("one") is None


def test_what_was_kept_longest_ago_is_forgotten(cache: Path) -> None:
    for number in range(10):
        tables.keep(str(number), TABLES)
        os.utime(cache / f"checks-{number}.json", (number, number))
    tables.keep("last", TABLES)
    assert [key for key in "0123456789" if tables.kept(key)] == ["3", "4", "5", "6", "7", "8", "9"]


def test_what_is_no_toml_is_told() -> None:
    assert isinstance(tables.parse(b"= nothing"), ValueError)


def test_the_digest_tells_where_one_file_ends_and_the_next_begins() -> None:
    assert tables.digest_of({"a": b"x", "b": b"y"}) != tables.digest_of({"a": b"xb", "": b"y"})
