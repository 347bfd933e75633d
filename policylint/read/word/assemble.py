"""Makes the document of what the walk collected: headings and typed numbers settled, remarks given their place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from policylint.model import Anchor, Document, LookAt, Unread
from policylint.read.build import DocumentBuilder, section_number
from policylint.read.labels import typed_label
from policylint.read.word.drafts import Draft, Found, Remark, cut
from policylint.read.word.headings import guess_headings
from policylint.read.word.sections import Sections

_CONTENTS_LINE: Final = re.compile(r"[^\t.…_]{2,200}.{0,50}?(?:\t|\.{3,}|…|_{3,})\s*\d{1,3}")
_NO_TITLE: Final = re.compile(r"(?i)microsoft|word document|template|untitled|\.docx?$")
_FEWEST_CONTENTS_LINES: Final = 3
_PART_OF_PAGE: Final = 4
_LIKE_A_HEADING: Final = 60
"""Characters of a heading quoted to say where something is."""


def assemble(name: str, running: Sequence[Found], body: Sequence[Found], page_area: int, title: str) -> Document:
    """The document: headers and body first, then footers and comments, which stand under no heading."""
    drafts = [item for item in body if isinstance(item, Draft)]
    _mark_contents(drafts)
    _take_labels(drafts)
    guess_headings(drafts)
    writer = _Writer(name, page_area, any(item.kind == "heading" and item.level == 0 for item in drafts))
    writer.builder.title = _title(drafts, title)
    writer.write([item for item in running if _is_header(item)])
    writer.write(body)
    writer.builder.leave_headings()
    writer.where = "in a header or footer"
    writer.write([item for item in running if not _is_header(item)])
    return writer.builder.document()


def _title(drafts: Sequence[Draft], property: str) -> str:
    """Words in the Title style, a heading at the very start, or the file's property; empty for "the first heading"."""
    visible = [draft for draft in drafts if not draft.hidden and draft.kind != "caption"]
    for draft in visible:
        if draft.kind == "heading" and draft.level == 0:
            return " ".join(draft.text.split())
    if visible and visible[0].kind == "heading" and not (visible[0].label or section_number(visible[0].text)):
        return " ".join(visible[0].text.split())
    return property if len(property.split()) > 1 and not _NO_TITLE.search(property) else ""


def _is_header(item: Found) -> bool:
    return isinstance(item, Draft) and item.kind == "header"


def _mark_contents(drafts: Sequence[Draft]) -> None:
    """Lines of a table of contents typed by hand: several in a row that end in a page number."""
    run: list[Draft] = []
    for draft in [*drafts, Draft("paragraph", "")]:
        if draft.text[-1:].isdecimal() and not draft.hidden and _CONTENTS_LINE.fullmatch(draft.text):
            run.append(draft)
            continue
        for line in run if len(run) >= _FEWEST_CONTENTS_LINES else ():
            line.marks += () if "contents" in line.marks else ("contents",)
        run = []


def _take_labels(drafts: Sequence[Draft]) -> None:
    """Take typed numbers and bullets off their lines; a line that has one is a list item."""
    for draft in drafts:
        if draft.label or draft.kind not in {"paragraph", "cell"} or "contents" in draft.marks or draft.strong:
            continue
        front = len(draft.text) - len(draft.text.lstrip())
        label, start = typed_label(draft.text[front:])
        if label:
            draft.label, draft.text = label, draft.text[front + start :]
            draft.pieces = cut(draft.pieces, front + start)
            draft.kind, draft.level = ("cell", 0) if draft.kind == "cell" else ("list-item", 1)


class _Writer:
    def __init__(self, name: str, page_area: int, has_title: bool) -> None:
        self.builder = DocumentBuilder(name, "docx")
        self._sections = Sections()
        self._page_area = page_area
        self._heading_shift = int(has_title)
        self.where = "at the start"

    def write(self, found: Sequence[Found]) -> None:
        for item in found:
            if isinstance(item, Remark):
                self._remark(item)
            else:
                self._block(item)

    def _block(self, draft: Draft) -> None:
        level = draft.level
        section: str | None = None
        if draft.kind == "heading" and not draft.hidden:
            level = draft.level + self._heading_shift
            section = self._sections.heading(draft.label, draft.text)
            self.where = f"under “{_short(draft)}”"
        elif draft.kind == "list-item" and not draft.hidden:
            section = self._sections.item(draft.label, draft.level)
        cell = draft.cell
        self.builder.add(
            draft.kind,
            draft.text,
            level=level,
            label=draft.label,
            anchor=Anchor(draft.part, draft.pieces),
            table=cell.table if cell else None,
            row=cell.row if cell else 0,
            column=cell.column if cell else 0,
            row_header=cell.row_header if cell else "",
            column_header=cell.column_header if cell else "",
            hidden=draft.hidden,
            marks=draft.marks,
            section=section,
        )

    def _remark(self, remark: Remark) -> None:
        what = f"the {remark.what} {self.where}"
        if remark.next:
            self.builder.unread.append(Unread(what, remark.why, remark.next))
        elif remark.area * _PART_OF_PAGE > self._page_area:
            item = LookAt(what, "it is large and has no description: words in it were not read")
            if item not in self.builder.look_at[-1:]:
                self.builder.look_at.append(item)


def _short(draft: Draft) -> str:
    text = " ".join(f"{draft.label} {draft.text}".split())
    return text if len(text) <= _LIKE_A_HEADING else text[: _LIKE_A_HEADING - 1].rstrip() + "…"
