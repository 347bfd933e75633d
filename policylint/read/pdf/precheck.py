"""Looks at a PDF with pypdfium2 first, forty times faster than parsing it: does it open, and which pages hold text?"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import Any

from policylint.errors import Damaged, EmptyFile, NeedsPassword, TooLarge
from policylint.limits import Limits

FEW_WORDS = 10
"""A page with fewer words than this may be a picture with a page number."""
MOST_OBJECTS = 5000
_NO_TITLE = re.compile(r"^microsoft word|^untitled$|^document\d*$|^slide 1$|\.(?:docx?|pdf|odt|rtf|dotx)$", re.I)


@dataclass(frozen=True, slots=True)
class PageCheck:
    """What pypdfium2 sees on a page."""

    number: int
    text: str
    problem: str = ""
    """Why the page could not be opened."""
    picture: float = 0.0
    """Share of the page that pictures cover, 0 to 1; looked at only where there is little text."""
    shapes: int = 0
    """Drawn shapes, likewise."""

    @property
    def words(self) -> int:
        return len(self.text.split())


@dataclass(frozen=True, slots=True)
class Precheck:
    """What pypdfium2 sees in a file."""

    pages: tuple[PageCheck, ...]
    title: str = ""
    attachments: tuple[str, ...] = ()
    adobe_form: bool = False
    """Its text is drawn by Adobe Reader from an XFA form; the pages only say so."""


@contextmanager
def opened(data: bytes) -> Iterator[Any]:
    """The file as a pypdfium2 document. Raises NeedsPassword, EmptyFile or Damaged."""
    import pypdfium2

    if not data:
        raise EmptyFile
    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise NeedsPassword from error
        raise Damaged("it is damaged, or not a PDF") from error
    try:
        yield pdf
    finally:
        pdf.close()


def precheck(data: bytes, limits: Limits) -> Precheck:
    """Open the file and read its plain text page by page. Raises a subclass of NotRead."""
    with opened(data) as pdf:
        count = len(pdf)
        if count > limits.max_pages:
            raise TooLarge(
                f"it has more than {limits.max_pages:,} pages (limit)", "Split it, or raise the limit with --max-pages."
            )
        pages = tuple(_page(pdf, index) for index in range(count))
        return Precheck(pages=pages, title=_title(pdf), attachments=_attachments(pdf), adobe_form=_is_adobe_form(pdf))


def _page(pdf: Any, index: int) -> PageCheck:
    import pypdfium2

    try:
        page = pdf[index]
    except pypdfium2.PdfiumError:
        return PageCheck(index + 1, "", problem="the page is damaged")
    try:
        text = _text(page)
        picture, shapes = _drawn(page) if len(text.split()) < FEW_WORDS else (0.0, 0)
        return PageCheck(index + 1, text, picture=picture, shapes=shapes)
    except pypdfium2.PdfiumError:
        return PageCheck(index + 1, "", problem="the page is damaged")
    finally:
        page.close()


def _text(page: Any) -> str:
    textpage = page.get_textpage()
    try:
        # get_text_bounded() has been seen to return nothing for a rotated page.
        return str(textpage.get_text_range())
    except UnicodeError:
        return ""
    finally:
        textpage.close()


def _drawn(page: Any) -> tuple[float, int]:
    """Share of the page under pictures, and the number of drawn shapes."""
    from pypdfium2 import raw

    left, bottom, right, top = page.get_mediabox()
    area = abs((right - left) * (top - bottom)) or 1.0
    covered, shapes = 0.0, 0
    for item in islice(page.get_objects(max_depth=1), MOST_OBJECTS):
        if item.type == raw.FPDF_PAGEOBJ_IMAGE or (item.type == raw.FPDF_PAGEOBJ_FORM and _holds_picture(page, item)):
            x0, y0, x1, y1 = item.get_bounds()
            width = min(x1, right) - max(x0, left)
            height = min(y1, top) - max(y0, bottom)
            covered += max(width, 0) * max(height, 0) / area
        elif item.type == raw.FPDF_PAGEOBJ_PATH:
            shapes += 1
    return min(covered, 1.0), shapes


def _holds_picture(page: Any, form: Any) -> bool:
    from pypdfium2 import raw

    inside = page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=5, form=form, level=1)
    return next(iter(inside), None) is not None


def _title(pdf: Any) -> str:
    """Title from the file's properties, unless a program made it up."""
    try:
        title = " ".join(pdf.get_metadata_value("Title").split())
    except (UnicodeError, ValueError):
        return ""
    return "" if _NO_TITLE.search(title) else title


def _is_adobe_form(pdf: Any) -> bool:
    from pypdfium2 import raw

    return bool(pdf.get_formtype() == raw.FORMTYPE_XFA_FULL)


def _attachments(pdf: Any) -> tuple[str, ...]:
    import pypdfium2

    try:
        return tuple(pdf.get_attachment(index).get_name() for index in range(min(pdf.count_attachments(), 100)))
    except (pypdfium2.PdfiumError, UnicodeError):
        return ()


def image_of(data: bytes, number: int, dots_per_inch: int = 200) -> bytes:
    """Picture of a page as PNG bytes."""
    with opened(data) as pdf:
        page = pdf[number - 1]
        buffer = io.BytesIO()
        page.render(scale=dots_per_inch / 72).to_pil().convert("L").save(buffer, format="PNG")
        page.close()
        return buffer.getvalue()
