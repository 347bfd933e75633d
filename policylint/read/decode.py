"""Bytes to characters, with a remark wherever that took a guess."""

from __future__ import annotations

import codecs
import re

from policylint.errors import UnknownFormat

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([a-zA-Z0-9_-]{2,20})", re.I)
_DECLARABLE = re.compile(
    r"iso-8859-\d{1,2}|windows-125\d|macintosh|koi8-[ru]|shift_jis|euc-(?:jp|kr)|big5|gb(?:k|2312|18030)", re.I
)
"""Encodings that a page may ask for. The many other codecs of Python include some that are slow or unsafe."""
_CONTROL = re.compile("[\x00-\x08\x0e-\x19\x1c-\x1f]")
_NOT_TEXT = "its encoding was not recognised, or it is not text"


def decode(data: bytes, *, html: bool = False) -> tuple[str, tuple[str, ...]]:
    """The characters of a text file, without byte-order mark, and remarks. Raises UnknownFormat if it is not text."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _clean(data[len(mark) :].decode(encoding, "replace"), [])
    if encoding := _unmarked_utf16(data):
        return _clean(data.decode(encoding, "replace"), ["read as UTF-16 text: the file does not say so itself"])
    try:
        return _clean(data.decode("utf-8"), [])
    except UnicodeDecodeError:
        return _clean(*_single_byte(data, html))


def _single_byte(data: bytes, html: bool) -> tuple[str, list[str]]:
    declared = _META.search(data[:4096]) if html else None
    name = declared.group(1).decode("ascii") if declared else ""
    if _DECLARABLE.fullmatch(name) and name.lower() != "iso-8859-1":
        return data.decode(name, "replace"), []
    return data.decode("cp1252", "replace"), ["read as Windows-1252 text: it is not UTF-8"]


def _unmarked_utf16(data: bytes) -> str:
    """English in UTF-16 has a zero in nearly every second byte, and hardly any elsewhere."""
    sample = data[:4096]
    if len(sample) < 8 or len(data) % 2:
        return ""
    half = len(sample) // 2
    low, high = sample[0::2].count(0), sample[1::2].count(0)
    if high > 0.7 * half and low < 0.05 * half:
        return "utf-16-le"
    return "utf-16-be" if low > 0.7 * half and high < 0.05 * half else ""


def _clean(text: str, notes: list[str]) -> tuple[str, tuple[str, ...]]:
    """A few zero bytes inside words are taken out; more of them mean that this is no text at all."""
    controls = len(_CONTROL.findall(text))
    if controls > max(3, len(text) // 50):
        raise UnknownFormat(_NOT_TEXT, "Save it as .docx or PDF, or as text in UTF-8.")
    if "\x00" in text:
        text = text.replace("\x00", "")
        notes.append("zero bytes in the text were left out")
    if "\ufffd" in text:
        notes.append("some characters could not be read and are shown as \ufffd")
    return text, tuple(notes)
