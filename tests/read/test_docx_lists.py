"""Labels of Word lists are counted from the file's list definitions, and give each place its section."""

from __future__ import annotations

import pytest
import word_samples as word

from policylint.limits import Limits
from policylint.model import Block
from policylint.read.docx import read_docx
from policylint.read.word.numbering import written

LEGAL = word.level(0, "%1.") + word.level(1, "%1.%2") + word.level(2, "(%3)", "lowerLetter")
LEGAL += word.level(3, "(%4)", "lowerRoman")


def blocks(body: str, numbering: str = "", styles: str = "") -> list[Block]:
    parts: dict[str, str | bytes] = {"word/numbering.xml": numbering} if numbering else {}
    if styles:
        parts["word/styles.xml"] = word.part("styles", styles)
    return list(read_docx(word.word(body, parts=parts), "policy.docx", Limits()).blocks)


def labels(body: str, numbering: str = "", styles: str = "") -> list[str]:
    return [block.label for block in blocks(body, numbering, styles)]


def items(*levels: int, number: int = 1) -> str:
    return "".join(word.item("words", number, level) for level in levels)


def test_deeper_levels_start_again_under_each_higher_item() -> None:
    found = labels(items(0, 1, 1, 2, 2, 1, 2, 0, 1), word.lists(LEGAL))
    assert found == ["1.", "1.1", "1.2", "(a)", "(b)", "1.3", "(a)", "2.", "2.1"]


def test_a_level_can_be_told_not_to_start_again() -> None:
    levels = word.level(0, "%1.") + word.level(1, "%2)", extra='<w:lvlRestart w:val="0"/>')
    assert labels(items(0, 1, 0, 1), word.lists(levels)) == ["1.", "1)", "2.", "2)"]


def test_an_item_deeper_than_any_before_counts_the_missing_levels_from_their_start() -> None:
    assert labels(items(1, 1), word.lists(LEGAL)) == ["1.1", "1.2"]


def test_lists_that_share_a_definition_count_on_unless_they_start_anew() -> None:
    again = '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    anew = (
        '<w:num w:numId="3"><w:abstractNumId w:val="1"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )
    numbering = word.lists(LEGAL, extra=again + anew)
    body = items(0, 0) + items(0, number=2) + items(0, 0, number=3)
    assert labels(body, numbering) == ["1.", "2.", "3.", "1.", "2."]


def test_a_list_can_write_one_level_its_own_way() -> None:
    override = f'<w:lvlOverride w:ilvl="0">{word.level(0, "[%1]", "upperLetter")}</w:lvlOverride>'
    numbering = word.lists(LEGAL, extra=f'<w:num w:numId="2"><w:abstractNumId w:val="1"/>{override}</w:num>')
    assert labels(items(0, 0, number=2), numbering) == ["[A]", "[B]"]


def test_numbers_of_higher_levels_can_be_forced_to_figures() -> None:
    levels = word.level(0, "%1.", "upperRoman") + word.level(1, "%1.%2", extra="<w:isLgl/>")
    assert labels(items(0, 1), word.lists(levels)) == ["I.", "1.1"]


def test_a_list_starts_where_it_says() -> None:
    assert labels(items(0, 0), word.lists(word.level(0, "%1", start=7))) == ["7", "8"]


@pytest.mark.parametrize(("text", "label"), [("", "•"), ("o", "•"), ("–", "–"), ("-", "-")])
def test_bullets_are_one_sign_whatever_the_font_and_dashes_stay(text: str, label: str) -> None:
    assert labels(items(0), word.lists(word.level(0, text, "bullet"))) == [label]


