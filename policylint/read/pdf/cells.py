"""Turns the cells of a table, over all pages that it spans, into blocks that know their row and column headers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from policylint.read.build import DocumentBuilder
from policylint.read.pdf.blocks import Look, chunks_of
from policylint.read.pdf.labels import label_of
from policylint.read.pdf.parts import Chunk, TableWord
from policylint.read.pdf.text import Turned, anchor_of, text_of

_STOP = re.compile(r"[.?!;:][\"'”’)\]]*$")
_BROKEN = re.compile(r"(?<=[^\W\d_])([-\u2010]) (?=[^\W\d_])")
"""A hyphen where a line of a narrow header broke; U+2010 is put in by the layout, "-" may be the word's own."""
_HEADER_WORDS = 8
_ROW_HEADER_WORDS = 12


def _mended(hyphen: re.Match[str]) -> str:
    return "" if hyphen.group(1) == "\u2010" else hyphen.group(1)


@dataclass(slots=True)
class _Cell:
    chunks: list[Chunk]

    @property
    def text(self) -> str:
        return " ".join(_BROKEN.sub(_mended, " ".join(text_of(chunk).split())) for chunk in self.chunks)

    @property
    def bold(self) -> bool:
        return all(line.bold for chunk in self.chunks for line in chunk.lines)


_Rows = list[dict[int, _Cell]]


@dataclass(slots=True)
class _Table:
    rows: _Rows = field(default_factory=list)
    shaded: bool = False


def add_table(builder: DocumentBuilder, chunk: Chunk, look: Look, turned: Turned) -> None:
    """Add the cells of a table, row by row."""
    table = _read(chunk.tables, look)
    header = _header(table)
    number = builder.next_table()
    heads = {column: cell.text for column, cell in table.rows[header].items()} if header >= 0 else {}
    row_header = ""
    for index, row in enumerate(table.rows):
        below = index > header
        if 0 in row:
            row_header = _row_header(row, table) if below else ""
        for column, cell in sorted(row.items()):
            for part in cell.chunks:
                builder.add(
                    "cell",
                    text_of(part),
                    label=part.label,
                    page=part.lines[0].page,
                    anchor=anchor_of(part, turned),
                    table=number,
                    row=index + 1,
                    column=column + 1,
                    row_header=row_header if column else "",
                    column_header=_head(heads, column) if below else "",
                    marks=chunk.marks,
                )


def _row_header(row: dict[int, _Cell], table: _Table) -> str:
    """The first cell, if it is short and has others beside it."""
    text = row[0].text
    alone = len(row) == 1 and len(table.rows[0]) == 1
    return "" if alone or len(text.split()) > _ROW_HEADER_WORDS else text


def _head(heads: dict[int, str], column: int) -> str:
    """Header over a column; one that spans several columns stands in the first of them."""
    return next((heads[index] for index in range(column, -1, -1) if index in heads), "")


def _read(parts: Sequence[TableWord], look: Look) -> _Table:
    table = _Table(shaded=parts[0].grid.shaded)
    for part in parts:
        rows = _rows(part, look)
        if table.rows and rows:
            if _texts(rows[0]) == _texts(table.rows[0]):
                rows = rows[1:]
            if rows and _is_rest(table.rows[-1], rows[0]):
                _extend(table.rows[-1], rows.pop(0))
        table.rows += rows
    return table


def _rows(part: TableWord, look: Look) -> _Rows:
    rows: dict[int, dict[int, _Cell]] = {}
    for (row, column), words in sorted(part.cells.items(), key=lambda item: item[0]):
        box = part.grid.rows[row][column]
        edge = (box[2] if box else part.x1) - 4
        chunks = chunks_of(words, part.page, look, edge)
        for chunk in chunks:
            if chunk.kind == "heading":  # bold or large in a cell opens no section, and "24" is no number of one
                chunk.kind, chunk.label = "paragraph", label_of(chunk.lines[0])
        rows.setdefault(row, {})[column] = _Cell(chunks)
    return [rows[row] for row in sorted(rows)]


def _texts(row: dict[int, _Cell]) -> list[str]:
    return [cell.text for _, cell in sorted(row.items())]


def _is_rest(last: dict[int, _Cell], row: dict[int, _Cell]) -> bool:
    """Whether the first row of a page is the rest of a row that the page break cut."""
    if not set(row) <= set(last):
        return False
    open_ended = [column for column in row if last[column].text and not _STOP.search(last[column].text)]
    if any(row[column].text[:1].islower() for column in open_ended):
        return True
    return 0 not in row and 0 in last and bool(open_ended)


def _extend(last: dict[int, _Cell], row: dict[int, _Cell]) -> None:
    for column, cell in row.items():
        held = last[column].chunks
        first = cell.chunks[0]
        if first.label or _STOP.search(last[column].text):
            held += cell.chunks
        else:
            held[-1].lines += first.lines
            held += cell.chunks[1:]


def _header(table: _Table) -> int:
    """Index of the header row, -1 where there is none. A title over the whole table may stand before it."""
    wide = next((index for index, row in enumerate(table.rows) if len(row) > 1), -1)
    if wide < 0 or wide > 1 or len(table.rows) < wide + 2:
        return -1
    row, below = table.rows[wide], table.rows[wide + 1]
    texts = [cell.text for cell in row.values()]
    if any(len(text.split()) > _HEADER_WORDS or text.endswith(".") for text in texts):
        return -1
    bold = all(cell.bold for cell in row.values()) and not all(cell.bold for cell in below.values())
    return wide if bold or (table.shaded and wide == 0) or _only_short(texts, table.rows[wide + 1 :]) else -1


def _only_short(texts: Sequence[str], rows: _Rows) -> bool:
    """Short titles over longer cells: a header row without any formatting. Two columns may be a list of facts."""
    if len(texts) < 2 or any(len(text.split()) > 5 or not text[:1].isupper() for text in texts):
        return False
    lengths = [len(cell.text.split()) for row in rows for column, cell in row.items() if column]
    below = sum(lengths) / (len(lengths) or 1)
    return len(rows) >= 2 and below > (5 if len(texts) == 2 else sum(len(text.split()) for text in texts) / len(texts))
