"""Joins the lines of a region into headings, paragraphs, list items and footnotes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from policylint.read.pdf.labels import contents_lines, heading_label_of, is_bullet, is_page_number, label_of
from policylint.read.pdf.parts import Chunk, Line, Row, TableWord
from policylint.read.pdf.tables import heads

_END = re.compile(r"[.?!:;][\"'”’)\]]*$")
_STOP = re.compile(r"[.?!][\"'”’)\]]*$")
_NOTE = re.compile(r"^[\d*†‡§]{1,3}[.)]?$")
_HEADING_TAG = re.compile(r"^(?:H|Heading\s?)([1-6])$")
_SMALL = 0.92
_RAISED = 1.6
"""Times the usual distance that a line with a raised note mark in it may stand below the one before."""
_LARGE = 1.12


@dataclass(frozen=True, slots=True)
class Look:
    """How the body text of the document looks."""

    size: float
    bold: bool
    """Most of it is bold, so that bold says nothing."""


def chunks_of(rows: Sequence[Row], page: int, look: Look, right: float | None = None) -> list[Chunk]:
    """Chunks of a region in reading order, tables among them. `right` is the right edge, where it is known."""
    chunks: list[Chunk] = []
    lines: list[Line] = []
    for row in rows:
        word = row.words[0]
        if isinstance(word, TableWord):
            chunks += _of_lines(lines, page, look, right)
            lines = []
            if chunks and not lines and chunks[-1].tables and heads(chunks[-1].tables[-1].grid, word.grid):
                chunks[-1].tables.append(word)
            else:
                chunks.append(Chunk("cell", [], page=page, tables=[word]))
        else:
            lines.append(Line.of(row.words, page))
    return chunks + _of_lines(lines, page, look, right)


def _of_lines(lines: list[Line], page: int, look: Look, right: float | None) -> list[Chunk]:
    if not lines:
        return []
    body, notes = _parted(lines, look)
    edge = right if right is not None else max(line.x1 for line in lines)
    chunks = _grouped(body, page, look, edge)
    left = min(line.x0 for line in lines)
    for chunk in chunks:
        chunk.left = left
        _name(chunk, look)
    return chunks + _footnotes(notes, page, edge)


def _parted(lines: list[Line], look: Look) -> tuple[list[Line], list[Line]]:
    """Body lines, and the small lines at the foot that begin with a note mark. Contents lines are none."""
    cut = len(lines)
    contents = contents_lines(lines)
    for index in range(len(lines) - 1, -1, -1):
        line = lines[index]
        if index in contents or (line.size > _SMALL * look.size and line.words[0].style.tag != "Note"):
            break
        if _NOTE.match(line.words[0].text) and len(line.words) > 1:
            cut = index
    return lines[:cut], lines[cut:]


def _footnotes(lines: list[Line], page: int, edge: float) -> list[Chunk]:
    chunks: list[Chunk] = []
    for line in lines:
        if _NOTE.match(line.words[0].text) and len(line.words) > 1:
            chunks.append(Chunk("footnote", [line], label=line.words[0].text, right=edge, page=page))
        else:
            chunks[-1].lines.append(line)
    return chunks


def _grouped(lines: list[Line], page: int, look: Look, edge: float) -> list[Chunk]:
    pitch = _pitch(lines)
    contents = contents_lines(lines)
    chunks: list[Chunk] = []
    for index, line in enumerate(lines):
        if index in contents:
            if index - 1 in contents and is_page_number(line):
                chunks[-1].lines.append(line)
            else:
                chunks.append(Chunk("paragraph", [line], right=edge, marks=("contents",), page=page))
            continue
        last = chunks[-1] if chunks and "contents" not in chunks[-1].marks else None
        label = label_of(line)
        if last is None or _breaks(last, line, label, pitch, edge, look):
            chunks.append(Chunk("paragraph", [line], label=label, right=edge, page=page))
        else:
            last.lines.append(line)
    return chunks


def _pitch(lines: Sequence[Line]) -> float:
    """Usual distance from line to line inside a paragraph."""
    steps = sorted(
        low.base - high.base
        for high, low in pairwise(lines)
        if 0.9 * high.size <= low.base - high.base <= 3 * high.size
    )
    return steps[len(steps) * 3 // 10] if steps else 1.3 * (lines[0].size if lines else 10.0)


def _breaks(chunk: Chunk, line: Line, label: str, pitch: float, edge: float, look: Look) -> bool:
    """Whether the line begins a new chunk."""
    last = chunk.lines[-1]
    step = line.base - last.base
    gap = step > 1.3 * max(pitch, line.size) or step < 0
    full = _is_full(last, line, edge)
    runs_on = full and not _STOP.search(last.text) and line.text[0].islower()
    if (gap and not (runs_on and 0 < step < _RAISED * pitch)) or (not runs_on and _other_look(last, line, look)):
        return True
    if label:
        return (is_bullet(label) and not label.startswith(("-", "–", "—"))) or _is_new_label(chunk, line, full)
    if chunk.label:
        return _leaves_item(chunk, line, full)
    same = last.words[-1].style.mcid
    if same is not None and same == line.words[0].style.mcid:
        return False
    ended = bool(_STOP.search(last.text))
    if not full:
        return ended or (line.text[0].isupper() and not _nearly_full(last, edge)) or last.text.endswith((":", ";"))
    return ended and line.x0 > last.x0 + 1.2 * line.size


def _is_full(last: Line, line: Line, edge: float) -> bool:
    """The first word of the line would not have fitted at the end of the last."""
    first = line.words[0]
    return last.x1 + 0.25 * last.size + (first.x1 - first.x0) > edge - 0.15 * last.size


def _nearly_full(last: Line, edge: float) -> bool:
    return last.x1 > edge - 0.2 * (edge - last.x0)


def _other_look(last: Line, line: Line, look: Look) -> bool:
    if abs(line.size - last.size) > 0.08 * max(line.size, last.size):
        return True
    return line.bold != last.bold and not look.bold


def _is_new_label(chunk: Chunk, line: Line, full: bool) -> bool:
    """A number or dash at the start of a line is a label unless the sentence just happened to break there."""
    last = chunk.lines[-1]
    if not full or _END.search(last.text):
        return True
    first = chunk.lines[0]
    hanging = len(chunk.lines) > 1 and last.x0 > first.x0 + 0.5 * last.size
    return bool(chunk.label) and abs(line.x0 - first.x0) < 2 and (hanging or (len(chunk.lines) == 1 and not full))


def _leaves_item(chunk: Chunk, line: Line, full: bool) -> bool:
    """Whether an unlabelled line below a list item begins something else."""
    first, last = chunk.lines[0], chunk.lines[-1]
    if line.x0 < first.x0 - 0.5 * line.size:
        return True
    aligned = first.words[1].x0 if len(first.words) > 1 else first.x0
    if len(chunk.lines) > 1:
        aligned = chunk.lines[1].x0
    hangs = abs(line.x0 - aligned) < 0.6 * line.size
    if full:
        return not hangs and bool(_STOP.search(last.text)) and line.x0 <= first.x0 + 1
    if not _STOP.search(last.text) and (line.text[0].islower() or (hangs and _nearly_full(last, chunk.right))):
        return False
    return not hangs or bool(_END.search(last.text)) or line.text[0].isupper()


def _name(chunk: Chunk, look: Look) -> None:
    """Decide whether the chunk is a heading, a list item or a paragraph."""
    if "contents" in chunk.marks:
        return
    tagged = _HEADING_TAG.match(chunk.lines[0].words[0].style.tag)
    if tagged or _is_heading(chunk, look):
        chunk.kind = "heading"
        chunk.level = int(tagged.group(1)) if tagged else 0
        chunk.label = heading_label_of(chunk.lines[0])
    elif chunk.label:
        chunk.kind = "list-item"


def _is_heading(chunk: Chunk, look: Look) -> bool:
    text = " ".join(line.text for line in chunk.lines)
    words = text.split()
    if is_bullet(chunk.label) or len(chunk.lines) > 3 or len(words) > 20 or not any(map(str.isalpha, text)):
        return False
    large = all(line.size >= _LARGE * look.size for line in chunk.lines)
    if large:
        return not text.endswith((",", ";")) and (not _STOP.search(text) or len(words) <= 8)
    if text.endswith((".", ",", ";", ":", "!")):
        return False
    bold = all(line.bold for line in chunk.lines) and not look.bold
    size = all(line.size >= 0.9 * look.size for line in chunk.lines)
    return size and (bold or _is_shouted(text, words))


def _is_shouted(text: str, words: Sequence[str]) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    return len(words) <= 10 and len(letters) >= 5 and all(letter.isupper() for letter in letters)
