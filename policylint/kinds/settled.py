"""What was found without a date, judged on a day: editions and terms out of use by then, reviews that had passed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from policylint.model import Check, Edition, Hit, Severity

_CHECK_AGAIN = "Check the current guidance."
"""Ends every statement that rests on a fact known at second hand (confidence C)."""
_AHEAD = timedelta(days=123)
"""An edition circulates under its year for up to four months before it applies ("for information")."""


@dataclass(frozen=True, slots=True)
class Settled:
    """A hit that is a finding on the day asked for."""

    hit: Hit
    severity: Severity
    message: str
    advice: str
    suggest: str
    guidance: tuple[str, ...] = ()
    """What it rests on: "edition" or "edition#clause"."""


def citations(check: Check, hits: Sequence[Hit], editions: Mapping[str, Edition], as_of: date) -> Iterator[Settled]:
    """The citations that are findings on `as_of`, with what is said of each."""
    for hit in hits:
        if hit.role == "current":
            continue
        said = _cited(check, hit, editions, as_of) if "series" in check.spec else _listed(check, hit, as_of)
        if said:
            yield said


def residue(check: Check, hits: Sequence[Hit], editions: Mapping[str, Edition], as_of: date) -> Iterator[Settled]:
    """The left-overs that are findings on `as_of`, with what is said of each."""
    current = any(dict(hit.data).get("last", "") >= as_of.isoformat() for hit in hits)
    for hit in hits:
        message = _review_message(check, hit, as_of, current) if check.spec["rule"] == "review-overdue" else hit.because
        if message:
            severity: Severity = "advice" if check.severity.get("") == "advice" else "warning"
            yield Settled(hit, severity, message, check.advice, check.suggest, check.guidance)


def edition_cited(hit: Hit, editions: Mapping[str, Edition]) -> Edition | None:
    """The edition that a citation names; None for one that names none, such as "the current edition"."""
    edition, dated = hit.get("edition"), hit.get("dated")
    if edition in editions or not dated:
        return editions.get(edition)
    return _edition_of(hit.get("series"), date.fromisoformat(dated), editions)


def _cited(check: Check, hit: Hit, editions: Mapping[str, Edition], as_of: date) -> Settled | None:
    """A finding when the edition cited had been replaced by `as_of`; None otherwise."""
    cited = edition_cited(hit, editions)
    if cited is None or cited.superseded_on is None or as_of < cited.superseded_on:
        return None
    current = _current(cited, editions, as_of)
    advice: Severity = "advice"
    severity = advice if cited.confidence == "C" else check.severity.get("", "warning")
    return Settled(
        hit,
        severity,
        _message(cited, current, as_of),
        check.advice,
        check.suggest.replace("<current edition>", _in_full(current)),
        (cited.id, current.id),
    )


def _listed(check: Check, hit: Hit, as_of: date) -> Settled | None:
    """A finding when the thing named had gone out of use by `as_of`; None otherwise."""
    data = dict(hit.data)
    since = date.fromisoformat(data["since"])
    if as_of < since:
        return None
    unsure = data["confidence"] == "C"
    severity: Severity = "advice" if unsure or data["severity"] == "advice" else "warning"
    when = data["since-in-words"] or f"{since:%B %Y}"
    message = data["says"] or f'The policy says "{data["found"]}", which went out of use in {when}. Now: {data["use"]}.'
    ending = f" {_CHECK_AGAIN}" if unsure else ""
    guidance = (data["guidance"],) if data["guidance"] else ()
    return Settled(hit, severity, message + ending, check.advice, check.suggest, guidance)


def _edition_of(series: str, day: date, editions: Mapping[str, Edition]) -> Edition | None:
    """The newest edition that can bear the date `day`."""
    candidates = [
        edition
        for edition in editions.values()
        if edition.series == series
        and (edition.published <= day or (edition.published <= day + _AHEAD and edition.published.year == day.year))
    ]
    return max(candidates, key=lambda edition: edition.published, default=None)


def _current(cited: Edition, editions: Mapping[str, Edition], as_of: date) -> Edition:
    in_force = [
        edition
        for edition in editions.values()
        if edition.series == cited.series and edition.status(as_of) == "in force" and edition.confidence != "C"
    ]
    return max(in_force, key=lambda edition: edition.published, default=cited)


def _message(cited: Edition, current: Edition, as_of: date) -> str:
    when = f"{cited.superseded_on:%B %Y}"
    message = (
        f"The policy cites {cited.short}, which was replaced in {when}. The newest edition known is {current.short}."
    )
    return f"{message} {_CHECK_AGAIN}" if cited.confidence == "C" else message


def _in_full(edition: Edition) -> str:
    year = str(edition.published.year)
    when = "" if year in edition.title else f", {edition.published:%B %Y}"
    return f"{edition.title} ({edition.publisher}{when})"


def _review_message(check: Check, hit: Hit, as_of: date, current: bool) -> str:
    """`current`: the policy gives another review date that has not passed, so that an earlier one was kept."""
    data = dict(hit.data)
    first, last = date.fromisoformat(data["first"]), date.fromisoformat(data["last"])
    if last < as_of:
        return "" if current else f"The review date that the policy gives, {data['words']}, has passed."
    months = (first.year - as_of.year) * 12 + first.month - as_of.month
    limit = check.spec.get("ahead-months", 0)
    if limit and months > limit + 1 and data["policy"] in check.spec.get("ahead-for", ()):
        return f"The review date that the policy gives, {data['words']}, is more than {limit} months ahead."
    return ""
