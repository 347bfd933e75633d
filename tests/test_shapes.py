"""A value of the wrong sort in a check file is named, with its line and what it needs."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from policylint.catalog import checks_folder, load
from policylint.errors import CheckFileError
from policylint.shapes import wrong_values
from tests.vocabularies import CHECK_FILE as GOOD


@pytest.mark.parametrize("path", sorted(checks_folder().glob("*.toml")), ids=lambda path: path.stem)
def test_every_check_of_ours_has_the_right_sorts(path: Path) -> None:
    assert path.name.startswith("vocabulary") or list(wrong_values(tomllib.loads(path.read_text("utf-8")))) == []


@pytest.mark.parametrize(
    ("wrong", "instead", "message"),
    [
        ("mention", "across = 'yes'\nmention", "line 10: across needs true or false"),
        ("mention", "firm = [true]\nmention", "line 10: firm needs a list of texts in quotation marks"),
        ('kind = "wording"', "kind = [1]", "line 3: kind needs text in quotation marks"),
        ('title = "Consent is asked for"', "title = 7", "line 5: title needs text in quotation marks"),
        ('stance = ["required"]', "stance = 1", "line 11: stance needs a list of texts in quotation marks"),
        ('guidance = ["is-2024#rule-3"]', "guidance = [1979-05-27]", "line 6: guidance needs a list of texts"),
        ('severity = "warning"', "severity = [1]", "line 7: severity needs text, or a table of texts"),
        ('severity = "warning"', "severity.other = [1]", "severity needs text, or a table of texts"),
        ("bad = [", "bad = [{near = 'x'}, ", 'bad needs a list of texts, or of tables with a "text"'),
        ('mention = "consent"', "mention = {a = 1}", "mention needs text, or a list of texts"),
        ("mention", f"exception = {'[' * 5000}{']' * 5000}\nmention", "this is not a TOML file"),
        ("mention", "mention.a.b.c.d = 1\n#", "mention needs text, or a list of texts"),
    ],
)
def test_a_wrong_sort_is_named(tmp_path: Path, wrong: str, instead: str, message: str) -> None:
    (tmp_path / "our-own.toml").write_text(GOOD.replace(wrong, instead, 1), encoding="utf-8")
    with pytest.raises(CheckFileError) as caught:
        load([tmp_path])
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_clause_check_with_odd_tables_is_refused(tmp_path: Path) -> None:
    (tmp_path / "our-own.toml").write_text(
        GOOD.replace('"wording"', '"clause"').replace("stance", "#").replace("mention", "#")
        + 'satisfied-by-mention = [{mention = 5, stance = 7}]\ninsert-under = ["a"]\nmissing = "b"\n',
        encoding="utf-8",
    )
    with pytest.raises(CheckFileError):
        load([tmp_path])


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"#" * 1_100_000, "larger than 1 MB"),
        (b'id = "\xff"', "not a TOML file"),
        (b"a" * 10, "not a TOML file"),
    ],
)
def test_a_file_that_is_no_check_file_is_refused(tmp_path: Path, data: bytes, message: str) -> None:
    (tmp_path / "our-own.toml").write_bytes(data)
    with pytest.raises(CheckFileError, match=message):
        load([tmp_path])
