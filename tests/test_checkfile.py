"""Check files are read strictly: what is wrong is named with its file, its line and the nearest right word."""

from __future__ import annotations

from pathlib import Path

import pytest

from policylint.catalog import load
from policylint.errors import CheckFileError
from tests.vocabularies import CHECK_FILE as GOOD
from tests.vocabularies import written


@pytest.mark.parametrize(
    ("wrong", "instead", "message"),
    [
        ("severity =", "severty =", '"severity" is missing'),
        ('kind = "wording"', 'kind = "word"', "line 3: kind"),
        ('status = "trial"', 'status = "tried"', 'line 4: status = "tried" is not one of trial, stable, retired'),
        ("is-2024#rule-3", "is-2024#rule-9", 'line 6: guidance "is-2024#rule-9" does not exist. is-2024 has rule-1'),
        ('severity = "warning"', 'severity = "grave"', 'severity = "grave" is not one of error, warning, advice'),
        ("advice =", 'advise = "x"\nadvice =', '"advise" is not a key of a wording check. Did you mean "advice"?'),
        ('mention = "consent"', 'mention = "konsent"', "no such kind of mention"),
        ('stance = ["required"]', 'stance = ["wanted"]', 'stance "wanted" is given by no rule'),
        ('stance = ["required"]', 'stance = ["required"]\nany = ["{conzent}"]', "there is no list {conzent}"),
        (
            'stance = ["required"]',
            'stance = ["required"]\nany = ["...4 word"]',
            'line 12: "...4 word": a gap must stand',
        ),
        ('stance = ["required"]', 'stance = ["required"]\npolicies = ["trips"]', '"trips" is not a policy type'),
        ('id = "our-own"', 'id = "consent-first"', 'must be the name of the file, "our-own"'),
        ('id = "our-own"', "id = our-own", "this is not a TOML file"),
        ('id = "our-own"', f"id = {'9' * 5000}", "this is not a TOML file"),
    ],
)
def test_a_wrong_check_file_is_refused_in_one_clear_line(
    tmp_path: Path, wrong: str, instead: str, message: str
) -> None:
    with pytest.raises(CheckFileError) as caught:
        load([written(tmp_path, GOOD.replace(wrong, instead, 1))])
    said = str(caught.value)
    assert said.startswith(f"{tmp_path.name}/our-own.toml")
    assert message in said
    assert "\n" not in said
