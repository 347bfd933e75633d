"""How the keys of a clause check are read, and what is said of wrong ones."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from policylint.errors import CheckFileError
from policylint.kinds import clause, clausespec, wording
from tests.kinds.small import VOCABULARY, check


def test_a_pattern_that_is_wrong_is_named_with_its_file() -> None:
    vocabulary = replace(VOCABULARY)
    for kind in (clause, wording):
        spec = {"satisfied-by": ["...3"], "any": ["...3"], "mention": "consent", "stance": ["required"]}
        with pytest.raises(CheckFileError) as caught:
            kind.patterns(check(kind.__name__, spec), vocabulary)
        assert "small-check.toml" in str(caught.value)


ALL: dict[str, Any] = {
    "satisfied-by": ["a"],
    "satisfied-if": [{"any": ["b"], "also": ["c"], "unless": ["d"]}, {"any": ["e"]}],
    "satisfied-by-mention": {"mention": "keeping", "stance": ["harmful"], "beside": ["f"]},
    "partial-by": ["g"],
    "partial-unless": ["n"],
    "unless": ["h"],
    "unless-mention": {"mention": "consent", "stance": ["required"], "beside": ["unheard"]},
    "unless-beside": ["i"],
    "not-under": ["j"],
    "listed-under": ["o"],
    "shown-by": ["k"],
    "nearest": [{"any": ["l"], "why-not": "L."}, {"any": ["m"], "why-not": "M."}],
    "not-about": ["trips"],
}


def test_a_document_is_worth_a_look_for_what_shows_the_clause_or_comes_near() -> None:
    sources = [pattern.source for pattern in clause.triggers(check("clause", ALL), VOCABULARY)]
    assert sources == ["a", "b", "e", "g", "l", "m", "keep* quiet"]


def test_the_lexicon_learns_every_pattern_of_a_check() -> None:
    sources = [pattern.source for pattern in clause.patterns(check("clause", ALL), VOCABULARY)]
    assert sources == ["a", "b", "e", "g", "l", "m", "keep* quiet", "h", "n", "i", "j", "o", "k", "c", "d", "f"]


def test_the_keys_of_a_check_are_read_as_they_stand() -> None:
    spec = clausespec.compiled(check("clause", ALL), VOCABULARY)
    assert [(entry.mention, entry.stance) for entry in spec.said] == [("keeping", ("harmful",))]
    assert [(entry.mention, entry.stance) for entry in spec.contradicted_by] == [("consent", ("required",))]
    assert [pattern.source for entry in spec.contradicted_by for pattern in entry.beside] == ["unheard"]
    assert [entry.why_not for entry in spec.nearest] == ["L.", "M."]
    assert spec.not_about == ("trips",)
    assert spec.topic("child-protection") == ""
    only = check("clause", {"about": {"data-protection": "safeguarding"}})
    topic = clausespec.compiled(only, VOCABULARY).topic
    assert (topic("data-protection"), topic("privacy-notice")) == ("safeguarding", "")


def test_a_check_without_keys_reads_as_nothing_at_all() -> None:
    spec = clausespec.compiled(check("clause", {"satisfied-by-mention": {"mention": "keeping"}}), VOCABULARY)
    assert (spec.satisfied_by, spec.satisfied_if, spec.partial_by, spec.unless) == ((), (), (), ())
    assert spec.partial_unless == ()
    assert (spec.undone_by, spec.contradicted_by, spec.not_about, spec.not_under) == ((), (), (), ())
    assert (spec.shown_by, spec.nearest, spec.listed_under) == ((), (), ())
    assert [(entry.mention, entry.stance, entry.beside) for entry in spec.said] == [("keeping", (), ())]


GOOD: dict[str, Any] = {"satisfied-by": ["x"], "insert-under": ["Records"], "missing": "It is not there."}


@pytest.mark.parametrize(
    ("spec", "wrong"),
    [
        ({}, []),
        ({"satisfied-by": [], "satisfied-if": [{"any": ["x"]}]}, []),
        ({"satisfied-by": [], "satisfied-by-mention": {"mention": "consent", "stance": ["required"]}}, []),
        ({"satisfied-if": [{"any": ["x"], "also": ["y"], "unless": ["z"]}]}, []),
        ({"unless-mention": [{"mention": "consent", "stance": ["required"], "beside": ["x"]}]}, []),
        ({"about": "safeguarding", "not-about": ["trips", "photographs"]}, []),
        ({"about": {"child-protection": "", "": "safeguarding"}}, []),
        ({"satisfied-by": []}, ["satisfied-by is missing: which wording states the clause?"]),
        ({"insert-under": []}, ["insert-under is missing: words of the heading where the clause belongs"]),
        ({"missing": ""}, ["missing is missing: the sentence that says what is not there"]),
        ({"not-about": ["trips", "tea"]}, ['not-about: there is no topic "tea" in the vocabulary']),
    ],
)
def test_wrong_keys_are_named_and_right_ones_are_not(spec: dict[str, Any], wrong: list[str]) -> None:
    assert list(clause.problems({**GOOD, **spec}, VOCABULARY)) == wrong


@pytest.mark.parametrize("entry", [{}, {"any": []}, {"also": ["x"]}, {"any": ["x"], "if": ["y"]}])
def test_a_condition_has_any_and_nothing_unknown(entry: dict[str, Any]) -> None:
    assert list(clause.problems({**GOOD, "satisfied-if": [{"any": ["x"]}, entry]}, VOCABULARY)) == [
        'satisfied-if: each table has "any", and may have "also" and "unless", and nothing else'
    ]


@pytest.mark.parametrize("key", ["satisfied-by-mention", "unless-mention"])
@pytest.mark.parametrize(
    ("table", "wrong"),
    [
        ({"mention": "mood"}, ['there is no kind of mention "mood" in the vocabulary']),
        ({}, ['there is no kind of mention "None" in the vocabulary']),
        (
            {"mention": "consent", "with": ["x"]},
            ['a table has "mention", "stance" and perhaps "beside", and nothing else'],
        ),
        (
            {"mention": "keeping", "stance": ["open", "required"]},
            ['stance "required" is given by no rule of the vocabulary'],
        ),
    ],
)
def test_a_mention_that_is_not_there_is_named_with_its_key(key: str, table: dict[str, Any], wrong: list[str]) -> None:
    expected = [f"{key}: {line}" for line in wrong]
    assert list(clause.problems({**GOOD, key: table}, VOCABULARY)) == expected
    assert list(clause.problems({**GOOD, key: [{"mention": "consent"}, table]}, VOCABULARY)) == expected


@pytest.mark.parametrize("about", ["weather", {"child-protection": "weather"}, {"diary": "safeguarding"}])
def test_what_a_passage_is_about_is_one_of_the_known_words(about: object) -> None:
    assert list(clause.problems({**GOOD, "about": about}, VOCABULARY)) == [
        'about must be "safeguarding" or "", or a table of these by policy type'
    ]
