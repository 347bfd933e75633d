"""Joins what the page break parted, ranks the headings, and hands the blocks of all pages to the builder."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from policylint.read.build import DocumentBuilder
from policylint.read.pdf.blocks import Look, chunks_of
from policylint.read.pdf.cells import add_table, continues
from policylint.read.pdf.columns import regions_of
from policylint.read.pdf.furniture import Found
from policylint.read.pdf.labels import depth, is_bullet
from policylint.read.pdf.parts import Chunk, Line, Row, Sheet, TableWord
from policylint.read.pdf.plain import chunks_of_plain
from policylint.read.pdf.tables import share_out
from policylint.read.pdf.text import Turned, anchor_of, text_of

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


def page_regions(sheet: Sheet, look: Look) -> list[list[Chunk]]:
    """Chunks of one page in reading order, region by region."""
    if sheet.plain:
        return [chunks_of_plain(sheet.plain, sheet.number)]
    rows = list(sheet.rows)
    for grid in sheet.grids:
        rows, cells = share_out(rows, grid)
        if cells:
            style = next(iter(cells.values()))[0].words[0].style
            word = TableWord(
                "", *grid.box, base=grid.box[1], size=look.size, style=style, page=sheet.number, grid=grid, cells=cells
            )
            rows.append(Row([word], grid.box[1], grid.box[3], grid.box[1]))
    regions = [chunks_of(region, sheet.number, look) for region in regions_of(rows)]
    if sheet.ocr:
        for chunk in (chunk for region in regions for chunk in region):
            chunk.marks += ("ocr",)
    hidden = [
        Chunk("paragraph", [Line.of(row.words, sheet.number)], page=sheet.number, hidden=row.words[0].hidden)
        for row in sheet.hidden
    ]
    return [*regions, hidden] if hidden else regions


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
        if last.tables and chunk.tables and continues(last.tables[-1], chunk.tables[0]):
            last.tables += chunk.tables
            return True
        if runs_on(last, chunk):
            last.lines += chunk.lines
            return True
        return False


def _aside(chunk: Chunk) -> bool:
    return chunk.kind == "footnote" or bool(chunk.hidden)


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


def emit(
    builder: DocumentBuilder, chunks: Sequence[Chunk], look: Look, furniture: Sequence[Found], turned: Turned
) -> None:
    """Hand everything to the builder, running heads where they first stood."""
    levels = _levels(chunks)
    indents: list[float] = []
    waiting = sorted(furniture, key=lambda found: found[0])
    for chunk in chunks:
        while waiting and waiting[0][0] <= chunk.page:
            _add_furniture(builder, waiting.pop(0))
        if chunk.kind != "list-item":
            indents = []
        if chunk.tables:
            add_table(builder, chunk, look, turned)
            continue
        level = levels.get(id(chunk), 0)
        if chunk.kind == "list-item":
            level = _nesting(indents, chunk.lines[0].x0 if chunk.lines else 0.0)
        builder.add(
            chunk.kind,
            text_of(chunk),
            level=level,
            label=chunk.label,
            page=chunk.page,
            anchor=anchor_of(chunk, turned),
            hidden=chunk.hidden,
            marks=chunk.marks,
        )
    for found in waiting:
        _add_furniture(builder, found)


def _add_furniture(builder: DocumentBuilder, found: Found) -> None:
    page, kind, row = found
    builder.add(kind, row.text, page=page)


def _nesting(indents: list[float], x0: float) -> int:
    """Level of a list item by how far in its label stands; `indents` remembers the open levels."""
    while indents and x0 < indents[-1] - 4:
        indents.pop()
    if not indents or x0 > indents[-1] + 4:
        indents.append(x0)
    return len(indents)


def _levels(chunks: Sequence[Chunk]) -> dict[int, int]:
    """Level of each heading: by its tag, else by rank of its size and weight, deeper numbers deeper."""
    headings = [chunk for chunk in chunks if chunk.kind == "heading" and not chunk.hidden and chunk.lines]
    looks = sorted({_rank(chunk) for chunk in headings if not chunk.level})
    shallowest: dict[tuple[float, bool], int] = {}
    for chunk in headings:
        number = depth(chunk.label)
        if number and not is_bullet(chunk.label):
            rank = _rank(chunk)
            shallowest[rank] = min(shallowest.get(rank, number), number)
    levels: dict[int, int] = {}
    for chunk in headings:
        rank = _rank(chunk)
        deeper = max(depth(chunk.label) - shallowest.get(rank, 0), 0) if depth(chunk.label) else 0
        levels[id(chunk)] = chunk.level or min(looks.index(rank) + 1 + deeper, 6)
    return levels


def _rank(chunk: Chunk) -> tuple[float, bool]:
    line = chunk.lines[0]
    return -round(line.size), not line.bold
