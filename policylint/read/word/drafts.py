"""What the walk over a Word file collects before it is known which of it are headings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, NamedTuple

from policylint.model import BlockKind
from policylint.read.word.looks import PLAIN, Look

DELETED: Final = "deleted by a tracked change"
HIDDEN: Final = "hidden text"
COMMENT: Final = "comment"
FIELD_CODE: Final = "field code"
MERGED_AWAY: Final = "hidden by a merged cell"

Pieces = tuple[tuple[float, ...], ...]


@dataclass(slots=True)
class CellPlace:
    """Where a table cell stands; its headers are filled in when the whole table was seen."""

    table: int
    row: int
    column: int
    span: int = 1
    row_header: str = ""
    column_header: str = ""


@dataclass(slots=True)
class Draft:
    """A block in the making."""

    kind: BlockKind
    text: str
    part: str = ""
    pieces: Pieces = ()
    level: int = 0
    """Of a heading: outline level from 1, 0 for a title; of a list item: depth from 1."""
    label: str = ""
    hidden: str = ""
    marks: tuple[str, ...] = ()
    cell: CellPlace | None = None
    bold: bool = False
    """All its words are bold."""
    capitals: bool = False
    size: int = 0
    """Half points; 0 where the file does not say."""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something without words to read, met between the paragraphs: not read, or to be looked at."""

    what: str
    """"chart", "picture"."""
    why: str
    next: str = ""
    """Empty for a picture, which is not unread but to be looked at."""
    area: int = 0
    """Square points of a picture."""


Found = Draft | Remark

INSERTED: Final = 1
PLACEHOLDER: Final = 2
CONTENTS: Final = 4
_MARKS: Final = ((INSERTED, "inserted"), (PLACEHOLDER, "placeholder"), (CONTENTS, "contents"))
_MOSTLY: Final = 0.6


class Segment(NamedTuple):
    """Text of one run, and where in the file it stands."""

    text: str
    paragraph: int
    """Index of its paragraph in the part; -1 where the text stands nowhere as such."""
    offset: int
    hidden: str = ""
    look: Look = PLAIN
    marks: int = 0


def gather(segments: list[Segment], hidden: str) -> Draft:
    """One paragraph draft of the segments that are hidden for one reason, or of the visible ones."""
    text: list[str] = []
    pieces: list[tuple[float, ...]] = []
    length = signs = flagged = bold = marks = size = 0
    capitals = True
    for segment in segments:
        if segment.hidden != hidden:
            continue
        end = length + len(segment.text)
        _add_piece(pieces, length, end, segment)
        text.append(segment.text)
        length = end
        marks |= segment.marks
        weight = len(segment.text.strip())
        if weight:
            look = segment.look
            signs += weight
            flagged += weight if look.flagged else 0
            bold += weight if look.bold else 0
            size = max(size, look.size or 0)
            capitals = capitals and (bool(look.capitals) or segment.text == segment.text.upper())
    names = tuple(name for bit, name in _MARKS if marks & bit)
    if signs and flagged >= _MOSTLY * signs:
        names += ("drafting-note",)
    draft = Draft("paragraph", "".join(text), pieces=tuple(pieces), hidden=hidden, marks=names)
    draft.bold, draft.capitals, draft.size = bool(signs) and bold == signs, bool(signs) and capitals, size
    return draft


def _add_piece(pieces: list[tuple[float, ...]], start: int, end: int, segment: Segment) -> None:
    if segment.paragraph < 0 or start == end:
        return
    if pieces:
        first, last, paragraph, offset = pieces[-1]
        if last == start and paragraph == segment.paragraph and offset + last - first == segment.offset:
            pieces[-1] = (first, end, paragraph, offset)
            return
    pieces.append((start, end, segment.paragraph, segment.offset))


def cut(pieces: Pieces, length: int) -> Pieces:
    """Pieces of a text whose first `length` characters were taken off."""
    kept: list[tuple[float, ...]] = []
    for start, end, paragraph, offset in pieces:
        if end > length:
            first = max(start, length)
            kept.append((first - length, end - length, paragraph, offset + first - start))
    return tuple(kept)
