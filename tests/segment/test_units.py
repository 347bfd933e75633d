"""Units: sentences with their lead-in, cells with their headers, answers with their question."""

from __future__ import annotations

import time
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policylint.model import Block, Document, Place, Unit
from policylint.normalise import match_text, words
from policylint.read.build import DocumentBuilder
from policylint.segment import segment

SIGNS = st.text(
    alphabet=st.one_of(st.sampled_from("aB .?!:;|•-()\n\"'é’“”–—\u00ad\u200b…ﬁ²"), st.characters()), max_size=60
)
PIECES = st.sampled_from(
    ["consent ", "Staff ask. ", "No. ", "? ", "\n• ", "\n(a) ", "; (b) ", " | ", "par-\nent ", "“Say so.” ", "(x. Y) "]
)
ODDITIES = st.sampled_from(
    ["é ", "e.g. ", "Yes ☐ ", "Q. ", "\nA: ", "1) ", "2) ", "…", " — ", "co\u0301", "\u00ad", "\u200b"]
)
PRINTED = SIGNS | st.lists(PIECES | ODDITIES, max_size=20).map("".join)


def paragraph(text: str) -> tuple[Unit, ...]:
    return segment(Document("p.txt", "text", (Block("b1", "paragraph", text),)))


def texts(units: tuple[Unit, ...]) -> list[str]:
    return [unit.text for unit in units]


def own(units: tuple[Unit, ...]) -> list[str]:
    return [unit.text[unit.own :] for unit in units]


def build(*blocks: tuple[str, str, int]) -> tuple[Unit, ...]:
    builder = DocumentBuilder("p.docx", "docx")
    for kind, text, level in blocks:
        builder.add(kind, text, level=level)  # type: ignore[arg-type]
    return segment(builder.document())


@given(PRINTED)
def test_own_words_are_what_stands_in_the_block(text: str) -> None:
    known = words([text])
    for unit in paragraph(text):
        assert len(unit.offsets) == len(unit.text) - unit.own
        assert match_text(text[unit.start : unit.end], known)[0] == unit.text[unit.own :]
        assert unit.span(unit.own, len(unit.text)) == (unit.start, unit.end)


@given(PRINTED)
def test_no_letter_is_read_twice_and_units_stand_in_order(text: str) -> None:
    units = paragraph(text)
    assert [unit.index for unit in units] == list(range(len(units)))
    assert all(first.end <= second.start for first, second in pairwise(units))


def test_span_of_a_match_points_at_the_printed_words() -> None:
    text = "Ask first.  The con-\nsent of the par-\nent is needed."
    unit = paragraph(text)[1]
    start = unit.text.index("consent")
    first, last = unit.span(start, start + len("consent of the parent"))
    assert text[first:last] == "con-\nsent of the par-\nent"


def test_span_of_a_match_in_the_lead_in_is_the_unit() -> None:
    unit = paragraph("Before sharing, staff will:\n• obtain consent")[1]
    assert unit.span(0, 6) == (unit.start, unit.end)


def test_items_inside_a_block_are_read_with_their_lead_in() -> None:
    units = paragraph("We share. Before that staff will:\n• write it\ndown\n• obtain consent")
    assert texts(units) == [
        "We share.",
        "Before that staff will:",
        "Before that staff will: write it down",
        "Before that staff will: obtain consent",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The Lead is satisfied that:\n(a) it is written up;\n(b) neither parent objects; and\n(c) the Head knows.",
        "The Lead is satisfied that: (a) it is written up; (b) neither parent objects; and (c) the Head knows.",
        "The Lead is satisfied that: (i) it is written up; (ii) neither parent objects; and (iii) the Head knows.",
        "The Lead is satisfied that:\n1. it is written up;\n2. neither parent objects; and\n3. the Head knows.",
        "The Lead is satisfied that:\n- it is written up;\n- neither parent objects; and\n- the Head knows.",
        "The Lead is satisfied that: 1) it is written up; 2) neither parent objects; and 3) the Head knows.",
        "The Lead is satisfied that: • it is written up; • neither parent objects; and • the Head knows.",
    ],
)
def test_lettered_numbered_and_bulleted_items_are_told_apart(text: str) -> None:
    assert texts(paragraph(text)) == [
        "The Lead is satisfied that:",
        "The Lead is satisfied that: it is written up;",
        "The Lead is satisfied that: neither parent objects; and",
        "The Lead is satisfied that: the Head knows.",
    ]


