"""Walks one Word paragraph: runs, and everything that can stand around or in them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, Protocol

from policylint.read.word.alternatives import versions
from policylint.read.word.anchors import own_length
from policylint.read.word.context import Context
from policylint.read.word.drafts import DELETED, FIELD_CODE, HIDDEN, INSERTED, Found, Segment
from policylint.read.word.fields import Fields, is_contents
from policylint.read.word.looks import Look
from policylint.read.word.names import (
    ALTERNATIVES,
    CONTROL,
    DELETED_TEXT,
    ID,
    MATHS,
    ONE_SIGN,
    PARAGRAPH_PROPERTIES,
    RELATION_ID,
    RUN_PROPERTIES,
    SYMBOL,
    R,
    T,
    w,
)
from policylint.read.word.order import Order
from policylint.read.word.symbols import sign
from policylint.read.word.xml import Element


class Host(Protocol):
    """What a paragraph needs from the story that it stands in."""

    context: Context
    fields: Fields
    order: Order

    def control(self, element: Element) -> tuple[Sequence[Element], int]: ...
    def shape(self, element: Element, hidden: str) -> list[Found]: ...
    def note(self, kind: str, number: str, hidden: str) -> list[Found]: ...
    def inserted_document(self, relation: str) -> Found: ...


class Runs:
    """The text of one paragraph in the making."""

    __slots__ = ("_fields", "_host", "_index", "_look", "_offset", "_styles", "asides", "segments")

    def __init__(self, host: Host, index: int, look: Look) -> None:
        self._host, self._fields, self._styles = host, host.fields, host.context.styles
        self._index, self._look = index, look
        self._offset = 0
        self.segments: list[Segment] = []
        self.asides: list[Found] = []

    def walk(self, parent: Element, hidden: str, marks: int) -> None:
        """Read all runs inside an element, those in wrappers too."""
        for child in parent:
            tag = child.tag
            if tag == R:
                self._run(child, hidden, marks)
                continue
            handler = _HANDLERS.get(tag)
            if handler is not None:
                handler(self, child, hidden, marks)
            elif len(child) and tag not in _NO_TEXT:
                self._inside(child, hidden, marks)

    def _inside(self, wrapper: Element, hidden: str, marks: int) -> None:
        self._host.context.deeper()
        self.walk(wrapper, hidden, marks)
        self._host.context.depth -= 1

    def _run(self, run: Element, hidden: str, marks: int) -> None:
        look = self._look
        why = hidden or (HIDDEN if look.hidden else "")
        fields = self._fields
        for child in run:
            tag = child.tag
            if tag == T:
                text = child.text
                if text:
                    if fields.codes and not why:
                        self._add(text, FIELD_CODE, look, marks)
                    else:
                        self.segments.append(Segment(text, self._index, self._offset, why, look, marks))
                        self._offset += len(text)
            elif tag == RUN_PROPERTIES:
                look = self._styles.look(child, self._look)
                why = hidden or (HIDDEN if look.hidden else "")
            elif tag in ONE_SIGN:
                self._one_sign(child, why, look, marks)
            else:
                self._in_run(child, tag, why, look, marks)

    def _in_run(self, child: Element, tag: str, why: str, look: Look, marks: int) -> None:
        handler = _HANDLERS.get(tag)
        if handler is not None:
            handler(self, child, why, marks)
        elif tag == _FIELD_MARK:
            self._literal(self._fields.mark(child), why, look, marks)
        elif tag == _FIELD_CODE:
            self._fields.code(child.text or "")
        elif tag == DELETED_TEXT and child.text:
            self._add(child.text, DELETED, look, marks)
        elif len(child) and tag not in _NO_TEXT:
            self._inside_run(child, why, look, marks)

    def _one_sign(self, child: Element, why: str, look: Look, marks: int) -> None:
        text = ONE_SIGN[child.tag] or sign(child)
        why = why or (FIELD_CODE if self._fields.codes else "")
        self.segments.append(Segment(text, self._index, self._offset, why, look, marks))
        self._offset += 1

    def _add(self, text: str, hidden: str, look: Look, marks: int) -> None:
        self.segments.append(Segment(text, self._index, self._offset, hidden, look, marks))
        self._offset += len(text)

    def _literal(self, text: str, hidden: str, look: Look, marks: int) -> None:
        """Words that stand in no run, such as the value of a form field."""
        if text:
            self.segments.append(Segment(text, -1, 0, hidden, look, marks))

    def _skip(self, element: Element) -> None:
        """Pass over an element that is not walked, or not here: what it holds counts all the same."""
        self._host.order.look_inside()
        self._offset += own_length(element)

    # --- what can stand beside or in a run ---------------------------------------------------------------------

    def _inserted(self, element: Element, hidden: str, marks: int) -> None:
        self._inside(element, hidden, marks | INSERTED)

    def _deleted(self, element: Element, hidden: str, marks: int) -> None:
        self._inside(element, hidden or DELETED, marks)

    def _control(self, element: Element, hidden: str, marks: int) -> None:
        contents, extra = self._host.control(element)
        for content in contents:
            self._inside(content, hidden, marks | extra)

    def _simple_field(self, element: Element, hidden: str, marks: int) -> None:
        contents = is_contents(element.get(w("instr")))
        self._fields.contents += contents
        self._inside(element, hidden, marks)
        self._fields.contents -= contents

    def _alternatives(self, element: Element, hidden: str, marks: int) -> None:
        """Take the first choice that gives anything, the fallback where none does: never the same thing twice."""
        shown, before = versions(element), (len(self.segments), len(self.asides))
        for version in element:
            if version not in shown or (len(self.segments), len(self.asides)) != before:
                self._skip(version)
            else:
                self._version(version, hidden, marks)

    def _version(self, version: Element, hidden: str, marks: int) -> None:
        self._inside_run(version, hidden or (HIDDEN if self._look.hidden else ""), self._look, marks)

    def _inside_run(self, wrapper: Element, hidden: str, look: Look, marks: int) -> None:
        self._host.context.deeper()
        self._run_content(wrapper, hidden, look, marks)
        self._host.context.depth -= 1

    def _run_content(self, parent: Element, hidden: str, look: Look, marks: int) -> None:
        """Children of an element that may hold runs or the inside of a run."""
        for child in parent:
            if child.tag == T:
                self._add(child.text or "", hidden, look, marks)
            elif child.tag in ONE_SIGN:
                self._one_sign(child, hidden, look, marks)
            elif child.tag == R:
                self._run(child, hidden, marks)
            elif child.tag == _EMOJI:
                self._literal(sign(child), hidden, look, marks)
            else:
                self._in_run(child, child.tag, hidden, look, marks)

    def _shape(self, element: Element, hidden: str, marks: int) -> None:
        self._skip(element)
        self.asides.extend(self._host.shape(element, hidden))

    def _footnote(self, element: Element, hidden: str, marks: int) -> None:
        self.asides.extend(self._host.note("footnote", element.get(ID) or "", hidden))

    def _endnote(self, element: Element, hidden: str, marks: int) -> None:
        self.asides.extend(self._host.note("endnote", element.get(ID) or "", hidden))

    def _ruby(self, element: Element, hidden: str, marks: int) -> None:
        """The words, then how they are said, in brackets."""
        said: list[Segment] = []
        for part in element:  # the reading comes first in the file
            start = len(self.segments)
            self._inside(part, hidden, marks)
            if part.tag == _RUBY_READING:
                said += self.segments[start:]
                del self.segments[start:]
        if said:
            self._literal(" (", hidden, self._look, marks)
            self.segments.extend(said)
            self._literal(")", hidden, self._look, marks)

    def _equation(self, element: Element, hidden: str, marks: int) -> None:
        words = "".join(item.text or "" for item in element.iter(_MATHS_TEXT, T))
        self._literal(words, hidden or (HIDDEN if self._look.hidden else ""), self._look, marks)
        self._skip(element)

    def _document(self, element: Element, hidden: str, marks: int) -> None:
        self.asides.append(self._host.inserted_document(element.get(RELATION_ID) or ""))


_Handler = Callable[[Runs, Element, str, int], None]

_FIELD_MARK, _FIELD_CODE = w("fldChar"), w("instrText")
_MATHS_TEXT: Final = f"{{{MATHS}}}t"
_RUBY_READING: Final = w("rt")
_EMOJI: Final = f"{{{SYMBOL}}}symEx"
_NO_TEXT: Final = frozenset(
    {PARAGRAPH_PROPERTIES, RUN_PROPERTIES}
    | {w(name) for name in ("sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr", "fldData", "ffData", "rubyPr")}
)
_HANDLERS: Final[dict[str, _Handler]] = {
    w("ins"): Runs._inserted,
    w("moveTo"): Runs._inserted,
    w("del"): Runs._deleted,
    w("moveFrom"): Runs._deleted,
    CONTROL: Runs._control,
    w("fldSimple"): Runs._simple_field,
    ALTERNATIVES: Runs._alternatives,
    w("drawing"): Runs._shape,
    w("pict"): Runs._shape,
    w("object"): Runs._shape,
    w("footnoteReference"): Runs._footnote,
    w("endnoteReference"): Runs._endnote,
    w("ruby"): Runs._ruby,
    w("subDoc"): Runs._document,
    f"{{{MATHS}}}oMath": Runs._equation,
    f"{{{MATHS}}}oMathPara": Runs._equation,
}
