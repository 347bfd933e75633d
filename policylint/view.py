"""A document as the kinds of check see it: units, marked on demand, with the mentions in them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from policylint.exceptions import Exceptions, RiskException, following
from policylint.mentions import Spoken, spoken
from policylint.model import Unit
from policylint.pattern import Marked
from policylint.topic import OURS, About, about
from policylint.vocabulary import Vocabulary

_ANSWER = 3
"""Words at the start of an answer among which its yes begins."""


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
        self._exceptions = Exceptions(self.units, vocabulary, self.mark)
        self._known_exceptions: dict[int, RiskException | None] = {}
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
        after = following(self.units, unit)
        if after is None or after.block.id != unit.block.id:
            return False
        text = self.text(after)
        return any(start < _ANSWER for start, _ in text.of("{denial}"))

    def exception(self, unit: Unit) -> RiskException | None:
        """An exception for risk in this unit or near it."""
        if unit.index not in self._known_exceptions:
            self._known_exceptions[unit.index] = self._exceptions.of(unit)
        return self._known_exceptions[unit.index]

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