def test_steps_without_a_lead_in_are_units_of_their_own() -> None:
    assert texts(paragraph("2) Seek sign-off (skip if at risk)  3) ring the office")) == [
        "Seek sign-off (skip if at risk)",
        "ring the office",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Under section\n17. Staff ask parents.",
        "See paragraphs (a) and (b) above.",
        "Use Article 6(1)(e) and Article 9(2)(g).",
        "The answer is no\n– not if a child is at risk.",
    ],
)
def test_what_only_looks_like_an_item_is_none(text: str) -> None:
    assert " ".join(own(paragraph(text))) == match_text(text)[0]


def test_words_after_a_list_are_not_led_in_to() -> None:
    units = paragraph("Say: (a) what you saw; (b) what you did. Parents are told later.")
    assert texts(units)[-1] == "Parents are told later."


def test_list_items_are_read_with_the_lead_in_above_them_and_between() -> None:
    units = build(
        ("paragraph", "We act. Staff will normally:", 0),
        ("list-item", "write it down", 1),
        ("list-item", "before sharing:", 1),
        ("header", "Oakfield School", 0),
        ("list-item", "obtain consent", 2),
        ("list-item", "tell the Head.", 1),
        ("paragraph", "Done.", 0),
        ("list-item", "ring", 1),
    )
    assert texts(units) == [
        "We act.",
        "Staff will normally:",
        "Staff will normally: write it down",
        "Staff will normally: before sharing:",
        "Oakfield School",
        "Staff will normally: before sharing: obtain consent",
        "Staff will normally: tell the Head.",
        "Done.",
        "ring",
    ]


def test_a_heading_leads_in_only_when_it_reads_so() -> None:
    assert (
        texts(build(("heading", "What we record", 2), ("list-item", "the reasons", 1)))[1]
        == "What we record the reasons"
    )
    assert texts(build(("heading", "Trips", 2), ("list-item", "permission first", 1)))[1] == "permission first"


def table(*rows: tuple[str, ...]) -> tuple[Unit, ...]:
    builder = DocumentBuilder("p.docx", "docx")
    number = builder.next_table()
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            head, top = (cells[0] if column else ""), (rows[0][column] if row else "")
            builder.add("cell", cell, table=number, row=row, column=column, row_header=head, column_header=top)
    return segment(builder.document())


def test_cells_are_read_with_their_headers() -> None:
    units = table(("Step", "Consent"), ("Referral", "Needed. Ask first."))
    assert texts(units)[3:] == ["Consent | Referral | Needed.", "Consent | Referral | Ask first."]
    assert own(units) == ["Step", "Consent", "Referral", "Needed.", "Ask first."]
    assert units[-1].row == "Referral | Needed. Ask first."


def test_a_cell_answers_the_question_to_its_left() -> None:
    units = table(("Question", "Answer"), ("Do parents have to agree?", "No"))
    assert (units[2].quoted, units[3].text, units[3].question) == (
        "question",
        "Do parents have to agree? No",
        "Do parents have to agree?",
    )
    assert own(units)[3] == "No"


def test_a_cell_answers_the_question_above_it() -> None:
    units = table(("", "Consent needed?"), ("Child at risk", "No"))
    assert texts(units)[-1] == "Child at risk | Consent needed? No"


