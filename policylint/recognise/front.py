"""The start of a document, where it says what it is: its cover, its title, its first headings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from pathlib import PurePath

from policylint.model import Block, Document
from policylint.normalise import match_text

FIRST_LINES = 14
"""Short lines at the start of a document among which its title stands."""
_FIRST_PAGE = 40
"""Blocks taken for the first page where a format has no pages."""


def any_of(*phrases: str) -> re.Pattern[str]:
    """A pattern for any of the phrases as whole words."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(phrases)})(?!\w)", re.I)


def visible(document: Document) -> Iterator[Block]:
    return (block for block in document.blocks if not block.hidden)


def first_lines(document: Document) -> list[str]:
    """Short lines at the start: the cover, the title, the first headings."""
    front = (block for block in visible(document) if "contents" not in block.marks)
    return [line for block in islice(front, FIRST_LINES) for line in _plain_lines(block.text)[:4] if len(line) < 140]


def first_parts(document: Document) -> list[str]:
    """Headings at the start that stand below the first one: what a part is called, and not the document."""
    headings = [block for block in islice(visible(document), FIRST_LINES) if block.kind == "heading"]
    return [plain(block.text) for block in headings if block.level > headings[0].level]


def first_page(document: Document) -> list[Block]:
    blocks = list(visible(document))
    first = [block for block in blocks if block.place.page == 1]
    return first or blocks[:_FIRST_PAGE]


def _plain_lines(text: str) -> list[str]:
    """The block as one line, then, if the layout broke it, its lines: covers are often one block."""
    whole = plain(text)
    lines = [plain(line) for line in text.splitlines()]
    return [whole] if len(lines) < 2 else [whole, *lines]


def file_name(document: Document) -> str:
    return re.sub(r"[-_.+]+", " ", plain(PurePath(document.name).stem))


def plain(text: str) -> str:
    return match_text(text)[0]
