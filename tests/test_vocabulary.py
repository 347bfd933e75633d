"""The vocabulary file: lists that take in lists, rules in order, and what is refused."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import pytest

from policylint.catalog import checks_folder
from policylint.errors import CheckFileError
from policylint.pattern import split_choices
from policylint.vocabulary import FIXED, read_vocabulary
from tests.vocabularies import catalog, table


def test_a_list_takes_in_another_and_keeps_the_order() -> None:
    read = read_vocabulary(table(lists={"noun": ["consent"], "both": ["{noun}", "agree"]}))
    assert read.lists["both"] == ("consent", "agree")


def test_a_list_that_holds_itself_is_refused() -> None:
    with pytest.raises(CheckFileError, match="holds itself"):
        read_vocabulary(table(lists={"one": ["{two}"], "two": ["{one}"]}))


def test_a_list_that_does_not_exist_is_refused_by_name() -> None:
    with pytest.raises(CheckFileError, match="nowhere"):
        read_vocabulary(table(lists={"one": ["{nowhere}"]}))


def test_a_pattern_that_cannot_be_meant_names_the_pattern() -> None:
    rule = {"mention": "consent", "stance": "required", "any": ["seek ...3"]}
    with pytest.raises(CheckFileError, match="seek"):
        read_vocabulary(table(mentions={"consent": "nothing"}, rule=[rule]))


def test_a_key_that_no_rule_has_is_refused() -> None:
    rule = {"mention": "consent", "stance": "required", "any": ["seek"], "examples": ["We seek it."]}
    with pytest.raises(CheckFileError, match='"examples" is not a key of a rule'):
        read_vocabulary(table(mentions={"consent": "nothing"}, rule=[rule]))


def test_a_topic_whose_words_are_no_list_is_refused() -> None:
    with pytest.raises(CheckFileError, match="nowhere"):
        read_vocabulary(table(topics={"trips": {"words": "nowhere"}}))


def test_a_weight_that_no_topic_has_is_refused_with_those_there_are() -> None:
    with pytest.raises(CheckFileError, match='weight "frim"; a weight is one of: always, firm, soft'):
        read_vocabulary(table(topics={"trips": {"words": "nothing", "weight": "frim"}}))


@pytest.mark.parametrize(
    ("names", "message"),
    [
        ({"words": "nowhere"}, 'names uses the list "nowhere"'),
        ({"words": "nothing", "hide": ["nobody"]}, 'names uses the list "nobody"'),
        ({"word": "nothing"}, '"word" is not a key of "names"'),
    ],
)
def test_what_names_hide_must_exist(names: dict[str, Any], message: str) -> None:
    with pytest.raises(CheckFileError, match=message):
        read_vocabulary(table(names=names))


@pytest.mark.parametrize(
    ("denial", "denied", "message"),
    [
        ({"broken-by": "nothing", "doubled-by": "nowhere"}, "described", 'denial uses the list "nowhere"'),
        ({"broken": "nothing"}, "described", '"broken" is not a key of "denial"'),
        ({"broken-by": "nothing"}, "described", 'needs a table "denial"'),
        ({"broken-by": "nothing", "doubled-by": "nothing"}, "requierd", '"requierd" is a stance that no rule'),
    ],
)
def test_what_a_rule_means_when_denied_must_be_sayable(denial: dict[str, str], denied: str, message: str) -> None:
    rules = [
        {"mention": "consent", "stance": "described", "any": ["valid consent"]},
        {"mention": "consent", "stance": "required", "any": ["seek consent"], "denied": denied},
    ]
    with pytest.raises(CheckFileError, match=message):
        read_vocabulary(table(mentions={"consent": "nothing"}, rule=rules, denial=denial))


def test_patterns_of_a_mention_are_looked_up_by_what_is_present_and_keep_their_order() -> None:
    rules = [
        {"mention": "consent", "stance": "described", "any": ["valid consent"]},
        {"mention": "consent", "stance": "required", "any": ["seek consent", "gain consent"]},
    ]
    read = read_vocabulary(table(mentions={"consent": "nothing"}, rule=rules))
    found = read.possible("consent", {"consent", "gain", "valid"})
    assert [(rule.stance, pattern.source) for rule, pattern in found] == [
        ("described", "valid consent"),
        ("required", "gain consent"),
    ]


def test_an_alternative_of_several_words_is_never_split_by_mistake() -> None:
    """A space ends an element: "rather than|instead of" would be three elements."""
    joined = {"rather": "than", "instead": "of", "according": "to"}
    for rule in catalog().vocabulary.rules:
        for pattern in rule.any:
            for element, after in zip(pattern.elements, pattern.elements[1:], strict=False):
                choices = split_choices(after)
                assert not (len(choices) > 1 and choices[0] == joined.get(element)), pattern.source


def test_every_list_of_the_vocabulary_is_used() -> None:
    vocabulary = catalog().vocabulary
    named = (checks_folder() / "vocabulary.toml").read_text("utf-8")
    for check in catalog().checks.values():
        named += str(dict(check.spec))
    topics = {name for topic in vocabulary.topics for name in (topic.words, topic.headings)}
    ours = {getattr(vocabulary.safeguarding, field.name) for field in fields(vocabulary.safeguarding)}
    assert not [
        name
        for name in vocabulary.lists
        if "{" + name + "}" not in named
        and f"'{name}'" not in named
        and f'= "{name}"' not in named
        and name not in topics | ours | set(FIXED)
    ]
