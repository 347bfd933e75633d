"""Tells colour behind the text, and boxes that stand beside it, from tables."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from policylint.read.pdf.parts import Box, Grid, Row, Word

_THIN = 3.0
"""Points; a filled shape as thin as this is a line."""
_SPACE = 0.6
"""Words closer than this share of their size belong to one line of text."""
_FEWEST_LINES = 2
_LOWEST, _NARROWEST = 20.0, 40.0
"""Points."""
_WIDEST = 0.7
"""Share of the width of the page; there is no room for text beside a wider box."""
_MOST = 50
"""Boxes of a page that are looked at."""


def boxes_of(page: Any, grids: Sequence[Grid]) -> list[Box]:
    """Boxes, drawn or coloured, that are no tables and hold more than a line."""
    found: dict[Box, None] = {}
    for rect in page.rects:
        box = _box(rect)
        large = rect["height"] > _LOWEST and _NARROWEST < rect["width"] < _WIDEST * page.width
        if large and not any(_meet(box, grid.box) for grid in grids):
            found[box] = None
    return list(found)[:_MOST]


def is_ruled(grid: Grid, page: Any) -> bool:
    """Whether lines are drawn in the area of the cells, and not only colour."""
    if page.curves or any(_meet(_box(line), grid.box) for line in page.lines):
        return True
    return any(
        (rect.get("stroke") or min(rect["width"], rect["height"]) < _THIN) and _meet(_box(rect), grid.box)
        for rect in page.rects
    )


def is_shading(grid: Grid, rows: Sequence[Row]) -> bool:
    """Whether cells without lines are only colour behind text: stripes below each other, or text runs over them."""
    if all(sum(cell is not None for cell in row) < 2 for row in grid.rows):
        return True
    cells = [cell for row in grid.rows for cell in row if cell]
    return any(_runs_over(row, cell) for row in rows for cell in cells)


def beside(rows: Sequence[Row], box: Box) -> tuple[list[Row], list[Row]] | None:
    """The rows without and within a box with text at its side; None where it has none, or holds most of the page."""
    parted = [_parted(row, box) for row in rows]
    within = [_part(row, inside) for row, (_, inside) in zip(rows, parted, strict=True) if inside]
    aside = [row for row, (outside, _) in zip(rows, parted, strict=True) if outside and _level(row, box)]
    if not aside or len(within) < _FEWEST_LINES or 2 * sum(_runs_over(row, box) for row in rows) > len(aside):
        return None
    if 2 * sum(len(row.words) for row in within) > sum(len(row.words) for row in rows):
        return None
    return [_part(row, outside) for row, (outside, _) in zip(rows, parted, strict=True) if outside], within


def _parted(row: Row, box: Box) -> tuple[list[Word], list[Word]]:
    """Words of the row outside and inside the box."""
    if not _level(row, box):
        return row.words, []
    inside = [word for word in row.words if _holds(box, word)]
    return [word for word in row.words if not _holds(box, word)], inside


def _runs_over(row: Row, box: Box) -> bool:
    """Whether the row goes from inside the box to outside without a gap."""
    if not _level(row, box):
        return False
    return any(
        _holds(box, last) != _holds(box, word) and word.x0 - last.x1 < _SPACE * word.size
        for last, word in pairwise(row.words)
    )


def _level(row: Row, box: Box) -> bool:
    return box[1] <= (row.top + row.bottom) / 2 <= box[3]


def _holds(box: Box, word: Word) -> bool:
    return box[0] <= (word.x0 + word.x1) / 2 <= box[2]


def _part(row: Row, words: list[Word]) -> Row:
    if len(words) == len(row.words):
        return row
    biggest = max(words, key=lambda word: word.size)
    return Row(words, min(word.top for word in words), max(word.bottom for word in words), biggest.base)


def _box(item: Any) -> Box:
    return item["x0"], item["top"], item["x1"], item["bottom"]


def _meet(box: Box, other: Box) -> bool:
    return box[0] <= other[2] and box[2] >= other[0] and box[1] <= other[3] and box[3] >= other[1]
