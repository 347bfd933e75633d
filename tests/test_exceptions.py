"""Exceptions for risk: in a sentence, next to it, in its list, and over all of it."""

from __future__ import annotations

import pytest

from tests.views import markdown, seen, view


def exception(text: str) -> str | None:
    """The exception near the first sentence that is not a heading."""
    whole = view(text)
    first = next(unit for unit in whole.units if unit.block.kind != "heading")
    found = whole.exception(first)
    return whole.quote(found) if found else None


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
    whole = view("Where a child is in danger we refer at once. In all other cases we seek consent.")
    assert whole.exception(whole.units[-1]) is not None


def test_an_exception_under_the_next_heading_does_not_count() -> None:
    text = "# Referrals\n\nWe seek consent.\n\n## Danger\n\nIf a child is in danger we ring the police."
    found = seen(markdown(text))
    assert [found.exception(unit) for unit in found.units if unit.text == "We seek consent."] == [None]


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


def test_a_list_after_unless_tells_the_exception() -> None:
    text = "Ask first unless there is {}. For example, because:\n\n- it is late\n- delay would raise the risk of harm"
    assert "delay would raise the risk" in (exception(text.format("a good reason")) or "")
    assert exception(text.format("nobody in")) is None
    assert exception(text.format("a good reason").replace("- it", "a. it").replace("\n- ", "\n\nb. "))


def test_a_sentence_about_all_the_above_is_an_exception_for_each_of_them() -> None:
    text = "- Nothing is passed on without permission.\n- Files are locked.\n\n{} subject to the safety of the child."
    assert exception(text.format("All of the above is"))
    assert exception(text.format("The building is")) is None


def test_a_later_sentence_that_names_itself_the_exception_counts() -> None:
    text = "We ask first. The head approaches parents. {} that a call raises the risk of harm. We keep notes."
    assert (
        exception(text.format("The exception to this rule is"))
        == "exception to this rule is that a call raises the risk"
    )
    assert exception(text.format("The head knows")) is None
    assert exception("We ask first. It rains.\n\nThe exception to this is that a child is at risk.") is None
