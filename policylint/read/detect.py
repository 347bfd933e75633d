"""Tells the format of a file by its first bytes; the name decides only between kinds of text."""

from __future__ import annotations

import re
from pathlib import PurePath

from policylint.errors import Damaged, EmptyFile, NeedsPassword, UnknownFormat

SUFFIXES = {
    ".docx": "docx", ".docm": "docx", ".dotx": "docx", ".dotm": "docx",
    ".pdf": "pdf",
    ".html": "html", ".htm": "html", ".xhtml": "html",
    ".md": "markdown", ".markdown": "markdown", ".mdown": "markdown", ".mkd": "markdown",
    ".txt": "text", ".text": "text",
    ".odt": "odt", ".ott": "odt",
    ".rtf": "rtf",
    ".doc": "doc", ".dot": "doc",
}  # fmt: skip
"""Formats that a name can promise."""
CALLED = {
    "docx": "a Word document",
    "pdf": "a PDF",
    "html": "a web page",
    "markdown": "Markdown",
    "text": "plain text",
    "odt": "an OpenDocument text",
    "rtf": "rich text (RTF)",
    "doc": "an old Word 97-2003 document",
}
_TEXTS = frozenset({"html", "markdown", "text"})
_SAVE = "Save the policy as .docx or PDF."
_OTHERS: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG", "it is a picture"),
    (b"\xff\xd8\xff", "it is a picture"),
    (b"GIF8", "it is a picture"),
    (b"II*\x00", "it is a picture"),
    (b"MM\x00*", "it is a picture"),
    (b"\x1f\x8b", "it is a compressed file"),
    (b"7z\xbc\xaf", "it is a compressed file"),
    (b"Rar!", "it is a compressed file"),
    (b"%!PS", "it is a PostScript file"),
    (b"MZ", "it is a program"),
    (b"\x7fELF", "it is a program"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PAGE = re.compile(rb"(?:<\?xml[^>]*>|<!--.*?-->|\s)*<(?:!doctype\s+html|html|head|body)[\s>]", re.I | re.S)
_WEB_ARCHIVE = re.compile(rb"(?:from|subject|date|mime-version|snapshot-content-location)\s*:[^\r\n]*\r?\n", re.I)
_XML = re.compile(rb"\s*<\?xml\s", re.I)


def detect(data: bytes, name: str) -> str:
    """One of the formats in CALLED. Raises EmptyFile, UnknownFormat, NeedsPassword or Damaged."""
    if not data:
        raise EmptyFile
    if data.startswith(b"PK") and data[2:4] in {b"\x03\x04", b"\x05\x06", b"\x07\x08"}:
        return _zip(data)
    if data.startswith(_OLE):
        return _ole(data)
    if data.startswith(b"%PDF") or (b"%PDF-" in data[:1024] and promised(name) not in _TEXTS):
        return "pdf"
    if data[:64].lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{\\rt"):
        return "rtf"
    for start, why in _OTHERS:
        if data.startswith(start) and not _is_plain(data):
            raise UnknownFormat(why, _SAVE)
    return _text(data, promised(name))


def promised(name: str) -> str:
    """The format that the name promises; empty if none."""
    return SUFFIXES.get(PurePath(name).suffix.lower(), "")


def wrong_name(name: str, found: str) -> str:
    """A remark when the name promises another format than was found; empty otherwise."""
    if promised(name) in {"", found}:
        return ""
    return f"the name says {PurePath(name).suffix.lower()}, the file is {CALLED[found]}"


def _zip(data: bytes) -> str:
    """By names that every such file holds, which a zip file stores as they are."""
    if data[30:38] == b"mimetype" and b"application/vnd.oasis.opendocument.text" in data[38:120]:
        return "odt"
    if b"[Content_Types].xml" in data or b"word/" in data:
        for folder, what in ((b"xl/workbook", "a spreadsheet"), (b"ppt/presentation", "a presentation")):
            if folder in data and b"word/document" not in data:
                raise UnknownFormat(f"it is {what}", _SAVE)
        return "docx"
    if b"content.xml" in data and b"META-INF/manifest.xml" in data:
        return "odt"
    raise UnknownFormat("it is a zip file, but not a Word document", _SAVE)


def _ole(data: bytes) -> str:
    """The container of Office 97-2003, also put around a Word document that has a password."""
    if _stream(data, "EncryptedPackage"):
        raise NeedsPassword
    if _stream(data, "WordDocument"):
        return "doc"
    if len(data) < 4096:
        raise Damaged("it is an old Office file, and damaged")
    raise UnknownFormat("it is an old Office file, but not a Word document", _SAVE)


def _stream(data: bytes, name: str) -> bool:
    return name.encode("utf-16-le") in data


def _text(data: bytes, named: str) -> str:
    if named in {"docx", "odt", "doc", "pdf"} and not _is_plain(data):
        raise Damaged(f"it is damaged, or not {CALLED[named]}")
    start = data[:4096].lstrip(b"\xef\xbb\xbf")
    if start[:2] in {b"\xff\xfe", b"\xfe\xff"} or start[1::2].count(0) > len(start) // 3:
        start = start.replace(b"\x00", b"").lstrip(b"\xff\xfe")
    if named == "html" or _PAGE.match(start):
        return "html"
    if _XML.match(start):
        raise UnknownFormat("it is an XML file", _SAVE)
    if _WEB_ARCHIVE.match(start) and b"multipart/" in data[:8192].lower():
        raise UnknownFormat("it is an e-mail or a web archive", _SAVE)
    return "markdown" if named == "markdown" else "text"


def _is_plain(data: bytes) -> bool:
    """Whether the start reads as text in UTF-8."""
    start = data[:4096]
    try:
        start.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start < len(start) - 4:
            return False
    return not any(byte < 9 or 13 < byte < 27 for byte in start)
