"""Walks one story of a Word file (body, header, footnote, text box): paragraphs, tables, content controls, in order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from policylint.model import BlockKind
from policylint.read.word import shapes, tables
from policylint.read.word.alternatives import versions
from policylint.read.word.context import Context
from policylint.read.word.drafts import (
    CONTENTS,
    DELETED,
    FIELD_CODE,
    INSERTED,
    NOTHING_AROUND,
    PLACEHOLDER,
    Around,
    Draft,
    Found,
    Remark,
    Segment,
    gather,
)
from policylint.read.word.fields import Fields
from policylint.read.word.names import (
    ALTERNATIVES,
    CONTROL,
    CONTROL_CONTENT,
    RELATION_ID,
    TABLE,
    VAL,
    P,
    on,
    w,
)
from policylint.read.word.order import Order
from policylint.read.word.paragraphs import Properties, kind_of, properties_of
from policylint.read.word.runs import Runs
from policylint.read.word.xml import Element

_INSERTED: Final = frozenset({w("ins"), w("moveTo")})
_DELETED: Final = frozenset({w("del"), w("moveFrom")})
_EMBEDDED: Final = frozenset({w("altChunk"), w("subDoc")})
_SECTION: Final = w("sectPr")
_RUNNING: Final = frozenset({w("headerReference"), w("footerReference")})


class Story:
    """One story in the making; `found` holds its drafts in order."""

    def __init__(self, context: Context, part: str, kind: BlockKind | None = None, order: Order | None = None) -> None:
        self.context, self.part = context, part
        self.kind = kind
        """What every block of a footnote, header or text box is; None in the body."""
        self.fields = Fields()
        self.found: list[Found] = []
        self.order = order or Order()
        self._carried: list[Segment] = []
        self._carried_asides: list[Found] = []

    def read(self, pieces: Iterable[Element], around: Around = NOTHING_AROUND) -> list[Found]:
        """Read the children of the story's root, which come one by one."""
        order = self.order
        for piece in pieces:
            if piece.tag == P and not len(piece):
                order.pass_one()
                continue
            order.start(piece)
            self.block(piece, around)
            order.finish()
        self._finish()
        return self.found

    def blocks(self, parent: Element, around: Around) -> None:
        """Read what stands in an element that holds paragraphs and tables."""
        self.context.deeper()
        for child in parent:
            self.block(child, around)
        self._flush(around)
        self.context.depth -= 1

    def block(self, element: Element, around: Around) -> None:
        """Read one paragraph, table or wrapper of them."""
        tag = element.tag
        if tag == P:
            self._paragraph(element, around)
        elif tag == TABLE:
            self._flush(around)
            tables.read_table(self, element, around)
        elif tag == CONTROL:
            contents, marks = self.control(element)
            for content in contents:
                self.blocks(content, Around(around.hidden, around.marks | marks, around.cell))
        elif tag == ALTERNATIVES:
            self._alternatives(element, around)
        elif tag in _EMBEDDED:
            self.found.append(self.inserted_document(element.get(RELATION_ID) or ""))
        elif tag == _SECTION:
            self._section(element)
        elif len(element):
            self.blocks(element, self.inside(element, around))

    def inside(self, element: Element, around: Around) -> Around:
        """What holds inside a wrapper: a tracked insertion or deletion changes it."""
        if element.tag in _INSERTED:
            return Around(around.hidden, around.marks | INSERTED, around.cell)
        if element.tag in _DELETED:
            return Around(around.hidden or DELETED, around.marks, around.cell)
        return around

    def _alternatives(self, element: Element, around: Around) -> None:
        before = len(self.found)
        for version in versions(element):
            if len(self.found) == before:
                self.blocks(version, around)

    # --- a paragraph -------------------------------------------------------------------------------------------

    def _paragraph(self, element: Element, around: Around) -> None:
        properties = properties_of(element, self.context.styles)
        runs = Runs(self, self.order.of(element), properties.style.look)
        in_contents = self.fields.contents > 0
        runs.walk(element, around.hidden, around.marks)
        if properties.section is not None:
            self._section(properties.section)
        segments, asides = runs.segments, runs.asides
        if self._carried or self._carried_asides:
            segments, asides = self._carried + segments, self._carried_asides + asides
            self._carried, self._carried_asides = [], []
        if properties.mark_deleted and not around.hidden and any(not item.hidden for item in segments):
            self._carried, self._carried_asides = segments, asides
            return
        if segments or properties.number:
            self._add(segments, properties, around, in_contents or self.fields.contents > 0)
        self.found += asides

    def _add(self, segments: list[Segment], properties: Properties, around: Around, in_contents: bool) -> None:
        reasons = {segment.hidden for segment in segments}
        label = self._label(properties, around, reasons)
        for reason in sorted(reasons):  # the visible words first
            own = segments if len(reasons) == 1 else [item for item in segments if item.hidden == reason]
            draft = gather(own, reason)
            if not draft.text.strip():
                continue
            self.context.spend(len(draft.text))
            draft.part, draft.cell = self.part, around.cell
            draft.label = label if not reason or "" not in reasons else ""
            if in_contents and "contents" not in draft.marks:
                draft.marks += ("contents",)
            kind_of(draft, properties, self.kind)
            self.found.append(draft)

    def _label(self, properties: Properties, around: Around, reasons: set[str]) -> str:
        """The number or bullet of a list item. What is deleted or hidden altogether is not counted."""
        if properties.number is None or around.hidden or properties.mark_deleted or (reasons and "" not in reasons):
            return ""
        numbering, level = self.context.numbering, properties.level
        if level is None:
            level = numbering.level_of_style(properties.number, properties.style_id)
            properties.level = level
        return numbering.label(properties.number, level) or ""

    def _flush(self, around: Around) -> None:
        """Words whose paragraph mark was deleted, when no paragraph follows that they could join."""
        if self._carried or self._carried_asides:
            segments, asides = self._carried, self._carried_asides
            self._carried, self._carried_asides = [], []
            self._add(segments, Properties(self.context.styles.default), around, False)
            self.found.extend(asides)

    def _finish(self) -> None:
        """A field that never got past its code would hide all that follows: its text is shown."""
        self._flush(NOTHING_AROUND)
        if self.fields.codes:
            for item in self.found:
                if isinstance(item, Draft) and item.hidden == FIELD_CODE:
                    item.hidden = ""

    # --- what paragraphs ask of their story --------------------------------------------------------------------

    def control(self, element: Element) -> tuple[Sequence[Element], int]:
        """The content of a content control, and marks: an unfilled placeholder, a table of contents."""
        marks = 0
        settings = element.find(w("sdtPr"))
        if settings is not None:
            unfilled = settings.find(w("showingPlcHdr"))
            if unfilled is not None and on(unfilled.get(VAL)):
                marks |= PLACEHOLDER
            gallery = settings.find(f"{w('docPartObj')}/{w('docPartGallery')}")
            if gallery is not None and gallery.get(VAL) == "Table of Contents":
                marks |= CONTENTS
        return element.findall(CONTROL_CONTENT), marks

    def shape(self, element: Element, hidden: str) -> list[Found]:
        return shapes.read_shape(self, element, hidden)

    def text_box(self, content: Element, hidden: str) -> list[Found]:
        """What stands in a text box, to follow the paragraph that it hangs on."""
        box = Story(self.context, self.part, self.kind or "text-box", self.order)
        box.blocks(content, Around(hidden))
        box._finish()
        return box.found

    def note(self, kind: str, number: str, hidden: str) -> list[Found]:
        """What stands in a footnote or endnote, at its first mark in the text."""
        key = (kind, number)
        context = self.context
        if key in context.notes_shown:
            return []
        context.notes_shown.add(key)
        found = context.notes.get(key)
        if found is None:
            return [] if hidden else [Remark(kind, "the file points to it but does not hold it", "Write it in again.")]
        for item in found if hidden else ():
            if isinstance(item, Draft):
                item.hidden = item.hidden or hidden
        return found

    def inserted_document(self, relation: str) -> Remark:
        return Remark(
            "inserted document",
            "it is kept as a file inside the file",
            "Open the policy in Word, save it, then try again.",
        )

    def _section(self, element: Element) -> None:
        """Note the size of the page, and the headers and footers that this section uses."""
        relations = self.context.package.relations(self.part)
        for item in element:
            if item.tag in _RUNNING:
                relation = relations.get(item.get(RELATION_ID) or "")
                if relation is not None and relation.target not in self.context.running:
                    self.context.running.append(relation.target)
            elif item.tag == w("pgSz"):
                width, height = item.get(w("w")) or "", item.get(w("h")) or ""
                if width.isdecimal() and height.isdecimal() and len(width) < 6 and len(height) < 6:
                    self.context.page_area = int(width) * int(height) // 400 or self.context.page_area
