"""Reading order and structure: columns, running heads, paragraphs, headings, lists and tables."""

from __future__ import annotations

from collections.abc import Sequence

import pdf_samples as samples
import pytest
from reportlab.pdfgen.canvas import Canvas

from policylint.limits import Limits
from policylint.model import Block
from policylint.read.pdf import read_pdf


def blocks(data: bytes) -> tuple[Block, ...]:
    return read_pdf(data, "policy.pdf", Limits()).blocks


def of_kind(found: Sequence[Block], *kinds: str) -> list[str]:
    return [block.text for block in found if block.kind in kinds]


def test_two_columns_are_read_one_after_the_other() -> None:
    found = blocks(samples.two_columns())
    text = "\n".join(block.text for block in found)
    assert text.index("left 19") < text.index("right 0 ")
    assert text.index("right 19") < text.index("Whole width") < text.index("And so the text")
    assert of_kind(found, "heading") == ["Child protection policy of the two columns school", "Whole width"]


def test_running_heads_do_not_cut_a_sentence() -> None:
    found = blocks(samples.running_heads())
    sentence = (
        "We will share information with children's social care as soon as a child\n"
        "may be at risk of harm, and we will not wait for the consent of parents."
    )
    block = next(block for block in found if sentence in block.text)
    assert block.place.page == 1
    assert {piece[2] for piece in block.anchor.pieces} == {1, 2}


def test_running_heads_are_said_once_and_page_numbers_never() -> None:
    found = blocks(samples.running_heads())
    assert of_kind(found, "header") == ["Oakfield School - Child Protection Policy"]
    assert len(of_kind(found, "footer")) == 1


def test_text_at_the_top_of_every_page_is_no_running_head() -> None:
    found = blocks(samples.canvas_pdf(*[samples.prose] * 3))
    assert of_kind(found, "header") == []
    assert sum(text.count(samples.PROSE[0]) for text in of_kind(found, "paragraph")) == 3


def test_heads_that_name_their_chapter_are_known_by_the_page_number() -> None:
    found = blocks(samples.chapters())
    assert of_kind(found, "header") == ["Noticing 5", "Sharing 7"]


def test_furniture_is_known_by_its_tag() -> None:
    assert of_kind(blocks(samples.tagged_artifact()), "header") == ["Running head of one page"]


def test_headings_are_known_by_size_weight_and_number() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 20)
        canvas.drawString(samples.LEFT, 800, "Safeguarding policy")
        for y, number in ((770, "1. Purpose"), (650, "1.1 Aims of it"), (530, "2. Sharing")):
            canvas.setFont("Helvetica-Bold", 11)
            canvas.drawString(samples.LEFT, y, number)
            samples.lines(canvas, samples.PROSE, y=y - 20)

    found = [block for block in blocks(samples.canvas_pdf(draw)) if block.kind == "heading"]
    assert [(block.level, block.label, block.text) for block in found] == [
        (1, "", "Safeguarding policy"),
        (2, "1.", "Purpose"),
        (3, "1.1", "Aims of it"),
        (2, "2.", "Sharing"),
    ]
    below = blocks(samples.canvas_pdf(draw))[-1]
    assert below.place.section == "2"
    assert below.place.headings == ("Safeguarding policy", "2. Sharing")


def test_lists_nest_and_know_their_place() -> None:
    items = [
        (72, "2.", 90, "The lead decides on every concern that is brought, and writes down"),
        (90, "", 90, "what was decided and the reasons for it."),
        (108, "(a)", 126, "on the same day"),
        (108, "(b)", 126, "in the log"),
        (72, "3.", 90, "The head reads the log."),
        (72, "•", 90, "A bullet that stands alone."),
    ]

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 14)
        canvas.drawString(samples.LEFT, 800, "7.2 Records")
        samples.lines(canvas, samples.PROSE, y=780)
        for row, (x, label, indent, text) in enumerate(items):
            canvas.setFont("Helvetica", 11)
            canvas.drawString(x, 660 - 14.3 * row, label)
            canvas.drawString(indent, 660 - 14.3 * row, text)

    found = [block for block in blocks(samples.canvas_pdf(draw)) if block.kind == "list-item"]
    assert [(block.level, block.label, block.place.section) for block in found] == [
        (1, "2.", "7.2(2)"),
        (2, "(a)", "7.2(2)(a)"),
        (2, "(b)", "7.2(2)(b)"),
        (1, "3.", "7.2(3)"),
        (1, "•", "7.2"),
    ]
    assert found[0].text.endswith("writes down\nwhat was decided and the reasons for it.")


def test_a_year_at_the_start_of_a_line_is_no_list_number() -> None:
    text = [
        "The policy was agreed by the governors in the autumn of the school year",
        "19. It is read again each year.",
    ]
    found = blocks(samples.canvas_pdf(samples.page_of(*samples.PROSE, *text)))
    assert of_kind(found, "list-item") == []


def test_paragraphs_end_where_a_line_ends_early() -> None:
    found = blocks(
        samples.canvas_pdf(samples.page_of(samples.PROSE[0], "It ends here.", samples.PROSE[1], "And so does this."))
    )
    assert [block.text for block in found] == [
        f"{samples.PROSE[0]}\nIt ends here.",
        f"{samples.PROSE[1]}\nAnd so does this.",
    ]


