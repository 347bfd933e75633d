"""Tells a record about a child from a policy, so that nothing of a case file is judged, quoted or kept."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from policylint.errors import LooksLikeARecord
from policylint.model import Block, Document
from policylint.normalise import display_text

_Kind = Literal["upn", "nhs", "birth", "name", ""]

_NEAR = 12
"""Lines between a name and a date of birth that belong together."""
_LABEL = 60
"""Characters of a line that only says what the next one holds."""
_HEADER = 200
"""Characters of a header, or of the cell to the left, that may name what a cell holds."""
_NEARBY = 80
"""Characters before or after a label or a value that may belong to it."""
_EARLIEST, _LATEST = 1995, 2050
"""Years in which a child or young person of a school can be born; founders and laws are older."""
_LEAST_AREA, _MOST_AREA = 201, 938
"""Numbers of local authorities, which a UPN holds."""
_UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"

_UPN = re.compile(r"(?<![A-Za-z0-9])([A-HJ-NP-RT-Z])\s?(\d{11})(\d|[A-HJ-NP-RT-Z])(?![A-Za-z0-9])")
_SPACED_UPN = re.compile(r"([A-HJ-NP-RT-Z])((?:[ -]?\d){11})[ -]?(\d|[A-HJ-NP-RT-Z])(?![A-Za-z0-9])")
"""As people write it in a form: only beside its label."""
_NHS = re.compile(r"(?<![\d+])(?<!\d[ -])([1-9]\d{2})([ -]?)(\d{3})\2(\d{4})(?![ -]?\d)")
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*"
_DATE = re.compile(
    rf"(?:\d{{1,2}}\s*[/.-]\s*\d{{1,2}}\s*[/.-]\s*(?P<a>\d{{4}}|\d{{2}})|(?P<b>\d{{4}})-\d{{2}}-\d{{2}}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?(?: of)?[ -]{_MONTH}\.?,?[ -](?P<c>\d{{4}})"
    rf"|{_MONTH}\.? \d{{1,2}}(?:st|nd|rd|th)?,? (?P<d>\d{{4}}))(?!\d)",
    re.I,
)
_RANGE = re.compile(r"\s*(?:-|–|to|and|or|until|onwards)\b|\s*[–-]\s*\d", re.I)
_EXAMPLE = re.compile(
    r"(?:for example|e\.?g\.?|such as|example|sample|format|pattern|looks like)\W{0,3}(?:\w+\W+){0,3}$", re.I
)

_WHO = r"(?:child|pupil|student|learner|young person|subject)(?:['’]?s)?"
_LABELS: tuple[tuple[_Kind, re.Pattern[str]], ...] = (
    ("birth", re.compile(r"\b(?:date of birth|birth ?date|d\.?o\.?b\b\.?|born(?: on)?)", re.I)),
    ("upn", re.compile(r"\b(?:upn|unique pupil (?:reference )?number)\b", re.I)),
    ("nhs", re.compile(r"\bnhs\b(?: ?(?:number|no|num|id)\b\.?)?", re.I)),
    ("name", re.compile(
        rf"\b(?:{_WHO} )?(?:full |first |last |family |legal |fore|sur|given )?names?\b(?:\(s\))?"
        rf"(?: of (?:the )?{_WHO})?|\b{_WHO}(?=\s*:)", re.I)),
)  # fmt: skip
_GAP = re.compile(r"(?:[\s:;=.()–-]|\bis\b|\bwas\b){0,12}")
_NHS_GAP = re.compile(r"[^\d\n]{0,40}")
_BEFORE_LABEL = re.compile(r"\W{0,5}(?:is (?:the|his|her|their) )?$")
_PERSON = re.compile(r"[A-Z][a-z’'-]*[a-z]+(?:[ -]+(?:[A-Z]\.?|[A-Z][A-Za-z’'-]*[a-z]+)){0,3}")
_SMALL_NAME = re.compile(r"(?=[a-z][a-z’'-]+[ -][a-z])[a-z][a-z’'-]+(?: [a-z][a-z’'-]*){0,2}(?= *$| *[;,|.\n]|  )")
"""A name without capitals, filled in beside "name of child": two or three words and no more."""
_BEFORE = re.compile(
    r"(?:[A-Z][a-z’'-]*[a-z]+)(?: [A-Z]\.?)?(?: [A-Z][A-Za-z’'-]*[a-z]+)+(?= ?(?:is|was|,|\(|–|-)? ?$)"
)
_FORENAME = re.compile(r"\b[A-Z][a-z’'-]*[a-z]+(?= ?[(,–-] ?$)")
"""A forename alone, right before "(DOB 12/03/2015)"."""
_CHILD = re.compile(rf"{_WHO} (?:full |first |last )?names?$|names? of (?:the )?{_WHO}$", re.I)
_BIRTH_DATE = re.compile(r"\b(?:date of birth|birth ?date|d\.?o\.?b\b\.?)", re.I)
_ANY_NAME = re.compile(r"\b[A-Z][\w’'-]*\.?(?:,? [A-Z][\w’'-]*\.?)+")
_COLUMNS = re.compile(r"(?:(?<!\s)\s+)?[|\t]\s*")
_LABEL_WORDS = """
academy address age agency authority birth body chair child children class college contact council county data date
department designated details dob education first forename form full gender governor guardian head headteacher home
information key lead local male female name nhs number of officer parent people person phone policy position post
primary print protection pupil reason record referral relationship reported review role safeguarding school section
service sex signature signed staff status student surname teacher team telephone the this title trust upn year young
your
"""
_NO_NAMES = frozenset(_LABEL_WORDS.split())


@dataclass(frozen=True, slots=True)
class _Fact:
    """A value that stands beside its label, on a line of the document."""

    kind: _Kind
    line: int
    table: int | None


def refuse(document: Document) -> None:
    """Raise LooksLikeARecord for a document with a filled-in UPN or NHS number, or a date of birth beside a name."""
    facts = list(_facts(document.blocks))
    births = [fact for fact in facts if fact.kind == "birth"]
    names = [fact for fact in facts if fact.kind == "name"]
    lines, tables = {name.line for name in names}, {name.table for name in names if name.table is not None}
    if any(fact.kind in {"upn", "nhs"} for fact in facts) or any(_beside(birth, lines, tables) for birth in births):
        raise LooksLikeARecord


def _plain(text: str) -> str:
    """Text as it is shown, with letters and digits of full width as the plain ones."""
    return unicodedata.normalize("NFKC", display_text(text))


def _beside(birth: _Fact, lines: Collection[int], tables: Collection[int]) -> bool:
    """Whether a name stands near a date of birth, or in its table, given where there are names."""
    near = range(birth.line - _NEAR, birth.line + _NEAR + 1)
    return birth.table in tables or any(line in lines for line in near)


def _facts(blocks: Sequence[Block]) -> Iterator[_Fact]:
    for line, block in enumerate(blocks):
        text = _plain(block.text)
        for kind in _kinds(text, _labels(blocks, line)):
            yield _Fact(kind, line, block.table)
        for cell, labels in _columns(block.text):
            for kind in _kinds(cell, labels):
                yield _Fact(kind, line, block.table)
        before = _plain(blocks[line - 1].text) if line else ""
        if _names_a_birth(_plain(block.text.replace("\n", " ; ")), before if len(before) <= _LABEL else ""):
            yield from (_Fact("birth", line, block.table), _Fact("name", line, block.table))


def _labels(blocks: Sequence[Block], line: int) -> tuple[str, ...]:
    """What a line may be the value of: its headers, the cell to its left, the short line before it."""
    block = blocks[line]
    labels = [block.row_header, block.column_header]
    before = blocks[line - 1] if line else None
    if before and len(before.text) <= _LABEL and (before.table, before.row) == (block.table, block.row):
        labels.append(before.text)
    return tuple(_plain(label[:_HEADER]) for label in labels if label and label != block.text)


def _columns(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Cells of a table that is drawn with bars or tabs in plain text, with the cell to the left and the one on top."""
    top: list[str] = []
    if not any(label.search(text) for _, label in _LABELS[:3]):
        return
    for row in text.split("\n"):
        cells = _COLUMNS.split(row.strip(" |"))
        if len(cells) > 1:
            top = top or cells
            for column, cell in enumerate(cells):
                above = top[column] if column < len(top) and cells is not top else ""
                left = cells[column - 1] if column else ""
                yield _plain(cell), tuple(label[:_HEADER] for label in (above, left) if label)


