"""What the PDF reader passes between its steps: styles, words, rows, tables and sheets, in points from the top left."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from policylint.model import BlockKind

Box = tuple[float, float, float, float]
"""x0, top, x1, bottom."""


@dataclass(frozen=True, slots=True)
class Style:
    """All that the characters of one drawn string share."""

    font: str
    bold: bool
    symbols: bool
    """Drawn in a font of signs (Wingdings, Symbol), where letters are bullets and ticks."""
    white: bool
    invisible: bool
    """Text render mode 3 or 7: drawn without ink."""
    spacing: float
    """Points that the file asks to be put between letters, as in spaced-out headings."""
    upright: bool
    turn: int
    """Quarter turns clockwise that would make the text upright; 0 for upright and slanted text."""
    tag: str
    """Innermost tag of a tagged PDF that says something: "H1", "Note", "LBody"; empty when untagged."""
    mcid: int | None
    artifact: bool
    """Tagged as page furniture."""


class Glyph(NamedTuple):
    """One character as drawn."""

    x0: float
    x1: float
    base: float
    size: float
    text: str
    style: Style
    top: float
    bottom: float


@dataclass(slots=True)
class Word:
    """Letters drawn side by side."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    base: float
    """Height of the line that the letters stand on."""
    size: float
    style: Style
    space: bool = False
    """A space was drawn after it."""
    hidden: str = ""
    """Why a reader of the paper does not see it."""

    @property
    def box(self) -> Box:
        return self.x0, self.top, self.x1, self.bottom


@dataclass(slots=True)
class Row:
    """Words that stand at the same height, from left to right, over the whole width of the page."""

    words: list[Word]
    top: float
    bottom: float
    base: float

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)


@dataclass(slots=True)
class Grid:
    """The cells of a ruled table: `rows[i][j]` is a box, or None where another cell reaches over."""

    box: Box
    rows: list[list[Box | None]]
    shaded: bool = False
    """The first row has a coloured background and the second has not."""


@dataclass(slots=True)
class Sheet:
    """One page as read from the file, before any furniture, column or paragraph is known."""

    number: int
    width: float
    height: float
    rows: list[Row] = field(default_factory=list)
    hidden: list[Row] = field(default_factory=list)
    artifacts: list[Row] = field(default_factory=list)
    grids: list[Grid] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    """Drawn boxes that are no tables."""
    pictures: list[Box] = field(default_factory=list)
    plain: str = ""
    """Text without positions, where only pypdfium2 could read the page."""
    ocr: bool = False
    """The text was recognised in a picture, here or by whoever scanned the page."""
    words: int = 0
    """How many were found, running heads and hidden ones too."""
    unknown: float = 0.0
    """Share of letters that the fonts give no meaning for, 0 to 1."""
    turn: int = 0
    """Quarter turns clockwise made to read the page; undone in anchors."""


@dataclass(slots=True)
class Line:
    """Words of one row inside one column or cell."""

    words: list[Word]
    page: int
    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    base: float
    size: float
    bold: bool

    @classmethod
    def of(cls, words: list[Word], page: int) -> Line:
        """A line of at least one word."""
        biggest = max(words, key=lambda word: len(word.text))
        return cls(
            words=words,
            page=page,
            text=" ".join(word.text for word in words),
            x0=words[0].x0,
            x1=max(word.x1 for word in words),
            top=min(word.top for word in words),
            bottom=max(word.bottom for word in words),
            base=biggest.base,
            size=biggest.size,
            bold=all(word.style.bold or not word.text[0].isalnum() for word in words)
            and any(word.style.bold for word in words),
        )


@dataclass(slots=True)
class TableWord(Word):
    """Stands for a whole table among the rows of a page, so that columns and reading order treat it as one thing."""

    page: int = 0
    grid: Grid = field(default_factory=lambda: Grid((0, 0, 0, 0), []))
    cells: dict[tuple[int, int], list[Row]] = field(default_factory=dict)


@dataclass(slots=True)
class Chunk:
    """Lines that belong together: a heading, a paragraph, a list item, a footnote; or a table."""

    kind: BlockKind
    lines: list[Line]
    label: str = ""
    left: float = 0.0
    right: float = 0.0
    """Right edge of its column: a line that ends there was broken by the layout."""
    marks: tuple[str, ...] = ()
    level: int = 0
    hidden: str = ""
    aside: bool = False
    """In a box beside the text, which goes on past it."""
    plain: str = ""
    """Text without positions; there are no lines then."""
    page: int = 0
    tables: list[TableWord] = field(default_factory=list)
    """The table itself and its continuations on the next pages."""
