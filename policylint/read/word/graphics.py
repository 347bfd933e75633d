"""Words inside charts and SmartArt diagrams, which Word keeps in parts of their own."""

from __future__ import annotations

from typing import Final

from policylint.read.word.names import CHART, DIAGRAM, DRAWING
from policylint.read.word.package import Package
from policylint.read.word.xml import Element, parse

_PARAGRAPH, _TEXT = f"{{{DRAWING}}}p", f"{{{DRAWING}}}t"
_STRINGS: Final = (f"{{{CHART}}}strCache", f"{{{CHART}}}strLit")
_VALUE: Final = f"{{{CHART}}}v"
_POINT, _LINK, _BOX = f"{{{DIAGRAM}}}pt", f"{{{DIAGRAM}}}cxn", f"{{{DIAGRAM}}}t"


def chart_lines(package: Package, part: str) -> list[str]:
    """Titles, names of series and categories, and text written on a chart. Raises PartDamaged."""
    root = parse(package.read(part))
    lines = [_words(item) for item in root.iter(_PARAGRAPH)]
    for strings in root.iter(*_STRINGS):
        lines.append(", ".join(item.text or "" for item in strings.iter(_VALUE)))
    lines.extend(_newer_strings(root))
    for relation in package.of_type(part, "chartUserShapes"):
        if package.has(relation.target):
            lines.extend(_words(item) for item in parse(package.read(relation.target)).iter(_PARAGRAPH))
    return list(dict.fromkeys(line for line in lines if line.strip()))


def _newer_strings(root: Element) -> list[str]:
    """Categories of the chart kinds of 2014 (funnel, waterfall, map)."""
    return [
        ", ".join(point.text or "" for point in item)
        for item in root.iter("{*}lvl")
        if (above := item.getparent()) is not None and above.tag.endswith("}strDim")
    ]


def diagram_lines(package: Package, part: str) -> list[str]:
    """The boxes of a SmartArt diagram, each with the boxes below it after it. Raises PartDamaged."""
    root = parse(package.read(part))
    points = {item.get("modelId") or "": item for item in root.iter(_POINT)}
    children: dict[str, list[tuple[int, str]]] = {}
    inner: set[str] = set()
    for link in root.iter(_LINK):
        if link.get("type", "parOf") == "parOf":
            order = link.get("srcOrd") or "0"
            below = link.get("destId") or ""
            children.setdefault(link.get("srcId") or "", []).append((int(order) if order.isdecimal() else 0, below))
            inner.add(below)
    ordered: dict[str, None] = {}
    for top in points:
        if top not in inner:
            _follow(top, children, ordered)
    ordered.update(dict.fromkeys(points))
    lines = (line for name in ordered if name in points for line in _box(points[name]))
    return [line for line in lines if line.strip()]


def _follow(top: str, children: dict[str, list[tuple[int, str]]], ordered: dict[str, None]) -> None:
    waiting = [top]
    while waiting:
        name = waiting.pop()
        if name not in ordered:
            ordered[name] = None
            waiting.extend(below for _, below in sorted(children.get(name, ()), reverse=True))


def _box(point: Element) -> list[str]:
    """The paragraphs of one box; text that only says "[Text]" is none."""
    properties = point.find(f"{{{DIAGRAM}}}prSet")
    if properties is not None and properties.get("phldr") in {"1", "true"}:
        return []
    return [_words(line) for box in point.iterchildren(_BOX) for line in box.iter(_PARAGRAPH)]


def _words(paragraph: Element) -> str:
    return "".join(item.text or "" for item in paragraph.iter(_TEXT))
