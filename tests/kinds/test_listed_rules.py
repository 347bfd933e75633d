"""Names out of use, with a table of the test's own: found, ruled out, settled for a day, said."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from policylint.kinds import citation, settled
from policylint.kinds.settled import Settled
from policylint.model import Hit
from tests.kinds.small import TODAY, cells, check, paragraph, units_in, units_of

ROW: dict[str, Any] = {
    "id": "tax-board",
    "found": ["tax board", "taxes board"],
    "use": "the tax office",
    "since": date(2018, 5, 25),
    "severity": "warning",
    "confidence": "A",
}


def listed(text: str, as_of: date = TODAY, heading: str | None = None, **changes: Any) -> list[Settled]:
    spec = check("citation", {"row": [{**ROW, **changes}]})
    hits = list(citation.find(spec, units_of(text, heading)))
    return list(settled.citations(spec, hits, {}, as_of))


def test_a_name_that_went_out_of_use_says_all_that_is_known_of_it() -> None:
    (found,) = listed("It rains. The Tax Board meets.", source="the law")
    assert found == Settled(
        Hit(
            "small-check",
            "citation",
            1,
            "b1",
            14,
            23,
            because='"Tax Board" is on the list of names that went out of use (source: the law).',
            data=(
                ("row", "tax-board"),
                ("found", "Tax Board"),
                ("since", "2018-05-25"),
                ("severity", "warning"),
                ("use", "the tax office"),
                ("confidence", "A"),
                ("since-in-words", ""),
                ("says", ""),
                ("guidance", ""),
            ),
        ),
        "warning",
        'The policy says "Tax Board", which went out of use in May 2018. Now: the tax office.',
        "Do this.",
        "Write this.",
    )


def test_a_row_may_say_it_in_its_own_words() -> None:
    (found,) = listed("The tax board meets.", **{"since-in-words": "the spring"})
    assert found.message == ('The policy says "tax board", which went out of use in the spring. Now: the tax office.')
    (found,) = listed("The tax board meets.", says="No board is left.", guidance="ax-2018#rule-1")
    assert (found.message, found.guidance) == ("No board is left.", ("ax-2018#rule-1",))
    assert found.hit.because == '"tax board" is on the list of names that went out of use.'


def test_an_uncertain_row_is_advice_a_note_and_says_so() -> None:
    (found,) = listed("The tax board meets.", confidence="C")
    assert (found.severity, found.hit.confidence) == ("advice", "note")
    assert found.message.endswith("Now: the tax office. Check the current guidance.")
    for confidence in ("A", "B"):
        (found,) = listed("The tax board meets.", confidence=confidence)
        assert (found.severity, found.hit.confidence) == ("warning", "rule")
        assert found.message.endswith("Now: the tax office.")


def test_a_row_may_be_advice() -> None:
    (found,) = listed("The tax board meets.", severity="advice")
    assert found.severity == "advice"


@pytest.mark.parametrize(
    ("heading", "severity"), [("Glossary", "advice"), ("Key terms we use", "advice"), ("Rules", "warning")]
)
def test_a_name_in_a_list_of_words_is_advice(heading: str, severity: str) -> None:
    (found,) = listed("The tax board meets.", heading=heading)
    assert found.severity == severity


def test_only_the_heading_right_above_makes_a_list_of_words() -> None:
    spec = check("citation", {"row": [ROW]})
    for headings, severity in ((("Glossary", "Rules"), "warning"), (("Rules", "Glossary"), "advice")):
        hits = list(citation.find(spec, units_in(paragraph(1, "The tax board meets.", *headings))))
        assert [found.severity for found in settled.citations(spec, hits, {}, TODAY)] == [severity]


@pytest.mark.parametrize(("as_of", "findings"), [(date(2018, 5, 24), 0), (date(2018, 5, 25), 1)])
def test_a_name_is_out_of_use_from_its_day_on(as_of: date, findings: int) -> None:
    assert len(listed("The tax board meets.", as_of)) == findings


def test_each_row_is_found_once_in_a_sentence_at_the_first_place_where_it_stands() -> None:
    text = "See www.tax-board.org, then ask the tax board or the tax board."
    (found,) = listed(text)
    assert (found.hit.start, found.hit.end) == (36, 45)
    spec = check("citation", {"row": [ROW, {**ROW, "id": "gate", "found": ["old gate"]}]})
    hits = citation.find(spec, units_of("The tax board is at the old gate.", None))
    assert [hit.get("row") for hit in hits] == ["tax-board", "gate"]


@pytest.mark.parametrize(
    "text",
    [
        "Write to tax-board@school.uk today.",
        "See www.tax-board.uk",
        "Write to tax-board@",
        "Tax-board.gov is our page.",
        "Open http://a/tax-board/x now.",
        "The former tax board is gone.",
        "The tax board was abolished.",
    ],
)
def test_addresses_and_history_are_left_alone(text: str) -> None:
    assert listed(text) == []


def test_an_address_elsewhere_in_the_sentence_rules_nothing_out() -> None:
    assert len(listed("See www.school.uk or the tax board")) == 1
    assert len(listed("Ask the tax board at www.school.uk today.")) == 1


def test_words_around_may_rule_a_name_out() -> None:
    spec = {"not-if": ["bank", "garden"]}
    assert listed("The tax board of the garden meets.", **spec) == []
    assert listed("The tax board meets.", heading="Bank", **spec) == []
    assert len(listed("The tax board meets.", heading="Rules", **spec)) == 1


def test_words_around_may_be_needed() -> None:
    spec = {"with": ["tax law", "money"]}
    assert listed("The tax board meets.", **spec) == []
    assert len(listed("The tax board counts money.", **spec)) == 1
    assert len(listed("The tax board meets.", heading="Money", **spec)) == 1


def test_words_of_the_same_row_of_a_table_count_as_around() -> None:
    units = units_in(*cells(("Tax board", "money"), ("Tax board", "time")))
    spec = check("citation", {"row": [{**ROW, "with": ["money"]}]})
    assert [hit.block for hit in citation.find(spec, units)] == ["t1r0c0"]


def test_a_name_may_count_only_with_one_of_its_years_or_without_any() -> None:
    for text, with_year, undated in (
        ("The tax board (2004) meets.", 1, 0),
        ("The tax board 2005 meets.", 1, 0),
        ("The tax board (2010) meets.", 0, 0),
        ("The tax board meets.", 0, 1),
    ):
        assert len(listed(text, years=[2004, 2005])) == with_year, text
        assert len(listed(text, undated=True)) == undated, text
        assert len(listed(text, undated=False)) == 1, text
