"""Takes running heads, running feet and page numbers out of the flow of the pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from policylint.model import BlockKind
from policylint.read.pdf.parts import Row, Sheet

_ZONE = 0.13
"""Running heads and feet stand within this share of the page from its top or bottom."""
_COMMON = 0.6
"""A line at one height on more than this share of the pages is furniture."""
_STEP = 4.0
"""Heights that differ by less, in points, count as one."""
_APART = 1.8
"""A sentence this many times its size away from the next line stands apart from the text."""
_SENTENCE = 6
_PAGE_NUMBER = re.compile(
    r"^(?:page|p\.?)?\s*[-–|(]?\s*(?:\d{1,4}|[ivxl]{1,6})\s*[-–|)]?(?:\s*(?:of|/)\s*\d{1,4})?$", re.I
)
_DIGITS = re.compile(r"\d+|\b[ivxl]+\b")

Found = tuple[int, BlockKind, Row]
"""Page, "header" or "footer", and the row."""
_Key = tuple[str, int]


def take_furniture(sheets: Sequence[Sheet]) -> list[Found]:
    """Remove the furniture from the sheets; what it says is returned once, where it first stood."""
    common = _common(sheets)
    numbered = _numbered(sheets)
    found: dict[str, Found] = {}
    for sheet in sheets:
        dropped = set()
        for kind, edge in _edges(sheet):
            run = _run(edge, sheet, common, numbered)
            dropped |= {id(row) for row in run}
            for row in run:
                _note(found, row, kind, sheet)
        sheet.rows = [row for row in sheet.rows if id(row) not in dropped]
        for row in sheet.artifacts:
            if not _repeats_header(row, sheet):
                _note(found, row, "header" if row.base < sheet.height / 2 else "footer", sheet)
    return list(found.values())


def _edges(sheet: Sheet) -> list[tuple[BlockKind, list[Row]]]:
    """Rows near the head and near the foot of the page, the outermost first."""
    rows = sorted((row for row in sheet.rows if not _in_table(row, sheet)), key=lambda row: row.base)
    return [("header", rows), ("footer", rows[::-1])]


def _in_table(row: Row, sheet: Sheet) -> bool:
    """In a table of the text: a table that lies wholly in the zone is a running head set in cells."""
    return any(
        grid.box[1] <= row.base <= grid.box[3]
        and grid.box[3] > _ZONE * sheet.height
        and grid.box[1] < (1 - _ZONE) * sheet.height
        for grid in sheet.grids
    )


def _repeats_header(row: Row, sheet: Sheet) -> bool:
    """The header row of a table, tagged as furniture where the table goes on."""
    return any(
        grid.box[1] <= row.base <= grid.box[3] and any(grid.box[1] <= text.base <= grid.box[3] for text in sheet.rows)
        for grid in sheet.grids
    )


def _in_zone(row: Row, sheet: Sheet) -> bool:
    return row.bottom < _ZONE * sheet.height or row.top > (1 - _ZONE) * sheet.height


def _run(edge: list[Row], sheet: Sheet, common: set[_Key], numbered: set[int]) -> list[Row]:
    """Furniture from the edge of the page inwards, up to the first line of text."""
    run: list[Row] = []
    for row in edge:
        known = bool(common & _keys_of(row)) or _is_page_number(row) or id(row) in numbered
        if not (known and _in_zone(row, sheet)):
            break
        run.append(row)
    while run and _may_be_text(run[-1], edge[len(run)] if len(run) < len(edge) else None):
        run.pop()
    return run


def _may_be_text(row: Row, next: Row | None) -> bool:
    """A sentence close to the text may be text, though it stands at one height on many pages."""
    if next is None or not row.text.endswith((".", "!", "?", ";")) or len(row.words) < _SENTENCE:
        return False
    return abs(row.base - next.base) < _APART * max(row.words[0].size, next.words[0].size)


def _keys_of(row: Row) -> set[_Key]:
    """Masked text with height, in two overlapping steps so that no height falls between two stools."""
    masked = _masked(row.text)
    return {(masked, int(row.base // _STEP) * 2), (masked, int((row.base + _STEP / 2) // _STEP) * 2 + 1)}


def _masked(text: str) -> str:
    return _DIGITS.sub("#", text.lower())


def _common(sheets: Sequence[Sheet]) -> set[_Key]:
    """Keys that most pages share. The first page may differ, and left and right pages may have heads of their own."""
    per_page = [{key for row in _zone_rows(sheet) for key in _keys_of(row)} for sheet in sheets]
    common: set[_Key] = set()
    for group, least in ((per_page, 2), (per_page[1:], 2), (per_page[::2], 3), (per_page[1::2], 3)):
        counts = Counter(key for keys in group for key in keys)
        common |= {key for key, count in counts.items() if count >= least and count > _COMMON * len(group)}
    return common


def _zone_rows(sheet: Sheet) -> Iterable[Row]:
    return (row for row in sheet.rows if _in_zone(row, sheet) and not _in_table(row, sheet))


def _numbered(sheets: Sequence[Sheet]) -> set[int]:
    """Rows, by id, that begin or end with a number which grows with the pages: heads that name their chapter."""
    by_place: dict[tuple[str, int, int], list[int]] = {}
    for sheet in sheets:
        for kind, edge in _edges(sheet):
            for row in edge[:1]:
                for place in (0, -1):
                    text = row.words[place].text
                    if text.isdigit() and len(text) <= 4 and _in_zone(row, sheet):
                        by_place.setdefault((kind, place, int(text) - sheet.number), []).append(id(row))
    return {row for rows in by_place.values() if len(rows) >= max(3, len(sheets) // 3) for row in rows}


def _is_page_number(row: Row) -> bool:
    return len(row.words) <= 4 and bool(_PAGE_NUMBER.match(row.text))


def _note(found: dict[str, Found], row: Row, kind: BlockKind, sheet: Sheet) -> None:
    if sum(letter.isalpha() for letter in row.text) >= 4 and not _PAGE_NUMBER.match(row.text):
        found.setdefault(_masked(row.text), (sheet.number, kind, row))