def test_lines_of_a_table_of_contents_are_marked() -> None:
    dotted = [f"{title} {'.' * 40} {page}" for page, title in enumerate(("Purpose", "Consent", "Records"), 2)]
    found = blocks(samples.canvas_pdf(samples.page_of(*dotted, "", "", *samples.PROSE)))
    assert ["contents" in block.marks for block in found] == [True, True, True, False]


def test_cells_know_their_row_and_column_headers() -> None:
    found = blocks(samples.long_table())
    cell = next(block for block in found if block.text == "Tell the lead about it, case 45.")
    assert (cell.kind, cell.table, cell.column) == ("cell", 1, 2)
    assert (cell.row_header, cell.column_header) == ("Concern 45", "What to do")


def test_a_table_over_three_pages_is_one_table_with_one_header_row() -> None:
    found = blocks(samples.long_table())
    assert {block.table for block in found} == {1}
    assert [block.text for block in found].count("What to do") == 1
    assert max(block.row for block in found) == 61


def test_a_merged_cell_is_read_once_and_heads_its_columns() -> None:
    found = blocks(samples.merged_cells())
    assert [block.text for block in found] == [
        "Who shares",
        "When",
        "Lead",
        "Deputy",
        "At once",
        "Governor",
        "Each term",
    ]
    governor = next(block for block in found if block.text == "Governor")
    assert (governor.row_header, governor.column_header) == ("Lead", "Who shares")


def test_words_of_a_table_are_not_said_again_beside_it() -> None:
    found = blocks(samples.table([["Who", "What"], ["Lead", "Decides on every concern."]]))
    assert {block.kind for block in found} == {"cell"}
    assert [block.text for block in found].count("Lead") == 1


def test_a_box_around_a_paragraph_is_no_table() -> None:
    def draw(canvas: Canvas) -> None:
        samples.prose(canvas)
        canvas.rect(60, 560, 450, 120)
        samples.lines(canvas, samples.PROSE, y=660)

    assert {block.kind for block in blocks(samples.canvas_pdf(draw))} == {"paragraph"}


def test_small_contents_lines_at_the_foot_of_a_page_are_no_footnotes() -> None:
    def draw(canvas: Canvas) -> None:
        samples.lines(canvas, samples.PROSE)
        titles = ("1. Purpose ........ 2", "2. Sharing ............................", "3", "3. Training ........ 4")
        samples.lines(canvas, titles, y=300, size=8)

    found = [block for block in blocks(samples.canvas_pdf(draw)) if block.kind != "paragraph" or block.marks]
    assert [(block.text.split(".")[1].strip(), block.marks) for block in found] == [
        ("Purpose", ("contents",)),
        ("Sharing", ("contents",)),
        ("Training", ("contents",)),
    ]


def test_the_day_of_a_date_is_no_list_label() -> None:
    def draw(canvas: Canvas) -> None:
        samples.lines(canvas, ("4. December 2025 is the day of the meeting.", *samples.PROSE))
        canvas.setFont("Helvetica-Bold", 11)
        canvas.drawString(samples.LEFT, 600, "4 December 2025")

    rows = [["Approved", "4. December 2025"], ["Review", "5 December 2026"], ["Steps", "1. Tell the lead"]]
    found = [*blocks(samples.canvas_pdf(draw)), *blocks(samples.table(rows))]
    assert [(block.label, block.place.section) for block in found if "December" in block.text] == [("", None)] * 4
    assert [block.label for block in found if block.text == "Tell the lead"] == ["1."]


def test_words_marked_with_a_coloured_pen_are_no_table() -> None:
    assert blocks(samples.highlighted())[0].text == "\n".join(samples.HIGHLIGHTED)


@pytest.mark.parametrize("border", [True, False])
@pytest.mark.parametrize(("x", "text_x"), [(330, 72), (72, 242)])
def test_text_beside_a_box_is_not_read_across_it(x: float, text_x: float, border: bool) -> None:
    found = blocks(samples.box_beside(x, text_x, border=border))
    assert [block.text.split("\n")[0] for block in found if block.kind == "text-box"] == ["Staff must seek the consent"]
    assert not any(block.kind == "cell" for block in found)
    assert "\n".join(text[:38].strip() for text in samples.PROSE[:2]) in "\n".join(block.text for block in found)


def test_a_line_stretched_by_its_note_mark_goes_on_with_the_sentence() -> None:
    assert blocks(samples.raised_mark())[0].text == (
        "Staff share information with children's social care as soon as a child may be at\n"
        "risk, and they tell the parents on the same day."
    )


def test_a_cell_half_way_down_its_row_does_not_cut_the_text_beside_it() -> None:
    cells: dict[tuple[int, int], str] = {}
    for block in blocks(samples.centred_cells()):
        if block.kind == "cell":
            where = block.row, block.column
            cells[where] = " ".join([*cells.get(where, "").split(), *block.text.split()])
    pairs = zip(samples.PROSE[::2], samples.PROSE[1::2], strict=True)
    assert [cells[row, 2] for row in (1, 2, 3)] == [" ".join(pair) for pair in pairs]
    assert [cells[row, column] for row in (1, 2, 3) for column in (1, 3)] == ["1", "Lead", "2", "Lead", "3", "Lead"]
