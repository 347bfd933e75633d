"""The table of the kinds of check."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from policylint.kinds import citation, clause, conflict, residue, verbatim, wording
from policylint.kinds.study import Study
from policylint.model import Check, Hit
from policylint.pattern import Pattern
from policylint.vocabulary import Vocabulary


def _no_patterns(check: Check, vocabulary: Vocabulary) -> tuple[Pattern, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class Kind:
    """What the house asks of a kind of check."""

    keys: frozenset[str]
    """Keys that its check files may have beside the common ones."""
    problems: Callable[[Mapping[str, Any], Vocabulary], Iterable[str]]
    """What is wrong with the keys of a check, in words."""
    find: Callable[[Check, Study], Iterable[Hit]]
    """Hits in a document, before any date."""
    patterns: Callable[[Check, Vocabulary], tuple[Pattern, ...]] = _no_patterns
    """Patterns that the lexicon must know."""
    triggers: Callable[[Check, Vocabulary], tuple[Pattern, ...]] = _no_patterns
    """Patterns of which one must be there for a unit to be worth a look."""


KINDS: Mapping[str, Kind] = {
    "wording": Kind(wording.KEYS, wording.problems, wording.find, wording.patterns, wording.triggers),
    "verbatim": Kind(verbatim.KEYS, verbatim.problems, verbatim.find),
    "clause": Kind(clause.KEYS, clause.problems, clause.find, clause.patterns, clause.triggers),
    "citation": Kind(citation.KEYS, citation.problems, citation.find_hits),
    "residue": Kind(residue.KEYS, residue.problems, residue.find_hits),
    "conflict": Kind(conflict.KEYS, conflict.problems, conflict.find_hits),
}
