"""Pictures, charts, diagrams and embedded files are read, named as not read, or listed to be looked at."""

from __future__ import annotations

import pytest
import word_samples as word

from policylint.limits import Limits
from policylint.model import Document
from policylint.read.docx import read_docx


def read(body: str, **links: tuple[str, str]) -> Document:
    return read_docx(word.word(word.styled("Referral", "Heading1") + body + word.A4, links=links), "x", Limits())


def picture(width: int, height: int, properties: str = "") -> str:
    return word.para(
        word.run("See the picture.") + word.drawing(word.PICTURE, width=width, height=height, properties=properties)
    )


def test_a_picture_over_a_quarter_of_the_page_without_a_description_is_to_be_looked_at() -> None:
    assert [item.what for item in read(picture(500, 400)).look_at] == ["the picture under “Referral”"]
    assert read(picture(500, 200)).look_at == ()


def test_a_picture_of_the_older_kind_is_measured_too() -> None:
    shape = '<v:shape style="position:absolute;width:17cm;height:15cm"><v:imagedata r:id="rId1"/></v:shape>'
    assert len(read(word.para(word.run("x") + f"<w:r><w:pict>{shape}</w:pict></w:r>")).look_at) == 1


def test_a_picture_with_a_description_is_read_by_it() -> None:
    document = read(picture(500, 400, 'descr="Flow chart: tell the lead, then children’s social care"'))
    assert document.look_at == ()
    assert document.blocks[-1].kind == "caption"
    assert document.blocks[-1].text.startswith("Flow chart")


@pytest.mark.parametrize("text", ["Picture 3", "logo.png", "A sign. Description automatically generated", " "])
def test_a_description_that_a_program_wrote_says_nothing(text: str) -> None:
    document = read(picture(500, 400, f'descr="{text}"'))
    assert [block.kind for block in document.blocks] == ["heading", "paragraph"]
    assert len(document.look_at) == 1


@pytest.mark.parametrize(
    ("content", "what"),
    [
        ('<dgm:relIds r:dm="rId9"/>', "the SmartArt diagram under “Referral”"),
        ('<c:chart r:id="rId9"/>', "the chart under “Referral”"),
    ],
)
def test_a_diagram_or_chart_whose_part_is_missing_is_named(content: str, what: str) -> None:
    document = read(word.para(word.run("x") + word.drawing(content)), rId9=("chart", "charts/none.xml"))
    assert [item.what for item in document.unread] == [what]


@pytest.mark.parametrize(
    ("program", "what"),
    [("Excel.Sheet.12", "embedded Excel sheet"), ("AcroExch.Document.DC", "embedded PDF"), ("Xyz.1", "embedded file")],
)
def test_an_embedded_file_is_named_by_its_kind_and_not_as_a_picture_too(program: str, what: str) -> None:
    preview = '<v:shape style="width:500pt;height:600pt"><v:imagedata r:id="rId1"/></v:shape>'
    thing = f'<w:r><w:object>{preview}<o:OLEObject ProgID="{program}"/></w:object></w:r>'
    document = read(word.para(word.run("x") + thing))
    assert [item.what for item in document.unread] == [f"the {what} under “Referral”"]
    assert document.look_at == ()


def test_a_hidden_shape_is_kept_apart() -> None:
    box = word.drawing(word.text_box(word.para("Unseen words")), properties='hidden="1"')
    assert read(word.para(word.run("x") + box)).blocks[-1].hidden == "hidden text"


def test_a_text_box_in_a_text_box_is_read_once_with_its_own_anchor() -> None:
    inner = word.drawing(word.text_box(word.para("inner")))
    outer = word.drawing(word.text_box(word.para(word.run("outer") + inner)))
    found = [(block.text, block.anchor.pieces) for block in read(word.para(word.run("host") + outer)).blocks[1:]]
    assert found == [("host", ((0, 4, 1, 0),)), ("outer", ((0, 5, 2, 0),)), ("inner", ((0, 5, 3, 0),))]


def test_a_table_in_a_text_box_is_read_as_a_table() -> None:
    box = word.drawing(word.text_box(word.table(word.row("Role", "Name"))))
    assert [block.kind for block in read(word.para(word.run("x") + box)).blocks[2:]] == ["cell", "cell"]
