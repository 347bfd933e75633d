"""Goes through rich text once, group by group, and tells a Layout what a reader of the paper would see."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from policylint.read.rich.layout import Layout
from policylint.read.rich.words import ASIDES, CHARSETS, CODE_PAGES, NOT_TEXT, PARAGRAPH_ENDS, SIGNS, STARRED_TEXT

_TOKEN = re.compile(
    r"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|([^\\{}\r\n]+)|[\r\n]+|\\"
)
_CONTENTS = re.compile(r"(?:toc|contents) [1-9]\b", re.I)
_HEADING = re.compile(r"heading ([1-9])\b", re.I)


@dataclass(frozen=True, slots=True)
class _Group:
    """What holds inside a pair of braces."""

    role: str = "text"
    """What its text is: "text", "skip", "label", "fonts", "styles", "style", "title"."""
    hidden: str = ""
    bold: bool = False
    unicode_skip: int = 1
    encoding: str = ""
    aside: str = ""
    """The element that ends with the group."""


class Walk:
    """One file on its way through a Layout. `run` it, then look at `title` and `open`."""

    def __init__(self, source: str, layout: Layout) -> None:
        self.title = ""
        self.open = 0
        """How many groups were still open at the end of the file: more than none means it was cut short."""
        self._source, self._layout = source, layout
        self._group = _Group()
        self._stack: list[_Group] = []
        self._bytes = bytearray()
        self._words: list[str] = []
        self._skip = 0
        self._starred = False
        self._encoding = "cp1252"
        self._font = 0
        self._fonts: dict[int, str] = {}
        self._style = 0
        self._style_name = ""
        self._headings: dict[int, int] = {}
        """Level of the heading for a style; 0 for the title."""
        self._contents: set[int | None] = set()
        """Styles of the lines of a table of contents."""

    def run(self) -> None:
        position = 0
        while found := _TOKEN.match(self._source, position):
            position = found.end()
            word, number, code, sign, brace, words = found.groups()
            if word == "bin":
                position += max(0, int(number or 0))
            elif words is not None:
                self._raw(words)
            elif word is not None:
                self._word(word, int(number) if number else None)
            elif code is not None:
                self._code(code)
            elif brace is not None:
                self._brace(brace)
                if not self._stack:
                    break
            elif sign is not None:
                self._sign(sign)
        self._flush()
        self.open = len(self._stack)
        self._layout.close()

    # --- text

    def _raw(self, words: str) -> None:
        skipped, self._skip = min(self._skip, len(words)), max(0, self._skip - len(words))
        self._bytes += words[skipped:].encode("latin-1")

    def _code(self, code: str) -> None:
        if self._skip:
            self._skip -= 1
        else:
            self._bytes.append(int(code, 16))

    def _add(self, words: str) -> None:
        self._decode()
        self._words.append(words)

    def _decode(self) -> None:
        if self._bytes:
            self._words.append(self._bytes.decode(self._group.encoding or self._encoding, "replace"))
            self._bytes.clear()

    def _flush(self) -> None:
        """Hand over what was gathered, before something changes that it does not share."""
        self._decode()
        if not self._words:
            return
        words = "".join(self._words).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        self._words.clear()
        role = self._group.role
        if role == "text":
            self._layout.text(words, self._group.hidden, self._group.bold)
        elif role == "label":
            self._layout.column.label += words.strip().replace("\uf0b7", "•").replace("·", "•")
        elif role == "style":
            self._style_name += words
        elif role == "title":
            self.title += words

    # --- groups

    def _brace(self, brace: str) -> None:
        self._flush()
        self._skip, self._starred = 0, False
        if brace == "{":
            self._stack.append(self._group)
            role = "style" if self._group.role == "styles" else self._group.role
            self._group = replace(self._group, aside="", role=role)
            return
        if self._group.role == "style":
            self._end_style()
        if self._group.aside:
            self._layout.finish(self._group.aside)
        self._group = self._stack.pop() if self._stack else _Group()

    def _end_style(self) -> None:
        """The name of a style says which heading it is, or that it is for contents."""
        name = self._style_name.strip().rstrip(";").strip()
        if found := _HEADING.match(name):
            self._headings[self._style] = int(found.group(1))
        elif name.lower() == "title":
            self._headings[self._style] = 0
        elif _CONTENTS.match(name):
            self._contents.add(self._style)
        self._style_name = ""

    def _sign(self, sign: str) -> None:
        if sign == "*":
            self._starred = True
        elif sign in "\r\n":
            self._word("par", None)
        elif self._skip:
            self._skip -= 1
        elif sign in SIGNS:
            self._add(SIGNS[sign])

    # --- words

    def _word(self, word: str, number: int | None) -> None:
        starred, self._starred = self._starred, False
        self._skip = 0
        if word == "u":
            self._unicode(number)
        elif word in SIGNS:
            self._add(SIGNS[word])
        else:
            self._flush()
            self._act(word, number, starred)

    def _unicode(self, number: int | None) -> None:
        self._add(chr((number or 0) % 0x10000))
        self._skip = self._group.unicode_skip

    def _act(self, word: str, number: int | None, starred: bool) -> None:
        if self._group.role == "skip":
            return
        if word in NOT_TEXT or (starred and word not in STARRED_TEXT):
            self._group = replace(self._group, role="skip")
        elif word in _ROLES:
            self._group = replace(self._group, role=_ROLES[word])
        elif word in ASIDES:
            element, hidden = ASIDES[word]
            self._group = replace(self._group, aside=element, role="text")
            self._layout.begin(element, hidden)
        elif word in _ACTIONS:
            _ACTIONS[word](self, number)
        elif word in PARAGRAPH_ENDS and self._group.role == "text":
            self._layout.end_paragraph()

    def _plain(self, number: int | None) -> None:
        self._group = replace(self._group, hidden="", bold=False)

    def _hidden(self, number: int | None) -> None:
        self._group = replace(self._group, hidden="" if number == 0 else "hidden text")

    def _deleted(self, number: int | None) -> None:
        self._group = replace(self._group, hidden="" if number == 0 else "deleted by a tracked change")

    def _bold(self, number: int | None) -> None:
        self._group = replace(self._group, bold=number != 0)

    def _unicode_skip(self, number: int | None) -> None:
        self._group = replace(self._group, unicode_skip=max(0, min(number or 0, 16)))

    def _code_page(self, number: int | None) -> None:
        self._encoding = CODE_PAGES.get(number or 0, "cp1252")

    def _use_font(self, number: int | None) -> None:
        self._font = number or 0
        if self._group.role != "fonts":
            self._group = replace(self._group, encoding=self._fonts.get(self._font, ""))

    def _charset(self, number: int | None) -> None:
        if self._group.role == "fonts" and number in CHARSETS:
            self._fonts[self._font] = CODE_PAGES[CHARSETS[number]]

    def _use_style(self, number: int | None) -> None:
        if self._group.role == "style":
            self._style = number or 0
        else:
            self._layout.set_heading(self._headings.get(number or 0))
            self._layout.column.contents = number in self._contents

    def _outline(self, number: int | None) -> None:
        if number is not None and 0 <= number < 9 and self._group.role == "text":
            self._layout.set_heading(number + 1)
        elif number is not None and 0 <= number < 9 and self._group.role == "style":
            self._headings[self._style] = number + 1

    def _paragraph(self, number: int | None) -> None:
        if self._group.role == "text":
            self._layout.reset()

    def _in_table(self, number: int | None) -> None:
        self._layout.column.in_table = True

    def _head_row(self, number: int | None) -> None:
        self._layout.column.head_row = True

    def _list_level(self, number: int | None) -> None:
        self._layout.column.level = max(0, min(number or 0, 8)) + 1

    def _cell(self, number: int | None) -> None:
        self._layout.end_cell()

    def _row(self, number: int | None) -> None:
        self._layout.end_row()

    def _line(self, number: int | None) -> None:
        self._layout.line_break()


_ROLES = {"fonttbl": "fonts", "stylesheet": "styles", "info": "info", "title": "title", "listtext": "label",
          "pntext": "label"}  # fmt: skip
_ACTIONS: dict[str, Callable[[Walk, int | None], None]] = {
    "ansicpg": Walk._code_page,
    "b": Walk._bold,
    "cell": Walk._cell,
    "deleted": Walk._deleted,
    "f": Walk._use_font,
    "fcharset": Walk._charset,
    "ilvl": Walk._list_level,
    "intbl": Walk._in_table,
    "line": Walk._line,
    "outlinelevel": Walk._outline,
    "pard": Walk._paragraph,
    "plain": Walk._plain,
    "row": Walk._row,
    "s": Walk._use_style,
    "trhdr": Walk._head_row,
    "uc": Walk._unicode_skip,
    "v": Walk._hidden,
}
