"""Which documents a run is about, and the names they go by."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from policylint.errors import UsageError
from policylint.run import jobs


def no_stdin() -> bytes:
    raise AssertionError("standard input was read")


@pytest.fixture
def trust(tmp_path: Path) -> Path:
    for name in (
        "Ash Primary/Child Protection.docx",
        "Ash Primary/old/Policy.DOC",
        "Birch/Child Protection.pdf",
        "Birch/~$ild Protection.docx",
        "Birch/.hidden.docx",
        "Birch/.git/config.md",
        "Birch/logo.png",
        "notes.md",
    ):
        path = tmp_path / "trust" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    return tmp_path / "trust"


def names(*arguments: str | Path) -> list[str]:
    return [job.shown for job in jobs.find([str(argument) for argument in arguments], no_stdin)]


def test_a_folder_gives_its_policies_in_order_without_lock_files_and_hidden_ones(trust: Path) -> None:
    assert names(trust) == [
        "Ash Primary/Child Protection.docx",
        "Ash Primary/old/Policy.DOC",
        "Birch/Child Protection.pdf",
        "notes.md",
    ]


def test_the_school_is_the_first_folder(trust: Path) -> None:
    found = jobs.find([str(trust)], no_stdin)
    assert [job.school for job in found] == ["Ash Primary", "Ash Primary", "Birch", ""]


def test_names_do_not_depend_on_the_order_of_paths_or_the_working_directory(
    trust: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ash, birch = trust / "Ash Primary", trust / "Birch"
    from_outside = names(ash, birch, trust / "notes.md")
    assert from_outside == names(trust / "notes.md", birch, ash) == names(trust)
    monkeypatch.chdir(trust)
    assert names("Birch", "notes.md", "Ash Primary") == from_outside
    monkeypatch.chdir(ash)
    assert names(".", "../Birch", "../notes.md") == from_outside


def test_a_file_goes_by_its_name(trust: Path) -> None:
    assert names(trust / "Birch" / "Child Protection.pdf") == ["Child Protection.pdf"]


def test_files_of_one_name_are_told_apart_by_their_folders(tmp_path: Path) -> None:
    paths = [tmp_path / folder / "policy.md" for folder in ("ash/2025", "birch/2025", "cedar/2026")]
    for path in paths:
        path.parent.mkdir(parents=True)
        path.write_bytes(b"x")
    assert names(*paths) == ["2026/policy.md", "ash/2025/policy.md", "birch/2025/policy.md"]


def test_a_document_that_is_named_twice_is_read_once(trust: Path) -> None:
    assert names(trust / "notes.md", trust, trust / "Birch" / ".." / "notes.md") == names(trust)


def test_a_file_is_taken_whatever_it_is_called(trust: Path) -> None:
    assert names(trust / "Birch" / "logo.png", trust / "Birch" / ".hidden.docx") == [".hidden.docx", "logo.png"]


def test_a_lock_file_of_word_is_left_out_even_when_named(trust: Path) -> None:
    lock = trust / "Birch" / "~$ild Protection.docx"
    assert names(lock, trust / "notes.md") == ["notes.md"]
    with pytest.raises(UsageError, match="lock file"):
        names(lock)


def test_a_dash_is_standard_input() -> None:
    (job,) = jobs.find(["-"], lambda: b"words")
    assert (job.shown, job.path, job.data) == ("-", None, b"words")


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda path: None, "there is no such file or folder"),
        (lambda path: path.mkdir(), "no policies in this folder"),
    ],
)
def test_what_is_not_there_is_wrong_use(tmp_path: Path, make: Callable[[Path], None], message: str) -> None:
    make(tmp_path / "policies")
    with pytest.raises(UsageError, match=message) as caught:
        names(tmp_path / "policies")
    assert str(caught.value).startswith(f"{tmp_path / 'policies'}: ")
    assert "\n" not in str(caught.value)


def test_a_broken_link_and_a_folder_that_looks_like_a_file(tmp_path: Path) -> None:
    os.symlink(tmp_path / "nowhere.docx", tmp_path / "broken.docx")
    (tmp_path / "policy.docx").mkdir()
    (tmp_path / "policy.docx" / "real.md").write_bytes(b"x")
    assert names(tmp_path) == ["broken.docx", "policy.docx/real.md"]
