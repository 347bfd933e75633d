"""Older and open formats, things that are no documents, and things that are no files."""

# ruff: noqa: E501 - a case a line
from __future__ import annotations

import os
from pathlib import Path

from .archive import member, repeated, zipped
from .case import WORDS, Case, made, of

TITLE = "Child Protection Policy of Oakfield Primary School"
_ODF = "urn:oasis:names:tc:opendocument:xmlns"
_TYPE = "application/vnd.oasis.opendocument.text"


def content(body: str, prolog: str = "") -> str:
    return (
        f'<?xml version="1.0"?>{prolog}<office:document-content xmlns:office="{_ODF}:office:1.0"'
        f' xmlns:text="{_ODF}:text:1.0" xmlns:table="{_ODF}:table:1.0"><office:body><office:text>'
        f'<text:h text:outline-level="1">{TITLE}</text:h>{body}</office:text></office:body></office:document-content>'
    )


def odt(body: str, prolog: str = "", manifest: str = "<manifest/>") -> bytes:
    stored = member("mimetype", _TYPE)
    plain = type(stored)("mimetype", _TYPE.encode(), len(_TYPE), stored.crc, 0)
    return zipped([plain, member("META-INF/manifest.xml", manifest), member("content.xml", content(body, prolog))])


def odt_bomb() -> bytes:
    stored = member("mimetype", _TYPE)
    plain = type(stored)("mimetype", _TYPE.encode(), len(_TYPE), stored.crc, 0)
    return zipped([plain, repeated("content.xml", content("").encode()[:-60], b" " * 1024, 400_000)])


BAD = f"<text:p>{WORDS}</text:p>"
_LAUGHS = '<!DOCTYPE d [<!ENTITY a "consent"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
NESTED = "<table:table><table:table-row><table:table-cell>"
CLOSED = "</table:table-cell></table:table-row></table:table>"


def rtf(body: str) -> str:
    return "{\\rtf1\\ansi " + TITLE + "\\par " + body + "}"


def link_to(target: str) -> object:
    def place(path: Path) -> None:
        path.symlink_to(target)

    return place


def sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(20 * 1024**3)


CASES = (
    Case("bomb.odt", made(odt_bomb), "not-read", "(limit)"),
    Case("entities.odt", made(lambda: odt(BAD.replace("consent", "&a;"), _LAUGHS)), "not-read", "DTD"),
    Case("encrypted.odt", made(lambda: odt(BAD, manifest="<manifest:encryption-data/>")), "not-read", "it needs a password"),
    Case("deep.odt", made(lambda: odt(NESTED * 5_000 + BAD + CLOSED * 5_000)), "told"),
    Case("repeated-cells.odt", made(lambda: odt(f'<table:table><table:table-row table:number-rows-repeated="1000000000"><table:table-cell table:number-columns-repeated="1000000000">{BAD}</table:table-cell></table:table-row></table:table>')), "found"),
    Case("many-spaces.odt", made(lambda: odt(f'<text:p>a<text:s text:c="2000000000"/>b</text:p>{BAD}')), "told"),
    Case("deep-groups.rtf", made(lambda: rtf("{" * 100_000 + WORDS + "}" * 100_000).encode()), "told"),
    Case("unclosed-groups.rtf", made(lambda: rtf("{\\b " * 50_000 + WORDS).encode()), "told"),
    Case("binary-of-2-gb.rtf", of(rtf(f"{WORDS}\\par \\bin2000000000 abc")), "told"),
    Case("long-number.rtf", of(rtf(f"\\fs{'9' * 5_000} {WORDS}")), "told"),
    Case("unicode.rtf", of(rtf("".join(f"\\u{ord(c)}?" for c in WORDS))), "found"),
    Case("coloured.txt", of(f"{TITLE}\n\n{WORDS.replace('consent', chr(27) + '[31mconsent' + chr(27) + '[0m')}\n"), "found"),
    Case("nothing-but-pictures.rtf", of("{\\rtf1{\\pict " + "0f" * 500_000 + "}}"), "not-read", "there is no text in the file"),
    Case("picture-called.docx", of(b"\x89PNG\r\n\x1a\n" + b"\0" * 500), "not-read", "picture"),
    Case("program-called.pdf", of(b"MZ\x90\0" + b"\0" * 500), "not-read"),
    Case("zip-called.pdf", made(lambda: zipped([member("a.txt", "x")])), "not-read", "zip"),
    Case("workbook-called.docx", made(lambda: zipped([member("[Content_Types].xml", "<Types/>"), member("xl/workbook.xml", "<a/>")])), "not-read"),
    Case("text-called.docx", of(f"{TITLE}\n\n{WORDS}\n"), "found", "name says .docx"),
    Case("web-page-called.doc", of(f"<html><body><h1>{TITLE}</h1><p>{WORDS}</p></body></html>"), "found"),
    Case("e-mail.txt", of(f"From: a\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n--x\n\n{WORDS}\n"), "not-read"),
    Case("link-to-zero.docx", link_to("/dev/zero"), "not-read", "it is not an ordinary file"),
    Case("link-to-random.txt", link_to("/dev/urandom"), "not-read", "it is not an ordinary file"),
    Case("link-to-itself.md", link_to("link-to-itself.md"), "not-read"),
    Case("link-to-nothing.md", link_to("no-such-file.md"), "not-read", "there is no such file"),
    Case("pipe.docx", lambda path: os.mkfifo(path), "not-read", "it is not an ordinary file"),
    Case("20-gb-of-nothing.docx", sparse, "not-read", "larger than 50 MB (limit)"),
)  # fmt: skip
