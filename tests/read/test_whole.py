"""Nothing is clean because it could not be seen, or could not be read."""

from __future__ import annotations

import pdf_samples
import pytest
import word_samples as word

from policylint.errors import NoText
from policylint.model import Document
from policylint.read import read_bytes

CALM = "The lead keeps a record of every concern in the office of the school."


def read(data: bytes | str, name: str = "policy.md") -> Document:
    return read_bytes(data if isinstance(data, bytes) else data.encode(), name)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (pdf_samples.unreadable(), "policy.pdf"),
        (f"{CALM} {CALM} {CALM}".encode("cp037"), "policy.txt"),
        ("Fgnss jvyy frrx pbafrag orsber gurl funer n pbaprea jvgu puvyqera fbpvny pner", "policy.md"),
        (word.word(word.para("Fgnss jvyy frrx pbafrag orsber gurl funer n pbaprea " * 20)), "policy.docx"),
        ("x" * 600, "policy.txt"),
    ],
)
def test_what_makes_no_sense_is_not_clean(data: bytes | str, name: str) -> None:
    assert [item.what for item in read(data, name).unread] == ["the text"]


@pytest.mark.parametrize(
    "text", ["Lunch\n\nSoup, noon.", CALM, "Oakfield Primary School\n\n" + "Amy Jones, Sam Lee\n" * 9]
)
def test_short_texts_and_names_are_english_enough(text: str) -> None:
    assert read(text).unread == ()


def test_hidden_words_are_named_and_where() -> None:
    body = word.styled("Aims", "Heading1") + word.para(CALM) + word.para(word.run(CALM, "<w:vanish/>"))
    (item,) = read(word.word(body), "policy.docx").look_at
    assert (item.what, item.why) == ("hidden text under “Aims”", "it cannot be seen on paper, and was not judged")


def test_words_that_are_deleted_or_in_a_comment_are_not_called_hidden() -> None:
    assert read(f"{CALM}\n\n<!-- {CALM} -->").look_at == ()


def test_a_document_of_hidden_words_has_no_text() -> None:
    with pytest.raises(NoText):
        read(pdf_samples.raw_pdf(pdf_samples.raw_lines(CALM), media_box="[0 0 0 0]"), "policy.pdf")


def test_text_that_is_turned_round_is_named() -> None:
    assert [item.what for item in read(f"# Aims\n\n\u202e{CALM[::-1]}\u202c").look_at] == ["the text under “Aims”"]
