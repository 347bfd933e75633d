"""The golden rules of an edition: which a policy states, which it states in superseded words, which it does not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from policylint.model import Clause, Edition, EditionClause, Evidence, GoldenRule, Hit, RuleState

if TYPE_CHECKING:
    from policylint.kinds.study import Study

CHECK = "golden-rules"
"""Name under which the passages travel. No check has it: a passage is no finding by itself."""
_MOST = 2
"""Passages that are shown of one rule."""


def find(study: Study) -> Iterator[Hit]:
    """The passages of a document that are a golden rule in the words of a superseded edition."""
    rules = [clause for edition in study.editions.values() for clause in edition.clauses]
    old = study.passages(dict.fromkeys(reference for rule in rules for reference in rule.older))
    for unit in study.view.units:
        for name in () if unit.quoted or unit.block.hidden else old.all_holding(unit.text[unit.own :]):
            data = (("passage", name),)
            yield Hit(CHECK, "older", unit.index, unit.block.id, unit.start, unit.end, "verbatim", data=data)


def table(
    edition: Edition | None, clauses: Sequence[Clause], hits: Iterable[Hit], editions: Mapping[str, Edition]
) -> tuple[GoldenRule, ...]:
    """A row for each golden rule of the edition; none where no check looked for any of them."""
    if edition is None:
        return ()
    passages = [hit for hit in hits if hit.check == CHECK]
    rules = [rule for rule in edition.clauses if rule.stated_by]
    rows = tuple(_row(edition, rule, clauses, passages, editions) for rule in rules)
    return rows if any(row.state != "not-looked-for" for row in rows) else ()


def _row(
    edition: Edition,
    rule: EditionClause,
    clauses: Sequence[Clause],
    passages: Iterable[Hit],
    editions: Mapping[str, Edition],
) -> GoldenRule:
    looked = [clause for clause in clauses if clause.check in rule.stated_by]
    older = _older(rule, passages, editions)
    present = [item for clause in looked for item in clause.evidence]
    newer = [item for item in present if not any(passage.quote in item.quote for _, passage in older)]
    partly = (near for clause in looked if clause.state == "partial" for near in clause.nearest)
    partial = [Evidence(near.quote, near.place) for near in partly]
    evidence = newer or ([] if older else partial)
    state = _state(looked, stated=bool(newer), older=bool(older), partial=bool(partial))
    shown = tuple(dict.fromkeys(evidence))[:_MOST]
    return GoldenRule(rule.id, rule.title, edition.short, state, shown, older[:_MOST])


def _older(
    rule: EditionClause, passages: Iterable[Hit], editions: Mapping[str, Edition]
) -> tuple[tuple[str, Evidence], ...]:
    """Each passage once, under the newest edition that has it."""
    found: dict[int, tuple[str, Evidence]] = {}
    for reference in rule.older:
        for hit in passages:
            if hit.get("passage") == reference:
                name = editions[reference.partition("#")[0]].short
                found.setdefault(hit.unit, (name, Evidence(hit.quote, hit.place)))
    return tuple(found[unit] for unit in sorted(found))


def _state(looked: Sequence[Clause], *, stated: bool, older: bool, partial: bool) -> RuleState:
    if stated:
        return "stated"
    if older:
        return "older"
    if not looked:
        return "not-looked-for"
    if partial:
        return "partial"
    unread = all(clause.state == "not-found-in-what-was-read" for clause in looked)
    return "cannot-say" if unread else "absent"
