"""Lines, bullets and lettered items inside one block: where its text is a list, and where rows pasted as text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that no sentence leaves: running text, an item of a list, a row of cells."""

    start: int
    end: int
    kind: Literal["text", "item", "row"] = "text"


_LINE = re.compile(r"[^\n\v\f\r\x85\u2028\u2029]+")
_BULLET = re.compile(r"\s*(?:[•●▪■◦‣∙○❖➢➤►▶✓✔☐☑☒□❑❒·\uf0b7\uf0a7\uf0fc][ \t]*)(?=\S)")
_DASH = re.compile(r"\s*[-*–—o][ \t]+(?=\S)")
_NUMBER = re.compile(r"\s*(?:\(?(\d{1,2}|[a-z]|[ivx]{1,5})[).]|Step (\d{1,2})[:.)])[ \t]+(?=\S)")
_INLINE_BULLET = re.compile(r"(?:(?<=\s)|^)[•●▪■◦‣∙][ \t]*(?=\S)")
_MARKER = re.compile(r"(?:(?<=\s)|^)\(?([a-z]|[ivx]{1,5}|\d{1,2})\)\s+(?=\S)")
_FIRST_MARKERS = 12
"""Markers tried as the first of a list: "(a)" may also stand in a reference before it."""
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")


def pieces(text: str) -> list[Piece]:
    """The pieces of a block's text, by its lines. Labels and bullets belong to no piece."""
    lines = [found.span() for found in _LINE.finditer(text) if found.group().strip()]
    if any(" | " in text[start:end] for start, end in lines):
        return _rows(text, lines)
    starts = _item_starts(text, lines)
    if not starts:
        return [Piece(lines[0][0], lines[-1][1])] if lines else []
    bounds = [place for place, _ in starts] + [lines[-1][1]]
    found = [Piece(label_end, bound, "item") for (_, label_end), bound in zip(starts, bounds[1:], strict=True)]
    intro = [Piece(lines[0][0], starts[0][0])] if text[lines[0][0] : starts[0][0]].strip() else []
    return intro + [piece for piece in found if text[piece.start : piece.end].strip()]


def inline_items(text: str) -> tuple[int, list[Span]]:
    """Where a list "(a) ...; (b) ..." inside plain text begins, and the spans of its items without their labels.

    Without such a list: the length of the text, and no items.
    """
    markers = [(found.group(1), found.start(), found.end()) for found in _MARKER.finditer(text)]
    for position, (label, start, _) in enumerate(markers[:_FIRST_MARKERS]):
        if label in {"a", "i", "1"} or (label.isdigit() and start == 0):
            chain = _chain(markers[position:])
            items = [
                (end, follower)
                for (_, _, end), follower in zip(chain, [s for _, s, _ in chain[1:]] + [len(text)], strict=True)
            ]
            if len(items) > 1 and all(_is_item(text[first:last]) for first, last in items[:-1]):
                return start, items
    return len(text), []


def _rows(text: str, lines: list[Span]) -> list[Piece]:
    """One piece a line that holds cells; a line without a bar goes on with the piece above it."""
    found: list[Piece] = []
    for start, end in lines:
        row = " | " in text[start:end]
        if row or not found:
            found.append(Piece(start, end, "row" if row else "text"))
        else:
            found[-1] = Piece(found[-1].start, end, found[-1].kind)
    return found


def _item_starts(text: str, lines: list[Span]) -> list[Span]:
    """(where an item begins, where its words begin) for each bullet or number that stands in front of an item."""
    bullets = sorted({*_at_lines(text, lines, _BULLET), *(found.span() for found in _INLINE_BULLET.finditer(text))})
    if bullets:
        return [span for position, span in enumerate(bullets) if not position or span[0] >= bullets[position - 1][1]]
    dashes = _at_lines(text, lines, _DASH)
    if len(dashes) > 1 or (dashes and text[: dashes[0][0]].rstrip().endswith(":")):
        return dashes
    return _numbered(text, lines)


def _at_lines(text: str, lines: list[Span], pattern: re.Pattern[str]) -> list[Span]:
    found = (pattern.match(text, start, end) for start, end in lines)
    return [match.span() for match in found if match]


def _numbered(text: str, lines: list[Span]) -> list[Span]:
    """Numbers at line starts that follow one another: a line that happens to begin with "17." is no item."""
    found = [match for start, end in lines if (match := _NUMBER.match(text, start, end))]
    markers = [(match.group(1) or match.group(2), match.start(), match.end()) for match in found]
    chain = _chain(markers)
    return [(start, end) for _, start, end in chain] if len(chain) > 1 else []


def _chain(markers: list[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    """The first marker and those that follow it in order: a, b, c or i, ii, iii or 2, 3."""
    chain = markers[:1]
    for marker in markers[1:]:
        if marker[0] in _next(chain[-1][0], chain):
            chain.append(marker)
    return chain


def _next(label: str, chain: list[tuple[str, int, int]]) -> set[str]:
    if label.isdigit():
        return {str(int(label) + 1)}
    if chain[0][0] == "i":
        return set(_ROMAN[_ROMAN.index(label) + 1 :][:1])
    return {chr(ord(label) + 1)} if len(label) == 1 else set()


def _is_item(text: str) -> bool:
    """Whether words between two markers are an item, not the "and" of "(a) and (b)"."""
    inner = text.strip()
    return inner.endswith((";", ",", ".", ":", "; and", "; or", ", and", ", or")) or len(inner.split()) > 2
