"""What is read as one statement: a sentence, one under its heading, two together, a list, a table row."""

from __future__ import annotations

from policylint.read.build import DocumentBuilder
from policylint.read.snippet import snippet
from policylint.segment import segment
from policylint.window import MOST_WORDS, windows


def texts(text: str, heading: str = "Records") -> list[str]:
    units = segment(snippet(text, heading))
    return [window.text for window in windows(units, units)]


def test_a_sentence_stands_alone() -> None:
    assert texts("Staff write it down.") == ["Staff write it down."]


def test_two_short_sentences_are_read_together_too() -> None:
    assert texts("Write it down. Say why.") == ["Write it down.", "Say why.", "Write it down. Say why."]


def test_two_long_sentences_are_not() -> None:
    long = " ".join(["word"] * MOST_WORDS) + "."
    assert texts(f"Say why. {long.capitalize()}") == ["Say why.", long.capitalize()]


def test_a_sentence_that_points_back_is_read_under_its_heading() -> None:
    assert "GDPR: It is no reason to stay silent." in texts("It is no reason to stay silent.", "GDPR")


def test_an_answer_is_read_after_its_question() -> None:
    assert "What if they say no? We refer the child to social care anyway." in texts(
        "What if they say no?\nWe refer the child to social care anyway."
    )


def test_the_heading_alone_is_known() -> None:
    units = segment(snippet("It is no reason to stay silent.", "GDPR"))
    assert [window.text[: window.heading] for window in windows(units, units)] == ["", "GDPR:"]


def test_a_list_is_read_as_one_with_its_lead_in() -> None:
    found = texts("We record:\n• the decision\n• the reasons")
    assert "We record: the decision, the reasons" in found


def test_a_list_without_a_lead_in_takes_its_heading() -> None:
    assert "What we record the decision, the reasons" in texts("• the decision\n• the reasons", "What we record")


def test_numbered_paragraphs_are_no_list() -> None:
    build = DocumentBuilder("policy.docx", "docx")
    build.add("heading", "4. Forms of harm", level=1)
    for number, text in enumerate(["Staff know the signs of harm.", "Harm is never part of growing up."], 1):
        build.add("list-item", text, label=f"4.{number}")
    units = segment(build.document())
    assert [window.text for window in windows(units, units) if len(window.units) > 1] == []


def test_the_cells_of_a_row_are_read_together() -> None:
    build = DocumentBuilder("policy.docx", "docx")
    build.add("heading", "Log", level=1)
    for row, cells in enumerate([("Decision", "Reason"), ("Shared", "At risk")]):
        for column, text in enumerate(cells):
            build.add("cell", text, table=1, row=row, column=column)
    units = segment(build.document())
    assert any("Shared" in window.text and "At risk" in window.text for window in windows(units, units))


def test_quotations_and_headings_are_left_out() -> None:
    assert texts('"Share with consent where possible and respect the wishes of those who do not consent."') == []
