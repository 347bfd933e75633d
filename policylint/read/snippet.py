"""A few words already in memory, as a document: for `lint_text`, the examples of check files and labelled sentences."""

from __future__ import annotations

import re

from policylint.model import Anchor, Document
from policylint.read.build import DocumentBuilder


def snippet(text: str, heading: str | None = None, name: str = "text") -> Document:
    """Paragraphs of a text (parted by blank lines) under one heading."""
    builder = DocumentBuilder(name, "text")
    if heading:
        builder.add("heading", heading, level=1)
    for found in re.finditer(r"\S(?:.*?\S)??(?=\s*\n\s*\n|\s*\Z)", text, re.DOTALL):
        builder.add("paragraph", found.group(), anchor=Anchor(pieces=((0, len(found.group()), found.start()),)))
    return builder.document()
