"""Every example of every check file is judged as its file says."""

from __future__ import annotations

import pytest

from policylint.catalog import load
from policylint.testing import ExampleResult, run_examples

RESULTS = run_examples(load())


@pytest.mark.parametrize("result", RESULTS, ids=[result.name for result in RESULTS])
def test_an_example_of_a_check_is_judged_as_its_file_says(result: ExampleResult) -> None:
    assert result.ok, f"{result.name}: got {result.got}: {result.text!r} ({result.near})"


def test_every_running_check_has_two_examples_of_each_kind_and_says_which_trap_a_good_one_is() -> None:
    for check in load().running:
        if check.kind == "clause":
            there, not_there = check.spec.get("present", ()), check.spec.get("absent", ())
        else:
            there, not_there = check.bad, check.good
        assert len(there) >= 2, check.id
        assert len(not_there) >= 2, check.id
        assert all(example.get("near") for example in not_there), check.id
