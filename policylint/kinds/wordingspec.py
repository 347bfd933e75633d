"""The keys of a wording check: what they mean, what can be wrong with them, and their patterns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from policylint.model import Check
from policylint.pattern import Pattern
from policylint.topic import SAFEGUARDING
from policylint.vocabulary import Vocabulary, parse_patterns

KEYS = frozenset(
    {
        "mention",
        "stance",
        "any",
        "also",
        "unless",
        "not-about",
        "verbatim",
        "exception",
        "in-spite",
        "about",
        "shown-by",
        "headed",
        "across",
    }
)
_EXCEPTIONS = ("softens", "excuses", "excuses-above", "required")


@dataclass(frozen=True, slots=True)
class Wording:
    """The keys of a wording check, read."""

    mentions: tuple[str, ...]
    """Kinds of mention that it looks for."""
    stance: tuple[str, ...]
    any: tuple[Pattern, ...]
    """One must stand in the clause of the mention; none given: no narrowing."""
    also: tuple[Pattern, ...]
    """All must stand in the sentence."""
    unless: tuple[Pattern, ...]
    """None may stand in the sentence."""
    not_about: tuple[str, ...]
    """Topics that rule the finding out even beside words about safeguarding."""
    shown_by: tuple[Pattern, ...]
    """Wording that shows a sentence to be about safeguarding, whatever else it is about."""
    about: str
    """"safeguarding": the mention must be about sharing a concern; "anything": about anything but `not-about`."""
    headed: Mapping[str, str]
    """Kinds of mention that count only under a heading that shows a list: kind to list."""
    exception: str
    """"softens": an exception for risk lowers the weight; "excuses": there is no finding; "excuses-above": the
    same, also a few sentences further down, where the limit of a promise stands; "required": only with one."""
    in_spite: tuple[Pattern, ...]
    """Wording that shows a sentence to hold in spite of a risk: what looks like an exception in it is none."""
    across: bool
    """Whether its words may be spread over two sentences of a paragraph."""

    @property
    def specificity(self) -> int:
        """How narrow the check is: of two that see one mention the narrower names it."""
        return (2 if self.any else 0) + bool(self.also) + (self.exception == "required")


def problems(spec: Mapping[str, Any], vocabulary: Vocabulary) -> Iterator[str]:
    """What is wrong with the keys of a wording check."""
    for mention in _mentions(spec) or ("",):
        if mention not in vocabulary.cores:
            yield f'mention = "{mention}": there is no such kind of mention in the vocabulary'
    if not spec.get("stance"):
        yield "stance is missing: which stances of the mention are findings?"
    stances = {rule.stance for mention in _mentions(spec) for rule in vocabulary.rules_of(mention)}
    for stance in spec.get("stance", []):
        if stance not in stances:
            yield f'stance "{stance}" is given by no rule of the vocabulary'
    names = {topic.name for topic in vocabulary.topics}
    for topic in spec.get("not-about", []):
        if topic not in names:
            yield f'not-about: there is no topic "{topic}" in the vocabulary'
    for shown in spec.get("headed", {}).values():
        if shown not in vocabulary.lists:
            yield f'headed: there is no list "{shown}" in the vocabulary'
    if spec.get("about", SAFEGUARDING) not in {SAFEGUARDING, "anything"}:
        yield 'about must be "safeguarding" or "anything"'
    if spec.get("exception", "softens") not in _EXCEPTIONS:
        yield f"exception must be one of {', '.join(_EXCEPTIONS)}"


def _mentions(spec: Mapping[str, Any]) -> tuple[str, ...]:
    """`mention` names one kind or several; `headed` adds the kinds that need a heading."""
    named = spec.get("mention", ())
    return (*((named,) if isinstance(named, str) else named), *spec.get("headed", {}))


def compiled(check: Check, vocabulary: Vocabulary) -> Wording:
    spec = check.spec

    def read(key: str) -> tuple[Pattern, ...]:
        return parse_patterns(spec.get(key, ()), vocabulary, check.source)

    return Wording(
        mentions=_mentions(spec),
        stance=tuple(spec["stance"]),
        any=read("any"),
        also=read("also"),
        unless=read("unless"),
        not_about=tuple(spec.get("not-about", ())),
        shown_by=read("shown-by"),
        about=spec.get("about", SAFEGUARDING),
        headed=dict(spec.get("headed", {})),
        exception=spec.get("exception", "softens"),
        in_spite=read("in-spite"),
        across=spec.get("across", False),
    )


def patterns(check: Check, vocabulary: Vocabulary) -> tuple[Pattern, ...]:
    """Patterns that the lexicon must know."""
    wording = compiled(check, vocabulary)
    return wording.any + wording.also + wording.unless + wording.shown_by + wording.in_spite


def triggers(check: Check, vocabulary: Vocabulary) -> tuple[Pattern, ...]:
    """Patterns of the rules that make the mention: without one of them there is nothing to judge."""
    wording = compiled(check, vocabulary)
    rules = (rule for mention in wording.mentions for rule in vocabulary.rules_of(mention))
    return tuple(pattern for rule in rules if rule.stance in wording.stance for pattern in rule.any)
