"""Section numbers from the labels of headings and list items, so that a place reads "7.2(b)"."""

from __future__ import annotations

import re
from typing import Final

from policylint.read.build import section_number

_DOTTED: Final = re.compile(r"\d{1,3}(?:\.\d{1,3})+")
_NUMBER: Final = re.compile(r"\d{1,3}|[A-Za-z]{1,6}")
_WORD_IN_FRONT: Final = re.compile(r"(?i)(?:section|part|appendix|article|chapter|clause|paragraph)\s+")
_AROUND: Final = "().:-–— "
_INNER: Final = 100
"""Rank of the outermost label such as "(b)", below any number such as 7.2.1.1."""


class Sections:
    """Follows the numbers of a document from its first block to its last."""

    def __init__(self) -> None:
        self._heading: str | None = None
        self._open: list[tuple[int, str]] = []

    def heading(self, label: str, text: str) -> str | None:
        """The section that a heading opens."""
        number = _bare(label)
        if number and label.strip().startswith("(") and self._heading:
            return f"{self._heading}({number})"  # a heading (a) inside section 7.2 does not end the section
        self._heading = number or section_number(text)
        self._open = []
        return self._heading

    def item(self, label: str, level: int) -> str | None:
        """The section of a list item; `level` is its depth from 1. None where its label adds nothing."""
        number = _bare(label)
        if number is None:
            return None
        dotted = bool(_DOTTED.fullmatch(number))
        rank = number.count(".") + 1 if dotted else _INNER + level
        while self._open and self._open[-1][0] >= rank:
            self._open.pop()
        above = self._open[-1][1] if self._open else self._heading
        if dotted:
            section = number
        elif above:
            section = f"{above}({number})"
        elif number[0].isdigit():
            section = number
        else:
            return None
        self._open.append((rank, section))
        return section


def _bare(label: str) -> str | None:
    """The number in a label: "(b)" gives "b", "Section 7:" gives "7"; None for a bullet."""
    if len(label) == 1 and not label.isalnum():
        return None
    number = _WORD_IN_FRONT.sub("", label.strip()).strip(_AROUND)
    return number if _DOTTED.fullmatch(number) or _NUMBER.fullmatch(number) else None
