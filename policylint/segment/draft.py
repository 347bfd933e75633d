"""A unit in the making."""

from __future__ import annotations

from dataclasses import dataclass

from policylint.model import Block, Unit

_LONGEST_CONTEXT = 600
"""Characters of lead-in or headers in front of a unit's own words; the nearest ones are kept."""


@dataclass(slots=True)
class Draft:
    """Own words of a unit, and what is known so far of the words around them."""

    block: Block
    words: str
    offsets: tuple[int, ...]
    context: str = ""
    joint: str = " "
    """What stands between the context and the own words."""
    row: str = ""
    question: str = ""
    quoted: str = ""

    def led_by(self, lead: str) -> Draft:
        self.context = f"{lead} {self.context}".strip()
        return self

    def without_label(self, length: int) -> None:
        """Leave out the first characters of the own words, such as "A. "."""
        self.words, self.offsets = self.words[length:], self.offsets[length:]

    def unit(self, index: int) -> Unit:
        context = self.context[-_LONGEST_CONTEXT:]
        front = f"{context}{self.joint}" if context else ""
        return Unit(
            index=index,
            block=self.block,
            start=self.offsets[0],
            end=self.offsets[-1] + 1,
            text=front + self.words,
            own=len(front),
            offsets=self.offsets,
            row=self.row,
            question=self.question,
            quoted=self.quoted,
        )
