"""Every limit that stops a reading says which option raises it, and that option exists."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pdf_samples as pdf
import pytest
import word_samples as word

from policylint.cli.check import command
from policylint.errors import NotRead
from policylint.limits import Limits
from policylint.read import read, read_bytes

SENTENCE = "Staff must seek the consent of parents before sharing a safeguarding concern with another agency."
WORD = word.word(word.table(word.row(word.cell(word.table(word.row(word.cell(word.para(SENTENCE))))))))
PDF = pdf.canvas_pdf(pdf.prose, pdf.prose)


def test_a_limit_names_an_option_that_exists(tmp_path: Path) -> None:
    policy = tmp_path / "policy.txt"
    policy.write_text(SENTENCE)
    with pytest.raises(NotRead, match=r"\(limit\)") as refused:
        read(policy, Limits(max_file_bytes=10))
    assert _options(str(refused.value)) == {"--max-file-size"}


@pytest.mark.parametrize(
    ("data", "name", "limits", "option"),
    [
        (WORD, "policy.docx", Limits(max_unpacked_bytes=300), "--max-unpacked"),
        (WORD, "policy.docx", Limits(max_part_bytes=100), "--max-part-size"),
        (WORD, "policy.docx", Limits(max_parts=1), "--max-parts"),
        (WORD, "policy.docx", Limits(max_depth=1), "--max-depth"),
        (WORD, "policy.docx", Limits(max_characters=10), "--max-characters"),
        (PDF, "policy.pdf", Limits(max_pages=1), "--max-pages"),
        (SENTENCE.encode(), "policy.html", Limits(max_characters=10), "--max-characters"),
        (SENTENCE.encode(), "policy.md", Limits(max_characters=10), "--max-characters"),
        (SENTENCE.encode(), "policy.txt", Limits(max_characters=10), "--max-characters"),
    ],
)
def test_every_limit_of_reading_names_its_option(data: bytes, name: str, limits: Limits, option: str) -> None:
    with pytest.raises(NotRead, match=r"\(limit\)") as refused:
        read_bytes(data, name, limits)
    assert _options(str(refused.value)) == {option}


@pytest.mark.parametrize(
    ("limits", "option"),
    [(Limits(max_characters=200), "--max-characters"), (Limits(seconds=1e-9, seconds_per_page=1e-9), "--max-seconds")],
)
def test_pages_beyond_a_limit_name_the_option(limits: Limits, option: str) -> None:
    try:
        (item,) = read_bytes(PDF, "policy.pdf", limits).unread
        message = item.next
    except NotRead as error:  # no page at all was read in time
        message = str(error)
    assert _options(message) == {option}


def _options(message: str) -> set[str]:
    """The options that a message names, all of them options of `check`."""
    known = {name for option in command.params if isinstance(option, click.Option) for name in option.opts}
    found = set(re.findall(r"--[a-z-]+", message))
    assert found <= known
    return found
