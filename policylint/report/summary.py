"""The table for a trust: one row a document, schools kept together by their folders."""

from __future__ import annotations

from dataclasses import dataclass

from policylint.model import Report, RunReport
from policylint.report.weigh import counts
from policylint.report.words import POLICIES, unread_parts

COLUMNS = ("School", "Document", "Policy", "To change", "To consider", "Clauses missing", "Not read")


@dataclass(frozen=True, slots=True)
class Row:
    """One document in the table."""

    school: str
    document: str
    policy: str
    change: str
    consider: str
    missing: str
    not_read: str

    @property
    def cells(self) -> tuple[str, ...]:
        return (self.school, self.document, self.policy, self.change, self.consider, self.missing, self.not_read)


def rows(run: RunReport) -> tuple[Row, ...]:
    """The rows in the order of the run; numbers of a document that was not judged are a dash, never 0."""
    return tuple(_row(report) for report in run.reports)


def school(report: Report) -> str:
    """The school a document belongs to: the first folder of its path, else the name in the document."""
    folder, slash, _ = report.path.lstrip("/").partition("/")
    return folder if slash else report.school


def document(report: Report) -> str:
    """The path without the school's folder."""
    return report.path.removeprefix(f"{school(report)}/")


def clauses_missing(report: Report) -> int:
    """How many clauses that must be there are not."""
    return sum(clause.required and clause.state == "missing" for clause in report.clauses)


def _row(report: Report) -> Row:
    if report.status in {"not-read", "not-applicable"}:
        numbers = ("–", "–", "–")
    else:
        by_weight = counts(report)
        numbers = (str(by_weight["error"]), str(by_weight["warning"]), str(clauses_missing(report)))
    policy = "–" if report.status == "not-read" else POLICIES[report.policy_type].removesuffix(" policy")
    return Row(school(report), document(report), policy, *numbers, _not_read(report))


def _not_read(report: Report) -> str:
    if report.status == "not-applicable":
        return "not for England"
    return "the whole file" if report.status == "not-read" else unread_parts(report, most=2)
