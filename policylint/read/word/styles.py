"""What a Word file's styles say: headings, titles, quotations, contents lines, hidden text, numbering."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from policylint.read.word.looks import PLAIN, UNDERLINED, Facts, Look, character_style, facts_of, look_of
from policylint.read.word.names import PARAGRAPH_PROPERTIES, RUN_PROPERTIES, VAL, w
from policylint.read.word.xml import Element

_STYLE, _STYLE_ID, _NAME, _BASE = w("style"), w("styleId"), w("name"), w("basedOn")
_OUTLINE, _NUMBER = w("outlineLvl"), w("numPr")
_HEADING: Final = re.compile(r"heading\s*([1-9])$")
_ROLES: Final = {
    "title": "title",
    "quote": "quote",
    "intense quote": "quote",
    "block text": "quote",
    "quotations": "quote",
    "block quotation": "quote",
    "caption": "caption",
    "toc heading": "contents",
    "contents heading": "contents",
    "table of figures": "contents",
    "placeholder text": "placeholder",
}
_CONTENTS: Final = re.compile(r"(?:toc|contents|index)\s*[1-9]$")
_BODY_LEVEL: Final = 9


@dataclass(frozen=True, slots=True)
class Style:
    """What a paragraph or character style means."""

    heading: int | None = None
    """0 for Heading 1 ... 8; 9 says that it is body text; None says nothing."""
    role: str = ""
    """"title", "quote", "caption", "contents", "placeholder" or nothing."""
    number: str | None = None
    """Id of the list that the style belongs to."""
    level: int | None = None
    look: Look = PLAIN
    first_row: bool = False
    """A table style that sets the first row apart."""

    def over(self, below: Style) -> Style:
        return Style(
            below.heading if self.heading is None else self.heading,
            self.role or below.role,
            below.number if self.number is None else self.number,
            below.level if self.level is None else self.level,
            self.look.over(below.look),
            self.first_row or below.first_row,
        )


NO_STYLE: Final = Style()


class Styles:
    """Looks styles up by id, each resolved once through the styles that it is based on."""

    def __init__(self, root: Element | None) -> None:
        self._elements: dict[str, Element] = {}
        self._found: dict[str, Style] = {}
        self._looks: dict[tuple[int, tuple[tuple[str, str | None], ...]], tuple[Look, Look]] = {}
        self.default = NO_STYLE
        self.default_id = ""
        for element in root.iterchildren(_STYLE) if root is not None else ():
            self._elements[element.get(_STYLE_ID) or ""] = element
            if element.get(w("default")) in {"1", "true", "on"} and element.get(w("type")) == "paragraph":
                self.default_id = element.get(_STYLE_ID) or ""
        self.default = self.style(self.default_id)

    def paragraph(self, name: str | None) -> Style:
        """The style of a paragraph; the document's default where it names none or one that does not exist."""
        if name is None or name == self.default_id:
            return self.default
        return self.style(name)

    def style(self, name: str) -> Style:
        found = self._found.get(name)
        if found is None:
            self._found[name] = NO_STYLE  # a style based on itself ends here
            found = self._found[name] = self._resolve(name)
        return found

    def look(self, properties: Element, below: Look) -> Look:
        """The look of a run with these properties in a paragraph of the look `below`."""
        facts = facts_of(properties)
        if not facts:
            return below
        key = id(below), tuple(facts)
        found = self._looks.get(key)
        if found is None:
            own, style = look_of(facts), character_style(facts)
            if style is not None:
                own = own.over(self.style(style).look)
            found = self._looks[key] = own.over(below), below  # kept, so that its id stays its own
        return found[0]

    def _resolve(self, name: str) -> Style:
        element = self._elements.get(name)
        if element is None:
            return _by_name(re.sub(r"(?<=\D)(?=\d)", " ", name))
        own = _own(element)
        base = element.find(_BASE)
        below = (base.get(VAL) or "") if base is not None else ""
        return own.over(self.style(below)) if below else own


def number_of(properties: Element | None) -> tuple[str | None, int | None]:
    """List id and level that paragraph properties name themselves."""
    numbering = properties.find(_NUMBER) if properties is not None else None
    if numbering is None:
        return None, None
    number, level = numbering.find(w("numId")), numbering.find(w("ilvl"))
    return (
        number.get(VAL) if number is not None else None,
        level_number(level.get(VAL)) if level is not None else None,
    )


def level_number(value: str | None) -> int | None:
    """A list or outline level 0-9; None for anything else."""
    return int(value) if value is not None and len(value) == 1 and value.isdecimal() else None


def _own(element: Element) -> Style:
    name = element.find(_NAME)
    style = _by_name((name.get(VAL) if name is not None else None) or element.get(_STYLE_ID) or "")
    properties = element.find(PARAGRAPH_PROPERTIES)
    number, level = number_of(properties)
    outline = properties.find(_OUTLINE) if properties is not None else None
    heading = level_number(outline.get(VAL)) if outline is not None else style.heading
    run = element.find(RUN_PROPERTIES)
    look = look_of(_facts(run, element.get(w("type")))) if run is not None else PLAIN
    if style.role == "placeholder":
        look = replace(look, placeholder=True)
    return Style(heading, style.role, number, level, look, _sets_first_row_apart(element))


def _facts(run: Element, kind: str | None) -> Facts:
    """What a style's run properties tell. Character styles underline links, which makes no heading of them."""
    facts = facts_of(run)
    return [fact for fact in facts if fact[0] != UNDERLINED] if kind == "character" else facts


def _by_name(name: str) -> Style:
    """What a style means by its built-in name, which Word keeps in English whatever its language."""
    plain = " ".join(name.lower().split())
    heading = _HEADING.match(plain)
    if heading:
        return Style(heading=int(heading.group(1)) - 1)
    if _CONTENTS.match(plain):
        return Style(heading=_BODY_LEVEL, role="contents")
    role = _ROLES.get(plain, "")
    return Style(heading=_BODY_LEVEL if role == "contents" else None, role=role)


def _sets_first_row_apart(element: Element) -> bool:
    return any(item.get(w("type")) == "firstRow" for item in element.iterchildren(w("tblStylePr")))
