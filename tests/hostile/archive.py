"""Zip files written by hand, because a library would refuse to write such files: lies, doubles, endless members."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass

_BLOCK = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Member:
    """One member as it stands in the file. What is None is worked out from `packed`."""

    name: str
    packed: bytes
    size: int
    crc: int
    method: int = 8
    flags: int = 0


def member(name: str, data: bytes | str, *, flags: int = 0, size: int | None = None, crc: int | None = None) -> Member:
    """A member as any program would pack it, but for the lies given."""
    data = data.encode("utf-8") if isinstance(data, str) else data
    return Member(
        name, deflate(data), len(data) if size is None else size, zlib.crc32(data) if crc is None else crc, 8, flags
    )


def repeated(name: str, before: bytes, piece: bytes, times: int, after: bytes = b"") -> Member:
    """A member that unpacks to `piece` so many times; made without ever holding it unpacked."""
    count = max(1, _BLOCK // len(piece))
    once = _open_block(piece * count)
    packed = _open_block(before) + once * (times // count) + _open_block(piece * (times % count)) + deflate(after)
    return Member(name, packed, min(len(before) + len(piece) * times + len(after), 0xFFFFFFFE), 0)


def deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()


def _open_block(data: bytes) -> bytes:
    """Packed data that more may follow."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush(zlib.Z_FULL_FLUSH)


def zipped(members: Iterable[Member]) -> bytes:
    """The members, one after the other, and their directory."""
    data, directory, count = b"", b"", 0
    for one in members:
        name = one.name.encode("utf-8")
        common = struct.pack(
            "<HHHHHIIIHH", 20, one.flags, one.method, 0, 33, one.crc, len(one.packed), one.size, len(name), 0
        )
        directory += (
            b"PK\x01\x02" + struct.pack("<H", 20) + common + struct.pack("<HHHII", 0, 0, 0, 0, len(data)) + name
        )
        data += b"PK\x03\x04" + common + name + one.packed
        count += 1
    end = struct.pack("<HHHHIIH", 0, 0, count, count, len(directory), len(data), 0)
    return data + directory + b"PK\x05\x06" + end
