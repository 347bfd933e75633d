"""Walks a Word table: each cell once, with its row, column and headers, never a copy for each column that it spans."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from policylint.read.word.alternatives import versions
from policylint.read.word.drafts import DELETED, HIDDEN, INSERTED, MERGED_AWAY, Around, CellPlace, Draft, Found
from policylint.read.word.looks import is_marker_pen
from policylint.read.word.names import ALTERNATIVES, CELL, CONTROL, ROW, VAL, on, w
from policylint.read.word.xml import Element

if TYPE_CHECKING:
    from policylint.read.word.story import Story

_ROW_PROPERTIES, _CELL_PROPERTIES, _TABLE_PROPERTIES = w("trPr"), w("tcPr"), w("tblPr")
_GONE: Final = frozenset({w("del"), w("cellDel"), w("moveFrom")})
_NEW: Final = frozenset({w("ins"), w("cellIns"), w("moveTo")})
_HEADER, _HIDDEN, _BEFORE = w("tblHeader"), w("hidden"), w("gridBefore")
_SPAN, _MERGE, _SHADE, _FILL = w("gridSpan"), w("vMerge"), w("shd"), w("fill")
_WIDEST: Final = 1_000_000
_LONGEST_HEADER: Final = 12
"""Words. A longer first cell is a text of its own, not the name of its row or column."""
_HEADER_CHARACTERS: Final = 200
_LOOKED_AT: Final = 2
"""Rows at the top that are compared to find out whether the first one is a header."""


@dataclass(slots=True)
class _Cell:
    place: CellPlace
    text: str = ""
    strong: bool = False
    shaded: bool = False


@dataclass(slots=True)
class _Shape:
    """What a cell's properties say."""

    span: int = 1
    merge: str | None = None
    """"restart" for the first of cells merged downwards, "continue" for the others."""
    shaded: bool = False
    hidden: str = ""
    marks: int = 0


@dataclass(slots=True)
class _Row:
    header: bool = False
    cells: list[_Cell] = field(default_factory=list)


def read_table(story: Story, element: Element, around: Around) -> None:
    """Read a table. One of a single column is a frame around paragraphs, and is read as these."""
    rows = _within(story, element, ROW, around)
    if around.cell is None and not _has_columns(story, element, around):
        for row, within in rows:
            for cell, inner in _within(story, row, CELL, _row_around(row, within)):
                shape = _shape(cell)
                story.blocks(cell, Around(inner.hidden or shape.hidden, inner.marks | shape.marks))
        return
    story.context.tables += 1
    number = story.context.tables
    merged: dict[int, str] = {}
    read: list[_Row] = []
    for row, within in rows:
        read.append(_read_row(story, row, _row_around(row, within), (number, len(read) + 1), merged))
    _name_columns(read, _first_row_is_apart(story, element))


def _within(story: Story, parent: Element, wanted: str, around: Around) -> Iterator[tuple[Element, Around]]:
    """Rows of a table or cells of a row, those in content controls and other wrappers too."""
    for child in parent:
        if child.tag == wanted:
            yield child, around
        elif child.tag == CONTROL:
            contents, marks = story.control(child)
            for content in contents:
                inner = Around(around.hidden, around.marks | marks, around.cell)
                yield from _within(story, content, wanted, inner)
        elif child.tag == ALTERNATIVES:
            found = (list(_within(story, version, wanted, around)) for version in versions(child))
            yield from next(filter(None, found), ())
        elif len(child) and child.tag not in (_ROW_PROPERTIES, _TABLE_PROPERTIES):
            yield from _within(story, child, wanted, story.inside(child, around))


def _has_columns(story: Story, element: Element, around: Around) -> bool:
    for row, _ in _within(story, element, ROW, around):
        cells = _within(story, row, CELL, around)
        if next(cells, None) is not None and next(cells, None) is not None:
            return True
    return False


def _row_around(row: Element, around: Around) -> Around:
    properties = row.find(_ROW_PROPERTIES)
    return _changed(properties, around) if properties is not None else around


def _changed(properties: Element, around: Around) -> Around:
    """A row that was inserted or deleted by a tracked change, or is hidden."""
    hidden, marks = around.hidden, around.marks
    for item in properties:
        if item.tag in _GONE:
            hidden = hidden or DELETED
        elif item.tag in _NEW:
            marks |= INSERTED
        elif item.tag == _HIDDEN and on(item.get(VAL)):
            hidden = hidden or HIDDEN
    return Around(hidden, marks, around.cell)


def _shape(cell: Element) -> _Shape:
    shape = _Shape()
    properties = cell.find(_CELL_PROPERTIES)
    for item in properties if properties is not None else ():
        tag = item.tag
        if tag == _SPAN:
            shape.span = _number(item.get(VAL), 1)
        elif tag == _MERGE:
            shape.merge = item.get(VAL) or "continue"
        elif tag == _SHADE:
            shape.shaded = _is_shaded(item.get(_FILL))
        elif tag in _GONE:
            shape.hidden = DELETED
        elif tag in _NEW:
            shape.marks = INSERTED
    return shape


