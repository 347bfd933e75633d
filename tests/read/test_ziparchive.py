"""Zip files that lie, hide or hold too much are refused before or while they unpack."""

from __future__ import annotations

import io
import struct
import warnings
import zipfile
from dataclasses import replace

import pytest

from policylint.errors import Damaged, NeedsPassword, TooLarge
from policylint.limits import Limits
from policylint.read.ziparchive import open_zip


def zipped(*members: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of names that occur twice
        for name, content in members:
            archive.writestr(name, content)
    return buffer.getvalue()


def test_members_are_read_by_name() -> None:
    archive = open_zip(zipped(("a.xml", b"one"), ("b/c.xml", b"two")), Limits())
    assert archive.names == ("a.xml", "b/c.xml")
    assert archive.read("b/c.xml") == b"two"
    assert "a.xml" in archive
    with pytest.raises(KeyError):
        archive.read("d.xml")


def test_a_slash_in_front_and_folders_do_no_harm() -> None:
    assert open_zip(zipped(("word/", b""), ("word/", b""), ("/word/a.xml", b"x")), Limits()).names == ("word/a.xml",)


@pytest.mark.parametrize("names", [("a.xml", "a.xml"), ("a.xml", "A.XML"), ("../a.xml",), ("word/../../a.xml",)])
def test_names_that_occur_twice_or_lead_out_are_refused(names: tuple[str, ...]) -> None:
    with pytest.raises(Damaged):
        open_zip(zipped(*((name, b"x") for name in names)), Limits())


def test_an_encrypted_member_needs_a_password() -> None:
    data = zipped(("a.xml", b"x"))
    directory = data.index(b"PK\x01\x02")
    marked = data[: directory + 8] + b"\x01\x00" + data[directory + 10 :]
    with pytest.raises(NeedsPassword):
        open_zip(marked, Limits())


def test_bytes_are_counted_as_they_unpack() -> None:
    limits = replace(Limits(), max_part_bytes=1000, max_unpacked_bytes=1500)
    archive = open_zip(zipped(("a", b" " * 900), ("b", b" " * 900), ("c", b" " * 2000)), limits)
    assert len(archive.read("a")) == 900
    with pytest.raises(TooLarge, match="one part"):
        archive.read("c")
    with pytest.raises(TooLarge, match="--max-unpacked"):
        archive.read("b")


def test_a_directory_that_understates_the_size_is_found_out() -> None:
    data = zipped(("a.xml", b"x" * 5000))
    directory = data.index(b"PK\x01\x02")
    lying = data[: directory + 24] + struct.pack("<I", 10) + data[directory + 28 :]
    with pytest.raises(Damaged):
        open_zip(lying, Limits()).read("a.xml")


def test_packing_methods_that_word_never_uses_are_refused() -> None:
    with pytest.raises(Damaged):
        open_zip(zipped(("a.xml", b"x"), method=zipfile.ZIP_LZMA), Limits()).read("a.xml")


def test_too_many_members_are_refused() -> None:
    with pytest.raises(TooLarge, match="parts"):
        open_zip(zipped(("a", b""), ("b", b"")), replace(Limits(), max_parts=1))
