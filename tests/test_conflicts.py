"""Two policies of one school that do not say the same on consent."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from policylint.catalog import load
from policylint.judge import analyse, run_report, verdict
from policylint.model import Finding, PolicyType, Report
from policylint.read.snippet import snippet

CATALOG = load()
DAY = date(2026, 11, 22)
OLD = "Staff must obtain parental consent before making a referral to children's social care."
NEW = "You do not need consent to share information about a child who is at risk of harm."


def report(path: str, text: str, policy: PolicyType, school: str = "") -> Report:
    analysis = analyse(snippet(text, "Information sharing"), CATALOG, policy)
    return replace(verdict(analysis, CATALOG, as_of=DAY, path=path), own_school=school)


def conflicts(*reports: Report) -> list[list[Finding]]:
    run = run_report(reports, CATALOG, as_of=DAY)
    return [[item for item in report.findings if item.family == "conflict"] for report in run.reports]


def test_both_reports_name_both_policies_and_quote_both_passages() -> None:
    [[one], [other]] = conflicts(
        report("oak/cp.docx", NEW, "child-protection"), report("oak/dp.docx", OLD, "data-protection")
    )
    assert one.message == other.message
    assert one.message == (
        f"The child protection policy (oak/cp.docx) says, under “Information sharing”: “{NEW}” "
        f"The data protection policy (oak/dp.docx) says, under “Information sharing”: “{OLD}”"
    )
    assert (one.quote, other.quote) == (NEW, OLD)
    assert {one.severity, other.severity} == {"advice"}


def test_a_conflict_changes_no_count_of_things_to_change() -> None:
    reports = [report("oak/cp.docx", NEW, "child-protection"), report("oak/dp.docx", OLD, "data-protection")]
    before, after = [[item.count("error") for item in found] for found in (reports, _judged(reports))]
    assert before == after


def _judged(reports: list[Report]) -> tuple[Report, ...]:
    return run_report(reports, CATALOG, as_of=DAY).reports


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("oak/cp.md", ""), ("elm/dp.md", "")),
        (("cp.md", "Oak School"), ("dp.md", "Elm School")),
        (("oak/cp.md", ""), ("dp.md", "")),
        (("all/cp.md", "Oak School"), ("all/dp.md", "Elm School")),
    ],
)
def test_policies_of_different_schools_are_not_compared(one: tuple[str, str], other: tuple[str, str]) -> None:
    first, second = report(one[0], NEW, "safeguarding", one[1]), report(other[0], OLD, "data-protection", other[1])
    assert conflicts(first, second) == [[], []]


@pytest.mark.parametrize("schools", [("", ""), ("Oak School", ""), ("Oak Primary", "Oak Primary School")])
def test_files_given_without_folders_are_of_one_school(schools: tuple[str, str]) -> None:
    first, second = (
        report("cp.md", NEW, "safeguarding", schools[0]),
        report("dp.md", OLD, "privacy-notice", schools[1]),
    )
    assert [len(found) for found in conflicts(first, second)] == [1, 1]


def test_a_file_that_names_no_school_joins_none_of_several() -> None:
    first, second = report("cp.md", NEW, "safeguarding", "Oak School"), report("b.md", NEW, "other", "Elm School")
    assert conflicts(first, second, report("dp.md", OLD, "data-protection")) == [[], [], []]


def test_two_policies_on_the_same_side_are_not_compared() -> None:
    first, second = report("cp.md", NEW, "child-protection"), report("s.md", OLD, "safeguarding")
    assert conflicts(first, second) == [[], []]


def test_policies_that_agree_are_left_alone() -> None:
    first, second = report("cp.md", NEW, "child-protection"), report("dp.md", NEW, "data-protection")
    assert conflicts(first, second) == [[], []]
