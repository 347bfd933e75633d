"""Fields of Word: the result is printed, the code is not; a few fields print words that stand only in their code."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from policylint.read.word.names import VAL, on, w
from policylint.read.word.xml import Element

_FORM: Final = w("ffData")
_BUTTONS: Final = frozenset({"MACROBUTTON", "GOTOBUTTON"})
_LONGEST_CODE: Final = 2000


@dataclass(slots=True)
class _Field:
    form: Element | None
    code: list[str] = field(default_factory=list)
    in_result: bool = False
    contents: bool = False


class Fields:
    """Fields that are open at the present point of the text; they may run over many paragraphs."""

    def __init__(self) -> None:
        self._open: list[_Field] = []
        self.codes = 0
        """How many open fields are in their code: no text is printed until all are past it."""
        self.contents = 0
        """How many open fields are a table of contents in its result."""

    def mark(self, sign: Element) -> str:
        """Take a `w:fldChar`. Gives the words that a field without a result prints."""
        kind = sign.get(w("fldCharType"))
        if kind == "begin":
            self._open.append(_Field(sign.find(_FORM)))
            self.codes += 1
        elif kind == "separate" and self._open:
            self._separate(self._open[-1])
        elif kind == "end" and self._open:
            return self._end(self._open.pop())
        return ""

    def code(self, text: str) -> None:
        """Take a piece of a field's code."""
        if self._open and len(self._open[-1].code) < _LONGEST_CODE:
            self._open[-1].code.append(text)

    def _separate(self, opened: _Field) -> None:
        if opened.in_result:
            return
        opened.in_result = True
        self.codes -= 1
        opened.contents = "".join(opened.code).split()[:1] == ["TOC"]
        self.contents += opened.contents

    def _end(self, closed: _Field) -> str:
        self.contents -= closed.contents
        if not closed.in_result:
            self.codes -= 1
        return "" if self.codes else _printed(closed)


def _printed(closed: _Field) -> str:
    if closed.form is not None:
        return _form_value(closed.form, closed.in_result)
    if closed.in_result:
        return ""
    words = "".join(closed.code).split(maxsplit=2)
    return words[2].strip() if len(words) == 3 and words[0].upper() in _BUTTONS else ""


def _form_value(form: Element, has_result: bool) -> str:
    """The tick box or the chosen entry of a form field; a tick box is never in the field's result."""
    box = form.find(w("checkBox"))
    if box is not None:
        state = box.find(w("checked"))
        state = box.find(w("default")) if state is None else state
        return "☒" if state is not None and on(state.get(VAL)) else "☐"
    choice = form.find(w("ddList"))
    if choice is None or has_result:
        return ""
    entries = [item.get(VAL) or "" for item in choice.iterchildren(w("listEntry"))]
    chosen = choice.find(w("result"))
    number = (chosen.get(VAL) or "0") if chosen is not None else "0"
    return entries[int(number)] if number.isdecimal() and int(number) < len(entries) else ""


def is_contents(code: str | None) -> bool:
    """Whether the code of a simple field makes a table of contents."""
    return (code or "").split()[:1] == ["TOC"]
