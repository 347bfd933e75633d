"""What a template left behind, with phrases of the test's own."""

from __future__ import annotations

import pytest

from policylint.kinds import residue
from policylint.model import Check, Hit, Unit
from tests.kinds.small import check, paragraph, shown, units_in, units_of

TEMPLATE = check(
    "residue",
    {
        "rule": "template",
        "found": ["insert name", "enter text", "[name]"],
        "not-if": ["sample", "form"],
        "note-words": ["insert", "choose"],
        "bracketed": ["add", "delete*", "name"],
        "marked": ["text in red", "red text"],
        "marked-is": ["be deleted"],
    },
)


def words(spec: Check, units: tuple[Unit, ...]) -> list[str]:
    return [shown(units, hit) for hit in residue.find(spec, units)]


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
        ("Ring insert name or [add the lead].", ["insert name", "[add the lead]"]),
        ("Ring [add the lead] or insert name.", ["insert name", "[add the lead]"]),
        ("It rains.", []),
        ("Ring [add: the lead. Then ring the head.] Go.", ["[add: the lead. Then ring the head.]"]),
        ("Go. Go on. Ring [add: it].", ["[add: it]"]),
    ],
)
def test_a_template_is_found_where_its_words_stand(text: str, found: list[str]) -> None:
    assert words(TEMPLATE, units_of(text, None)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Text in red should be deleted.", ["Text in red should be deleted."]),
        ("All red text, once read, is to be deleted now. We act.", ["All red text, once read, is to be deleted now."]),
        ("Text in red was deleted.", []),
        ("Files may be deleted. Text in red is new.", []),
        ("It may be deleted, but not text in red.", []),
        ('"Text in red should be deleted."', []),
    ],
)
def test_a_note_on_text_told_apart_by_its_looks_says_what_is_done_with_it(text: str, found: list[str]) -> None:
    assert words(TEMPLATE, units_of(text, None)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('He asks: "Has anyone told insert name of it?"', 0),
        ("He asks: “Has anyone told [add: name] of it?”", 0),
        ("He asks: “Has anyone told [add: name] of it?” Ring [add: name].", 1),
        ("He asks “Has anyone told her?” Ring [add: name] and say “we do not know yet”.", 1),
        ('He asks "who told her of it?" Ring [add: name] and say "no".', 1),
        ("We are “[add: name] Church School”.", 1),
        ("We are “the one of [add: name]”.", 1),
        ("We are “the one school of [add: name]”.", 0),
        ("We are “the one school of [add: name].", 1),
    ],
)
def test_a_name_left_out_of_what_somebody_says_is_no_gap(text: str, found: int) -> None:
    assert len(words(TEMPLATE, units_of(text, None))) == found


def test_a_bracket_belongs_to_the_sentence_in_which_it_begins() -> None:
    units = units_of("We act. Ring [add: the lead. Then stop.] We go.", None)
    hits = list(residue.find(TEMPLATE, units))
    assert [(hit.unit, hit.start, hit.end) for hit in hits] == [(1, 13, 40)]
    assert (hits[0].check, hits[0].role) == ("small-check", "residue")
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
    assert [(hit.block, shown(units, hit)) for hit in hits] == [
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


def test_a_field_of_a_mail_merge_is_a_gap_and_a_quotation_in_such_marks_is_none() -> None:
    merge = check("residue", {"rule": "template", "found": ["«"]})
    assert words(merge, units_of("At «School_Name» we listen. The lead is «Head».", None)) == [
        "«School_Name»",
        "«Head»",
    ]
    assert words(merge, units_of("The rule «ring the lead at once» is kept.", None)) == []
