"""Reads a PDF: pypdfium2 looks first, pdfplumber parses the pages that hold text, and what was not read is named."""

from __future__ import annotations

import time

from policylint.errors import NoText
from policylint.limits import Limits
from policylint.model import Document
from policylint.read.build import DocumentBuilder
from policylint.read.pdf.flow import Flow, emit, look_of, page_regions
from policylint.read.pdf.furniture import take_furniture
from policylint.read.pdf.parts import Sheet
from policylint.read.pdf.precheck import Precheck, precheck
from policylint.read.pdf.sheets import pages_of, sheet_of


def read_pdf(data: bytes, name: str, limits: Limits, *, ocr: bool = False) -> Document:
    """Blocks of a PDF in reading order.

    Raises NeedsPassword, Damaged, EmptyFile, TooLarge or NoText. Pages that were not read are in `unread`.
    """
    seen = precheck(data, limits)
    builder = DocumentBuilder(name, "pdf")
    builder.pages = len(seen.pages)
    sheets = _sheets(data, seen, limits)
    look = look_of(sheets)
    furniture = take_furniture(sheets)
    flow = Flow()
    for sheet in sheets:
        flow.add_page(page_regions(sheet, look))
    emit(builder, flow.chunks, look, furniture)
    if not builder.blocks:
        raise NoText
    builder.title = seen.title or builder.title
    return builder.document()


def _sheets(data: bytes, seen: Precheck, limits: Limits) -> list[Sheet]:
    sheets = []
    until = time.monotonic() + 0.8 * max(limits.seconds, limits.seconds_per_page * len(seen.pages))
    with pages_of(data) as pages:
        for check in seen.pages:
            if check.text.strip():
                sheets.append(sheet_of(pages[check.number - 1], until))
    return sheets
