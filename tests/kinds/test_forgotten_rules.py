"""Dates left blank and dates of review, with phrases of the test's own."""

from __future__ import annotations

import pytest

from policylint.kinds import residue
from policylint.model import Block, Check, Hit, Unit
from tests.kinds.small import cells, check, paragraph, shown, units_in, units_of

BLANK = check(
    "residue",
    {
        "rule": "blank-date",
        "found": ["date approved", "review date", "agreed by", "adopted on", "approval"],
        "not-if": ["form"],
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


def words(spec: Check, units: tuple[Unit, ...]) -> list[str]:
    return [shown(units, hit) for hit in residue.find(spec, units)]


def test_a_blank_date_is_told_as_one() -> None:
    (hit,) = residue.find(BLANK, units_of("It rains. Date approved: TBC", None))
    assert (hit.unit, hit.start, hit.end, hit.because) == (1, 10, 28, "The date is left blank.")


@pytest.mark.parametrize(
    "text",
    [
        "Date approved: ____",
        "Date approved: TBA",
        "Date approved:",
        "Date approved: to be agreed",
        "Date approved: dd/mm/yyyy",
        "Date approved: xx/xx/xxxx",
        "Date approved: [insert date]",
        "Date approved: ..........",
        "Date approved: ----",
        "Date approved:\n\nWe act.",
        "Agreed by the governors on ____",
        "Agreed by the governors, dated TBC",
        "Agreed by the governors on\n\n____",
        "Agreed by the governors on:\n\n____ and signed",
        "We act.\n\nDate approved:",
        "Approval: ____ Date: ____",
        "Approval: Ann Lee Review date: ____",
        "Review date\n\nOwner: Ann",
        "Review date\n\nAuthorised by",
        "Adopted on\n\nTo be reviewed in May 2027",
    ],
)
def test_a_place_for_a_date_without_one_is_blank(text: str) -> None:
    assert len(words(BLANK, units_of(text, None))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Date approved: May 2026",
        "Date approved: ____ May 2026",
        "Date approved:\n\nMay 2026",
        "Date approved by the head",
        "Date approved, as the head knows.",
        "Date approved " + "x" * 80 + " ____",
        "Agreed by ____",
        "Agreed by the governors on May 2026",
        "Agreed by the governors on\n\nMay 2026",
        "Agreed by the governors on\n\nwe act ____",
        "Review date",
        "Review date\n\nMay 2027",
        "Review date\n\nOwner: Ann\n\nMay 2027",
        "Review date\n\nThe governors set it.",
        "On the review date\n\nOwner: Ann",
        "Agreed by the governors on",
        "Agreed by the governors:\n\n____",
        "Form: date approved: ____",
        "It rains.",
    ],
)
def test_a_date_that_is_there_or_not_asked_for_is_fine(text: str) -> None:
    assert words(BLANK, units_of(text, None)) == []


@pytest.mark.parametrize(("length", "near"), [(74, True), (85, False)])
def test_a_blank_or_a_date_far_behind_the_words_is_another_one(length: int, near: bool) -> None:
    far = "x" * length
    assert bool(words(BLANK, units_of(f"Date approved {far} TBC", None))) is near
    assert bool(words(BLANK, units_of(f"Date approved:\n\n{far[9:]} May 2026", None))) is not near


def test_a_quoted_label_is_no_blank_date_and_the_next_one_is() -> None:
    units = units_in(paragraph(1, '"Date approved: TBC"'), paragraph(2, "Date approved: TBC"))
    assert [hit.block for hit in residue.find(BLANK, units)] == ["b2"]
    units = units_of("We act.\n\nForm: date approved: TBC\n\nDate approved: TBC", None)
    assert [hit.unit for hit in residue.find(BLANK, units)] == [2]


def test_a_label_above_a_heading_is_blank_and_a_heading_is_no_label() -> None:
    heading = Block("h", "heading", "Aims")
    assert words(BLANK, units_in(paragraph(1, "Review date"), heading)) == ["Review date"]
    label = Block("h", "heading", "Review date")
    assert words(BLANK, units_in(label, paragraph(1, "Owner: Ann"))) == []


OWNER = ("Owner", "Head")


@pytest.mark.parametrize(
    ("rows", "blank"),
    [
        ((OWNER, ("Date approved", "")), ["Date approved"]),
        ((OWNER, ("Date approved:", "")), ["Date approved:"]),
        ((OWNER, ("Date approved", "____")), ["Date approved"]),
        ((OWNER, ("Date approved", "TBC")), ["Date approved"]),
        ((OWNER, ("Date approved", "TBC by Ann")), []),
        ((OWNER, ("Date approved", "May 2026")), []),
        ((OWNER, ("Date approved", "Ann agreed. TBC")), []),
        ((OWNER, ("Date approved", "Ann")), []),
        ((OWNER, ("Date approved and by whom", "")), []),
        ((("Date approved", ""), ("Review date", "May 2027")), ["Date approved"]),
        ((("Date approved", ""), ("Review date", ""), OWNER), ["Date approved"]),
        ((("Owner",), ("Date approved",)), []),
        ((("Date approved", "Owner"), ("May 2026", "Head")), []),
        ((("Owner", "Date approved"), ("Head", "May 2026")), []),
        ((OWNER, ("Agreed by the governors on", "")), ["Agreed by the governors on"]),
        ((OWNER, ("Agreed by the governors on", "____")), ["Agreed by the governors on"]),
        ((("Agreed by the head on", ""), ("Review date", "Ann"), OWNER), ["Agreed by the head on"]),
        ((("Agreed by the head on", ""), ("Ann", "Bob"), OWNER), []),
        ((OWNER, ("Agreed by the governors on", "May 2026")), []),
    ],
)
def test_in_a_table_the_cell_beside_or_below_holds_the_date(
    rows: tuple[tuple[str, ...], ...], blank: list[str]
) -> None:
    assert words(BLANK, units_in(*cells(*rows))) == blank


def test_another_table_beside_does_not_answer() -> None:
    blocks = (*cells(("Owner", "Head"), ("Date approved", "")), *cells(("x", "y"), ("z", "May 2026"), number=2))
    assert words(BLANK, units_in(*blocks)) == ["Date approved"]


def test_a_review_date_says_all_that_is_known_of_it() -> None:
    (hit,) = residue.find(REVIEW, units_of("It rains. Next review: May 2025.", None), "safeguarding")
    assert hit == Hit(
        "small-check",
        "residue",
        1,
        "b1",
        10,
        31,
        because='"May 2025" is given as the date of review.',
        data=(("first", "2025-05-01"), ("last", "2025-05-31"), ("words", "May 2025"), ("policy", "safeguarding")),
    )


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("Next review: May 2025", ["May 2025"]),
        ("Next review is due on 1 May 2025", ["1 May 2025"]),
        ("Next review no later than 1 May 2025", ["1 May 2025"]),
        ("To be reviewed annually on or before 1 May 2025", ["1 May 2025"]),
        ("To be reviewed by the full governing body in May 2025", ["May 2025"]),
        ("To be reviewed every year since May 2015", []),
        ("Review: May 2025", ["May 2025"]),
        ("- Review: May 2025", ["May 2025"]),
        ("Approved June 2024. Review May 2025.", ["May 2025"]),
        ("| Review | May 2025 |", ["May 2025"]),
        ("The review of May 2025 was held.", []),
        ("The last next review: May 2025", []),
        ("After review: May 2025", []),
        ("To be reviewed by Ann in May 2025", []),
        ("Next review: soon. Next review: May 2025", ["May 2025"]),
        ("Next review May 2025, next review May 2026", ["May 2025"]),
        ("Next review:", []),
        ("Next review - next review: May 2025", ["May 2025"]),
    ],
)
def test_the_date_that_follows_the_words_is_the_date_of_review(text: str, given: list[str]) -> None:
    assert [hit.get("words") for hit in residue.find(REVIEW, units_of(text, None))] == given


