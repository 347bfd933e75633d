"""Something a policy should say: found with its evidence, found in part, or not found, with the nearest passages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from policylint.kinds.clausespec import KEYS, ClauseSpec, compiled, problems
from policylint.kinds.study import Study
from policylint.mentions import first_match
from policylint.model import Check, Hit, Unit
from policylint.pattern import Marked, Pattern
from policylint.topic import SAFEGUARDING
from policylint.view import View
from policylint.vocabulary import Vocabulary
from policylint.window import Window

_BESIDE = re.compile(r"[,;/&]|\band\b")
"""What stands between the matters that a heading names."""

__all__ = ["KEYS", "find", "patterns", "problems", "triggers"]


def patterns(check: Check, vocabulary: Vocabulary) -> tuple[Pattern, ...]:
    """Patterns that the lexicon must know."""
    spec = compiled(check, vocabulary)
    conditions = tuple(pattern for entry in spec.satisfied_if for pattern in entry.also + entry.unless)
    conditions += tuple(pattern for entry in spec.nearest for pattern in entry.unless)
    beside = tuple(pattern for saying in spec.said for pattern in saying.beside)
    return (
        triggers(check, vocabulary)
        + spec.unless
        + spec.partial_unless
        + spec.firm
        + spec.undone_by
        + spec.not_under
        + spec.listed_under
        + spec.shown_by
        + conditions
        + beside
    )


def triggers(check: Check, vocabulary: Vocabulary) -> tuple[Pattern, ...]:
    """Patterns that show the clause, a part of it or a near miss."""
    spec = compiled(check, vocabulary)
    near = tuple(pattern for entry in spec.nearest for pattern in entry.any)
    sayings = tuple(
        pattern
        for saying in spec.said
        for rule in vocabulary.rules_of(saying.mention)
        if rule.stance in saying.stance
        for pattern in rule.any
    )
    conditional = tuple(pattern for entry in spec.satisfied_if for pattern in entry.any)
    return spec.satisfied_by + conditional + spec.partial_by + near + sayings


def find(check: Check, study: Study) -> Iterator[Hit]:
    """Evidence ("present", "partial") and near misses ("near") of a clause check."""
    view = study.view
    spec = compiled(check, view.vocabulary)
    settled: set[int] = set()
    for window in study.windows_for(check.id):
        if not window.alone and settled & {unit.index for unit in window.units}:
            continue
        shown = _shown(spec, view, window)
        if shown is None:
            continue
        if shown.role == "present":
            settled |= {unit.index for unit in window.units}
        yield _hit(check, window, shown)


@dataclass(frozen=True, slots=True)
class _Shown:
    """What a passage shows."""

    role: str
    because: str = ""
    """Why a near miss is one."""
    misses: int = 0
    """How far a part is from the whole (0: nearest)."""
    end: int = 0
    """Where the words that show it end, in characters of the passage; 0: the whole of it shows it."""


def _hit(check: Check, window: Window, shown: _Shown) -> Hit:
    units = window.shown_in(shown.end)
    first, last = units[0], units[-1]
    end = last.end if last.block.id == first.block.id else first.end
    told = {"misses": shown.misses, "rank": window.rank}
    return Hit(
        check=check.id,
        role=shown.role,
        unit=first.index,
        block=first.block.id,
        start=first.start,
        end=end,
        because=shown.because,
        data=(("units", str(len(window.units))), *((name, str(value)) for name, value in told.items() if value)),
    )


def _shown(spec: ClauseSpec, view: View, window: Window) -> _Shown | None:
    text = view.mark(window.text)
    if not _elsewhere(spec, view, window.units[0]) and first_match(text, spec.unless) is None:
        stated = _stated(spec, view, window, text)
        said = stated is None and window.alone and _said(spec, view, window.units[0])
        if (said or stated is not None) and not _undone(spec, view, window, stated or (0, 0)):
            return _Shown("present", end=text.ends[stated[1] - 1] if stated else 0)
        part = _part(spec, view, window, text)
        if part is not None and first_match(text, spec.partial_unless) is None:
            return part
    return _near(spec, text) if window.alone else None


def _near(spec: ClauseSpec, text: Marked) -> _Shown | None:
    """Why a sentence comes near, when it does: the first kind of near miss that fits."""
    for entry in spec.nearest:
        if first_match(text, entry.any) is not None and first_match(text, entry.unless) is None:
            return _Shown("near", entry.why_not)
    return None


def _elsewhere(spec: ClauseSpec, view: View, unit: Unit) -> bool:
    """Whether a heading says that the part is about something else. The title of the document does not count."""
    headings = unit.block.place.headings
    return any(_names_other(spec, view, heading) for heading in headings[1:] or headings)


def _names_other(spec: ClauseSpec, view: View, heading: str) -> bool:
    """Whether a heading names another matter, and no sharing beside it ("Referrals and allegations")."""
    if first_match(view.mark(heading), spec.not_under) is None:
        return False
    sharing = "{" + view.vocabulary.safeguarding.headings + "}"
    named = (view.mark(part) for part in _BESIDE.split(heading))
    return not any(part.has(sharing) and first_match(part, spec.not_under) is None for part in named)


def _stated(spec: ClauseSpec, view: View, window: Window, text: Marked) -> tuple[int, int] | None:
    """The words of a window that state the clause."""
    stated = _found(spec.satisfied_by, spec, view, window, text)
    for entry in spec.satisfied_if:
        if stated is None and entry.holds(text):
            stated = _found(entry.any, spec, view, window, text)
    return stated


def _part(spec: ClauseSpec, view: View, window: Window, text: Marked) -> _Shown | None:
    """A part of the clause, by the first pattern that fits: `partial-by` has the nearest to the whole first."""
    for place, pattern in enumerate(spec.partial_by):
        span = _found((pattern,), spec, view, window, text)
        if span is not None:
            return _Shown("partial", misses=place, end=text.ends[span[1] - 1])
    return None


def _found(
    patterns: Sequence[Pattern], spec: ClauseSpec, view: View, window: Window, text: Marked
) -> tuple[int, int] | None:
    """The first match in a passage that is one statement, on the right topic, and not in the heading alone."""
    if spec.listed_under and window.items and first_match(view.mark(window.lead()), spec.listed_under) is None:
        return None
    for pattern in patterns:
        for start, end in pattern.find(text):
            stop = text.ends[end - 1]
            one = stop > window.heading and window.one_statement(text.starts[start], stop)
            if one and _right_topic(spec, view, window, (start, end)):
                return start, end
    return None


def _said(spec: ClauseSpec, view: View, unit: Unit) -> bool:
    """Whether a mention in a sentence states the clause."""
    alone, text = Window(unit.text, (unit,)), view.text(unit)
    return any(
        mention.stance in saying.stance
        and (not saying.beside or first_match(text, saying.beside) is not None)
        and _right_topic(spec, view, alone, (mention.start, mention.end))
        for saying in spec.said
        for mention in view.mentions(unit, saying.mention)
    )


def _undone(spec: ClauseSpec, view: View, window: Window, stated: tuple[int, int]) -> bool:
    """Whether wording of `unless-beside`, or a mention of `unless-mention` that may be about sharing, stands near.

    A mention that lies in the words which state the clause does not count: "we do not treat consent as a condition".
    """
    first, last = window.units[0], window.units[-1]
    if window.alone and first_match(view.text(first), spec.firm) is not None:
        return False
    around = view.units[max(first.index - 1, 0) : last.index + 2]
    units = [unit for unit in around if unit.block.id in {first.block.id, last.block.id} and not unit.quoted]
    if any(first_match(view.text(unit), spec.undone_by) is not None for unit in units):
        return True
    return any(
        mention.stance in saying.stance
        and not (unit is first and window.alone and stated[0] <= mention.start and mention.end <= stated[1])
        and view.about(unit, mention.start, mention.end).topic in {"", SAFEGUARDING}
        for saying in spec.contradicted_by
        for unit in units
        for mention in view.mentions(unit, saying.mention)
    )


def _right_topic(spec: ClauseSpec, view: View, window: Window, found: tuple[int, int]) -> bool:
    about = view.about_text(window.text, window.units[0], *found)
    shown = first_match(view.mark(window.text), spec.shown_by) is not None
    if about.topic in spec.not_about:
        return shown and about.told_by not in {"clause", "sentence"}
    return shown or about.topic == SAFEGUARDING or spec.topic(view.policy_type) != SAFEGUARDING
