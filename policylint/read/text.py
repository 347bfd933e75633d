"""Reads plain text: finds the headings, lists and paragraphs that a person sees in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from policylint.errors import NoText
from policylint.limits import Limits
from policylint.model import Anchor, Document
from policylint.read.build import DocumentBuilder
from policylint.read.decode import decode
from policylint.read.labels import typed_label
from policylint.read.page.flow import too_many_characters

_LINE = re.compile(r"[^\r\n\f\v\x85\u2028\u2029]*+(\r\n?|[\n\f\v\x85\u2028\u2029]|$)")
_RULE = re.compile(r"([=\-~_*^#])(?:\s*\1){2,}")
_NUMBERED = re.compile(r"(?:(?:section|part|appendix|annex)\s+)?(\d{1,3}(?:\.\d{1,3})*|[A-Z])[.):]?\s+(?=\S)", re.I)
_BARE_NUMBER = re.compile(r"(\d{1,2})\s+[^\W\d_]")
_FACT = re.compile(r"[A-Z][\w'’()/-]*(?: [\w'’()/-]+){0,3}: +\S")
"""A line that names a fact and gives it."""
_LETTERS = re.compile(r"[^\W\d_]")
_SENTENCE_ENDS = (".", ":", ";", ",", "?", "!")
_HEADING_WORDS = 12
_TITLE_WORDS = 15
_HEADING_WIDTH = 50
"""Characters of a line that is short because it ends, not because it was wrapped."""


@dataclass(slots=True)
class _Line:
    text: str
    """Without white space at its ends."""
    offset: int
    indent: int


@dataclass(slots=True)
class _Group:
    """Lines without a blank one between them, up to the next label or heading."""

    lines: list[_Line]
    label: str = ""
    first: bool = False
    """A blank line, or nothing at all, stands before it."""
    last: bool = False
    """A blank line, or nothing at all, comes after it."""
    underline: str = ""
    over: bool = False
    """A numbered line with its text right under it, not set in."""

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines)

    def anchor(self) -> Anchor:
        pieces, start = [], 0
        for line in self.lines:
            pieces.append((start, start + len(line.text), line.offset))
            start += len(line.text) + 1
        return Anchor(pieces=tuple(pieces))


def read_text(data: bytes, name: str, limits: Limits) -> Document:
    """The blocks of a text file. Anchors are (start, end, offset): characters of the decoded file, without its mark.

    Raises NoText for a file without words, TooLarge for more characters than the limit, UnknownFormat if the bytes
    are not text.
    """
    source, notes = decode(data)
    if len(source) > limits.max_characters:
        raise too_many_characters(limits)
    builder = DocumentBuilder(name, "text")
    builder.notes.extend(notes)
    add_text(builder, source)
    if not builder.blocks:
        raise NoText("there is no text in the file", "Check that it was saved fully.")
    return builder.document()


def add_text(builder: DocumentBuilder, source: str) -> None:
    """Add the blocks of a plain text to the builder."""
    groups = list(_groups(source))
    indents: list[int] = []
    chapter = 0
    for index, group in enumerate(groups):
        after = groups[index + 1] if index + 1 < len(groups) else None
        level = _heading_level(group, after, index == 0)
        if not level and after and _is_chapter(group, chapter + 1):
            chapter, level = chapter + 1, 2
        if level:
            indents = []
            _restore_label(group)
            builder.add("heading", group.text, level=level, anchor=group.anchor())
        elif group.label:
            level = _list_level(indents, group.lines[0].indent)
            builder.add("list-item", group.text, level=level, label=group.label, anchor=group.anchor())
        else:
            indents = indents if group.lines[0].indent else []
            builder.add("paragraph", group.text, anchor=group.anchor())


# --- lines and groups


def _lines(source: str) -> Iterator[_Line]:
    for found in _LINE.finditer(source):
        raw = source[found.start() : found.start(1)]
        text = raw.strip()
        indent = len(raw) - len(raw.lstrip())
        yield _Line(text, found.start() + indent, len(raw[:indent].expandtabs(4)))


def _groups(source: str) -> Iterator[_Group]:
    group: _Group | None = None
    blank = True
    for line in _lines(source):
        rule = _RULE.fullmatch(line.text)
        if rule and group and len(group.lines) == 1 and not blank and rule.group(1) in "=-~^":
            group.underline = rule.group(1)
        if not line.text or rule:
            if group:
                group.last = True
                yield group
            group, blank = None, True
            continue
        label, begin = typed_label(line.text)
        if group and label and _wrapped_at(group, line, label):
            label, begin = "", 0
        if group and (label or _stands_alone(line.text) or _ends_alone(group) or _parted(group, line)):
            yield group
            group = None
        if group and _over(group, line):
            group.over = True
            yield group
            group = None
        if group:
            group.lines.append(line)
        else:
            group = _start(line, label, begin, blank)
        blank = False
    if group:
        group.last = True
        yield group


def _wrapped_at(group: _Group, line: _Line, label: str) -> bool:
    """Whether a number begins the line only because the sentence was wrapped there: "as section" / "6.2 says"."""
    last, words = group.lines[-1].text, line.text[len(label) :].lstrip()
    full = len(last) > _HEADING_WIDTH and not last.endswith((*_SENTENCE_ENDS, "and", "or"))
    number = label[0].isdigit() and label not in {"1.", "1)"}
    return full and number and not group.label and words[:1].islower() and line.indent <= group.lines[-1].indent


def _parted(group: _Group, line: _Line) -> bool:
    """Whether "Next review: June 2027" stands on a line of its own below a short line, such as a title."""
    last = group.lines[-1].text
    return bool(len(last) <= _HEADING_WIDTH and not last.endswith((",", ";", "-")) and _FACT.match(line.text))


def _over(group: _Group, line: _Line) -> bool:
    """Whether a line begins the text under a numbered heading, rather than going on with a list item."""
    head = group.lines[0]
    return (
        group.first
        and len(group.lines) == 1
        and group.label[:1].isdigit()
        and len(head.text) <= _HEADING_WIDTH
        and head.text[0].isupper()
        and not head.text.endswith(_SENTENCE_ENDS)
        and line.text[0].isupper()
        and line.indent <= head.indent
    )


def _start(line: _Line, label: str, begin: int, blank: bool) -> _Group:
    line = _Line(line.text[begin:], line.offset + begin, line.indent)
    return _Group([line], label, first=blank)


def _restore_label(group: _Group) -> None:
    """The number of a heading is part of its text."""
    if group.label:
        line = group.lines[0]
        group.lines[0] = _Line(f"{group.label} {line.text}", line.offset - len(group.label) - 1, line.indent)
        group.label = ""


def _list_level(indents: list[int], indent: int) -> int:
    """Depth of an item by how far it is set in; `indents` holds those of the items it stands under."""
    while indents and indents[-1] > indent:
        indents.pop()
    if not indents or indents[-1] < indent:
        indents.append(indent)
    return len(indents)


# --- headings


def _stands_alone(text: str) -> bool:
    """Capitals throughout: a heading even without blank lines around it."""
    letters = "".join(_LETTERS.findall(text))
    return (
        len(letters) > 3
        and letters.isupper()
        and len(text.split()) <= _HEADING_WORDS
        and "\n" not in text
        and not text.endswith((*_SENTENCE_ENDS, "|"))
    )


def _ends_alone(group: _Group) -> bool:
    return len(group.lines) == 1 and _stands_alone(group.lines[0].text)


def _heading_level(group: _Group, after: _Group | None, opening: bool) -> int:
    """Level of the heading that a group is, from 1; 0 if it is none."""
    text = group.text
    if "\n" in text or not _LETTERS.search(text):
        return 0
    number = group.label.strip(".") if group.label[:1].isdigit() and not group.label.endswith(")") else ""
    if group.underline and not number:
        return 1 if group.underline == "=" else 2
    if _stands_alone(text) and (number or not group.label):
        return 2 + number.count(".") if number else 1
    if text.endswith(_SENTENCE_ENDS) or "|" in text or not text[0].isupper():
        return 0
    if number:
        return 2 + number.count(".") if _numbered_heading(group, after) else 0
    if group.label or not group.last:
        return 0
    if opening and after and len(text.split()) <= _TITLE_WORDS:
        return 1
    named = _NUMBERED.match(text)
    return 2 if named and named.end() > 3 and len(text.split()) <= _HEADING_WORDS else 0


def _is_chapter(group: _Group, number: int) -> bool:
    """ "2  Information sharing" on a line of its own, where "1  Aims" was before: a number without a stop."""
    text = group.text
    found = _BARE_NUMBER.match(text)
    return bool(
        found
        and int(found.group(1)) == number
        and group.first
        and group.last
        and "\n" not in text
        and text[found.end() - 1].isupper()
        and not text.endswith(_SENTENCE_ENDS)
        and len(text.split()) <= _HEADING_WORDS
    )


def _numbered_heading(group: _Group, after: _Group | None) -> bool:
    """ "6. Consent" over text is a heading; between "5. Tell the DSL" and "7. Keep a note" it is an item."""
    if group.over or group.underline:
        return True
    if not group.first or len(group.text.split()) > _HEADING_WORDS or after is None:
        return False
    same = after.label.count(".") == group.label.count(".") and after.label[:1].isdigit()
    short = len(after.text.split()) <= _HEADING_WORDS and not after.text.endswith(".")
    return not (same and (short or not group.last))
