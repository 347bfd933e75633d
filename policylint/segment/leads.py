"""Lead-ins: the words before a list that every item of it completes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from policylint.model import Block
from policylint.segment.draft import Draft

_ENDED = re.compile(r"[.!?;][\"')\]]*$")
_FURNITURE: frozenset[str] = frozenset({"header", "footer", "footnote", "text-box", "caption"})
"""Kinds that may stand between a lead-in and its list because of where a page ends."""
_DEEPEST = 4
"""Lead-ins of lists inside lists that are read with an item."""
_LEADING_HEADING = re.compile(
    r"^(?:\d[\d.]*\s+)?(?:(?:what|how|when|why|who)\s+(?:we|staff|you|the|to)\b|(?:staff|we|you|never|always)\b"
    r"|(?:before|after|if|do not|don't)\s)|:$",
    re.I,
)


def lead_in(sentence: str) -> str:
    """The sentence, if it leads in to a list: it ends in a colon or does not end."""
    return "" if _ENDED.search(sentence) else sentence


class Leads:
    """Follows the blocks in order and knows which words lead in to the next item."""

    def __init__(self) -> None:
        self._open: list[tuple[int, str]] = []

    def above(self, block: Block) -> str:
        """What leads in to a block if it is an item, the outermost words first."""
        level = _level(block)
        return " ".join([lead for depth, lead in self._open if depth < level][-_DEEPEST:])

    def after(self, block: Block, made: Sequence[Draft]) -> None:
        """Take note of a block and the words made of it."""
        if block.kind in _FURNITURE or not made:
            return
        last = made[-1].words
        if block.kind == "list-item":
            level = _level(block)
            self._open = [(depth, lead) for depth, lead in self._open if depth < level]
            self._open += [(level, last)] if lead_in(last) else []
        elif block.kind == "heading":
            self._open = [(0, last)] if _LEADING_HEADING.search(last) else []
        else:
            leads = block.kind == "paragraph" and lead_in(last)
            self._open = [(0, last)] if leads else []


def _level(block: Block) -> int:
    return max(block.level, 1) if block.kind == "list-item" else 1
