"""Which documents a run is about, and the names they go by."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from policylint.errors import NotAFile, UsageError
from policylint.limits import Limits
from policylint.read.detect import SUFFIXES
from policylint.read.guard import load
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


def test_every_name_that_promises_a_format_is_taken_from_a_folder() -> None:
    assert set(SUFFIXES) == jobs.SUFFIXES


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


def test_a_link_to_a_folder_is_named_and_not_followed_unless_it_is_read_anyway(trust: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "policy.md").write_bytes(b"x")
    os.symlink(tmp_path / "elsewhere", trust / "Cedar", target_is_directory=True)
    os.symlink(trust / "Birch", trust / "Ash Primary" / "shared", target_is_directory=True)
    os.symlink(trust, trust / "Birch" / "round", target_is_directory=True)
    assert set(names(trust)) - {"Cedar"} == {
        "Ash Primary/Child Protection.docx",
        "Ash Primary/old/Policy.DOC",
        "Birch/Child Protection.pdf",
        "notes.md",
    }
    assert "Cedar" in names(trust)
    assert "elsewhere/policy.md" in names(trust, tmp_path / "elsewhere")
    with pytest.raises(NotAFile, match=r"a link to a folder.*Give the path of that folder"):
        load(trust / "Cedar", Limits())


def test_a_folder_that_may_not_be_read_is_named_and_the_others_go_on() -> None:
    with tempfile.TemporaryDirectory() as folder:
        for name, mode in (("Ash", 0o755), ("Birch", 0o000)):
            (Path(folder) / name).mkdir()
            (Path(folder) / name / "policy.md").write_bytes(b"x")
            (Path(folder) / name).chmod(mode)
        Path(folder).chmod(0o755)
        shown, alone, why = as_an_ordinary_user(partial(found_and_refused, folder))
    assert (shown, alone) == (["Ash/policy.md", "Birch"], ["Birch"])
    assert why == "this folder cannot be opened (Permission denied). Copy it to a folder of your own, then try again."


def found_and_refused(folder: str) -> tuple[list[str], list[str], str]:
    try:
        load(Path(folder) / "Birch", Limits())
    except NotAFile as error:
        return names(folder), names(Path(folder) / "Birch"), str(error)
    raise AssertionError("it was read")


def as_an_ordinary_user(work: Callable[[], Any]) -> Any:
    """What comes of some work in a forked process without the rights of an administrator."""
    reading, writing = os.pipe()
    process = os.fork()
    if not process:
        if os.getuid() == 0:
            os.setuid(65534)
        try:
            os.write(writing, json.dumps(work()).encode())
        finally:
            os._exit(0)
    os.close(writing)
    os.waitpid(process, 0)
    with os.fdopen(reading) as answer:
        return json.loads(answer.read())


def test_a_broken_link_and_a_folder_that_looks_like_a_file(tmp_path: Path) -> None:
    os.symlink(tmp_path / "nowhere.docx", tmp_path / "broken.docx")
    (tmp_path / "policy.docx").mkdir()
    (tmp_path / "policy.docx" / "real.md").write_bytes(b"x")
    assert names(tmp_path) == ["broken.docx", "policy.docx/real.md"]
