"""What a run looks like, as far as it says what the words are for: bold, red, highlighted, hidden, capitals, size."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from policylint.read.word.names import VAL, on, w
from policylint.read.word.xml import Element

_BOLD, _CAPITALS, _COLOUR = w("b"), w("caps"), w("color")
_HIGHLIGHT, _SHADE, _FILL, _SIZE = w("highlight"), w("shd"), w("fill"), w("sz")
_VANISH: Final = w("vanish")
_STYLE: Final = w("rStyle")
_NO_HIGHLIGHT: Final = frozenset({None, "none", "white", "black", "lightGray", "darkGray"})


@dataclass(frozen=True, slots=True)
class Look:
    """Facts about a run or a style; None where nothing is said and the style below decides."""

    bold: bool | None = None
    capitals: bool | None = None
    hidden: bool | None = None
    flagged: bool | None = None
    """Red or highlighted: a note to the drafter."""
    placeholder: bool | None = None
    size: int | None = None
    """Half points."""

    def over(self, below: Look) -> Look:
        """This look where it says something, the one below elsewhere."""
        if self == PLAIN:
            return below
        if below == PLAIN:
            return self
        return Look(
            below.bold if self.bold is None else self.bold,
            below.capitals if self.capitals is None else self.capitals,
            below.hidden if self.hidden is None else self.hidden,
            below.flagged if self.flagged is None else self.flagged,
            below.placeholder if self.placeholder is None else self.placeholder,
            below.size if self.size is None else self.size,
        )


PLAIN: Final = Look()


def look_of(properties: Element) -> tuple[Look, str | None]:
    """The look that run properties give by themselves, and the name of their character style."""
    changes: dict[str, Any] = {}
    style: str | None = None
    for item in properties:
        read = _READERS.get(item.tag)
        if read is not None:
            read(item, changes)
        elif item.tag == _STYLE:
            style = item.get(VAL)
    return (Look(**changes) if changes else PLAIN), style


def is_red(colour: str | None) -> bool:
    """Whether a colour such as "C00000" is a clear red."""
    try:
        value = int(colour or "", 16)
    except ValueError:
        return False
    red, green, blue = value >> 16, value >> 8 & 0xFF, value & 0xFF
    return red >= 0xC0 and green <= 0x50 and blue <= 0x50


def is_yellow(fill: str | None) -> bool:
    """Whether a shade such as "FFFF00" is the yellow (or green) of a marker pen."""
    return (fill or "").upper() in {"FFFF00", "FFFF66", "FFFF99", "00FF00"}


def _switch(name: str, item: Element, changes: dict[str, Any]) -> None:
    changes[name] = on(item.get(VAL))


def _bold(item: Element, changes: dict[str, Any]) -> None:
    _switch("bold", item, changes)


def _capitals(item: Element, changes: dict[str, Any]) -> None:
    _switch("capitals", item, changes)


def _hidden(item: Element, changes: dict[str, Any]) -> None:
    _switch("hidden", item, changes)


def _colour(item: Element, changes: dict[str, Any]) -> None:
    changes["flagged"] = bool(changes.get("flagged")) or is_red(item.get(VAL))


def _highlight(item: Element, changes: dict[str, Any]) -> None:
    changes["flagged"] = bool(changes.get("flagged")) or item.get(VAL) not in _NO_HIGHLIGHT


def _shade(item: Element, changes: dict[str, Any]) -> None:
    if is_yellow(item.get(_FILL)):
        changes["flagged"] = True


def _size(item: Element, changes: dict[str, Any]) -> None:
    value = item.get(VAL) or ""
    if value.isdecimal() and len(value) < 5:
        changes["size"] = int(value)


_READERS: Final = {
    _VANISH: _hidden,
    _BOLD: _bold,
    _CAPITALS: _capitals,
    _COLOUR: _colour,
    _HIGHLIGHT: _highlight,
    _SHADE: _shade,
    _SIZE: _size,
}
