"""Whole PDF files: what opens, what does not, and what is named as not read."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable

import pdf_samples as samples
import pypdfium2
import pytest
from reportlab.lib.pdfencrypt import StandardEncryption

from policylint.errors import Damaged, EmptyFile, NeedsPassword, NoText, NotRead, TooLarge
from policylint.limits import Limits
from policylint.model import Document
from policylint.read import read_bytes
from policylint.read.pdf import read_pdf


def read(data: bytes, limits: Limits | None = None, *, ocr: bool = False) -> Document:
    return read_pdf(data, "policy.pdf", limits or Limits(), ocr=ocr)


def texts(document: Document) -> str:
    return "\n".join(block.text for block in document.blocks if not block.hidden)


def test_a_pdf_is_read_through_the_table_of_readers() -> None:
    document = read_bytes(samples.canvas_pdf(samples.prose), "policy.pdf")
    assert document.format == "pdf"
    assert document.pages == 1
    assert all(line in texts(document) for line in samples.PROSE)


def test_a_user_password_is_asked_for() -> None:
    locked = samples.canvas_pdf(samples.prose, encrypt=StandardEncryption("secret", "owner"))
    with pytest.raises(NeedsPassword):
        read(locked)


def test_an_owner_password_does_not_keep_anyone_from_reading() -> None:
    document = read(samples.canvas_pdf(samples.prose, encrypt=StandardEncryption("", "owner", canPrint=0)))
    assert samples.PROSE[0] in texts(document)


@pytest.mark.parametrize("spoil", [lambda data: data[: len(data) // 3], lambda data: b"%PDF-1.7\n" + b"\x00\xff" * 99])
def test_a_damaged_file_is_named_as_damaged(spoil: Callable[[bytes], bytes]) -> None:
    with pytest.raises(Damaged):
        read(spoil(samples.canvas_pdf(samples.prose)))


def test_an_empty_file_is_named_as_empty() -> None:
    with pytest.raises(EmptyFile):
        read(b"")


def test_a_file_without_text_says_how_to_have_it_recognised() -> None:
    with pytest.raises(NoText) as raised:
        read(samples.only_scans())
    assert "it looks like a scan" in raised.value.why
    assert "--ocr" in raised.value.next


def test_a_file_of_blank_pages_does_not_look_like_a_scan() -> None:
    with pytest.raises(NoText) as raised:
        read(samples.canvas_pdf(lambda canvas: None))
    assert "scan" not in str(raised.value)


def test_too_many_pages_are_refused_with_the_limit() -> None:
    with pytest.raises(TooLarge) as raised:
        read(samples.canvas_pdf(*[samples.prose] * 3), Limits(max_pages=2))
    assert "more than 2 pages (limit)" in raised.value.why


def test_a_page_that_is_a_picture_is_named_and_the_others_are_read() -> None:
    document = read(samples.with_a_scanned_page())
    (item,) = document.unread
    assert item.what == "page 2"
    assert item.why == "it is a picture without text"
    assert "--ocr" in item.next
    assert {block.place.page for block in document.blocks} == {1, 3}


def test_a_picture_page_with_only_a_page_number_is_named() -> None:
    def numbered(canvas: samples.Canvas) -> None:
        samples.scan(canvas)
        canvas.drawString(290, 30, "Page 2 of 3")

    document = read(samples.canvas_pdf(samples.prose, numbered, samples.prose))
    assert [item.what for item in document.unread] == ["page 2"]


def test_a_blank_page_is_read() -> None:
    document = read(samples.with_a_blank_page())
    assert document.unread == ()
    assert document.pages == 3


def test_a_cover_with_a_photograph_is_no_scan_but_something_to_look_at() -> None:
    def cover(canvas: samples.Canvas) -> None:
        samples.scan(canvas)
        canvas.drawString(200, 800, "Oakfield Primary School policy")

    document = read(samples.canvas_pdf(cover, samples.prose))
    assert document.unread == ()
    assert [item.what for item in document.look_at] == ["the picture on page 1"]


def test_a_large_picture_beside_text_is_something_to_look_at() -> None:
    document = read(samples.with_a_large_picture())
    assert document.unread == ()
    assert [item.what for item in document.look_at] == ["the picture on page 1"]


def test_letters_drawn_as_outlines_are_named_as_not_read() -> None:
    def outlines(canvas: samples.Canvas) -> None:
        for index in range(300):
            canvas.rect(60 + index % 30 * 15, 100 + index // 30 * 20, 5, 9)

    document = read(samples.canvas_pdf(samples.prose, outlines))
    assert [(item.what, item.why) for item in document.unread] == [("page 2", "it is a drawing without text")]


def test_a_scan_that_brings_its_text_along_is_read_and_marked() -> None:
    document = read(samples.scan_with_recognised_text())
    assert samples.PROSE[0] in texts(document)
    assert all(block.marks == ("ocr",) for block in document.blocks)
    assert "recognised text" in document.notes[0]


def test_text_recognition_reads_a_picture_when_asked() -> None:
    assert shutil.which("tesseract"), "the tests need the tesseract program"
    document = read(samples.with_a_scanned_page(), ocr=True)
    assert document.unread == ()
    recognised = " ".join(block.text for block in document.blocks if "ocr" in block.marks).replace("\n", " ")
    assert "nobody waits for consent from home" in recognised
    assert {block.place.page for block in document.blocks if "ocr" in block.marks} == {2}
    assert document.notes == ("page 2: read by text recognition, which makes mistakes",)


def test_without_the_program_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    document = read(samples.with_a_scanned_page(), ocr=True)
    assert "install the tesseract program" in document.unread[0].next


def test_a_page_that_pdfminer_cannot_parse_is_read_as_plain_text() -> None:
    document = read(samples.raw_pdf(samples.raw_lines(*samples.PROSE), media_box="[0 0 null (a)]"))
    assert "nobody waits for consent from home" in texts(document)
    assert document.notes == ("page 1 was read as plain text, without its tables and columns",)
    assert document.unread == ()


def test_pages_after_the_time_limit_are_named_and_those_before_are_kept() -> None:
    document_pages = samples.canvas_pdf(*[samples.prose] * 3)
    with pytest.raises(NotRead) as raised:
        read(document_pages, Limits(seconds=0, seconds_per_page=0))
    assert "time limit of 0 seconds" in raised.value.why


def test_pages_after_the_character_limit_are_named() -> None:
    document = read(samples.canvas_pdf(*[samples.prose] * 4), Limits(max_characters=1000))
    assert [item.what for item in document.unread] == ["pages 3 to 4"]
    assert "more than 1,000 characters (limit)" in document.unread[0].why
    assert {block.place.page for block in document.blocks} == {1, 2}


def test_two_hundred_thousand_boxes_do_not_stop_the_text() -> None:
    boxes = "\n".join(f"{index % 500} {index // 500} 3 3 re S" for index in range(20_500))
    document = read(samples.raw_pdf(boxes + "\n" + samples.raw_lines(*samples.PROSE)))
    assert "nobody waits for consent" in texts(document)


def test_what_was_typed_into_a_form_stands_beside_its_label() -> None:
    assert read(samples.filled_in()).blocks[0].text == "Name of the school: Oakfield Primary"


def test_a_comment_is_kept_apart() -> None:
    hidden = [block for block in read(samples.commented()).blocks if block.hidden]
    assert [(block.text, block.hidden) for block in hidden] == [("Governors asked for this to go.", "comment")]


def test_an_attached_file_is_something_to_look_at() -> None:
    pdf = pypdfium2.PdfDocument(samples.canvas_pdf(samples.prose))
    pdf.new_attachment("annex.docx").set_data(b"x")
    buffer = io.BytesIO()
    pdf.save(buffer)
    pdf.close()
    assert [item.what for item in read(buffer.getvalue()).look_at] == ["the attached file annex.docx"]


def test_readers_that_disagree_on_the_words_raise_a_doubt() -> None:
    content = samples.raw_lines(*samples.PROSE)
    shadow = samples.raw_lines(*["extra words that one reader takes for shadows of the others"] * 40, leading=1, y=500)
    document = read(samples.raw_pdf(f"{content} {shadow}"))
    assert document.look_at[0].what == "page 1"
    assert "the extraction is doubtful" in document.notes[0]
