"""The text of a chunk, line by line, and the way back from its characters to the page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from policylint.model import Anchor
from policylint.read.pdf.parts import Box, Chunk, Word

Turned = Mapping[int, tuple[int, float, float]]
"""Pages that were turned to be read: quarter turns clockwise, and width and height after the turn."""


def text_of(chunk: Chunk) -> str:
    """Text without the label, lines apart by a newline."""
    if chunk.plain:
        return chunk.plain
    return "\n".join(" ".join(text for _, text in words) for _, words in _lines(chunk))


def anchor_of(chunk: Chunk, turned: Turned) -> Anchor:
    """Where each word stands: (start, end, page, x0, top, x1, bottom).

    `start` and `end` are characters of the block's text. Pages count from 1; boxes are points from the top left corner
    of the page as it is shown (its MediaBox, after /Rotate), as pdfplumber counts them.
    """
    pieces: list[tuple[float, ...]] = []
    position = 0
    for page, words in _lines(chunk):
        for word, text in words:
            end = position + len(text)
            box = _turned_back(word.box, *turned[page]) if page in turned else word.box
            pieces.append((position, end, page, *(round(edge, 1) for edge in box)))
            position = end + 1
    return Anchor(pieces=tuple(pieces))


def _turned_back(box: Box, turn: int, width: float, height: float) -> Box:
    x0, top, x1, bottom = box
    if turn == 1:
        return top, width - x1, bottom, width - x0
    if turn == 3:
        return height - bottom, x0, height - top, x1
    return width - x1, height - bottom, width - x0, height - top


def _lines(chunk: Chunk) -> Iterator[tuple[int, list[tuple[Word, str]]]]:
    left = chunk.label
    for line in chunk.lines:
        words = []
        for word in line.words:
            text = word.text
            if left and text.startswith(left):
                text = text[len(left) :]
            left = ""
            if text:
                words.append((word, text))
        if words:
            yield line.page, words
