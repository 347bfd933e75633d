"""Brings the regions of all pages into one flow, and joins what a page or column break parted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from policylint.read.pdf.blocks import Look, chunks_of
from policylint.read.pdf.boxes import beside
from policylint.read.pdf.columns import Strip, regions_of
from policylint.read.pdf.parts import Chunk, Line, Row, Sheet, TableWord
from policylint.read.pdf.plain import chunks_of_plain
from policylint.read.pdf.tables import continues, share_out
from policylint.read.pdf.unruled import with_unruled_tables

_ENDED = re.compile(r"[.?!:;][\"'”’)\]]*$")


def look_of(sheets: Iterable[Sheet]) -> Look:
    """The size that most letters of the document have, and whether most are bold."""
    sizes: Counter[float] = Counter()
    bold = letters = 0
    for sheet in sheets:
        for row in sheet.rows:
            for word in row.words:
                sizes[round(word.size * 2) / 2] += len(word.text)
                letters += len(word.text)
                bold += len(word.text) * word.style.bold
    return Look(sizes.most_common(1)[0][0] if sizes else 10.0, letters > 0 and bold > 0.6 * letters)


def page_regions(sheet: Sheet, look: Look, carried: Strip | None = None) -> tuple[list[list[Chunk]], Strip | None]:
    """Chunks of one page in reading order, region by region, and the gutter at its foot to carry to the next page."""
    if sheet.plain:
        return [chunks_of_plain(sheet.plain, sheet.number)], None
    rows, aside = _without_boxes(sheet, look)
    for grid in sheet.grids:
        rows, cells = share_out(rows, grid)
        if cells:
            style = next(iter(cells.values()))[0].words[0].style
            word = TableWord(
                "", *grid.box, base=grid.box[1], size=look.size, style=style, page=sheet.number, grid=grid, cells=cells
            )
            rows.append(Row([word], grid.box[1], grid.box[3], grid.box[1]))
    columns, gutter = regions_of(rows, carried)
    regions = [chunks_of(with_unruled_tables(region, sheet.number), sheet.number, look) for region in columns]
    if sheet.ocr:
        for chunk in (chunk for region in [*regions, aside] for chunk in region):
            chunk.marks += ("ocr",)
    hidden = [
        Chunk("paragraph", [Line.of(row.words, sheet.number)], page=sheet.number, hidden=row.words[0].hidden)
        for row in sheet.hidden
    ]
    return [*regions, aside, hidden], gutter


def _without_boxes(sheet: Sheet, look: Look) -> tuple[list[Row], list[Chunk]]:
    """The rows of the page, and what stands in boxes beside the text, which must not be read across."""
    rows, aside = list(sheet.rows), []
    for box in sheet.boxes:
        parted = beside(rows, box)
        if parted:
            rows, within = parted
            aside += chunks_of(within, sheet.number, look)
    for chunk in aside:
        chunk.kind, chunk.aside = "text-box" if chunk.kind in {"heading", "paragraph"} else chunk.kind, True
    return rows, aside


class Flow:
    """The chunks of the whole document; a sentence or table that runs over a page break is one chunk."""

    def __init__(self) -> None:
        self.chunks: list[Chunk] = []
        self._last: Chunk | None = None

    def add_page(self, regions: Sequence[Sequence[Chunk]]) -> None:
        """Append the regions of the next page; its footnotes come after its text."""
        notes: list[Chunk] = []
        for region in regions:
            body = [chunk for chunk in region if not _aside(chunk)]
            notes += [chunk for chunk in region if _aside(chunk)]
            if body and self._takes(body[0]):
                body = body[1:]
            self.chunks += body
            if body:
                self._last = body[-1]
        self.chunks += notes

    def _takes(self, chunk: Chunk) -> bool:
        last = self._last
        if last is None:
            return False
        if last.tables and chunk.tables and continues(last.tables[-1].grid, chunk.tables[0].grid):
            last.tables += chunk.tables
            return True
        if runs_on(last, chunk):
            last.lines += chunk.lines
            return True
        return False


def _aside(chunk: Chunk) -> bool:
    return chunk.kind == "footnote" or chunk.aside or bool(chunk.hidden)


def runs_on(last: Chunk, chunk: Chunk) -> bool:
    """Whether a chunk at the top of a page or column is the rest of a sentence below the last one."""
    if last.kind not in {"paragraph", "list-item"} or chunk.kind != "paragraph" or chunk.label:
        return False
    if last.marks != chunk.marks or "contents" in last.marks or not last.lines or not chunk.lines:
        return False
    end, start = last.lines[-1], chunk.lines[0]
    if _ENDED.search(end.text) or abs(end.size - start.size) > 0.08 * end.size or end.bold != start.bold:
        return False
    wide = end.x1 + 0.25 * end.size + (start.words[0].x1 - start.words[0].x0) > last.right - 0.15 * end.size
    return wide or start.text[0].islower() or end.text.endswith((",", "-"))
