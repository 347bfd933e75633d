"""Turns the pieces of a page into blocks once all of it is known: headers of cells, typed labels, bold headings."""

from __future__ import annotations

from dataclasses import dataclass

from policylint.model import Anchor
from policylint.read.build import DocumentBuilder
from policylint.read.labels import typed_label
from policylint.read.page.context import Context

_HEADING_ENDS = (".", ":", ";", ",", "?", "!", ")")
_HEADING_WORDS = 8
_BACK = " ↩\ufe0e\ufe0f"
"""The link from a footnote back to its place in the text."""


@dataclass(slots=True, eq=False)
class Piece:
    context: Context
    text: str
    anchor: Anchor
    label: str
    hidden: str
    bold: bool
    linked: bool


def add(builder: DocumentBuilder, piece: Piece) -> None:
    """Give the piece to the builder."""
    context, kind, level, text, label, anchor = (
        piece.context, piece.context.kind, piece.context.level, piece.text, piece.label, piece.anchor
    )  # fmt: skip
    if kind == "footnote":
        text = text.rstrip(_BACK)
    if kind == "paragraph" and not piece.hidden:
        typed, begin = typed_label(text)
        if typed and "\n" not in text and not typed[0].isalnum():
            kind, level, label, text, anchor = "list-item", 1, typed, text[begin:], _later(anchor, begin)
        elif piece.bold and _reads_as_heading(text):
            kind, level = "heading", 6
    cell, table = context.cell, context.table
    if not cell or not table or kind == "caption":
        builder.add(kind, text, level=level, label=label, anchor=anchor, hidden=piece.hidden, marks=_marks(piece))
        return
    if table.number is None:
        table.number = builder.next_table()
    row_header, column_header = table.headers(cell)
    builder.add(
        kind, text, level=level, label=label, anchor=anchor, table=table.number, row=cell.row, column=cell.column,
        row_header=row_header, column_header=column_header, hidden=piece.hidden, marks=_marks(piece),
    )  # fmt: skip


def _marks(piece: Piece) -> tuple[str, ...]:
    line = piece.linked and not piece.text.rstrip().endswith(".")  # a whole sentence may be a link, and still a rule
    contents = (line or piece.context.contents) and piece.context.kind != "heading"
    return ("quote",) * piece.context.quote + ("contents",) * contents


def _later(anchor: Anchor, begin: int) -> Anchor:
    """The anchor of the text from `begin` on."""
    pieces = [
        (max(start, begin) - begin, end - begin, at + max(0, begin - start))
        for start, end, at in anchor.pieces
        if end > begin
    ]
    return Anchor(anchor.part, tuple(pieces))


def _reads_as_heading(text: str) -> bool:
    """A short bold line without a full stop, which many pages have in place of a heading."""
    return "\n" not in text and len(text.split()) <= _HEADING_WORDS and not text.rstrip().endswith(_HEADING_ENDS)