def _names_a_birth(text: str, before: str) -> bool:
    """Whether somebody's name stands near a filled-in "date of birth", with no label of its own."""
    for label in _BIRTH_DATE.finditer(text):
        gap = _GAP.match(text, label.end())
        if "birth" in _filled("birth", text, gap.end() if gap else label.end()):
            left = text[max(label.start() - _NEARBY, 0) : label.start()]
            nearby = f"{left} ; {text[label.end() : label.end() + _NEARBY]}"
            if any(_is_name(found[0]) for near in (nearby, before) for found in _ANY_NAME.finditer(near)):
                return True
    return False


def _is_name(words: str) -> bool:
    return not _NO_NAMES & set(re.split(r"[\s,.-]+", words.lower()))


def _kinds(text: str, labels: Sequence[str]) -> Iterator[_Kind]:
    """Each kind of fact that a line holds."""
    if any(_right_letter(found) and not _is_example(text, found) for found in _UPN.finditer(text)):
        yield "upn"
    for kind, label in _LABELS:
        gap = _NHS_GAP if kind == "nhs" else _GAP
        for found in label.finditer(text):
            behind = gap.match(text, found.end())
            yield from _filled(kind, text, behind.end() if behind else found.end())
            if kind == "nhs":
                yield from _number_before(text, found.start())
        if any(label.search(other) for other in labels):
            yield from _filled(kind, text, 0)
    yield from _name_before_birth(text)


