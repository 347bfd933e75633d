"""Hands the chunks of the whole document to the builder: ranks the headings, nests the lists, numbers the places."""

from __future__ import annotations

from collections.abc import Sequence

from policylint.read.build import DocumentBuilder
from policylint.read.pdf.blocks import Look
from policylint.read.pdf.cells import add_table
from policylint.read.pdf.furniture import Found
from policylint.read.pdf.labels import depth, is_bullet
from policylint.read.pdf.parts import Chunk
from policylint.read.pdf.text import Turned, anchor_of, text_of

_INDENT = 4.0
"""Labels whose distance from the left differs by less, in points, stand on one level."""


def emit(
    builder: DocumentBuilder, chunks: Sequence[Chunk], look: Look, furniture: Sequence[Found], turned: Turned
) -> None:
    """Add every chunk; running heads come where they first stood."""
    levels = _levels(chunks)
    items = _Items()
    waiting = sorted(furniture, key=lambda found: found[0])
    for chunk in chunks:
        while waiting and waiting[0][0] <= chunk.page:
            _add_furniture(builder, waiting.pop(0))
        if chunk.tables:
            items.close()
            add_table(builder, chunk, look, turned)
            continue
        _add(builder, chunk, levels.get(id(chunk), 0), items, turned)
    for found in waiting:
        _add_furniture(builder, found)


def _add(builder: DocumentBuilder, chunk: Chunk, level: int, items: _Items, turned: Turned) -> None:
    section = None
    if chunk.kind == "list-item":
        level, section = items.place(chunk)
    elif chunk.kind not in {"footnote", "header", "footer", "text-box"}:
        items.leave(chunk)
    builder.add(
        chunk.kind,
        text_of(chunk),
        level=level,
        label=chunk.label,
        page=chunk.page,
        anchor=anchor_of(chunk, turned),
        hidden=chunk.hidden,
        marks=chunk.marks,
        section=section,
    )
    if chunk.kind == "heading" and not chunk.hidden:
        items.section = builder.blocks[-1].place.section


def _add_furniture(builder: DocumentBuilder, found: Found) -> None:
    page, kind, row = found
    builder.add(kind, row.text, page=page)


def _indent(chunk: Chunk) -> float:
    """How far in a chunk stands in its column."""
    return chunk.lines[0].x0 - chunk.left if chunk.lines else 0.0


class _Items:
    """The list items that are open: how far in each stands, and its label."""

    def __init__(self) -> None:
        self.section: str | None = None
        self._open: list[tuple[float, str]] = []

    def place(self, chunk: Chunk) -> tuple[int, str | None]:
        """Level of an item, and its section where it stands below a numbered one: "7.2(1)(b)"."""
        x0 = _indent(chunk)
        while self._open and x0 < self._open[-1][0] + _INDENT:
            self._open.pop()
        outer = [label for _, label in self._open]
        self._open.append((x0, chunk.label))
        labels = [label.strip("().") for label in (*outer, chunk.label)]
        numbered = outer and not any(is_bullet(label) or "." in label.rstrip(".") for label in (*outer, chunk.label))
        if not numbered or not self.section:
            return len(self._open), None
        return len(self._open), self.section + "".join(f"({label})" for label in labels)

    def leave(self, chunk: Chunk) -> None:
        """Text that stands as far in as an item goes on with it; other text ends the list."""
        inside = bool(self._open and _indent(chunk) >= self._open[0][0] + _INDENT)
        if chunk.kind == "heading" or not inside:
            self.close()

    def close(self) -> None:
        self._open = []


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
