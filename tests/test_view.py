"""The document as checks see it: exceptions for risk near a sentence, answers, denials, headings."""

from __future__ import annotations

import pytest

from policylint.read.snippet import snippet
from policylint.segment import segment
from policylint.view import View
from tests.vocabularies import catalog


def view(text: str, heading: str = "Referrals") -> View:
    units = segment(snippet(text, heading))
    return View(units, catalog().vocabulary, catalog().mark, "child-protection")


def exception(text: str) -> str | None:
    """The exception near the first sentence that is not a heading."""
    seen = view(text)
    first = next(unit for unit in seen.units if unit.block.kind != "heading")
    found = seen.exception(first)
    return seen.quote(found) if found else None


@pytest.mark.parametrize(
    "text",
    [
        "We seek consent unless this would place the child at risk.",
        "We seek consent - except where a child may be harmed.",
        "Consent is sought; this is only done where it will not raise the risk.",
        "Consent is sought where it is safe to do so.",
        "We seek consent. This does not apply where a child is in danger.",
        "We seek consent. If a child is in danger we ring social care at once.",
        "Seek consent (not if a child is in immediate danger).",
        "We seek consent but will act without it to protect a child.",
        "Consent is asked for concerns below the threshold of harm.",
    ],
)
def test_an_exception_for_risk_is_found_in_the_sentence_or_the_next(text: str) -> None:
    assert exception(text)


@pytest.mark.parametrize(
    "text",
    [
        "We seek consent where possible.",
        "We normally seek consent.",
        "We seek consent unless a court orders otherwise.",
        "We seek consent to share a child protection concern.",
        "Where a pupil is at risk outside the home, we ask the family to agree.",
        "We seek consent. The gate is locked at nine. If a child is in danger we ring the police.",
    ],
)
def test_what_is_no_exception_for_risk(text: str) -> None:
    assert exception(text) is None


def test_an_exception_in_the_sentence_before_counts_for_all_other_cases() -> None:
    seen = view("Where a child is in danger we refer at once. In all other cases we seek consent.")
    assert seen.exception(seen.units[-1]) is not None


def test_an_exception_under_the_next_heading_does_not_count() -> None:
    seen = view("We seek consent.")
    assert seen.following(seen.units[-1]) is None


def test_a_sentence_is_denied_by_a_no_right_after_it() -> None:
    seen = view("Consent is always needed. No, you do not need consent.")
    first = next(unit for unit in seen.units if unit.block.kind != "heading")
    assert seen.denied(first)
    assert not seen.denied(seen.units[-1])


def test_no_that_belongs_to_the_next_sentence_denies_nothing() -> None:
    seen = view("We seek consent. No child is left to wait.")
    assert not any(seen.denied(unit) for unit in seen.units)


def test_a_yes_to_a_question_affirms_it_and_a_no_does_not() -> None:
    yes, no = (view(f"Do parents have to agree? {answer}, they do.").units[-1] for answer in ("Yes", "No"))
    assert view("Do parents have to agree? Yes, they do.").affirms(yes)
    assert not view("Do parents have to agree? No, they do.").affirms(no)


def test_a_list_may_stand_in_the_heading_right_above() -> None:
    seen = view("We leave it there.", "If parents refuse")
    assert seen.headed(seen.units[-1], "refuse")
    assert not seen.headed(seen.units[-1], "photographs")


@pytest.mark.parametrize(
    "text",
    [
        "Parents must agree to a referral unless:\n• the office is closed\n• the child would be at greater risk",
        "Information is shared with consent. It may be shared without consent in these cases:\n• a court asks\n"
        "• a child is at risk of harm",
    ],
)
def test_an_exception_further_down_the_same_list_counts(text: str) -> None:
    assert exception(text)


def test_an_exception_in_another_list_does_not_count() -> None:
    ours = "We ask parents to agree to:\n• a referral\n• a call"
    other = "We ring 999 where:\n• a fire starts\n• a child is in danger"
    assert exception(f"{ours}\n\n{other}") is None


@pytest.mark.parametrize("answer", ["Yes, always.", "As a rule, yes.", "Normally yes.", "Then the DSL refers."])
def test_an_answer_that_says_yes_affirms_the_question(answer: str) -> None:
    seen = view(f"Do parents agree to a referral?\n{answer}")
    assert seen.affirms(seen.units[-1])


@pytest.mark.parametrize("answer", ["No.", "Not where a child is at risk.", "As a rule, no."])
def test_an_answer_that_says_no_does_not_affirm_the_question(answer: str) -> None:
    seen = view(f"Do parents agree to a referral?\n{answer}")
    assert not seen.affirms(seen.units[-1])


def test_a_list_after_unless_tells_the_exception() -> None:
    text = "Ask first unless there is {}. For example, because:\n\n- it is late\n- delay would raise the risk of harm"
    assert "delay would raise the risk" in (exception(text.format("a good reason")) or "")
    assert exception(text.format("nobody in")) is None
    assert exception(text.format("a good reason").replace("- it", "a. it").replace("\n- ", "\n\nb. "))


def test_a_sentence_about_all_the_above_is_an_exception_for_each_of_them() -> None:
    text = "- Nothing is passed on without permission.\n- Files are locked.\n\n{} subject to the safety of the child."
    assert exception(text.format("All of the above is"))
    assert exception(text.format("The building is")) is None


@pytest.mark.parametrize(
    ("heading", "rules"),
    [
        ("Always seek consent", True),
        ("Consent must be sought before a referral", True),
        ("Getting consent for a referral", False),
        ("When consent is needed", False),
        ("Do we need consent?", False),
        ("Sharing with consent", False),
    ],
)
def test_a_heading_rules_only_if_it_is_a_sentence_that_does(heading: str, rules: bool) -> None:
    seen = view("Ring the hub.", heading)
    assert [seen.rules(unit) for unit in seen.units] == [rules, True]
