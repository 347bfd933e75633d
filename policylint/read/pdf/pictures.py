"""Pages that are pictures: read by text recognition if asked, else named; and large pictures beside text."""

from __future__ import annotations

from policylint.model import LookAt, Unread
from policylint.read.build import DocumentBuilder
from policylint.read.pdf import ocr
from policylint.read.pdf.clock import Clock
from policylint.read.pdf.parts import Box, Sheet
from policylint.read.pdf.precheck import FEW_WORDS, PageCheck, Precheck
from policylint.read.pdf.sheets import share

_PICTURE_PAGE = 0.25
_ANY_PICTURE = 0.05
_DRAWN = 100
"""A page without text but with more shapes than this has its letters drawn as outlines, or is a chart."""
_COVER_WORDS = 3
_HOW = "Read it yourself, or run again with --ocr to have it recognised (this needs the tesseract program)."
_INSTALL = "Read it yourself, or install the tesseract program and run again with --ocr."
_FAILED = "Read it yourself."
WHOLE_FILE = "Save it as Word, or run again with --ocr to have it recognised (this needs the tesseract program)."


def read_pictures(
    data: bytes, seen: Precheck, sheets: list[Sheet], builder: DocumentBuilder, clock: Clock, *, recognise: bool
) -> None:
    """Deal with every page that is a picture. Recognised pages take their place among the sheets."""
    by_number = {sheet.number: sheet for sheet in sheets}
    recognised: list[int] = []
    for check in seen.pages:
        sheet = by_number.get(check.number)
        if check.problem or not _is_picture(check, sheet, len(seen.pages)):
            continue
        found = _recognised(data, check, clock) if recognise else None
        if found is None:
            builder.unread.append(_unread(check, recognise))
        else:
            by_number[check.number] = found
            recognised.append(check.number)
    sheets[:] = [by_number[number] for number in sorted(by_number)]
    if recognised:
        builder.notes.append(f"{_pages(recognised)}: read by text recognition, which makes mistakes")


def _recognised(data: bytes, check: PageCheck, clock: Clock) -> Sheet | None:
    if clock.left <= 0 or not ocr.installed():
        return None
    return ocr.recognise(data, check.number, clock.left)


def _unread(check: PageCheck, recognise: bool) -> Unread:
    why = "it is a picture without text" if check.picture or not check.shapes else "it is a drawing without text"
    how = _HOW if not recognise else _FAILED if ocr.installed() else _INSTALL
    return Unread(f"page {check.number}", why, how)


def _is_picture(check: PageCheck, sheet: Sheet | None, pages: int) -> bool:
    words = sum(len(row.words) for row in sheet.rows) + len(sheet.plain.split()) if sheet else check.words
    covered = max(check.picture, sum(share(box, sheet) for box in sheet.pictures) if sheet else 0.0)
    if words == 0:
        return covered >= _ANY_PICTURE or check.shapes >= _DRAWN
    return words < FEW_WORDS and covered >= _PICTURE_PAGE and not _is_cover(check, words, pages)


def _is_cover(check: PageCheck, words: int, pages: int) -> bool:
    return check.number == 1 and pages > 1 and words >= _COVER_WORDS


def name_pictures(sheets: list[Sheet], builder: DocumentBuilder) -> None:
    """List large pictures on pages with text: they may hold words. A picture behind text is only a background."""
    unread = {item.what for item in builder.unread}
    for sheet in sheets:
        if sheet.ocr or f"page {sheet.number}" in unread:
            continue
        for box in sheet.pictures:
            if share(box, sheet) >= _PICTURE_PAGE and _words_on(box, sheet) < FEW_WORDS:
                builder.look_at.append(
                    LookAt(f"the picture on page {sheet.number}", "it is large, and words in it were not read")
                )
    scanned = [sheet.number for sheet in sheets if sheet.ocr]
    if scanned and not any("recognition" in note for note in builder.notes):
        builder.notes.append(f"{_pages(scanned)}: a scan with recognised text, which may hold mistakes")


def _words_on(box: Box, sheet: Sheet) -> int:
    words = (word for row in sheet.rows for word in row.words)
    return sum(box[0] <= word.x0 <= box[2] and box[1] <= word.top <= box[3] for word in words)


def _pages(numbers: list[int]) -> str:
    listed = ", ".join(str(number) for number in numbers[:20])
    return f"page {listed}" if len(numbers) == 1 else f"pages {listed}" + (" ..." if len(numbers) > 20 else "")
