"""Wording that the guidance replaced: a mention of one kind that takes one of the stances the check names."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import replace

from policylint.exceptions import RiskException
from policylint.kinds.shingles import Passages
from policylint.kinds.study import Study
from policylint.kinds.wordingspec import KEYS as KEYS
from policylint.kinds.wordingspec import Wording, compiled
from policylint.kinds.wordingspec import patterns as patterns
from policylint.kinds.wordingspec import problems as problems
from policylint.kinds.wordingspec import triggers as triggers
from policylint.mentions import Spoken, first_match
from policylint.model import Check, Confidence, Hit, Unit
from policylint.topic import SAFEGUARDING, About
from policylint.view import View

_PAIR = 2


def find(check: Check, study: Study) -> Iterator[Hit]:
    """Hits of a wording check in the units worth a look."""
    wording = compiled(check, study.view.vocabulary)
    old = study.passages(check.spec.get("verbatim", ()))
    view = study.view
    for unit, seam in _passages(check, wording, study):
        for mention in (found for kind in wording.mentions for found in view.mentions(unit, kind)):
            spread = not seam or _spread(view, unit, mention, seam)
            if spread and mention.stance in wording.stance and _fits(wording, view, unit, mention, old):
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


def _fits(wording: Wording, view: View, unit: Unit, mention: Spoken, old: Passages) -> bool:
    text = view.text(unit)
    if text.ends[mention.end - 1] <= unit.own and not view.affirms(unit):
        return False  # it stands in the lead-in or the question, not in this unit
    if not view.rules(unit):
        return False
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
    if not topic and (_excepts_risk(view, unit) or old.holding(unit.text[unit.own :])):
        topic = SAFEGUARDING  # an exception for a child at risk, or the guidance's own words, tell what it is about
    if wording.shown_by and first_match(text, wording.shown_by) is not None:
        return True
    if mention.kind == "consent" and _loose(view, unit, mention):
        return False
    return topic == SAFEGUARDING or (wording.about == "anything" and topic not in wording.not_about)


def _loose(view: View, unit: Unit, mention: Spoken) -> bool:
    """Whether all that tells of consent are words that mean other things as well ("happy with", "sign"), in a clause
    that does not speak of sharing, a sentence that names neither a concern nor an agency and under such a heading."""
    lists = view.vocabulary.safeguarding
    text = view.text(unit)
    loose = text.of("{" + lists.loose + "}")
    core = text.of("{" + view.vocabulary.cores[mention.kind] + "}")
    firm = any(mention.start <= first and stop <= mention.end and (first, stop) not in loose for first, stop in core)
    named = text.has("{" + lists.agency + "}") or text.has("{" + lists.concern + "}")
    shared = text.has("{" + lists.act + "}", *text.clause(mention.start, mention.end))
    return not (firm or named or shared or view.headed(unit, lists.headings))


def _excepts_risk(view: View, unit: Unit) -> bool:
    """Whether an exception for risk tells that a unit is about safeguarding: in a policy of ours any in its paragraph,
    elsewhere one in the unit itself, beside words of a referral."""
    exception = view.exception(unit)
    if exception is None:
        return False
    if view.ours:
        return view.units[exception.unit].block.id == unit.block.id
    return exception.unit == unit.index and view.text(unit).has("{" + view.vocabulary.safeguarding.referral + "}")


def _topic(view: View, unit: Unit, mention: Spoken) -> str:
    """What a mention is about. Words of an exception for risk beside it do not make it a matter of safeguarding: "The
    counsellor shares nothing without consent unless a child is at risk". In our own policies they make no other setting
    one of safeguarding."""
    about = view.about(unit, mention.start, mention.end)
    told_here = about.topic == SAFEGUARDING and about.told_by in {"clause", "sentence"}
    exception = view.exception(unit) if told_here else None
    if exception is None or exception.unit != unit.index:
        return about.topic
    without = _without(exception, view, unit, mention)
    elsewhere = without.told_by in {"clause", "sentence"} and without.topic != SAFEGUARDING
    return without.topic if elsewhere or not view.ours else about.topic


def _without(exception: RiskException, view: View, unit: Unit, mention: Spoken) -> About:
    """What a mention is about by the words on its own side of an exception."""
    text = view.text(unit)
    first, _ = text.characters(mention.start, mention.end)
    if first < exception.start:
        kept = bisect_right(text.ends, exception.start)
        return view.about_text(unit.text[: exception.start], unit, mention.start, min(mention.end, kept))
    if exception.end <= first:
        shift = bisect_left(text.starts, exception.end)
        kept_text = unit.text[text.starts[shift] :]
        return view.about_text(kept_text, unit, mention.start - shift, mention.end - shift)
    return view.about(unit, mention.start, mention.end)


def _exception(wording: Wording, view: View, unit: Unit, mention: Spoken) -> RiskException | None:
    """The exception for risk. A check that names words of defiance takes none from a sentence that has them, and none
    from the words of the bar itself. A promise has its limit a few sentences further down too."""
    exception = view.exception(unit) or (view.limit(unit) if wording.exception == "excuses-above" else None)
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
    if (risk and wording.exception in {"excuses", "excuses-above"}) or (not risk and wording.exception == "required"):
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
