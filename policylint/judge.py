"""Judging in two steps: `analyse` reads meaning out of a document, `verdict` weighs it on a date. Both are pure.

The first is imported on first use: beside a child that does it, only the second is wanted.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from policylint import __version__
from policylint.analysis import Analysis
from policylint.catalog import Catalog
from policylint.conflicts import Meeting
from policylint.guidance import applies, banners, edition_for, judged_by
from policylint.kinds import golden
from policylint.model import PolicyType, Report, RunReport, Status, Unread
from policylint.settle import Ruling, settle

if TYPE_CHECKING:
    from policylint.analyse import analyse as analyse

__all__ = ["Analysis", "analyse", "not_read", "run_report", "verdict"]


def __getattr__(name: str) -> Any:
    if name == "analyse":
        from policylint.analyse import analyse

        return analyse
    raise AttributeError(f"module 'policylint.judge' has no attribute {name!r}")


def verdict(
    analysis: Analysis,
    catalog: Catalog,
    *,
    as_of: date,
    path: str,
    sha256: str = "",
    guidance: str | None = None,
    checks: Collection[str] | None = None,
) -> Report:
    """Weigh an analysis on a date.

    `guidance` names an edition to judge and cite by; `checks` are the ids to keep (all when None).

    Raises:
        UsageError: `guidance` names no edition.
    """
    judged = judged_by(catalog.editions, as_of, guidance)
    asked = edition_for(guidance, catalog.editions).id if guidance is not None else None
    report = Report(
        path=path,
        sha256=sha256,
        policy_type=analysis.policy_type,
        status=_status(analysis),
        words=analysis.words,
        unread=analysis.unread,
        look_at=analysis.look_at,
        title=analysis.title,
        pages=analysis.pages,
        school=analysis.school,
        own_school=analysis.school,
        notes=analysis.notes,
        as_of=as_of,
        judged_by=judged,
    )
    if report.status == "not-applicable":
        return replace(report, notes=(*report.notes, _elsewhere(analysis)))
    running = [
        check
        for check in catalog.running
        if analysis.policy_type in check.policies
        and (checks is None or check.id in checks)
        and applies(check.since, judged, catalog.editions)
    ]
    ruling = Ruling(analysis, catalog, running, as_of, asked, partly=report.status == "partly-read")
    findings, clauses = settle(ruling)
    used = (catalog.editions[item.edition] for item in judged)
    advice = next((edition for edition in used if edition.series == "is"), None)
    return replace(
        report,
        findings=findings,
        clauses=clauses,
        golden_rules=golden.table(advice, clauses, analysis.hits, catalog.editions),
        checks_run=tuple(check.id for check in running),
    )


def _status(analysis: Analysis) -> Status:
    if analysis.jurisdiction != "england":
        return "not-applicable"
    return "partly-read" if analysis.unread else "checked"


def _elsewhere(analysis: Analysis) -> str:
    country = {"wales": "Wales", "scotland": "Scotland", "northern-ireland": "Northern Ireland"}
    return (
        f"This looks like a policy for {country[analysis.jurisdiction]}. "
        "The guidance that policylint knows is for England, so the policy was not judged."
    )


def not_read(path: str, why: str, next: str, *, sha256: str = "", policy: PolicyType = "other") -> Report:
    """The report of a document that could not be read."""
    return Report(path, sha256, policy, "not-read", 0, unread=(Unread("the file", why, next),))


def run_report(
    reports: Sequence[Report],
    catalog: Catalog,
    *,
    as_of: date,
    guidance: str | None = None,
) -> RunReport:
    """All reports of a run, with the editions they were judged by, and what joins the policies of one school."""
    asked = edition_for(guidance, catalog.editions).id if guidance is not None else None
    judged = judged_by(catalog.editions, as_of, guidance)
    off = (check.id for check in catalog.running if not applies(check.since, judged, catalog.editions))
    return RunReport(
        version=__version__,
        as_of=as_of,
        guidance=asked or "current",
        checks_digest=catalog.digest,
        reports=Meeting(catalog, as_of, asked).joined(reports),
        judged_by=judged,
        banners=banners(judged, catalog.editions, as_of),
        checks_off=tuple(off),
        checks=catalog.checks,
    )
