"""Superseded passages known by their runs of words: what holds a sentence, what is a list of rules, what is none."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from policylint.errors import CheckFileError
from policylint.kinds import verbatim
from policylint.kinds.shingles import Passages, shingles
from policylint.model import EditionClause, Hit
from tests.kinds.small import VOCABULARY, by_id, check, edition, paragraph, study, units_in, units_of

A = "alpha bravo charlie delta echo foxtrot golf hotel india juliet"
B = "kilo lima mike november oscar papa quebec romeo sierra tango"
C = "one two three four five six seven eight nine ten"


def clauses(**texts: str) -> tuple[EditionClause, ...]:
    return tuple(EditionClause(name, name, text) for name, text in texts.items())


OLD = edition("ax-2018", date(2018, 7, 4), date(2024, 4, 19), *clauses(a=A, b=B, c=C))
OLDER = edition("ax-2015", date(2015, 3, 26), date(2018, 7, 4), *clauses(a=A, d=B))
SPEC = {"passages": ["ax-2018#a", "ax-2018#b", "ax-2018#c", "ax-2015#a"], "at-least": 2}


def test_runs_are_five_words_in_lower_case_without_signs() -> None:
    assert shingles("One, TWO three: four-five six!") == ("one two three four five", "two three four five six")
    assert shingles("it’s what they don't see") == ("it's what they don't see",)
    assert shingles("one two three four") == ()


def test_a_passage_holds_a_sentence_nearly_word_for_word() -> None:
    old = Passages.of({"a": A, "b": B}, [])
    assert old.holding(A.upper()) == "a"
    assert old.holding(B) == "b"
    assert old.holding(C) == ""
    assert old.holding("") == ""


@pytest.mark.parametrize(
    ("sentence", "held"),
    [
        ("alpha bravo charlie delta echo foxtrot", True),
        ("alpha bravo charlie delta echo", False),
        ("alpha bravo charlie delta echo foxtrot golf hotel x", True),
        ("alpha bravo charlie delta echo foxtrot golf hotel x y", False),
    ],
)
def test_four_runs_in_five_and_at_least_two_must_be_there(sentence: str, held: bool) -> None:
    assert bool(Passages.of({"a": A}, []).holding(sentence)) is held


def test_the_passage_that_holds_most_comes_first() -> None:
    old = Passages.of({"most": A[:-12] + " x y z q", "all": A, "none": B}, [])
    assert old.all_holding("alpha bravo charlie delta echo foxtrot golf hotel india") == ("all", "most")
    assert Passages.of({"first": A, "second": A}, []).all_holding(A) == ("first", "second")


def test_wording_that_is_still_right_is_no_old_passage() -> None:
    old = Passages.of({"a": A, "b": B}, [A, C])
    assert old.holding(A) == ""
    assert old.holding(B) == "b"
    assert old.known == frozenset(shingles(B))


def test_a_study_takes_the_passages_that_are_named() -> None:
    seen = study((), editions=by_id(OLD, OLDER))
    old = seen.passages(["ax-2018#b", "ax-2015#a"])
    assert set(old.runs) == {"ax-2018#b", "ax-2015#a"}
    assert (old.holding(A), old.holding(B), old.holding(C)) == ("ax-2015#a", "ax-2018#b", "")
    assert seen.passages([]).runs == {}


@pytest.mark.parametrize(
    ("superseded", "in_force", "shared"),
    [
        (None, date(2024, 1, 1), True),
        (date(2025, 1, 1), date(2024, 1, 1), False),
        (None, None, True),
        (date(2025, 1, 1), None, True),
    ],
)
def test_editions_not_superseded_and_proposals_take_their_words_away(
    superseded: date | None, in_force: date | None, shared: bool
) -> None:
    new = edition("ax-2024", date(2024, 1, 1), superseded, *clauses(z=A), in_force_from=in_force)
    old = study((), editions=by_id(OLD, new)).passages(["ax-2018#a"])
    assert (old.holding(A) == "") is shared


def test_a_passage_that_does_not_exist_is_named() -> None:
    with pytest.raises(CheckFileError, match='guidance "ax-2018#zz" does not exist'):
        study((), editions=by_id(OLD)).passages(["ax-2018#a", "ax-2018#zz"])


def found(text: str, spec: dict[str, Any] | None = None) -> list[Hit]:
    seen = study(units_of(text), editions=by_id(OLD, OLDER))
    return list(verbatim.find(check("verbatim", spec or SPEC), seen))


def test_several_rules_of_one_edition_are_one_finding_at_the_first() -> None:
    assert found(f"It rains.\n\n{B}\n\n{A}") == [
        Hit(
            "small-check",
            "verbatim",
            2,
            "b3",
            0,
            len(B),
            "verbatim",
            because="2 rules stand here word for word as in Short ax-2018.",
            data=(("edition", "ax-2018"), ("rules", "a, b")),
        )
    ]


def test_fewer_rules_than_asked_for_are_none() -> None:
    assert found(A) == []
    assert found(f"{A}\n\n{A}") == []
    assert found("It rains.") == []
    assert found(f"{A}\n\n{B}", {**SPEC, "at-least": 3}) == []
    assert len(found(f"{A}\n\n{B}\n\n{C}", {**SPEC, "at-least": 3})) == 1
    assert len(found(A, {**SPEC, "at-least": 1})) == 1


def test_the_edition_with_most_rules_is_named_and_its_first_passage_marked() -> None:
    (hit,) = found(f"{C}\n\n{A}\n\n{C}\n\n{A}")
    assert (hit.get("edition"), hit.get("rules"), hit.unit) == ("ax-2018", "a, c", 1)


def test_an_older_edition_is_named_where_it_has_more_of_the_rules() -> None:
    spec = {"passages": ["ax-2015#a", "ax-2015#d", "ax-2018#a"], "at-least": 2}
    (hit,) = found(f"{A}\n\n{B}", spec)
    assert (hit.get("edition"), hit.get("rules")) == ("ax-2015", "a, d")


def test_rules_of_two_editions_do_not_add_up() -> None:
    spec = {"passages": ["ax-2018#a", "ax-2015#d"], "at-least": 2}
    assert found(f"{A}\n\n{B}", spec) == []


def test_a_quoted_rule_does_not_count_and_those_after_it_do() -> None:
    units = units_in(paragraph(1, f'"{A}"'), paragraph(2, B), paragraph(3, C))
    (hit,) = verbatim.find(check("verbatim", SPEC), study(units, editions=by_id(OLD, OLDER)))
    assert (hit.get("rules"), hit.block) == ("b, c", "b2")


@pytest.mark.parametrize(
    ("spec", "wrong"),
    [
        (SPEC, []),
        ({**SPEC, "at-least": 1}, []),
        ({"at-least": 1}, ["passages is missing: which clauses of a superseded edition?"]),
        ({**SPEC, "at-least": 0}, ["at-least must be a number: how many of the passages must be there?"]),
        ({**SPEC, "at-least": "2"}, ["at-least must be a number: how many of the passages must be there?"]),
        ({"passages": ["x"]}, ["at-least must be a number: how many of the passages must be there?"]),
    ],
)
def test_wrong_keys_are_named_and_right_ones_are_not(spec: dict[str, Any], wrong: list[str]) -> None:
    assert list(verbatim.problems(spec, VOCABULARY)) == wrong
