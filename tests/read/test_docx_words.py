"""What in a Word paragraph is printed: fields and form fields, tracked changes, marks for the drafter."""

from __future__ import annotations

import pytest
import word_samples as word

from policylint.limits import Limits
from policylint.model import Block
from policylint.read.docx import read_docx


def blocks(body: str, styles: str = "") -> list[Block]:
    parts: dict[str, str | bytes] = {"word/styles.xml": word.part("styles", styles)} if styles else {}
    return list(read_docx(word.word(body, parts=parts), "policy.docx", Limits()).blocks)


def seen(body: str) -> list[str]:
    return [block.text for block in blocks(body) if not block.hidden]


def mark(kind: str, form: str = "") -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}">{form}</w:fldChar></w:r>'


def code(text: str) -> str:
    return f"<w:r><w:instrText>{text}</w:instrText></w:r>"


def form_field(inside: str) -> str:
    return word.para(mark("begin", f"<w:ffData>{inside}</w:ffData>") + code("FORM") + mark("end") + word.run(" agreed"))


# --- fields ---------------------------------------------------------------------------------------------------------


def test_a_field_within_a_field_prints_the_outer_result() -> None:
    inner = word.field("MERGEFIELD x", word.run("x value"))
    outer = mark("begin") + code("IF ") + inner + mark("separate") + word.run("the result") + mark("end")
    assert seen(word.para(outer)) == ["the result"]


def test_a_result_over_several_paragraphs_is_read() -> None:
    body = word.para(mark("begin") + code("TOC") + mark("separate") + word.run("Aims")) + word.para("Sharing")
    found = blocks(body + word.para(mark("end") + word.run("")) + word.para("Body."))
    assert [(block.text, block.marks) for block in found] == [
        ("Aims", ("contents",)),
        ("Sharing", ("contents",)),
        ("Body.", ()),
    ]


def test_a_field_that_never_gets_past_its_code_hides_nothing() -> None:
    assert seen(word.para(mark("begin") + code("PAGE")) + word.para("Staff share.")) == ["Staff share."]


def test_a_button_field_prints_the_words_in_its_code() -> None:
    body = word.para(
        word.run("Lead: ") + mark("begin") + code("MACROBUTTON NoMacro [Click here and type]") + mark("end")
    )
    assert seen(body) == ["Lead: [Click here and type]"]


@pytest.mark.parametrize(
    ("inside", "printed"),
    [
        ('<w:checkBox><w:checked w:val="1"/></w:checkBox>', "☒ agreed"),
        ('<w:checkBox><w:default w:val="0"/></w:checkBox>', "☐ agreed"),
        (
            '<w:ddList><w:result w:val="1"/><w:listEntry w:val="Yes"/><w:listEntry w:val="No"/></w:ddList>',
            "No agreed",
        ),
        ('<w:ddList><w:result w:val="9"/></w:ddList>', " agreed"),
    ],
)
def test_form_fields_print_their_value(inside: str, printed: str) -> None:
    assert seen(form_field(inside)) == [printed]


# --- tracked changes ------------------------------------------------------------------------------------------------


def test_paragraphs_joined_by_a_deleted_mark_are_one() -> None:
    first = word.para("Staff ask for consent", "<w:rPr><w:del/></w:rPr>")
    found = blocks(first + word.para(" before sharing.") + word.para("Next."))
    assert [block.text for block in found] == ["Staff ask for consent before sharing.", "Next."]
    assert found[0].anchor.pieces == ((0, 21, 0, 0), (21, 37, 1, 0))


def test_a_deleted_mark_at_the_end_of_a_cell_loses_nothing() -> None:
    last = word.cell(word.para("Staff share.", "<w:rPr><w:del/></w:rPr>"))
    assert seen(word.table(word.row(last, "x"))) == ["Staff share.", "x"]


def test_a_deleted_mark_before_a_table_moves_nothing_past_it() -> None:
    before = word.para("Before.", "<w:rPr><w:del/></w:rPr>")
    assert seen(before + word.table(word.row("a", "b")) + word.para("After.")) == ["Before.", "a", "b", "After."]


