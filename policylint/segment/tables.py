"""Cells with the headers of their column and row, and with the question to their left."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Sequence
from dataclasses import dataclass, field

from policylint.model import Block
from policylint.normalise import match_text
from policylint.segment.answers import answer
from policylint.segment.draft import Draft

_MYTH = re.compile(
    r"^(?:\d+\W+)?(?:the |a |common |some )?(?:myth|misconception|misunderstanding)s?\b[\w ]{0,20}\W*$", re.I
)
_NOT_OURS = re.compile(
    r"^(?:(?:the |our )?(?:old|previous|former|earlier|withdrawn|superseded|deleted|removed|outdated|20\d\d)"
    r" (?:wording|text|version|edition|policy|sentence|paragraph|advice|guidance|rule|position)"
    r"|(?:what )?(?:it|we|the policy) (?:used to say|said(?: before)?)"
    r"|(?:do not|don't|never) (?:say|write)|what not to (?:say|write|do)|what went wrong|(?:poor|bad) practice)\W*$",
    re.I,
)
"""Headers of a column that holds withdrawn wording or mistakes, not the policy's own rule."""
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
        self._tops: dict[tuple[int | None, int], str] = {}
        for block in blocks:
            if block.kind == "cell":
                text = self._plain(block.text)
                self._tops.setdefault((block.table, block.column), text)
                asks = text.endswith("?") or bool(_MYTH.search(self._top(block)))
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
            draft.quoted = self._quoted(block)
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

    def _top(self, block: Block) -> str:
        """The header of a cell's column, or else the first words in that column: many tables mark no header."""
        top = self._tops[block.table, block.column]
        return block.column_header.strip() or ("" if top == self._plain(block.text) else top)

    def _quoted(self, block: Block) -> str:
        """Why the header of a cell says that its words are not the policy's own rule, if it does."""
        headers = (self._top(block), block.row_header.strip())
        if any(_MYTH.search(header) for header in headers):
            return "quotation"
        return "withdrawn" if any(_NOT_OURS.search(header) for header in headers) else ""
