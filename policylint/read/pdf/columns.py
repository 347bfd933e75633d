"""Finds the gutter between columns of prose, and puts the rows of a page into reading order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from policylint.read.pdf.parts import Row, TableWord, Word

Stretch = tuple[float, float, int]
"""A solid part of a row: from, to, number of words."""
Strip = tuple[float, float]
"""A gutter: from, to."""
_BEFORE = 2.0
"""A gutter ends this far, in points, before the words of the column on its right."""
_INDENTS = 60.0
"""How far in, in points, the items of a list may stand in their column."""
_SOLID = 0.9
"""Words closer than this share of their size belong to one stretch of a line."""
_FEWEST = 4
"""Rows on either side that make a column."""
_FULL = 0.5
"""Stretches of prose fill at least this share of their column, in the middle case."""


def regions_of(rows: Sequence[Row], carried: Strip | None = None) -> tuple[list[list[Row]], Strip | None]:
    """Rows of one page as columns in reading order; the whole page is one region where it has no columns.

    `carried` is the gutter at the foot of the page before: columns may end below the top of this one, in too few
    lines to tell. The gutter at the foot of this page is returned.
    """
    rows = sorted(rows, key=lambda row: row.base)
    stretches = [stretches_of(row) for row in rows]
    gutter = _gutter(stretches)
    if gutter is not None:
        last = stretches[_last_of_text(rows)]
        return _split(rows, stretches, gutter), None if _crosses(last, gutter) else gutter
    top = _going_on(stretches, carried) if carried else 0
    regions = _split(rows[:top], stretches[:top], carried) if carried and top else []
    return regions + ([rows[top:]] if rows[top:] else []), None


def _last_of_text(rows: Sequence[Row]) -> int:
    """Index of the last row above the footnotes, which are set smaller and go over the whole width."""
    sizes = [row.words[0].size for row in rows]
    usual = median(sizes)
    return next((index for index in range(len(rows) - 1, -1, -1) if sizes[index] > 0.9 * usual), -1)


def _going_on(stretches: Sequence[list[Stretch]], carried: Strip) -> int:
    """How many rows at the top of the page still stand in the columns of the page before."""
    top = next((index for index, parts in enumerate(stretches) if _crosses(parts, carried)), len(stretches))
    begins = carried[1] + _BEFORE
    aligned = any(-4 < start - begins < _INDENTS for parts in stretches[:top] for start, _, _ in parts)
    return top if aligned else 0


def stretches_of(row: Row) -> list[Stretch]:
    """Solid parts of a row, from left to right."""
    parts: list[Stretch] = []
    for word in row.words:
        if parts and word.x0 - parts[-1][1] < _SOLID * word.size:
            parts[-1] = (parts[-1][0], max(parts[-1][1], word.x1), parts[-1][2] + 1)
        else:
            parts.append((word.x0, word.x1, 1))
    return parts


def _gutter(stretches: Sequence[list[Stretch]]) -> Strip | None:
    """The leftmost strip, from and to, that parts two columns of prose."""
    left = min((parts[0][0] for parts in stretches), default=0.0)
    right = max((parts[-1][1] for parts in stretches), default=0.0)
    width = right - left
    starts = Counter(
        round(start)
        for parts in stretches
        for start, end, _ in parts
        if start > left + 0.2 * width and end - start > 0.1 * width
    )
    for start in sorted(starts):
        if sum(starts[start + step] for step in (-1, 0, 1)) < _FEWEST:
            continue
        strip = (start - 8.0, start - _BEFORE)
        if _is_prose(stretches, strip, left, right):
            return strip
    return None


def _is_prose(stretches: Sequence[list[Stretch]], strip: Strip, left: float, right: float) -> bool:
    befores: list[tuple[float, int]] = []
    afters: list[tuple[float, int]] = []
    for parts in stretches:
        if _crosses(parts, strip):
            continue
        befores += [(end - start, words) for start, end, words in parts if end <= strip[1]]
        afters += [(end - start, words) for start, end, words in parts if start >= strip[0]]
    return _fills(befores, strip[0] - left) and _fills(afters, (right - strip[1]) / 2)


def _fills(parts: Sequence[tuple[float, int]], width: float) -> bool:
    if len(parts) < _FEWEST:
        return False
    return median(part[0] for part in parts) >= _FULL * width and median(part[1] for part in parts) >= 3


def _crosses(parts: Sequence[Stretch], strip: Strip) -> bool:
    return any(start < strip[1] and end > strip[0] for start, end, _ in parts)


def _split(rows: Sequence[Row], stretches: Sequence[list[Stretch]], strip: Strip) -> list[list[Row]]:
    regions: list[list[Row]] = []
    whole: list[Row] = []
    before: list[Row] = []
    after: list[Row] = []

    def flush() -> None:
        tail = _tail(before, after)
        regions.extend(region for region in (before[: len(before) - len(tail)],) if region)
        regions.extend(regions_of(after)[0])
        whole.extend(tail)
        before.clear()
        after.clear()

    for row, parts in zip(rows, stretches, strict=True):
        if _crosses(parts, strip):
            if before or after:
                flush()
            whole.append(row)
            continue
        if whole:
            regions.append(list(whole))
            whole.clear()
        _deal(row, strip, before, after)
    flush()
    if whole:
        regions.append(whole)
    return regions


def _deal(row: Row, strip: Strip, before: list[Row], after: list[Row]) -> None:
    for words, side in (
        ([word for word in row.words if word.x0 < strip[1]], before),
        ([word for word in row.words if word.x0 >= strip[1]], after),
    ):
        if words:
            side.append(_part(words))


def _part(words: list[Word]) -> Row:
    biggest = max(words, key=lambda word: word.size)
    return Row(words, min(word.top for word in words), max(word.bottom for word in words), biggest.base)


def _tail(before: Sequence[Row], after: Sequence[Row]) -> list[Row]:
    """Rows on the left below both columns, after a gap or in bold: the heading of what follows over the whole width."""
    if not after or len(before) < 2:
        return []
    end = after[-1].base
    gaps = [low.base - high.base for high, low in pairwise(before)]
    usual, size = median(gaps), median(row.words[0].size for row in before)
    for index in range(1, len(before)):
        word = before[index].words[0]
        stands_out = word.size > 1.1 * size or (word.style.bold and not before[index - 1].words[0].style.bold)
        if before[index].base > end and (stands_out or gaps[index - 1] > 1.4 * usual):
            return list(before[index:])
    return []


def is_table(row: Row) -> bool:
    """Whether the row stands for a table."""
    return isinstance(row.words[0], TableWord)
