"""Which patterns and topics of the checks, and which rules of the vocabulary, no example exercises.

A pattern that nothing matches is a fault nobody sees: it never fires, or never excuses.
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from policylint.catalog import Catalog, checks_folder
from policylint.mentions import spoken
from policylint.model import Check
from policylint.pattern import Marked, Pattern
from policylint.read.snippet import snippet
from policylint.segment import segment
from policylint.testing import examples_of
from policylint.vocabulary import FILE, parse_patterns
from policylint.window import windows

_PATTERN_KEYS = frozenset({"any", "also", "unless", "satisfied-by", "partial-by", "shown-by", "not-under", "beside"})
_OURS = ("wording", "clause")
"""Kinds whose keys hold patterns; the phrases of the others are tested row by row."""
_EXCEPTIONS = ("override", "override-after", "override-before", "pointer")
"""Tables of the vocabulary beside its rules."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One pattern, topic or example."""

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
    idle: tuple[Entry, ...]
    """Examples of the vocabulary that its own rule does not recognise."""


def measure(catalog: Catalog, ids: Collection[str] | None = None) -> Coverage:
    """Match the examples of the checks against their own patterns, and all of them against the vocabulary.

    `ids`: only these checks, and not the vocabulary.
    """
    kept = [check for check in catalog.running if ids is None or check.id in ids]
    entries, matched, texts = [], set(), []
    for check in (check for check in kept if check.kind in _OURS):
        own = [catalog.mark(text) for text in dict.fromkeys(_texts(check))]
        texts += own
        for entry in _entries(check):
            entries.append(entry)
            if any(_matches(entry, text, catalog) for text in own):
                matched.add(entry)
    idle: list[Entry] = []
    if ids is None:
        table = tomllib.loads((checks_folder() / FILE).read_text(encoding="utf-8"))
        texts += [catalog.mark(text) for text in _vocabulary_texts(table)]
        rules = list(_rule_entries(table))
        entries += rules
        matched |= {entry for entry in rules if any(_finds(entry.words, text, catalog) for text in texts)}
        idle = list(idle_examples(table, catalog))
    return Coverage(len(entries), tuple(entry for entry in entries if entry not in matched), tuple(idle))


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


def _rule_entries(table: Mapping[str, Any]) -> Iterator[Entry]:
    for rule in table["rule"]:
        for words in rule["any"]:
            yield Entry(FILE, f"{rule['mention']}, {rule['stance']}", words)
    for name in _EXCEPTIONS:
        for key, value in table.get(name, {}).items():
            if key != "examples":
                yield from (Entry(FILE, f"{name}: {key}", words) for words in value)


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


def _vocabulary_texts(table: Mapping[str, Any]) -> Iterator[str]:
    """The examples that the vocabulary's own tables hold (`examples`)."""
    for part in (*table["rule"], *(table.get(name, {}) for name in _EXCEPTIONS)):
        for example in part.get("examples", ()):
            yield from (unit.text for unit in segment(snippet(example)))


def idle_examples(table: Mapping[str, Any], catalog: Catalog) -> Iterator[Entry]:
    """Examples of the rules of a vocabulary (its table) that get another stance, or none."""
    for rule in table["rule"]:
        for example in rule.get("examples", ()):
            texts = (catalog.mark(unit.text) for unit in segment(snippet(example)))
            if rule["stance"] not in _stances(texts, rule["mention"], catalog):
                yield Entry(FILE, f"{rule['mention']}, {rule['stance']}", example)


def _stances(texts: Iterable[Marked], mention: str, catalog: Catalog) -> set[str]:
    return {found.stance for text in texts for found in spoken(text, mention, catalog.vocabulary)}


def _matches(entry: Entry, text: Marked, catalog: Catalog) -> bool:
    if entry.key != "not-about":
        return _finds(entry.words, text, catalog)
    topic = next(topic for topic in catalog.vocabulary.topics if topic.name == entry.words)
    return text.has("{" + topic.words + "}") or text.has("{" + topic.headings + "}")


def _finds(words: str, text: Marked, catalog: Catalog) -> bool:
    (pattern,) = parse_patterns((words,), catalog.vocabulary, FILE)
    return _found(pattern, text)


def _found(pattern: Pattern, text: Marked) -> bool:
    return next(pattern.find(text), None) is not None
