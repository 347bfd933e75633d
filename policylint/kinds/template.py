"""What a template left behind: gaps that nobody filled in, and notes to the person who fills them in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from policylint.kinds.leftover import around, in_unit
from policylint.kinds.phrases import Phrases, phrases
from policylint.model import Check, Hit, Unit

_CLOSING = re.compile(r"\[[^\[\]]{0,80}\]|<[^<>]{0,80}>|\([^()]{0,80}\)|\{+[^{}]{0,80}\}+|«[^»]{0,80}»")
_LONGEST = 400
"""Characters of a note in brackets."""
_BRACKETED = re.compile(rf"\[([^\[\]]{{3,{_LONGEST}}})\]")
_ASKS = re.compile(
    r"(?:^|[:;,.!?–—-])\W*(?:please\W+)?$"
    r"|\b(?:names?|numbers?|dates?|details?|wording|sections?|paragraphs?|schools?|lead|DSL|head(?:teacher)?|to)\W*$",
    re.IGNORECASE,
)
"""What stands before a verb that tells the author what to do: the beginning, a colon, "details", "schools", "to"."""

_QUOTE_OPEN = re.compile(r"[\"“]([^\"“”]*)$")
_QUOTE_CLOSE = re.compile(r"([^\"“”]*)[\"”]")
_NOT_SAID = re.compile(r"[\[<{(][^\]>})]*[\]>})]")
_WORD = re.compile(r"\b[a-z]{2,}")
_FEW = 3
"""Words beside a gap in quotation marks up to which the quotation may be a name: "[insert name] Church School"."""


def template_notes(check: Check, units: Sequence[Unit]) -> Iterator[Hit]:
    """Template text that nobody filled in, and notes to the person who fills in the template."""
    found, excluded = phrases(tuple(check.spec["found"])), phrases(tuple(check.spec.get("not-if", ())))
    note_words = phrases(tuple(check.spec.get("note-words", ())))
    marked, is_to_be = phrases(tuple(check.spec.get("marked", ()))), phrases(tuple(check.spec.get("marked-is", ())))
    seen: set[str] = set()
    for unit in units:
        hits = [] if excluded.search(around(unit)) else list(_left(check, unit, found))
        if not hits and _is_on_marked_text(unit, marked, is_to_be):
            because = "The sentence tells the author of the policy what to do with text of a template."
            hits = [in_unit(check, unit, 0, len(unit.text) - unit.own, because)]
        if not hits and unit.block.id not in seen and _is_marked(unit, note_words):
            seen.add(unit.block.id)
            because = "The Word file marks this as text still to be filled in or taken out."
            hits = [in_unit(check, unit, 0, len(unit.text) - unit.own, because)]
        yield from hits


def _left(check: Check, unit: Unit, found: Phrases) -> Iterator[Hit]:
    """The first phrase of a template in the unit, and every bracket that tells the author what to do."""
    text = unit.text[unit.own :]
    brackets = list(_instructions(check, unit))
    match = next((match for match in found.finditer(text) if not _is_said(text, match.start())), None)
    if match:
        start, end = match.start(), _closed(text, match)
        hit = in_unit(check, unit, start, end, f'"{text[start:end]}" is text of a template.')
        if all(other.end <= hit.start or hit.end <= other.start for other in brackets):
            yield hit
    yield from brackets


def _instructions(check: Check, unit: Unit) -> Iterator[Hit]:
    """Brackets that begin in the unit and tell the author what to do; they may run over several sentences."""
    tells = phrases(tuple(check.spec.get("bracketed", ())))
    for found in _BRACKETED.finditer(unit.block.text, unit.start, unit.end + _LONGEST):
        if found.start() >= unit.end:
            return
        if _is_said(unit.block.text, found.start()):
            continue
        if any(_ASKS.search(found[1][: told.start()]) for told in tells.finditer(found[1])):
            because = "The words in brackets tell the author of the policy what to do."
            yield Hit(check.id, "residue", unit.index, unit.block.id, found.start(), found.end(), because=because)


def _is_said(text: str, start: int) -> bool:
    """Whether the gap at `start` stands among other words of a quotation: what somebody says, with a name left out."""
    before, after = text[max(0, start - _LONGEST) : start], text[start : start + _LONGEST]
    opened, closed = _QUOTE_OPEN.search(before), _QUOTE_CLOSE.match(after)
    if not opened or not closed or (opened[0].startswith('"') and not text.count('"', 0, start) % 2):
        return False
    return len(_WORD.findall(_NOT_SAID.sub(" ", f"{opened[1]} {closed[1]}"))) > _FEW


def _is_on_marked_text(unit: Unit, marked: Phrases, is_to_be: Phrases) -> bool:
    """Whether the unit is a note on text told apart by its looks, and says what the author does with it."""
    text = unit.text[unit.own :]
    named = marked.search(text)
    return named is not None and not unit.quoted and is_to_be.search(text[named.end() :]) is not None


def _closed(text: str, match: re.Match[str]) -> int:
    """The end of the gap that `match` opens: its closing bracket where there is one near."""
    closing = _CLOSING.match(text, match.start())
    return max(match.end(), closing.end()) if closing else match.end()


def _is_marked(unit: Unit, note_words: Phrases) -> bool:
    marks = unit.block.marks
    return "placeholder" in marks or ("drafting-note" in marks and bool(note_words.search(unit.text[unit.own :])))
