"""Splits HTML into tags and text in one pass, in linear time, with the place of each in the source."""

from __future__ import annotations

import html
import re
from typing import Protocol

_OPEN = re.compile(r"<(?:(/?)([a-zA-Z][^\s/>]*)|([!?/]))")
_ATTRIBUTE = re.compile(r"""[\s/=]*+([^\s/>=]++)(?:\s*+=\s*+("[^"]*+"|'[^']*+'|(?!["'])[^\s>]*+))?+""")
_CLOSE = re.compile(r"[\s/=]*+>")
_COMMENT_END = re.compile(r"--!?>")
_REFERENCE = re.compile(r"&(?:#[0-9]{1,32}|#[xX][0-9a-fA-F]{1,32}|[a-zA-Z][a-zA-Z0-9]{0,31});?")
_RAW = frozenset({"script", "style", "iframe", "noembed", "noframes"})
"""Elements whose content is no markup and no text."""
_TEXT_ONLY = frozenset({"title", "textarea"})
"""Elements whose content is text without tags."""


class Sink(Protocol):
    """What takes the parts of a page, in order. Offsets are characters of the source."""

    def start(self, name: str, attributes: dict[str, str]) -> None: ...

    def end(self, name: str) -> None: ...

    def text(self, text: str, offset: int) -> None: ...

    def raw(self, name: str, content: str) -> None: ...

    def unclosed_comment(self, content: str) -> None: ...


def parse(source: str, sink: Sink, base: int = 0) -> None:
    """Send all parts of the source to the sink; `base` is added to the offsets. Never fails: odd markup is text."""
    position, size = 0, len(source)
    while position < size:
        found = _OPEN.search(source, position)
        if not found:
            break
        _text(source, position, found.start(), sink, base)
        if found.group(3):
            position = _declaration(source, found, sink)
        else:
            position, closed = _tag(source, found, sink, base)
            if not closed:
                break
    _text(source, position, size, sink, base)


def _tag(source: str, found: re.Match[str], sink: Sink, base: int) -> tuple[int, bool]:
    """A tag that is never closed is text: "if a <b, then"."""
    name, position = found.group(2).lower(), found.end()
    attributes: dict[str, str] = {}
    while part := _ATTRIBUTE.match(source, position):
        value = part.group(2) or ""
        if value[:1] in {'"', "'"}:
            value = value[1:-1]
        attributes.setdefault(part.group(1).lower(), _unescape(value))
        position = part.end()
    close = _CLOSE.match(source, position)
    if not close:
        return found.start(), False
    if found.group(1):
        sink.end(name)
        return close.end(), True
    sink.start(name, attributes)
    if name in _RAW or name in _TEXT_ONLY:
        return _content(source, close.end(), name, sink, base), True
    return close.end(), True


def _unescape(value: str) -> str:
    """As html.unescape, but never handed a number of thousands of digits, which Python refuses to convert."""
    return _REFERENCE.sub(lambda found: html.unescape(found.group()), value) if "&" in value else value


def _content(source: str, position: int, name: str, sink: Sink, base: int) -> int:
    """Everything up to the end tag, which for these elements is all that counts as markup."""
    end = re.compile(rf"</{name}(?=[\s/>])", re.I).search(source, position)
    stop = end.start() if end else len(source)
    if name in _TEXT_ONLY:
        _text(source, position, stop, sink, base)
    else:
        sink.raw(name, source[position:stop])
    return stop


def _declaration(source: str, found: re.Match[str], sink: Sink) -> int:
    """A comment, a doctype or the like: none of it is text."""
    position = found.end()
    if not source.startswith("<!--", found.start()):
        end = source.find(">", position)
        if end < 0:
            sink.unclosed_comment(source[position:])
        return end + 1 if end >= 0 else len(source)
    for short in ("<!-->", "<!--->"):
        if source.startswith(short, found.start()):
            return found.start() + len(short)
    close = _COMMENT_END.search(source, position + 2)
    if not close:
        sink.unclosed_comment(source[position + 2 :])
    return close.end() if close else len(source)


def _text(source: str, start: int, stop: int, sink: Sink, base: int) -> None:
    if start >= stop:
        return
    chunk = source[start:stop]
    if "&" not in chunk:
        sink.text(chunk, base + start)
        return
    position = 0
    for found in _REFERENCE.finditer(chunk):
        if found.start() > position:
            sink.text(chunk[position : found.start()], base + start + position)
        sink.text(html.unescape(found.group()), base + start + found.start())
        position = found.end()
    if position < len(chunk):
        sink.text(chunk[position:], base + start + position)
