"""How a place in a Word file is written down, so that whoever writes into the file finds the same characters again.

`Anchor.part` is the zip member, such as "word/document.xml", as its relationship names it (members may differ in
case). Each of `Anchor.pieces` is (start, end, paragraph, offset), all whole numbers from 0:

- characters start..end (end excluded) of the block's text stand together in one paragraph of the file;
- `paragraph` counts all `w:p` elements of the part in document order, as `root.iter(w:p)` gives them: nested ones,
  those in text boxes and those in `mc:Fallback` too;
- `offset` counts in that paragraph's run text, which `text_elements` defines: the contents of `w:t` and
  `w:delText`, and one character for each `w:tab`, `w:ptab`, `w:br`, `w:cr`, `w:noBreakHyphen`, `w:softHyphen` and
  `w:sym`, whether hidden, deleted or not. Paragraphs nested in this one (text boxes) do not count, nor do field codes
  and equations.

One character of the block is one of the run text, save that a soft hyphen or unknown symbol prints nothing (its piece
ends there). Text between pieces (a form field's value, an equation, brackets around a ruby reading) stands in no run.
Paragraphs of strict OOXML carry other namespaces: map them with `names.usual_names` before parsing, to compare.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from policylint.read.word.names import DELETED_TEXT, ONE_SIGN, P, T, w
from policylint.read.word.xml import Element

_ONE_SIGN: Final = tuple(ONE_SIGN)
_COUNTED: Final = (T, DELETED_TEXT, *_ONE_SIGN)
_TAB, _TAB_STOPS = w("tab"), w("tabs")


def text_elements(paragraph: Element) -> Iterator[tuple[Element, int, int]]:
    """The text-bearing elements of a paragraph in order, each with its start and end in the paragraph's run text."""
    offset = 0
    for element in _own(paragraph):
        length = _length(element)
        yield element, offset, offset + length
        offset += length


def own_length(element: Element) -> int:
    """How many characters of the paragraph's run text stand inside an element of it."""
    return sum(_length(item) for item in _own(element))


def _own(top: Element) -> Iterator[Element]:
    for element in top.iter(*_COUNTED):
        if element.tag == _TAB and _is_tab_stop(element):
            continue
        above = element.getparent()
        while above is not None and above is not top and above.tag != P:
            above = above.getparent()
        if above is top:
            yield element


def _is_tab_stop(tab: Element) -> bool:
    """`w:tab` in paragraph properties sets a tab stop and prints nothing."""
    parent = tab.getparent()
    return parent is not None and parent.tag == _TAB_STOPS


def _length(element: Element) -> int:
    return len(element.text or "") if element.tag in (T, DELETED_TEXT) else 1
