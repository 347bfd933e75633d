"""Numbers and bullets of Word lists, which are not in the text but counted from numbering.xml."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Final

from policylint.read.labels import roman
from policylint.read.word.names import VAL, on, w
from policylint.read.word.styles import level_number
from policylint.read.word.xml import Element

_LEVEL, _LEVEL_ID = w("lvl"), w("ilvl")
_ABSTRACT, _ABSTRACT_ID = w("abstractNum"), w("abstractNumId")
_NUMBER, _NUMBER_ID = w("num"), w("numId")
_OVERRIDE, _START_OVERRIDE = w("lvlOverride"), w("startOverride")
_PART_OF_LABEL: Final = re.compile(r"%([1-9])")
_DEEPEST: Final = 9
_ONES: Final = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS: Final = ("ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ORDINALS: Final = (
    *("zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"),
    *("eleventh", "twelfth"),
)
_DASHES: Final = frozenset("-–—‒")


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered."""

    format: str = "decimal"
    text: str = ""
    """With "%1" for the number of level 1."""
    start: int = 1
    restart: int | None = None
    """Restarts after this level (from 1) or higher; 0 never; None after any higher level."""
    legal: bool = False
    """All numbers in the label are plain decimal."""


@dataclass(slots=True)
class _List:
    """An abstract list and where its counters stand: all numbered lists that share it count on together."""

    levels: dict[int, Level]
    styles: dict[str, int]
    """Level by paragraph style."""
    counts: list[int | None] = field(default_factory=lambda: [None] * _DEEPEST)


@dataclass(slots=True)
class _Number:
    """A list that paragraphs point to."""

    of: _List
    levels: dict[int, Level]
    starts: set[int]
    """Levels that start anew when this list is first used."""


class Numbering:
    """Counts list items in the order of the document."""

    def __init__(self, root: Element | None) -> None:
        self._numbers: dict[str, _Number] = {}
        if root is not None:
            self._load(root)

    def _load(self, root: Element) -> None:
        lists = {item.get(_ABSTRACT_ID) or "": _list_of(item) for item in root.iterchildren(_ABSTRACT)}
        defined = {_value(item, "styleLink"): key for key, item in _abstracts(root)}
        for key, item in _abstracts(root):
            if (link := _value(item, "numStyleLink")) and link in defined:
                lists[key] = lists[defined[link]]
        for item in root.iterchildren(_NUMBER):
            of = lists.get(_value(item, "abstractNumId"))
            if of is not None:
                self._numbers[item.get(_NUMBER_ID) or ""] = _number_of(item, of)

    def level_of_style(self, number: str, style: str | None) -> int:
        """The level of a list that a paragraph style is tied to; 0 where it is not."""
        found = self._numbers.get(number)
        return found.of.styles.get(style or "", 0) if found else 0

    def label(self, number: str, level: int) -> str | None:
        """Count one item and give its label, such as "7.2" or "•"; None where it prints none."""
        found = self._numbers.get(number)
        shape = found.levels.get(level) if found else None
        if found is None or shape is None:
            return None
        self._count(found, level, shape)
        return _label(found, level, shape)

    def _count(self, number: _Number, level: int, shape: Level) -> None:
        counts = number.of.counts
        for item in number.starts:
            counts[item] = None
        number.starts.clear()
        now = counts[level]
        counts[level] = shape.start if now is None else now + 1
        for deeper in range(level + 1, _DEEPEST):
            restart = number.levels.get(deeper, Level()).restart
            if restart is None or level < restart:
                counts[deeper] = None


def _list_of(element: Element) -> _List:
    levels: dict[int, Level] = {}
    styles: dict[str, int] = {}
    for item in element.iterchildren(_LEVEL):
        level = level_number(item.get(_LEVEL_ID))
        if level is None or level >= _DEEPEST:
            continue
        levels[level] = _level_of(item)
        if style := _value(item, "pStyle"):
            styles[style] = level
    return _List(levels, styles)


def _number_of(element: Element, of: _List) -> _Number:
    levels = dict(of.levels)
    starts: set[int] = set()
    for item in element.iterchildren(_OVERRIDE):
        level = level_number(item.get(_LEVEL_ID))
        if level is None or level >= _DEEPEST:
            continue
        own = item.find(_LEVEL)
        if own is not None:
            levels[level] = _level_of(own)
        start = item.find(_START_OVERRIDE)
        if start is not None:
            starts.add(level)
            levels[level] = replace(levels.get(level, Level()), start=_integer(start.get(VAL), 1))
    return _Number(of, levels, starts)


def _level_of(element: Element) -> Level:
    restart = _value(element, "lvlRestart")
    legal = element.find(w("isLgl"))
    return Level(
        format=_value(element, "numFmt") or "decimal",
        text=_value(element, "lvlText"),
        start=_integer(_value(element, "start"), 0),
        restart=_integer(restart, 0) if restart else None,
        legal=legal is not None and on(legal.get(VAL)),
    )


def _label(number: _Number, level: int, shape: Level) -> str | None:
    if shape.format == "bullet":
        return _bullet(shape.text)
    if shape.format == "none" and not _PART_OF_LABEL.sub("", shape.text).strip():
        return None

    def part(found: re.Match[str]) -> str:
        at = int(found.group(1)) - 1
        of = number.levels.get(at, Level())
        count = number.of.counts[at]
        return written(of.start if count is None else count, "decimal" if shape.legal else of.format)

    return _PART_OF_LABEL.sub(part, shape.text).strip() or None


def _bullet(text: str) -> str:
    text = text.strip()
    return text if text in _DASHES else "•"


def written(number: int, format: str) -> str:
    """A number as Word writes it: 28 as "upperLetter" is "BB"."""
    write = _WRITERS.get(format)
    if write is None or not 0 < number < 4000:
        return "" if format == "none" else str(number)
    return write(number)


def _letters(number: int) -> str:
    """Word goes on after z with aa, bb, cc."""
    times, which = divmod(number - 1, 26)
    return chr(ord("a") + which) * min(times + 1, 30)


def _cardinal(number: int) -> str:
    if number < 20:
        return _ONES[number].capitalize()
    tens, ones = divmod(number, 10)
    return str(number) if tens > 9 else (_TENS[tens - 1] + (f"-{_ONES[ones]}" if ones else "")).capitalize()


def _ordinal_word(number: int) -> str:
    return _ORDINALS[number].capitalize() if number < len(_ORDINALS) else _ordinal(number)


def _ordinal(number: int) -> str:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if number % 100 in {11, 12, 13} else ending}"


_WRITERS: Final[dict[str, Callable[[int], str]]] = {
    "decimalZero": lambda number: f"{number:02}",
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": roman,
    "upperRoman": lambda number: roman(number).upper(),
    "ordinal": _ordinal,
    "ordinalText": _ordinal_word,
    "cardinalText": _cardinal,
    "none": lambda number: "",
}


def _abstracts(root: Element) -> list[tuple[str, Element]]:
    return [(item.get(_ABSTRACT_ID) or "", item) for item in root.iterchildren(_ABSTRACT)]


def _value(element: Element, local: str) -> str:
    found = element.find(w(local))
    return (found.get(VAL) or "") if found is not None else ""


def _integer(value: str | None, default: int) -> int:
    value = value or ""
    return int(value) if value.isdecimal() and len(value) < 7 else default
