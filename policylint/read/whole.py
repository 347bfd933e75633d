"""A last look at what was read as a whole: nothing is clean because it could not be seen, or could not be read."""

from __future__ import annotations

from dataclasses import replace

from policylint.errors import NoText
from policylint.model import Block, Document, LookAt, Unread
from policylint.read.english import reads_as_english

_UNSEEN = frozenset({"hidden text", "white text", "invisible text", "outside the page", "too small to read"})
_FEWEST_WORDS = 5
_RULES = "_.-–—=*~·•…>"
"""What lines to sign on, leaders and rules are made of: such runs are no words."""
_TURNED = ("\u202d", "\u202e")
_UNREADABLE = Unread(
    "the text",
    "it is unreadable (the font has no character map, or the encoding is unknown), or not in English",
    "Save the policy as Word, or print it to a new PDF, and try again.",
)


def looked_over(document: Document) -> Document:
    """The document, with a remark on hidden and on turned text, and "not read" where it makes no sense.

    Raises NoText where a reader of the paper would see no letter at all.
    """
    seen = [block for block in document.blocks if not block.hidden and block.text.strip()]
    if not any(char.isalnum() for block in seen for char in block.text):
        raise NoText("no text in the file can be seen on paper", "Check that it was saved fully.")
    words = [word for block in seen for word in block.text.split()]
    sense = reads_as_english([word for word in words if word.strip(_RULES)])
    unread = document.unread if sense else (*document.unread, _UNREADABLE)
    return replace(document, unread=unread, look_at=(*document.look_at, *_hidden(document.blocks), *_turned(seen)))


def _hidden(blocks: tuple[Block, ...]) -> list[LookAt]:
    hidden = [block for block in blocks if block.hidden in _UNSEEN and len(block.text.split()) >= _FEWEST_WORDS]
    if not hidden:
        return []
    return [LookAt(f"hidden text {_where(hidden[0])}", "it cannot be seen on paper, and was not judged")]


def _turned(blocks: list[Block]) -> list[LookAt]:
    turned = [block for block in blocks if any(sign in block.text for sign in _TURNED)]
    if not turned:
        return []
    return [
        LookAt(f"the text {_where(turned[0])}", "signs in it turn letters right to left: it reads otherwise on paper")
    ]


def _where(block: Block) -> str:
    place = block.place
    if place.page is not None:
        return f"on page {place.page}"
    return f"under “{place.headings[-1]}”" if place.headings else "at the start"
