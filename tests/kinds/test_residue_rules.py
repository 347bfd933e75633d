"""What a template left behind, blank dates and review dates, with phrases of the test's own."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from policylint.kinds import residue
from policylint.kinds.settled import Settled
from policylint.model import Block, Check, Hit, Unit
from tests.kinds.small import TODAY, check, paragraph, study, units_in, units_of

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
BLANK = check(
    "residue",
    {"rule": "blank-date", "found": ["date approved", "review date", "agreed by", "adopted on"], "not-if": ["form"]},
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
    return [unit_text(units, hit) for hit in residue.find(spec, units)]


def unit_text(units: tuple[Unit, ...], hit: Hit) -> str:
    return next(unit.block.text for unit in units if unit.block.id == hit.block)[hit.start : hit.end]


def table(*rows: tuple[str, ...], headers: tuple[str, ...] = (), number: int = 1) -> tuple[Block, ...]:
    """Cells of a table; an empty one gives no words, as in a document."""
    return tuple(
        Block(
            f"t{number}r{row}c{column}",
            "cell",
            text,
            table=number,
            row=row,
            column=column,
            column_header=headers[column] if headers else "",
        )
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
        if text
    )


# --- templates --------------------------------------------------------------------------------------------------


def test_a_gap_says_all_that_is_known_of_it() -> None:
    assert list(residue.find(TEMPLATE, units_of("It rains. Ring [insert name] now.", None), "safeguarding")) == [
        Hit(
            "small-check",
            "residue",
            1,
            "b1",
            16,
            27,
            because='"insert name" is text of a template.',
            data=(("policy", "safeguarding"),),
        )
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ring insert name now.", ["insert name"]),
        ("Ring insert name and insert name now.", ["insert name"]),
        ("Ring (insert name) now.", ["insert name"]),
        ("Ring [name] now.", ["[name]"]),
        ("Ring [Add: the lead].", ["[Add: the lead]"]),
        ("Ring [please add the lead] or [add the head].", ["[please add the lead]", "[add the head]"]),
        ("Ring [the lead, add it].", ["[the lead, add it]"]),
        ("Ring [the lead adds it].", []),
        ("Ring [the lead of an add].", []),
        ("Ring [details to add].", ["[details to add]"]),
        ("Insert name. Ring [add the lead].", ["Insert name", "[add the lead]"]),
        ("Ring [add: insert name].", ["[add: insert name]"]),
        ("It rains.", []),
        ("Ring [add: the lead. Then ring the head.] Go.", ["[add: the lead. Then ring the head.]"]),
        ("Go. Go on. Ring [add: it].", ["[add: it]"]),
    ],
)
def test_a_template_is_found_where_its_words_stand(text: str, found: list[str]) -> None:
    assert words(TEMPLATE, units_of(text, None)) == found


def test_a_bracket_belongs_to_the_sentence_in_which_it_begins() -> None:
    units = units_of("We act. Ring [add: the lead. Then stop.] We go.", None)
    hits = list(residue.find(TEMPLATE, units))
    assert [(hit.unit, hit.start, hit.end) for hit in hits] == [(1, 13, 40)]
    assert hits[0].role == "residue"
    assert hits[0].because == "The words in brackets tell the author of the policy what to do."


@pytest.mark.parametrize(("length", "found"), [(400, 1), (401, 0)])
def test_a_note_in_brackets_has_a_longest_length(length: int, found: int) -> None:
    note = "add " + "x" * (length - 4)
    assert len(words(TEMPLATE, units_of(f"Ring [{note}] now.", None))) == found


def test_words_around_rule_a_gap_out() -> None:
    assert words(TEMPLATE, units_of("A form: insert name and [add it].", None)) == []
    assert words(TEMPLATE, units_of("Ring insert name.", "Sample letter")) == []
    assert words(TEMPLATE, units_of("Ring insert name.", "Rules")) == ["insert name"]
    text = "A form: insert name.\n\nRing insert name."
    assert words(TEMPLATE, units_of(text, None)) == ["insert name"]


@pytest.mark.parametrize(
    "text", ["[enter text of it]", "<enter text of it>", "(enter text of it)", "{{enter text of it}}"]
)
def test_a_gap_that_opens_with_a_bracket_is_quoted_to_its_end(text: str) -> None:
    spec = check("residue", {"rule": "template", "found": [text.split()[0]]})
    assert words(spec, units_of(f"Ring {text} now.", None)) == [text]
    assert words(spec, units_of(f"Ring {text.rstrip(']>)}')} now.", None)) == [text.split()[0]]


def test_marks_of_a_word_file_are_found_once_a_paragraph() -> None:
    units = units_in(
        paragraph(1, "Choose one. Choose another.", marks=("drafting-note",)),
        paragraph(2, "We act. We choose. We go.", marks=("drafting-note",)),
        paragraph(3, "We act.", marks=("drafting-note",)),
        paragraph(4, "We act. We go.", marks=("placeholder",)),
        paragraph(5, "Insert name.", marks=("placeholder",)),
        paragraph(6, "Choose one."),
        paragraph(7, "Choose a form.", marks=("placeholder",)),
    )
    hits = list(residue.find(TEMPLATE, units))
    assert [(hit.block, unit_text(units, hit)) for hit in hits] == [
        ("b1", "Choose one."),
        ("b2", "We choose."),
        ("b4", "We act."),
        ("b5", "Insert name"),
        ("b7", "Choose a form."),
    ]
    assert hits[0].because == "The Word file marks this as text still to be filled in or taken out."


def test_hidden_text_is_no_left_over_and_what_follows_still_is() -> None:
    units = units_in(paragraph(1, "Ring insert name.", hidden="deleted"), paragraph(2, "Ring insert name."))
    assert [hit.block for hit in residue.find(TEMPLATE, units)] == ["b2"]


def test_a_template_without_further_keys_looks_for_its_phrases_alone() -> None:
    spec = check("residue", {"rule": "template", "found": ["insert name"]})
    assert words(spec, units_of("A form: insert name. Ring [add it].", None)) == ["insert name"]
    assert words(spec, units_in(paragraph(1, "Choose one.", marks=("drafting-note",)))) == []


# --- blank dates ------------------------------------------------------------------------------------------------


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
    units = units_in(paragraph(1, "Date approved: TBC", marks=("quote",)), paragraph(2, "Date approved: TBC"))
    assert [hit.block for hit in residue.find(BLANK, units)] == ["b2"]
    units = units_of("We act.\n\nForm: date approved: TBC\n\nDate approved: TBC", None)
    assert [hit.unit for hit in residue.find(BLANK, units)] == [2]


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
    assert words(BLANK, units_in(*table(*rows))) == blank


def test_another_table_beside_does_not_answer() -> None:
    blocks = (*table(("Owner", "Head"), ("Date approved", "")), *table(("x", "y"), ("z", "May 2026"), number=2))
    assert words(BLANK, units_in(*blocks)) == ["Date approved"]


# --- review dates -----------------------------------------------------------------------------------------------


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
    (hit,) = residue.find(REVIEW, units_in(*table(("Owner", "Head"), ("Next review:", "May 2025"))))
    assert (hit.block, hit.start, hit.end, hit.get("words")) == ("t1r1c0", 0, 11, "May 2025")
    assert hit.quote == "Next review | May 2025"
    spaced = table(("Owner", "Head"), ("Next review X", "May 2025"))
    assert list(residue.find(REVIEW, units_in(*spaced))) == []
    assert list(residue.find(REVIEW, units_in(*table(("Next review of it", "May 2025"))))) == []
    assert list(residue.find(REVIEW, units_in(*table(("Next review", "then", "May 2025"))))) == []


def test_a_date_under_the_heading_of_its_column_is_found_where_it_is_the_only_one() -> None:
    one = table(("Approved", "Next review"), ("May 2024", "May 2025"), headers=("Approved", "Next review"))
    (hit,) = residue.find(REVIEW, units_in(*one))
    assert (hit.block, hit.start, hit.end, hit.get("words"), hit.quote) == ("t1r1c1", 0, 8, "May 2025", "")
    two = table(("Plan", "Next review"), ("A", "May 2025"), ("B", "June 2025"), headers=("Plan", "Next review"))
    assert list(residue.find(REVIEW, units_in(*two))) == []
    last = table(("Plan", "Last review"), ("A", "May 2025"), headers=("Plan", "Last review"))
    assert list(residue.find(REVIEW, units_in(*last))) == []


def test_a_date_elsewhere_in_the_cell_under_a_heading_is_none() -> None:
    late = table(("Plan", "Next review"), ("A", "Held in May 2025"), headers=("Plan", "Next review"))
    assert list(residue.find(REVIEW, units_in(*late))) == []


def settled(text: str, as_of: date = TODAY, policy: str = "child-protection", spec: Check = REVIEW) -> list[str]:
    hits = list(residue.find(spec, units_of(text, None), policy))
    return [item.message for item in residue.settle(spec, hits, {}, as_of)]


@pytest.mark.parametrize(("as_of", "past"), [(date(2025, 5, 31), False), (date(2025, 6, 1), True)])
def test_a_review_is_overdue_from_the_day_after_the_last_it_may_mean(as_of: date, past: bool) -> None:
    said = ["The review date that the policy gives, May 2025, has passed."] if past else []
    assert settled("Next review: May 2025", as_of) == said


def test_an_earlier_date_was_kept_where_a_later_one_is_still_to_come() -> None:
    assert settled("Next review: May 2025\n\nNext review: November 2026") == []
    assert settled("Next review: May 2025\n\nNext review: 22 November 2026") == []
    assert len(settled("Next review: May 2025\n\nNext review: 21 November 2026")) == 2


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
    said = [f"The review date that the policy gives, {when}, is more than 12 months ahead."] if ahead else []
    assert settled(text, as_of) == said
    assert settled(text, as_of, "data-protection") == []


def test_a_check_may_set_no_months() -> None:
    spec = check("residue", {"rule": "review-overdue", "found": ["next review"]})
    assert settled("Next review: January 2036", spec=spec) == []
    zero = check("residue", {**REVIEW.spec, "ahead-months": 0})
    assert settled("Next review: January 2036", spec=zero) == []
    nobody = check("residue", {"rule": "review-overdue", "found": ["next review"], "ahead-months": 12})
    assert settled("Next review: January 2036", spec=nobody) == []


def test_a_left_over_is_handed_on_with_what_the_check_says() -> None:
    (hit,) = residue.find(REVIEW, units_of("Next review: May 2025", None))
    assert list(residue.settle(REVIEW, [hit], {}, TODAY)) == [
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
    (said,) = residue.settle(TEMPLATE, [gap], {}, TODAY)
    assert said.message == '"insert name" is text of a template.'


@pytest.mark.parametrize(("severity", "weight"), [("advice", "advice"), ("warning", "warning"), ("error", "warning")])
def test_a_left_over_is_a_warning_or_advice(severity: str, weight: str) -> None:
    spec = check("residue", TEMPLATE.spec, severity={"": severity})
    hits = list(residue.find(spec, units_of("Ring insert name.", None)))
    assert [item.severity for item in residue.settle(spec, hits, {}, TODAY)] == [weight]


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
