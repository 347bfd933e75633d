"""Rows and columns of an HTML or Markdown table, and which cells head others."""

from __future__ import annotations

from dataclasses import dataclass, field

_WIDEST = 100
"""Columns that one cell may cover, as far as its header counts: more is an attack, not a table."""
_LAST = 1000
"""The last column that counts for cells which reach down."""


@dataclass(slots=True, eq=False)
class Cell:
    """One cell: where it lies, and its words as far as read."""

    row: int
    column: int
    span: int
    head: bool
    """Marked as a header: th, or in thead."""
    words: list[str] = field(default_factory=list)
    bold: bool = True
    """All its words are bold; a table without th often shows its headers so."""

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


class Table:
    """Collects the cells of one table; headers are known once all of it was read."""

    def __init__(self) -> None:
        self.number: int | None = None
        self.rows: list[list[Cell]] = []
        self._held: dict[int, int] = {}
        self._column = 0
        self._head: int | None = None
        self._columns: dict[int, str] = {}

    def row(self) -> None:
        self.rows.append([])
        self._column = 0
        self._held = {column: left - 1 for column, left in self._held.items() if left > 1}

    def cell(self, head: bool, columns: int, rows: int) -> Cell:
        """The next cell of the row; cells from above that reach down are stepped over."""
        if not self.rows:
            self.row()
        self._column += 1
        while self._column in self._held:
            self._column += 1
        columns = max(1, min(columns, _WIDEST))
        cell = Cell(len(self.rows), self._column, columns, head)
        if rows > 1 and self._column < _LAST:
            self._held.update({self._column + step: rows for step in range(columns)})
        self._column += columns - 1
        self.rows[-1].append(cell)
        return cell

    def headers(self, cell: Cell) -> tuple[str, str]:
        """Words of the cells that head this cell's row and column; empty where none does."""
        if self._head is None:
            self._head = self._head_rows()
            self._columns = self._find_columns(self._head)
        if cell.row <= self._head:
            return "", ""
        first = self.rows[cell.row - 1][0]
        heads_row = first is not cell and first.column < cell.column and (first.head or self._stands_out(first))
        return first.text if heads_row else "", self._columns.get(cell.column, "")

    def _stands_out(self, first: Cell) -> bool:
        row = self.rows[first.row - 1]
        return bool(first.text) and first.bold and not any(cell.bold and cell.text for cell in row[1:])

    def _head_rows(self) -> int:
        """How many rows at the top are headers throughout."""
        count = 0
        for row in self.rows:
            if not all(cell.head for cell in row):
                break
            count += 1
        if count == 0 and len(self.rows) > 1 and len(self.rows[0]) > 1:
            return int(all(cell.bold and cell.text for cell in self.rows[0]))
        return count if count < len(self.rows) else 0

    def _find_columns(self, head: int) -> dict[int, str]:
        columns: dict[int, list[str]] = {}
        for row in self.rows[:head]:
            for cell in row:
                for step in range(cell.span):
                    columns.setdefault(cell.column + step, []).append(cell.text)
        return {column: " ".join(filter(None, words)) for column, words in columns.items()}
