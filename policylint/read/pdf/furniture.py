"""Takes running heads, running feet and page numbers out of the flow of the pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from policylint.model import BlockKind
from policylint.read.pdf.parts import Row, Sheet

_ZONE = 0.13
"""Running heads and feet stand within this share of the page from its top or bottom."""
_COMMON = 0.6
"""A line at one height on more than this share of the pages is furniture."""
_PAGE_NUMBER = re.compile(
    r"^(?:page|p\.?)?\s*[-–|(]?\s*(?:\d{1,4}|[ivxl]{1,6})\s*[-–|)]?(?:\s*(?:of|/)\s*\d{1,4})?$", re.I
)
_DIGITS = re.compile(r"\d+|\b[ivxl]+\b")

Found = tuple[int, BlockKind, Row]
"""Page, "header" or "footer", and the row."""


def take_furniture(sheets: Sequence[Sheet]) -> list[Found]:
    """Remove the furniture from the sheets; what it says is returned once, where it first stood."""
    common = _common(sheets)
    found: dict[str, Found] = {}
    for sheet in sheets:
        kept = []
        for row in sheet.rows:
            if _key(row) in common and _zone(row, sheet):
                _note(found, row, sheet)
            elif not _is_page_number(row, sheet):
                kept.append(row)
        sheet.rows = kept
        for row in sheet.artifacts:
            _note(found, row, sheet)
    return list(found.values())


def _key(row: Row) -> tuple[str, int]:
    return _masked(row.text), round(row.base / 4)


def _masked(text: str) -> str:
    return _DIGITS.sub("#", text.lower())


def _zone(row: Row, sheet: Sheet) -> BlockKind | None:
    if row.bottom < _ZONE * sheet.height:
        return "header"
    return "footer" if row.top > (1 - _ZONE) * sheet.height else None


def _common(sheets: Sequence[Sheet]) -> set[tuple[str, int]]:
    """Keys that most pages share; left and right pages may have heads of their own."""
    common: set[tuple[str, int]] = set()
    for group in (sheets, sheets[1:], sheets[::2], sheets[1::2]):
        if len(group) < (2 if group is sheets else 3):
            continue
        counts = Counter(key for sheet in group for key in _keys(sheet))
        common |= {key for key, count in counts.items() if count >= 2 and count > _COMMON * len(group)}
    # A line whose height falls between two steps of the key is counted on either side of the step.
    return common


def _keys(sheet: Sheet) -> set[tuple[str, int]]:
    return {_key(row) for row in sheet.rows if _zone(row, sheet)}


def _is_page_number(row: Row, sheet: Sheet) -> bool:
    return _zone(row, sheet) is not None and len(row.words) <= 4 and bool(_PAGE_NUMBER.match(row.text))


def _note(found: dict[str, Found], row: Row, sheet: Sheet) -> None:
    if sum(letter.isalpha() for letter in row.text) < 4 or _PAGE_NUMBER.match(row.text):
        return
    kind: BlockKind = "header" if row.base < sheet.height / 2 else "footer"
    found.setdefault(_masked(row.text), (sheet.number, kind, row))
