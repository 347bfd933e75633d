"""Takes the pages one after the other: parsed if possible, as plain text if not, named as not read if neither."""

from __future__ import annotations

from typing import Any

from policylint.model import Unread
from policylint.read.build import DocumentBuilder
from policylint.read.english import reads_as_english
from policylint.read.pdf.clock import Clock
from policylint.read.pdf.parts import Sheet
from policylint.read.pdf.precheck import FEW_WORDS, PageCheck, Precheck
from policylint.read.pdf.sheets import pages_of, sheet_of

MOST_CHARACTERS = 100_000
"""On one page; parsing more takes minutes, and no page that people read holds a tenth of it."""
_UNKNOWN = 0.1
"""A page with a larger share of letters without meaning is taken from pypdfium2 if that reads better."""
_UNREADABLE = 0.3


def sheets_of(data: bytes, seen: Precheck, builder: DocumentBuilder, clock: Clock) -> list[Sheet]:
    """The pages that hold text; what was not read, or only as plain text, goes into the builder."""
    sheets: list[Sheet] = []
    with pages_of(data) as pages:
        for check in seen.pages:
            clock.count(len(check.text))
            rest = clock.stop(check.number, len(seen.pages))
            if rest:
                builder.unread.append(rest)
                break
            if check.problem:
                builder.unread.append(
                    Unread(f"page {check.number}", check.problem, "Save a fresh copy of the file and try again.")
                )
            elif check.text.strip():
                page = pages[check.number - 1] if check.number <= len(pages) else None
                _take(check, page, clock, sheets, builder)
    return sheets


def _take(check: PageCheck, page: Any, clock: Clock, sheets: list[Sheet], builder: DocumentBuilder) -> None:
    sheet = _parsed(check, page, clock)
    if sheet is None:
        sheet = Sheet(check.number, 0.0, 0.0, plain=check.text)
        builder.notes.append(f"page {check.number} was read as plain text, without its tables and columns")
    if sheet.unknown > _UNREADABLE:
        builder.unread.append(
            Unread(
                f"page {check.number}",
                "its text is unreadable (the font has no character map)",
                "Save the policy as Word, or print it to a new PDF, and try again.",
            )
        )
        return
    sheets.append(sheet)


def _parsed(check: PageCheck, page: Any, clock: Clock) -> Sheet | None:
    """The page with positions; None where it is better taken as plain text."""
    if page is None or len(check.text) > MOST_CHARACTERS:
        return None
    try:
        sheet = sheet_of(page, clock.page_until(), check.words)
    except MemoryError:
        raise
    except Exception:  # OutOfTime, and whatever pdfminer raises for what it cannot read
        return None
    if sheet.words == 0 and check.words >= FEW_WORDS:
        return None
    if sheet.unknown > _UNKNOWN and "\ufffd" not in check.text and reads_as_english(check.text.split()):
        return None
    return sheet
