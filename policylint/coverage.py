"""Which patterns and topics of the checks, and which rules of the vocabulary, no example exercises.

A pattern that nothing matches is a fault nobody sees: it never fires, or never excuses.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from policylint.catalog import Catalog, checks_folder, table_of
from policylint.mentions import matching, spoken
from policylint.model import Check
from policylint.pattern import Marked
from policylint.read.snippet import snippet
from policylint.samples import EXCEPTIONS, TABLES, Sample, ours
from policylint.segment import segment
from policylint.tables import VOCABULARY
from policylint.testing import examples_of
from policylint.vocabulary import Vocabulary, parse_patterns
from policylint.window import windows

_PATTERN_KEYS = frozenset(
    {
        *("any", "also", "unless", "shown-by", "in-spite", "beside", "not-under"),
        *("satisfied-by", "partial-by", "partial-unless", "unless-beside", "firm"),
    }
)
_OURS = ("wording", "clause")
"""Kinds whose keys hold patterns; the phrases of the others are tested row by row."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One pattern or topic."""

    where: str
    """Id of the check, or the name of the vocabulary file."""
    key: str
    words: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the examples exercise."""

    patterns: int
    """How many patterns and topics there are."""
    unexercised: tuple[Entry, ...]


def measure(catalog: Catalog, ids: Collection[str] | None = None) -> Coverage:
    """Match the examples of the checks against their own patterns, and all examples against the vocabulary.

    `ids`: only these checks, and not the vocabulary.
    """
    kept = [check for check in catalog.running if check.kind in _OURS and (ids is None or check.id in ids)]
    entries, matched, texts = [], set(), []
    for check in kept:
        own = [catalog.mark(text) for text in dict.fromkeys(_texts(check))]
        texts += own
        for entry in _entries(check):
            entries.append(entry)
            if any(_matches(entry, text, catalog) for text in own):
                matched.add(entry)
    if ids is None:
        samples = ours(catalog.vocabulary)
        entries += [*_rules(catalog.vocabulary), *_exceptions()]
        matched |= told(texts, samples, catalog) | _excepted(texts, samples, catalog)
    return Coverage(len(entries), tuple(entry for entry in entries if entry not in matched))


# --- what there is ----------------------------------------------------------------------------------------------


def _entries(check: Check) -> Iterator[Entry]:
    for key, words in _patterns(check.spec):
        yield Entry(check.id, key, words)
    for topic in check.spec.get("not-about", ()):
        yield Entry(check.id, "not-about", topic)


def _patterns(spec: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, str]]:
    """Key and pattern, in tables inside the check too."""
    for key, value in spec.items():
        inner = [value] if isinstance(value, dict) else value if isinstance(value, list) else []
        for item in inner:
            if isinstance(item, dict):
                yield from _patterns(item, f"{above}{key}: ")
            elif key in _PATTERN_KEYS:
                yield f"{above}{key}", item


def _rules(vocabulary: Vocabulary) -> Iterator[Entry]:
    for rule in vocabulary.rules:
        for pattern in rule.any:
            yield _rule(rule.mention, rule.stance, pattern.source)


def _rule(mention: str, stance: str, words: str) -> Entry:
    return Entry(VOCABULARY, f"{mention}, {stance}", words)


def _exceptions() -> Iterator[Entry]:
    table = table_of(checks_folder() / VOCABULARY)
    for name in TABLES:
        for key, value in table[name].items():
            yield from (Entry(VOCABULARY, f"{name}: {key}", words) for words in value)


# --- what exercises it ------------------------------------------------------------------------------------------


def _texts(check: Check) -> Iterator[str]:
    """All that a check is given to look at in its examples: sentences, what stands together, headings."""
    for example in (example for examples in examples_of(check).values() for example in examples):
        for text in (example["text"], example.get("other", "")):
            units = segment(snippet(text, example.get("heading")))
            yield from (unit.text for unit in units)
            yield from (heading for unit in units for heading in unit.block.place.headings)
            if check.kind == "clause":
                yield from (window.text for window in windows(units, units))


def told(texts: Iterable[Marked], samples: Iterable[Sample], catalog: Catalog) -> set[Entry]:
    """Patterns of the rules that tell a mention, or fit the words of one and agree with it.

    A sample counts for the rules of its own mention and stance alone.
    """
    found = {entry for text in texts for kind in catalog.vocabulary.cores for entry in _agreeing(text, kind, catalog)}
    for sample in samples:
        if sample.mention != EXCEPTIONS:
            agreeing = (_agreeing(catalog.mark(unit.text), sample.mention, catalog) for unit in sample.units())
            wanted = f"{sample.mention}, {sample.stance}"
            found |= {entry for entries in agreeing for entry in entries if entry.key == wanted}
    return found


def _agreeing(text: Marked, kind: str, catalog: Catalog) -> Iterator[Entry]:
    kept = spoken(text, kind, catalog.vocabulary)
    for match in matching(text, kind, catalog.vocabulary):
        if any(
            match.stance == mention.stance and match.start < mention.end and mention.start < match.end
            for mention in kept
        ):
            yield _rule(kind, match.stance, match.pattern)


def _excepted(texts: Iterable[Marked], samples: Iterable[Sample], catalog: Catalog) -> set[Entry]:
    """Patterns of the tables of exceptions that match."""
    shown = [sample for sample in samples if sample.mention == EXCEPTIONS]
    marked = [*texts, *(catalog.mark(unit.text) for sample in shown for unit in sample.units())]
    return {entry for entry in _exceptions() if any(_finds(entry.words, text, catalog) for text in marked)}


def _matches(entry: Entry, text: Marked, catalog: Catalog) -> bool:
    if entry.key != "not-about":
        return _finds(entry.words, text, catalog)
    topic = next(topic for topic in catalog.vocabulary.topics if topic.name == entry.words)
    return text.has("{" + topic.words + "}") or text.has("{" + topic.headings + "}")


def _finds(words: str, text: Marked, catalog: Catalog) -> bool:
    (pattern,) = parse_patterns((words,), catalog.vocabulary, VOCABULARY)
    return next(pattern.find(text), None) is not None
