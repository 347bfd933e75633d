"""A document as the kinds of check see it: units, marked on demand, with the mentions in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from policylint.mentions import Spoken, first_match, spoken
from policylint.model import Unit
from policylint.pattern import Marked
from policylint.topic import OURS, About, about
from policylint.vocabulary import Vocabulary

_ANSWER = 3
"""Words at the start of an answer among which its yes begins."""
_TYPED_LABEL = re.compile(r"\(?(?:\d{1,2}|[a-z]|[ivx]{2,4})[.)]\s")
"""The label of an item that was typed as a paragraph: "b. asking may ..."."""
_BELOW = 40
"""Units after one among which a sentence about "all the above" is looked for."""
_ITEMS = 12
"""Units after the first among which the items of its list are looked for."""


@dataclass(frozen=True, slots=True)
class RiskException:
    """An exception for risk: the unit it stands in, and its characters there."""

    unit: int
    start: int
    end: int


class View:
    """One document under judgement. spaCy is loaded when the first candidate unit is marked, not before."""

    def __init__(
        self, units: Sequence[Unit], vocabulary: Vocabulary, mark: Callable[[str], Marked], policy_type: str
    ) -> None:
        """`mark` cuts and marks a text (`language.Lexicon.mark`, made on first use)."""
        self.units = tuple(units)
        self.vocabulary = vocabulary
        self.policy_type = policy_type
        self.ours = policy_type in OURS
        self._mark = mark
        self._marked: dict[str, Marked] = {}
        self._exceptions: dict[int, RiskException | None] = {}
        self._spoken: dict[tuple[str, str], tuple[Spoken, ...]] = {}

    def mark(self, text: str) -> Marked:
        """Marked words of a text; equal texts are marked once."""
        if text not in self._marked:
            self._marked[text] = self._mark(text)
        return self._marked[text]

    def text(self, unit: Unit) -> Marked:
        return self.mark(unit.text)

    def mentions(self, unit: Unit, kind: str) -> tuple[Spoken, ...]:
        key = (unit.text, kind)
        if key not in self._spoken:
            self._spoken[key] = spoken(self.text(unit), kind, self.vocabulary)
        return self._spoken[key]

    def about(self, unit: Unit, start: int, end: int) -> About:
        """Topic of words start..end of a unit."""
        return self.about_text(unit.text, unit, start, end)

    def about_text(self, text: str, unit: Unit, start: int, end: int) -> About:
        """Topic of words start..end of a text that begins with a unit."""
        return about(
            self.mark(text),
            start,
            end,
            [self.mark(heading) for heading in unit.block.place.headings],
            self._neighbour(unit),
            self.policy_type,
            self.vocabulary,
        )

    def _neighbour(self, unit: Unit) -> Marked | None:
        """The whole table row of a cell; else the sentences before and after in the same block."""
        if unit.row:
            return self.mark(unit.row)
        near = self.units[max(unit.index - 1, 0) : unit.index + 2]
        beside = [other.text for other in near if other.block.id == unit.block.id and other.index != unit.index]
        return self.mark(" ".join(beside)) if beside else None

    def affirms(self, unit: Unit) -> bool:
        """Whether the unit answers a question with a yes: it then says what the question asks."""
        if not unit.question:
            return False
        text = self.text(unit)
        first = next((index for index, start in enumerate(text.starts) if start >= unit.own), 0)
        return any(first <= start < first + _ANSWER for start, _ in text.of("{yes}"))

    def denied(self, unit: Unit) -> bool:
        """Whether the next sentence of the same paragraph says no to this one ("Myth: ... No, you do not")."""
        after = self.following(unit)
        if after is None or after.block.id != unit.block.id:
            return False
        text = self.text(after)
        return any(start < _ANSWER for start, _ in text.of("{denial}"))

    def following(self, unit: Unit) -> Unit | None:
        """The next unit under the same headings."""
        if unit.index + 1 >= len(self.units):
            return None
        after = self.units[unit.index + 1]
        same = after.block.place.headings == unit.block.place.headings and after.block.kind != "heading"
        return after if same else None

    def exception(self, unit: Unit) -> RiskException | None:
        """An exception for risk in this unit or the next."""
        if unit.index not in self._exceptions:
            self._exceptions[unit.index] = self._exception(unit)
        return self._exceptions[unit.index]

    def _exception(self, unit: Unit) -> RiskException | None:
        for place in self._places_of_exception(unit):
            text = self.text(place)
            patterns = self.vocabulary.overrides
            if place.block.id == unit.block.id and place is not unit:
                patterns += self.vocabulary.overrides_after
            found = first_match(text, patterns)
            if found:
                return RiskException(place.index, *text.characters(*found))
        return self._exception_before(unit) or self._exception_listed(unit) or self._exception_over_all(unit)

    def _places_of_exception(self, unit: Unit) -> Iterator[Unit]:
        """The unit, the next one, and the other items of the list that either of them begins or belongs to."""
        yield unit
        after = self.following(unit)
        if after is None:
            return
        if not after.quoted:
            yield after
        lead = next((place.text for place in (after, unit) if place.text.endswith(":")), unit.text[: unit.own])
        for item in self.units[after.index + bool(lead == after.text) : after.index + _ITEMS]:
            if not lead or item.text[: item.own].rstrip() != lead.rstrip():
                return
            if item is not after and not item.quoted:
                yield item

    def _exception_before(self, unit: Unit) -> RiskException | None:
        """The sentence before, where this one speaks of "all other cases"."""
        here, before = self.vocabulary.overrides_before
        earlier = self.units[unit.index - 1] if unit.index else None
        if earlier is None or earlier.block.id != unit.block.id or first_match(self.text(unit), here) is None:
            return None
        found = first_match(self.text(earlier), before)
        return RiskException(earlier.index, *self.text(earlier).characters(*found)) if found else None

    def _exception_listed(self, unit: Unit) -> RiskException | None:
        """An item of the list that tells when it does not hold: "unless there is good reason. For example:"."""
        lead = self.following(unit)
        if lead is None or not lead.text.endswith(":") or lead.block.id != unit.block.id:
            return None
        if first_match(self.text(unit), self.vocabulary.overrides_listed) is None:
            return None
        _, risk = self.vocabulary.overrides_before
        for item in self.units[lead.index + 1 : lead.index + _ITEMS]:
            if item.text[: item.own].rstrip() != lead.text and not _TYPED_LABEL.match(item.text):
                return None
            if not item.quoted and first_match(self.text(item), risk):
                return RiskException(item.index, item.own, len(item.text))
        return None

    def _exception_over_all(self, unit: Unit) -> RiskException | None:
        """A later sentence under the same headings that speaks of all the above: "All of the above is subject to"."""
        for later in self.units[unit.index + 1 : unit.index + _BELOW]:
            if later.block.place.headings != unit.block.place.headings or later.block.kind == "heading":
                return None
            found = None if later.quoted else first_match(self.text(later), self.vocabulary.overrides_above)
            if found:
                return RiskException(later.index, *self.text(later).characters(*found))
        return None

    def quote(self, exception: RiskException) -> str:
        """The words of an exception."""
        return self.units[exception.unit].text[exception.start : exception.end]

    def rules(self, unit: Unit) -> bool:
        """Whether a unit can say what is to be done: a heading only if it is a whole sentence that gives a rule."""
        text = self.text(unit)
        if unit.block.kind != "heading":
            return True
        if "?" in text.words:
            return False
        if any(start == 0 for start, _ in text.of("{heading-orders}")):
            return True
        asks = any(start == 0 for start, _ in text.of("{heading-asks}"))
        return not asks and text.has("{heading-rules}")

    def headed(self, unit: Unit, shown: str) -> bool:
        """Whether words of a list stand in the heading right above a unit."""
        headings = unit.block.place.headings
        return bool(headings) and self.mark(headings[-1]).has("{" + shown + "}")

    def shows(self, unit: Unit, topic: str) -> bool:
        """Whether words of a topic stand in a unit."""
        words = next(entry.words for entry in self.vocabulary.topics if entry.name == topic)
        return self.text(unit).has("{" + words + "}")
