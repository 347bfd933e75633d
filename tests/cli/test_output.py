"""Results arrive whole: on a screen, in a pipe, in a file, or with one clear line about why not."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from policylint.cli import output

from .conftest import Command


def shell(command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["bash", "-o", "pipefail", "-c", command.replace("policylint", f"{sys.executable} -m policylint")],
        env={**os.environ, **environment},
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        timeout=60,
        check=False,
    )


def test_one_run_writes_several_reports(policylint: Command, plain: Path) -> None:
    folder = plain.parent
    done = policylint("check", plain, "-o", folder / "a.html", "--report", f"json:{folder / 'b.json'}")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.count("\n") == 2
    assert (folder / "a.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    assert json.loads((folder / "b.json").read_bytes())["schema"] == "policylint/1"
    assert [path.name for path in folder.iterdir() if path.name.startswith(".")] == []


def test_a_reader_that_stops_early_is_no_error(plain: Path) -> None:
    done = shell(f"policylint check {plain} --format html | head -1")
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(("encoding", "command"), [("ascii", "check"), ("cp1252", "text")])
def test_a_screen_that_lacks_characters_gets_their_numbers(plain: Path, encoding: str, command: str) -> None:
    plain = plain.rename(plain.with_name("lunch \u2713.md"))
    plain.write_text("# Lunch \u2713\n\nSoup.\n", encoding="utf-8")
    done = shell(f"policylint {command} '{plain}'", PYTHONIOENCODING=encoding)
    assert (done.returncode, done.stderr) == (0, "")
    assert "\\u2713" in done.stdout


def test_html_in_a_pipe_is_utf8_whatever_the_screen_is(plain: Path) -> None:
    piped = shell(f"policylint check {plain} --format html", PYTHONIOENCODING="ascii").stdout
    assert piped == shell(f"policylint check {plain} --format html", PYTHONIOENCODING="utf-8").stdout
    assert "\\u" not in piped


def test_closed_streams_are_one_clear_line_or_none(plain: Path) -> None:
    done = shell(f"policylint check {plain} >&-")
    assert (done.returncode, done.stderr) == (2, "policylint: the results cannot be written: Bad file descriptor.\n")
    assert shell(f"policylint check {plain} >&- 2>&- <&-").returncode == 2
    assert shell(f"policylint check {plain} -o {plain}.json >&-").returncode == 0
    done = shell("policylint check - <&-")
    assert (done.returncode, "the file is empty" in done.stdout, done.stderr) == (3, True, "")


def test_standard_input_is_held_to_the_size_of_a_file(plain: Path) -> None:
    done = shell("head -c 2000000 /dev/zero | policylint check - --max-file-size 1")
    assert (done.returncode, "it is larger than 1 MB (limit)" in done.stdout) == (3, True)


def test_a_full_disk_is_one_clear_line(plain: Path) -> None:
    for command in (f"policylint check {plain} > /dev/full", f"policylint check {plain} --report json:/dev/full"):
        done = shell(command)
        assert done.returncode == 2
        assert "No space left on device" in done.stderr
        assert done.stderr.count("\n") == 1


def test_help_on_a_full_disk_and_a_folder_that_is_gone_are_one_clear_line(tmp_path: Path) -> None:
    done = shell("policylint --help > /dev/full")
    assert (done.returncode, done.stderr) == (
        2,
        "policylint: the results cannot be written: No space left on device.\n",
    )
    assert shell("policylint check --help | head -c 1").stderr == ""
    done = shell(f"mkdir {tmp_path}/gone && cd {tmp_path}/gone && rmdir {tmp_path}/gone && policylint check x.md")
    assert (done.returncode, done.stderr) == (2, "policylint: the folder that you are in is gone. Go to another one.\n")


def test_a_report_that_cannot_be_written_leaves_the_old_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = tmp_path / "report.html"
    old.write_text("old")

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(output.UsageError, match="No space left on device"):
        output.write(old, "new")
    assert [path.name for path in tmp_path.iterdir()] == ["report.html"]
    assert old.read_text() == "old"


def test_a_report_behind_a_link_is_replaced_and_the_link_stays(tmp_path: Path) -> None:
    (tmp_path / "real.txt").write_text("old")
    (tmp_path / "link.txt").symlink_to(tmp_path / "real.txt")
    output.write(tmp_path / "link.txt", "new \udcff")
    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "real.txt").read_text() == "new \\udcff"


def on_terminal(*arguments: str, **environment: str) -> str:
    """What a run shows on a terminal, results and progress together."""
    master, slave = pty.openpty()
    own = {name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "FORCE_COLOR"}}
    subprocess.run(
        [sys.executable, "-m", "policylint", *arguments],
        env={**own, "TERM": "xterm", **environment},
        stdout=slave,
        stderr=slave,
        timeout=60,
        check=False,
    )
    os.close(slave)
    shown = b""
    while True:
        try:
            part = os.read(master, 65536)
        except OSError:
            break
        if not part:
            break
        shown += part
    os.close(master)
    return shown.decode("utf-8")


def test_a_terminal_gets_colour_and_progress_which_is_wiped_away(plain: Path) -> None:
    shown = on_terminal("check", str(plain))
    assert "\x1b[1m" in shown
    assert "1 of 1 read: plain.md\r\x1b[K" in shown


def test_no_color_turns_colour_off(plain: Path) -> None:
    assert "\x1b[1m" not in on_terminal("check", str(plain), NO_COLOR="1")


@pytest.mark.parametrize(
    ("environment", "expected"),
    [({"FORCE_COLOR": "1"}, True), ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False), ({"NO_COLOR": ""}, False)],
)
def test_force_color_is_for_pipes_and_no_color_is_stronger(
    capsys: pytest.CaptureFixture[str], environment: dict[str, str], expected: bool
) -> None:
    assert output.colour(environment) is expected
