"""Keeps what a report quotes of a policy within a limit: the one place where quotes are cut."""

from __future__ import annotations

from dataclasses import replace

from policylint.model import Clause, Evidence, Finding, GoldenRule, Near, Report

_QUOTING = frozenset({"matched", "found", "words"})
"""Facts of a finding that are words of the policy."""
_MORE = " ..."


def cut(quote: str, most: int) -> str:
    """The quote, or its first words and "...": never more than `most` characters."""
    if len(quote) <= most:
        return quote
    start = quote[: max(most - len(_MORE), 0)]
    return (start.rsplit(" ", 1)[0] + _MORE).lstrip()[:most]


def shortened(report: Report, most: int) -> Report:
    """The report with no quote longer than `most` characters."""
    return replace(
        report,
        findings=tuple(_finding(item, most) for item in report.findings),
        clauses=tuple(_clause(item, most) for item in report.clauses),
        golden_rules=tuple(_rule(item, most) for item in report.golden_rules),
    )


def _finding(finding: Finding, most: int) -> Finding:
    return replace(
        finding,
        quote=cut(finding.quote, most),
        override=None if finding.override is None else cut(finding.override, most),
        before=_end_of(finding.before, most),
        after=cut(finding.after, most),
        facts=tuple((name, cut(value, most) if name in _QUOTING else value) for name, value in finding.facts),
    )


def _end_of(text: str, most: int) -> str:
    """The last words of what stands before a quote."""
    return cut(text[::-1], most)[::-1]


def _clause(clause: Clause, most: int) -> Clause:
    nearest = tuple(Near(cut(item.quote, most), item.place, item.why_not) for item in clause.nearest)
    return replace(clause, evidence=tuple(_evidence(item, most) for item in clause.evidence), nearest=nearest)


def _rule(rule: GoldenRule, most: int) -> GoldenRule:
    older = tuple((name, _evidence(item, most)) for name, item in rule.older)
    return replace(rule, evidence=tuple(_evidence(item, most) for item in rule.evidence), older=older)


def _evidence(item: Evidence, most: int) -> Evidence:
    return Evidence(cut(item.quote, most), item.place)
