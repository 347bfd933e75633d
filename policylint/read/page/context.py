"""What holds for the text at a point of a page, and how each element changes it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from policylint.model import BlockKind
from policylint.read.labels import numbered
from policylint.read.page import elements
from policylint.read.page.tables import Cell, Table

LABEL, ENDING = " label", " ending"
"""For readers of other formats: the label of an item, note or heading; what follows the numbers of a list. The names
begin with a space, so that no attribute of a page can have them."""
_NUMBER = re.compile(r"-?\d{1,6}")
_LIST_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([a-z-]+)", re.I)
_TITLES = frozenset({"title", "msotitle"})
"""Classes that LibreOffice and Word give to the title when they save a web page."""
_NOTES = re.compile(r"\b(?:footnotes?|endnotes?)\b")
_CONTENTS = re.compile(r"\b(?:contents|toc)\b")


@dataclass(slots=True, eq=False)
class List:
    level: int
    style: str = ""
    """Empty for bullets."""
    ending: str = "."
    number: int = 0


@dataclass(slots=True, eq=False)
class Item:
    label: str
    level: int


@dataclass(frozen=True, slots=True, eq=False)
class Context:
    """What holds for text at a point of the page: the sum of all elements that are open there."""

    kind: BlockKind = "paragraph"
    level: int = 0
    hidden: str = ""
    dropped: bool = False
    quote: bool = False
    keep: bool = False
    contents: bool = False
    inside: bool = False
    """In an article, section or main: a header there belongs to the text, not to the page."""
    points: bool = False
    """In a list that calls itself contents: its links lead to places in the policy, whatever else they name."""
    list: List | None = None
    item: Item | None = None
    table: Table | None = None
    head: bool = False
    """In the head of the table."""
    cell: Cell | None = None


def inner(context: Context, name: str, attributes: dict[str, str]) -> Context:
    """What holds inside an element that opens where `context` holds."""
    opens = _OPENS.get(name)
    if opens:
        return opens(context, name, attributes)
    if name in elements.BLOCKS and _is_notes(attributes):
        return replace(context, kind="footnote")
    if name == "p" and attributes.get("class", "").lower() in _TITLES:
        return replace(context, kind="heading", level=1)
    if name == "div" and attributes.get("title") in {"header", "footer"}:
        return _page_edge(context, attributes["title"], attributes)
    return context


def _is_notes(attributes: dict[str, str]) -> bool:
    role = attributes.get("role", "")
    return role in {"doc-footnote", "doc-endnotes"} or bool(_NOTES.search(attributes.get("class", "")[:500].lower()))


def _is_contents(attributes: dict[str, str]) -> bool:
    return bool(_CONTENTS.search(f"{attributes.get('class', '')} {attributes.get('id', '')}"[:500].lower()))


def _number(value: str, default: int) -> int:
    found = _NUMBER.match(value.strip())
    return int(found.group()) if found else default


def _heading(context: Context, name: str, attributes: dict[str, str]) -> Context:
    if context.kind in {"footer", "footnote"}:
        return context
    item = Item(attributes[LABEL], 0) if LABEL in attributes else None
    return replace(context, kind="heading", level=elements.HEADINGS[name], item=item, cell=None, table=None)


def _quote(context: Context, name: str, attributes: dict[str, str]) -> Context:
    return replace(context, quote=True)


def _preformatted(context: Context, name: str, attributes: dict[str, str]) -> Context:
    return replace(context, keep=True)


def _section(context: Context, name: str, attributes: dict[str, str]) -> Context:
    kind: BlockKind = "footnote" if _is_notes(attributes) else context.kind
    return replace(context, inside=True, kind=kind)


def _page_edge(context: Context, name: str, attributes: dict[str, str]) -> Context:
    kind: BlockKind = "header" if name == "header" else "footer"
    return context if context.inside or context.cell else replace(context, kind=kind)


def _caption(context: Context, name: str, attributes: dict[str, str]) -> Context:
    return replace(context, kind="caption", item=None)


def _footnote(context: Context, name: str, attributes: dict[str, str]) -> Context:
    return replace(context, kind="footnote", item=Item(attributes.get(LABEL, ""), 0))


def _text_box(context: Context, name: str, attributes: dict[str, str]) -> Context:
    return replace(context, kind="text-box", item=None, list=None, cell=None, table=None)


def _contents(context: Context, name: str, attributes: dict[str, str]) -> Context:
    return replace(context, contents=True)


def _list(context: Context, name: str, attributes: dict[str, str]) -> Context:
    level = context.list.level + 1 if context.list else 1
    context = replace(context, points=context.points or _is_contents(attributes))
    if name != "ol":
        return replace(context, list=List(level), item=None)
    css = _LIST_STYLE.search(attributes.get("style", "")[:2000])
    style = css.group(1).lower() if css else attributes.get("type", "1") or "1"
    first = _number(attributes.get("start", ""), 1)
    return replace(context, list=List(level, style, attributes.get(ENDING, "."), first - 1), item=None)


def _list_item(context: Context, name: str, attributes: dict[str, str]) -> Context:
    found = context.list or List(1)
    found.number = _number(attributes.get("value", ""), found.number + 1)
    label = attributes.get(LABEL, numbered(found.number, found.style) + found.ending if found.style else "•")
    kind: BlockKind = "footnote" if context.kind == "footnote" else "list-item"
    return replace(context, kind=kind, level=found.level, item=Item(label, found.level))


def _table(context: Context, name: str, attributes: dict[str, str]) -> Context:
    return replace(context, table=Table(), cell=None, head=False)


def _table_part(context: Context, name: str, attributes: dict[str, str]) -> Context:
    return replace(context, head=name == "thead")


def _row(context: Context, name: str, attributes: dict[str, str]) -> Context:
    if context.table:
        context.table.row()
    return context


def _cell(context: Context, name: str, attributes: dict[str, str]) -> Context:
    if not context.table:
        return context
    columns, rows = _number(attributes.get("colspan", ""), 1), _number(attributes.get("rowspan", ""), 1)
    cell = context.table.cell(name == "th" or context.head, columns, rows)
    kind: BlockKind = context.kind if context.kind in {"header", "footer", "footnote"} else "cell"
    return replace(context, kind=kind, level=0, cell=cell, list=None, item=None)


_OPENS: dict[str, Callable[[Context, str, dict[str, str]], Context]] = {
    **dict.fromkeys(elements.HEADINGS, _heading),
    **dict.fromkeys(elements.LISTS, _list),
    **dict.fromkeys(elements.SECTIONS, _section),
    **dict.fromkeys(("thead", "tbody", "tfoot"), _table_part),
    **dict.fromkeys(("td", "th"), _cell),
    **dict.fromkeys(("caption", "figcaption"), _caption),
    **dict.fromkeys(("pre", "textarea"), _preformatted),
    "blockquote": _quote,
    "contents-table": _contents,
    "footer": _page_edge,
    "footnote": _footnote,
    "header": _page_edge,
    "li": _list_item,
    "table": _table,
    "text-box": _text_box,
    "tr": _row,
}
