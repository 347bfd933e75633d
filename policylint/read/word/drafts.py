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


class Around(NamedTuple):
    """What holds for everything inside a part of a story."""

    hidden: str = ""
    marks: int = 0
    cell: CellPlace | None = None


NOTHING_AROUND: Final = Around()


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
    strong: bool = False
    """All its words are bold or underlined."""
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
    """One paragraph draft of segments that are all visible, or all hidden for the same reason; never of none."""
    first = segments[0]
    if len(segments) == 1:
        pieces = ((0, len(first.text), first.paragraph, first.offset),) if first.paragraph >= 0 else ()
        draft = Draft("paragraph", first.text, pieces=pieces, hidden=hidden)
    else:
        text = "".join([segment.text for segment in segments])
        draft = Draft("paragraph", text, pieces=_pieces(segments), hidden=hidden)
    marks, look, mixed = 0, first.look, False
    for segment in segments:
        marks |= segment.marks
        mixed = mixed or segment.look is not look
    if marks:
        draft.marks = tuple(name for bit, name in _MARKS if marks & bit)
    if mixed:
        _add_mixed_looks(draft, segments)
    elif look is not PLAIN:
        _add_look(draft, look)
    return draft


def _add_look(draft: Draft, look: Look) -> None:
    """Say how all the words look: bold, in capitals, red or highlighted."""
    draft.strong, draft.size, draft.capitals = bool(look.strong), look.size or 0, bool(look.capitals)
    if look.flagged:
        draft.marks += ("drafting-note",)
    if look.placeholder and "placeholder" not in draft.marks:
        draft.marks += ("placeholder",)


def _add_mixed_looks(draft: Draft, segments: list[Segment]) -> None:
    looks = [(len(segment.text.strip()), segment.look) for segment in segments]
    signs = sum(length for length, _ in looks)
    if not signs:
        return
    draft.strong = all(look.strong for length, look in looks if length)
    draft.capitals = all(look.capitals for length, look in looks if length)
    draft.size = max(look.size or 0 for length, look in looks if length)
    if sum(length for length, look in looks if look.flagged) >= _MOSTLY * signs:
        draft.marks += ("drafting-note",)
    if "placeholder" not in draft.marks and any(look.placeholder for length, look in looks if length):
        draft.marks += ("placeholder",)


def _pieces(segments: list[Segment]) -> Pieces:
    """Where the text stands: neighbours in the file are one piece."""
    pieces: list[tuple[float, ...]] = []
    first = end = paragraph = offset = 0
    for segment in segments:
        length = len(segment.text)
        if segment.paragraph == paragraph and segment.offset - offset == end - first and end > first:
            end += length
            continue
        if end > first and paragraph >= 0:
            pieces.append((first, end, paragraph, offset))
        first, end, paragraph, offset = end, end + length, segment.paragraph, segment.offset
    if end > first and paragraph >= 0:
        pieces.append((first, end, paragraph, offset))
    return tuple(pieces)


def cut(pieces: Pieces, length: int) -> Pieces:
    """Pieces of a text whose first `length` characters were taken off."""
    kept: list[tuple[float, ...]] = []
    for start, end, paragraph, offset in pieces:
        if end > length:
            first = max(start, length)
            kept.append((first - length, end - length, paragraph, offset + first - start))
    return tuple(kept)
