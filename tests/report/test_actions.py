from __future__ import annotations

from dataclasses import replace

import pytest

from policylint.model import Check, Report
from policylint.report.actions import Action, actions

from .samples import BAD, CLEAN, CONSENT_PRESENT, NOT_APPLICABLE, NOT_READ, OLD_EDITION, PARTLY, SOFTENED, TRAINING, run


def four(report: Report, *others: Report) -> tuple[Action, ...]:
    return actions(report, run(report, *others))


def states(found: tuple[Action, ...]) -> list[str]:
    return [action.tag for action in found]


def test_a_bad_policy_has_three_things_to_do() -> None:
    found = four(BAD)
    assert states(found) == ["To do", "To do", "Partly", "To do"]
    assert [action.words for action in found] == [
        "1 to change, 1 to consider (6.3 and 7.1).",
        "This child protection policy has 2 sentences on consent to put right (6.3 and 7.1). "
        "The data protection policy was not given.",
        "The policy says part of it (11): "
        "it says that there is training, not that information can and should be shared.",
        "Not found.",
    ]


def test_a_good_policy_still_waits_for_the_other_one() -> None:
    found = four(CLEAN)
    assert states(found) == ["None found", "Partly", "In place", "In place"]
    assert found[0].words == "No such wording was found."
    assert found[1].words == (
        "This safeguarding policy says that consent is not needed where a child is at risk (7.1). "
        "The data protection policy was not given."
    )
    assert found[3].words == "The policy says so (9.1)."


def test_both_policies_of_a_school_are_read_together() -> None:
    other = replace(CLEAN, path="Beech Hill/dp.docx", policy_type="data-protection")
    found = four(CLEAN, other, replace(BAD, policy_type="data-protection"))
    assert found[1].tag == "In place"
    assert found[1].words.endswith(
        "The data protection policy says that consent is not needed where a child is at risk (7.1)."
    )
    silent = replace(other, clauses=(replace(CONSENT_PRESENT, state="missing", evidence=()),))
    assert four(CLEAN, silent)[1].tag == "To do"
    unread = replace(NOT_READ, path="Beech Hill/dp.docx", policy_type="data-protection")
    assert four(CLEAN, unread)[1].tag == "Cannot say"
    assert four(CLEAN, unread)[1].words.endswith("The data protection policy was not read.")


@pytest.mark.parametrize(
    ("policy", "words"),
    [
        ("privacy-notice", "The safeguarding or child protection policy was not given."),
        ("other", "The safeguarding and data protection policies were not given."),
    ],
)
def test_the_policy_that_was_not_given_is_named(policy: str, words: str) -> None:
    assert four(replace(CLEAN, policy_type=policy))[1].words.endswith(words)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("state", "tag", "words"),
    [
        ("partial", "Partly", "says part of what is needed about consent (7.1)"),
        (
            "not-found-in-what-was-read",
            "Cannot say",
            "says nothing about consent where a child is at risk, in what was read",
        ),
        ("not-applicable", "Cannot say", "was not checked for whether consent is needed where a child is at risk"),
    ],
)
def test_a_consent_clause_that_is_not_simply_there(state: str, tag: str, words: str) -> None:
    report = replace(CLEAN, clauses=(replace(CONSENT_PRESENT, state=state),))  # type: ignore[arg-type]
    assert four(report)[1].tag == tag
    assert words in four(report)[1].words


def test_what_was_not_read_is_never_in_place() -> None:
    found = four(PARTLY)
    assert states(found) == ["Cannot say", "Partly", "Cannot say", "Cannot say"]
    assert found[0].words == "Nothing to change in what was read. Not read: page 17 and the chart on page 18."
    assert found[3].words == "Not found in what was read. Not read: page 17 and the chart on page 18."


def test_checks_that_did_not_run_say_nothing() -> None:
    check = Check("kcsie-edition", "reference", "citation", "stable", "", None, (), {}, (), "", "", "", {})
    report = replace(CLEAN, checks_run=("kcsie-edition",), clauses=())
    found = actions(report, replace(run(report), checks={"kcsie-edition": check}))
    assert states(found) == ["Cannot say"] * 4
    assert found[0].words == "These checks were not part of this run."
    assert found[2].words == "This was not checked in this policy."


def test_softer_findings_and_other_families() -> None:
    assert four(replace(CLEAN, findings=(SOFTENED,)))[0] == Action(
        "Wording about consent and barriers is brought into line", "partly", "1 to consider (7.1)."
    )
    assert four(replace(CLEAN, findings=(OLD_EDITION,)))[0].tag == "None found"


def test_many_places_are_counted_after_the_sixth() -> None:
    found = tuple(replace(SOFTENED, place=replace(SOFTENED.place, section=f"7.{number}")) for number in range(1, 10))
    assert four(replace(CLEAN, findings=found))[0].words == "9 to consider (7.1, 7.2, 7.3, 7.4, 7.5, 7.6 and 3 more)."


def test_partly_without_a_nearest_passage() -> None:
    report = replace(CLEAN, clauses=(replace(TRAINING, nearest=()),))
    assert four(report)[2].words == "The policy says part of it."


@pytest.mark.parametrize("report", [NOT_READ, NOT_APPLICABLE])
def test_a_document_that_was_not_judged_has_no_actions(report: Report) -> None:
    assert four(report) == ()
