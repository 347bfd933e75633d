"""Something a policy should say: found with its evidence, found in part, or not found, with the nearest passages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from policylint.kinds.study import Study
from policylint.mentions import first_match
from policylint.model import POLICY_TYPES, Check, Hit, Unit
from policylint.pattern import Marked, Pattern
from policylint.topic import SAFEGUARDING
from policylint.view import View
from policylint.vocabulary import Vocabulary, parse_patterns
from policylint.window import Window, windows

KEYS = frozenset(
    {
        "satisfied-by",
        "satisfied-if",
        "satisfied-by-mention",
        "partial-by",
        "partial-says",
        "unless",
        "unless-mention",
        "not-about",
        "about",
        "shown-by",
        "nearest",
        "insert-under",
        "required",
        "missing",
        "present",
        "partial",
        "absent",
    }
)


@dataclass(frozen=True, slots=True)
class Nearest:
    """Passages that come near, and why they are not enough."""

    any: tuple[Pattern, ...]
    why_not: str


@dataclass(frozen=True, slots=True)
class Conditional:
    """Wording that states the clause only beside other wording, or only without it ("the reason for *not* telling")."""

    any: tuple[Pattern, ...]
    also: tuple[Pattern, ...]
    unless: tuple[Pattern, ...]

    def holds(self, text: Marked) -> bool:
        """Whether all of `also` and none of `unless` stand in a text."""
        return all(first_match(text, [pattern]) for pattern in self.also) and not first_match(text, self.unless)


@dataclass(frozen=True, slots=True)
class Saying:
    """A kind of mention that states the clause when it takes one of these stances."""

    mention: str
    stance: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClauseSpec:
    """The keys of a clause check, read."""

    satisfied_by: tuple[Pattern, ...]
    satisfied_if: tuple[Conditional, ...]
    said: tuple[Saying, ...]
    """Mentions that satisfy the clause, instead of or beside patterns."""
    partial_by: tuple[Pattern, ...]
    unless: tuple[Pattern, ...]
    contradicted_by: tuple[Saying, ...]
    """Mentions about sharing that undo the clause where they stand in the same passage ("seek consent first")."""
    not_about: tuple[str, ...]
    about: Mapping[str, str]
    """By policy type ("" for the rest). "safeguarding": the passage must be about sharing a concern; "": about anything
    but the topics of `not-about`."""
    shown_by: tuple[Pattern, ...]
    """Wording that shows a passage to be about safeguarding where `about` asks for that."""
    nearest: tuple[Nearest, ...]

    def topic(self, policy_type: str) -> str:
        """What a passage must be about in a policy of this type."""
        return self.about.get(policy_type, self.about.get("", ""))


def problems(spec: Mapping[str, Any], vocabulary: Vocabulary) -> Iterator[str]:
    """What is wrong with the keys of a clause check."""
    if not any(spec.get(key) for key in ("satisfied-by", "satisfied-if", "satisfied-by-mention")):
        yield "satisfied-by is missing: which wording states the clause?"
    for entry in spec.get("satisfied-if", []):
        if not entry.get("any") or not set(entry) <= {"any", "also", "unless"}:
            yield 'satisfied-if: each table has "any", and may have "also" and "unless", and nothing else'
    yield from _mention_problems(spec, vocabulary)
    names = {topic.name for topic in vocabulary.topics}
    for topic in spec.get("not-about", []):
        if topic not in names:
            yield f'not-about: there is no topic "{topic}" in the vocabulary'
    for policy, topic in _about(spec).items():
        if topic not in {"", SAFEGUARDING} or policy not in {"", *POLICY_TYPES}:
            yield 'about must be "safeguarding" or "", or a table of these by policy type'
    if not spec.get("insert-under"):
        yield "insert-under is missing: words of the heading where the clause belongs"
    if not spec.get("missing"):
        yield "missing is missing: the sentence that says what is not there"


def _mention_problems(spec: Mapping[str, Any], vocabulary: Vocabulary) -> Iterator[str]:
    for key in ("satisfied-by-mention", "unless-mention"):
        for saying in _sayings(spec, key):
            if saying.mention not in vocabulary.cores:
                yield f'{key}: there is no kind of mention "{saying.mention}" in the vocabulary'
            known = {rule.stance for rule in vocabulary.rules_of(saying.mention)}
            for stance in saying.stance:
                if stance not in known:
                    yield f'{key}: stance "{stance}" is given by no rule of the vocabulary'


def _sayings(spec: Mapping[str, Any], key: str) -> tuple[Saying, ...]:
    """One table, or a list of them."""
    given = spec.get(key, [])
    tables = given if isinstance(given, list) else [given]
    return tuple(Saying(str(table.get("mention")), tuple(table.get("stance", ()))) for table in tables)


def _about(spec: Mapping[str, Any]) -> Mapping[str, str]:
    given = spec.get("about", "")
    return given if isinstance(given, dict) else {"": given}


def compiled(check: Check, vocabulary: Vocabulary) -> ClauseSpec:
    spec = check.spec

    def read(sources: Sequence[str]) -> tuple[Pattern, ...]:
        return parse_patterns(sources, vocabulary, check.source)

    return ClauseSpec(
        satisfied_by=read(spec.get("satisfied-by", ())),
        satisfied_if=tuple(
            Conditional(read(entry["any"]), read(entry.get("also", ())), read(entry.get("unless", ())))
            for entry in spec.get("satisfied-if", ())
        ),
        said=_sayings(spec, "satisfied-by-mention"),
        partial_by=read(spec.get("partial-by", ())),
        unless=read(spec.get("unless", ())),
        contradicted_by=_sayings(spec, "unless-mention"),
        not_about=tuple(spec.get("not-about", ())),
        about=_about(spec),
        shown_by=read(spec.get("shown-by", ())),
        nearest=tuple(Nearest(read(entry["any"]), entry["why-not"]) for entry in spec.get("nearest", ())),
    )


def patterns(check: Check, vocabulary: Vocabulary) -> tuple[Pattern, ...]:
    """Patterns that the lexicon must know."""
    spec = compiled(check, vocabulary)
    beside = tuple(pattern for entry in spec.satisfied_if for pattern in entry.also + entry.unless)
    return triggers(check, vocabulary) + spec.unless + spec.shown_by + beside


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
    for window in windows(view.units, study.candidates):
        if not window.alone and settled & {unit.index for unit in window.units}:
            continue
        role, because = _role(spec, view, window)
        if not role:
            continue
        if role == "present":
            settled |= {unit.index for unit in window.units}
        yield _hit(check, window, role, because)


def _hit(check: Check, window: Window, role: str, because: str) -> Hit:
    first = window.units[0]
    last = window.units[-1]
    end = last.end if last.block.id == first.block.id else first.end
    return Hit(
        check=check.id,
        role=role,
        unit=first.index,
        block=first.block.id,
        start=first.start,
        end=end,
        because=because,
        data=(("units", str(len(window.units))),),
    )


def _role(spec: ClauseSpec, view: View, window: Window) -> tuple[str, str]:
    text = view.mark(window.text)
    if spec.unless and first_match(text, spec.unless) is not None:
        return "", ""
    stated = _states(spec, view, window, text) or (window.alone and _says(spec, view, window.units[0]))
    if stated and not _undone(spec, view, window):
        return "present", ""
    if _found(spec.partial_by, spec, view, window, text):
        return "partial", ""
    if window.alone:
        for entry in spec.nearest:
            if first_match(text, entry.any) is not None:
                return "near", entry.why_not
    return "", ""


def _states(spec: ClauseSpec, view: View, window: Window, text: Marked) -> bool:
    if _found(spec.satisfied_by, spec, view, window, text):
        return True
    return any(entry.holds(text) and _found(entry.any, spec, view, window, text) for entry in spec.satisfied_if)


def _found(patterns: Sequence[Pattern], spec: ClauseSpec, view: View, window: Window, text: Marked) -> bool:
    """Whether a pattern matches in a passage on the right topic, and not in the heading alone."""
    for pattern in patterns:
        for start, end in pattern.find(text):
            if text.ends[end - 1] > window.heading and _right_topic(spec, view, window, (start, end)):
                return True
    return False


def _says(spec: ClauseSpec, view: View, unit: Unit) -> bool:
    alone = Window(unit.text, (unit,))
    return any(
        mention.stance in saying.stance and _right_topic(spec, view, alone, (mention.start, mention.end))
        for saying in spec.said
        for mention in view.mentions(unit, saying.mention)
    )


def _undone(spec: ClauseSpec, view: View, window: Window) -> bool:
    """Whether a mention of `unless-mention` that is about sharing stands in the passage or beside it in its block."""
    first, last = window.units[0], window.units[-1]
    around = view.units[max(first.index - 1, 0) : last.index + 2]
    units = [unit for unit in around if unit.block.id in {first.block.id, last.block.id} and not unit.quoted]
    return any(
        mention.stance in saying.stance and view.about(unit, mention.start, mention.end).topic == SAFEGUARDING
        for saying in spec.contradicted_by
        for unit in units
        for mention in view.mentions(unit, saying.mention)
    )


def _right_topic(spec: ClauseSpec, view: View, window: Window, found: tuple[int, int]) -> bool:
    topic = view.about_text(window.text, window.units[0], *found).topic
    if topic in spec.not_about:
        return False
    if topic == SAFEGUARDING or spec.topic(view.policy_type) != SAFEGUARDING:
        return True
    return first_match(view.mark(window.text), spec.shown_by) is not None
