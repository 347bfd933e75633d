"""Looks at a PDF with pypdfium2 first, forty times faster than parsing it: does it open, and which pages hold text?"""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from policylint.errors import Damaged, EmptyFile, NeedsPassword, TooLarge
from policylint.limits import Limits


@dataclass(frozen=True, slots=True)
class PageCheck:
    """What pypdfium2 sees on a page."""

    number: int
    text: str
    problem: str = ""
    """Why the page could not be opened."""

    @property
    def words(self) -> int:
        return len(self.text.split())


@dataclass(frozen=True, slots=True)
class Precheck:
    """What pypdfium2 sees in a file."""

    pages: tuple[PageCheck, ...]
    title: str = ""
    attachments: tuple[str, ...] = ()
    characters: int = field(default=0)


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
                f"it has more than {limits.max_pages:,} pages (limit)", "Split it, or read only the policy in it."
            )
        pages = tuple(_page(pdf, index) for index in range(count))
        return Precheck(
            pages=pages,
            title=_title(pdf),
            attachments=_attachments(pdf),
            characters=sum(len(page.text) for page in pages),
        )


def _page(pdf: Any, index: int) -> PageCheck:
    import pypdfium2

    try:
        page = pdf[index]
    except pypdfium2.PdfiumError:
        return PageCheck(index + 1, "", problem="the page is damaged")
    try:
        textpage = page.get_textpage()
        text: str = textpage.get_text_range()
        textpage.close()
    except (pypdfium2.PdfiumError, UnicodeError):
        return PageCheck(index + 1, "")
    finally:
        page.close()
    return PageCheck(index + 1, text)


def _title(pdf: Any) -> str:
    try:
        return " ".join(pdf.get_metadata_value("Title").split())
    except (UnicodeError, ValueError):
        return ""


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
