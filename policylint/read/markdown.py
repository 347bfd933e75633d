"""Reads Markdown: the page it makes, with the raw HTML in it treated as HTML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from policylint.errors import NoText
from policylint.limits import Limits
from policylint.model import Anchor, Document
from policylint.read.build import DocumentBuilder
from policylint.read.decode import decode
from policylint.read.page.context import ENDING, LABEL
from policylint.read.page.flow import Flow, too_many_characters
from policylint.read.page.markup import parse

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_DEEPEST = 60
"""Nesting that is kept as such. The parser calls itself for each level and drops what lies deeper: see `_missed`."""
_NEWLINE = re.compile(r"\r\n?|\n")
_TITLE = re.compile(r"^title\s*:\s*(.+?)\s*$", re.M | re.I)
_ADDRESS = re.compile(r"\s?\{[#.:][^{}\n]*\}$")
_NESTING_SIGNS = re.compile(r"^(?:[\s>]|[-*+](?=\s)|\d{1,9}[.)](?=\s))+")
_WORDS = re.compile(r"\w")
_SEARCH = 400
"""How far ahead, in characters, the source of a stretch of text is looked for."""


def read_markdown(data: bytes, name: str, limits: Limits) -> Document:
    """The blocks of a Markdown file. Anchors are (start, end, offset): characters of the decoded file, without its
    mark; where text was written with escapes, the offset is that of the nearest text before it.

    Raises NoText if the page has no words, TooLarge for more characters than the limit, UnknownFormat if the bytes
    are not text.
    """
    source, notes = decode(data)
    if len(source) > limits.max_characters:
        raise too_many_characters(limits)
    builder = DocumentBuilder(name, "markdown")
    builder.notes.extend(notes)
    reader = _Reader(source, limits)
    reader.read(builder)
    if not any(not block.hidden for block in builder.blocks):
        raise NoText("there is no text in the file", "Check that it was saved fully.")
    return builder.document()


def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt
    from mdit_py_plugins.footnote import footnote_plugin
    from mdit_py_plugins.front_matter import front_matter_plugin

    parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable(["table", "strikethrough"])
    # Indented text in a policy is text, never a program.
    parser.disable("code")
    # Definitions stay where they were written: moved to the end, those without a reference would be lost.
    return parser.use(front_matter_plugin).use(footnote_plugin, inline=False, move_to_end=False)


class _Reader:
    """Sends the tokens of one file to a Flow, and finds the place of each in the source."""

    def __init__(self, source: str, limits: Limits) -> None:
        self._source = source
        self._flow = Flow(limits)
        self._lines = [0, *(found.end() for found in _NEWLINE.finditer(source))]
        self._read = bytearray(len(self._lines) + 1)
        """1 for each line that some token covers."""
        self._cursor = 0
        self._stop = len(source)
        self._front = ""

    def read(self, builder: DocumentBuilder) -> None:
        environment: dict[str, Any] = {}
        try:
            tokens: list[Token] = _parser().parse(self._source, environment)
        except RecursionError:
            tokens = []
        for token in tokens:
            self._block(token)
        self._mark_definitions(environment)
        missed = list(self._missed())
        for start, text in missed:
            self._flow.start("p", {})
            self._flow.text(text, start)
            self._flow.end("p")
        if missed:
            builder.notes.append(f"{len(missed)} lines nested too deep were read as plain lines, after all others")
        self._front_matter(builder)
        self._flow.finish(builder)

    def _block(self, token: Token) -> None:
        if token.map:
            self._enter(token)
        flow, kind = self._flow, token.type
        if kind == "inline":
            self._inline(_without_id(token.children or []))
        elif kind in {"html_block", "html_inline"}:
            parse(token.content, flow, self._locate(token.content))
        elif kind in {"fence", "code_block"}:
            flow.start("pre", {})
            flow.text(token.content, self._locate(token.content))
            flow.end("pre")
        elif kind == "front_matter":
            self._front = token.content
        elif kind.startswith("footnote_reference"):
            self._footnote(token)
        elif token.nesting >= 0 and token.tag:
            flow.start(token.tag, _attributes(token))
        elif token.tag:
            flow.end(token.tag)

    def _enter(self, token: Token) -> None:
        """Note which lines a token covers. Containers cover lines of which they may have dropped the text."""
        first, last = token.map or (0, 0)
        self._cursor = max(self._cursor, self._lines[min(first, len(self._lines) - 1)])
        self._stop = self._lines[last] if last < len(self._lines) else len(self._source)
        if token.nesting == 0 or token.type in {"heading_open", "table_open"}:
            self._read[first:last] = b"\x01" * (last - first)

    def _inline(self, children: Iterable[Token]) -> None:
        flow = self._flow
        for child in children:
            if child.type in {"text", "code_inline", "text_special"}:
                at = self._locate(child.content)
                flow.text(child.content, at)
                self._cursor = max(self._cursor, at + len(child.content))
            elif child.type in {"softbreak", "hardbreak"}:
                flow.soft_break()
            elif child.type == "html_inline":
                parse(child.content, flow, self._locate(child.content))
            elif child.type == "image":
                flow.caption(child.content)
            elif child.nesting > 0:
                flow.start(child.tag, _attributes(child))
            elif child.nesting < 0:
                flow.end(child.tag)

    def _footnote(self, token: Token) -> None:
        if token.nesting > 0:
            self._flow.start("footnote", {LABEL: str(token.meta.get("label", ""))[:20]})
        else:
            self._flow.end("footnote")

    def _locate(self, text: str) -> int:
        """Where the text begins in the source, from the last place on; the last place itself if it is not found."""
        wanted = text[:40].split("\n")[0]
        found = self._source.find(wanted, self._cursor, min(self._stop, self._cursor + _SEARCH + len(wanted)))
        return found if found >= 0 and wanted else self._cursor

    def _mark_definitions(self, environment: dict[str, Any]) -> None:
        """Definitions of links are read, though they show nothing."""
        known = list(environment.get("references", {}).values()) + list(environment.get("duplicate_refs", []))
        for reference in known:
            first, last = reference.get("map") or (0, 0)
            self._read[first:last] = b"\x01" * (last - first)

    def _missed(self) -> Iterator[tuple[int, str]]:
        """Lines with words that no token covers, and where their words begin."""
        for index, start in enumerate(self._lines):
            if self._read[index]:
                continue
            end = self._lines[index + 1] if index + 1 < len(self._lines) else len(self._source)
            line = self._source[start:end]
            signs = _NESTING_SIGNS.match(line)
            begin = signs.end() if signs else 0
            if _WORDS.search(line, begin):
                yield start + begin, line[begin:]

    def _front_matter(self, builder: DocumentBuilder) -> None:
        """The block of settings on top, which most sites do not print; its title is the title of the document."""
        title = _TITLE.search(self._front)
        builder.title = title.group(1).strip("\"'") if title else ""
        if self._front:
            start = self._source.find(self._front[:40])
            anchor = Anchor(pieces=((0, len(self._front), max(start, 0)),))
            builder.add("paragraph", self._front, hidden="front matter", anchor=anchor)


def _without_id(children: list[Token]) -> list[Token]:
    """Without "{#name}" at the end, which gives a heading its address."""
    if children and children[-1].type == "text":
        children[-1].content = _ADDRESS.sub("", children[-1].content)
    return children


def _attributes(token: Token) -> dict[str, str]:
    attributes = {key: str(value) for key, value in token.attrs.items()}
    if token.markup in {")", "."} and token.tag == "ol":
        attributes[ENDING] = token.markup
    return attributes
