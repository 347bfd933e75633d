"""`list`, `explain` and `text`: light, and without the libraries that they have no use for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from .conftest import Command

HEAVY = ("spacy", "lxml", "pdfplumber", "pypdfium2", "docx", "jinja2")


@pytest.mark.parametrize(
    "arguments",
    [["--help"], ["check", "--help"], ["--version"], ["list"], ["explain", "consent-first"]],
    ids=" ".join,
)
def test_what_needs_no_heavy_library_loads_none(
    policylint: Command, without: Callable[..., dict[str, str]], arguments: list[str]
) -> None:
    done = policylint(*arguments, **without(*HEAVY))
    assert (done.returncode, done.stderr) == (0, "")


def test_the_list_names_every_check_with_family_status_and_title(in_process: Command) -> None:
    head, *rows = in_process("list").stdout.splitlines()
    assert head.split() == ["id", "family", "status", "title"]
    assert any(row.split()[:3] == ["consent-first", "consent", "stable"] for row in rows)


def test_an_explanation_is_in_plain_words_with_its_source(in_process: Command) -> None:
    printed = in_process("explain", "consent-first", "--as-of", "2023-07-01").stdout
    for part in ("Why it matters", "What to do", "Words to use", "Where it comes from", "Wording that it leaves alone"):
        assert f"\n{part}\n" in printed
    assert "Proposed 21 June 2023" in " ".join(printed.split())
    assert "<school|" not in printed


def test_a_family_is_explained_check_by_check(in_process: Command) -> None:
    printed = in_process("explain", "consent").stdout
    assert "consent-first · family consent" in printed
    assert "seek-agreement · family consent" in printed


def test_text_shows_what_was_read_and_marks_what_is_hidden(policylint: Command, tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("Child Protection Policy", 1)
    paragraph = document.add_paragraph("We share concerns. We record why.")
    paragraph.add_run(" Not for the public.").font.hidden = True
    document.save(str(tmp_path / "policy.docx"))
    done = policylint("text", tmp_path / "policy.docx")
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[:3] == [
        "[heading] Child Protection Policy",
        "[paragraph 1] We share concerns.",
        "[paragraph 1] We record why.",
    ]
    assert any("hidden" in line and "Not for the public." in line for line in lines)


def test_text_needs_no_spacy_and_lets_no_control_character_through(
    policylint: Command, bad: Path, without: Callable[..., dict[str, str]]
) -> None:
    bad.write_text("We seek consent \x1b[31m before sharing.\n", encoding="utf-8")
    done = policylint("text", bad, **without("spacy"))
    assert done.returncode == 0
    assert "\x1b" not in done.stdout


def test_text_of_what_cannot_be_read_exits_3(policylint: Command, tmp_path: Path) -> None:
    (tmp_path / "empty.docx").touch()
    done = policylint("text", tmp_path / "empty.docx")
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr.endswith("empty.docx: not read: the file is empty. Check that it was saved or copied fully.\n")
