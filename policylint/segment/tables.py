"""Cells with the headers of their column and row, and with the question to their left."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Sequence
from dataclasses import dataclass, field

from policylint.model import Block
from policylint.normalise import match_text
from policylint.segment.answers import answer
from policylint.segment.draft import Draft

_MYTHS: frozenset[str] = frozenset({"myth", "myths", "the myth"})
_LONGEST_HEADER = 300
"""Characters of a header that are read with each cell under it."""
_LONGEST_ROW = 4000
_REACH = 4
"""Cells to the left among which a question is looked for."""


@dataclass(slots=True)
class _Row:
    cells: list[tuple[int, str, bool]] = field(default_factory=list)
    """(column, plain text, whether it asks) of each cell, from left to right."""
    text: str = ""


class Tables:
    """The rows of all tables of a document."""

    def __init__(self, blocks: Sequence[Block], known: Container[str]) -> None:
        self._known = known
        self._rows: dict[tuple[int | None, int], _Row] = defaultdict(_Row)
        for block in blocks:
            if block.kind == "cell":
                text = self._plain(block.text)
                asks = text.endswith("?") or (block.column_header.strip().lower() in _MYTHS and bool(block.row))
                self._rows[block.table, block.row].cells.append((block.column, text, asks))
        for row in self._rows.values():
            row.cells.sort(key=lambda cell: cell[0])
            row.text = " | ".join(text for _, text, _ in row.cells)[:_LONGEST_ROW]

    def add_headers(self, block: Block, made: Sequence[Draft]) -> None:
        """Give the drafts of one cell their row, their headers and the question that they answer."""
        row = self._rows[block.table, block.row]
        whole, column, head = (self._header(text) for text in (block.text, block.column_header, block.row_header))
        question = "" if whole.endswith("?") else self._question(block, row, column)
        headers = [text for text in dict.fromkeys((column, head)) if text not in {"", whole, question}]
        for position, draft in enumerate(made):
            draft.row = row.text
            draft.context, draft.joint = " | ".join([*headers, draft.context] if draft.context else headers), " | "
            if question and not position:
                answer(draft, question, draft.context if question == column else "")

    def _question(self, block: Block, row: _Row, column_header: str) -> str:
        """The nearest question to the left in the row, or the column's header if that asks."""
        left = [(text, asks) for column, text, asks in row.cells if column < block.column][-_REACH:]
        asked = next((text for text, asks in reversed(left) if asks), "")
        return asked or (column_header if column_header.endswith("?") else "")

    def _header(self, text: str) -> str:
        return self._plain(text[:_LONGEST_HEADER])

    def _plain(self, text: str) -> str:
        return match_text(text, self._known)[0]
