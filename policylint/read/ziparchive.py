"""Zip files from strangers: looked over before anything is unpacked, and counted while it unpacks."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import Final

from policylint.errors import Damaged, NeedsPassword, TooLarge
from policylint.limits import MEGABYTE, Limits

_ENCRYPTED: Final = 0x1
_METHODS: Final = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
"""What Word and LibreOffice write; others can ask for gigabytes of memory before the first byte comes out."""
_RAISE_UNPACKED: Final = "Remove large pictures, or raise the limit with --max-unpacked."
_RAISE_PART_SIZE: Final = "Remove large pictures, or raise the limit with --max-part-size."
_RAISE_PARTS: Final = "Save it as .docx or PDF again, or raise the limit with --max-parts."


class SafeZip:
    """Members of a zip file that was looked over. Nothing is ever written to disk."""

    def __init__(self, archive: zipfile.ZipFile, members: dict[str, zipfile.ZipInfo], limits: Limits) -> None:
        self._archive, self._members, self._limits = archive, members, limits
        self._spent = 0

    @property
    def names(self) -> tuple[str, ...]:
        """Names of all members, in the order of the file, with "/" between folders."""
        return tuple(self._members)

    def __contains__(self, name: str) -> bool:
        return name in self._members

    def read(self, name: str) -> bytes:
        """The bytes of one member.

        Raises KeyError where there is no such member, TooLarge over the limits (of this member, or of all that was
        unpacked so far), Damaged where the bytes do not match their checksum.
        """
        member = self._members[name]
        if member.compress_type not in _METHODS:
            raise Damaged("a part of it is packed in a way that Word files never are")
        try:
            return self._unpack(member)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError) as error:
            raise Damaged(f"the file is damaged: {name} cannot be unpacked") from error

    def _unpack(self, member: zipfile.ZipInfo) -> bytes:
        pieces: list[bytes] = []
        size = 0
        with self._archive.open(member) as stream:
            while piece := stream.read(MEGABYTE):
                size += len(piece)
                self._spent += len(piece)
                self._check(size)
                pieces.append(piece)
        return b"".join(pieces)

    def _check(self, size: int) -> None:
        if size > self._limits.max_part_bytes:
            megabytes = self._limits.max_part_bytes // MEGABYTE
            raise TooLarge(f"one part of it unpacks to more than {megabytes} MB (limit)", _RAISE_PART_SIZE)
        if self._spent > self._limits.max_unpacked_bytes:
            megabytes = self._limits.max_unpacked_bytes // MEGABYTE
            raise TooLarge(f"it unpacks to more than {megabytes} MB (limit)", _RAISE_UNPACKED)


def open_zip(data: bytes, limits: Limits) -> SafeZip:
    """Look over the directory of a zip file.

    Raises Damaged (not a zip file, a part that occurs twice, a name that leads out of the file), NeedsPassword (an
    encrypted member), TooLarge (more members than the limit).
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise Damaged from error
    entries = archive.infolist()
    if len(entries) > limits.max_parts:
        raise TooLarge(f"it holds more than {limits.max_parts:,} parts (limit)", _RAISE_PARTS)
    return SafeZip(archive, _members(entries), limits)


def _members(entries: list[zipfile.ZipInfo]) -> dict[str, zipfile.ZipInfo]:
    members: dict[str, zipfile.ZipInfo] = {}
    seen: set[str] = set()
    for entry in entries:
        name = entry.filename.replace("\\", "/").lstrip("/")
        if ".." in name.split("/"):
            raise Damaged("a part of it has a name that leads out of the file")
        if entry.flag_bits & _ENCRYPTED:
            raise NeedsPassword
        if name.endswith("/"):
            continue
        if name.lower() in seen:
            raise Damaged("the file is damaged: a part of it occurs twice")
        seen.add(name.lower())
        members[name] = entry
    return members
