"""A template that loops or grows costs its own report, and no process stays behind."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import psutil
import pytest

from policylint.errors import DataError
from policylint.limits import MEGABYTE, Limits
from policylint.model import RunReport
from policylint.run.layout import lay_out

EMPTY = RunReport("0", date(2026, 11, 22), "current", "", ())
LOOP = "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}"
GROW = "{% set all = namespace(x='x' * 10**6) %}{% for a in range(99999) %}{% set all.x = all.x ~ all.x %}{% endfor %}"


def children() -> set[psutil.Process]:
    return set(psutil.Process().children())


def template(folder: Path, text: str) -> Path:
    (folder / "report.html.j2").write_text(text, encoding="utf-8")
    return folder


def test_a_template_is_filled_in_by_a_child_that_is_gone_afterwards(tmp_path: Path) -> None:
    before = children()
    page = lay_out(EMPTY, template(tmp_path, "{{ run.version }} {{ day(run.as_of) }} <p>\u2713"), Limits())
    assert page == "0 22 November 2026 <p>\u2713\n"
    assert children() <= before


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (LOOP, r"these templates was stopped: it took longer than 2 s \(limit\)"),
        (GROW, r"these templates was stopped: it needed more than 300 MB of memory \(limit\)"),
        ("{{ 'x' * 10**10 }}", r"these templates was stopped: it needed more than 300 MB of memory \(limit\)"),
        ("{{ 1 / 0 }}", "line 1: division by zero"),
    ],
)
def test_a_template_without_end_is_stopped_and_named(tmp_path: Path, text: str, message: str) -> None:
    before = children()
    with pytest.raises(DataError, match=message) as raised:
        lay_out(EMPTY, template(tmp_path, text), Limits(seconds=2, memory_bytes=300 * MEGABYTE))
    assert str(raised.value).startswith(tmp_path.name)
    assert children() <= before
