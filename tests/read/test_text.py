"""Plain text: the headings, lists and paragraphs that a person sees in it, in any encoding that can be known."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policylint.errors import NoText, TooLarge, UnknownFormat
from policylint.limits import Limits
from policylint.model import Block, Document
from policylint.read.text import read_text

SENTENCE = "Staff will seek consent before sharing."
POLICY = """\
Oakfield Primary School Child Protection Policy

1. Introduction
We keep children safe
and listen to them.

2. Sharing
==========

2.1 Confidentiality

Staff will:
- seek consent before
  sharing
    * nested
- record it.

RECORD KEEPING
1. Tell the DSL about
   it
2. Write it down

6.2 Staff will always seek consent before sharing information.
(a) first
(b) second
"""


def read(source: str | bytes) -> Document:
    return read_text(source.encode() if isinstance(source, str) else source, "policy.txt", Limits())


def only(source: str | bytes) -> Block:
    (block,) = read(source).blocks
    return block


def test_a_policy_in_plain_text_is_laid_out_as_a_person_sees_it() -> None:
    assert [(block.kind, block.level, block.label, block.text) for block in read(POLICY).blocks] == [
        ("heading", 1, "", "Oakfield Primary School Child Protection Policy"),
        ("heading", 2, "", "1. Introduction"),
        ("paragraph", 0, "", "We keep children safe\nand listen to them."),
        ("heading", 2, "", "2. Sharing"),
        ("heading", 3, "", "2.1 Confidentiality"),
        ("paragraph", 0, "", "Staff will:"),
        ("list-item", 1, "-", "seek consent before\nsharing"),
        ("list-item", 2, "*", "nested"),
        ("list-item", 1, "-", "record it."),
        ("heading", 1, "", "RECORD KEEPING"),
        ("list-item", 1, "1.", "Tell the DSL about\nit"),
        ("list-item", 1, "2.", "Write it down"),
        ("list-item", 1, "6.2", "Staff will always seek consent before sharing information."),
        ("list-item", 1, "(a)", "first"),
        ("list-item", 1, "(b)", "second"),
    ]


def test_places_name_section_headings_and_paragraph() -> None:
    blocks = read(POLICY).blocks
    assert blocks[5].place.section == "2.1"
    assert blocks[5].place.headings[-2:] == ("2. Sharing", "2.1 Confidentiality")
    assert blocks[12].place.section == "6.2"


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_pieces_lead_back_to_the_source(newline: str) -> None:
    source = POLICY.replace("\n", newline)
    for block in read(source).blocks:
        words = [source[int(at) : int(at) + int(end) - int(start)] for start, end, at in block.anchor.pieces]
        assert "\n".join(words) == block.text


def test_a_number_without_a_stop_begins_a_heading_where_the_numbers_go_up() -> None:
    blocks = read(
        "Child Protection Policy\n\n1  Aims\n\nWe act.\n\n2 Information sharing\n\nWe share.\n\n9 High Street\n\nX."
    ).blocks
    assert [block.text for block in blocks if block.kind == "heading"][1:] == ["1  Aims", "2 Information sharing"]
    assert blocks[-1].place.headings[-1] == "2 Information sharing"


def test_a_numbered_list_with_blank_lines_is_no_row_of_headings() -> None:
    kinds = [block.kind for block in read("Staff will:\n\n1. Tell the DSL\n\n2. Record it\n\n3. Follow up\n").blocks]
    assert kinds == ["paragraph", "list-item", "list-item", "list-item"]


@pytest.mark.parametrize(
    ("data", "note"),
    [
        (SENTENCE.encode("utf-8-sig"), ""),
        (SENTENCE.encode("utf-16"), ""),
        (SENTENCE.encode("utf-16-le"), "UTF-16"),
        (SENTENCE.encode("utf-16-be"), "UTF-16"),
        (SENTENCE.replace("seek", "se\x00ek").encode(), "zero bytes"),
    ],
)
def test_encodings_are_recognised_and_guesses_are_noted(data: bytes, note: str) -> None:
    document = read(data)
    assert document.blocks[0].text == SENTENCE
    assert note in "".join(document.notes)
    assert bool(document.notes) == bool(note)


def test_windows_text_is_read_with_a_note() -> None:
    document = read("The school’s policy – £5".encode("cp1252"))
    assert document.blocks[0].text == "The school’s policy – £5"
    assert "Windows-1252" in document.notes[0]


@pytest.mark.parametrize("data", [bytes(range(256)) * 4, b"\x00\x01\x02\x03" * 50, b"a\x00\x00\x00" * 50])
def test_what_is_not_text_is_not_read(data: bytes) -> None:
    with pytest.raises((UnknownFormat, NoText)):
        read(data)


@pytest.mark.parametrize("source", ["\n \n", "=====\n"])
def test_a_file_without_words_is_not_read(source: str) -> None:
    with pytest.raises(NoText):
        read(source)


def test_more_characters_than_the_limit_are_refused() -> None:
    with pytest.raises(TooLarge, match="10 characters"):
        read_text(b"a" * 11, "x.txt", Limits(max_characters=10))


@pytest.mark.parametrize(
    "source", ["a " * 500_000, "a\n" * 100_000, "ABCDE\n" * 20_000, "- a\n" * 20_000, "= " * 100_000]
)
def test_the_sentence_is_found_in_hostile_files_and_quickly(source: str) -> None:
    begin = time.process_time()
    assert any(SENTENCE in block.text for block in read(f"{source}\n\n{SENTENCE}").blocks)
    assert time.process_time() - begin < 5


@given(
    st.lists(
        st.sampled_from(["1. ", "- ", "  ", "W", "Word word", ".", "\n", "\n\n", "(a) ", "ALL CAPS", "---\n", ":"])
    )
)
@settings(max_examples=200, deadline=None)
def test_no_arrangement_of_lines_loses_a_word(parts: list[str]) -> None:
    source = "x" + "".join(parts)
    text = "".join(block.label + block.text for block in read(source).blocks)
    assert [sign for sign in text if sign.isalnum()] == [sign for sign in source if sign.isalnum()]


def test_a_title_and_the_facts_below_it_stay_apart() -> None:
    source = "How we use information about your child\nLast changed: June 2026.\nNext review: June 2027"
    assert [block.text for block in read(source).blocks] == source.split("\n")


def test_a_sentence_wrapped_before_a_section_number_stays_whole() -> None:
    source = "Staff must follow the rule that is set out in full in section\n6.2 of this policy, and seek consent."
    assert only(source).text == source


def test_a_date_at_the_start_of_a_line_is_no_list_label() -> None:
    assert only("4. December 2025").text == "4. December 2025"


def test_lettered_items_belong_to_the_numbered_paragraph_above_them() -> None:
    blocks = read("Policy\n\n6. SHARING\n\n6.2 Staff will do these things with care:\n(a) first\n(b) second\n").blocks
    assert [block.place.section for block in blocks] == [None, "6", "6.2", "6.2(a)", "6.2(b)"]
