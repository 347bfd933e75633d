"""What a sentence says about consent, a refusal, a barrier or a duty: its mentions, each with a stance."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from policylint.pattern import NEGATIONS, Marked, Pattern
from policylint.vocabulary import Vocabulary

_REACH = 6
"""Words before a mention among which a negation that denies it is looked for."""
_COMMAS = frozenset({",", ":", "(", ")", "–", "—", "-", "→"})


@dataclass(frozen=True, slots=True)
class Spoken:
    """A mention in a marked text: words start..end, and the stance that a rule gave it."""

    kind: str
    stance: str
    start: int
    end: int
    pattern: str
    own_override: bool


def spoken(text: Marked, kind: str, vocabulary: Vocabulary) -> tuple[Spoken, ...]:
    """Mentions of one kind, in order. Where the kind has core words, each core word gets the first rule that covers
    it; elsewhere the first of overlapping rules holds."""
    core = vocabulary.cores.get(kind, "")
    if core and not text.of("{" + core + "}"):
        return ()
    matches = list(matching(text, kind, vocabulary))
    kept: list[Spoken] = []
    if core:
        kept = _of_cores(text, kind, vocabulary, matches, _outermost(text.of("{" + core + "}")))
    else:
        for match in matches:
            if not any(match.start < other.end and other.start < match.end for other in kept):
                kept.append(match)
    return tuple(sorted(kept, key=lambda mention: (mention.start, mention.end)))


def _of_cores(
    text: Marked, kind: str, vocabulary: Vocabulary, matches: list[Spoken], cores: list[tuple[int, int]]
) -> list[Spoken]:
    """The first match that covers each core word. One that rests on another core word, which an earlier rule has
    taken, is none: in "shared by approved routes with the right permissions" nobody approves of the sharing."""
    first = {core: found for core in cores if (found := _covering(matches, core)) is not None}
    kept: list[Spoken] = []
    for core, (place, match) in first.items():
        taken = [
            other
            for other, (earlier, taker) in first.items()
            if earlier < place and taker.stance != match.stance and match.start <= other[0] and other[1] <= match.end
        ]
        left = _covering(matching(text.without(taken), kind, vocabulary), core) if taken else (place, match)
        if left is not None and left[1] not in kept:
            kept.append(left[1])
    return kept


def _covering(matches: Iterable[Spoken], core: tuple[int, int]) -> tuple[int, Spoken] | None:
    """The first match that covers a core word, and its place in the order."""
    start, end = core
    return next((found for found in enumerate(matches) if found[1].start <= start and end <= found[1].end), None)


def matching(text: Marked, kind: str, vocabulary: Vocabulary) -> Iterator[Spoken]:
    """All that patterns of one kind match, in the order of the rules: what `spoken` chooses from."""
    for rule, pattern in vocabulary.possible(kind, text.spans):
        for start, end in pattern.every(text):
            stance = rule.denied if rule.denied and _denied(text, start, end, vocabulary) else rule.stance
            yield Spoken(kind, stance, start, end, pattern.source, rule.override)


def _denied(text: Marked, start: int, end: int, vocabulary: Vocabulary) -> bool:
    """Whether a negation just before governs the words ("does not oblige us to | get consent")."""
    if text.has("{" + vocabulary.double_negation + "}", start, end):
        return False  # "nothing | is shared until they agree": two negations
    low, _ = text.clause(start, start)
    for place in range(start - 1, max(low, start - _REACH) - 1, -1):
        if text.words[place] in NEGATIONS:
            return not text.has("{" + vocabulary.breaks_denial + "}", place + 1, start)
        if text.words[place] in _COMMAS:
            return False
    return False


def _outermost(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans that lie in no other."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not kept or end > kept[-1][1]:
            kept.append((start, end))
    return kept


def first_match(
    text: Marked, patterns: Iterable[Pattern], start: int = 0, end: int | None = None
) -> tuple[int, int] | None:
    """The first match of any pattern inside words start..end."""
    last = len(text.words) if end is None else end
    for pattern in patterns:
        for first, stop in pattern.find(text):
            if start <= first and stop <= last:
                return first, stop
    return None
