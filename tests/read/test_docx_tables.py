"""Cells of Word tables know their row, their column and what heads these."""

from __future__ import annotations

import word_samples as word

from policylint.limits import Limits
from policylint.model import Block
from policylint.read.docx import read_docx

BOLD = "<w:b/>"
HEADER = "<w:tblHeader/>"


def blocks(body: str, styles: str = "") -> list[Block]:
    parts: dict[str, str | bytes] = {"word/styles.xml": word.part("styles", styles)} if styles else {}
    return list(read_docx(word.word(body, parts=parts), "policy.docx", Limits()).blocks)


def headers(body: str, styles: str = "") -> dict[str, tuple[str, str]]:
    """Text of each cell -> (row header, column header)."""
    return {block.text: (block.row_header, block.column_header) for block in blocks(body, styles)}


def bold(text: str) -> str:
    return word.cell(word.para(word.run(text, BOLD)))


def test_cells_are_counted_and_headed() -> None:
    found = blocks(
        word.para("Before.")
        + word.table(word.row("Role", "Name", properties=HEADER), word.row("Lead", "Mrs Shah"))
        + word.table(word.row("x", "y"))
    )
    last = found[4]
    assert (last.kind, last.table, last.row, last.column) == ("cell", 1, 2, 2)
    assert (last.text, last.row_header, last.column_header) == ("Mrs Shah", "Lead", "Name")
    assert found[5].table == 2


def test_a_bold_first_row_heads_the_columns() -> None:
    found = headers(word.table(word.row(bold("Role"), bold("Name")), word.row("Lead", "Mrs Shah")))
    assert found["Mrs Shah"] == ("Lead", "Name")


def test_a_first_row_that_the_tables_style_sets_apart_heads_the_columns() -> None:
    look = '<w:tblStyle w:val="Grid4"/><w:tblLook w:val="04A0"/>'
    style = word.style("grid4", '<w:tblStylePr w:type="firstRow"/>', kind="table")
    body = word.table(word.row("Role", "Name"), word.row("Lead", "Mrs Shah"), properties=look)
    assert headers(body, style)["Mrs Shah"] == ("Lead", "Name")
    assert headers(body)["Mrs Shah"] == ("Lead", "")


def test_names_and_values_side_by_side_have_no_column_headers() -> None:
    found = headers(word.table(word.row("Lead", "Mrs Shah"), word.row("Deputy", "Mr Cole")))
    assert found["Mr Cole"] == ("Deputy", "")


def test_a_header_over_two_columns_heads_both() -> None:
    top = word.row("Who", word.cell("Contact", '<w:gridSpan w:val="2"/>'), properties=HEADER)
    found = headers(word.table(top, word.row("Lead", "extension 21", "room 4")))
    assert found["room 4"] == ("Lead", "Contact")


def test_a_cell_merged_downwards_heads_all_its_rows_and_is_read_once() -> None:
    start, more = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    body = word.table(
        word.row(word.cell("Referral", start), "by telephone"),
        word.row(word.cell("<w:p/>", more), "then in writing"),
        word.row(word.cell("never shown", more), "within a day"),
    )
    found = headers(body)
    assert found["then in writing"][0] == found["within a day"][0] == "Referral"
    assert [block.hidden for block in blocks(body) if block.text == "never shown"] == ["hidden by a merged cell"]


def test_a_long_first_cell_is_a_text_and_heads_nothing() -> None:
    rule = "Staff who have a concern about a child tell the designated safeguarding lead at once."
    assert headers(word.table(word.row(rule, "Yes"), word.row("a", "b")))["Yes"] == ("", "")


def test_a_cell_of_several_paragraphs_gives_a_block_for_each() -> None:
    body = word.table(word.row(word.cell(word.para("First.") + word.para("Second.")), "x"))
    assert [(block.text, block.row, block.column) for block in blocks(body)][:2] == [
        ("First.", 1, 1),
        ("Second.", 1, 1),
    ]


def test_a_table_in_a_cell_is_a_table_of_its_own_in_its_place() -> None:
    inner = word.table(word.row("a", "b"))
    found = blocks(word.table(word.row(word.cell(word.para("before") + inner + word.para("after")), "next")))
    assert [(block.text, block.table) for block in found] == [
        ("before", 1), ("a", 2), ("b", 2), ("after", 1), ("next", 1),
    ]  # fmt: skip


def test_a_frame_of_one_column_is_read_as_what_it_holds() -> None:
    inside = word.styled("Sharing", "Heading1") + word.para("Staff share.")
    assert [block.kind for block in blocks(word.table(word.row(word.cell(inside))))] == ["heading", "paragraph"]


def test_a_row_deleted_by_a_tracked_change_is_kept_apart() -> None:
    body = word.table(word.row("old", "rule", properties="<w:del/>"), word.row("new", "rule", properties="<w:ins/>"))
    assert [(block.hidden, block.marks) for block in blocks(body)][1:3] == [
        ("deleted by a tracked change", ()),
        ("", ("inserted",)),
    ]


def test_typed_numbers_in_cells_are_labels() -> None:
    found = blocks(word.table(word.row("3.1 Staff share.", "x"), word.row("y", "z")))
    assert (found[0].kind, found[0].label, found[0].text) == ("cell", "3.1", "Staff share.")
