"""Passages of superseded guidance, known by runs of five words that no edition in force shares."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

SIZE = 5
ENOUGH = 0.8
"""Share of a sentence's runs that must stand in the passage."""

_WORD = re.compile(r"[a-z0-9]+(?:'[a-z]+)?")


def shingles(text: str) -> tuple[str, ...]:
    """Runs of five words, lower case, in order."""
    words = _WORD.findall(text.lower().replace("’", "'"))
    return tuple(" ".join(words[index : index + SIZE]) for index in range(len(words) - SIZE + 1))


@dataclass(frozen=True, slots=True)
class Passages:
    """Superseded passages by name, less what the passages in force share."""

    runs: Mapping[str, frozenset[str]]
    known: frozenset[str]
    """The runs of all passages: most sentences hold none of them."""

    @classmethod
    def of(cls, old: Mapping[str, str], in_force: Iterable[str]) -> Passages:
        """`old`: name to text; `in_force`: texts whose wording is still right."""
        current = {run for text in in_force for run in shingles(text)}
        runs = {name: frozenset(shingles(text)) - current for name, text in old.items()}
        return cls(runs, frozenset().union(*runs.values()))

    def holding(self, sentence: str) -> str:
        """Name of the passage that holds the sentence nearly word for word; empty when none does."""
        return next(iter(self.all_holding(sentence)), "")

    def all_holding(self, sentence: str) -> tuple[str, ...]:
        """Names of the passages that hold the sentence nearly word for word, the best first: editions share rules."""
        runs = shingles(sentence)
        if len(runs) < 2 or self.known.isdisjoint(runs):
            return ()
        shares = {name: _share(runs, passage) for name, passage in self.runs.items()}
        held = [name for name, share in shares.items() if share >= ENOUGH]
        return tuple(sorted(held, key=lambda name: -shares[name]))


def _share(runs: tuple[str, ...], passage: frozenset[str]) -> float:
    return sum(run in passage for run in runs) / len(runs)
