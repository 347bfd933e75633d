"""Findings by weight, and how many sentences they ask to change."""

from __future__ import annotations

from policylint.model import SEVERITIES, Finding, Report, Severity


def weight(finding: Finding) -> Severity:
    """Weight for a reader: a check that is being tried out is never more than worth a look."""
    return "advice" if finding.trial else finding.severity


def about_clause(finding: Finding) -> bool:
    """Whether a finding is about something to add; its quote is then the nearest passage, not a sentence to change."""
    return finding.family == "clause"


def weighed(report: Report) -> dict[Severity, list[Finding]]:
    """Findings by weight, in the order of the document; what is to be added comes last."""
    ordered = sorted(report.findings, key=about_clause)
    return {level: [finding for finding in ordered if weight(finding) == level] for level in SEVERITIES}


def counts(report: Report) -> dict[Severity, int]:
    """How many findings of each weight."""
    return {level: len(found) for level, found in weighed(report).items()}


def sentences(report: Report, level: Severity) -> int:
    """How many sentences of the policy have findings of a weight: two findings in one sentence count once."""
    return len({(item.block, item.place, item.quote) for item in weighed(report)[level] if not about_clause(item)})


def additions(report: Report) -> int:
    """How many passages the policy has to add before sign-off, or to consider adding."""
    return sum(weight(item) != "advice" and about_clause(item) for item in report.findings)
