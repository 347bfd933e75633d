"""Cells with the headers of their column and row, and with the question to their left."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Sequence

from policylint.model import Block
from policylint.normalise import match_text
from policylint.segment.answers import answer
from policylint.segment.draft import Draft

_MYTHS: frozenset[str] = frozenset({"myth", "myths", "the myth"})


class Tables:
    """The rows of all tables of a document."""

    def __init__(self, blocks: Sequence[Block], known: Container[str]) -> None:
        self._known = known
        self._rows: dict[tuple[int | None, int], list[tuple[int, str, Block]]] = defaultdict(list)
        for block in blocks:
            if block.kind == "cell":
                self._rows[block.table, block.row].append((block.column, self._plain(block.text), block))
        for row in self._rows.values():
            row.sort(key=lambda cell: cell[0])

    def add_headers(self, block: Block, made: Sequence[Draft]) -> None:
        """Give the drafts of one cell their row, their headers and the question that they answer."""
        row = self._rows[block.table, block.row]
        whole, column, head = self._plain(block.text), self._plain(block.column_header), self._plain(block.row_header)
        question = "" if whole.endswith("?") else self._question(block, column)
        headers = [text for text in dict.fromkeys((column, head)) if text not in {"", whole, question}]
        for position, draft in enumerate(made):
            draft.row = " | ".join(text for _, text, _ in row)
            draft.context, draft.joint = " | ".join(headers), " | "
            if question and not position:
                answer(draft, question, draft.context if question == column else "")

    def _question(self, block: Block, column_header: str) -> str:
        """The nearest question to the left in the row, or the column's header if that asks."""
        for column, text, cell in reversed(self._rows[block.table, block.row]):
            if column < block.column and _asks(text, self._plain(cell.column_header)):
                return text
        return column_header if column_header.endswith("?") and column_header != self._plain(block.text) else ""

    def _plain(self, text: str) -> str:
        return match_text(text, self._known)[0]


def _asks(text: str, column_header: str) -> bool:
    return text.endswith("?") or (column_header.lower() in _MYTHS and text != column_header)