def test_a_paragraph_style_brings_its_list_and_level() -> None:
    levels = word.level(0, "%1.", extra='<w:pStyle w:val="Clause1"/>')
    levels += word.level(1, "%1.%2", extra='<w:pStyle w:val="Clause2"/>')
    styles = "".join(
        word.style(name, '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>') for name in ("clause1", "clause2")
    )
    styles += word.style("derived", based_on="Clause2")
    body = word.styled("one", "Clause1") + word.styled("two", "Clause2") + word.styled("three", "Derived")
    body += word.styled("none", "Clause2", '<w:numPr><w:numId w:val="0"/></w:numPr>')
    assert labels(body, word.lists(levels), styles)[:2] == ["1.", "1.1"]
    assert labels(body, word.lists(levels), styles)[3] == ""


def test_a_list_defined_by_a_list_style_is_found() -> None:
    numbering = word.part(
        "numbering",
        f'<w:abstractNum w:abstractNumId="1"><w:styleLink w:val="House"/>{LEGAL}</w:abstractNum>'
        '<w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="House"/></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="2"/></w:num>',
    )
    assert labels(items(0, 1), numbering) == ["1.", "1.1"]


def test_deleted_items_are_not_counted_and_empty_ones_are() -> None:
    gone = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del/></w:rPr></w:pPr>'
        "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>"
    )
    empty = '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr></w:p>'
    assert labels(items(0) + gone + empty + items(0), word.lists(LEGAL)) == ["1.", "", "3."]


@pytest.mark.parametrize(
    ("number", "format", "label"),
    [
        (28, "upperLetter", "BB"),
        (4, "lowerRoman", "iv"),
        (1994, "upperRoman", "MCMXCIV"),
        (7, "decimalZero", "07"),
        (22, "ordinal", "22nd"),
        (13, "ordinal", "13th"),
        (3, "ordinalText", "Third"),
        (42, "cardinalText", "Forty-two"),
        (5, "japaneseCounting", "5"),
        (0, "lowerLetter", "0"),
        (10**9, "upperRoman", "1000000000"),
    ],
)
def test_numbers_are_written_as_word_writes_them(number: int, format: str, label: str) -> None:
    assert written(number, format) == label


def sections(body: str, numbering: str = "", styles: str = "") -> list[str | None]:
    return [block.place.section for block in blocks(body, numbering, styles)]


def test_a_place_in_a_list_reads_as_people_cite_it() -> None:
    styles = word.style("heading 1", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr>')
    body = word.styled("Aims", "Heading1") + word.styled("Sharing", "Heading1") + items(1, 1, 2, 2, 3, 1, 2)
    found = sections(body, word.lists(LEGAL), styles)
    assert found == ["1", "2", "2.1", "2.2", "2.2(a)", "2.2(b)", "2.2(b)(i)", "2.3", "2.3(a)"]


def test_lettered_points_of_another_list_belong_to_the_clause_above_them() -> None:
    numbering = word.lists(LEGAL, word.level(0, "(%1)", "lowerLetter"))
    body = word.styled("7. Sharing", "Heading1") + word.para("7.2 Staff share:") + items(0, 0, number=2)
    assert sections(body, numbering) == ["7", "7.2", "7.2(a)", "7.2(b)"]


def test_typed_numbers_are_labels_too() -> None:
    found = blocks(word.para("7.2\tStaff share.") + word.para("(b) Staff record.") + word.para("2024 was a good year."))
    assert [(block.kind, block.label, block.text) for block in found] == [
        ("list-item", "7.2", "Staff share."),
        ("list-item", "(b)", "Staff record."),
        ("paragraph", "", "2024 was a good year."),
    ]
    assert found[0].anchor.pieces == ((0, 12, 0, 4),)
    assert found[1].place.section == "7.2(b)"


def test_a_rule_set_in_a_heading_style_for_its_number_is_a_rule() -> None:
    styles = word.style("heading 2", '<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr>')
    rule = "Staff must record every decision that they make about sharing."
    found = blocks(word.styled("Sharing", "Heading1") + word.styled(rule, "Heading2"), word.lists(LEGAL), styles)
    assert [(block.kind, block.label, block.place.section) for block in found] == [
        ("heading", "", None),
        ("list-item", "1.1", "1.1"),
    ]
