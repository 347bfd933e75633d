"""Parses the pages of a PDF one by one, each once, and lets go of each before the next."""

from __future__ import annotations

import io
import logging
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from policylint.read.pdf.annotations import typed_words
from policylint.read.pdf.boxes import boxes_of
from policylint.read.pdf.glyphs import UNKNOWN, glyphs_of
from policylint.read.pdf.parts import Box, Glyph, Sheet, Word
from policylint.read.pdf.tables import MOST_PATHS, grids_of, inked_areas
from policylint.read.pdf.words import SPACE, TIGHTER, hide, rows_of, words_of

SCAN_COVERS = 0.5
"""A picture over this share of the page, with invisible text on it, is a scan with recognised text."""
_LETTERS = 100
_LONG = 12
"""Letters a word in the mean; English has five."""


@contextmanager
def pages_of(data: bytes) -> Iterator[list[Any]]:
    """The pages of the file as pdfplumber has them; none where pdfplumber cannot open it."""
    import pdfplumber

    # pdfminer logs every oddity of a font; the user gets what matters as notes.
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    try:
        pdf = pdfplumber.open(io.BytesIO(data))
        pages = list(pdf.pages)
    except Exception:  # pdfminer raises whatever the damage leads to; pypdfium2's text is used instead
        yield []
        return
    try:
        yield pages
    finally:
        pdf.close()


def sheet_of(page: Any, until: float, expected: int) -> Sheet:
    """One page as rows of words, tables and pictures; `expected` is how many words pypdfium2 sees on it.

    Raises OutOfTime, or whatever pdfminer raises.
    """
    try:
        glyphs, paths = glyphs_of(page, until)
        turn = _turn(glyphs)
        if turn:
            glyphs, paths = _turned(page, turn, until)
        sheet = _sheet(page, glyphs, paths, turn, SPACE)
        for space in TIGHTER:
            if not _sticks(sheet, expected):
                break
            closer = _sheet(page, glyphs, paths, turn, space)
            sheet = closer if closer.words > sheet.words else sheet
        return sheet
    finally:
        page.close()


def _sticks(sheet: Sheet, expected: int) -> bool:
    """Whether words seem to have been glued together: far fewer than expected, or too long for words."""
    letters = sum(len(word.text) for row in sheet.rows for word in row.words)
    found = sum(len(row.words) for row in sheet.rows)
    return sheet.words < 0.8 * expected or (letters > _LETTERS and letters > _LONG * found)


def _sheet(page: Any, glyphs: list[Glyph], paths: int, turn: int, space: float) -> Sheet:
    drawn = paths <= MOST_PATHS
    pictures = [(item["x0"], item["top"], item["x1"], item["bottom"]) for item in page.images] if drawn else []
    sheet = Sheet(page.page_number, float(page.width), float(page.height), pictures=pictures, turn=turn)
    words = words_of(glyphs, space) + ([] if turn else typed_words(page))
    _hide(words, page, sheet, drawn)
    _fill(sheet, words, space)
    sheet.unknown = sum(glyph.text == UNKNOWN for glyph in glyphs) / (len(glyphs) or 1)
    if sheet.rows and drawn:
        sheet.grids = grids_of(page, paths, sheet.rows)
        sheet.boxes = boxes_of(page, sheet.grids)
    return sheet


def _fill(sheet: Sheet, words: list[Word], space: float) -> None:
    """Part the words into rows of text, of furniture and of hidden words."""
    shown = [word for word in words if not word.hidden]
    body = [word for word in shown if not word.style.artifact]
    if len(body) < 0.5 * len(shown):  # a file that tags whole pages as furniture
        body = shown
    else:
        sheet.artifacts = rows_of([word for word in shown if word.style.artifact], space)
    sheet.rows = rows_of([word for word in body if word.style.upright], space)
    sheet.rows += rows_of([word for word in body if not word.style.upright], space)
    sheet.hidden = [
        row for why in _reasons(words) for row in rows_of([word for word in words if word.hidden == why], space)
    ]
    sheet.words = sum(len(row.words) for row in (*sheet.rows, *sheet.artifacts, *sheet.hidden))


def _hide(words: list[Word], page: Any, sheet: Sheet, drawn: bool) -> None:
    sizes = Counter[float]()
    suspect = False
    for word in words:
        sizes[round(word.size)] += len(word.text)
        suspect = suspect or word.style.white
    scanned = any(share(box, sheet) >= SCAN_COVERS for box in sheet.pictures)
    sheet.ocr = (
        scanned
        and bool(words)
        and all(word.style.invisible for word in words if not (word.style.artifact or word.hidden))
    )
    body = sizes.most_common(1)[0][0] if sizes else 0.0
    inked = inked_areas(page) if suspect and drawn else []
    left, top = float(page.bbox[0]), float(page.bbox[1])
    hide(words, (left, top, left + sheet.width, top + sheet.height), inked, body, scanned)


def _reasons(words: list[Word]) -> list[str]:
    return list(dict.fromkeys(word.hidden for word in words if word.hidden))


def share(box: Box, sheet: Sheet) -> float:
    """How much of the page a box covers, 0 to 1."""
    width = min(box[2], sheet.width) - max(box[0], 0)
    height = min(box[3], sheet.height) - max(box[1], 0)
    return max(width, 0) * max(height, 0) / (sheet.width * sheet.height or 1)


def _turn(glyphs: list[Glyph]) -> int:
    """Quarter turns that make most of the page's text upright, 0 if it is."""
    aside = Counter(glyph.style.turn for glyph in glyphs if not glyph.style.upright)
    turn, count = aside.most_common(1)[0] if aside else (0, 0)
    return turn if count > 0.6 * len(glyphs) else 0


def _turned(page: Any, turn: int, until: float) -> tuple[list[Glyph], int]:
    """Parse again with the page turned, so that rows, columns and tables are found as on any other page."""
    from pdfplumber.page import Page

    page.page_obj.rotate = (page.page_obj.rotate + 90 * turn) % 360
    page.page_obj.attrs["Rotate"] = page.page_obj.rotate
    again = Page(page.pdf, page.page_obj, page.page_number)
    glyphs, paths = glyphs_of(again, until)
    page.__dict__.update(again.__dict__)
    return glyphs, paths
