from __future__ import annotations

from dataclasses import replace

import pytest

from policylint.model import JudgedBy, Place, Report, Unread
from policylint.report import verdict, words

from .samples import (
    BAD,
    CLEAN,
    CONSENT_FIRST,
    NO_REASONS,
    NOT_APPLICABLE,
    NOT_READ,
    ON_TRIAL,
    PARTLY,
    REASONS,
    SOFTENED,
    TODAY,
)


@pytest.mark.parametrize(
    ("report", "line"),
    [
        (BAD, "2 things to change before sign-off, 1 to consider, 2 worth a look. All 41 pages were read."),
        (CLEAN, "These 5 checks found nothing to change. A person must still read the policy."),
        (
            replace(CLEAN, checks_run=("a",)),
            "This one check found nothing to change. A person must still read the policy.",
        ),
        (replace(CLEAN, checks_run=()), "The checks found nothing to change. A person must still read the policy."),
        (
            PARTLY,
            "These 5 checks found nothing to change in what was read. Not read: page 17 and the chart on page 18. "
            "A person must still read the policy, and those parts.",
        ),
        (
            replace(PARTLY, findings=(CONSENT_FIRST,)),
            "1 thing to change before sign-off. Not read: page 17 and the chart on page 18.",
        ),
        (
            replace(CLEAN, findings=(SOFTENED,)),
            "Nothing to change before sign-off, 1 to consider. The whole document was read: 5,120 words.",
        ),
        (
            replace(CLEAN, findings=(ON_TRIAL,), pages=1),
            "Nothing to change before sign-off, 1 worth a look. The one page was read.",
        ),
        (
            NOT_READ,
            "Not checked: there is no text in the file: it looks like a scan. "
            "Save it as Word or run text recognition, then try again.",
        ),
        (replace(NOT_READ, unread=()), "Not checked: the file could not be read."),
        (
            NOT_APPLICABLE,
            "Not checked: this guidance is for England, and this document seems to be for somewhere else.",
        ),
    ],
)
def test_the_verdict_line(report: Report, line: str) -> None:
    assert verdict.verdict(report) == line


@pytest.mark.parametrize(
    ("report", "line"),
    [
        (BAD, "1 sentence to change in 41 pages, 1 to consider, 1 passage to add."),
        (CLEAN, "0 sentences to change in 5,120 words."),
        (PARTLY, "0 sentences to change in what was read of 18 pages."),
        (
            replace(BAD, findings=(CONSENT_FIRST, replace(CONSENT_FIRST, check="x"))),
            "1 sentence to change in 41 pages.",
        ),
        (
            replace(BAD, findings=(CONSENT_FIRST, replace(CONSENT_FIRST, block="b99"))),
            "2 sentences to change in 41 pages.",
        ),
    ],
)
def test_sentences_are_counted_once_each(report: Report, line: str) -> None:
    assert verdict.tally(report) == line


@pytest.mark.parametrize(
    ("place", "line"),
    [
        (CONSENT_FIRST.place, "6.3 Confidentiality, paragraph 4, page 12"),
        (Place(section="6.3", headings=("Confidentiality",)), "6.3 Confidentiality"),
        (Place(section="7.1", headings=("7 Information sharing",)), "7.1, under 7 Information sharing"),
        (Place(section="6.3"), "section 6.3"),
        (Place(headings=("Aims",), paragraph=2), "Aims, paragraph 2"),
        (Place(page=3), "page 3"),
        (Place(), ""),
    ],
)
def test_a_place_is_what_a_person_can_look_up(place: Place, line: str) -> None:
    assert words.where(place) == line


def test_the_shortest_place_is_the_section_number() -> None:
    assert words.briefly(CONSENT_FIRST.place) == "6.3"
    assert words.briefly(Place(headings=("Aims",), paragraph=2)) == "Aims"
    assert words.briefly(Place(page=3)) == "page 3"


def test_what_is_missing_is_nowhere() -> None:
    assert words.finding_where(REASONS, BAD) == "Nowhere in the policy"
    assert words.finding_where(replace(CONSENT_FIRST, place=Place()), BAD) == "Place not known"


def test_what_is_there_in_part_is_where_that_part_is() -> None:
    partial = replace(BAD, clauses=(replace(NO_REASONS, state="partial"),))
    assert words.finding_where(REASONS, partial) == "9.1 Referrals, paragraph 1, page 19"


def test_the_heading_of_something_missing_is_its_first_sentence() -> None:
    pointer = replace(REASONS, message="The reasons are not recorded. The policy points to another one: “x.”", why="")
    assert words.headline(pointer) == "The reasons are not recorded"
    assert words.reason(pointer, words.headline(pointer)) == "The policy points to another one: “x.”"


@pytest.mark.parametrize(
    ("items", "line"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_lists_are_joined_as_people_do(items: list[str], line: str) -> None:
    assert words.listed(items) == line


def test_many_unread_parts_are_counted_after_the_fourth() -> None:
    pages = tuple(Unread(f"page {number}", "a picture", "") for number in range(1, 8))
    assert words.unread_parts(replace(PARTLY, unread=pages)) == "page 1, page 2, page 3, page 4 and 3 more"
    assert words.unread_parts(replace(PARTLY, unread=pages[:4])) == "page 1, page 2, page 3 and page 4"


def test_an_exception_is_said_and_is_right() -> None:
    assert words.exception(CONSENT_FIRST) == ""
    assert words.exception(SOFTENED) == (
        "The policy makes an exception for risk: “If a child is at risk of harm we share without consent”. "
        "That is right, but it does not mend this sentence."
    )


def test_nothing_is_said_twice() -> None:
    message = CONSENT_FIRST.message
    assert words.reason(CONSENT_FIRST) == f"{message} {CONSENT_FIRST.why}"
    assert words.reason(CONSENT_FIRST, words.headline(CONSENT_FIRST)) == CONSENT_FIRST.why
    assert words.reason(replace(CONSENT_FIRST, message=f"{message} {CONSENT_FIRST.why}")).count(message) == 1
    assert words.reason(replace(CONSENT_FIRST, why=f"{message} And more.")).count(message) == 1
    assert words.reason(replace(CONSENT_FIRST, why="")) == message
    assert words.headline(REASONS) == "The reasons for a decision to share, or not to share, are not recorded"


def test_how_sure_is_said_of_sentences_only() -> None:
    assert words.because(replace(CONSENT_FIRST, because="the words are there")) == (
        "The words are there. The wording is plain."
    )
    assert words.because(REASONS) == ""
    assert words.because(replace(REASONS, because="nothing near it", quote="")) == "Nothing near it."


def test_editions_carry_their_status_when_not_in_force() -> None:
    judged_by = (JudgedBy("a", "A 2024", "in force", ""), JudgedBy("b", "B 2023", "proposed", ""))
    assert words.judged_by_line(judged_by) == "A 2024 · B 2023 (proposed)"
    assert words.edition_name(CONSENT_FIRST.guidance[0], ()) == "Information sharing advice, proposal of 2023"
    assert words.edition_name(CONSENT_FIRST.guidance[0], (JudgedBy("is-2023-draft", "Draft", "", ""),)) == "Draft"


def test_dates_are_written_out() -> None:
    assert words.day(TODAY) == "22 November 2026"