def test_rows_pasted_as_text_stay_whole() -> None:
    text = "Child at risk | Consent: not needed. Ever | Refer\nEarly help | Consent: needed | Ask"
    assert texts(paragraph(text)) == text.splitlines()


def test_a_question_is_read_with_its_short_answer() -> None:
    units = paragraph("Q. Must parents agree before we refer?\nA. No, they need not. We tell them.")
    assert texts(units) == [
        "Must parents agree before we refer?",
        "Must parents agree before we refer? No, they need not.",
        "We tell them.",
    ]
    assert [unit.question for unit in units] == ["", "Must parents agree before we refer?", ""]


def test_a_heading_that_asks_is_answered_by_the_next_paragraph() -> None:
    units = build(
        ("heading", "Do parents have to agree?", 2), ("paragraph", "No. We tell them.", 0), ("paragraph", "Yes.", 0)
    )
    assert texts(units)[1:] == ["Do parents have to agree? No.", "We tell them.", "Yes."]


def test_items_of_a_checklist_do_not_answer_one_another() -> None:
    units = build(
        ("list-item", "Has the parent agreed?", 1), ("list-item", "Is the form signed?", 1), ("list-item", "Sent", 1)
    )
    assert [unit.question for unit in units] == ["", "", ""]


def test_a_myth_is_read_with_its_fact() -> None:
    units = paragraph("Myth: privacy rules stop us. Fact: they don't.")
    assert units[0].quoted == "quotation"
    assert units[1].text == "Myth: privacy rules stop us. Fact: they don't."


@pytest.mark.parametrize(
    ("header", "why"),
    [("Myth", "quotation"), ("Common myths", "quotation"), ("2018 wording", "withdrawn"), ("Do not say", "withdrawn"),
     ("What we do", ""), ("Step", ""), ("The 2018 Act", "")],
)  # fmt: skip
@pytest.mark.parametrize("marked", [True, False])
def test_a_column_of_myths_or_of_old_wording_is_no_rule(header: str, why: str, marked: bool) -> None:
    """Whether or not the file says that the first row is a header: many tables do not."""
    above = header if marked else ""
    blocks = (
        Block("b1", "cell", header, table=1, row=1, column=1),
        Block("b2", "cell", "Fact", table=1, row=1, column=2),
        Block("b3", "cell", "Consent is always needed.", table=1, row=2, column=1, column_header=above),
        Block("b4", "cell", "It is not.", table=1, row=2, column=2),
    )
    assert [unit.quoted for unit in segment(Document("p", "docx", blocks))] == ["", "", why, ""]


def test_hidden_blocks_give_no_units() -> None:
    shown = Block("b1", "paragraph", "We share.")
    gone = replace(shown, id="b2", hidden="deleted by a tracked change")
    assert texts(segment(Document("p", "docx", (shown, gone)))) == ["We share."]


def test_a_list_introduced_as_old_wording_is_withdrawn() -> None:
    place = Place(headings=("Sharing",))
    blocks = (
        Block("b1", "paragraph", "Old wording (no longer used):", place),
        Block("b2", "list-item", "Staff obtain consent.", place, level=1),
        Block("b3", "paragraph", "Staff share.", place),
    )
    assert [unit.quoted for unit in segment(Document("p", "docx", blocks))][1:] == ["withdrawn", ""]


def test_headings_and_headers_are_one_unit_each() -> None:
    units = build(("header", "Oakfield. Policy. Draft", 0), ("heading", "6. Consent. When?", 1))
    assert texts(units) == ["Oakfield. Policy. Draft", "6. Consent. When?"]


@pytest.mark.parametrize(
    "piece", ["(a) b; ", "• a ", "• a\n", "a | b\n", "1. a\n", "Q? No. ", "'a b ", "consent ", "☐ ", "a:\n- b\n"]
)
def test_time_grows_with_length_only(piece: str) -> None:
    begin = time.process_time()
    paragraph(piece * 10_000)
    assert time.process_time() - begin < 4
