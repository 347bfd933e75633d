"""Collects the words of one block, with the place in the source of every stretch of them."""

from __future__ import annotations

import re

from policylint.model import Anchor

_IRREGULAR = re.compile(r"[ \t\n\r\f]{2,}+|[\t\n\r\f]")
"""White space that HTML shows as one space."""
_MARK = re.compile(r"\[?(?:\d{1,3}|[*†‡§]{1,3})\]?")


class Words:
    """Text of a block as it grows. White space is closed up as a browser does it; breaks are kept as newlines."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._size = 0
        self._pieces: list[tuple[int, int, int]] = []
        self._last = ""
        self.bold = 0
        """How many characters, without white space, are bold."""
        self.linked = 0
        """How many are links to a place in the same page, or stand beside such links and are no letters."""
        self.links = False
        self.solid = 0
        """How many there are."""

    def add(self, text: str, offset: int, *, keep: bool = False, bold: bool = False, linked: bool = False) -> None:
        """Append text that stands at `offset` of the source; `keep` its white space as it is."""
        if keep:
            self._put(text, offset)
        else:
            self._close_up(text, offset)
        solid = sum(map(len, text.split()))
        self.solid += solid
        self.bold += solid if bold else 0
        self.linked += solid if linked or not any(map(str.isalpha, text)) else 0
        self.links = self.links or (linked and solid > 0)

    @property
    def only_links(self) -> bool:
        """Whether all its words are links to a place in the same page, as those of a table of contents are."""
        return self.links and self.linked == self.solid

    def line_break(self, offset: int) -> bool:
        """End the line. False if the line is empty already: two breaks in a row part paragraphs."""
        if self._last == "\n":
            return False
        if self._last:
            self._put("\n", offset)
        return True

    def place(self) -> int:
        """How much there is; see `drop_mark`."""
        return len(self._parts)

    def drop_mark(self, place: int) -> None:
        """Take out what came since `place` if it is only the raised number of a footnote: "Act 2018" stays so."""
        raised = "".join(self._parts[place:])
        if place == 0 or not _MARK.fullmatch(raised.strip()):
            return
        del self._parts[place:]
        self._size -= len(raised)
        self._last = self._parts[-1][-1]
        while self._pieces and self._pieces[-1][0] >= self._size:
            self._pieces.pop()
        if self._pieces:
            start, end, at = self._pieces[-1]
            self._pieces[-1] = (start, min(end, self._size), at)

    def take(self) -> tuple[str, Anchor]:
        """The text without white space at its end, and its anchor: (start, end, offset in the source)."""
        text = "".join(self._parts).rstrip(" \n\t\r\f")
        pieces = tuple((start, min(end, len(text)), at) for start, end, at in self._pieces if start < len(text))
        return text, Anchor(pieces=pieces)

    def _close_up(self, text: str, offset: int) -> None:
        position = 0
        for found in _IRREGULAR.finditer(text):
            self._regular(text[position : found.start()], offset + position)
            self._regular(" ", offset + found.start())
            position = found.end()
        self._regular(text[position:], offset + position)

    def _regular(self, text: str, offset: int) -> None:
        if text.startswith(" ") and self._last in {"", " ", "\n"}:
            text, offset = text[1:], offset + 1
        self._put(text, offset)

    def _put(self, text: str, offset: int) -> None:
        if not text:
            return
        start, self._size = self._size, self._size + len(text)
        self._parts.append(text)
        self._last = text[-1]
        if self._pieces:
            first, end, at = self._pieces[-1]
            if offset - at == start - first and end == start:
                self._pieces[-1] = (first, self._size, at)
                return
        self._pieces.append((start, self._size, offset))
