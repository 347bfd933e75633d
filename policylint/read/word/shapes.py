"""What hangs on a Word paragraph: text boxes, pictures, charts, SmartArt, embedded files."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from policylint.read.word.alternatives import versions
from policylint.read.word.drafts import HIDDEN, Draft, Found, Remark
from policylint.read.word.graphics import chart_lines, diagram_lines
from policylint.read.word.names import (
    ALTERNATIVES,
    CHART,
    DIAGRAM,
    DRAWING,
    OFFICE,
    PICTURE,
    PLACED,
    RELATION,
    RELATION_ID,
    TEXT_BOX,
    VECTOR,
    w,
)
from policylint.read.word.package import Package
from policylint.read.word.xml import Element, PartDamaged

if TYPE_CHECKING:
    from policylint.read.word.story import Story

_EMU_PER_POINT: Final = 12_700
_NOT_SAID: Final = re.compile(
    r"(?i)(?:(?:a |an )?(?:picture|image|graphic|logo|photo|shape|text ?box|chart|diagram|group|table|object|figure)?"
    r"\s*\d*"
    r"|.*\.(?:png|jpe?g|gif|bmp|tiff?|emf|wmf|svg)|.*description automatically generated.*|https?://\S*)\s*",
    re.DOTALL,
)
"""Alternative text that a program wrote, not a person."""
_LENGTH: Final = re.compile(r"(?:^|;)\s*(width|height)\s*:\s*([\d.]{1,9})(pt|in|cm|mm|px)?\s*(?=;|$)")
_POINTS: Final = {"pt": 1.0, "in": 72.0, "cm": 28.35, "mm": 2.835, "px": 0.75, None: 0.75}
_OPEN_IT: Final = "Read it yourself, or copy its text into the document."


@dataclass(slots=True)
class _Seen:
    """What was met in one drawing."""

    hidden: str
    found: list[Found] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    """Alternative texts."""
    pictures: int = 0
    area: float = 0.0


def read_shape(story: Story, element: Element, hidden: str) -> list[Found]:
    """Everything of a drawing that can be read, and remarks on what cannot."""
    seen = _Seen(hidden)
    _walk(story, element, seen)
    captions: list[Found] = [
        Draft("caption", text, story.part, hidden=seen.hidden) for text in dict.fromkeys(seen.said)
    ]
    if seen.pictures and not (captions or seen.found or seen.hidden):
        seen.found.append(Remark("picture", "", area=int(min(seen.area, 1e9))))
    return captions + seen.found


def _walk(story: Story, element: Element, seen: _Seen) -> None:
    story.context.deeper()
    for child in element:
        tag = child.tag
        handler = _HANDLERS.get(tag)
        if handler is not None:
            handler(story, child, seen)
        elif tag == ALTERNATIVES:
            _alternatives(story, child, seen)
        if len(child) and tag not in _OWN_WALK:
            _walk(story, child, seen)
    story.context.depth -= 1


def _alternatives(story: Story, element: Element, seen: _Seen) -> None:
    before = len(seen.found), len(seen.said), seen.pictures
    for version in versions(element):
        if (len(seen.found), len(seen.said), seen.pictures) == before:
            _walk(story, version, seen)


def _text_box(story: Story, element: Element, seen: _Seen) -> None:
    seen.found.extend(story.text_box(element, seen.hidden))


def _properties(story: Story, element: Element, seen: _Seen) -> None:
    if element.get("hidden") in {"1", "true"}:
        seen.hidden = seen.hidden or HIDDEN
    _say(element.get("descr") or element.get("title"), seen)


def _say(text: str | None, seen: _Seen) -> None:
    if text and text.strip() and not _NOT_SAID.fullmatch(text):
        seen.said.append(text.strip())


def _extent(story: Story, element: Element, seen: _Seen) -> None:
    width, height = element.get("cx") or "", element.get("cy") or ""
    if width.isdecimal() and height.isdecimal() and len(width) < 12 and len(height) < 12:
        seen.area = max(seen.area, int(width) * int(height) / _EMU_PER_POINT**2)


def _picture(story: Story, element: Element, seen: _Seen) -> None:
    seen.pictures += 1


def _vector(story: Story, element: Element, seen: _Seen) -> None:
    _say(element.get("alt"), seen)
    sides = {name: float(size) * _POINTS[unit] for name, size, unit in _lengths(element.get("style") or "")}
    seen.area = max(seen.area, sides.get("width", 0.0) * sides.get("height", 0.0))


def _lengths(style: str) -> list[tuple[str, str, str | None]]:
    found = _LENGTH.findall(style)
    return [(name, size, unit or None) for name, size, unit in found if size.count(".") <= 1 and size.strip(".")]


def _vector_words(story: Story, element: Element, seen: _Seen) -> None:
    """Words set as art, such as a DRAFT watermark."""
    _add_lines(story, [element.get("string") or ""], story.part, seen)


def _canvas_words(story: Story, element: Element, seen: _Seen) -> None:
    """Words of a shape that came from PowerPoint."""
    lines = ["".join(item.text or "" for item in line.iter(f"{{{DRAWING}}}t")) for line in element]
    _add_lines(story, lines, story.part, seen)


def _add_lines(story: Story, lines: list[str], part: str, seen: _Seen) -> None:
    kind = story.kind or "text-box"
    for line in lines:
        if line.strip():
            story.context.spend(len(line))
            seen.found.append(Draft(kind, line, part, hidden=seen.hidden))


def _chart(story: Story, element: Element, seen: _Seen) -> None:
    _graphic(story, element.get(RELATION_ID), "chart", seen)


def _diagram(story: Story, element: Element, seen: _Seen) -> None:
    _graphic(story, element.get(f"{{{RELATION}}}dm"), "SmartArt diagram", seen)


def _graphic(story: Story, relation_id: str | None, what: str, seen: _Seen) -> None:
    package: Package = story.context.package
    relation = package.relations(story.part).get(relation_id or "")
    if relation is None or not package.has(relation.target):
        seen.found.append(Remark(what, "the file points to it but does not hold it", _OPEN_IT))
        return
    read = chart_lines if what == "chart" else diagram_lines
    try:
        lines = read(package, relation.target)
    except PartDamaged:
        seen.found.append(Remark(what, "its part of the file is damaged", _OPEN_IT))
        return
    _add_lines(story, lines, relation.target, seen)


def _embedded(story: Story, element: Element, seen: _Seen) -> None:
    if seen.hidden:
        return
    program = (element.get("ProgID") or "").partition(".")[0]
    what = f"embedded {_PROGRAMS[program]}" if program in _PROGRAMS else "embedded file"
    seen.found.append(Remark(what, "files inside a document are not read", _OPEN_IT))


def _form_control(story: Story, element: Element, seen: _Seen) -> None:
    seen.found.append(Remark("form control", "controls of this kind are not read", _OPEN_IT))


_PROGRAMS: Final = {
    "Excel": "Excel sheet",
    "Word": "Word document",
    "PowerPoint": "PowerPoint slide",
    "Visio": "Visio drawing",
    "Acrobat": "PDF",
    "AcroExch": "PDF",
    "Package": "file",
    "Equation": "equation",
    "MSGraph": "chart",
}
_CHART_2014: Final = "http://schemas.microsoft.com/office/drawing/2014/chartex"
_HANDLERS: Final = {
    TEXT_BOX: _text_box,
    f"{{{PLACED}}}docPr": _properties,
    f"{{{PICTURE}}}cNvPr": _properties,
    f"{{{PLACED}}}extent": _extent,
    f"{{{DRAWING}}}blip": _picture,
    f"{{{VECTOR}}}imagedata": _picture,
    f"{{{VECTOR}}}shape": _vector,
    f"{{{VECTOR}}}rect": _vector,
    f"{{{VECTOR}}}group": _vector,
    f"{{{VECTOR}}}roundrect": _vector,
    f"{{{VECTOR}}}textpath": _vector_words,
    f"{{{DRAWING}}}txBody": _canvas_words,
    f"{{{CHART}}}chart": _chart,
    f"{{{_CHART_2014}}}chart": _chart,
    f"{{{DIAGRAM}}}relIds": _diagram,
    f"{{{OFFICE}}}OLEObject": _embedded,
    w("objectEmbed"): _embedded,
    w("objectLink"): _embedded,
    w("control"): _form_control,
}
_OWN_WALK: Final = frozenset({TEXT_BOX, ALTERNATIVES, f"{{{DRAWING}}}txBody"})
