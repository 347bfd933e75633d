"""Only ordinary files of a bearable size are opened."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from policylint.errors import NotAFile, NotRead, TooLarge
from policylint.limits import Limits
from policylint.read.guard import load


def test_an_ordinary_file_is_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "policy.txt"
    path.write_bytes(b"one\r\ntwo")
    assert load(path, Limits()) == b"one\r\ntwo"


def test_a_link_to_an_ordinary_file_is_followed(tmp_path: Path) -> None:
    (tmp_path / "policy.txt").write_bytes(b"words")
    (tmp_path / "link").symlink_to("policy.txt")
    assert load(tmp_path / "link", Limits()) == b"words"


def test_a_file_of_just_the_limit_is_read_and_one_byte_more_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "policy.txt"
    limits = Limits(max_file_bytes=1024 * 1024)
    path.write_bytes(b"a" * limits.max_file_bytes)
    assert len(load(path, limits)) == limits.max_file_bytes
    path.write_bytes(b"a" * (limits.max_file_bytes + 1))
    with pytest.raises(TooLarge, match=r"larger than 1 MB \(limit\)\. .*--max-file"):
        load(path, limits)


def test_a_sparse_file_of_20_gigabytes_is_refused_at_once(tmp_path: Path) -> None:
    path = tmp_path / "policy.docx"
    with path.open("wb") as file:
        file.truncate(20 * 1024**3)
    with pytest.raises(TooLarge, match="50 MB"):
        load(path, Limits())


@pytest.mark.parametrize("name", ["/dev/zero", "/dev/null"])
def test_a_link_to_a_device_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "policy.docx").symlink_to(name)
    with pytest.raises(NotAFile, match="not an ordinary file"):
        load(tmp_path / "policy.docx", Limits())


def test_a_pipe_is_refused_without_waiting_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "policy.docx")
    with pytest.raises(NotAFile, match="not an ordinary file"):
        load(tmp_path / "policy.docx", Limits())


def test_a_file_of_the_system_without_an_end_is_refused() -> None:
    with pytest.raises(NotRead):
        load(Path("/proc/kmsg"), Limits())


def test_a_socket_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("policy.docx")
        with pytest.raises(NotAFile, match="not an ordinary file"):
            load(tmp_path / "policy.docx", Limits())


def test_a_folder_named_like_a_policy_is_refused(tmp_path: Path) -> None:
    (tmp_path / "policy.docx").mkdir()
    with pytest.raises(NotAFile, match="it is a folder"):
        load(tmp_path / "policy.docx", Limits())


@pytest.mark.parametrize("name", ["missing.docx", "a\x00b.docx", "a" * 5000])
def test_a_path_that_leads_nowhere_is_named_as_such(tmp_path: Path, name: str) -> None:
    with pytest.raises(NotAFile):
        load(tmp_path / name, Limits())


def test_a_ring_of_links_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    with pytest.raises(NotRead):
        load(tmp_path / "a", Limits())
