"""The examples of the vocabulary are read strictly, and each is held against what it is said to say."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from policylint.catalog import LARGEST, load, table_of
from policylint.errors import CheckFileError
from policylint.samples import Sample, holds, ours, read_samples
from policylint.testing import run_examples
from tests.vocabularies import catalog


def read(table: dict[str, Any]) -> tuple[Sample, ...]:
    return read_samples(table, catalog().vocabulary, "checks/examples.toml")


def test_an_example_is_text_or_a_table_with_its_heading() -> None:
    table = {
        "consent": {"required": ["Ask.", {"text": "No.", "heading": "Do we tell?"}]},
        "exceptions": {"pointer": []},
    }
    assert read(table) == (Sample("consent", "required", "Ask."), Sample("consent", "required", "No.", "Do we tell?"))


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ({"konsent": {}}, '"konsent" is no kind of mention. Did you mean "consent"?'),
        ({"consent": ["Ask."]}, "consent needs a table of lists of examples"),
        ({"consent": {"requird": []}}, 'consent: "requird" is given by no rule. Did you mean "required"?'),
        ({"exceptions": {"overide": []}}, 'exceptions: "overide" is given by no rule. Did you mean "override"?'),
        ({"consent": {"required": "Ask."}}, "consent, required needs a list of examples"),
        ({"consent": {"required": [7]}}, 'consent, required: an example is text, or a table with a "text"'),
        ({"consent": {"required": [{"heading": "A"}]}}, 'an example is text, or a table with a "text"'),
        ({"consent": {"required": [{"text": ["Ask."]}]}}, 'an example is text, or a table with a "text"'),
        (
            {"consent": {"required": [{"text": "Ask.", "headin": "A"}]}},
            '"headin" is not a key of an example. Did you mean "heading"?',
        ),
    ],
)
def test_a_wrong_file_of_examples_is_refused_by_name(table: dict[str, Any], message: str) -> None:
    with pytest.raises(CheckFileError) as caught:
        read(table)
    assert str(caught.value).startswith("checks/examples.toml")
    assert message in str(caught.value)


def test_a_file_of_examples_that_is_too_large_or_no_toml_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "vocabulary-examples.toml"
    path.write_bytes(b"#" * (LARGEST + 1))
    with pytest.raises(CheckFileError, match="larger than 1 MB"):
        table_of(path)
    path.write_text("consent = ", encoding="utf-8")
    with pytest.raises(CheckFileError, match="not a TOML file"):
        table_of(path)


def test_a_file_of_examples_is_no_check_file(tmp_path: Path) -> None:
    (tmp_path / "vocabulary-examples.toml").write_text("[consent]\n", encoding="utf-8")
    with pytest.raises(CheckFileError, match="no check files"):
        load([tmp_path])


@pytest.mark.parametrize(
    ("mention", "stance", "text", "held"),
    [
        ("consent", "required", "Staff must obtain parental consent before making a referral.", True),
        ("consent", "not-needed", "Staff must obtain parental consent before making a referral.", False),
        ("consent", "required", "Cake.", False),
        ("exceptions", "override", "We ask first unless this would place the child at risk of harm.", True),
        ("exceptions", "override", "We ask first unless it rains.", False),
        ("exceptions", "override-before", "If a child is in danger we ring. In all other cases we ask.", True),
        ("exceptions", "pointer", "See our information sharing policy.", True),
        ("exceptions", "pointer", "See our lunch menu.", False),
    ],
)
def test_an_example_holds_when_a_mention_is_found_to_say_so(mention: str, stance: str, text: str, held: bool) -> None:
    assert holds(Sample(mention, stance, text), catalog()) is held


def test_the_examples_of_the_vocabulary_are_tried_with_those_of_the_checks_unless_checks_are_named() -> None:
    results = run_examples(catalog())
    samples = [result for result in results if result.check == "vocabulary-examples.toml"]
    assert len(samples) == len(ours(catalog().vocabulary))
    assert {result.wanted for result in samples} == {"it is found to say so"}
    assert len(run_examples(catalog(), set())) == 0
