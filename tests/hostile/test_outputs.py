"""Whatever a policy says and whatever its file is called, every format shows it and nothing of it acts."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import unicodedata
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from report.samples import HOSTILE, NASTY, run

from policylint.model import RunReport
from policylint.report import FORMATS, render

from .case import WORDS

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=80)
COMMAND = re.compile(r"^\s*::|##\[", re.M)
"""What the runner of a workflow takes for a command: the first after any indent, the second anywhere in a line."""
POLICY = (
    f"# Child Protection Policy\n\n::error::forged {WORDS}\n\n::set-output name=a::b {WORDS}\n\n##[error] {WORDS}\n"
)


def saying(text: str) -> RunReport:
    """A report in which a policy says this everywhere that a policy can say something."""
    (finding,) = HOSTILE.findings
    quoted = replace(finding, title="Title", quote=text, before=text, after=text, override=text)
    return run(replace(HOSTILE, path=f"a/{text}.md", findings=(quoted,), notes=(text,)))


class Tags(HTMLParser):
    """The tags and attributes of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append(f"{tag} {' '.join(name for name, _ in attrs)}")
        self.addresses += [value or "" for name, value in attrs if name in {"href", "src", "action"}]


def tags(page: str) -> Tags:
    parser = Tags()
    parser.feed(page)
    return parser


PLAIN_TAGS = tags(render(saying("word"), "html")).seen


@settings(max_examples=120, deadline=None)
@given(ANY_TEXT)
@example(NASTY)
@example("\r\n::error file=a::b")
@example("\ud800\udfff\x00\x9b\u2028")
@example('"><img src=x onerror=alert(1)>')
def test_any_text_goes_through_every_format(text: str) -> None:
    report = saying(text)
    for format in FORMATS:
        written = render(report, format)
        written.encode("utf-8")
        acting = {char for char in written if unicodedata.category(char) in {"Cc", "Cf", "Cs", "Zl", "Zp"}}
        assert acting <= {"\n", "\t"}, format
        assert not COMMAND.search(written), format
    read_back = json.loads(render(report, "json"))["documents"][0]["findings"][0]["quote"]
    assert read_back == text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")  # halves are joined


@settings(max_examples=60, deadline=None)
@given(st.text(st.sampled_from("<>\"'&;/=! abjs:()`"), min_size=1, max_size=40))
def test_no_text_becomes_markup_in_a_page(text: str) -> None:
    page = tags(render(saying(text), "html"))
    assert page.seen == PLAIN_TAGS
    assert not [address for address in page.addresses if not address.startswith("#")]


def shell(command: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        ["bash", "-o", "pipefail", "-c", command.replace("policylint", f"{sys.executable} -m policylint")],
        cwd=folder, env={**os.environ, **environment}, capture_output=True, timeout=60, check=False,
    )  # fmt: skip


def test_a_policy_cannot_give_orders_to_a_workflow(tmp_path: Path) -> None:
    """Neither by its words, wherever lines are broken, nor by its name."""
    long = " ".join(f"{'x' * number} ::error::forged" for number in range(60))
    (tmp_path / "::error::policy.md").write_text(POLICY.replace("forged", long), encoding="utf-8")
    (tmp_path / "::error::empty.md").touch()
    reports = " ".join(f"--report {format}:out.{format}" for format in FORMATS)
    done = shell(f"policylint check . {reports}", tmp_path)
    alone = shell("policylint check '::error::empty.md'; policylint text '::error::empty.md'", tmp_path)
    written = [(tmp_path / f"out.{format}").read_text(encoding="utf-8") for format in FORMATS]
    for shown in (*written, done.stdout.decode(), done.stderr.decode(), (alone.stdout + alone.stderr).decode()):
        assert "forged" in shown or "not read" in shown or "report of" in shown
        assert not COMMAND.search(shown)


@pytest.mark.parametrize("encoding", ["ascii", "utf-8", "cp1252"])
def test_a_name_that_is_no_utf_8_is_shown_by_its_numbers(tmp_path: Path, encoding: str) -> None:
    name = os.fsdecode(b"policy-\xff\x1b[31m\xe2\x80\xae.md")
    (tmp_path / name).write_text(POLICY, encoding="utf-8")
    reports = " ".join(f"--report {format}:out.{format}" for format in FORMATS)
    done = shell(f"policylint check . {reports}", tmp_path, PYTHONIOENCODING=encoding)
    assert done.returncode == 1, done.stderr
    assert b"\x1b" not in done.stdout + done.stderr
    assert b"\\x1b[31m\\u202e" in done.stdout
    for format in FORMATS:
        written = (tmp_path / f"out.{format}").read_text(encoding="utf-8")
        assert "\x1b" not in written
        assert "\u202e" not in written


def test_a_disk_that_fills_up_leaves_the_old_report(tmp_path: Path) -> None:
    (tmp_path / "policy.md").write_text(POLICY, encoding="utf-8")
    (tmp_path / "out.html").write_text("old")
    done = shell("ulimit -f 4; policylint check policy.md -o out.html", tmp_path)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr == b"policylint: out.html: cannot be written: File too large.\n"
    assert (tmp_path / "out.html").read_text() == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.html", "policy.md"]
