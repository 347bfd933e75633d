"""What was read of a document, as a person can check it: one unit a line, behind its place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from policylint.model import Block, Document, Unit
from policylint.normalise import display_text
from policylint.segment import segment


def lines(document: Document) -> list[str]:
    """A line for each unit in reading order, hidden text among them and marked."""
    units: dict[str, list[Unit]] = defaultdict(list)
    for unit in segment(document):
        units[unit.block.id].append(unit)
    return [line for block in document.blocks for line in _of_block(block, units[block.id])]


def _of_block(block: Block, units: list[Unit]) -> Iterator[str]:
    place = _place(block)
    if block.hidden:
        yield f"[{place}] {display_text(block.text)}"
        return
    label = f"{block.label} " if block.label else ""
    for position, unit in enumerate(units):
        words = display_text(block.text[unit.start : unit.end])
        yield f"[{place}] {'' if position else label}{words}"


def _place(block: Block) -> str:
    """ "6.3, paragraph 4, page 12": without the heading, so that a new heading changes one line only."""
    place = block.place
    parts = [
        place.section or "",
        f"paragraph {place.paragraph}" if place.paragraph is not None else block.kind,
        f"table {block.table}, row {block.row}" if block.table is not None else "",
        f"page {place.page}" if place.page is not None else "",
        f"hidden: {block.hidden}" if block.hidden else "",
    ]
    return ", ".join(filter(None, parts))
