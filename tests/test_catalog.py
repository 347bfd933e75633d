"""The catalogue: folders of checks together, kept once they were found right."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from policylint import catalog as catalogs
from policylint import tables
from policylint.catalog import load
from policylint.errors import CheckFileError
from tests.vocabularies import CHECK_FILE as GOOD
from tests.vocabularies import written


def test_a_folder_of_our_own_is_added_to_the_checks(tmp_path: Path) -> None:
    catalog = load([written(tmp_path, GOOD)])
    assert catalog.checks["our-own"].severity == {"": "warning"}
    assert "consent-first" in catalog.checks
    assert catalog.digest != load().digest


def test_an_id_of_ours_is_not_taken_twice(tmp_path: Path) -> None:
    text = GOOD.replace('id = "our-own"', 'id = "consent-first"')
    with pytest.raises(CheckFileError, match='id "consent-first" exists already'):
        load([written(tmp_path, text, "consent-first.toml")])


def test_a_folder_without_check_files_is_no_folder_of_checks(tmp_path: Path) -> None:
    with pytest.raises(CheckFileError, match="no check files"):
        load([tmp_path])


def test_a_retired_check_keeps_its_file_and_no_longer_runs(tmp_path: Path) -> None:
    text = GOOD.replace('status = "trial"', 'status = "retired"\nreplaced-by = "consent-first"')
    catalog = load([written(tmp_path, text)])
    assert "our-own" in catalog.checks
    assert "our-own" not in {check.id for check in catalog.running}


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tables, "_folder", lambda: tmp_path / "cache")
    return tmp_path / "cache"


def test_files_that_were_found_right_come_back_as_the_same_catalogue(cache: Path) -> None:
    first, second = load(), load()
    assert len(list(cache.iterdir())) == 1
    assert (first.checks, first.editions, first.digest) == (second.checks, second.editions, second.digest)
    assert first.vocabulary == second.vocabulary


def test_a_wrong_file_is_never_taken_for_one_that_was_found_right(cache: Path, tmp_path: Path) -> None:
    folder = tmp_path / "checks"
    folder.mkdir()
    for _ in range(2):
        with pytest.raises(CheckFileError, match="konsent"):
            load([written(folder, GOOD.replace('mention = "consent"', 'mention = "konsent"'))])
    assert not cache.exists()


def test_another_program_checks_the_files_again(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    load()
    monkeypatch.setattr(catalogs, "_program", lambda: "a later one")
    load()
    assert len(list(cache.iterdir())) == 2


def test_what_weighs_a_document_is_there_without_what_reads_it() -> None:
    """A child reads and judges: whatever its parent loads beside it slows it down."""
    load()  # found right, if it was not already
    weigh = "from policylint.run import judging; from policylint import catalog; catalog.load(); import sys; "
    unwanted = ("checkfile", "vocabulary", "pattern", "view", "kinds.wording", "kinds.clause", "read", "segment")
    done = subprocess.run(
        [sys.executable, "-c", weigh + f"print([name for name in {unwanted} if 'policylint.' + name in sys.modules])"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "[]"