def _filled(kind: _Kind, text: str, at: int) -> Iterator[_Kind]:
    if kind == "upn":
        found = _SPACED_UPN.match(text, at)
        right = found and not _is_example(text, found) and not _is_made_up(_digits(found[2] + found[3]))
    elif kind == "nhs":
        found = _NHS.match(text, at)
        right = found and _right_sum(found) and not _is_example(text, found)
    elif kind == "birth":
        found = _DATE.match(text, at)
        right = found and _young(found) and not _RANGE.match(text, found.end())
    else:
        small = _CHILD.search(text[max(at - _NEARBY, 0) : at].rstrip(" :;=.()–-"))
        found = _PERSON.match(text, at) or (_SMALL_NAME.match(text, at) if small else None)
        right = found and _is_name(found[0])
    if right:
        yield kind


def _number_before(text: str, label: int) -> Iterator[_Kind]:
    """ "943 476 5919 (NHS number)": a number right before its label."""
    for found in _NHS.finditer(text, max(label - _NEARBY, 0), label):
        if _BEFORE_LABEL.match(text, found.end(), label):
            yield from _filled("nhs", text, found.start())


def _name_before_birth(text: str) -> Iterator[_Kind]:
    """ "Amy Jones (DOB 12/03/2015)": words with capitals right before a label that is filled in."""
    for found in _LABELS[0][1].finditer(text):
        before = text[max(found.start() - _NEARBY, 0) : found.start()]
        name = _BEFORE.search(before) or (_FORENAME.search(before) if _BIRTH_DATE.match(found[0]) else None)
        if name and _is_name(name[0]):
            yield "name"


def _right_letter(found: re.Match[str]) -> bool:
    """Whether the first letter of a UPN follows from the rest, and its area exists."""
    digits = found[2] + found[3]
    if not digits.isdigit() or not _LEAST_AREA <= int(digits[:3]) <= _MOST_AREA:
        return False
    total = sum(int(digit) * weight for weight, digit in enumerate(digits, 2))
    return _UPN_LETTERS[total % 23] == found[1]


def _digits(words: str) -> str:
    return re.sub(r"[ -]", "", words)


def _is_made_up(digits: str) -> bool:
    """Whether digits are those of an example: 123456789012, 000000000000."""
    return len(set(digits)) <= 2 or digits.startswith("123456")


def _is_example(text: str, found: re.Match[str]) -> bool:
    return _EXAMPLE.search(text[max(found.start() - _NEARBY, 0) : found.start()]) is not None


def _right_sum(found: re.Match[str]) -> bool:
    """Whether the last digit of an NHS number follows from the others."""
    digits = found[1] + found[3] + found[4]
    rest = 11 - sum(int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False)) % 11
    return len(set(digits)) > 2 and rest % 11 == int(digits[9]) and rest != 10


def _young(found: re.Match[str]) -> bool:
    year = int(next(part for part in found.groups() if part))
    year += 0 if year > 99 else 2000 if year < _LATEST - 2000 else 1900
    return _EARLIEST <= year <= _LATEST
