"""Turns the elements of an OpenDocument text into those of a page, as they go by."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache

from policylint.errors import Damaged
from policylint.read.odf.styles import OUTLINE, Attributes, Numbering, Styles
from policylint.read.page.asides import Asides
from policylint.read.page.context import LABEL
from policylint.read.page.elements import HIDDEN
from policylint.read.page.flow import Flow

_NAMESPACE = re.compile(r"\{urn:oasis:names:tc:opendocument:xmlns:([a-z-]+):1\.0\}(.+)")
_LENGTH = re.compile(r"([\d.]{1,12})(cm|mm|in|pt|pc|px)")
_CENTIMETRES = {"cm": 1.0, "mm": 0.1, "in": 2.54, "pt": 0.0353, "pc": 0.423, "px": 0.0265}
_LARGE = 21.0 * 29.7 / 4
"""A quarter of an A4 page, in square centimetres."""
_SHAPES = (
    "text-box", "custom-shape", "rect", "ellipse", "circle", "polygon", "path", "line", "connector", "caption",
    "polyline",
)  # fmt: skip
_DROPPED = (
    "text:note-citation", "office:change-info", "office:binary-data", "office:scripts", "office:forms",
    "office:event-listeners", "text:index-title-template", "text:sequence-decls",
)  # fmt: skip
_PLAIN = {"table:table": "table", "table:table-header-rows": "thead", "table:table-row": "tr"}
_End = Callable[[], None]


@lru_cache(maxsize=2000)
def short(tag: str) -> str:
    """ "text:p" for the full name of an element or attribute; the bare name where it is none of OpenDocument's."""
    found = _NAMESPACE.fullmatch(tag)
    return f"{found.group(1)}:{found.group(2)}" if found else tag.rpartition("}")[2]


