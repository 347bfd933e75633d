"""The guard and the limits at their edges: odd sizes, files that change under the hand, what the user is told."""

from __future__ import annotations

import io
import os
import runpy
import tracemalloc
import warnings
import zipfile
from pathlib import Path

import pytest

from policylint.errors import Damaged, NeedsPassword, NotAFile, TooLarge
from policylint.limits import MEGABYTE, Limits
from policylint.read import guard
from policylint.read.guard import load
from policylint.read.ziparchive import open_zip


@pytest.mark.parametrize("most", [0, 100, 101, 102, 103])
def test_a_file_that_says_it_is_empty_is_stopped_at_any_limit(most: int) -> None:
    with pytest.raises(TooLarge):
        load(Path("/proc/self/maps"), Limits(max_file_bytes=most))


def test_a_system_that_lacks_a_flag_does_without_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "O_NONBLOCK")
    monkeypatch.delattr(os, "O_CLOEXEC")
    monkeypatch.setattr(os, "O_BINARY", 0x8000, raising=False)
    assert _flags_here() == os.O_RDONLY | 0x8000


def test_a_system_that_has_every_flag_uses_every_flag(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "O_BINARY", 0x8000, raising=False)
    assert _flags_here() == os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC | 0x8000


def _flags_here() -> object:
    """How the guard opens files, on a system with the flags that `os` has now."""
    return runpy.run_path(guard.__file__)["_FLAGS"]


@pytest.mark.parametrize("most", [0, 1, 2, 7])
def test_a_file_of_just_the_limit_is_read_whatever_the_limit(tmp_path: Path, most: int) -> None:
    (tmp_path / "a.txt").write_bytes(b"a" * most)
    assert load(tmp_path / "a.txt", Limits(max_file_bytes=most)) == b"a" * most
    (tmp_path / "a.txt").write_bytes(b"a" * (most + 1))
    with pytest.raises(TooLarge):
        load(tmp_path / "a.txt", Limits(max_file_bytes=most))


def test_each_refusal_says_why_and_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "folder.docx").mkdir()
    (tmp_path / "ring").symlink_to("ring")
    (tmp_path / "large.txt").write_bytes(b"a" * 11)
    os.mkfifo(tmp_path / "pipe")
    said = [_refusal(tmp_path / name) for name in ("none.docx", "folder.docx", "ring", "large.txt", "pipe")]
    assert said == [
        ("there is no such file", "Check the path."),
        ("it is a folder", "Give the path of a document."),
        ("it could not be opened (Too many levels of symbolic links)", "Give the path of a document."),
        (
            f"it is larger than {10 / MEGABYTE:g} MB (limit)",
            "Remove large pictures, or raise the limit with --max-file-size.",
        ),
        ("it is not an ordinary file", "Give the path of a document."),
    ]


def _refusal(path: Path) -> tuple[str, str]:
    with pytest.raises((NotAFile, TooLarge)) as caught:
        load(path, Limits(max_file_bytes=10))
    return caught.value.why, caught.value.next


