"""Reads what was typed onto a page rather than printed on it: form fields and text boxes, and comments beside it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pdfminer.pdftypes import resolve1
from pdfminer.psparser import PSLiteral
from pdfminer.utils import decode_text

from policylint.read.pdf.glyphs import PLAIN
from policylint.read.pdf.parts import Word

_COMMENTS = frozenset({"Text", "Highlight", "Underline", "StrikeOut", "Squiggly", "Caret", "Square", "Circle"})
_LINE = 13.0
"""Height of a line of typed text in points, where the field is taller."""
_MOST = 2000


def typed_words(page: Any) -> list[Word]:
    """Each line of typed text as one word, at its place; comments are hidden. Empty for what cannot be understood."""
    try:
        return [word for note in _notes(page) for word in _words(note, page)]
    except Exception:  # annotations are loose dictionaries: any of their parts may be of the wrong type
        return []


def _notes(page: Any) -> Iterator[dict[str, Any]]:
    for reference in (resolve1(page.page_obj.annots) or [])[:_MOST]:
        note = resolve1(reference)
        if isinstance(note, dict) and _name(note.get("Subtype")) != "Link":
            yield note


def _words(note: dict[str, Any], page: Any) -> Iterator[Word]:
    kind = _name(note.get("Subtype"))
    if kind == "Widget":
        text, hidden = _field_value(note), ""
    elif kind == "FreeText":
        text, hidden = _text(note.get("Contents")), ""
    elif kind in _COMMENTS:
        text, hidden = _text(note.get("Contents")), "comment"
    else:
        return
    x0, top, x1, bottom = _box(note, page)
    step = min(bottom - top, _LINE)
    for index, line in enumerate(filter(None, map(str.strip, text.splitlines()))):
        high = top + index * step
        base = high + 0.75 * step
        yield Word(line, x0, high, x1, high + step, base, 0.8 * step, PLAIN, space=True, hidden=hidden)


def _field_value(note: dict[str, Any]) -> str:
    """What was filled into a text or choice field; its type and value may stand in the field above."""
    parent = resolve1(note.get("Parent"))
    above = parent if isinstance(parent, dict) else {}
    if _name(note.get("FT", above.get("FT"))) not in {"Tx", "Ch"}:
        return ""
    return _text(note.get("V", above.get("V")))


def _box(note: dict[str, Any], page: Any) -> tuple[float, float, float, float]:
    x0, y0, x1, y1 = (float(resolve1(number)) for number in resolve1(note["Rect"]))
    if page.rotation:
        return 0.0, float(page.height) - _LINE, float(page.width), float(page.height)
    height = float(page.height) + float(page.mediabox[1])
    shift = float(page.page_obj.mediabox[1])
    return min(x0, x1), height - max(y0, y1) + shift, max(x0, x1), height - min(y0, y1) + shift


def _name(value: Any) -> str:
    value = resolve1(value)
    return str(value.name) if isinstance(value, PSLiteral) else ""


def _text(value: Any) -> str:
    value = resolve1(value)
    if isinstance(value, str):
        return value
    return decode_text(value) if isinstance(value, bytes) else ""
