"""Tells the number or bullet in front of a line from its words."""

from __future__ import annotations

import re

from policylint.read.labels import begins_with_date
from policylint.read.pdf.parts import Line

BULLET = re.compile(r"^[•◦▪▫●○■□❑❒❖➢➤►▶✓✔✗☐☑☒§·‣⁃◆◇\uf0b7]+$")
_DASH = re.compile(r"^[-–—*o]$")
_NUMBER = re.compile(
    r"^\(?(?:\d{1,3}|[A-Za-z]|[ivx]{1,5}|[IVX]{1,5})[.)]$|^\d{1,2}(?:\.\d{1,2}){1,4}[.)]?$|^\d{1,2}\.[a-z][.)]?$"
)
_BARE_NUMBER = re.compile(r"^\d{1,2}$")
_GLUED = re.compile(r"^([•▪●■➢✓❖§])(?=\w)")
_PAGE_NUMBER = re.compile(r"\d{1,3}|[ivx]{1,5}")
_FEWEST = 3
"""Lines in a row that end in a page number make a table of contents, dots or no dots."""
LEADERS = re.compile(r"(?:\.\s?){4,}\s*[\divx]*$|(?:…\s?){2,}\s*[\divx]*$|_{4,}\s*\d+$|(?:·\s?){4,}\s*\d*$")
"""The dots between a heading and its page number in a table of contents."""


def label_of(line: Line) -> str:
    """The bullet or number that the line starts with; empty where it starts with words."""
    if len(line.words) < 2 or begins_with_date(line.text):
        return ""
    first, second = line.words[0], line.words[1]
    gap = second.x0 - first.x1
    if BULLET.match(first.text) or _NUMBER.match(first.text):
        return first.text
    if _DASH.match(first.text) and (first.text in "-–—" or gap > 0.5 * line.size):
        return first.text
    glued = _GLUED.match(first.text)
    return glued.group(1) if glued else ""


def heading_label_of(line: Line) -> str:
    """As `label_of`; a heading may also start with a bare number, "3 Roles"."""
    label = label_of(line)
    if label and not is_bullet(label):
        return label
    bare = len(line.words) > 1 and _BARE_NUMBER.match(line.words[0].text) and line.words[1].text[0].isupper()
    return line.words[0].text if bare and not begins_with_date(line.text) else ""


def is_label(word: str) -> bool:
    """Whether a word could be nothing but the number or bullet of an item."""
    return bool(BULLET.match(word) or _NUMBER.match(word) or _DASH.match(word) or _BARE_NUMBER.match(word))


def is_bullet(label: str) -> bool:
    return bool(BULLET.match(label) or _DASH.match(label))


def depth(label: str) -> int:
    """How deep a number goes: "3." is 1, "3.2" is 2; 0 for letters and bullets."""
    return len(re.findall(r"\d+", label)) if label[:1].isdigit() else 0


def contents_lines(lines: list[Line]) -> set[int]:
    """Indices of the lines of a table of contents: words, dots or a wide gap, a page number."""
    found: set[int] = set()
    run: set[int] = set()
    for index, line in enumerate(lines):
        if LEADERS.search(line.text) or (index - 1 in found and is_page_number(line)):
            found.add(index)
        run = run | {index} if _ends_in_page_number(line) else set()
        if len(run) >= _FEWEST:
            found |= run
    return found


def is_page_number(line: Line) -> bool:
    """Whether the line is nothing else, as where the dots of a contents line fill the whole of it."""
    return bool(_PAGE_NUMBER.fullmatch(line.text))


def _ends_in_page_number(line: Line) -> bool:
    if len(line.words) < 2 or not re.fullmatch(r"\d{1,3}", line.words[-1].text):
        return False
    return line.words[-1].x0 - line.words[-2].x1 > 1.5 * line.size
