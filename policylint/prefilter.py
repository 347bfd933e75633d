"""Which checks may find something in a text: those of which it holds a word of every element of some pattern.

Needs no spaCy. It may name a check of which no pattern matches; it never leaves one out of which some pattern would.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache

from policylint.model import Unit
from policylint.pattern import Pattern, split_choices
from policylint.vocabulary import Vocabulary

_WORD = re.compile(r"[a-z0-9]+")
_SHORTEST = 3
"""Letters from which a word's beginning is looked up; of shorter words also the end."""
POINTER = ""
"""Stands among the checks for the search for a separate information sharing policy: no check has this id."""
_WORDS_KEPT = 50_000
"""Different words of which the elements are remembered."""

_Hints = tuple[frozenset[str], tuple[tuple[str, frozenset[str]], ...]]
"""What a word shows: elements that are there, and longer entries (squeezed) with the elements that hold them."""


class Prefilter:
    """Patterns, made ready for a quick no."""

    def __init__(self, triggers: Mapping[str, Iterable[Pattern]], vocabulary: Vocabulary) -> None:
        """`triggers`: by check the patterns of which one must match for the check to find anything."""
        wanted: dict[frozenset[str], set[str]] = defaultdict(set)
        for check, patterns in triggers.items():
            for pattern in patterns:
                wanted[frozenset(pattern.elements)].add(check)
        elements = {element for pattern in wanted for element in pattern}
        self._by_word: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        """Longest word of an entry, to the entry squeezed together, to the elements that hold it."""
        self._short: dict[str, set[str]] = defaultdict(set)
        """First words of entries without a longer word, looked for at both ends of words."""
        self._signs: dict[str, set[str]] = defaultdict(set)
        """First words of such entries that are no plain words ("|", "n't"), looked for as they stand."""
        for element in elements:
            self._learn(element, vocabulary)
        self._longest = max(map(len, self._by_word), default=0)
        uses = Counter(element for pattern in wanted for element in pattern)
        self._by_rarest: dict[str, list[tuple[frozenset[str], frozenset[str]]]] = defaultdict(list)
        """Patterns, as their elements, with the checks that they belong to."""
        for needed, checks in wanted.items():
            rarest = min(needed, key=lambda element: (uses[element], element))
            self._by_rarest[rarest].append((needed, frozenset(checks)))
        self._hints = lru_cache(_WORDS_KEPT)(self._shown_by)

    def _learn(self, element: str, vocabulary: Vocabulary) -> None:
        for choice in split_choices(element):
            entries = vocabulary.lists[choice[1:-1]] if choice.startswith("{") else (choice,)
            for entry in entries:
                longest = max(_WORD.findall(entry.lower()), key=len, default="")
                if len(longest) >= _SHORTEST:
                    self._by_word[longest][_squeezed(entry.split("*")[0])].add(element)
                else:
                    first = entry.lower().split()[0].rstrip("*")
                    (self._short if _WORD.fullmatch(first) else self._signs)[first].add(element)

    def checks(self, text: str) -> frozenset[str]:
        """The checks of which some pattern could match the text."""
        present = self._present(text.lower())
        possible = (
            checks
            for element in present & self._by_rarest.keys()
            for needed, checks in self._by_rarest[element]
            if needed <= present
        )
        return frozenset().union(*possible)

    def _present(self, text: str) -> set[str]:
        """Elements that could stand in a text in small letters."""
        words = _WORD.findall(text)
        squeezed = "".join(words)
        present: set[str] = set()
        for word in set(words):
            shown, longer = self._hints(word)
            present |= shown
            for entry, held_by in longer:
                if entry in squeezed:
                    present |= held_by
        for sign, elements in self._signs.items():
            if sign in text:
                present |= elements
        return present

    def _shown_by(self, word: str) -> _Hints:
        sure: set[str] = set().union(*(self._short.get(end, ()) for end in _short_ends(word)))
        longer: list[tuple[str, frozenset[str]]] = []
        for beginning in _beginnings(word, self._longest):
            for entry, elements in self._by_word.get(beginning, {}).items():
                if entry in word:
                    sure |= elements
                else:
                    longer.append((entry, frozenset(elements)))
        return frozenset(sure), tuple(longer)


def _squeezed(text: str) -> str:
    """Letters and digits alone, so that it does not matter how "don't" is parted into words."""
    return "".join(_WORD.findall(text.lower()))


def _beginnings(word: str, longest: int) -> Iterator[str]:
    """Beginnings of a word, and of what spaCy parts from its end: "cannot" is "can" and "not", "dont" "do" and "nt"."""
    yield from (word[:length] for length in range(_SHORTEST, min(len(word), longest) + 1))
    if word.endswith("not"):
        yield "not"


def _short_ends(word: str) -> Iterator[str]:
    """One and two letters at each end of a word: spaCy parts "10am" and "dont"."""
    for length in range(1, _SHORTEST):
        yield from (word[:length], word[-length:])
    if word.endswith("not"):
        yield from ("n", "no")


def candidates(units: Sequence[Unit], prefilter: Prefilter) -> tuple[Unit, ...]:
    """Units worth a look, in order: alone, or with what a kind may read together with them (`window.py`)."""
    checks = cache(prefilter.checks)
    together = _lists(units)
    return tuple(unit for unit in units if checks(_with_next(units, unit)) or checks(together.get(unit.index, "")))


def _with_next(units: Sequence[Unit], unit: Unit) -> str:
    after = units[unit.index + 1] if unit.index + 1 < len(units) else unit
    beside = after.text if after.block.id == unit.block.id else ""
    return " ".join((*unit.block.place.headings[-1:], unit.question, unit.text, unit.row, beside))


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
