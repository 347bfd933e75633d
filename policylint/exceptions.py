"""Exceptions for risk: "unless this would place the child at risk", in a sentence or near it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from policylint.mentions import first_match
from policylint.model import Unit
from policylint.pattern import Marked, Pattern
from policylint.vocabulary import Vocabulary

_TYPED_LABEL = re.compile(r"\(?(?:\d{1,2}|[a-z]|[ivx]{2,4})[.)]\s")
"""The label of an item that was typed as a paragraph: "b. asking may ..."."""
_LATER = 3
"""Sentences after one, in its paragraph, that may name themselves the exception to it."""
_BELOW = 40
"""Units after one among which a sentence about "all the above" is looked for."""
_LIMIT = 10
"""Units after a promise among which its limit is looked for: farther down other rules begin."""
_ITEMS = 12
"""Units after the first among which the items of its list are looked for."""


@dataclass(frozen=True, slots=True)
class RiskException:
    """An exception for risk: the unit it stands in, and its characters there."""

    unit: int
    start: int
    end: int


def following(units: Sequence[Unit], unit: Unit) -> Unit | None:
    """The next unit under the same headings."""
    after = units[unit.index + 1] if unit.index + 1 < len(units) else None
    if after is None or after.block.kind == "heading":
        return None
    return after if after.block.place.headings == unit.block.place.headings else None


class Exceptions:
    """The exceptions for risk of one document."""

    def __init__(self, units: Sequence[Unit], vocabulary: Vocabulary, mark: Callable[[str], Marked]) -> None:
        self._units = units
        self._vocabulary = vocabulary
        self._mark = mark
        self._known: dict[int, RiskException | None] = {}

    def of(self, unit: Unit) -> RiskException | None:
        """The exception nearest to a unit: its own words, the next sentence, the rest of its list, the paragraph."""
        if unit.index not in self._known:
            self._known[unit.index] = self._find(unit)
        return self._known[unit.index]

    def _find(self, unit: Unit) -> RiskException | None:
        return self._near(unit) or self._before(unit) or self._later(unit) or self._listed(unit) or self._over_all(unit)

    def _near(self, unit: Unit) -> RiskException | None:
        for place in self._places(unit):
            patterns = self._vocabulary.overrides
            if place.block.id == unit.block.id and place is not unit:
                patterns += self._vocabulary.overrides_after
            found = first_match(self._mark(place.text), patterns)
            if found:
                return self._at(place, found)
        return None

    def _at(self, unit: Unit, found: tuple[int, int]) -> RiskException:
        return RiskException(unit.index, *self._mark(unit.text).characters(*found))

    def _places(self, unit: Unit) -> Iterator[Unit]:
        """The unit, the next one, and the other items of the list that either of them begins or belongs to."""
        yield unit
        after = following(self._units, unit)
        if after is None:
            return
        if not after.quoted:
            yield after
        lead = next((place.text for place in (after, unit) if place.text.endswith(":")), unit.text[: unit.own])
        for item in self._units[after.index + bool(lead == after.text) : after.index + _ITEMS]:
            if not lead or item.text[: item.own].rstrip() != lead.rstrip():
                return
            if item is not after and not item.quoted:
                yield item

    def _before(self, unit: Unit) -> RiskException | None:
        """The sentence before, where this one speaks of "all other cases"."""
        here, before = self._vocabulary.overrides_before
        earlier = self._units[unit.index - 1] if unit.index else None
        if earlier is None or earlier.block.id != unit.block.id or first_match(self._mark(unit.text), here) is None:
            return None
        found = first_match(self._mark(earlier.text), before)
        return self._at(earlier, found) if found else None

    def _later(self, unit: Unit) -> RiskException | None:
        """A later sentence of the paragraph that names itself the exception: "The exception to this rule is"."""
        for later in self._units[unit.index + 2 : unit.index + 1 + _LATER]:
            if later.block.id != unit.block.id:
                return None
            found = None if later.quoted else first_match(self._mark(later.text), self._vocabulary.overrides_later)
            if found:
                return self._at(later, found)
        return None

    def _listed(self, unit: Unit) -> RiskException | None:
        """An item of the list that tells when it does not hold: "unless there is good reason. For example:"."""
        lead = following(self._units, unit)
        if lead is None or not lead.text.endswith(":") or lead.block.id != unit.block.id:
            return None
        if first_match(self._mark(unit.text), self._vocabulary.overrides_listed) is None:
            return None
        _, risk = self._vocabulary.overrides_before
        for item in self._units[lead.index + 1 : lead.index + _ITEMS]:
            if item.text[: item.own].rstrip() != lead.text and not _TYPED_LABEL.match(item.text):
                return None
            if not item.quoted and first_match(self._mark(item.text), risk):
                return RiskException(item.index, item.own, len(item.text))
        return None

    def limit(self, unit: Unit) -> RiskException | None:
        """A later sentence under the same headings that says when a confidence is broken."""
        return self._below(unit, self._vocabulary.overrides_later, _LIMIT)

    def _over_all(self, unit: Unit) -> RiskException | None:
        """A later sentence under the same headings that speaks of all the above: "All of the above is subject to"."""
        return self._below(unit, self._vocabulary.overrides_above, _BELOW)

    def _below(self, unit: Unit, patterns: Sequence[Pattern], most: int) -> RiskException | None:
        """The first of the sentences below a unit, under the same headings, that one of the patterns fits."""
        for later in self._units[unit.index + 1 : unit.index + most]:
            if later.block.place.headings != unit.block.place.headings or later.block.kind == "heading":
                return None
            found = None if later.quoted else first_match(self._mark(later.text), patterns)
            if found:
                return self._at(later, found)
        return None
