"""Small policies in every format, made by the programs that people use."""

from __future__ import annotations

import html
from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape

AS_OF = date(2026, 11, 22)
FORMATS = ("docx", "pdf", "md", "html", "txt")


def write(folder: Path, suffix: str, title: str, heading: str, *paragraphs: str) -> Path:
    """A document with a title, one heading and paragraphs under it."""
    path = folder / f"policy.{suffix}"
    _WRITERS[suffix](path, title, heading, paragraphs)
    return path


def _docx(path: Path, title: str, heading: str, paragraphs: tuple[str, ...]) -> None:
    from docx import Document

    document = Document()
    document.add_heading(title, 0)
    document.add_heading(heading, 1)
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    document.save(str(path))


def _pdf(path: Path, title: str, heading: str, paragraphs: tuple[str, ...]) -> None:
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    styles = getSampleStyleSheet()
    flow = [Paragraph(escape(title), styles["Title"]), Paragraph(escape(heading), styles["Heading1"])]
    flow += [Paragraph(escape(paragraph), styles["BodyText"]) for paragraph in paragraphs]
    SimpleDocTemplate(str(path), invariant=1).build(flow)


def _md(path: Path, title: str, heading: str, paragraphs: tuple[str, ...]) -> None:
    path.write_text("\n\n".join([f"# {title}", f"## {heading}", *paragraphs]) + "\n", encoding="utf-8")


def _html(path: Path, title: str, heading: str, paragraphs: tuple[str, ...]) -> None:
    body = "".join(f"<p>{html.escape(paragraph)}</p>\n" for paragraph in paragraphs)
    page = f"<!doctype html><html><body><h1>{title}</h1><h2>{heading}</h2>\n{body}</body></html>"
    path.write_text(page, encoding="utf-8")


def _txt(path: Path, title: str, heading: str, paragraphs: tuple[str, ...]) -> None:
    path.write_text("\n\n".join([title.upper(), f"1. {heading}", *paragraphs]) + "\n", encoding="utf-8")


_WRITERS = {"docx": _docx, "pdf": _pdf, "md": _md, "html": _html, "txt": _txt}
