"""A text as checks see it, with the real vocabulary."""

from __future__ import annotations

from policylint.limits import Limits
from policylint.model import Document
from policylint.read.markdown import read_markdown
from policylint.read.snippet import snippet
from policylint.segment import segment
from policylint.view import View
from tests.vocabularies import catalog


def view(text: str, heading: str = "Referrals") -> View:
    """Paragraphs under one heading of a child protection policy."""
    return seen(snippet(text, heading))


def seen(document: Document) -> View:
    """A document as a child protection policy."""
    return View(segment(document), catalog().vocabulary, catalog().mark, "child-protection")


def markdown(text: str) -> Document:
    """A document with headings of its own."""
    return read_markdown(text.encode(), "policy.md", Limits())
