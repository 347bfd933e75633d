"""Reads rich text files (.rtf)."""

from __future__ import annotations

from policylint.errors import NoText
from policylint.limits import Limits
from policylint.model import Document, Unread
from policylint.read.build import DocumentBuilder
from policylint.read.page.asides import Asides
from policylint.read.page.flow import Flow
from policylint.read.rich.layout import Layout
from policylint.read.rich.walk import Walk


def read_rtf(data: bytes, name: str, limits: Limits) -> Document:
    """The blocks of a rich text file. Anchors do not lead into the file. Raises NoText or TooLarge."""
    flow = Flow(limits)
    walk = Walk(data.decode("latin-1"), Layout(Asides(flow)))
    walk.run()
    builder = DocumentBuilder(name, "rtf")
    flow.finish(builder)
    builder.title = builder.title or " ".join(walk.title.split())
    if walk.open:
        builder.unread.append(
            Unread("the end of the file", "the file is cut short", "Open it, save a fresh copy and try again.")
        )
    if not any(not block.hidden and block.kind not in {"header", "footer"} for block in builder.blocks):
        raise NoText("there is no text in the file", "Check that it was saved fully.")
    return builder.document()
