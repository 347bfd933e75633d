"""Reads the sources of the fixture policies: Markdown with a few additions, described in fixtures/README.md."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from pathlib import Path

_KINDS = (
    ("heading", re.compile(r"## (.*)", re.S)),
    ("subheading", re.compile(r"### (.*)", re.S)),
    ("title", re.compile(r"# (.*)", re.S)),
    ("number", re.compile(r"\d+\. +(.*)", re.S)),
    ("letter", re.compile(r"[a-z]\. +(.*)", re.S)),
    ("bullet", re.compile(r"- +(.*)", re.S)),
    ("box", re.compile(r"> +(.*)", re.S)),
)
_NOTE = re.compile(r"\[\^(\d+)\]: +(.*)", re.S)
_INLINE = re.compile(r"\*\*(?P<bold>.+?)\*\*|\[\^(?P<note>\d+)\]|(?P<gap>\[[^\]]+\])")


@dataclass(frozen=True)
class Piece:
    """Words that look alike; `note` is the number of a footnote instead of words."""

    text: str
    bold: bool = False
    gap: bool = False
    """A gap of a template, which is highlighted."""
    note: int = 0


@dataclass(frozen=True)
class Part:
    """A paragraph, a table or the table of contents."""

    kind: str
    text: str = ""
    label: str = ""
    """The printed number: "7.", "7.2", "(b)"."""
    rows: tuple[tuple[str, ...], ...] = ()
    headed: bool = False
    """The first row of the table heads the columns."""

    @property
    def pieces(self) -> list[Piece]:
        return pieces(self.text)


@dataclass(frozen=True)
class Source:
    settings: dict[str, str]
    parts: list[Part]
    notes: dict[int, str] = field(default_factory=dict)

    @property
    def title(self) -> str:
        return " ".join(part.text for part in self.parts if part.kind == "title")

    @property
    def headings(self) -> list[Part]:
        return [part for part in self.parts if part.kind == "heading"]


def pieces(text: str) -> list[Piece]:
    """The words of a paragraph with their looks."""
    found, last = [], 0
    for match in _INLINE.finditer(text):
        found.append(Piece(text[last : match.start()]))
        if match["bold"]:
            found.append(Piece(match["bold"], bold=True))
        elif match["note"]:
            found.append(Piece("", note=int(match["note"])))
        else:
            found.append(Piece(match["gap"], gap=True))
        last = match.end()
    found.append(Piece(text[last:]))
    return [piece for piece in found if piece.text or piece.note]


def read(path: Path) -> Source:
    """Raises ValueError where a file does not begin with its settings."""
    _, head, body = path.read_text(encoding="utf-8").split("---\n", 2)
    settings = dict(line.split(": ", 1) for line in head.splitlines())
    source = Source(settings, [])
    for lines in _paragraphs(body):
        _add(source, lines)
    return replace(source, parts=_numbered(source.parts))


def _paragraphs(body: str) -> list[list[str]]:
    """Lines that belong together: a table, or a paragraph with its wrapped lines."""
    found: list[list[str]] = []
    fresh = True
    for line in body.splitlines():
        starts = any(pattern.match(line.strip()) for _, pattern in _KINDS)
        if not line.strip():
            fresh = True
        elif fresh or starts or line.startswith("|") != found[-1][0].startswith("|"):
            found.append([line])
            fresh = False
        else:
            found[-1].append(line)
    return found


def _add(source: Source, lines: list[str]) -> None:
    text = " ".join(line.strip() for line in lines)
    if note := _NOTE.fullmatch(text):
        source.notes[int(note[1])] = note[2]
    elif text == "::: contents":
        source.parts.append(Part("contents"))
    elif text.startswith("|"):
        rows = [tuple(cell.strip() for cell in line.strip().strip("|").split("|")) for line in lines]
        headed = len(rows) > 1 and set("".join(rows[1])) == {"-"}
        source.parts.append(Part("table", rows=tuple(rows[:1] + rows[2:] if headed else rows), headed=headed))
    else:
        kind, words = next(((kind, match[1]) for kind, p in _KINDS if (match := p.fullmatch(text))), ("text", text))
        source.parts.append(Part(kind, words))


def _numbered(parts: list[Part]) -> list[Part]:
    """The parts with the numbers that will be printed."""
    section = number = letter = 0
    found = []
    for part in parts:
        label = ""
        if part.kind == "heading":
            section, number, letter = section + 1, 0, 0
            label = f"{section}."
        elif part.kind == "number":
            number, letter = number + 1, 0
            label = f"{section}.{number}"
        elif part.kind == "letter":
            letter += 1
            label = f"({'abcdefghijklmnopqrstuvwxyz'[letter - 1]})"
        found.append(replace(part, label=label))
    return found
