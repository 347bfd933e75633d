"""Headings of Word files: by style, by outline level, and by the look of documents that use no styles."""

from __future__ import annotations

import pytest
import word_samples as word

from policylint.limits import Limits
from policylint.model import Block
from policylint.read.docx import read_docx

SENTENCE = "Staff who have a concern about a child tell the designated safeguarding lead on the same day. "


def blocks(body: str, styles: str = "") -> list[Block]:
    parts: dict[str, str | bytes] = {"word/styles.xml": word.part("styles", styles)} if styles else {}
    return list(read_docx(word.word(body, parts=parts), "policy.docx", Limits()).blocks)


def headings(body: str, styles: str = "") -> list[tuple[int, str]]:
    return [(block.level, block.text) for block in blocks(body, styles) if block.kind == "heading"]


def bold(text: str) -> str:
    return word.para(word.run(text, "<w:b/>"))


def test_a_title_stands_above_all_headings() -> None:
    body = word.styled("Our policy", "Title") + word.styled("Aims", "Heading1") + word.styled("Sharing", "Heading2")
    assert headings(body) == [(1, "Our policy"), (2, "Aims"), (3, "Sharing")]


def test_headings_are_known_by_the_styles_name_its_outline_level_or_the_style_below() -> None:
    styles = (
        word.style("heading 2").replace('"Heading2"', '"berschrift2"')
        + word.style("house", '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>')
        + word.style("derived", based_on="House")
        + word.style("plain", '<w:pPr><w:outlineLvl w:val="9"/></w:pPr>', based_on="House")
    )
    body = (
        word.styled("German", "berschrift2") + word.styled("House", "House") + word.styled("Derived", "Derived")
        + word.styled("Plain", "Plain") + word.para("Direct", '<w:outlineLvl w:val="0"/>')
    )  # fmt: skip
    assert headings(body, styles) == [(2, "German"), (3, "House"), (3, "Derived"), (1, "Direct")]


def test_styles_based_on_each_other_in_a_circle_end() -> None:
    styles = word.style("one", based_on="Two") + word.style("two", based_on="One")
    assert blocks(word.styled("Words", "One"), styles)[0].kind == "paragraph"


def test_without_heading_styles_short_bold_lines_are_headings() -> None:
    body = (
        word.para(word.run("CHILD PROTECTION POLICY", '<w:b/><w:sz w:val="40"/>'))
        + bold("6. Sharing information") + word.para(SENTENCE) + bold("6.3 Confidentiality") + word.para(SENTENCE)
        + word.para(word.run("Records", '<w:u w:val="single"/>')) + word.para(SENTENCE) + bold("We always share.")
        + bold("Mrs Shah:") + word.table(word.row(word.cell(bold("Role")), "Name"))
    )  # fmt: skip
    found = headings(body)
    assert found == [
        (1, "CHILD PROTECTION POLICY"),
        (1, "6. Sharing information"),
        (2, "6.3 Confidentiality"),
        (2, "Records"),
    ]
    assert blocks(body)[4].place.section == "6.3"


def test_with_heading_styles_bold_lines_are_text() -> None:
    assert headings(word.styled("Aims", "Heading1") + bold("Note well") + word.para(SENTENCE)) == [(1, "Aims")]


def test_a_long_document_with_one_styled_heading_is_taken_to_make_the_rest_by_hand() -> None:
    body = word.styled("Policy", "Heading1") + (bold("Sharing") + word.para(SENTENCE * 40)) * 3
    assert headings(body) == [(1, "Policy")] + [(3, "Sharing")] * 3


def test_a_contents_heading_is_no_heading_of_the_policy() -> None:
    styles = word.style("TOC Heading", based_on="Heading1") + word.style("heading 1")
    found = blocks(word.styled("Contents", "TocHeading") + word.styled("Aims", "Heading1"), styles)
    assert [(block.kind, block.marks) for block in found] == [("paragraph", ("contents",)), ("heading", ())]


@pytest.mark.parametrize(
    ("body", "title"),
    [
        (word.para("Cover.") + word.styled("Safeguarding Policy", "Title"), "Safeguarding Policy"),
        (word.styled("Our policy", "Heading1") + word.styled("1. Aims", "Heading1"), "Our policy"),
        (word.para("Cover.") + word.styled("1. Aims", "Heading1"), "Child Protection Policy"),
    ],
)
def test_the_title_is_in_the_title_style_or_heads_the_document_or_stands_in_its_properties(
    body: str, title: str
) -> None:
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Child Protection Policy</dc:title></cp:coreProperties>'
    )
    listing = word.relations(
        {
            "rId1": ("officeDocument", "word/document.xml"),
            "rId2": (f"{word.PACKAGE}/metadata/core-properties", "docProps/core.xml"),
        }
    )
    data = word.word(body, parts={"_rels/.rels": listing, "docProps/core.xml": core})
    assert read_docx(data, "policy.docx", Limits()).title == title
