"""Judging: exceptions, dates, weights, clauses in short and partly read documents, equal findings told apart."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from policylint.analysis import Analysis
from policylint.catalog import load
from policylint.judge import analyse, run_report, verdict
from policylint.model import Report, Unread
from policylint.read.snippet import snippet
from tests.documents import AS_OF

CATALOG = load()
ASKS = "Staff will seek parental consent before making a referral to children's social care."
FILLER = "The caretaker opens the gate at eight and closes it at four. " * 90


def judged(text: str, *, heading: str = "Information sharing", as_of: date = AS_OF, **settings: str) -> Report:
    analysis = analyse(snippet(text, heading), CATALOG, "child-protection")
    return verdict(analysis, CATALOG, as_of=as_of, path="policy.md", **settings)  # type: ignore[arg-type]


def consent(report: Report) -> list[tuple[str, str]]:
    return [(found.severity, found.check) for found in report.findings if found.family == "consent"]


def test_an_exception_for_risk_in_the_sentence_softens_the_finding_and_is_quoted() -> None:
    report = judged(ASKS[:-1] + " unless this would place the child at risk of harm.")
    assert consent(report) == [("warning", "consent-before-referral")]
    (found,) = [finding for finding in report.findings if finding.family == "consent"]
    assert found.confidence == "softened"
    assert found.override is not None
    assert "risk" in found.override


def test_an_exception_for_risk_in_the_next_sentence_softens_the_finding() -> None:
    report = judged(ASKS + " This does not apply where asking would put the child in danger.")
    assert consent(report) == [("warning", "consent-before-referral")]


def test_where_possible_is_no_exception_for_risk() -> None:
    assert consent(judged("Where possible, " + ASKS[0].lower() + ASKS[1:])) == [("error", "consent-before-referral")]


def test_the_date_is_applied_after_the_analysis() -> None:
    analysis = analyse(snippet("We have regard to Keeping Children Safe in Education 2025.", "Law"), CATALOG)
    early, late = (
        verdict(analysis, CATALOG, as_of=day, path="policy.md") for day in (date(2026, 1, 1), date(2026, 11, 22))
    )
    assert not [found for found in early.findings if found.check == "kcsie-edition"]
    assert [found.severity for found in late.findings if found.check == "kcsie-edition"] == ["warning"]


def test_an_analysis_survives_the_way_through_json() -> None:
    analysis = analyse(snippet(ASKS, "Referrals"), CATALOG)
    assert Analysis.from_json(json.loads(json.dumps(analysis.to_json()))) == analysis


@pytest.mark.parametrize(("text", "fact"), [("Review date: 1 May 2020", "last"), (ASKS, "jurisdiction")])
def test_an_analysis_that_cannot_be_judged_is_none(text: str, fact: str) -> None:
    data = json.loads(json.dumps(analyse(snippet(text, "Referrals"), CATALOG).to_json()))
    Analysis.from_json(data)
    facts = [pair for hit in data["hits"] for pair in hit["data"] if pair[0] == fact]
    if facts:
        facts[0][1] = "soon"
    else:
        data[fact] = "atlantis"
    with pytest.raises(ValueError, match=r"soon|atlantis"):
        Analysis.from_json(data)


def test_equal_sentences_have_fingerprints_of_their_own() -> None:
    report = judged(f"{ASKS}\n\nSoup at noon.\n\n{ASKS}")
    prints = [found.fingerprint for found in report.findings if found.family == "consent"]
    assert len(prints) == len(set(prints)) == 2


def test_a_missing_required_clause_of_a_long_policy_is_an_error_and_of_a_summary_advice() -> None:
    def weight(text: str) -> str:
        return next(found.severity for found in judged(text).findings if found.check == "record-reasons")

    assert weight(FILLER) == "error"
    assert weight("The caretaker opens the gate at eight.") == "advice"


def test_a_policy_that_points_to_an_information_sharing_policy_gets_advice_with_the_pointer_quoted() -> None:
    pointer = "For details see our separate Information Sharing Policy."
    found = next(found for found in judged(FILLER + pointer).findings if found.check == "record-reasons")
    assert found.severity == "advice"
    assert pointer in found.message


def test_a_clause_not_found_in_a_partly_read_document_is_not_missing() -> None:
    analysis = analyse(snippet(FILLER, "Gates"), CATALOG, "child-protection")
    partly = replace(analysis, unread=(Unread("page 2", "it is a picture without text", "Run text recognition."),))
    report = verdict(partly, CATALOG, as_of=AS_OF, path="policy.pdf")
    assert report.status == "partly-read"
    assert {clause.state for clause in report.clauses if clause.required} == {"not-found-in-what-was-read"}
    assert not [found for found in report.findings if found.family == "clause"]


def test_a_welsh_policy_is_told_that_the_guidance_is_for_england() -> None:
    text = "This policy follows Keeping Learners Safe, published by the Welsh Government."
    report = verdict(
        analyse(snippet(text, "Child Protection Policy: Welsh Government"), CATALOG), CATALOG, as_of=AS_OF, path="a.md"
    )
    assert report.status == "not-applicable"
    assert not report.findings
    assert "England" in report.notes[-1]


def test_the_suggested_words_hold_no_blanks() -> None:
    for finding in judged(ASKS).findings:
        assert "<" not in finding.fix.suggest


def test_a_check_that_rests_on_a_later_edition_is_off_and_named() -> None:
    run = run_report([judged(ASKS, guidance="2018")], CATALOG, as_of=AS_OF, guidance="2018")
    assert "consent-before-referral" in run.checks_off
    assert run.guidance == "is-2018"
    assert consent(run.reports[0]) == []


def test_a_newer_edition_known_by_report_is_one_line() -> None:
    (line,) = run_report([], CATALOG, as_of=AS_OF).banners
    assert line.endswith("Check the current guidance.")


def test_a_finding_in_recognised_text_says_so() -> None:
    document = snippet(ASKS, "Referrals")
    scanned = replace(document, blocks=tuple(replace(block, marks=("ocr",)) for block in document.blocks))
    report = verdict(analyse(scanned, CATALOG, "child-protection"), CATALOG, as_of=AS_OF, path="scan.pdf")
    found = next(found for found in report.findings if found.family == "consent")
    assert found.because.endswith("Read from OCR: compare it with the page.")


def test_the_first_heading_tells_whether_the_duties_of_sharing_are_asked_for() -> None:
    for title, asked in (("Data protection policy", True), ("Subject access procedure", False)):
        analysis = analyse(snippet(FILLER, title), CATALOG, "data-protection")
        assert analysis.about_sharing is asked
        assert any(clause.required for clause in verdict(analysis, CATALOG, as_of=AS_OF, path="p.md").clauses) is asked
