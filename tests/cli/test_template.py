"""`--template DIR`: the HTML report in a form of the user's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import Command


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    folder = tmp_path / "ours"
    folder.mkdir()
    (folder / "report.html.j2").write_text("<h1>{{ run.reports | length }} & {{ run.reports[0].path }}</h1>")
    return folder


def test_a_template_makes_the_html_report_and_no_other(policylint: Command, plain: Path, ours: Path) -> None:
    done = policylint("check", plain, "--template", ours, "--report", f"json:{ours / 'a.json'}")
    assert (done.returncode, done.stdout) == (0, "<h1>1 & plain.md</h1>\n")
    assert (ours / "a.json").read_text().startswith("{")


def test_a_settings_file_names_the_folder_beside_it(policylint: Command, plain: Path, ours: Path) -> None:
    (plain.parent / "policylint.toml").write_text('template = "ours"\n')
    done = policylint("check", plain, "--report", f"html:{ours / 'a.html'}")
    assert (done.returncode, done.stdout.startswith("plain.md")) == (0, True)
    assert (ours / "a.html").read_text() == "<h1>1 & plain.md</h1>\n"


def test_a_wrong_template_is_one_line_and_the_other_reports_are_written(
    policylint: Command, plain: Path, ours: Path
) -> None:
    (ours / "report.html.j2").write_text("\n{% include '../plain.md' %}")
    done = policylint("check", plain, "--template", ours, "--report", f"json:{ours / 'a.json'}")
    assert (done.returncode, done.stdout) == (4, "")
    complaint = 'policylint: ours/report.html.j2, line 2: "../plain.md" lies outside the folder of templates\n'
    assert done.stderr == f"json report of 1 document(s) in {ours / 'a.json'}\n{complaint}"


def test_a_folder_without_a_template_is_refused_before_any_work(in_process: Command, plain: Path) -> None:
    done = in_process("check", plain, "--template", plain.parent)
    assert done.returncode == 4
    assert "there is no report.html.j2 in this folder of templates" in done.stderr
    (plain.parent / "policylint.toml").write_text('jobs = 1\ntemplate = "none"\n')
    done = in_process("check", plain)
    assert (done.returncode, done.stderr.startswith("policylint: policylint.toml, line 2: ")) == (4, True)


def test_templates_that_no_report_would_use_are_refused(in_process: Command, plain: Path, ours: Path) -> None:
    done = in_process("check", plain, "--template", ours, "--format", "json")
    assert (done.returncode, "--report html:FILE" in done.stderr) == (2, True)
