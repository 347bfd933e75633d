"""Whatever is asked wrongly gets one clear line and the right exit code."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import Command


def complaint(done: subprocess.CompletedProcess[str], code: int) -> str:
    assert (done.returncode, done.stdout) == (code, "")
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith("policylint: ")
    return done.stderr.removeprefix("policylint: ").strip()


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["check"], "Missing argument 'PATHS...'."),
        (["check", "--fomat", "json"], "No such option '--fomat'."),
        (["check", "missing.docx"], "missing.docx: there is no such file or folder."),
        (["check", "."], ".: there are no policies in this folder"),
        (["check", ".", "--format", "pdf"], "Invalid value for '--format': 'pdf' is not one of"),
        (["check", ".", "--as-of", "soon"], '"soon" is not a day. Write it as 2026-11-22.'),
        (["check", ".", "--report", "html"], '"html": --report needs FORMAT:FILE, such as html:report.html.'),
        (["check", ".", "--report", "htm:x"], '"htm" is not a form of report.'),
        (["check", ".", "-o", "no/report.html"], "no/report.html: there is no folder no."),
        (["check", ".", "-o", ".."], "..: this is a folder."),
        (["check", ".", "--jobs", "0"], "Invalid value for '--jobs'"),
        (["check", ".", "--checks", "none"], "Invalid value for '--checks'"),
        (["chekc"], "No such command 'chekc'."),
        (
            ["explain", "consent-frist"],
            '"consent-frist" is not a check or a family of checks. Did you mean "consent-first"?',
        ),
        (["text", "missing.docx"], "missing.docx: there is no such file or folder."),
        (["text", ".."], "..: this is a folder. Give one file."),
        (["check", "a" * 5000], "aaa: there is no such file or folder."),
        (["text", "a" * 5000], "aaa: there is no such file or folder."),
        (["check", "../bad.md", "-o", "a" * 5000], "aaa"),
        (["check", ".", "--checks", "a" * 5000], "Invalid value for '--checks'"),
        (["check", ".", "--config", "a" * 5000], "aaa"),
    ],
)
def test_wrong_use_exits_2(in_process: Command, bad: Path, arguments: list[str], expected: str) -> None:
    assert expected in complaint(in_process(*arguments), 2)


def test_a_wrong_check_file_exits_4(in_process: Command, bad: Path) -> None:
    folder = bad.parent / "ours"
    folder.mkdir()
    (folder / "wrong.toml").write_text('id = "wrong\n')
    assert "wrong.toml" in complaint(in_process("check", bad, "--checks", folder), 4)
    assert "wrong.toml" in complaint(in_process("list", "--checks", folder), 4)


def test_a_wrong_settings_file_exits_4_with_file_and_line(in_process: Command, bad: Path) -> None:
    settings = bad.parent / "policylint.toml"
    settings.write_text('\nfail_onn = "error"\n')
    expected = 'policylint.toml, line 2: "fail_onn" is not a setting. Did you mean "fail-on"?'
    assert complaint(in_process("check", bad), 4) == expected
    for text, message in (
        ('format = "pdf"', '"pdf" is not a form of report'),
        ('select = ["consnt"]', '"consnt" is not a check'),
        ('guidance = "1066"', '"1066" is not an edition'),
    ):
        settings.write_text(text + "\n")
        found = complaint(in_process("check", bad), 4)
        assert found.startswith(f"policylint.toml, line 1: {message}")


def test_settings_that_are_a_pipe_or_name_a_path_too_long_are_one_clear_line(in_process: Command, bad: Path) -> None:
    pipe = bad.parent / "pipe.toml"
    os.mkfifo(pipe)
    assert "pipe.toml" in complaint(in_process("check", bad, "--config", pipe), 4)
    settings = bad.parent / "policylint.toml"
    for key in ("checks", "template"):
        settings.write_text(f'{key} = "{"a" * 5000}"\n')
        assert complaint(in_process("check", bad), 4).startswith("policylint.toml, line 1")


def test_no_check_left_is_not_a_clean_run(in_process: Command, bad: Path) -> None:
    assert "no check is left to run" in complaint(
        in_process("check", bad, "--select", "consent", "--ignore", "consent"), 2
    )


def test_a_fault_of_ours_exits_70_in_one_line_and_shows_where_on_request(plain: Path) -> None:
    script = (
        "import sys, policylint.judge as judge\n"
        "def broken(*args, **options): raise RuntimeError('oh')\n"
        f"judge.run_report = broken; sys.argv = ['policylint', 'check', {str(plain)!r}, *sys.argv[1:]]\n"
        "from policylint.cli import main; main()"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert complaint(done, 70).startswith("our own fault: RuntimeError: oh. Run it again with --debug")
    done = subprocess.run([sys.executable, "-c", script, "--debug"], capture_output=True, text=True, check=False)
    assert "Traceback" in done.stderr


def test_control_characters_in_a_name_do_not_reach_the_screen(in_process: Command) -> None:
    done = in_process("check", "\x1b[31mred\x07.docx")
    assert "\x1b" not in done.stderr
    assert "\\x1b[31mred\\x07.docx: there is no such file" in done.stderr


def test_no_command_shows_what_there_is(in_process: Command) -> None:
    done = in_process()
    assert done.returncode == 2
    assert "Commands:" in done.stderr


def test_a_name_that_breaks_lines_is_still_one_line(policylint: Command, plain: Path) -> None:
    report = plain.with_name("a\n::error::b\x1b[2J.json")
    done = policylint("check", plain, "--report", f"json:{report}")
    assert (done.returncode, done.stderr.count("\n"), done.stderr.isascii()) == (0, 1, True)
    assert "a\\x0a\\x3a:error::b\\x1b[2J.json" in done.stderr


@pytest.mark.parametrize(
    ("option", "value"),
    [("--max-seconds", "nan"), ("--max-seconds", "inf"), ("--max-memory", "9" * 30), ("--max-pages", "0")],
)
def test_a_limit_that_is_none_is_refused(in_process: Command, plain: Path, option: str, value: str) -> None:
    assert f"'{option}'" in complaint(in_process("check", plain, option, value), 2)