def _read_row(story: Story, row: Element, around: Around, at: tuple[int, int], merged: dict[int, str]) -> _Row:
    properties = row.find(_ROW_PROPERTIES)
    read = _Row(header=_is_header(properties))
    before = properties.find(_BEFORE) if properties is not None else None
    column = 1 + (_number(before.get(VAL), 0) if before is not None else 0)
    for element, within in _within(story, row, CELL, around):
        shape = _shape(element)
        place = CellPlace(at[0], at[1], column, shape.span)
        cell = _Cell(place, merged.get(column, "") if shape.merge == "continue" else "", shaded=shape.shaded)
        away = MERGED_AWAY if shape.merge == "continue" and column in merged else ""
        start = len(story.found)
        story.blocks(element, Around(within.hidden or shape.hidden or away, within.marks | shape.marks, place))
        if not away and (not read.cells or shape.merge or read.header or at[1] <= _LOOKED_AT):
            _add_text(cell, story.found[start:])
        if shape.merge is None:
            merged.pop(column, None)
        else:
            merged[column] = cell.text
        read.cells.append(cell)
        column += shape.span
    _name_row(read)
    return read


def _add_text(cell: _Cell, found: list[Found]) -> None:
    """What a cell says, in case that it heads a row or column."""
    words = [item for item in found if isinstance(item, Draft) and not item.hidden and item.cell is cell.place]
    cell.text = " ".join(" ".join(item.text.split()) for item in words)[:_HEADER_CHARACTERS]
    cell.strong = bool(words) and all(item.strong for item in words)


def _name_row(row: _Row) -> None:
    """The first cell heads its row, if it is a name rather than a text."""
    if len(row.cells) < 2 or row.header:
        return
    first = row.cells[0].text
    if first and len(first.split()) <= _LONGEST_HEADER:
        for cell in row.cells[1:]:
            cell.place.row_header = first


def _name_columns(rows: list[_Row], apart: bool) -> None:
    heads = 0
    while heads < len(rows) and rows[heads].header:
        heads += 1
    if not heads and len(rows) > 1 and _is_head(rows[0], rows[1], apart):
        heads = 1
    if heads == len(rows):
        return
    names = {}
    for row in rows[:heads]:
        for cell in row.cells:
            cell.place.row_header = ""
            if cell.text:
                names[cell.place.column] = (cell.place.span, cell.text)
    for row in rows[heads:] if names else ():
        _head(row, sorted(names.items()))


def _head(row: _Row, names: list[tuple[int, tuple[int, str]]]) -> None:
    """Give each cell of a row the last header that begins at or before its column, if that reaches it."""
    at = 0
    for cell in row.cells:
        while at + 1 < len(names) and names[at + 1][0] <= cell.place.column:
            at += 1
        start, (span, text) = names[at]
        if start <= cell.place.column < start + span:
            cell.place.column_header = text


def _is_head(first: _Row, second: _Row, apart: bool) -> bool:
    """Whether the first row names the columns though the file does not say so: it looks apart, or holds only names."""
    cells = [cell for cell in first.cells if cell.text]
    if len(cells) < 2 or any(len(cell.text.split()) > _LONGEST_HEADER for cell in cells):
        return False
    if apart or _all_strong(first) > _all_strong(second) or _all_shaded(first) > _all_shaded(second):
        return True
    names = all(len(cell.text.split()) <= 6 and cell.text[-1] not in ".;:" for cell in cells)
    return len(cells) == len(first.cells) > 2 and names


def _all_strong(row: _Row) -> bool:
    return all(cell.strong for cell in row.cells if cell.text)


def _all_shaded(row: _Row) -> bool:
    return all(cell.shaded for cell in row.cells)


def _first_row_is_apart(story: Story, element: Element) -> bool:
    """Whether the table's style sets its first row apart, and the table uses that."""
    properties = element.find(_TABLE_PROPERTIES)
    style = properties.find(w("tblStyle")) if properties is not None else None
    look = properties.find(w("tblLook")) if properties is not None else None
    if style is None or look is None or not story.context.styles.style(style.get(VAL) or "").first_row:
        return False
    first = look.get(w("firstRow"))
    return on(first) if first is not None else bool(_hexadecimal(look.get(VAL)) & 0x20)


def _is_header(properties: Element | None) -> bool:
    mark = properties.find(_HEADER) if properties is not None else None
    return mark is not None and on(mark.get(VAL))


def _is_shaded(fill: str | None) -> bool:
    return (fill or "auto").upper() not in {"AUTO", "FFFFFF"} and not is_marker_pen(fill)


def _number(value: str | None, default: int) -> int:
    value = value or ""
    return min(int(value), _WIDEST) if value.isdecimal() and len(value) < 12 else default


def _hexadecimal(value: str | None) -> int:
    try:
        return int(value or "0", 16)
    except ValueError:
        return 0
