"""The keys of a citation check: what is wrong with them is said, one sentence each."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from policylint.kinds import citation

ROW: dict[str, Any] = {
    "id": "tax-board",
    "found": ["tax board", "taxes board"],
    "use": "the tax office",
    "since": date(2018, 5, 25),
    "severity": "warning",
    "confidence": "A",
}

SERIES = {
    "series": "ax",
    "titles": ["the blue book", "the blue book of rules"],
    "abbreviations": ["BB"],
    "general-titles": ["sharing guidance"],
    "not-titles": ["my blue book", "blue book shop"],
    "dated-titles": {"ax-2008": ["the old book"]},
}

GOOD_SERIES = {"series": "ax", "titles": ["the blue book"]}


@pytest.mark.parametrize(
    ("spec", "wrong"),
    [
        (GOOD_SERIES, []),
        (SERIES, []),
        ({"row": [ROW]}, []),
        ({"row": [{**ROW, "not-if": ["x"], "with": ["y"], "years": [2004], "undated": True, "source": "s"}]}, []),
        ({}, ['a citation check has either "series" (editions of one document) or a table of [[row]].']),
        (
            {**GOOD_SERIES, "row": [ROW]},
            ['a citation check has either "series" (editions of one document) or a table of [[row]].'],
        ),
        ({"series": "ax"}, ['"titles" is missing: the titles by which the document is known.']),
        ({**GOOD_SERIES, "titles": ["a", " "]}, ['"titles" must be a list of phrases.']),
        ({**GOOD_SERIES, "titles": ["a", 7]}, ['"titles" must be a list of phrases.']),
        ({**GOOD_SERIES, "abbreviations": "BB"}, ['"abbreviations" must be a list of phrases.']),
        ({**GOOD_SERIES, "general-titles": "x"}, ['"general-titles" must be a list of phrases.']),
        ({**GOOD_SERIES, "not-titles": "x"}, ['"not-titles" must be a list of phrases.']),
        (
            {**GOOD_SERIES, "dated-titles": ["x"]},
            ['"dated-titles" must name an edition and a list of titles: {is-2008 = ["..."]}.'],
        ),
        (
            {**GOOD_SERIES, "dated-titles": {"ax-2008": ["x"], "ax-2015": "y"}},
            ['"dated-titles" must name an edition and a list of titles: {is-2008 = ["..."]}.'],
        ),
        ({"row": "x"}, ['"row" must be a table: [[row]].']),
        ({"row": [ROW, "x"]}, ['"row" must be a table: [[row]].']),
        (
            {"row": [{**ROW, "fond": 1, "zzzz": 2}]},
            [
                'row "tax-board": "fond" is not a key of a row. Did you mean "found"?',
                'row "tax-board": "zzzz" is not a key of a row.',
            ],
        ),
        ({"row": [{**ROW, "severity": "error"}]}, ['row "tax-board": "severity" must be one of warning, advice.']),
        ({"row": [{**ROW, "confidence": "D"}]}, ['row "tax-board": "confidence" must be one of A, B, C.']),
        ({"row": [{**ROW, "since": 2018}]}, ['row "tax-board": "since" must be a date such as 2018-05-25.']),
        (
            {"row": [{**ROW, "with": "x", "not-if": "y", "found": "z"}]},
            [
                'row "tax-board": "found" must be a list of phrases.',
                'row "tax-board": "not-if" must be a list of phrases.',
                'row "tax-board": "with" must be a list of phrases.',
            ],
        ),
        (
            {"row": [{}]},
            [f'row "?": "{key}" is missing.' for key in ("id", "found", "use", "since", "severity", "confidence")],
        ),
    ],
)
def test_wrong_keys_are_named_and_right_ones_are_not(spec: dict[str, Any], wrong: list[str]) -> None:
    assert citation.check_spec(spec) == wrong
    assert list(citation.problems(spec, None)) == wrong


def test_a_day_with_a_clock_is_no_date() -> None:
    row = {**ROW, "since": datetime(2018, 5, 25, tzinfo=UTC)}
    assert citation.check_spec({"row": [row]}) == ['row "tax-board": "since" must be a date such as 2018-05-25.']
