"""Reads a web page: what a visitor would see, as blocks."""

from __future__ import annotations

import re

from policylint.errors import NoText
from policylint.limits import Limits
from policylint.model import Document, Unread
from policylint.read.build import DocumentBuilder
from policylint.read.decode import decode
from policylint.read.page.flow import Flow
from policylint.read.page.markup import parse

_DEFINED = re.compile(r"<!ENTITY\s+([\w.-]{1,100})\s")
_ABBREVIATIONS = Unread(
    "words that stand in the page as abbreviations of its own (entities)",
    "they were not written out",
    "Open the page in a browser, print it to a PDF, and try again.",
)


def read_html(data: bytes, name: str, limits: Limits) -> Document:
    """The blocks of a page. Anchors are (start, end, offset): characters of the decoded file, without its mark.

    Raises NoText if a visitor would see no words, TooLarge for more characters than the limit, UnknownFormat if the
    bytes are not text.
    """
    source, notes = decode(data, html=True)
    builder = DocumentBuilder(name, "html")
    builder.notes.extend(notes)
    flow = Flow(limits)
    parse(source, flow)
    flow.finish(builder)
    if any(f"&{found[1]};" in source for found in _DEFINED.finditer(source)):
        builder.unread.append(_ABBREVIATIONS)
    if not any(not block.hidden for block in builder.blocks):
        raise NoText("there is no text on the page", "Save the page with its text, as .docx or PDF, then try again.")
    return builder.document()
