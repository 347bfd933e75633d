"""The text of a chunk, line by line, and the way back from its characters to the page."""

from __future__ import annotations

from collections.abc import Iterator

from policylint.model import Anchor
from policylint.read.pdf.parts import Chunk, Word


def text_of(chunk: Chunk) -> str:
    """Text without the label, lines apart by a newline."""
    if chunk.plain:
        return chunk.plain
    return "\n".join(" ".join(text for _, text in words) for _, words in _lines(chunk))


def anchor_of(chunk: Chunk) -> Anchor:
    """Where each word stands: (start, end, page, x0, top, x1, bottom).

    The numbers are points from the top left corner of the page as it is shown (after /Rotate), as pdfplumber counts.
    """
    pieces: list[tuple[float, ...]] = []
    position = 0
    for page, words in _lines(chunk):
        for word, text in words:
            end = position + len(text)
            box = (round(word.x0, 1), round(word.top, 1), round(word.x1, 1), round(word.bottom, 1))
            pieces.append((position, end, page, *box))
            position = end + 1
    return Anchor(pieces=tuple(pieces))


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
