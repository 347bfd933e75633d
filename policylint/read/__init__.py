"""Bytes to a document of typed blocks: finds the reader for a file, by what the file is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from pathlib import Path

from policylint.limits import Limits
from policylint.model import Document
from policylint.read.detect import detect, wrong_name
from policylint.read.guard import load
from policylint.read.whole import looked_over

Reader = Callable[..., Document]
"""Called with the bytes, the name and the limits; the one for PDF also with `ocr` and `tell`."""

READERS = {
    "docx": "policylint.read.docx:read_docx",
    "pdf": "policylint.read.pdf:read_pdf",
    "html": "policylint.read.html:read_html",
    "markdown": "policylint.read.markdown:read_markdown",
    "text": "policylint.read.text:read_text",
    "odt": "policylint.read.odt:read_odt",
    "rtf": "policylint.read.rtf:read_rtf",
    "doc": "policylint.read.doc:read_doc",
}
"""Format, as `detect` names it, and its reader: module and function, imported when first needed."""


def read(path: Path, limits: Limits = Limits(), *, ocr: bool = False) -> Document:  # noqa: B008 - frozen
    """The document in a file. Raises NotRead, or one of its kinds, when it cannot be read."""
    return read_bytes(load(path, limits), path.name, limits, ocr=ocr)


def read_bytes(
    data: bytes,
    name: str,
    limits: Limits = Limits(),  # noqa: B008 - frozen
    *,
    ocr: bool = False,
    tell: Callable[[int], None] | None = None,
) -> Document:
    """The document in these bytes; `name` only helps to tell Markdown and HTML from plain text.

    With `ocr`, pages of a PDF that are pictures are read by text recognition; `tell` is called with the number of its
    pages with text as each begins. Raises NotRead, or one of its kinds.
    """
    format = detect(data, name)
    options = {"ocr": ocr, "tell": tell} if format == "pdf" else {}
    document = looked_over(reader(format)(data, name, limits, **options))
    remark = wrong_name(name, format)
    return replace(document, notes=(remark, *document.notes)) if remark else document


def reader(format: str) -> Reader:
    """The function that reads a format."""
    module, _, function = READERS[format].partition(":")
    found: Reader = getattr(import_module(module), function)
    return found
