from __future__ import annotations

import re
import subprocess
import sys

import pytest

from policylint.errors import UsageError
from policylint.report import FORMATS, render

from .samples import EVERY_RUN

NEVER = re.compile(
    r"violat|complian|\bcompl(?:y|ies)\b|\bfail|\bpass(?:ed|es)\b|\bbreach|unlawful|severity|regex|\btoken|\bstance",
    re.I,
)


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("name", EVERY_RUN)
def test_two_renderings_are_equal(format: str, name: str) -> None:
    first = render(EVERY_RUN[name], format)
    assert first == render(EVERY_RUN[name], format)
    assert first.endswith("\n")
    assert not first.endswith("\n\n")
    assert "\r" not in first


@pytest.mark.parametrize("format", [format for format in FORMATS if format != "json"])
@pytest.mark.parametrize("name", EVERY_RUN)
def test_a_report_never_says_what_it_cannot_know(format: str, name: str) -> None:
    assert NEVER.findall(render(EVERY_RUN[name], format)) == []


@pytest.mark.parametrize("format", [format for format in FORMATS if format != "json"])
@pytest.mark.parametrize("name", [name for name in EVERY_RUN if name != "nothing"])
def test_every_report_says_that_a_person_must_still_read(format: str, name: str) -> None:
    judged = {"checked", "partly-read"} & {item.status for item in EVERY_RUN[name].reports}
    text = " ".join(render(EVERY_RUN[name], format).split())
    assert not judged or "A person must still read the policy" in text


def test_an_unknown_format_is_told_with_those_that_exist() -> None:
    with pytest.raises(UsageError, match=r'"word" is not a format. Choose one of: text, html, markdown, json.'):
        render(EVERY_RUN["clean"], "word")


def test_the_template_engine_is_loaded_for_html_only() -> None:
    code = "import sys, policylint.report; sys.exit('jinja2' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
