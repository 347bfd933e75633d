"""Word files made to exhaust the machine: each is read in time, or refused with the limit that it breaks."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
import word_samples as word

from policylint.errors import Damaged, NotRead, TooComplex, TooLarge
from policylint.limits import Limits
from policylint.model import Document
from policylint.read.docx import read_docx

SENTENCE = "Staff record the decision."


def read(data: bytes, limits: Limits | None = None) -> Document:
    return read_docx(data, "policy.docx", limits or Limits())


def with_document(xml: str | bytes) -> bytes:
    return word.zipped(
        {"_rels/.rels": word.relations({"r": ("officeDocument", "word/document.xml")}), "word/document.xml": xml}
    )


def nested_tables(depth: int) -> str:
    inside = f"</w:tc>{word.cell('<w:p/>')}</w:tr></w:tbl>"
    return "<w:tbl><w:tr><w:tc>" * depth + word.para(SENTENCE) + inside * depth


@pytest.mark.parametrize(
    ("body", "blocks"),
    [
        ("<w:p/>" * 1_000_000 + word.para(SENTENCE), 1),
        (word.table(word.row(word.cell("a", '<w:gridSpan w:val="200000000"/>'), "b"), word.row("c", "d")), 4),
        (word.table(*[word.row("one", "two", "three")] * 600), 1800),
        (nested_tables(20), 1),
        (nested_tables(80), 1),
        (word.para(word.run("a") * 20_000), 1),
        (word.para(word.run("a") * 60_000) + word.para(SENTENCE) * 2, 3),
    ],
    ids=[
        "a million empty paragraphs",
        "a cell over 200 million columns",
        "600 rows",
        "20 deep",
        "80 deep",
        "many runs",
        "many runs in a part that is read piece by piece",
    ],
)
def test_large_but_plain_files_are_read_in_a_few_seconds(body: str, blocks: int) -> None:
    data = word.word(body)
    started = time.process_time()
    assert len(read(data).blocks) == blocks
    assert time.process_time() - started < 8


def test_a_cell_that_spans_many_columns_puts_the_next_one_after_them() -> None:
    blocks = read(word.word(word.table(word.row(word.cell("a", '<w:gridSpan w:val="3"/>'), "b")))).blocks
    assert [block.column for block in blocks] == [1, 4]


@pytest.mark.parametrize("depth", [120, 300, 10_000])
def test_tables_nested_deeper_than_the_limit_are_refused(depth: int) -> None:
    with pytest.raises(TooComplex, match="deep"):
        read(word.word(nested_tables(depth)))


def test_styles_based_on_each_other_without_end_are_named_as_what_is_too_deep() -> None:
    chain = (f'<w:style w:styleId="s{n}"><w:basedOn w:val="s{n + 1}"/></w:style>' for n in range(20_000))
    styled = word.para("x", '<w:pStyle w:val="s0"/>')
    with pytest.raises(TooComplex, match="styles are nested too deeply"):
        read(word.word(styled, parts={"word/styles.xml": word.part("styles", "".join(chain))}))


def test_insertions_nested_deeper_than_the_limit_are_refused() -> None:
    with pytest.raises(TooComplex, match="deep"):
        read(word.word(word.para("<w:ins>" * 300 + word.run("x") + "</w:ins>" * 300)))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE d [<!ENTITY a "consent"><!ENTITY b "&a;&a;&a;">]>',
        '<!DOCTYPE d SYSTEM "file:///etc/hostname">',
        '<!DOCTYPE d [<!ENTITY x SYSTEM "http://127.0.0.1:9/x">]>',
    ],
)
def test_a_dtd_is_refused_whatever_it_holds(doctype: str, encoding: str) -> None:
    xml = f'<?xml version="1.0" encoding="{encoding}"?>{doctype}{word.document(word.para(SENTENCE))}'
    with pytest.raises(Damaged, match="DTD"):
        read(with_document(xml.encode(encoding)))


def test_a_document_in_utf_16_is_read() -> None:
    xml = f'<?xml version="1.0" encoding="utf-16"?>{word.document(word.para(SENTENCE))}'
    assert read(with_document(xml.encode("utf-16"))).blocks[0].text == SENTENCE


def test_a_large_document_is_read_to_its_end() -> None:
    """Over 4 MB the parts of it are freed as the reader goes on."""
    paragraph = word.para("Staff record the reasons. " * 200)
    document = read(word.word(paragraph * 900 + word.table(word.row("first", "last"))))
    assert len(document.blocks) == 902
    assert document.blocks[-1].anchor.pieces == ((0, 4, 901, 0),)


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"max_part_bytes": 1000}, TooLarge),
        ({"max_unpacked_bytes": 1000}, TooLarge),
        ({"max_parts": 3}, TooLarge),
        ({"max_characters": 10}, TooLarge),
        ({"max_depth": 0}, TooComplex),
    ],
)
def test_each_limit_is_named_in_its_message(change: dict[str, int], error: type[NotRead]) -> None:
    data = word.word(word.table(word.row(SENTENCE, SENTENCE)))
    with pytest.raises(error, match=r"\(limit\)"):
        read(data, replace(Limits(), **change))


def test_a_part_with_words_beside_its_body_is_damaged_however_large_it_is() -> None:
    body = f"<w:body>{word.para(SENTENCE)}</w:body>"
    for padding in ("", "<w:p/>" * 1_000_000):
        xml = f"<w:document {word.NAMESPACES}>{body.replace('<w:body>', f'<w:body>{padding}')}{body}</w:document>"
        with pytest.raises(Damaged):
            read(with_document(xml))


def test_one_endless_table_is_refused() -> None:
    with pytest.raises(TooComplex, match="too large"):
        read(word.word("<w:tbl>" + "<w:tr/>" * 3_000_000 + "</w:tbl>"))


def test_pictures_are_never_unpacked() -> None:
    limits = replace(Limits(), max_part_bytes=100_000, max_unpacked_bytes=100_000)
    parts: dict[str, str | bytes] = {"word/media/image1.png": b" " * 1_000_000}
    assert read(word.word(word.para(SENTENCE), parts=parts), limits).blocks[0].text == SENTENCE