def test_a_date_in_the_next_cell_is_quoted_with_its_label() -> None:
    (hit,) = residue.find(REVIEW, units_in(*cells(("Owner", "Head"), ("Next review:", "May 2025"))))
    assert (hit.block, hit.start, hit.end, hit.get("words")) == ("t1r1c0", 0, 11, "May 2025")
    assert hit.quote == "Next review | May 2025"
    spaced = cells(("Owner", "Head"), ("Next review X", "May 2025"))
    assert list(residue.find(REVIEW, units_in(*spaced))) == []
    assert list(residue.find(REVIEW, units_in(*cells(("Next review of it", "May 2025"))))) == []
    assert list(residue.find(REVIEW, units_in(*cells(("Next review", "then", "May 2025"))))) == []


def test_a_date_under_the_heading_of_its_column_is_found_where_it_is_the_only_one() -> None:
    one = cells(("Approved", "Next review"), ("May 2024", "May 2025"), headers=("Approved", "Next review"))
    (hit,) = residue.find(REVIEW, units_in(*one))
    assert (hit.block, hit.start, hit.end, hit.get("words"), hit.quote) == ("t1r1c1", 0, 8, "May 2025", "")
    two = cells(("Plan", "Next review"), ("A", "May 2025"), ("B", "June 2025"), headers=("Plan", "Next review"))
    assert list(residue.find(REVIEW, units_in(*two))) == []
    last = cells(("Plan", "Last review"), ("A", "May 2025"), headers=("Plan", "Last review"))
    assert list(residue.find(REVIEW, units_in(*last))) == []


def test_a_date_elsewhere_in_the_cell_under_a_heading_is_none() -> None:
    late = cells(("Plan", "Next review"), ("A", "Held in May 2025"), headers=("Plan", "Next review"))
    assert list(residue.find(REVIEW, units_in(*late))) == []
