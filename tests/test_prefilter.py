"""The prefilter never holds back a unit in which a check finds something."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from policylint import analyse, judge
from policylint.catalog import load
from policylint.pattern import parse
from policylint.prefilter import POINTER, Prefilter
from policylint.read import read
from policylint.read.snippet import snippet
from policylint.vocabulary import read_vocabulary
from tests.vocabularies import SAFEGUARDING

CATALOG = load()
ROOT = Path(__file__).parent
SENTENCES = [json.loads(line) for line in (ROOT / "corpus" / "tune.jsonl").read_text(encoding="utf-8").splitlines()]
POLICIES = sorted((ROOT.parent / "fixtures").glob("*.md"))


def test_no_labelled_sentence_is_judged_otherwise_without_it(monkeypatch: pytest.MonkeyPatch) -> None:
    documents = [(snippet(line["text"], line.get("heading")), line["policy"]) for line in SENTENCES[::3]]
    documents += [(read(path), None) for path in POLICIES]
    filtered = [judge.analyse(document, CATALOG, policy).hits for document, policy in documents]
    monkeypatch.setattr(analyse, "candidates", lambda units, prefilter: tuple(units))
    assert filtered == [judge.analyse(document, CATALOG, policy).hits for document, policy in documents]


LISTS = {"consent": ["consent*", "go-ahead", "can not agree"], "not": ["n't", "not"]}
VOCABULARY = read_vocabulary(
    {
        "lists": LISTS,
        "safeguarding": dict.fromkeys(SAFEGUARDING, "not"),
    }
)


@pytest.mark.parametrize(
    ("text", "passes"),
    [
        ("We seek consent before.", True),
        ("We seek consents * before.", True),
        ("We seek the go ahead before it.", True),
        ("We cannot agree before; seek.", True),
        ("We seek advice before.", False),
        ("Consent comes first.", False),
    ],
)
def test_every_element_of_a_pattern_must_be_there(text: str, passes: bool) -> None:
    pattern = parse("seek* ...6 {consent} ...6 before", LISTS)
    assert bool(Prefilter({"check": [pattern]}, VOCABULARY).checks(text)) is passes


@pytest.mark.parametrize(
    ("pattern", "text", "passes"),
    [
        ("no ...2 consent", "No consent.", True),
        ("no ...2 consent", "We cannot: consent.", True),
        ("no ...2 consent", "We know of consent.", False),
        ("am ...2 consent", "At 10am consent came.", True),
        ("{not} ...2 consent", "We don't ask consent.", True),
        ("| consent", "Form | consent", True),
        ("| consent", "Form, consent", False),
    ],
)
def test_short_words_are_looked_for_at_the_ends_of_words_and_signs_anywhere(
    pattern: str, text: str, passes: bool
) -> None:
    assert bool(Prefilter({"check": [parse(pattern, LISTS)]}, VOCABULARY).checks(text)) is passes


def test_only_the_checks_that_a_pattern_belongs_to_are_named() -> None:
    triggers = {"asking": [parse("seek consent")], "both": [parse("seek consent"), parse("tell parents")]}
    prefilter = Prefilter(triggers, VOCABULARY)
    assert prefilter.checks("We seek consent.") == {"asking", "both"}
    assert prefilter.checks("We tell parents.") == {"both"}
    assert prefilter.checks("We wait.") == frozenset()


def test_a_sentence_that_points_to_another_policy_is_worth_a_look() -> None:
    assert POINTER in CATALOG.prefilter.checks("See our separate information sharing policy.")
