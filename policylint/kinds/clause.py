"""Something a policy should say: found with its evidence, found in part, or not found, with the nearest passages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from policylint.kinds.study import Study
from policylint.mentions import first_match
from policylint.model import Check, Hit, Unit
from policylint.pattern import Pattern
from policylint.topic import SAFEGUARDING
from policylint.view import View
from policylint.vocabulary import Vocabulary, parse_patterns
from policylint.window import Window, windows

KEYS = frozenset(
    {
        "satisfied-by",
        "satisfied-by-mention",
        "partial-by",
        "partial-says",
        "unless",
        "not-about",
        "about",
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
class ClauseSpec:
    """The keys of a clause check, read."""

    satisfied_by: tuple[Pattern, ...]
    mention: str
    stance: tuple[str, ...]
    """A mention that satisfies the clause, instead of or beside patterns."""
    partial_by: tuple[Pattern, ...]
    unless: tuple[Pattern, ...]
    not_about: tuple[str, ...]
    about: str
    """"safeguarding": the passage must be about sharing a concern; "" : any but the topics of `not-about`."""
    nearest: tuple[Nearest, ...]


def problems(spec: Mapping[str, Any], vocabulary: Vocabulary) -> Iterator[str]:
    """What is wrong with the keys of a clause check."""
    if not spec.get("satisfied-by") and not spec.get("satisfied-by-mention"):
        yield "satisfied-by is missing: which wording states the clause?"
    names = {topic.name for topic in vocabulary.topics}
    for topic in spec.get("not-about", []):
        if topic not in names:
            yield f'not-about: there is no topic "{topic}" in the vocabulary'
    if spec.get("about", "") not in {"", *names}:
        yield f'about: there is no topic "{spec["about"]}" in the vocabulary'
    if not spec.get("insert-under"):
        yield "insert-under is missing: words of the heading where the clause belongs"
    if not spec.get("missing"):
        yield "missing is missing: the sentence that says what is not there"


def compiled(check: Check, vocabulary: Vocabulary) -> ClauseSpec:
    spec = check.spec

    def read(sources: Sequence[str]) -> tuple[Pattern, ...]:
        return parse_patterns(sources, vocabulary, check.source)

    mention = spec.get("satisfied-by-mention", {})
    return ClauseSpec(
        satisfied_by=read(spec.get("satisfied-by", ())),
        mention=mention.get("mention", ""),
        stance=tuple(mention.get("stance", ())),
        partial_by=read(spec.get("partial-by", ())),
        unless=read(spec.get("unless", ())),
        not_about=tuple(spec.get("not-about", ())),
        about=spec.get("about", ""),
        nearest=tuple(Nearest(read(entry["any"]), entry["why-not"]) for entry in spec.get("nearest", ())),
    )


def patterns(check: Check, vocabulary: Vocabulary) -> tuple[Pattern, ...]:
    """Patterns that the lexicon must know."""
    spec = compiled(check, vocabulary)
    return triggers(check, vocabulary) + spec.unless


def triggers(check: Check, vocabulary: Vocabulary) -> tuple[Pattern, ...]:
    """Patterns that show the clause, a part of it or a near miss."""
    spec = compiled(check, vocabulary)
    near = tuple(pattern for entry in spec.nearest for pattern in entry.any)
    rules = vocabulary.rules_of(spec.mention) if spec.mention else ()
    said = tuple(pattern for rule in rules if rule.stance in spec.stance for pattern in rule.any)
    return spec.satisfied_by + spec.partial_by + near + said


def find(check: Check, study: Study) -> Iterator[Hit]:
    """Evidence ("present", "partial") and near misses ("near") of a clause check."""
    view = study.view
    spec = compiled(check, view.vocabulary)
    settled: set[int] = set()
    for window in windows(view.units, study.candidates):
        role, because = _role(spec, view, window)
        if not role or (len(window.units) > 1 and settled & {unit.index for unit in window.units}):
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
    found = first_match(text, spec.satisfied_by)
    if found and _right_topic(spec, view, window, found):
        return "present", ""
    if len(window.units) == 1 and _said(spec, view, window.units[0]):
        return "present", ""
    found = first_match(text, spec.partial_by)
    if found and _right_topic(spec, view, window, found):
        return "partial", ""
    if len(window.units) == 1:
        for entry in spec.nearest:
            if first_match(text, entry.any) is not None:
                return "near", entry.why_not
    return "", ""


def _said(spec: ClauseSpec, view: View, unit: Unit) -> bool:
    return any(
        mention.stance in spec.stance and _right_topic(spec, view, Window(unit.text, (unit,)), (mention.start, mention.end))
        for mention in (view.mentions(unit, spec.mention) if spec.mention else ())
    )


def _right_topic(spec: ClauseSpec, view: View, window: Window, found: tuple[int, int]) -> bool:
    topic = view.about_text(window.text, window.units[0], *found).topic
    if spec.about == SAFEGUARDING and topic != SAFEGUARDING:
        return False
    return topic not in spec.not_about
