"""The name of the school that a document belongs to."""

from __future__ import annotations

import re

from policylint.model import Document
from policylint.recognise.front import first_lines, plain, visible

_NAME_WORD = r"(?:[A-Z][\w'&.-]*|&)"
_JOINT = r"(?:of|the|and|with|at|in|on|upon|le|de|la|-)"
_SORT = r"(?:School|Academy|College|Nursery|Sixth Form|Pre-?[Ss]chool|UTC|SCHOOL|ACADEMY|COLLEGE|NURSERY|SIXTH FORM)"
SCHOOL = re.compile(rf"\b{_NAME_WORD}(?: (?:{_NAME_WORD}|{_JOINT})){{0,9}}? {_SORT}(?: {_SORT})*(?![\w'])")
_BEFORE_NAME = re.compile(
    r"^.*\b(?i:policy|policies|procedures?|notice|handbook|statement|body|governors|welcome to|at|here)\b"
    r"(?:\s|-|\b(?:of|for|at|the|The(?= School))\b)*"
)
_GENERIC = """
    a all any boarding child children's community day each every group head high independent infant infants insert
    junior local maintained middle model name new nursery other our own parent policy previous primary prep pupils
    receiving
    secondary senior special state the their this trust upper whole your [name] name
"""
_NO_NAME: frozenset[str] = frozenset(_GENERIC.split())
"""Words that make no name before "School": "the receiving school", "Primary School"."""
_SMALL_WORDS: frozenset[str] = frozenset(["of", "the", "and", "with", "at", "in", "on", "upon"])
_INITIALS: frozenset[str] = frozenset(["CE", "RC", "VA", "VC", "UTC"])


def school_name(document: Document) -> str:
    """The school's name as its title, cover or page header gives it; empty if none is plainly a name."""
    furniture = [plain(block.text) for block in visible(document) if block.kind in {"header", "footer"}][:4]
    for line in [plain(document.title), *first_lines(document), *furniture]:
        for found in SCHOOL.finditer(line):
            name = _name(found.group())
            if name:
                return name
    return ""


def _name(words: str) -> str:
    """A name out of capitalised words, or nothing: "The School" and "Policy" name nobody."""
    name = _BEFORE_NAME.sub("", words).strip(" -")
    generic = {word.lower() for word in name.split()[:-1]} <= _NO_NAME
    if generic or len(name) > 80 or re.search(r"\b(?:safeguarding|protection|children|policy|education)\b", name, re.I):
        return ""
    return _cased(name) if name.isupper() else name


def _cased(name: str) -> str:
    """A name in capitals as it is written in a sentence."""
    words = [word.lower() if word.lower() in _SMALL_WORDS else word.capitalize() for word in name.split()]
    kept = [old if old in _INITIALS else new for old, new in zip(name.split(), words, strict=True)]
    return " ".join(kept)
