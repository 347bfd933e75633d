"""What the styles of an OpenDocument text say about it: hidden, bold, which heading, how lists are numbered."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from policylint.read.labels import numbered

_HEADING = re.compile(r"Heading(?:_20_(\d))?$")
_LONGEST_CHAIN = 20
OUTLINE = "\x00outline"
"""Key of the numbering of headings among the list styles."""
Attributes = dict[str, str]


@dataclass(slots=True)
class _Style:
    parent: str = ""
    hidden: bool = False
    bold: bool | None = None


@dataclass(slots=True)
class _Level:
    format: str = ""
    prefix: str = ""
    suffix: str = ""
    bullet: bool = False
    shown: int = 1
    start: int = 1

    def number(self, count: int) -> str:
        return numbered(count, self.format) if self.format else ""


@dataclass(slots=True)
class Styles:
    """Filled by the elements of styles.xml and content.xml in order, then asked by name."""

    _styles: dict[str, _Style] = field(default_factory=dict)
    _lists: dict[str, dict[int, _Level]] = field(default_factory=dict)
    _style: _Style | None = None
    _list: dict[int, _Level] | None = None

    def element(self, name: str, attributes: Attributes) -> None:
        """Take note of an element, if it describes a style."""
        if name == "style:style":
            self._style = _Style(attributes.get("style:parent-style-name", ""))
            self._styles[attributes.get("style:name", "")] = self._style
        elif name == "style:text-properties" and self._style:
            self._style.hidden = attributes.get("text:display") == "none"
            if "xsl-fo-compatible:font-weight" in attributes:
                self._style.bold = attributes["xsl-fo-compatible:font-weight"] in {"bold", "700", "800", "900"}
        elif name in {"text:list-style", "text:outline-style"}:
            self._style = None
            self._list = {}
            self._lists[attributes.get("style:name", "") if name == "text:list-style" else OUTLINE] = self._list
        elif name.endswith("-level-style") or name.startswith("text:list-level-style-"):
            self._add_level(name, attributes)

    def _add_level(self, name: str, attributes: Attributes) -> None:
        if self._list is None:
            return
        self._list[_integer(attributes.get("text:level"), 1)] = _Level(
            format=attributes.get("style:num-format", ""),
            prefix=attributes.get("style:num-prefix", ""),
            suffix=attributes.get("style:num-suffix", ""),
            bullet=not name.endswith(("number", "outline-level-style")),
            shown=_integer(attributes.get("text:display-levels"), 1),
            start=_integer(attributes.get("text:start-value"), 1),
        )

    def hidden(self, name: str) -> bool:
        """Whether text of the style is not printed."""
        return any(style.hidden for _, style in self._chain(name))

    def bold(self, name: str) -> bool:
        """Whether text of the style is bold."""
        return next((style.bold for _, style in self._chain(name) if style.bold is not None), False)

    def heading(self, name: str) -> int:
        """Level of the heading that paragraphs of the style are by name; 0 for none."""
        for link, _ in self._chain(name):
            if found := _HEADING.match(link):
                return int(found.group(1) or 1)
        return 0

    def title(self, name: str) -> bool:
        """Whether paragraphs of the style are the title of the text."""
        return any(link == "Title" for link, _ in self._chain(name))

    def label(self, style: str, counts: list[int]) -> str:
        """What stands before the item whose level and those above count so far `counts`: "2.1", "(b)", "•"."""
        levels = self._lists.get(style, {})
        level = levels.get(len(counts))
        if level is None or level.bullet:
            return "" if style == OUTLINE else "•"
        if not level.format:
            return ""
        first = max(0, len(counts) - level.shown)
        parts = [levels.get(index + 1, level).number(counts[index]) for index in range(first, len(counts))]
        return level.prefix + ".".join(filter(None, parts)) + level.suffix

    def start(self, style: str, depth: int) -> int:
        """Number of the first item at a depth."""
        level = self._lists.get(style, {}).get(depth)
        return level.start if level else 1

    def _chain(self, name: str) -> list[tuple[str, _Style]]:
        """The style and those that it rests on, innermost first."""
        chain: list[tuple[str, _Style]] = []
        while name in self._styles and len(chain) < _LONGEST_CHAIN:
            chain.append((name, self._styles[name]))
            name = self._styles[name].parent
        return [*chain, (name, _Style())] if name else chain


class Numbering:
    """Counts the items of the lists of a text."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._counts: dict[str, list[int]] = {}
        self._before: list[int] = []
        """The counts of the list of the last item, before it."""

    def restart(self, style: str, depth: int) -> None:
        """A list begins at a depth, and does not go on from an earlier one."""
        del self._counts.setdefault(style, [])[depth - 1 :]

    def take_back(self, style: str) -> None:
        """The last item has no words, and so no number: count as if it had not come."""
        self._counts[style] = self._before

    def item(self, style: str, depth: int, value: str | None = None) -> str:
        """The label of the next item at a depth."""
        counts = self._counts.setdefault(style, [])
        self._before = list(counts)
        while len(counts) < depth:
            counts.append(self._styles.start(style, len(counts) + 1) - (len(counts) + 1 == depth))
        del counts[depth:]
        counts[-1] = _integer(value, counts[-1] + 1)
        return self._styles.label(style, counts)


def _integer(value: str | None, default: int) -> int:
    return int(value) if value and value.isascii() and value.isdigit() and len(value) < 6 else default
