"""A limit holds to the byte, and its message says what it is."""

from __future__ import annotations

import io
import os
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest

from policylint.errors import Damaged, NotAFile, TooLarge
from policylint.limits import MEGABYTE, Limits
from policylint.read import guard
from policylint.read.guard import load
from policylint.read.ziparchive import open_zip


def zipped(*sizes: int) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, size in enumerate(sizes):
            archive.writestr(f"{number}.xml", b" " * size)
    return buffer.getvalue()


def read_all(data: bytes, limits: Limits) -> int:
    archive = open_zip(data, limits)
    return sum(len(archive.read(name)) for name in archive.names)


def test_one_part_may_be_as_large_as_the_limit_and_no_larger() -> None:
    limits = Limits(max_part_bytes=2 * MEGABYTE)
    assert read_all(zipped(2 * MEGABYTE), limits) == 2 * MEGABYTE
    with pytest.raises(TooLarge) as caught:
        read_all(zipped(2 * MEGABYTE + 1), limits)
    assert caught.value.why == "one part of it unpacks to more than 2 MB (limit)"


def test_all_parts_may_be_as_large_as_the_limit_and_no_larger() -> None:
    limits = Limits(max_unpacked_bytes=3 * MEGABYTE)
    assert read_all(zipped(MEGABYTE, 2 * MEGABYTE), limits) == 3 * MEGABYTE
    with pytest.raises(TooLarge) as caught:
        read_all(zipped(MEGABYTE, 2 * MEGABYTE, 1), limits)
    assert caught.value.why == "it unpacks to more than 3 MB (limit)"


def test_there_may_be_as_many_parts_as_the_limit_and_no_more() -> None:
    assert read_all(zipped(1, 1, 1), Limits(max_parts=3)) == 3
    with pytest.raises(TooLarge, match=r"it holds more than 3 parts \(limit\)"):
        open_zip(zipped(1, 1, 1, 1), Limits(max_parts=3))


def test_a_part_of_no_size_is_read() -> None:
    assert read_all(zipped(0), Limits(max_part_bytes=1)) == 0


@pytest.mark.parametrize("place", range(1, 23))
def test_an_odd_directory_is_a_damaged_file(place: int) -> None:
    """Whatever the library raises: each byte of the last record, put wrong."""
    data = bytearray(zipped(9))
    data[-place] = 0xFF
    with suppress(Damaged):
        assert read_all(bytes(data), Limits()) in {0, 9}


def test_a_file_that_says_it_is_empty_and_is_not_is_stopped_at_the_limit() -> None:
    with pytest.raises(TooLarge):
        load(Path("/proc/self/maps"), Limits(max_file_bytes=100))
    size = len(load(Path("/proc/self/comm"), Limits()))
    with pytest.raises(TooLarge):
        load(Path("/proc/self/comm"), Limits(max_file_bytes=size - 1))
    assert len(load(Path("/proc/self/comm"), Limits(max_file_bytes=size))) == size


def test_a_file_that_is_too_large_is_refused_by_its_size_before_it_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(101)
    guard._check(path, os.stat(path), Limits(max_file_bytes=101))
    with pytest.raises(TooLarge):
        guard._check(path, os.stat(path), Limits(max_file_bytes=100))


def test_a_limit_of_part_of_a_megabyte_is_said_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"a" * (2 * MEGABYTE))
    with pytest.raises(TooLarge) as caught:
        load(tmp_path / "a.txt", Limits(max_file_bytes=MEGABYTE * 3 // 2))
    assert caught.value.why == "it is larger than 1.5 MB (limit)"


def test_the_reason_that_the_system_gives_is_handed_on(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("a")
    with pytest.raises(NotAFile) as caught:
        load(tmp_path / "a", Limits())
    assert caught.value.why == "it could not be opened (Too many levels of symbolic links)"
    with pytest.raises(NotAFile) as caught:
        load(Path("a\x00b"), Limits())
    assert caught.value.why == "it could not be opened (the path is not one that can be opened)"


def test_a_file_is_opened_to_read_without_waiting_and_not_for_programs_that_we_start() -> None:
    assert guard._FLAGS == os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC
