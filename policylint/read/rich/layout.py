"""Puts the paragraphs, cells and notes of rich text in the order of a page."""

from __future__ import annotations

from dataclasses import dataclass, field

from policylint.read.page.asides import Asides
from policylint.read.page.context import LABEL
from policylint.read.page.elements import HIDDEN

_DEEPEST_LIST = 9


@dataclass(slots=True)
class _Column:
    """A stretch of text of its own: the body, a note, a running head."""

    heading: int = 0
    label: str = ""
    level: int = 1
    contents: bool = False
    in_table: bool = False
    head_row: bool = False
    open: list[str] = field(default_factory=list)
    """Elements of the paragraph that is open, innermost last."""
    table: list[str] = field(default_factory=list)
    """Elements of the table that is open: table, thead, tr, td."""


class Layout:
    """Told of paragraph properties, text and ends; opens and closes elements as they are needed."""

    def __init__(self, out: Asides) -> None:
        self._out = out
        self._columns = [_Column()]
        self._below_title = 0
        """1 once a title came: headings of the first level stand under it."""

    @property
    def column(self) -> _Column:
        """Where text goes now. Properties set on it hold for the paragraph that its next text begins."""
        return self._columns[-1]

    def reset(self) -> None:
        """Paragraph properties are back to normal. The label stays: it was given just before."""
        column = self.column
        column.heading, column.level, column.contents, column.in_table = 0, 1, False, False

    def set_heading(self, level: int | None) -> None:
        """What comes next is a heading of this level, the title (0), or no heading (None)."""
        if level == 0:
            self._below_title = 1
        self.column.heading = 0 if level is None else 1 if level == 0 else level + self._below_title

    def text(self, words: str, hidden: str, bold: bool) -> None:
        if not self.column.open:
            if not words.strip():
                return
            self._begin()
        wrap = "span" if hidden else "b" if bold else ""
        if wrap:
            self._out.start(wrap, {HIDDEN: hidden} if hidden else None)
        self._out.text(words)
        if wrap:
            self._out.end(wrap)

    def line_break(self) -> None:
        if self.column.open:
            self._out.line_break()

    def end_paragraph(self) -> None:
        column = self.column
        column.label = ""
        if not column.open:
            return
        self._out.paragraph_end(column.open.pop())
        while column.open:
            self._out.end(column.open.pop())

    def end_cell(self) -> None:
        self.end_paragraph()
        self._table_to("td")
        self._out.end(self.column.table.pop())

    def end_row(self) -> None:
        self.end_paragraph()
        self._close_table("tr")
        self.column.head_row = False

    def begin(self, element: str, hidden: str = "") -> None:
        """A note, box or running head begins."""
        self._columns.append(_Column())
        self._out.begin()
        self._out.start(element, {HIDDEN: hidden} if hidden else None)

    def finish(self, element: str) -> None:
        """It ends."""
        self.end_paragraph()
        self._close_table("table")
        if len(self._columns) > 1:
            self._columns.pop()
            self._out.end(element)
            self._out.finish(once=element in {"header", "footer"})

    def close(self) -> None:
        """The file ends."""
        self.end_paragraph()
        self._out.close()

    # --- opening and closing

    def _begin(self) -> None:
        column = self.column
        if column.in_table:
            self._table_to("td")
        else:
            self._close_table("table")
        if column.heading:
            name, attributes = f"h{min(column.heading, 6)}", {LABEL: column.label} if column.label else None
            column.open.append(name)
            self._out.paragraph(name, attributes)
            return
        if column.contents:
            self._out.start("contents-table")
            column.open.append("contents-table")
        if column.label:
            for _ in range(min(column.level, _DEEPEST_LIST)):
                self._out.start("ul")
                column.open.append("ul")
            self._out.start("li", {LABEL: column.label})
            column.open.append("li")
        column.open.append("p")
        self._out.paragraph("p")

    def _table_to(self, last: str) -> None:
        """Open what is missing of table, thead, tr and td."""
        column = self.column
        for name in ("table", "thead", "tr", "td"):
            if name == "thead" and not (column.head_row and "tr" not in column.table):
                continue
            if name not in column.table:
                column.table.append(name)
                self._out.start(name)
            if name == last:
                return

    def _close_table(self, outermost: str) -> None:
        """Close elements of the table up to this one, and the head that a row was in."""
        table = self.column.table
        while outermost in table:
            self._out.end(table.pop())
        if table and table[-1] == "thead":
            self._out.end(table.pop())
