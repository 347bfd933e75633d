"""The keys of a clause check: read, checked, and turned into patterns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from policylint.mentions import first_match
from policylint.model import POLICY_TYPES, Check
from policylint.pattern import Marked, Pattern
from policylint.topic import SAFEGUARDING
from policylint.vocabulary import Vocabulary, parse_patterns

KEYS = frozenset(
    {
        "satisfied-by",
        "satisfied-if",
        "satisfied-by-mention",
        "partial-by",
        "partial-says",
        "partial-unless",
        "unless",
        "unless-beside",
        "firm",
        "unless-mention",
        "not-about",
        "not-under",
        "listed-under",
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
    unless: tuple[Pattern, ...]
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
    beside: tuple[Pattern, ...] = ()
    """One of these must stand in the sentence; none given: no matter what else it says."""


@dataclass(frozen=True, slots=True)
class ClauseSpec:
    """The keys of a clause check, read."""

    satisfied_by: tuple[Pattern, ...]
    satisfied_if: tuple[Conditional, ...]
    said: tuple[Saying, ...]
    """Mentions that satisfy the clause, instead of or beside patterns."""
    partial_by: tuple[Pattern, ...]
    partial_unless: tuple[Pattern, ...]
    """Wording beside which a part of the clause does not count."""
    unless: tuple[Pattern, ...]
    contradicted_by: tuple[Saying, ...]
    """Mentions about sharing that undo the clause where they stand in the same passage ("seek consent first")."""
    firm: tuple[Pattern, ...]
    """Words that state the clause so plainly that no sentence beside them undoes it."""
    undone_by: tuple[Pattern, ...]
    """Wording that does so."""
    not_about: tuple[str, ...]
    not_under: tuple[Pattern, ...]
    """Headings under which a passage speaks of something else."""
    listed_under: tuple[Pattern, ...]
    """Words of a lead-in, or of the heading that stands for it, under which the items of a list are read together; none
    given: under any."""
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
        for table in _tables(spec, key):
            mention = str(table.get("mention"))
            if mention not in vocabulary.cores:
                yield f'{key}: there is no kind of mention "{mention}" in the vocabulary'
            if not set(table) <= {"mention", "stance", "beside"}:
                yield f'{key}: a table has "mention", "stance" and perhaps "beside", and nothing else'
            known = {rule.stance for rule in vocabulary.rules_of(mention)}
            for stance in table.get("stance", ()):
                if stance not in known:
                    yield f'{key}: stance "{stance}" is given by no rule of the vocabulary'


def _tables(spec: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
    """One table, or a list of them."""
    given = spec.get(key, [])
    return given if isinstance(given, list) else [given]


def _about(spec: Mapping[str, Any]) -> Mapping[str, str]:
    given = spec.get("about", "")
    return given if isinstance(given, dict) else {"": given}


def compiled(check: Check, vocabulary: Vocabulary) -> ClauseSpec:
    spec = check.spec

    def read(sources: Sequence[str]) -> tuple[Pattern, ...]:
        return parse_patterns(sources, vocabulary, check.source)

    def sayings(key: str) -> tuple[Saying, ...]:
        return tuple(
            Saying(table["mention"], tuple(table.get("stance", ())), read(table.get("beside", ())))
            for table in _tables(spec, key)
        )

    return ClauseSpec(
        satisfied_by=read(spec.get("satisfied-by", ())),
        satisfied_if=tuple(
            Conditional(read(entry["any"]), read(entry.get("also", ())), read(entry.get("unless", ())))
            for entry in spec.get("satisfied-if", ())
        ),
        said=sayings("satisfied-by-mention"),
        partial_by=read(spec.get("partial-by", ())),
        partial_unless=read(spec.get("partial-unless", ())),
        unless=read(spec.get("unless", ())),
        contradicted_by=sayings("unless-mention"),
        firm=read(spec.get("firm", ())),
        undone_by=read(spec.get("unless-beside", ())),
        not_about=tuple(spec.get("not-about", ())),
        not_under=read(spec.get("not-under", ())),
        listed_under=read(spec.get("listed-under", ())),
        about=_about(spec),
        shown_by=read(spec.get("shown-by", ())),
        nearest=tuple(
            Nearest(read(entry["any"]), read(entry.get("unless", ())), entry["why-not"])
            for entry in spec.get("nearest", ())
        ),
    )
