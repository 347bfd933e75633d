"""Two policies of one school that do not say the same on consent: one says it is not needed, the other asks for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import product

from policylint.catalog import Catalog
from policylint.kinds.conflict import BETWEEN, Join, joined, old_wording, stated
from policylint.model import Check, Citation, Finding, Fix, PolicyType, Report
from policylint.settle import citations, joining, numbered

_SIDE: dict[PolicyType, str] = {
    "child-protection": "safeguarding",
    "safeguarding": "safeguarding",
    "data-protection": "data",
    "privacy-notice": "data",
}
"""Policies on different sides are those that should say the same."""
_NAMES: dict[PolicyType, str] = {
    "child-protection": "child protection policy",
    "safeguarding": "safeguarding policy",
    "data-protection": "data protection policy",
    "privacy-notice": "privacy notice",
}


@dataclass(frozen=True, slots=True)
class Meeting:
    """The reports of a run, and what is needed to join two of them."""

    catalog: Catalog
    as_of: date
    asked: str | None
    """Edition asked for with --guidance."""

    def joined(self, reports: Sequence[Report]) -> tuple[Report, ...]:
        """The reports, with a finding in each of two that disagree."""
        mended = dict(enumerate(reports))
        for check in self._checks():
            for position, finding in self._findings(check, reports):
                report = mended[position]
                if all(other.check != check.id for other in report.findings):
                    (named,) = numbered([finding])
                    mended[position] = replace(report, findings=_placed(report.findings, named))
        return tuple(mended[position] for position in range(len(reports)))

    def _checks(self) -> Iterator[Check]:
        kept = (check for check in self.catalog.running if check.kind == "conflict")
        return (check for check in kept if check.spec["rule"] in BETWEEN)

    def _findings(self, check: Check, reports: Sequence[Report]) -> Iterator[tuple[int, Finding]]:
        """The position of a report and what is said in it, for both reports of each pair that disagrees."""
        judged = [position for position, report in enumerate(reports) if check.id in report.checks_run]
        old = [position for position in judged if old_wording(check, reports[position].findings)]
        new = [position for position in judged if stated(check, reports[position].clauses)]
        schools = _schools(reports)
        for old_at, new_at in product(old, new):
            if schools[old_at] == schools[new_at] and _opposite(reports[old_at], reports[new_at]):
                yield from self._pair(check, reports, old_at, new_at)

    def _pair(self, check: Check, reports: Sequence[Report], old_at: int, new_at: int) -> Iterator[tuple[int, Finding]]:
        old, new = reports[old_at], reports[new_at]
        join = joined(check, old.findings, stated(check, new.clauses), **_named(old, new))
        if join:
            yield old_at, self._finding(check, join)
            beside = replace(join.old, quote=join.new.quote, place=join.new.place, block="", start=0, end=0)
            yield new_at, self._finding(check, replace(join, old=replace(beside, before="", after="")))

    def _finding(self, check: Check, join: Join) -> Finding:
        return joining(check, join.old, join.message, self._guidance(check), Fix(check.advice, check.suggest))

    def _guidance(self, check: Check) -> tuple[Citation, ...]:
        return citations(check.guidance, self.catalog.editions, self.as_of, self.asked)


def _opposite(one: Report, other: Report) -> bool:
    return {_SIDE.get(one.policy_type), _SIDE.get(other.policy_type)} == {"safeguarding", "data"}


def _schools(reports: Sequence[Report]) -> list[tuple[str, ...]]:
    """For each report what those of one school share: the folder, and in a folder of several schools the name.

    A document that names no school in a folder of several is by itself."""
    named: dict[str, set[str]] = defaultdict(set)
    for report in reports:
        named[_folder(report)] |= {report.own_school.lower()} - {""}
    return [_school(report, sorted(named[_folder(report)], key=len)) for report in reports]


def _school(report: Report, names: Sequence[str]) -> tuple[str, ...]:
    """`names`: the schools that documents of its folder name, the shortest first."""
    if all(_alike(names[0], name) for name in names):
        return (_folder(report),)
    own = report.own_school.lower()
    return (_folder(report), next((name for name in names if own and _alike(own, name)), report.path))


def _alike(one: str, other: str) -> bool:
    """ "Oak Primary" and "Oak Primary School" are one."""
    return one in other or other in one


def _folder(report: Report) -> str:
    first, slash, _ = report.path.lstrip("/").partition("/")
    return first if slash else ""


def _named(old: Report, new: Report) -> dict[str, str]:
    return {"old-policy": _name(old), "new-policy": _name(new)}


def _name(report: Report) -> str:
    return f"{_NAMES[report.policy_type]} ({report.path})"


def _placed(findings: tuple[Finding, ...], new: Finding) -> tuple[Finding, ...]:
    """The findings with a new one after the last at its place; else before those about what is missing."""
    at = [index for index, item in enumerate(findings) if (item.block, item.place) == (new.block, new.place)]
    missing = (index for index, item in enumerate(findings) if item.family == "clause")
    position = at[-1] + 1 if at else next(missing, len(findings))
    return (*findings[:position], new, *findings[position:])
