"""Turns what a reader meets, in order, into blocks that know their headings, section and paragraph number."""

from __future__ import annotations

import re

from policylint.model import Anchor, Block, BlockKind, Document, LookAt, Place, Unread
from policylint.read.labels import begins_with_date

_SECTION = re.compile(
    r"^(?:section\s+|part\s+|appendix\s+)?((?:\d{1,3}|[A-Z])(?:\.\d{1,3})*)(?:[.):]\s*|\s+)(?=\S)", re.I
)
_NUMBERED = re.compile(r"^\d{1,3}(?:\.\d{1,3})+\.?$")
_ASIDE: frozenset[str] = frozenset({"footnote", "header", "footer", "text-box", "caption"})
"""Kinds that do not advance the paragraph count: a person does not count them."""


def section_number(text: str) -> str | None:
    """The number that a heading starts with: "6.3 Confidentiality" gives "6.3"; None where there is none."""
    found = _SECTION.match(text.strip())
    if not found or begins_with_date(text.strip()):
        return None
    number = found.group(1)
    return number if number[0].isdigit() or "." in text[: found.end()] else None


class DocumentBuilder:
    """Collects blocks in reading order."""

    def __init__(self, name: str, format: str) -> None:
        self.name, self.format = name, format
        self.blocks: list[Block] = []
        self.unread: list[Unread] = []
        self.look_at: list[LookAt] = []
        self.notes: list[str] = []
        self.pages: int | None = None
        self.title = ""
        self._path: list[tuple[int, str]] = []
        self._headings: tuple[str, ...] = ()
        self._section: str | None = None
        self._numbered: str | None = None
        """The numbered paragraph that lettered items belong to: 7.2 under 7."""
        self._paragraph = 0
        self._table = 0

    def next_table(self) -> int:
        """Number for the table whose cells come next."""
        self._table += 1
        return self._table

    def leave_headings(self) -> None:
        """What follows stands under no heading, such as a footer."""
        self._path, self._headings, self._section, self._numbered = [], (), None, None

    def add(
        self,
        kind: BlockKind,
        text: str,
        *,
        level: int = 0,
        label: str = "",
        page: int | None = None,
        anchor: Anchor | None = None,
        table: int | None = None,
        row: int = 0,
        column: int = 0,
        row_header: str = "",
        column_header: str = "",
        hidden: str = "",
        marks: tuple[str, ...] = (),
        section: str | None = None,
    ) -> None:
        """Append a block. Text of white space only is dropped. A visible heading opens a section for what follows.

        `section` is the section number where the reader knows better than the label does.
        """
        if not text.strip():
            return
        if kind == "heading" and not hidden:
            level = max(level, 1)
            while self._path and self._path[-1][0] >= level:
                self._path.pop()
            self._headings = tuple(title for _, title in self._path)
            self._section = self._numbered = section or label.rstrip(".") or section_number(text)
            self._paragraph = 0
            if not self.title:
                self.title = " ".join(text.split())
        elif not hidden and kind not in _ASIDE:
            self._paragraph += 1
        heading = kind == "heading"
        place = Place(
            page=page,
            paragraph=None if heading or hidden or kind in _ASIDE else self._paragraph,
            section=self._section
            if heading or hidden
            else section or self._section_of("" if kind in _ASIDE else label),
            headings=self._headings,
        )
        self.blocks.append(
            Block(
                id=f"b{len(self.blocks) + 1}",
                kind=kind,
                text=text,
                place=place,
                anchor=anchor or Anchor(),
                level=level,
                label=label,
                table=table,
                row=row,
                column=column,
                row_header=row_header,
                column_header=column_header,
                hidden=hidden,
                marks=marks,
            )
        )
        if heading and not hidden:
            self._path.append((level, " ".join(f"{label} {text}".split())))
            self._headings = tuple(title for _, title in self._path)

    def _section_of(self, label: str) -> str | None:
        """Section of a block with a label: "7.2.1" stands for itself, "(b)" after 7.2 gives "7.2(b)"."""
        if not label:
            return self._section
        label = label.strip()
        if _NUMBERED.match(label):
            self._numbered = label.rstrip(".")
            return self._numbered
        inner = label.strip("().")
        if self._numbered and inner and inner.isalnum() and len(inner) <= 5:
            return f"{self._numbered}({inner})"
        return self._section

    def document(self) -> Document:
        return Document(
            name=self.name,
            format=self.format,
            blocks=tuple(self.blocks),
            unread=tuple(self.unread),
            look_at=tuple(self.look_at),
            notes=tuple(self.notes),
            pages=self.pages,
            title=self.title,
        )