def zipped(*members: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of names that occur twice
        for name, content in members:
            archive.writestr(name, content)
    return buffer.getvalue()


def flagged(data: bytes, bits: int) -> bytes:
    """The same zip file with these flags on its first member, as its directory tells them."""
    at = data.index(b"PK\x01\x02") + 8
    return data[:at] + bits.to_bytes(2, "little") + data[at + 2 :]


def test_only_the_flag_of_encryption_asks_for_a_password() -> None:
    data = zipped(("a.xml", b"words"))
    for bits in (0x1, 0x9, 0x801):
        with pytest.raises(NeedsPassword):
            open_zip(flagged(data, bits), Limits())
    for bits in (0x0, 0x2, 0x4, 0x6, 0x800):
        assert open_zip(flagged(data, bits), Limits()).read("a.xml") == b"words"


def test_a_folder_between_two_parts_hides_neither() -> None:
    archive = open_zip(zipped(("a.xml", b"1"), ("word/", b""), ("word/b.xml", b"2")), Limits())
    assert archive.names == ("a.xml", "word/b.xml")
    assert "word/" not in archive


def test_names_are_told_with_slashes_and_without_one_in_front() -> None:
    archive = open_zip(zipped(("//word\\a.xml", b"1"), ("b.xml/c.xml", b"2")), Limits())
    assert archive.names == ("word/a.xml", "b.xml/c.xml")
    assert archive.read("word/a.xml") == b"1"


@pytest.mark.parametrize("name", ["..", "a/..", "../a", "a/../b", "..\\a", "/../a"])
def test_a_name_that_leads_out_is_refused_however_it_is_written(name: str) -> None:
    with pytest.raises(Damaged) as caught:
        open_zip(zipped((name, b"x")), Limits())
    assert caught.value.why == "a part of it has a name that leads out of the file"


@pytest.mark.parametrize("name", ["a..b", "..a", "a../b", "..."])
def test_two_dots_inside_a_name_lead_nowhere(name: str) -> None:
    assert open_zip(zipped((name, b"x")), Limits()).names == (name,)


@pytest.mark.parametrize("names", [("a.xml", "A.xml"), ("\\a", "/a"), ("b/c", "B\\C")])
def test_two_parts_of_one_name_are_refused_and_told(names: tuple[str, str]) -> None:
    with pytest.raises(Damaged) as caught:
        open_zip(zipped(*((name, b"x") for name in names)), Limits())
    assert caught.value.why == "the file is damaged: a part of it occurs twice"


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_what_office_programs_write_is_unpacked(method: int) -> None:
    content = b"words " * 40_000
    assert open_zip(zipped(("a.xml", content), method=method), Limits()).read("a.xml") == content


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_other_ways_of_packing_are_refused_and_told(method: int) -> None:
    with pytest.raises(Damaged) as caught:
        open_zip(zipped(("a.xml", b"x"), method=method), Limits()).read("a.xml")
    assert caught.value.why == "a part of it is packed in a way that Word files never are"


def test_a_part_of_great_size_is_stopped_before_it_takes_memory() -> None:
    data = zipped(("a.xml", b" " * (20 * MEGABYTE)))
    tracemalloc.start()
    try:
        with pytest.raises(TooLarge):
            open_zip(data, Limits(max_part_bytes=MEGABYTE)).read("a.xml")
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 8 * MEGABYTE


def test_a_part_that_was_read_twice_counts_twice() -> None:
    archive = open_zip(zipped(("a.xml", b" " * MEGABYTE)), Limits(max_unpacked_bytes=2 * MEGABYTE))
    archive.read("a.xml")
    archive.read("a.xml")
    with pytest.raises(TooLarge):
        archive.read("a.xml")


def test_the_limits_of_unpacking_say_what_to_do() -> None:
    data = zipped(("a.xml", b" " * 4_000_000), ("b.xml", b""))
    said = []
    for limits in (Limits(max_part_bytes=3 * MEGABYTE), Limits(max_unpacked_bytes=2 * MEGABYTE), Limits(max_parts=1)):
        with pytest.raises(TooLarge) as caught:
            open_zip(data, limits).read("a.xml")
        said.append((caught.value.why, caught.value.next))
    assert said == [
        (
            "one part of it unpacks to more than 3 MB (limit)",
            "Remove large pictures, or raise the limit with --max-part-size.",
        ),
        ("it unpacks to more than 2 MB (limit)", "Remove large pictures, or raise the limit with --max-unpacked."),
        (
            "it holds more than 1 parts (limit)",
            "Save it as .docx or PDF again, or raise the limit with --max-parts.",
        ),
    ]


def test_a_part_whose_bytes_were_changed_is_damaged_and_named() -> None:
    data = zipped(("a.xml", b"some words"), method=zipfile.ZIP_STORED)
    with pytest.raises(Damaged) as caught:
        open_zip(data.replace(b"some words", b"same words"), Limits()).read("a.xml")
    assert caught.value.why == "the file is damaged: a.xml cannot be unpacked"


def test_bytes_that_are_no_zip_file_are_damaged() -> None:
    for data in (b"", b"PK", b"PK\x03\x04" + b"x" * 100):
        with pytest.raises(Damaged):
            open_zip(data, Limits())
