"""The labels of a labelled corpus, and which of them a report gives."""

from __future__ import annotations

from collections.abc import Mapping

from policylint.model import Clause, Finding, Report

SCORED = (
    "consent-first",
    "consent-qualified",
    "respect-refusal",
    "no-consent-needed",
    "record-reasons",
    "record-partial",
    "dp-barrier",
    "dp-not-barrier",
    "assume-others",
    "do-not-assume",
    "outdated-ref",
)
"""Labels that policylint gives. The others (benign-consent, current-ref, none) are settings in which it is silent."""

ASKING = frozenset({"consent-first", "consent-qualified", "respect-refusal"})
"""Labels of the consent and refusal families: the two that are scored together."""

_CLAUSES: Mapping[str, str] = {
    "no-consent-needed": "no-consent-needed",
    "record-reasons": "record-reasons",
    "not-a-barrier": "dp-not-barrier",
    "fear-of-sharing": "dp-not-barrier",
    "do-not-assume": "do-not-assume",
}
_FAMILIES: Mapping[str, str] = {"refusal": "respect-refusal", "barrier": "dp-barrier", "reference": "outdated-ref"}


def label_of(finding: Finding) -> str:
    """The label of a finding; empty for those that the corpus has none for."""
    if finding.family == "consent":
        return "consent-first" if finding.severity == "error" else "consent-qualified"
    if finding.check == "assume-others":
        return "assume-others"
    return _FAMILIES.get(finding.family, "")


def clause_label(clause: Clause) -> str:
    """The label of a clause that is there, whole or in part; empty for any other."""
    if clause.state == "present":
        return _CLAUSES.get(clause.check, "")
    return "record-partial" if clause.state == "partial" and clause.check == "record-reasons" else ""


def labels_of(report: Report) -> frozenset[str]:
    """All labels that a report gives to its document."""
    found = {label_of(finding) for finding in report.findings} | {clause_label(clause) for clause in report.clauses}
    return frozenset(found - {""})