def test_words_inserted_and_then_deleted_are_not_seen() -> None:
    gone = "<w:ins><w:del><w:r><w:delText>old </w:delText></w:r></w:del></w:ins>"
    found = blocks(word.para(gone + word.run("new")))
    assert [(block.text, block.hidden) for block in found] == [("new", ""), ("old ", "deleted by a tracked change")]


def test_a_note_whose_mark_was_deleted_is_not_seen() -> None:
    marked = word.run("Text.") + '<w:del><w:r><w:footnoteReference w:id="2"/></w:r></w:del>'
    notes = word.part("footnotes", f'<w:footnote w:id="2">{word.para("Old note.")}</w:footnote>')
    found = read_docx(word.word(word.para(marked), parts={"word/footnotes.xml": notes}), "x", Limits()).blocks
    assert [(block.text, block.hidden) for block in found] == [
        ("Text.", ""),
        ("Old note.", "deleted by a tracked change"),
    ]


def test_hidden_text_can_be_shown_again_by_a_run() -> None:
    styles = word.style("secret", "<w:rPr><w:vanish/></w:rPr>", kind="character")
    body = word.para(word.run("a", '<w:rStyle w:val="Secret"/>') + word.run("b", '<w:vanish w:val="0"/>'))
    assert [(block.text, block.hidden) for block in blocks(body, styles)] == [("b", ""), ("a", "hidden text")]


# --- marks ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "properties",
    [
        '<w:color w:val="FF0000"/>',
        '<w:color w:val="C00000"/>',
        '<w:highlight w:val="yellow"/>',
        '<w:shd w:val="clear" w:fill="FFFF00"/>',
    ],
)
def test_red_and_highlighted_paragraphs_are_notes_for_the_drafter(properties: str) -> None:
    assert blocks(word.para(word.run("Insert the name of your school.", properties)))[0].marks == ("drafting-note",)


def test_one_red_word_makes_no_note() -> None:
    body = word.para(word.run("Staff ") + word.run("always", '<w:color w:val="FF0000"/>') + word.run(" record why."))
    assert blocks(body)[0].marks == ()


@pytest.mark.parametrize(("name", "expected"), [("Quote", "quote"), ("Intense Quote", "quote"), ("toc 2", "contents")])
def test_styles_say_what_paragraphs_are(name: str, expected: str) -> None:
    body = word.styled("Staff share information.", name.title().replace(" ", ""))
    assert blocks(body, word.style(name))[0].marks == (expected,)


def test_contents_typed_by_hand_are_marked() -> None:
    lines = "".join(
        word.para(f"{title} ........ {page}") for title, page in (("Aims", 2), ("Roles", 3), ("Sharing", 5))
    )
    found = blocks(lines + word.para("In 2024 we had 3"))
    assert [block.marks for block in found] == [("contents",)] * 3 + [()]


def test_placeholders_are_known_by_their_style_too() -> None:
    styles = word.style("Placeholder Text", '<w:rPr><w:color w:val="808080"/></w:rPr>', kind="character")
    body = word.para(word.run("Lead: ") + word.run("Click here.", '<w:rStyle w:val="PlaceholderText"/>'))
    assert blocks(body, styles)[0].marks == ("placeholder",)


def test_signs_of_symbol_fonts_are_printed_as_what_they_look_like() -> None:
    signs = "".join(
        f'<w:r><w:sym w:font="Wingdings" w:char="{char}"/></w:r>' for char in ("F0FE", "F0A8", "F0B7", "00E9")
    )
    assert seen(word.para(signs + word.run(" yes"))) == ["☑☐•é yes"]


def test_a_sign_with_a_newer_and_an_older_form_is_printed_once() -> None:
    both = (
        '<w:r><mc:AlternateContent><mc:Choice Requires="w16se"><w16se:symEx w16se:font="x" w16se:char="1F600"/>'
        "</mc:Choice><mc:Fallback><w:t>:-)</w:t></mc:Fallback></mc:AlternateContent></w:r>"
    )
    found = blocks(word.para(word.run("well ") + both + word.run(" done")))
    assert found[0].text == "well 😀 done"
    assert found[0].anchor.pieces == ((0, 5, 0, 0), (6, 11, 0, 8))
