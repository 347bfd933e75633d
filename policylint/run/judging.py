"""The parent's half of judging: what a child found becomes a report as of a date, by an edition, for some checks."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from policylint import judge
from policylint.catalog import Catalog
from policylint.errors import UsageError
from policylint.guidance import edition_for
from policylint.model import Report, RunReport
from policylint.run.jobs import Job
from policylint.run.keeper import Answer
from policylint.run.quoting import cut, shortened
from policylint.run.wire import DEFAULT_LIMITS


@dataclass(frozen=True, slots=True)
class Judging:
    """How the answers of a run are weighed."""

    catalog: Catalog
    as_of: date
    guidance: str | None = None
    checks: frozenset[str] | None = None
    """Ids to keep; None for all."""
    quote: int = DEFAULT_LIMITS.quote_characters
    """Characters of a quote in what is handed on."""

    def __post_init__(self) -> None:
        """Raise UsageError for an edition that does not exist, before any document is read."""
        if self.guidance is not None:
            edition_for(self.guidance, self.catalog.editions)

    def report(self, answer: Answer) -> Report:
        """What is said of one document, its quotes still whole."""
        if answer.analysis is None:
            refused = judge.not_read(answer.job.shown, answer.why, answer.next, sha256=answer.sha256)
            return self._in_school(refused, answer.job)
        report = judge.verdict(
            replace(answer.analysis, pointer=cut(answer.analysis.pointer, self.quote)),
            self.catalog,
            as_of=self.as_of,
            path=answer.job.shown,
            sha256=answer.sha256,
            guidance=self.guidance,
            checks=self.checks,
        )
        return self._in_school(report, answer.job)

    def run_report(self, reports: Sequence[Report]) -> RunReport:
        """What is said of all documents together."""
        run = judge.run_report(reports, self.catalog, as_of=self.as_of, guidance=self.guidance)
        return replace(run, reports=tuple(shortened(report, self.quote) for report in run.reports))

    def alone(self, answer: Answer) -> Report:
        """What is said of a document that is judged by itself."""
        return self.run_report([self.report(answer)]).reports[0]

    def _in_school(self, report: Report, job: Job) -> Report:
        """The folder says which school it is, where there are folders; the document's own words do else."""
        return replace(report, school=job.school or report.school, as_of=self.as_of)


def chosen(catalog: Catalog, select: Iterable[str], ignore: Iterable[str]) -> frozenset[str] | None:
    """Ids of the checks that `select` and `ignore`, ids and families, leave; None for all.

    Raises UsageError for a name that is neither, and when nothing is left: no run is clean for want of checks.
    """
    select, ignore = tuple(select), tuple(ignore)
    if not select and not ignore:
        return None
    for name in (*select, *ignore):
        refuse_unknown(name, catalog)
    kept = frozenset(
        check.id
        for check in catalog.running
        if (not select or {check.id, check.family} & set(select)) and not {check.id, check.family} & set(ignore)
    )
    if not kept:
        raise UsageError("no check is left to run. Select more, or ignore fewer.")
    return kept


def refuse_unknown(name: str, catalog: Catalog) -> None:
    """Raise UsageError, with the nearest name, for what is neither a check nor a family."""
    known = sorted({*catalog.checks, *(check.family for check in catalog.checks.values())})
    if name not in known:
        near = difflib.get_close_matches(name, known, n=1)
        hint = f'Did you mean "{near[0]}"?' if near else '"policylint list" names them all.'
        raise UsageError(f'"{name}" is not a check or a family of checks. {hint}')
