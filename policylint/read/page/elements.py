"""What the elements of HTML mean for reading: which part blocks, which are not text, which end others, which hide."""

from __future__ import annotations

import re

HEADINGS = {f"h{level}": level for level in range(1, 7)}
BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "col", "colgroup", "dd", "details",
    "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "footnote", "form",
    "frameset", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hgroup", "hr", "html", "legend", "li",
    "main", "menu", "nav", "ol", "optgroup", "option", "p", "pre", "search", "section", "summary", "table", "tbody",
    "td", "text", "textarea", "tfoot", "th", "thead", "title", "tr", "ul",
})  # fmt: skip
VOID = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
    "frame",
})  # fmt: skip
DROPPED = frozenset({"script", "style", "nav", "template", "iframe", "noembed", "noframes"})
"""Elements whose content is not part of the policy."""
_SHOWN_TEMPLATE = "shadowrootmode"
"""The attribute of a template that a browser shows at once."""
LISTS = frozenset({"ul", "ol", "menu", "dir"})
SECTIONS = frozenset({"article", "section", "main", "aside"})

HIDDEN = " hidden"
"""For readers of other formats: why an element is hidden. No attribute of a page can have a name with a space."""
_TABLE = ("table",)
_TABLE_CELLS = ("table", "td", "th", "caption")
_PARTS = ("thead", "tbody", "tfoot")
ENDS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "li": (("li",), (*LISTS, *_TABLE_CELLS)),
    "dt": (("dt", "dd"), ("dl", *_TABLE_CELLS)),
    "dd": (("dt", "dd"), ("dl", *_TABLE_CELLS)),
    "td": (("td", "th", "caption"), ("tr", *_TABLE)),
    "th": (("td", "th", "caption"), ("tr", *_TABLE)),
    "tr": (("tr", "caption"), _TABLE),
    "thead": ((*_PARTS, "tr", "caption"), _TABLE),
    "tbody": ((*_PARTS, "tr", "caption"), _TABLE),
    "tfoot": ((*_PARTS, "tr", "caption"), _TABLE),
    "option": (("option",), ("select",)),
}
"""A start tag ends these elements, if none of those was opened since: an unclosed <li> ends at the next <li>."""
KEEPS_IN: dict[str, tuple[str, ...]] = dict.fromkeys(("td", "th", "tr", *_PARTS, "caption"), _TABLE)
KEEPS_IN["table"] = ()
"""An end tag reaches no further out than the innermost of these; all others stop at the cell they stand in."""
CELLS = _TABLE_CELLS

_HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all"
    r"|(?:font-size|opacity)\s*:\s*0(?:\.0*)?(?:[a-z%]*)\s*(?:;|!|$)",
    re.I,
)
_RULE = re.compile(r"([^{}]++)\{([^{}]*+)\}")
_AT_RULE = re.compile(r"@[^{};]++\{(?:[^{}]*+\{[^{}]*+\})*+[^{}]*+\}")
_STYLE_COMMENT = re.compile(r"/\*.*?(?:\*/|$)", re.S)
_SIMPLE = re.compile(r"(?:[a-zA-Z][a-zA-Z0-9]*)?[.#][\w-]+")


def is_dropped(name: str, attributes: dict[str, str]) -> bool:
    """Whether the content of an element is not part of the policy."""
    return name in DROPPED and not (name == "template" and _SHOWN_TEMPLATE in attributes)


def hiding_selectors(sheet: str) -> set[str]:
    """Simple selectors (".old", "#old", "p.old") that a style sheet hides on any medium."""
    sheet = _AT_RULE.sub(" ", _STYLE_COMMENT.sub(" ", sheet))
    found: set[str] = set()
    for selectors, style in _RULE.findall(sheet):
        if _HIDING.search(style):
            found.update(part for part in map(str.strip, selectors.split(",")) if _SIMPLE.fullmatch(part))
    return found


def hidden_because(name: str, attributes: dict[str, str], selectors: set[str]) -> str:
    """Why an element is not shown, in words for the user; empty when it is shown."""
    if HIDDEN in attributes:
        return attributes[HIDDEN]
    if "hidden" in attributes or (name == "dialog" and "open" not in attributes):
        return "hidden text"
    if _HIDING.search(attributes.get("style", "")[:2000]):
        return "hidden text"
    if selectors and _selected(name, attributes, selectors):
        return "hidden text"
    if name == "noscript":
        return "shown only without scripts"
    return "struck out" if name in {"del", "s", "strike"} else ""


def _selected(name: str, attributes: dict[str, str], selectors: set[str]) -> bool:
    marks = [f".{part}" for part in attributes.get("class", "").split()]
    if attributes.get("id"):
        marks.append("#" + attributes["id"])
    return any(mark in selectors or name + mark in selectors for mark in marks)
