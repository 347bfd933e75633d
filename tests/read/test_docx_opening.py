"""Word files that other programs refuse to open, and files that are no Word files at all."""

from __future__ import annotations

import io
import re

import docx
import pytest
import word_samples as word

from policylint.errors import Damaged, EmptyFile, NeedsPassword, NoText, NotRead, OldWordFile, UnknownFormat
from policylint.limits import Limits
from policylint.model import Document
from policylint.read.docx import read_docx

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SENTENCE = "Staff record the decision."


def read(data: bytes) -> Document:
    return read_docx(data, "policy.docx", Limits())


def texts(data: bytes) -> list[str]:
    return [block.text for block in read(data).blocks]


def packed(changes: dict[str, str | bytes]) -> bytes:
    parts: dict[str, str | bytes] = {
        "_rels/.rels": word.relations({"rId1": ("officeDocument", "word/document.xml")}),
        "word/document.xml": word.document(word.para(SENTENCE)),
    }
    return word.zipped({**parts, **changes})


def strict(data: str) -> str:
    return re.sub(r"http://schemas\.openxmlformats\.org/(\w+)/2006/", r"http://purl.oclc.org/ooxml/\1/", data)


def test_a_strict_file_is_read() -> None:
    note = word.para(word.run(SENTENCE) + '<w:r><w:footnoteReference w:id="2"/></w:r>')
    parts: dict[str, str | bytes] = {
        "_rels/.rels": strict(word.relations({"rId1": ("officeDocument", "word/document.xml")})),
        "word/document.xml": strict(word.document(word.styled("Aims", "Heading1") + note)),
        "word/_rels/document.xml.rels": strict(word.relations({"rId1": ("footnotes", "footnotes.xml")})),
        "word/footnotes.xml": strict(
            word.part("footnotes", f'<w:footnote w:id="2">{word.para("A note.")}</w:footnote>')
        ),
    }
    assert [(block.kind, block.text) for block in read(word.zipped(parts)).blocks] == [
        ("heading", "Aims"),
        ("paragraph", SENTENCE),
        ("footnote", "A note."),
    ]


@pytest.mark.parametrize(
    ("kind", "note"),
    [
        ("application/vnd.ms-word.document.macroEnabled.main+xml", "it holds macros, which were not run"),
        (word.MAIN.replace("document.main", "template.main"), "it is a Word template"),
    ],
)
def test_files_with_macros_and_templates_are_read_and_said_to_be_such(kind: str, note: str) -> None:
    document = read(word.word(word.para(SENTENCE), content_type=kind))
    assert document.blocks[0].text == SENTENCE
    assert document.notes == (note,)


@pytest.mark.parametrize(
    "target",
    ["word/document.xml", "/word/document.xml", "./word/document.xml", "WORD/Document.xml", "word\\document.xml"],
)
def test_the_document_is_found_however_its_relationship_is_written(target: str) -> None:
    listing = word.relations({"rId9": ("http://example.org/other/officeDocument", target)})
    assert texts(packed({"_rels/.rels": listing})) == [SENTENCE]


def test_the_document_is_found_without_any_relationship() -> None:
    assert texts(word.zipped({"word/document.xml": word.document(word.para(SENTENCE))})) == [SENTENCE]


def test_relationships_to_parts_that_are_not_there_do_no_harm() -> None:
    links = {
        "rId1": ("image", "NULL"),
        "rId2": ("header", "header9.xml"),
        "rId3": ("styles", "nowhere.xml"),
        "rId4": ("comments", "../../up.xml"),
        "rId5": ("hyperlink", "word/NULL"),
    }
    listing = word.relations(
        {"rId1": ("officeDocument", "word/document.xml"), "rId2": ("metadata/thumbnail", "docProps/thumbnail.jpeg")}
    )
    document = read(word.word(word.para(SENTENCE), links=links, parts={"_rels/.rels": listing}))
    assert (document.blocks[0].text, document.unread) == (SENTENCE, ())


def test_a_header_that_a_section_uses_but_the_file_does_not_hold_is_named() -> None:
    section = '<w:sectPr><w:headerReference w:type="default" r:id="rId2"/></w:sectPr>'
    document = read(word.word(word.para(SENTENCE) + section, links={"rId2": ("header", "header9.xml")}))
    assert [item.what for item in document.unread] == ["a header"]


def test_a_note_that_the_file_does_not_hold_is_named() -> None:
    body = word.styled("Aims", "Heading1") + word.para(word.run("x") + '<w:r><w:footnoteReference w:id="7"/></w:r>')
    assert [item.what for item in read(word.word(body)).unread] == ["the footnote under “Aims”"]


@pytest.mark.parametrize(
    ("part", "what"),
    [("footnotes", "the footnotes"), ("comments", "the comments"), ("numbering", "the list numbers")],
)
def test_a_damaged_part_is_named_and_the_rest_read(part: str, what: str) -> None:
    document = read(word.word(word.para(SENTENCE), parts={f"word/{part}.xml": "<w:broken"}))
    assert document.blocks[0].text == SENTENCE
    assert [item.what for item in document.unread] == [what]


def test_a_file_of_python_docx_is_read() -> None:
    made = docx.Document()
    made.add_heading("Aims", 1)
    made.add_paragraph("First duty", style="List Number")
    made.add_paragraph("A point", style="List Bullet")
    buffer = io.BytesIO()
    made.save(buffer)
    found = [(block.kind, block.label, block.text) for block in read(buffer.getvalue()).blocks]
    assert found == [("heading", "", "Aims"), ("list-item", "1.", "First duty"), ("list-item", "•", "A point")]


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", EmptyFile),
        (OLE + b"\0" * 100 + "EncryptedPackage".encode("utf-16-le"), NeedsPassword),
        (OLE + b"\0" * 100, OldWordFile),
        (b"not a zip file", Damaged),
        (word.word(word.para(SENTENCE))[:300], Damaged),
        (word.zipped({"notes.txt": "x"}), Damaged),
        (packed({"word/document.xml": word.document(word.para(SENTENCE))[:-40]}), Damaged),
        (packed({"word/document.xml": word.document(word.para("&undefined;")).replace("&amp;", "&")}), Damaged),
        (word.zipped({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<a/>"}), UnknownFormat),
        (word.word("<w:p/>"), NoText),
        (word.word(word.para(word.run("unseen", "<w:vanish/>"))), NoText),
    ],
)
def test_each_file_that_cannot_be_read_is_told_apart(data: bytes, error: type[NotRead]) -> None:
    with pytest.raises(error):
        read(data)


def test_a_document_that_is_only_an_inserted_file_says_so() -> None:
    with pytest.raises(NoText, match="inserted document"):
        read(word.word('<w:altChunk r:id="rId1"/>'))


@pytest.mark.parametrize("listing", [None, "", "<Relationships><Relation"])
def test_headers_and_notes_are_found_without_the_list_of_parts(listing: str | None) -> None:
    note = word.para(word.run(SENTENCE) + '<w:r><w:footnoteReference w:id="2"/></w:r>')
    parts: dict[str, str | bytes] = {
        "word/document.xml": word.document(note),
        "word/footnotes.xml": word.part("footnotes", f'<w:footnote w:id="2">{word.para("A note.")}</w:footnote>'),
        "word/header2.xml": word.part("hdr", word.para("A header.")),
    }
    if listing is not None:
        parts["word/_rels/document.xml.rels"] = listing
    assert texts(packed(parts)) == ["A header.", SENTENCE, "A note."]
