"""One policy that says one thing and its opposite: the two passages are quoted, with their places."""

from __future__ import annotations

from datetime import date

import pytest

from policylint.catalog import load
from policylint.judge import analyse, verdict
from policylint.kinds import conflict
from policylint.model import Finding, Report
from policylint.read import read_bytes

CATALOG = load()
OLD = "Staff must obtain parental consent before making a referral to children's social care."
NEW = "You do not need consent to share information about a child who is at risk of harm."
POLICY = f"# Child protection policy\n\n## 4 Referrals\n\n{OLD}\n\n## 7 Sharing\n\n{NEW}\n"


def report(text: str, guidance: str | None = None, as_of: date = date(2026, 11, 22)) -> Report:
    analysis = analyse(read_bytes(text.encode(), "child-protection.md"), CATALOG)
    return verdict(analysis, CATALOG, as_of=as_of, path="child-protection.md", guidance=guidance)


def conflicts(text: str, guidance: str | None = None, as_of: date = date(2026, 11, 22)) -> list[Finding]:
    return [item for item in report(text, guidance, as_of).findings if item.family == "conflict"]


def test_both_passages_are_quoted_with_their_sections() -> None:
    [finding] = conflicts(POLICY)
    assert finding.check == "says-both"
    assert f"in section 7: “{NEW}”" in finding.message
    assert f"in section 4: “{OLD}”" in finding.message


def test_a_conflict_stands_beside_what_it_joins_and_adds_no_weight() -> None:
    found = report(POLICY).findings
    at = next(index for index, item in enumerate(found) if item.family == "conflict")
    assert (found[at].severity, found[at].confidence) == ("advice", "note")
    assert found[at].place == next(item.place for item in found if item.family == "consent")
    weights = [item.severity for item in found if item.family == "consent"]
    alone = report(POLICY.replace(NEW, "We act."))
    assert weights == [item.severity for item in alone.findings if item.family == "consent"]


@pytest.mark.parametrize("text", [POLICY.replace(OLD, "We act."), POLICY.replace(NEW, "We act.")])
def test_one_passage_alone_is_no_conflict(text: str) -> None:
    assert conflicts(text) == []


@pytest.mark.parametrize(
    "cited",
    [
        "Information sharing: advice for practitioners providing safeguarding services (April 2024)",
        "the current DfE advice on information sharing",
        "Information sharing: advice for practitioners (2018, or any later edition)",
    ],
)
def test_a_policy_that_cites_the_new_advice_and_keeps_the_old_rule_is_told_so(cited: str) -> None:
    [finding] = conflicts(f"# Child protection policy\n\nWe follow {cited}.\n\n## 4 Referrals\n\n{OLD}\n")
    assert finding.check == "cites-new-says-old"
    assert OLD in finding.message
    assert "nformation sharing" in finding.message


@pytest.mark.parametrize("year", ["2015", "July 2018"])
def test_a_policy_that_cites_the_old_advice_is_old_throughout(year: str) -> None:
    text = f"# Child protection policy\n\nWe follow Information sharing: advice for practitioners ({year}).\n\n{OLD}\n"
    assert conflicts(text) == []
    assert conflicts(text, as_of=date(2023, 7, 1)) == []


def test_conflicts_are_off_where_the_old_rule_is_the_one_asked_for() -> None:
    assert conflicts(POLICY, guidance="2018") == []


@pytest.mark.parametrize(
    ("spec", "problem"),
    [
        ({"families": ["consent"], "says": "<old> <new>"}, "rule must be one of"),
        ({"rule": "says-both", "families": ["consent"], "says": "<old> <new>"}, "clause is missing"),
        ({"rule": "cites-new-says-old", "families": ["consent"], "says": "<old> <new>"}, "citing is missing"),
        ({"rule": "says-both", "clause": "x", "families": ["consent"], "says": "<old> <new>"}, "naming is missing"),
        ({"rule": "cites-new-says-old", "citing": "x", "says": "<old> <new>"}, "families is missing"),
        ({"rule": "cites-new-says-old", "citing": "x", "families": ["consent"], "says": "<old>"}, "says must hold"),
    ],
)
def test_a_wrong_check_file_is_told_what_is_wrong(spec: dict[str, object], problem: str) -> None:
    assert any(line.startswith(problem) for line in conflict.problems(spec, None))
