"""Wording that the guidance replaced: a mention of one kind that takes one of the stances the check names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from policylint.kinds.shingles import Passages
from policylint.kinds.study import Study
from policylint.mentions import Spoken, first_match
from policylint.model import Check, Confidence, Hit, Unit
from policylint.pattern import Pattern
from policylint.topic import SAFEGUARDING
from policylint.view import RiskException, View
from policylint.vocabulary import Vocabulary, parse_patterns

_PAIR = 2

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
    """"softens": an exception for risk lowers the weight; "excuses": there is no finding; "required": only with one."""
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
    if spec.get("exception", "softens") not in {"softens", "excuses", "required"}:
        yield 'exception must be "softens", "excuses" or "required"'


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


def find(check: Check, study: Study) -> Iterator[Hit]:
    """Hits of a wording check in the units worth a look."""
    wording = compiled(check, study.view.vocabulary)
    old = study.passages(check.spec.get("verbatim", ()))
    view = study.view
    for unit, seam in _passages(check, wording, study):
        for mention in (found for kind in wording.mentions for found in view.mentions(unit, kind)):
            spread = not seam or _spread(view, unit, mention, seam)
            if spread and mention.stance in wording.stance and _fits(wording, view, unit, mention):
                hit = None if view.denied(unit) else _hit(check, wording, study, unit, mention, old)
                if hit is not None:
                    yield hit


def _passages(check: Check, wording: Wording, study: Study) -> Iterator[tuple[Unit, int]]:
    """Units that are not quoted, and, where the check reads across, pairs of sentences as one unit with the length of
    the first."""
    yield from ((unit, 0) for unit in study.units_for(check.id) if not unit.quoted)
    for window in study.windows_for(check.id) if wording.across else ():
        first, last = window.units[0], window.units[-1]
        if len(window.units) == _PAIR and window.text.startswith(f"{first.text} "):
            yield replace(first, text=window.text, end=last.end), len(first.text)


def _spread(view: View, unit: Unit, mention: Spoken, seam: int) -> bool:
    """Whether a mention begins in the first of two sentences and ends in the second."""
    start, end = view.text(unit).characters(mention.start, mention.end)
    return start < seam < end


def _fits(wording: Wording, view: View, unit: Unit, mention: Spoken) -> bool:
    text = view.text(unit)
    if text.ends[mention.end - 1] <= unit.own and not view.affirms(unit):
        return False  # it stands in the lead-in or the question, not in this unit
    if mention.kind in wording.headed and not view.headed(unit, wording.headed[mention.kind]):
        return False
    low, high = text.clause(mention.start, mention.end)
    if wording.any and first_match(text, wording.any, low, high) is None:
        return False
    if any(first_match(text, [pattern]) is None for pattern in wording.also):
        return False
    if wording.unless and first_match(text, wording.unless) is not None:
        return False
    if any(view.shows(unit, topic) for topic in wording.not_about):
        return False
    topic = _topic(view, unit, mention)
    exception = view.exception(unit) if not topic else None
    if exception is not None and view.units[exception.unit].block.id == unit.block.id:
        topic = SAFEGUARDING  # an exception for risk in the same paragraph tells what the rule is about
    if wording.shown_by and first_match(text, wording.shown_by) is not None:
        return True
    return topic == SAFEGUARDING or (wording.about == "anything" and topic not in wording.not_about)


def _topic(view: View, unit: Unit, mention: Spoken) -> str:
    """What a mention is about. Words of an exception for risk after it do not make another setting, such as
    counselling, one of safeguarding: "The counsellor shares nothing without consent unless a child is at risk"."""
    about = view.about(unit, mention.start, mention.end)
    told_here = about.topic == SAFEGUARDING and about.told_by in {"clause", "sentence"}
    exception = view.exception(unit) if told_here else None
    if exception is None or exception.unit != unit.index:
        return about.topic
    kept = unit.text[: exception.start]
    if view.text(unit).ends[mention.end - 1] > len(kept):
        return about.topic
    without = view.about_text(kept, unit, mention.start, mention.end)
    elsewhere = without.told_by in {"clause", "sentence"} and without.topic != SAFEGUARDING
    return without.topic if elsewhere else about.topic


def _exception(wording: Wording, view: View, unit: Unit, mention: Spoken) -> RiskException | None:
    """The exception for risk. A check that names words of defiance takes none from a sentence that has them, and none
    from the words of the bar itself."""
    exception = view.exception(unit)
    if exception is None or exception.unit != unit.index or not wording.in_spite:
        return exception
    text = view.text(unit)
    start, end = text.characters(mention.start, mention.end)
    overlaps = exception.start < end and start < exception.end
    return None if overlaps or first_match(text, wording.in_spite) is not None else exception


def _hit(check: Check, wording: Wording, study: Study, unit: Unit, mention: Spoken, old: Passages) -> Hit | None:
    view = study.view
    exception = _exception(wording, view, unit, mention)
    risk = exception is not None or mention.own_override
    if (risk and wording.exception == "excuses") or (not risk and wording.exception == "required"):
        return None
    source = old.holding(unit.text[unit.own :])
    confidence: Confidence = "softened" if risk else "verbatim" if source else "rule"
    words = view.text(unit)
    start, end = words.characters(mention.start, mention.end)
    matched = unit.text[start:end]
    return Hit(
        check=check.id,
        role="wording",
        unit=unit.index,
        block=unit.block.id,
        start=unit.start,
        end=unit.end,
        confidence=confidence,
        override=view.quote(exception) if exception else matched if mention.own_override else None,
        because=_because(mention, matched, _in_words(source, study), risk=risk),
        data=(
            ("mention", mention.kind),
            ("stance", mention.stance),
            ("told-by", view.about(unit, mention.start, mention.end).told_by),
            ("matched", matched),
            ("pattern", mention.pattern),
            ("specificity", str(wording.specificity)),
        ),
    )


_READS = {
    "required": "makes consent required",
    "preferred": "asks for consent first",
    "overridable": "treats a refusal as something to be overridden first",
}


def _in_words(source: str, study: Study) -> str:
    """A passage as a reader knows it: "Information sharing advice 2018, rule 4"."""
    edition, _, clause = source.partition("#")
    return f"{study.editions[edition].short}, {clause.replace('-', ' ')}" if source else ""


def _because(mention: Spoken, matched: str, source: str, *, risk: bool) -> str:
    reason = f"“{matched}” {_READS.get(mention.stance, 'is the wording this check looks for')}"
    if source:
        reason += f", word for word as in {source}"
    if mention.kind in {"consent", "refusal"}:
        reason += "; there is an exception for risk" if risk else "; no exception for risk in this sentence or the next"
    return reason + "."
