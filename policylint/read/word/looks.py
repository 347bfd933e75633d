"""What a run looks like, as far as it says what the words are for: bold, red, highlighted, hidden, capitals, size."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from policylint.read.word.names import VAL, on, w
from policylint.read.word.xml import Element

UNDERLINED: Final = w("u")
_BOLD, _CAPITALS, _HIDDEN, _COLOUR = w("b"), w("caps"), w("vanish"), w("color")
_HIGHLIGHT, _SHADE, _FILL, _SIZE, _STYLE = w("highlight"), w("shd"), w("fill"), w("sz"), w("rStyle")
_TELLING: Final = frozenset({_BOLD, UNDERLINED, _CAPITALS, _HIDDEN, _COLOUR, _HIGHLIGHT, _SHADE, _SIZE, _STYLE})
_NO_HIGHLIGHT: Final = frozenset({None, "none", "white", "black", "lightGray", "darkGray"})
_MARKER_PENS: Final = frozenset({"FFFF00", "FFFF66", "FFFF99", "00FF00"})

Facts = list[tuple[str, str | None]]
"""Names and values of those run properties that tell something."""


@dataclass(frozen=True, slots=True)
class Look:
    """Facts about a run or a style; None where nothing is said and the style below decides."""

    strong: bool | None = None
    """Bold or underlined, as headings made by hand are."""
    capitals: bool | None = None
    hidden: bool | None = None
    flagged: bool | None = None
    """Red or highlighted: a note to the drafter."""
    placeholder: bool | None = None
    size: int | None = None
    """Half points."""

    def over(self, below: Look) -> Look:
        """This look where it says something, the one below elsewhere."""
        return Look(
            below.strong if self.strong is None else self.strong,
            below.capitals if self.capitals is None else self.capitals,
            below.hidden if self.hidden is None else self.hidden,
            below.flagged if self.flagged is None else self.flagged,
            below.placeholder if self.placeholder is None else self.placeholder,
            below.size if self.size is None else self.size,
        )


PLAIN: Final = Look()


def facts_of(properties: Element) -> Facts:
    """What run properties tell about the look; empty for most runs."""
    return [(tag, item.get(_FILL if tag == _SHADE else VAL)) for item in properties if (tag := item.tag) in _TELLING]


def look_of(facts: Facts) -> Look:
    """The look that these properties give by themselves."""
    said = dict(facts)
    return Look(
        strong=_strong(said),
        capitals=_switch(_CAPITALS, said),
        hidden=_switch(_HIDDEN, said),
        flagged=_flagged(said),
        size=_points(said.get(_SIZE)),
    )


def character_style(facts: Facts) -> str | None:
    """Id of the character style that run properties name."""
    return dict(facts).get(_STYLE)


def is_red(colour: str | None) -> bool:
    """Whether a colour such as "C00000" is a clear red."""
    try:
        value = int(colour or "", 16)
    except ValueError:
        return False
    red, green, blue = value >> 16, value >> 8 & 0xFF, value & 0xFF
    return red >= 0xC0 and green <= 0x50 and blue <= 0x50


def is_marker_pen(fill: str | None) -> bool:
    """Whether a shade such as "FFFF00" is the yellow or green of a marker pen."""
    return (fill or "").upper() in _MARKER_PENS


def _switch(name: str, said: dict[str, str | None]) -> bool | None:
    return on(said[name]) if name in said else None


def _strong(said: dict[str, str | None]) -> bool | None:
    bold = _switch(_BOLD, said)
    return True if UNDERLINED in said and on(said[UNDERLINED]) else bold


def _flagged(said: dict[str, str | None]) -> bool | None:
    if said.keys().isdisjoint({_COLOUR, _HIGHLIGHT, _SHADE}):
        return None
    highlighted = said.get(_HIGHLIGHT) not in _NO_HIGHLIGHT
    return highlighted or is_red(said.get(_COLOUR)) or is_marker_pen(said.get(_SHADE))


def _points(value: str | None) -> int | None:
    return int(value) if value and value.isdecimal() and len(value) < 5 else None
