"""Words as a person reads them, whatever the program that made the PDF did to them."""

from __future__ import annotations

import pdf_samples as samples
import pytest
from reportlab.pdfgen.canvas import Canvas

from policylint.limits import Limits
from policylint.model import Block
from policylint.read.pdf import read_pdf
from policylint.read.pdf.words import clean


def blocks(data: bytes) -> tuple[Block, ...]:
    return read_pdf(data, "policy.pdf", Limits()).blocks


@pytest.mark.parametrize("gap", [0.7, 1.0, 1.5, 2.0, 3.0])
def test_words_set_tightly_without_spaces_are_told_apart(gap: float) -> None:
    def draw(canvas: Canvas) -> None:
        for row, line in enumerate(samples.PROSE):
            x = samples.LEFT
            for word in line.split():
                canvas.drawString(x, samples.TOP - 15 * row, word)
                x += canvas.stringWidth(word) + gap

    assert blocks(samples.canvas_pdf(draw))[0].text.startswith(samples.PROSE[0])


def test_spaced_out_letters_are_one_word() -> None:
    found = blocks(samples.raw_pdf("BT /F1 12 Tf 5 Tc 72 700 Td (Consent is not needed) Tj ET"))
    assert found[0].text == "Consent is not needed"


def test_a_note_mark_is_no_part_of_the_year() -> None:
    found = blocks(samples.note_mark())
    assert found[0].text == "The Data Protection Act 2018 is not a barrier to sharing."
    assert (found[-1].kind, found[-1].label) == ("footnote", "8")
    assert found[-1].text == "The Act gives children's data the same care as any other."


def test_letters_drawn_twice_are_read_once() -> None:
    assert [block.text for block in blocks(samples.fake_bold())] == [
        "Sharing all information",
        "Consent will still matter.",
    ]


def test_bullets_ligatures_and_soft_hyphens_are_mended() -> None:
    first, second = blocks(samples.odd_letters())
    assert (first.label, first.text) == ("•", "The office keeps it.")
    assert second.text == "Consent is not needed to share infor-\nmation with us."


def test_hidden_words_are_kept_apart_with_the_reason() -> None:
    found = blocks(samples.hidden_text())
    assert {block.text: block.hidden for block in found if block.hidden} == {
        "Whitened words": "white text",
        "Inkless words": "invisible text",
        "Faraway words": "outside the page",
    }


def test_white_words_on_a_dark_band_are_seen() -> None:
    assert any(block.text == "Banner words" and not block.hidden for block in blocks(samples.hidden_text()))


@pytest.mark.parametrize("page", [samples.turned, samples.rotated])
def test_a_page_that_lies_on_its_side_is_read_like_any_other(page: object) -> None:
    assert callable(page)
    found = blocks(page())
    assert found[0].text == "\n".join(samples.PROSE)


def test_anchors_lead_back_to_each_word_on_the_page() -> None:
    block = blocks(samples.canvas_pdf(samples.prose))[0]
    start, end, page, x0, top, x1, bottom = block.anchor.pieces[0]
    assert block.text[int(start) : int(end)] == "Staff"
    assert page == 1
    assert x0 == pytest.approx(samples.LEFT, abs=0.2)
    assert top < samples.HEIGHT - samples.TOP < bottom
    assert 20 < x1 - x0 < 30
    assert [block.text[int(piece[0]) : int(piece[1])] for piece in block.anchor.pieces] == block.text.split()


def test_anchors_of_a_turned_page_are_in_the_page_as_shown() -> None:
    start, end, _, x0, top, x1, bottom = blocks(samples.turned())[0].anchor.pieces[0]
    assert (start, end) == (0, 5)
    assert x0 < samples.WIDTH - 500 < x1
    assert top < samples.HEIGHT - 72 == pytest.approx(bottom, abs=0.2)


@pytest.mark.parametrize(
    ("drawn", "read"),
    [("o\ufb03ce", "office"), ("\uf0b7", "•"), ("\uf0fc", "✓"), ("a\x07b", "ab"), ("café – “x”", "café – “x”")],
)
def test_letters_are_cleaned(drawn: str, read: str) -> None:
    assert clean(drawn) == read


def test_letters_of_a_font_of_signs_are_bullets_and_ticks() -> None:
    assert clean("\uf0a7", symbols=True) == "•"
    assert clean("ü", symbols=True) == "✓"
