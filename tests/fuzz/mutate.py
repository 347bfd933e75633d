"""Changes to a file: by bytes, by words and tags, and inside the parts of a zip file."""

from __future__ import annotations

import io
import random
import re
import warnings
import zipfile
import zlib

_NASTY = (
    b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\x1b[31m", b"\xe2\x80\xae", b"\xf3\xa0\x80\xa1", b"99999999999999999999",
    b"-1", b"1e309", b"NaN", b"%s%n", b"]]>", b"<!--", b"-->", b"<![CDATA[", b"<!DOCTYPE a>", b"&a;", b"&#0;",
    b"&#x110000;", b"'", b'"', b"\\", b"{", b"}", b"[" * 200, b"(" * 200, b">" * 200, b"<div>" * 200, b"{\\b" * 100,
    b"_" * 3000, b"\n" * 300, b"|" * 300, b"endobj", b"stream\n", b"xref\n", b"/Kids [1 0 R]", b"/Length 0",
    b" consent ", b" share without ", b"\r",
)  # fmt: skip
_TOKEN = re.compile(rb"<[^<>]{0,300}>|\w+|\"[^\"]{0,80}\"|\s+|.", re.S)
_NUMBER = re.compile(rb"\d{1,9}")
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.S)


def mutated(data: bytes, chance: random.Random) -> bytes:
    """The file with one to four changes."""
    if data[:2] == b"PK" and chance.random() < 0.8:
        return _inside_zip(data, chance)
    if data[:4] == b"%PDF" and chance.random() < 0.4:
        data = _inside_stream(data, chance)
    for _ in range(chance.randint(1, 4)):
        data = chance.choice((_bytes, _cut, _doubled, _inserted, _tokens, _numbers))(data, chance)
    return data


def _span(data: bytes, chance: random.Random, longest: int = 400) -> tuple[int, int]:
    start = chance.randrange(len(data) + 1)
    return start, min(len(data), start + chance.randint(1, longest))


def _bytes(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.randint(1, 12) if changed else 0):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _cut(data: bytes, chance: random.Random) -> bytes:
    start, end = _span(data, chance)
    return data[:start] if chance.random() < 0.1 else data[:start] + data[end:]


def _doubled(data: bytes, chance: random.Random) -> bytes:
    start, end = _span(data, chance)
    return data[:start] + data[start:end] * chance.choice((2, 3, 60)) + data[end:]


def _inserted(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + chance.choice(_NASTY) + data[at:]


def _tokens(data: bytes, chance: random.Random) -> bytes:
    """Tags and words swapped, dropped or repeated: what keeps a file well enough formed to get further."""
    tokens = _TOKEN.findall(data[:400_000])
    for _ in range(chance.randint(1, 6) if len(tokens) > 2 else 0):
        first, second = chance.randrange(len(tokens)), chance.randrange(len(tokens))
        how = chance.randrange(3)
        if how == 0:
            tokens[first], tokens[second] = tokens[second], tokens[first]
        else:
            tokens[first] = b"" if how == 1 else tokens[first] + tokens[second]
    return b"".join(tokens) + data[400_000:]


def _numbers(data: bytes, chance: random.Random) -> bytes:
    found = list(_NUMBER.finditer(data[:400_000]))
    if not found:
        return data
    one = chance.choice(found)
    return data[: one.start()] + chance.choice((b"0", b"-1", b"4294967296", b"2147483647", b"7")) + data[one.end() :]


def _inside_stream(data: bytes, chance: random.Random) -> bytes:
    """A change inside a packed stream of a PDF, which stays packed."""
    found = [one for one in _STREAM.finditer(data) if one[1][:1] == b"x"]
    if not found:
        return data
    one = chance.choice(found)
    try:
        plain = zlib.decompress(one[1])
    except zlib.error:
        return data
    return data[: one.start(1)] + zlib.compress(_tokens(_inserted(plain, chance), chance)) + data[one.end(1) :]


def _inside_zip(data: bytes, chance: random.Random) -> bytes:
    """A change to one part of a zip file, to its name, or to how often it occurs."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = [(name, archive.read(name)) for name in archive.namelist()]
    main = [place for place, (name, _) in enumerate(parts) if name in {"word/document.xml", "content.xml"}]
    at = chance.choice(main) if main and chance.random() < 0.6 else chance.randrange(len(parts))
    name, content = parts[at]
    how = chance.random()
    if how < 0.8:
        for _ in range(chance.randint(1, 3)):
            content = chance.choice((_tokens, _tokens, _inserted, _doubled, _numbers, _bytes, _cut))(content, chance)
        parts[at] = (name, content)
    elif how < 0.9:
        parts[at] = (chance.choice(("../x", "word/document.xml", name.upper(), "a" * 300)), content)
    else:
        del parts[at]
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of names that occur twice
        for part, inside in parts:
            archive.writestr(zipfile.ZipInfo(part, (2026, 1, 1, 0, 0, 0)), inside, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
