"""XML from strangers: no DOCTYPE, no entities, no network, never more in memory than one paragraph or table."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any, Final

from lxml import etree

from policylint.errors import Damaged, TooComplex
from policylint.limits import MEGABYTE
from policylint.read.word.names import usual_names

Element = etree._Element

_CHUNK: Final = 256 * 1024
_FIRST_LOOK: Final = 2048
_LARGEST_PIECE: Final = 16 * MEGABYTE
"""One paragraph or table, in bytes of XML. libxml2 needs up to 25 times that; real ones stay under 2 MB."""
_MOST_PIECES: Final = 2_000_000
_SMALL_PART: Final = 4 * MEGABYTE
"""A part that is parsed as a whole, which is faster."""
_SETTINGS: Final[dict[str, Any]] = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "dtd_validation": False,
    "remove_comments": True,
    "remove_pis": True,
    "collect_ids": False,
    # Without it libxml2 stops at 256 levels, which 64 nested tables reach; DOCTYPEs, which it would also let grow,
    # are refused before.
    "huge_tree": True,
}


class PartDamaged(Exception):
    """A part is not well-formed XML."""


class _Prolog:
    """Takes note of what stands before the root element."""

    def __init__(self) -> None:
        self.root_seen = False

    def start(self, _tag: str, _attributes: Any) -> None:
        self.root_seen = True

    def end(self, _tag: str) -> None:
        pass

    def data(self, _text: str) -> None:
        pass

    def close(self) -> None:
        pass

    def doctype(self, *_: Any) -> None:
        raise Damaged(
            "it holds a DTD, which Word files never do", "Open it in Word, save a fresh copy as .docx and try again."
        )


def refuse_doctype(data: bytes) -> None:
    """Raise Damaged if the parser meets a DOCTYPE. Only what stands before the root element is parsed."""
    prolog = _Prolog()
    parser = etree.XMLParser(**{**_SETTINGS, "target": prolog})
    for start in range(0, len(data), _FIRST_LOOK):
        try:
            parser.feed(data[start : start + _FIRST_LOOK])
        except etree.XMLSyntaxError as error:
            raise _cause(error) from error
        if prolog.root_seen:
            return


def parse(data: bytes) -> Element:
    """The root element of a small part. Raises PartDamaged, Damaged (DOCTYPE), TooComplex (too large or deep)."""
    if len(data) > _LARGEST_PIECE:
        raise TooComplex("it holds a list of styles or a drawing that is too large to read")
    data = usual_names(data)
    refuse_doctype(data)
    try:
        return etree.fromstring(data, etree.XMLParser(**_SETTINGS))
    except etree.XMLSyntaxError as error:
        raise _cause(error) from error


def pieces(data: bytes, container: str) -> Iterator[Element]:
    """The children of the first element called `container` (any namespace), one by one, in their order.

    In a large part each is freed after its turn. Raises PartDamaged, also for words that stand beside the container,
    Damaged (DOCTYPE) or TooComplex, maybe after some children were given.
    """
    if len(data) <= _SMALL_PART:
        box = next(parse(data).iter(f"{{*}}{container}"), None)
        if box is not None:
            yield from box
            _refuse_words_beside(box)
    else:
        yield from _stream(data, container)


def _stream(data: bytes, container: str) -> Iterator[Element]:
    data = usual_names(data)
    refuse_doctype(data)
    parser = etree.XMLPullParser(events=("start",), tag=f"{{*}}{container}", **_SETTINGS)
    box: Element | None = None
    waiting = given = 0
    for start in range(0, len(data), _CHUNK):
        _feed(parser, data[start : start + _CHUNK])
        waiting += _CHUNK
        box = _first(parser) if box is None else box
        if box is not None and len(box) > 1:
            waiting, given = 0, given + len(box) - 1
            yield from _complete(box)
        _check(waiting, given)
    _feed(parser, None)
    if box is not None:
        yield from box
        _refuse_words_beside(box)


def _refuse_words_beside(box: Element) -> None:
    """Raise PartDamaged for words that no program shows, such as those of a second body."""
    for beside in itertools.chain(box.itersiblings(), box.itersiblings(preceding=True)):
        if any(text.strip() for text in beside.itertext()):
            raise PartDamaged(f"words stand beside its {box.tag}")


def _feed(parser: etree.XMLPullParser, data: bytes | None) -> None:
    """Parse on; None is the end."""
    try:
        if data is None:
            parser.close()
        else:
            parser.feed(data)
    except etree.XMLSyntaxError as error:
        raise _cause(error) from error


def _check(waiting: int, given: int) -> None:
    if waiting > _LARGEST_PIECE:
        raise TooComplex("it holds a paragraph or table that is too large to read")
    if given > _MOST_PIECES:
        raise TooComplex(f"it holds more than {_MOST_PIECES:,} paragraphs (limit)")


def _first(parser: etree.XMLPullParser) -> Element | None:
    """The container, once its start was met."""
    event: Any = next(iter(parser.read_events()), None)
    return None if event is None else event[1]


def _complete(box: Element) -> Iterator[Element]:
    """All children but the last, which may still be growing; each is freed after its turn."""
    child = box[0]
    while (following := child.getnext()) is not None:
        yield child
        _free(child)
        box.remove(child)
        child = following


def _free(piece: Element) -> None:
    """Empty a piece from the inside out: to take a full one out of the tree needs time by the square of its size."""
    for element in [*piece.iter()][::-1]:
        element.clear()


def _cause(error: etree.XMLSyntaxError) -> Exception:
    if "depth" in str(error):
        return TooComplex("its tables are nested too deeply (limit)", "Save it as .docx again with simpler tables.")
    return PartDamaged(str(error))
