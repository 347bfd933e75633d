"""Templates of the user's own: from one folder, escaped, and whatever is wrong with one is a line that says where."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from policylint.errors import DataError
from policylint.report import html, layout, render

from .samples import ALL, BAD, NASTY, run


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    (tmp_path / "ours").mkdir()
    return tmp_path / "ours"


def laid_out(folder: Path, text: str) -> str:
    (folder / html.ENTRY).write_text(text, encoding="utf-8")
    return layout.write(run(BAD), folder)


def test_a_copy_of_our_own_templates_gives_our_own_report(tmp_path: Path) -> None:
    copy = Path(shutil.copytree(Path(html.__file__).parent / "templates", tmp_path / "copy"))
    assert layout.write(run(*ALL), copy) == render(run(*ALL), "html")


def test_a_template_shows_what_was_found_and_takes_in_others_of_its_folder(ours: Path) -> None:
    (ours / "letters").mkdir()
    (ours / "letters" / "head.j2").write_text("Dear governors of {{ run.reports[0].path }}", encoding="utf-8")
    assert laid_out(ours, '{% include "letters/head.j2" %}!') == f"Dear governors of {BAD.path}!\n"


@pytest.mark.parametrize("printed", ["{% autoescape false %}{{ name }}{% endautoescape %}", "{{ name|e }}"])
@pytest.mark.parametrize("words", NASTY)
def test_the_words_of_a_policy_are_escaped_also_where_a_template_asks_for_the_opposite(
    ours: Path, words: str, printed: str
) -> None:
    (ours / html.ENTRY).write_text("{% set name = run.reports[0].path %}" + printed)
    page = layout.write(run(replace(BAD, path=words)), ours)
    assert not {"<", ">", "\x1b", "\u202e"} & set(page)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("\n{% if %}", "ours/report.html.j2, line 2: Expected an expression"),
        ("\n\n{{ run.nothing }}", "ours/report.html.j2, line 3: 'policylint.model.RunReport object' has no attribute"),
        ("{{ 1 / 0 }}", "ours/report.html.j2, line 1: division by zero"),
        ("{{ run.__class__ }}", "line 1: access to attribute '__class__' of 'RunReport' object is unsafe."),
        ("{{ ''.__class__.__mro__ }}", "is unsafe."),
        ("{{ day.__globals__ }}", "is unsafe."),
        ("{{ run.checks.clear() }}", "is unsafe."),
        ("{{ '<b>'|safe }}", "No filter named 'safe'."),
        ("{{ range(10**9) }}", "line 1: Range too big"),
        ("{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}", "line 1: it calls itself without end"),
        ("{% include 'report.html.j2' %}", "line 1: it calls itself without end"),
        ("{{ " + "(" * 5_000 + ")" * 5_000 + " }}", "ours"),
        ("\n{% include 'none.j2' %}", 'ours/report.html.j2, line 2: there is no template "none.j2" in this folder'),
        ("{% include '../secret.txt' %}", '"../secret.txt" lies outside the folder of templates'),
        ("{% include '../secret.txt' ignore missing %}", "lies outside"),
        ("{% include '..' %}", "lies outside"),
        ("{% include '/etc/passwd' %}", "lies outside"),
        ("{% include 'link.j2' %}", "lies outside"),
        ("{% include 'circle.j2' %}", '"circle.j2" cannot be read'),
        ("{% include 'large.j2' %}", '"large.j2" has more than 1 MB: this is not a template'),
        ("{% include 'latin.j2' %}", '"latin.j2", line 2: not UTF-8 text. Save it as UTF-8'),
        ("{% include 'a\\x00b' %}", "cannot be read"),
    ],
)
def test_what_is_wrong_with_a_template_is_one_line_that_says_where(ours: Path, text: str, message: str) -> None:
    (ours.parent / "secret.txt").write_text("secret")
    (ours / "link.j2").symlink_to(ours.parent / "secret.txt")
    (ours / "circle.j2").symlink_to(ours / "circle.j2")
    (ours / "large.j2").write_text("x" * (layout.MAX_BYTES + 1))
    (ours / "latin.j2").write_bytes("\n\u00a3".encode("latin-1"))
    with pytest.raises(DataError) as raised:
        laid_out(ours, text)
    assert message in str(raised.value)
    assert "\n" not in str(raised.value)
    assert "secret\n" not in str(raised.value)


def test_a_folder_without_the_template_to_begin_with_says_so(ours: Path) -> None:
    with pytest.raises(DataError, match=r'ours: there is no template "report.html.j2" in this folder'):
        layout.write(run(BAD), ours)
