"""What a Word paragraph is: its style, its place in a list or among the headings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from policylint.model import BlockKind
from policylint.read.word.drafts import Draft
from policylint.read.word.names import PARAGRAPH_PROPERTIES, RUN_PROPERTIES, VAL, w
from policylint.read.word.styles import Style, Styles, level_number
from policylint.read.word.xml import Element

_STYLE, _NUMBERED, _OUTLINE, _SECTION = w("pStyle"), w("numPr"), w("outlineLvl"), w("sectPr")
_NUMBER_ID, _LEVEL = w("numId"), w("ilvl")
_MARK_GONE: Final = (w("del"), w("moveFrom"))
_BODY_LEVEL: Final = 9
_LONGEST_HEADING: Final = 25
_LONGEST_SENTENCE: Final = 4
"""A heading of more words than this that ends in a full stop is a rule set in a heading style."""


@dataclass(slots=True)
class Properties:
    """What a paragraph's properties and style say."""

    style: Style
    style_id: str | None = None
    number: str | None = None
    """Id of its list; None outside lists."""
    level: int | None = None
    heading: int | None = None
    """Outline level from 0; None for body text."""
    mark_deleted: bool = False
    """Its end was deleted by a tracked change: its words run on into the next paragraph."""
    section: Element | None = None


def properties_of(paragraph: Element, styles: Styles) -> Properties:
    """Read a paragraph's properties, filled up from its style."""
    found = paragraph[0] if len(paragraph) and paragraph[0].tag == PARAGRAPH_PROPERTIES else None
    properties = Properties(styles.default) if found is None else _own(found, styles)
    style = properties.style
    if properties.heading is None:
        properties.heading = style.heading
    if properties.heading == _BODY_LEVEL:
        properties.heading = None
    if properties.number is None:
        properties.number = style.number
        properties.level = style.level if properties.level is None else properties.level
    if properties.number == "0":
        properties.number = None
    return properties


def _own(element: Element, styles: Styles) -> Properties:
    properties = Properties(styles.default)
    for item in element:
        tag = item.tag
        if tag == _STYLE:
            properties.style_id = item.get(VAL)
            properties.style = styles.paragraph(properties.style_id)
        elif tag == _NUMBERED:
            _list(item, properties)
        elif tag == _OUTLINE:
            properties.heading = level_number(item.get(VAL))
        elif tag == RUN_PROPERTIES:
            properties.mark_deleted = any(mark.tag in _MARK_GONE for mark in item)
        elif tag == _SECTION:
            properties.section = item
    return properties


def _list(element: Element, properties: Properties) -> None:
    for item in element:
        if item.tag == _NUMBER_ID:
            properties.number = item.get(VAL)
        elif item.tag == _LEVEL:
            properties.level = level_number(item.get(VAL))


def kind_of(draft: Draft, properties: Properties, only: BlockKind | None) -> None:
    """Say what the draft of a paragraph is; `only` is the kind of everything in a footnote, header or text box."""
    role = properties.style.role
    if role in {"quote", "contents"} and role not in draft.marks:
        draft.marks += (role,)
    if draft.label:
        draft.kind, draft.level = "list-item", (properties.level or 0) + 1
    if only is not None:
        draft.kind = "cell" if draft.cell is not None and only == "text-box" else only
    elif draft.cell is not None:
        draft.kind = "cell"
    elif role == "caption":
        draft.kind = "caption"
    elif role == "title" and reads_as_heading(draft.text):
        draft.kind, draft.level = "heading", 0
    elif properties.heading is not None and "contents" not in draft.marks and reads_as_heading(draft.text):
        draft.kind, draft.level = "heading", properties.heading + 1


def reads_as_heading(text: str) -> bool:
    """Whether words in a heading style are a heading, not a rule that was set in it for its number."""
    words = text.split()
    if len(words) > _LONGEST_HEADING:
        return False
    return len(words) <= _LONGEST_SENTENCE or not text.rstrip().endswith((".", ";"))
