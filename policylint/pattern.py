"""The pattern language of check files: words in order, with bounded gaps, over words already marked.

    seek*|obtain* ...6 {consent}

- `word`, `word*` (any ending), `{list}` (a list of vocabulary.toml), `a|b` (either);
- a space: directly after; `...6`: up to six words between, within the clause; `..6`: the same, and none of them a
  negation; `....20`: up to twenty words between, whatever they are.

Parsing needs no spaCy, so that a wrong check file is refused at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

LONGEST_GAP = 40
_GAP = re.compile(r"^(\.{2,4})(\d{1,3})$")
_WORD = re.compile(r"^[\w'’£$%&/.-]*\w[\w'’./-]*\*?$|^[|:;,()\[\]•☐?→–—-]$|^&$")
_LIST = re.compile(r"^\{[a-z][a-z0-9-]*\}$")

HARD_STOPS = frozenset({".", ";", "?", "!", "|", "but", "however", "although", "though", "whereas"})
NEGATIONS = frozenset({"not", "n't", "nt", "never", "no", "nor", "neither", "none", "nobody", "nothing", "cannot"})


class PatternError(ValueError):
    """A pattern that cannot be understood; the text says what is wrong with it."""


@dataclass(frozen=True)
class Marked:
    """A text cut into words, with the cues found in it: what patterns are matched against."""

    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    spans: Mapping[str, tuple[tuple[int, int], ...]] = field(default_factory=dict)

    @cached_property
    def stops(self) -> tuple[int, ...]:
        """For each position, how many clause ends stand before it."""
        return _running(word in HARD_STOPS for word in self.words)

    @cached_property
    def negations(self) -> tuple[int, ...]:
        """For each position, how many negations stand before it."""
        return _running(word in NEGATIONS for word in self.words)

    def clause(self, start: int, end: int) -> tuple[int, int]:
        """The clause around words start..end."""
        while start > 0 and self.words[start - 1] not in HARD_STOPS:
            start -= 1
        while end < len(self.words) and self.words[end] not in HARD_STOPS:
            end += 1
        return start, end

    def without(self, taken: Sequence[tuple[int, int]]) -> Marked:
        """The same words, without the words of lists that overlap some of them."""
        free = {
            name: tuple(
                span
                for span in spans
                if not name.startswith("{") or not any(low < span[1] and span[0] < high for low, high in taken)
            )
            for name, spans in self.spans.items()
        }
        return replace(self, spans={name: spans for name, spans in free.items() if spans})

    def of(self, element: str) -> tuple[tuple[int, int], ...]:
        """Spans of an element of a pattern: of any of its alternatives."""
        found = self._unions.get(element)
        if found is None:
            choices = split_choices(element)
            if len(choices) == 1:
                found = self.spans.get(element, ())
            else:
                found = tuple(sorted({span for choice in choices for span in self.spans.get(choice, ())}))
            self._unions[element] = found
        return found

    @cached_property
    def _unions(self) -> dict[str, tuple[tuple[int, int], ...]]:
        return {}

    def has(self, element: str, start: int = 0, end: int | None = None) -> bool:
        """Whether an element lies within words start..end."""
        last = len(self.words) if end is None else end
        return any(start <= first and stop <= last for first, stop in self.of(element))

    def characters(self, start: int, end: int) -> tuple[int, int]:
        """Character span of words start..end."""
        return self.starts[start], self.ends[end - 1]


def _running(flags: Iterable[bool]) -> tuple[int, ...]:
    counts = [0]
    for flag in flags:
        counts.append(counts[-1] + flag)
    return tuple(counts)


@dataclass(frozen=True, slots=True)
class Gap:
    """What may stand between two elements."""

    most: int = 0
    clause_bound: bool = True
    negation_free: bool = False

    def admits(self, text: Marked, start: int, end: int) -> bool:
        if not 0 <= end - start <= self.most:
            return False
        if self.clause_bound and text.stops[end] != text.stops[start]:
            return False
        return not (self.negation_free and text.negations[end] != text.negations[start])


@dataclass(frozen=True, slots=True)
class Pattern:
    """A parsed pattern: named word sets with a gap before each but the first."""

    source: str
    elements: tuple[str, ...]
    gaps: tuple[Gap, ...]
    names: tuple[frozenset[str], ...]
    """For each element its alternatives."""

    def possible(self, text: Marked) -> bool:
        """Whether every element stands somewhere: told without looking at places."""
        present = text.spans.keys()
        return not any(map(present.isdisjoint, self.names))

    def find(self, text: Marked) -> Iterator[tuple[int, int]]:
        """Word spans that match: for each beginning the shortest match."""
        if not self.possible(text):
            return
        choices = [text.of(element) for element in self.elements]
        for start, end in choices[0]:
            stop = self._rest(text, choices, 1, end)
            if stop is not None:
                yield start, stop

    def _rest(self, text: Marked, choices: list[tuple[tuple[int, int], ...]], index: int, end: int) -> int | None:
        if index == len(choices):
            return end
        gap = self.gaps[index - 1]
        for start, stop in choices[index]:
            if start >= end and gap.admits(text, end, start):
                rest = self._rest(text, choices, index + 1, stop)
                if rest is not None:
                    return rest
        return None

    def spans_over(self, text: Marked, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Matches that hold all of words start..end."""
        return ((first, stop) for first, stop in self.every(text) if first <= start and end <= stop)

    def every(self, text: Marked) -> Iterator[tuple[int, int]]:
        """All matches, longest ones too."""
        if not self.possible(text):
            return
        choices = [text.of(element) for element in self.elements]
        reached = {(start, end) for start, end in choices[0]}
        for gap, spans in zip(self.gaps, choices[1:], strict=True):
            reached = {
                (first, stop)
                for first, end in reached
                for start, stop in spans
                if start >= end and gap.admits(text, end, start)
            }
        yield from sorted(reached)


