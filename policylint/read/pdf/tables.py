"""Finds ruled tables on a page, and gives each cell the words that stand in it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from policylint.read.pdf.boxes import is_ruled, is_shading
from policylint.read.pdf.glyphs import is_white
from policylint.read.pdf.parts import Box, Grid, Row, Word

MOST_PATHS = 20_000
"""Pages with more lines and boxes than this are drawings; looking for tables in them would take minutes."""

_OPEN = 6.0
"""Lines that reach this far, in points, beyond the last line across hold words of their own."""


def grids_of(page: Any, paths: int, words: Sequence[Row]) -> list[Grid]:
    """Tables of a parsed pdfplumber page, from top to bottom. A lone box around text is no table."""
    if not 2 <= paths <= MOST_PATHS or not _may_hold_table(page):
        return []
    inked = inked_areas(page)
    grids = []
    for table in page.find_tables():
        rows = [list(row.cells) for row in table.rows]
        grid = Grid(table.bbox, rows, _first_row_shaded(rows, inked))
        if sum(cell is not None for row in rows for cell in row) < 2:
            continue
        if is_ruled(grid, page) or not is_shading(grid, words):
            grids.append(_opened(grid, page))
    return sorted(grids, key=lambda grid: grid.box[1])


def _opened(grid: Grid, page: Any) -> Grid:
    """The table with the row at its head or foot that a page break left open: lines down, but none across."""
    lefts = sorted({cell[0] for row in grid.rows for cell in row if cell})
    edges = [*lefts, grid.box[2]]
    falls = [edge for edge in page.edges if edge["orientation"] == "v"]
    at = [[edge for edge in falls if abs(edge["x0"] - x) < 2] for x in edges]
    if not all(at):
        return grid
    x0, top, x1, bottom = grid.box
    foot = min(max((edge["bottom"] for edge in here if edge["top"] < bottom + 2), default=bottom) for here in at)
    head = max(min((edge["top"] for edge in here if edge["bottom"] > top - 2), default=top) for here in at)
    rows = grid.rows
    if foot > bottom + _OPEN:
        rows = [*rows, [(left, bottom, right, foot) for left, right in pairwise(edges)]]
        bottom = foot
    if head < top - _OPEN:
        rows = [[(left, head, right, top) for left, right in pairwise(edges)], *rows]
        top = head
    return Grid((x0, top, x1, bottom), rows, grid.shaded)


def _may_hold_table(page: Any) -> bool:
    """At least two lines across and two down; underlines and a frame of shading alone do not pay for a search."""
    across: set[int] = set()
    down: set[int] = set()
    for edge in page.edges:
        if edge["orientation"] == "h":
            across.add(int(edge["top"]))
        else:
            down.add(int(edge["x0"]))
        if len(across) >= 3 and len(down) >= 3:
            return True
    return len(across) >= 2 and len(down) >= 2


def inked_areas(page: Any) -> list[Box]:
    """Areas painted in a colour other than white: shading, bands, pictures."""
    areas = [
        _box(item)
        for kind in (page.rects, page.curves)
        for item in kind
        if item.get("fill")
        and not is_white(item.get("non_stroking_color"))
        and item.get("non_stroking_color") is not None
    ]
    return areas + [_box(image) for image in page.images]


def _box(item: Any) -> Box:
    return item["x0"], item["top"], item["x1"], item["bottom"]


def _first_row_shaded(rows: Sequence[Sequence[Box | None]], inked: Sequence[Box]) -> bool:
    if len(rows) < 2:
        return False
    return _shaded(rows[0], inked) and not _shaded(rows[1], inked)


def _shaded(row: Sequence[Box | None], inked: Sequence[Box]) -> bool:
    cells = [cell for cell in row if cell is not None]
    return bool(cells) and all(any(_covers(box, cell) for box in inked) for cell in cells)


def _covers(box: Box, cell: Box) -> bool:
    x, y = (cell[0] + cell[2]) / 2, (cell[1] + cell[3]) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3] and box[3] - box[1] > 4


def continues(last: Grid, next: Grid) -> bool:
    """Whether a table at the top of a page goes on from one at the foot of the page before: the same columns."""
    before, after = _lefts(last), _lefts(next)
    return len(before) == len(after) and all(abs(a - b) < 5 for a, b in zip(before, after, strict=True))


def heads(last: Grid, next: Grid) -> bool:
    """Whether a table of a single row is the header, drawn as a band, of the table below it."""
    return len(last.rows) == 1 and next.box[1] - last.box[3] < 10 and continues(last, next)


def _lefts(grid: Grid) -> list[float]:
    return sorted({float(round(cell[0])) for row in grid.rows for cell in row if cell})


def share_out(rows: Sequence[Row], grid: Grid) -> tuple[list[Row], dict[tuple[int, int], list[Row]]]:
    """Part the rows of a page into those outside a table and, by (row, column) of the table from 0, those in it."""
    outside: list[Row] = []
    cells: dict[tuple[int, int], list[Row]] = {}
    tops = [min((cell[1] for cell in row if cell), default=grid.box[1]) for row in grid.rows]
    for row in rows:
        if row.bottom < grid.box[1] or row.top > grid.box[3]:
            outside.append(row)
            continue
        rest: list[Word] = []
        held: dict[tuple[int, int], list[Word]] = {}
        for word in row.words:
            where = _cell_of(word, grid, tops)
            (rest if where is None else held.setdefault(where, [])).append(word)
        if rest:
            outside.append(_part(row, rest))
        for where, words in held.items():
            cells.setdefault(where, []).append(_part(row, words))
    return outside, cells


def _part(row: Row, words: list[Word]) -> Row:
    return Row(words, min(word.top for word in words), max(word.bottom for word in words), row.base)


def _cell_of(word: Word, grid: Grid, tops: Sequence[float]) -> tuple[int, int] | None:
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    if not (grid.box[0] <= x <= grid.box[2] and grid.box[1] <= y <= grid.box[3]):
        return None
    # A tall cell begins in a row above, so the search goes up from the row that the word stands in.
    for index in range(max(bisect_right(tops, y) - 1, 0), -1, -1):
        for column, cell in enumerate(grid.rows[index]):
            if cell and cell[0] <= x <= cell[2] and cell[1] <= y <= cell[3]:
                return index, column
    return None