class Walk:
    """A target for lxml's parser: called for each start, end and text."""

    def __init__(self, flow: Flow, out: Asides, styles: Styles) -> None:
        self._flow, self._out, self._styles = flow, out, styles
        self._numbering = Numbering(styles)
        self._ends: list[_End | None] = []
        self._dropped = 0
        self._paragraphs = 0
        self._lists: list[str] = []
        self._label: str | None = None
        self._empty_item = False
        """In an item without words of its own so far: one that only holds a list inside it has no number."""
        self._goes_on = False
        """The list goes on from an earlier one, and no words came since it began."""
        self._below_title = 0
        """1 once a title came: headings of the first level stand under it."""
        self._description: list[str] | None = None
        self._described = False

    # --- called by the parser

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        name = short(tag)
        values = {short(key): value for key, value in attributes.items()}
        self._styles.element(name, values)
        if self._dropped or name in _DROPPED or (":" not in name and self._paragraphs):
            self._dropped += 1
            self._ends.append(self._undrop)
            return
        opens = _OPENS.get(name)
        self._ends.append(opens(self, values) if opens else self._plain(_PLAIN.get(name)))

    def end(self, tag: str) -> None:
        end = self._ends.pop()
        if end:
            end()

    def data(self, text: str) -> None:
        if self._description is not None:
            self._description.append(text)
        elif self._paragraphs and not self._dropped:
            self._out.text(text)

    def close(self) -> None:
        self._out.close()

    def doctype(self, *_: str | None) -> None:
        raise Damaged("it holds a DTD, which OpenDocument files never do")

    # --- elements: each does its work and gives back what to do at its end

    def _undrop(self) -> None:
        self._dropped -= 1

    def _plain(self, element: str | None, attributes: Attributes | None = None) -> _End | None:
        if element is None:
            return None
        self._out.start(element, attributes)
        return lambda: self._out.end(element)

    def _paragraph(self, values: Attributes) -> _End:
        style = values.get("text:style-name", "")
        if self._styles.title(style):
            self._below_title = 1
            return self._text("h1", style, {})
        level = self._styles.heading(style)
        return self._text(self._heading_element(level) if level else "p", style, {})

    def _heading_element(self, level: int) -> str:
        return f"h{max(1, min(level + self._below_title, 6))}"

    def _heading(self, values: Attributes) -> _End:
        digits = values.get("text:outline-level", "1")
        level = int(digits) if digits.isdigit() and len(digits) < 3 else 1
        label = self._label
        if label is None and values.get("text:is-list-header") != "true":
            label = self._numbering.item(OUTLINE, level, values.get("text:start-value"))
        attributes = {LABEL: label} if label else {}
        return self._text(self._heading_element(level), values.get("text:style-name", ""), attributes)

    def _text(self, element: str, style: str, attributes: Attributes) -> _End:
        if self._styles.hidden(style):
            attributes = {**attributes, HIDDEN: "hidden text"}
        bold = self._styles.bold(style)
        self._empty_item = self._goes_on = False
        self._out.paragraph(element, attributes)
        if bold:
            self._out.start("b")
        outer, self._paragraphs = self._paragraphs, 1

        def end() -> None:
            self._paragraphs = outer
            if bold:
                self._out.end("b")
            self._out.paragraph_end(element)

        return end

    def _span(self, values: Attributes) -> _End | None:
        style = values.get("text:style-name", "")
        if self._styles.hidden(style):
            return self._plain("span", {HIDDEN: "hidden text"})
        return self._plain("b") if self._styles.bold(style) else None

    def _section(self, values: Attributes) -> _End | None:
        if values.get("text:display") in {"none", "condition"} and values.get("text:is-hidden") != "false":
            return self._plain("div", {HIDDEN: "hidden text"})
        return None

    def _list(self, values: Attributes) -> _End:
        style = values.get("text:style-name") or (self._lists[-1] if self._lists else "")
        goes_on = values.get("text:continue-numbering") == "true" or "text:continue-list" in values
        if self._empty_item:
            self._numbering.take_back(self._lists[-1])
            goes_on = goes_on or self._goes_on
        self._lists.append(style)
        self._goes_on, self._empty_item = goes_on, False
        if not goes_on:
            self._numbering.restart(style, len(self._lists))
        self._out.start("ul")

        def end() -> None:
            self._lists.pop()
            self._goes_on = False
            self._out.end("ul")

        return end

    def _item(self, values: Attributes) -> _End:
        style = self._lists[-1] if self._lists else ""
        self._label = self._numbering.item(style, max(1, len(self._lists)), values.get("text:start-value"))
        self._empty_item = bool(self._lists)
        return self._list_part()

    def _list_header(self, values: Attributes) -> _End:
        self._label = ""
        return self._list_part()

    def _list_part(self) -> _End:
        self._out.start("li", {LABEL: self._label or ""})

        def end() -> None:
            self._label = None
            self._empty_item = False
            self._out.end("li")

        return end

    def _cell(self, values: Attributes) -> _End | None:
        columns = values.get("table:number-columns-spanned") or values.get("table:number-columns-repeated", "1")
        rows = values.get("table:number-rows-spanned", "1")
        return self._plain("td", {"colspan": columns, "rowspan": rows})

    def _note(self, values: Attributes) -> _End:
        return self._aside("footnote", {})

    def _comment(self, values: Attributes) -> _End:
        return self._aside("div", {HIDDEN: "comment"})

    def _shape(self, values: Attributes) -> _End:
        return self._aside("text-box", {})

    def _aside(self, element: str, attributes: Attributes) -> _End:
        outer, self._paragraphs = self._paragraphs, 0
        lists, self._lists = self._lists, []
        self._out.begin()
        self._out.start(element, attributes)

        def end() -> None:
            self._paragraphs, self._lists = outer, lists
            self._out.end(element)
            self._out.finish()

        return end

    def _deleted(self, values: Attributes) -> _End | None:
        return self._plain("div", {HIDDEN: "deleted by a tracked change"})

    def _contents(self, values: Attributes) -> _End | None:
        return self._plain("contents-table", {})

    def _page_edge(self, values: Attributes, element: str) -> _End:
        self._out.begin()
        self._out.start(element)

        def end() -> None:
            self._out.end(element)
            self._out.finish(once=True)

        return end

    def _frame(self, values: Attributes) -> _End:
        large = _centimetres(values.get("svg-compatible:width")) * _centimetres(values.get("svg-compatible:height"))
        self._described = False

        def end() -> None:
            if large > _LARGE and not self._described:
                self._flow.look("a large picture", "there may be words in it, which were not read")
            self._described = False

        return end

    def _object(self, values: Attributes) -> None:
        self._flow.look("an embedded object", "a chart, drawing or sheet: words in it were not read")

    def _describe(self, values: Attributes) -> _End:
        self._description = []

        def end() -> None:
            words, self._description = "".join(self._description or []), None
            self._described = self._described or bool(words.strip())
            self._out.caption(words)

        return end

    def _boxed(self, values: Attributes) -> _End:
        self._described = True
        return self._shape(values)

    def _space(self, values: Attributes) -> None:
        self._out.text(" ")

    def _break(self, values: Attributes) -> None:
        self._out.line_break()


def _centimetres(length: str | None) -> float:
    found = _LENGTH.fullmatch(length or "")
    try:
        return float(found.group(1)) * _CENTIMETRES[found.group(2)] if found else 0.0
    except ValueError:
        return 0.0


_OPENS: dict[str, Callable[[Walk, Attributes], _End | None]] = {
    **{f"drawing:{shape}": Walk._boxed for shape in _SHAPES},
    **dict.fromkeys(
        ("style:header", "style:header-left", "style:header-first"), lambda w, v: w._page_edge(v, "header")
    ),
    **dict.fromkeys(
        ("style:footer", "style:footer-left", "style:footer-first"), lambda w, v: w._page_edge(v, "footer")
    ),
    "drawing:frame": Walk._frame,
    "drawing:object": Walk._object,
    "drawing:object-ole": Walk._object,
    "office:annotation": Walk._comment,
    "svg-compatible:title": Walk._describe,
    "svg-compatible:desc": Walk._describe,
    "table:table-cell": Walk._cell,
    "text:h": Walk._heading,
    "text:line-break": Walk._break,
    "text:list": Walk._list,
    "text:list-header": Walk._list_header,
    "text:list-item": Walk._item,
    "text:note": Walk._note,
    "text:p": Walk._paragraph,
    "text:s": Walk._space,
    "text:section": Walk._section,
    "text:span": Walk._span,
    "text:tab": Walk._space,
    "text:table-of-content": Walk._contents,
    "text:tracked-changes": Walk._deleted,
}
