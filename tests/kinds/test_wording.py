"""Wording checks: the narrower names the finding, exceptions soften, topics and headings decide, keys are checked."""

from __future__ import annotations

from datetime import date

import pytest

from policylint import lint_text
from policylint.judge import analyse, verdict
from policylint.kinds import wording
from policylint.model import Finding
from policylint.read.snippet import snippet
from tests.vocabularies import catalog

FAMILIES = {"consent", "refusal"}


def found(text: str, heading: str = "Information sharing", policy: str = "child-protection") -> list[Finding]:
    analysis = analyse(snippet(text, heading), catalog(), policy)  # type: ignore[arg-type]
    report = verdict(analysis, catalog(), as_of=date(2026, 11, 22), path="policy.md")
    return [finding for finding in report.findings if finding.family in FAMILIES]


@pytest.mark.parametrize(
    ("text", "check"),
    [
        ("Staff seek consent before they share a safeguarding concern.", "consent-first"),
        ("Parents must consent before a referral to social care.", "consent-before-referral"),
        ("A referral to social care waits until the parents agree.", "delay-for-consent"),
        ("The child protection file is sent to the new school with parents' consent.", "consent-for-file-transfer"),
        ("Our lawful basis for sharing safeguarding information is consent.", "consent-as-lawful-basis"),
        ("If parents refuse a referral, we respect this.", "respect-refusal"),
        ("A refusal may be overridden if the public interest outweighs it.", "public-interest-override"),
        ("Concerns are shared without consent only where there is significant harm.", "significant-harm-only"),
    ],
)
def test_the_narrowest_check_names_the_finding(text: str, check: str) -> None:
    assert [finding.check for finding in found(text)] == [check]


def test_an_exception_for_risk_makes_it_a_warning_and_is_quoted() -> None:
    (finding,) = found("We seek consent before a referral unless this would place the child at risk.")
    assert (finding.severity, finding.confidence) == ("warning", "softened")
    assert finding.override == "unless this would place the child at risk"


def test_the_message_says_what_matched_and_that_no_exception_stands_near() -> None:
    (finding,) = found("We seek consent before a referral.")
    assert "“seek consent”" in finding.because
    assert "no exception for risk in this sentence or the next" in finding.because


@pytest.mark.parametrize(
    "text",
    [
        "Consent is needed for the early help assessment, but not to report a concern.",
        "The 2018 advice said to share with consent where possible; that no longer applies.",
        "You may share without consent; do not wait for it.",
        "Parents are told about a referral unless that would put the child at risk.",
        "Myth: consent is always needed to share a concern. No, it is not.",
        "Do parents have to agree? No.",
        "If the victim does not give consent to share information, staff may still lawfully share it.",
        "The name of a parent who reports a concern will not be disclosed unless the parent agrees.",
    ],
)
def test_compliant_and_benign_sentences_give_nothing(text: str) -> None:
    assert found(text) == []


def test_only_the_clause_about_safeguarding_is_a_finding() -> None:
    (finding,) = found("Parents consent to photographs; safeguarding information is shared only with their agreement.")
    assert "only with their agreement" in finding.because


def test_giving_way_is_a_finding_only_under_a_heading_about_refusal() -> None:
    text = "The matter is not taken further."
    assert [finding.check for finding in found(text, "If parents refuse a referral")] == ["respect-refusal"]
    assert found(text, "After a referral") == []


def test_an_exception_for_risk_does_not_make_another_matter_one_of_safeguarding() -> None:
    text = "Information is not given out without consent{}"
    risk = " unless a child is at risk of harm."
    assert found(text.format("."), "Privacy", "data-protection") == []
    assert found(text.format(risk), "Privacy", "data-protection") == []
    assert found("Unless a child is at risk of harm, we seek consent to tell.", "Privacy", "data-protection") == []
    assert found(
        f"Unless it rains, we seek consent to share a safeguarding concern{risk}", "Privacy", "data-protection"
    )
    assert found(text.format(risk), "Privacy", "child-protection")


def test_words_that_mean_other_things_too_tell_of_consent_only_where_something_is_shared() -> None:
    assert not found("Visitors are asked to sign.", "Safeguarding", "safeguarding")
    assert found("Parents are asked to sign before we tell anyone.", "Safeguarding", "safeguarding")
    assert found("Parents are asked to sign.", "Safeguarding referrals", "safeguarding")


@pytest.mark.parametrize(
    ("spec", "says"),
    [
        ({"mention": "mood", "stance": ["required"]}, 'mention = "mood"'),
        ({"mention": "consent"}, "stance is missing"),
        ({"mention": "consent", "stance": ["purple"]}, 'stance "purple"'),
        ({"mention": "consent", "stance": ["required"], "not-about": ["nowhere"]}, 'no topic "nowhere"'),
        ({"mention": "consent", "stance": ["required"], "headed": {"yielding": "nowhere"}}, 'no list "nowhere"'),
        ({"mention": "consent", "stance": ["required"], "about": "all"}, "about must be"),
        ({"mention": "consent", "stance": ["required"], "exception": "hides"}, "exception must be"),
    ],
)
def test_a_wrong_key_is_named(spec: dict[str, object], says: str) -> None:
    assert any(says in problem for problem in wording.problems(spec, catalog().vocabulary))


def test_a_heading_that_names_its_matter_is_no_finding() -> None:
    assert not found("Ring the hub.", "Getting consent for a referral to social care")
    assert found("Ring the hub.", "Always get consent for a referral to social care")


def test_a_bar_is_not_excused_by_a_duty_to_report_further_down() -> None:
    bar = "We cannot share information about pupils with social care because of the GDPR."
    duty = "If a child is at risk of harm, the lead is told at once."
    report = lint_text(f"{bar}\n\nThe office is locked.\n\n{duty}", heading="Confidentiality", as_of="2026-11-22")
    assert "data-protection-barrier" in {found.check for found in report.findings}
