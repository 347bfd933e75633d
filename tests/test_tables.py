"""Parsed check files are kept between runs, and a cache that is gone, torn or closed changes nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from policylint import tables

CONTENTS = {"0/a.toml": b'day = 2026-11-22\nwords = ["a"]\n', "1/b.toml": b"[x]\ny = 1\n"}
TABLES = {"0/a.toml": {"day": date(2026, 11, 22), "words": ["a"]}, "1/b.toml": {"x": {"y": 1}}}


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tables, "_folder", lambda: tmp_path / "cache")
    return tmp_path / "cache"


def test_tables_come_back_from_the_cache_as_they_were(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert tables.parsed(CONTENTS) == TABLES
    monkeypatch.setattr(tables, "parse", lambda data: pytest.fail("parsed again"))
    assert tables.parsed(CONTENTS) == TABLES


def test_a_changed_file_is_parsed_again(cache: Path) -> None:
    tables.parsed(CONTENTS)
    assert tables.parsed({**CONTENTS, "1/b.toml": b"x = 2\n"})["1/b.toml"] == {"x": 2}


@pytest.mark.parametrize("torn", ["", "{", "[]", '{"0/a.toml": {}}'])
def test_a_torn_cache_is_done_without(cache: Path, torn: str) -> None:
    tables.parsed(CONTENTS)
    (kept,) = cache.glob("*.json")
    kept.write_text(torn, encoding="utf-8")
    assert tables.parsed(CONTENTS) == TABLES


def test_a_cache_folder_that_cannot_be_made_is_done_without(cache: Path) -> None:
    cache.write_text("a file stands here", encoding="utf-8")
    assert tables.parsed(CONTENTS) == TABLES


def test_a_wrong_file_is_never_kept(cache: Path) -> None:
    wrong = tables.parsed({"0/a.toml": b"= nothing"})
    assert isinstance(wrong["0/a.toml"], ValueError)
    assert not cache.exists()


def test_the_digest_tells_where_one_file_ends_and_the_next_begins() -> None:
    assert tables.digest_of({"a": b"x", "b": b"y"}) != tables.digest_of({"a": b"xb", "": b"y"})
