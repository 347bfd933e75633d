"""Markdown: the page it makes is read, with its raw HTML, and no word is lost."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policylint.errors import NoText, TooLarge
from policylint.limits import Limits
from policylint.model import Block, Document
from policylint.read.markdown import read_markdown

SENTENCE = "Staff will seek consent before sharing."


def page(source: str) -> Document:
    return read_markdown(source.encode(), "policy.md", Limits())


def only(source: str) -> Block:
    (block,) = page(source).blocks
    return block


@pytest.mark.parametrize(
    "source",
    [
        SENTENCE,
        "Staff will **seek** con*sent* before [sharing](https://example.org).",
        "Staff will `seek` consent before <span>sharing</span>.",
        "\ufeff" + SENTENCE,
    ],
)
def test_inline_marks_vanish_from_the_sentence(source: str) -> None:
    assert only(source).text == SENTENCE


def test_a_soft_wrapped_line_stays_a_line_of_its_paragraph() -> None:
    assert only("Staff will seek\nconsent before sharing.").text == "Staff will seek\nconsent before sharing."
    assert only("Staff will<br>\nseek").text == "Staff will\nseek"


def test_headings_of_both_kinds_open_sections() -> None:
    blocks = page("# Policy {#top}\n\n6.3 Sharing\n---\n\nText.\n\n### Deeper\n\nMore.").blocks
    assert [(block.kind, block.level, block.text) for block in blocks[:2]] == [
        ("heading", 1, "Policy"),
        ("heading", 2, "6.3 Sharing"),
    ]
    assert blocks[-1].place.headings == ("Policy", "6.3 Sharing", "Deeper")
    assert blocks[2].place.section == "6.3"


def test_lists_have_labels_and_levels() -> None:
    blocks = page("Staff will:\n\n3) tell\n4) write\n   - inner\n\n     more\n\n* bullet").blocks
    assert [(block.label, block.text, block.level) for block in blocks] == [
        ("", "Staff will:", 0), ("3)", "tell", 1), ("4)", "write", 1), ("•", "inner", 2), ("", "more", 2),
        ("•", "bullet", 1),
    ]  # fmt: skip


def test_cells_know_their_headers() -> None:
    cell = page("| Who | What |\n|-----|------|\n| DSL | keeps **records** |\n").blocks[3]
    assert (cell.kind, cell.text, cell.column_header, cell.row, cell.column) == ("cell", "keeps records", "What", 2, 2)


def test_quotations_are_marked() -> None:
    assert only("> Where possible,\n> share with consent.").marks == ("quote",)


def test_footnotes_are_read_where_they_stand_whether_used_or_not() -> None:
    blocks = page("Text.[^1]\n\n[^1]: The note\n    goes on.\n\n[^unused]: Another.\n\nEnd.").blocks
    assert [(block.kind, block.text) for block in blocks] == [
        ("paragraph", "Text."),
        ("footnote", "The note\ngoes on."),
        ("footnote", "Another."),
        ("paragraph", "End."),
    ]


def test_front_matter_gives_the_title_and_is_not_printed() -> None:
    document = page('---\ntitle: "Child Protection"\nreview: 2026\n---\n\nText.')
    assert document.title == "Child Protection"
    assert [block.hidden for block in document.blocks] == ["front matter", ""]


def test_raw_html_is_treated_as_html() -> None:
    blocks = page(
        "<div hidden>\n\nGone *too*.\n\n</div>\n\nSeen <!-- no --> and <span style='display:none'>gone</span> on.\n\n"
        "<table><tr><th>Who</th></tr><tr><td>DSL</td></tr></table>\n\n<script>\nvar x = 'no'\n</script>\n\nLast."
    ).blocks
    assert [block.text for block in blocks if not block.hidden] == ["Seen and on.", "Who", "DSL", "Last."]
    assert [block.text for block in blocks if block.hidden] == ["Gone too.", "gone"]


def test_an_unclosed_comment_is_named() -> None:
    assert page("Seen.\n\n<!-- open\n\nnever read").unread[0].what == "the text after an unclosed comment"


def test_indented_and_fenced_text_is_text() -> None:
    assert [block.text for block in page("    indented text\n\n```\nfenced\n```").blocks] == ["indented text", "fenced"]
    assert page("Text:\n\n    - one\n    - two").blocks[1].kind == "list-item"


def test_the_description_of_a_picture_is_a_caption() -> None:
    blocks = page("Text ![A flow chart](a.png) goes on.").blocks
    assert [(block.kind, block.text) for block in blocks] == [
        ("paragraph", "Text goes on."),
        ("caption", "A flow chart"),
    ]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_pieces_lead_back_to_the_source(newline: str) -> None:
    source = newline.join(
        ["# Title", "", "> Staff **seek** consent", "> before *sharing*.", "", "| A | B |", "|--|--|"]
    )
    for block in page(source).blocks:
        for start, end, at in block.anchor.pieces:
            words = block.text[int(start) : int(end)].strip("\n")
            assert source[int(at) :].startswith(words)


def test_of_two_equal_sentences_each_has_its_own_place() -> None:
    first, second = (block.anchor.pieces[0][2] for block in page(f"{SENTENCE}\n\n{SENTENCE}").blocks)
    assert (first, second) == (0, len(SENTENCE) + 2)


@pytest.mark.parametrize(
    "source",
    [
        ">" * 20_000 + " " + SENTENCE,
        "\n".join(">" * depth + f" line{depth}" for depth in range(1, 200)) + "\n\n" + SENTENCE,
        "\n".join("  " * depth + f"- item{depth}" for depth in range(500)) + "\n" + "  " * 501 + SENTENCE,
        "[" * 10_000 + SENTENCE,
        "*a_ " * 5_000 + SENTENCE,
        "<div>" * 10_000 + "\n\n" + SENTENCE,
        "![" * 5_000 + SENTENCE,
        "a <!-- " * 10_000 + SENTENCE,
        "&amp;" * 10_000 + SENTENCE,
    ],
)
def test_the_sentence_is_found_in_hostile_files_and_quickly(source: str) -> None:
    begin = time.process_time()
    assert any(SENTENCE in block.text for block in page(source).blocks)
    assert time.process_time() - begin < 8


def test_lines_nested_too_deep_are_noted() -> None:
    assert "nested too deep" in page(">" * 500 + " " + SENTENCE).notes[0]


def test_more_characters_than_the_limit_are_refused() -> None:
    with pytest.raises(TooLarge, match="10 characters"):
        read_markdown(b"a" * 11, "x.md", Limits(max_characters=10))


def test_a_file_without_words_is_not_read() -> None:
    with pytest.raises(NoText):
        page("<!-- nothing -->\n")


_LINES = st.sampled_from(
    ["# w", "w", "", "- w", "  - w", "1. w", "> w", "> > w", "    w", "| w | w |", "|---|---|", "***w***", "w  ", "---",
     "[^w]: w", "``w``", "    1. w", "\tw", "* * w", "w\\", "+ w", "~~w w", "w <b>w", "=== w"]
)  # fmt: skip


@given(st.lists(_LINES, max_size=20))
@settings(max_examples=200, deadline=None)
def test_no_arrangement_of_lines_loses_a_word(lines: list[str]) -> None:
    count = 0
    numbered = []
    for line in lines:
        for _ in range(line.count("w")):
            count += 1
            line = line.replace("w", f"W{count}x", 1)
        numbered.append(line)
    text = " ".join(f"{block.text} {block.label}" for block in page("\n".join(["Begin.", "", *numbered])).blocks)
    assert [number for number in range(1, count + 1) if f"W{number}x" not in text] == []
