"""Which paragraph of its part a paragraph is, nested ones counted, for the anchors."""

from __future__ import annotations

from policylint.read.word.names import P
from policylint.read.word.xml import Element


class Order:
    """Counts paragraphs through one part. Most stand by themselves and are only counted."""

    def __init__(self) -> None:
        self._passed = 0
        self._piece: Element | None = None
        self._inside: dict[Element, int] | None = None

    def pass_one(self) -> None:
        """Count a paragraph that holds nothing."""
        self._passed += 1

    def start(self, piece: Element) -> None:
        """Begin with a child of the root."""
        self._piece, self._inside = piece, None
        if piece.tag != P:
            self.look_inside()

    def finish(self) -> None:
        """Count what the child of the root held."""
        self._passed += 1 if self._inside is None else len(self._inside)
        self._piece, self._inside = None, None

    def look_inside(self) -> None:
        """Count the paragraphs nested in the present piece, which holds more than runs."""
        if self._inside is None and self._piece is not None:
            self._inside = {element: at for at, element in enumerate(self._piece.iter(P), self._passed)}

    def of(self, paragraph: Element) -> int:
        """Index of a paragraph in its part, from 0; -1 for one that is none of it."""
        if self._inside is not None:
            return self._inside.get(paragraph, -1)
        return self._passed if paragraph is self._piece else -1
