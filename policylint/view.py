"""A document as the kinds of check see it: units, marked on demand, with the mentions in them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from policylint.exceptions import Exceptions, RiskException, following
from policylint.mentions import Spoken, spoken
from policylint.model import Unit
from policylint.pattern import NEGATIONS, Marked
from policylint.topic import OURS, About, Beside, about
from policylint.vocabulary import Vocabulary

_ANSWER = 3
"""Words at the start of an answer among which its yes begins."""
_AROUND = 6
"""Sentences before and after one, in its paragraph, that may tell what it is about."""
_LABEL = 4
"""Words up to which the first sentence of a paragraph, or what stands before a colon, is a heading of its own."""
_SHORT = 5
"""Words up to which a header or heading is no sentence of its own."""
_ORDER = 2
"""Words at the start of a sentence that forbid something: "Do not", "Never"."""
_CHOICE = 6
"""Words up to which an answer that holds a no is a choice to be ticked."""
_NO = frozenset({"no", "n"})


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
            lambda: self._beside(unit),
            self.policy_type,
            self.vocabulary,
        )

    def _beside(self, unit: Unit) -> Beside:
        if unit.row:
            row = self.mark(unit.row)
            return Beside(near=row, before=row)
        around = self.units[max(unit.index - _AROUND, 0) : unit.index + _AROUND + 1]
        others = [other for other in around if other.block.id == unit.block.id and other.index != unit.index]
        near = [other for other in others if abs(other.index - unit.index) == 1]
        return Beside(
            near=self.mark(" ".join(other.text for other in near)) if near else None,
            before=next((self.text(other) for other in near if other.index < unit.index), None),
            around=tuple(self.text(other) for other in others),
            label=self._label(unit, others),
        )

    def _label(self, unit: Unit, others: Sequence[Unit]) -> Marked | None:
        first, colon, _ = unit.text.partition(":")
        if colon and len(first.split()) <= _LABEL:
            return self.mark(first)
        return next((self.text(other) for other in others if other.start == 0 and _is_short(other)), None)

    def affirms(self, unit: Unit) -> bool:
        """Whether the unit answers a question with a yes: it then says what the question asks."""
        if not unit.question:
            return False
        text = self.text(unit)
        first = next((index for index, start in enumerate(text.starts) if start >= unit.own), 0)
        answer = text.words[first:]
        if len(answer) <= _CHOICE and not _NO.isdisjoint(answer):
            return False  # "Yes / No", to be ticked
        return any(first <= start < first + _ANSWER for start, _ in text.of("{yes}"))

    def denied(self, unit: Unit) -> bool:
        """Whether the next sentence of the same paragraph, or the first below a heading, says no to this one ("Myth:
        ... No, you do not"), or a short header or heading above it ("Don't", "Common myths")."""
        if self._forbidden(unit):
            return True
        if unit.block.kind == "heading":
            return self._is_myth(unit)
        after = following(self.units, unit)
        if after is None or after.block.id != unit.block.id:
            return False
        return self._says_no(after)

    def _says_no(self, unit: Unit) -> bool:
        return any(start < _ANSWER for start, _ in self.text(unit).of("{denial}"))

    def _is_myth(self, heading: Unit) -> bool:
        """Whether a heading stands among myths, or the first sentence below it denies it."""
        if any(self.mark(above.lower()).has("{heading-myths}") for above in heading.block.place.headings):
            return True
        below = self.units[heading.index + 1 : heading.index + 2]
        return any(unit.block.kind != "heading" and self._says_no(unit) for unit in below)

    def _forbidden(self, unit: Unit) -> bool:
        """Whether a short header or heading forbids what the unit says. A unit that is a "do not" itself repeats it."""
        text = self.text(unit)
        first = next((index for index, start in enumerate(text.starts) if start >= unit.own), 0)
        if not NEGATIONS.isdisjoint(text.words[first : first + _ORDER]):
            return False
        above = (unit.block.column_header, unit.block.row_header, *unit.block.place.headings[-1:])
        return any(
            len(words.words) <= _SHORT and any(start == 0 for start, _ in words.of("{heading-forbids}"))
            for words in (self.mark(words.lower()) for words in above if words)
        )

    def exception(self, unit: Unit) -> RiskException | None:
        """An exception for risk in this unit or near it."""
        return self._exceptions.of(unit)

    def limit(self, unit: Unit) -> RiskException | None:
        """Where the text below a unit says when a confidence is broken."""
        return self._exceptions.limit(unit)

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


def _is_short(unit: Unit) -> bool:
    return len(unit.text.split()) <= _LABEL
