"""Which units are worth a look: those that hold a word of every element of some pattern. Needs no spaCy.

It may let a unit through that no pattern matches; it never holds one back that some pattern would match.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from policylint.model import Unit
from policylint.pattern import Pattern, split_choices
from policylint.vocabulary import Vocabulary

_WORD = re.compile(r"[a-z0-9]+")
_SHORTEST = 3
"""Letters from which a word's beginning is looked up; shorter words are looked for as they stand."""


class Prefilter:
    """Patterns, made ready for a quick no."""

    def __init__(self, patterns: Iterable[Pattern], vocabulary: Vocabulary) -> None:
        wanted = {frozenset(pattern.elements) for pattern in patterns}
        elements = {element for pattern in wanted for element in pattern}
        self._by_word: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        """Longest word of an entry, to the entry squeezed together, to the elements that hold it."""
        self._short: dict[str, set[str]] = defaultdict(set)
        """Entries without a longer word, looked for as they stand."""
        for element in elements:
            self._learn(element, vocabulary)
        self._longest = max(map(len, self._by_word), default=0)
        uses = Counter(element for pattern in wanted for element in pattern)
        self._by_rarest: dict[str, list[frozenset[str]]] = defaultdict(list)
        for pattern in wanted:
            self._by_rarest[min(pattern, key=lambda element: (uses[element], element))].append(pattern)

    def _learn(self, element: str, vocabulary: Vocabulary) -> None:
        for choice in split_choices(element):
            entries = vocabulary.lists[choice[1:-1]] if choice.startswith("{") else (choice,)
            for entry in entries:
                longest = max(_WORD.findall(entry.lower()), key=len, default="")
                if len(longest) >= _SHORTEST:
                    self._by_word[longest][_squeezed(entry.split("*")[0])].add(element)
                else:
                    self._short[entry.lower().split()[0].rstrip("*")].add(element)

    def passes(self, text: str) -> bool:
        """Whether some pattern could match the text."""
        text = text.lower()
        squeezed = _squeezed(text)
        present: set[str] = set()
        for word in set(_WORD.findall(text)):
            for beginning in _beginnings(word, self._longest):
                for entry, elements in self._by_word.get(beginning, {}).items():
                    if entry in squeezed:
                        present |= elements
        for entry, elements in self._short.items():
            if entry in text:
                present |= elements
        return any(pattern <= present for element in present for pattern in self._by_rarest.get(element, ()))


def _squeezed(text: str) -> str:
    """Letters and digits alone, so that it does not matter how "don't" is parted into words."""
    return "".join(_WORD.findall(text.lower()))


def _beginnings(word: str, longest: int) -> Iterable[str]:
    """Beginnings of a word, and of what spaCy parts from its end: "cannot" is "can" and "not", "dont" "do" and "nt"."""
    yield from (word[:length] for length in range(_SHORTEST, min(len(word), longest) + 1))
    if word.endswith("not"):
        yield "not"


def candidates(units: Sequence[Unit], prefilter: Prefilter) -> tuple[Unit, ...]:
    """Units worth a look, in order: alone, or with what a kind may read together with them (`window.py`)."""
    verdicts: dict[str, bool] = {}

    def passes(text: str) -> bool:
        if text not in verdicts:
            verdicts[text] = prefilter.passes(text)
        return verdicts[text]

    together = _lists(units)
    return tuple(unit for unit in units if passes(_with_next(units, unit)) or passes(together.get(unit.index, "")))


def _with_next(units: Sequence[Unit], unit: Unit) -> str:
    after = units[unit.index + 1] if unit.index + 1 < len(units) else unit
    beside = after.text if after.block.id == unit.block.id else ""
    return " ".join((*unit.block.place.headings[-1:], unit.text, unit.row, beside))


def _lists(units: Sequence[Unit]) -> dict[int, str]:
    """For each item of a list, the text of all items around it."""
    found: dict[int, str] = {}
    run: list[Unit] = []
    for unit in (*units, None):
        if unit is not None and not unit.row and (unit.own or unit.block.kind == "list-item"):
            run.append(unit)
            continue
        text = " ".join((*run[0].block.place.headings[-1:], *(item.text for item in run))) if run else ""
        found.update({item.index: text for item in run})
        run = []
    return found