def parse(source: str, lists: Iterable[str] = ()) -> Pattern:
    """Read a pattern. `lists` are the names it may use.

    Raises:
        PatternError: with what is wrong, in words.
    """
    known = set(lists)
    elements: list[str] = []
    gaps: list[Gap] = []
    gap: Gap | None = None
    for part in source.split():
        found = _GAP.match(part)
        if found:
            if gap is not None or not elements:
                raise PatternError(f'"{source}": a gap must stand between two words')
            gap = _gap(found, source)
            continue
        if part.startswith(".."):
            raise PatternError(f'"{source}": "{part}" is no gap: write ..N, ...N or ....N, N being a number of words')
        _check_element(part, known, source)
        if elements:
            gaps.append(gap or Gap())
        elements.append(part)
        gap = None
    if gap is not None or not elements:
        raise PatternError(f'"{source}": a pattern must begin and end with a word')
    names = tuple(frozenset(split_choices(element)) for element in elements)
    return Pattern(source, tuple(elements), tuple(gaps), names)


def _gap(found: re.Match[str], source: str) -> Gap:
    dots, most = len(found.group(1)), int(found.group(2))
    if most > LONGEST_GAP:
        raise PatternError(f'"{source}": a gap is {LONGEST_GAP} words at most')
    return Gap(most, clause_bound=dots < 4, negation_free=dots == 2)


def _check_element(part: str, known: set[str], source: str) -> None:
    for choice in split_choices(part):
        if _LIST.match(choice):
            if choice[1:-1] not in known:
                raise PatternError(f'"{source}": there is no list {choice} in the vocabulary')
        elif not _WORD.match(choice):
            raise PatternError(f'"{source}": "{choice}" is not a word, word*, {{list}} or gap')


def split_choices(element: str) -> list[str]:
    """The alternatives of an element; a lone "|" is itself (a table cell's edge)."""
    return [element] if element == "|" else element.split("|")
