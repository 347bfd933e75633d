"""Finds tables that have no lines, by words that begin at the same place row after row."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from policylint.read.pdf.columns import Stretch, is_table, stretches_of
from policylint.read.pdf.labels import is_label
from policylint.read.pdf.parts import Box, Grid, Row, TableWord, Word

_FEWEST = 3
"""Rows in which a second column must begin at the same place."""
_NEAR = 2.0
_OVERLAP = 0.8
"""Rows closer than this share of the letter size stand side by side."""
_APART = 1.3
"""A step this many times the usual one parts two rows of a table."""


def with_unruled_tables(rows: Sequence[Row], page: int) -> list[Row]:
    """The rows of a region, each table among them gathered into one row that stands for it."""
    parts = [[] if is_table(row) else stretches_of(row) for row in rows]
    starts = _starts(rows, parts)
    if not starts:
        return list(rows)
    out: list[Row] = []
    block: list[Row] = []
    for row, stretches in zip(rows, parts, strict=True):
        if stretches and _fits(stretches, starts):
            block.append(row)
        else:
            out += _gathered(block, starts, page)
            block = []
            out.append(row)
    return out + _gathered(block, starts, page)


def _starts(rows: Sequence[Row], parts: Sequence[Sequence[Stretch]]) -> list[float]:
    """Where columns begin, the first one left out."""
    counts: Counter[int] = Counter()
    for cluster in _clusters(rows):
        begins = sorted(round(stretch[0]) for index in cluster for stretch in parts[index])
        counts.update(after for before, after in pairwise(begins) if after - before > 3 * _NEAR)
    starts: list[float] = []
    for start in sorted(counts):
        near = sum(counts[start + step] for step in (-1, 0, 1))
        if near >= _FEWEST and (not starts or start - starts[-1] > 3 * _NEAR):
            starts.append(float(start))
    return starts


def _clusters(rows: Sequence[Row]) -> list[list[int]]:
    """Indices of rows that stand together: a cell in the middle of its row lies between two lines of the next cell."""
    clusters: list[list[int]] = []
    for index, row in enumerate(rows):
        if index and row.base - rows[index - 1].base < _OVERLAP * row.words[0].size:
            clusters[-1].append(index)
        else:
            clusters.append([index])
    return clusters


def _fits(stretches: Sequence[Stretch], starts: Sequence[float]) -> bool:
    """No stretch of the row reaches over the beginning of a column, and each column holds one at most."""
    columns = [_column(start, starts) for start, _, _ in stretches]
    if len(set(columns)) < len(columns):
        return False
    return all(
        column == len(starts) or end < starts[column] - _NEAR
        for (_, end, _), column in zip(stretches, columns, strict=True)
    )


def _column(x: float, starts: Sequence[float]) -> int:
    return bisect_right(starts, x + _NEAR)


def _gathered(block: Sequence[Row], starts: Sequence[float], page: int) -> list[Row]:
    """The block with its table as one row that stands for it, or as it was where it holds none."""
    first, last = _extent(block, starts)
    table = _as_table(block[first:last], starts, page)
    return [*block[:first], table, *block[last:]] if table else list(block)


def _extent(block: Sequence[Row], starts: Sequence[float]) -> tuple[int, int]:
    """Where the table begins and ends: lines on the left above it, or below it after a gap, are headings and text."""
    columns = [set(_by_column(row, starts)) for row in block]
    for cluster in _clusters(block):
        together = set().union(*(columns[index] for index in cluster))
        for index in cluster:
            columns[index] = together
    first = next((index for index, used in enumerate(columns) if used != {0}), len(block))
    wide = [index for index, used in enumerate(columns) if len(used) > 1]
    steps = [low.base - high.base for high, low in pairwise(block)]
    for index in range((wide[-1] if wide else 0) + 1, len(block)):
        if columns[index] == {0} and steps[index - 1] > _APART * min(steps):
            return first, index
    return first, len(block)


def _as_table(block: Sequence[Row], starts: Sequence[float], page: int) -> Row | None:
    cells = [_by_column(row, starts) for row in block]
    used = sorted({column for row in cells for column in row})
    wide = [rows for rows in _clusters(block) if len(set().union(*(cells[index] for index in rows))) > 1]
    if len(wide) < _FEWEST or len(used) < 2 or _is_list(cells, used) or _is_contents(cells, used):
        return None
    bands = _bands(block, cells)
    edges = [min(row.words[0].x0 for row in block) - _NEAR, *(starts[column - 1] - _NEAR for column in used if column)]
    if 0 not in used:
        edges = edges[1:]
    edges.append(max(word.x1 for row in block for word in row.words) + 5)
    return _table(block, cells, used, bands, edges, page)


def _by_column(row: Row, starts: Sequence[float]) -> dict[int, list[Word]]:
    cells: dict[int, list[Word]] = {}
    for word in row.words:
        cells.setdefault(_column(word.x0, starts), []).append(word)
    return cells


def _is_list(cells: Sequence[dict[int, list[Word]]], used: Sequence[int]) -> bool:
    """Two columns, and the first holds bullets or numbers only: a list, its text hanging."""
    firsts = [row[used[0]] for row in cells if used[0] in row]
    labels = sum(len(words) == 1 and is_label(words[0].text) for words in firsts)
    return len(used) == 2 and labels * 2 >= len(firsts)


def _is_contents(cells: Sequence[dict[int, list[Word]]], used: Sequence[int]) -> bool:
    """The last column holds page numbers only."""
    lasts = [row[used[-1]] for row in cells if used[-1] in row]
    return len(used) == 2 and all(len(words) == 1 and words[0].text.isdigit() for words in lasts)


def _bands(block: Sequence[Row], cells: Sequence[dict[int, list[Word]]]) -> list[int]:
    """For each row on the page, which row of the table it belongs to: by the gaps, else by the first column."""
    steps = [low.base - high.base for high, low in pairwise(block)]
    usual = sorted(steps)[len(steps) * 3 // 10]
    by_gap = any(step > _APART * usual for step in steps)
    first = min(min(row) for row in cells)
    bands = [0]
    for step, row in zip(steps, cells[1:], strict=True):
        new = step > _APART * usual if by_gap else first in row
        bands.append(bands[-1] + new)
    return bands


def _table(
    block: Sequence[Row],
    cells: Sequence[dict[int, list[Word]]],
    used: Sequence[int],
    bands: Sequence[int],
    edges: Sequence[float],
    page: int,
) -> Row:
    held: dict[tuple[int, int], list[Row]] = {}
    for row, columns, band in zip(block, cells, bands, strict=True):
        for column, words in columns.items():
            held.setdefault((band, used.index(column)), []).append(Row(words, row.top, row.bottom, row.base))
    top, bottom = block[0].top, block[-1].bottom
    grid: list[list[Box | None]] = [
        [(left, top, right, bottom) for left, right in pairwise(edges)] for _ in range(bands[-1] + 1)
    ]
    word = block[0].words[0]
    box = (edges[0], top, edges[-1], bottom)
    table = TableWord("", *box, word.base, word.size, word.style, page=page, grid=Grid(box, grid), cells=held)
    return Row([table], top, bottom, word.base)
