"""What is read as one statement: a sentence, one under its heading, two together, a list, a table row."""

from __future__ import annotations

from policylint.read.build import DocumentBuilder
from policylint.read.snippet import snippet
from policylint.segment import segment
from policylint.window import MOST_OF_HEADING, MOST_WORDS, Window, windows


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


def windows_of(text: str, heading: str = "Records") -> list[Window]:
    units = segment(snippet(text, heading))
    return list(windows(units, units))


def test_a_list_knows_its_lead_in_and_its_items() -> None:
    whole = windows_of("We record:\n• the decision\n• the reasons\n• the date")[-1]
    assert whole.lead() == "We record: "
    assert [whole.text[start:] for start in whole.items] == [
        "the decision, the reasons, the date",
        "the reasons, the date",
        "the date",
    ]
    inside = whole.text.index("reasons")
    assert [unit.text[unit.own :] for unit in whole.shown_in(inside + len("reasons"))] == ["the reasons"]


def test_words_of_two_items_are_one_statement_only_with_the_lead_in() -> None:
    whole = windows_of("We record:\n• the decision\n• the reasons")[-1]
    decision, reasons = whole.text.index("decision"), whole.text.index("reasons")
    assert whole.one_statement(0, len(whole.text))
    assert whole.one_statement(reasons, len(whole.text))
    assert not whole.one_statement(decision, len(whole.text))


def test_lines_that_end_like_no_sentence_are_items_and_rows_and_sentences_are_none() -> None:
    for text, items in (
        ("• Key points\n• The reason for sharing", True),
        ("Write it down. Say why.", False),
        ("(Write it down.) Say why.", False),
        ("What | Who\nFacts | Teacher", False),
    ):
        (pair,) = [window for window in windows_of(text) if len(window.units) == 2]
        assert bool(pair.items) is items, text
        assert pair.shown_in(len(pair.text)) == (pair.units[1:] if items else pair.units)


def test_the_nearer_to_one_sentence_the_lower_its_rank() -> None:
    found = windows_of("It is kept. Say why. We record:\n• what\n• why")
    first = {rank: next(window.text for window in found if window.rank == rank) for rank in (0, 1, 2, 3)}
    assert first == {
        0: "It is kept.",
        1: "Records: It is kept.",
        2: "It is kept. Say why.",
        3: "We record: what why",
    }


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


def test_of_a_heading_as_long_as_a_chapter_only_the_beginning_is_read_again() -> None:
    heading = "GDPR " + "and so on " * 100
    longest = max(len(text) for text in texts("It is no reason to stay silent.", heading))
    assert longest <= MOST_OF_HEADING + len(": It is no reason to stay silent.")
