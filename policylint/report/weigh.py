"""Findings by weight, and how many sentences they ask to change."""

from __future__ import annotations

from policylint.model import SEVERITIES, Finding, Report, Severity


def weight(finding: Finding) -> Severity:
    """Weight for a reader: a check that is being tried out is never more than worth a look."""
    return "advice" if finding.trial else finding.severity


def weighed(report: Report) -> dict[Severity, list[Finding]]:
    """Findings by weight, in the order of the document; what is missing altogether comes last."""
    ordered = sorted(report.findings, key=lambda finding: not finding.quote)
    return {level: [finding for finding in ordered if weight(finding) == level] for level in SEVERITIES}


def counts(report: Report) -> dict[Severity, int]:
    """How many findings of each weight."""
    return {level: len(found) for level, found in weighed(report).items()}


def sentences(report: Report, level: Severity) -> int:
    """How many sentences of the policy have findings of a weight: two findings in one sentence count once."""
    return len({(item.block, item.place, item.quote) for item in weighed(report)[level] if item.quote})


def additions(report: Report) -> int:
    """How many passages the policy has to add before sign-off, or to consider adding."""
    return sum(weight(item) != "advice" and not item.quote for item in report.findings)
