"""Reads a PDF: pypdfium2 looks first, pdfplumber parses the pages that hold text, and what was not read is named."""

from __future__ import annotations

from collections.abc import Callable

from policylint.errors import NoText, TooComplex
from policylint.limits import Limits
from policylint.model import Document, LookAt, Unread
from policylint.read.build import DocumentBuilder
from policylint.read.pdf.clock import Clock
from policylint.read.pdf.doubts import doubtful
from policylint.read.pdf.emit import emit
from policylint.read.pdf.flow import Flow, look_of, page_regions
from policylint.read.pdf.furniture import Found, take_furniture
from policylint.read.pdf.parts import Sheet
from policylint.read.pdf.pictures import WHOLE_FILE, name_pictures, read_pictures
from policylint.read.pdf.precheck import Precheck, precheck
from policylint.read.pdf.stream import sheets_of


def read_pdf(
    data: bytes, name: str, limits: Limits, *, ocr: bool = False, tell: Callable[[int], None] | None = None
) -> Document:
    """Blocks of a PDF in reading order.

    The anchor of a block holds where its words stand: (start, end, page, x0, top, x1, bottom), see `text.anchor_of`.
    With `ocr`, pages that are pictures go through the `tesseract` program. Pages that were not read are in `unread`.
    `tell` is called with the number of pages with text as each begins.
    Raises NeedsPassword, Damaged, EmptyFile, TooLarge, TooComplex or NoText.
    """
    seen = precheck(data, limits)
    builder = DocumentBuilder(name, "pdf")
    builder.pages = len(seen.pages)
    clock = Clock(limits, sum(bool(page.text.strip()) for page in seen.pages), tell)
    sheets = sheets_of(data, seen, builder, clock)
    furniture = take_furniture(sheets)
    read_pictures(data, seen, sheets, builder, clock, recognise=ocr)
    name_pictures(sheets, builder)
    _add(builder, sheets, furniture)
    if not builder.blocks:
        raise _nothing(builder)
    _remark(builder, sheets, seen)
    builder.title = seen.title or builder.title
    return builder.document()


def _add(builder: DocumentBuilder, sheets: list[Sheet], furniture: list[Found]) -> None:
    look = look_of(sheets)
    turned = {sheet.number: (sheet.turn, sheet.width, sheet.height) for sheet in sheets if sheet.turn}
    flow = Flow()
    gutter = None
    for sheet in sheets:
        regions, gutter = page_regions(sheet, look, gutter)
        flow.add_page(regions)
    emit(builder, flow.chunks, look, furniture, turned)


def _nothing(builder: DocumentBuilder) -> NoText | TooComplex:
    """Why there is nothing to read, for the whole file."""
    first = builder.unread[0] if builder.unread else None
    if first is None:
        return NoText("there is no text in the file", "Check that it was saved fully.")
    if "picture" in first.why or "drawing" in first.why:
        return NoText(None, WHOLE_FILE)
    return TooComplex(first.why, first.next) if "limit" in first.why else NoText(first.why, first.next)


def _remark(builder: DocumentBuilder, sheets: list[Sheet], seen: Precheck) -> None:
    look_at, remark = doubtful(sheets, seen.pages)
    builder.look_at += look_at
    if remark:
        builder.notes.append(remark)
    if seen.adobe_form:
        builder.unread.append(
            Unread(
                "the form",
                "it is an Adobe form, whose text only Adobe Reader shows",
                "Open it there, print it to a new PDF, and try again.",
            )
        )
    builder.look_at += [
        LookAt(f"the attached file {name}", "files inside a PDF are not read") for name in seen.attachments
    ]
    builder.unread.sort(key=_page_number)


def _page_number(item: Unread) -> int:
    number = item.what.split()[1] if item.what.startswith("page") else "0"
    return int(number) if number.isdigit() else 0
