"""What is said of left-overs on a day, and of wrong keys."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from policylint.kinds import residue, settled
from policylint.kinds.settled import Settled
from policylint.model import Check
from tests.kinds.small import TODAY, check, study, units_of

TEMPLATE = check(
    "residue",
    {
        "rule": "template",
        "found": ["insert name", "enter text", "[name]"],
        "not-if": ["sample", "form"],
        "note-words": ["insert", "choose"],
        "bracketed": ["add", "delete*", "name"],
    },
)
REVIEW = check(
    "residue",
    {
        "rule": "review-overdue",
        "found": ["next review", "review", "to be reviewed"],
        "ahead-months": 12,
        "ahead-for": ["child-protection"],
    },
    guidance=("ax-2024#rule-1",),
)


def said(text: str, as_of: date = TODAY, policy: str = "child-protection", spec: Check = REVIEW) -> list[str]:
    hits = list(residue.find(spec, units_of(text, None), policy))
    return [item.message for item in settled.residue(spec, hits, {}, as_of)]


@pytest.mark.parametrize(("as_of", "past"), [(date(2025, 5, 31), False), (date(2025, 6, 1), True)])
def test_a_review_is_overdue_from_the_day_after_the_last_it_may_mean(as_of: date, past: bool) -> None:
    expected = ["The review date that the policy gives, May 2025, has passed."] if past else []
    assert said("Next review: May 2025", as_of) == expected


def test_an_earlier_date_was_kept_where_a_later_one_is_still_to_come() -> None:
    assert said("Next review: May 2025\n\nNext review: November 2026") == []
    assert said("Next review: May 2025\n\nNext review: 22 November 2026") == []
    assert len(said("Next review: May 2025\n\nNext review: 21 November 2026")) == 2


@pytest.mark.parametrize(
    ("text", "as_of", "ahead"),
    [
        ("Next review: December 2027", date(2026, 11, 22), False),
        ("Next review: January 2028", date(2026, 11, 22), True),
        ("Next review: January 2028", date(2026, 12, 1), False),
        ("Next review: March 2028", date(2027, 1, 5), True),
        ("Next review: February 2028", date(2027, 1, 5), False),
    ],
)
def test_a_review_may_lie_so_many_months_ahead_and_one(text: str, as_of: date, ahead: bool) -> None:
    when = text.removeprefix("Next review: ")
    expected = [f"The review date that the policy gives, {when}, is more than 12 months ahead."] if ahead else []
    assert said(text, as_of) == expected
    assert said(text, as_of, "data-protection") == []


def test_a_check_may_set_no_months() -> None:
    spec = check("residue", {"rule": "review-overdue", "found": ["next review"]})
    assert said("Next review: January 2036", spec=spec) == []
    unset = check("residue", {"rule": "review-overdue", "found": ["next review"], "ahead-for": ["child-protection"]})
    assert said("Next review: January 2036", spec=unset) == []
    zero = check("residue", {**REVIEW.spec, "ahead-months": 0})
    assert said("Next review: January 2036", spec=zero) == []
    nobody = check("residue", {"rule": "review-overdue", "found": ["next review"], "ahead-months": 12})
    assert said("Next review: January 2036", spec=nobody) == []


def test_a_left_over_is_handed_on_with_what_the_check_says() -> None:
    (hit,) = residue.find(REVIEW, units_of("Next review: May 2025", None))
    assert list(settled.residue(REVIEW, [hit], {}, TODAY)) == [
        Settled(
            hit,
            "warning",
            "The review date that the policy gives, May 2025, has passed.",
            "Do this.",
            "Write this.",
            ("ax-2024#rule-1",),
        )
    ]
    (gap,) = residue.find(TEMPLATE, units_of("Ring insert name.", None))
    (said,) = settled.residue(TEMPLATE, [gap], {}, TODAY)
    assert said.message == '"insert name" is text of a template.'


@pytest.mark.parametrize(("severity", "weight"), [("advice", "advice"), ("warning", "warning"), ("error", "warning")])
def test_a_left_over_is_a_warning_or_advice(severity: str, weight: str) -> None:
    spec = check("residue", TEMPLATE.spec, severity={"": severity})
    hits = list(residue.find(spec, units_of("Ring insert name.", None)))
    assert [item.severity for item in settled.residue(spec, hits, {}, TODAY)] == [weight]


def test_a_study_is_searched_with_its_policy_type() -> None:
    (hit,) = residue.find_hits(TEMPLATE, study(units_of("Ring insert name.", None), "privacy-notice"))
    assert hit.get("policy") == "privacy-notice"


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({}, []),
        ({"ahead-months": 12, "not-if": ["x"], "bracketed": ["y"]}, []),
        ({"rule": "else"}, ['"rule" must be one of template, blank-date, review-overdue.']),
        ({"found": []}, ['"found" is missing: the phrases to look for.']),
        ({"found": "x"}, ['"found" must be a list of phrases.']),
        ({"found": ["x", " "]}, ['"found" must be a list of phrases.']),
        ({"not-if": ["x", 7]}, ['"not-if" must be a list of phrases.']),
        ({"note-words": "x"}, ['"note-words" must be a list of phrases.']),
        ({"bracketed": "x"}, ['"bracketed" must be a list of phrases.']),
        ({"ahead-for": "x"}, ['"ahead-for" must be a list of phrases.']),
        ({"ahead-months": "12"}, ['"ahead-months" must be a number of months.']),
    ],
)
def test_wrong_keys_are_named_and_right_ones_are_not(changes: dict[str, Any], wrong: list[str]) -> None:
    spec = {"rule": "template", "found": ["x"], **changes}
    assert residue.check_spec(spec) == wrong
    assert residue.problems(spec, None) == wrong


def test_a_check_without_keys_is_told_what_is_missing() -> None:
    assert residue.check_spec({}) == [
        '"rule" must be one of template, blank-date, review-overdue.',
        '"found" is missing: the phrases to look for.',
    ]
