"""The pattern language: order, gaps, clause ends, negation; what is refused; never slow, never wrong about a place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policylint.pattern import LONGEST_GAP, NEGATIONS, PatternError, parse
from tests.vocabularies import marked, matches


def test_words_side_by_side_match_in_that_order_only() -> None:
    assert matches("seek consent", "we seek consent") == ["seek consent"]
    assert matches("seek consent", "consent we seek") == []


def test_a_star_stands_for_any_ending_and_a_bar_for_either_word() -> None:
    assert matches("seek*|gain consent", "seeking consent or gain consent") == ["seeking consent", "gain consent"]


def test_a_gap_is_counted_in_words() -> None:
    assert matches("seek ...2 consent", "seek a parent's consent")
    assert not matches("seek ...1 consent", "seek a parent's consent")


@pytest.mark.parametrize("stop", [".", ";", "but", "however", "|"])
def test_a_gap_ends_with_the_clause_unless_it_has_four_dots(stop: str) -> None:
    assert not matches("share ...9 consent", f"share it {stop} consent")
    assert matches("share ....9 consent", f"share it {stop} consent")


@pytest.mark.parametrize("negation", sorted(NEGATIONS))
def test_a_gap_of_two_dots_holds_no_negation(negation: str) -> None:
    assert not matches("share ..9 consent", f"share {negation} with consent")
    assert matches("share ...9 consent", f"share {negation} with consent")


def test_find_gives_the_shortest_match_and_every_gives_all() -> None:
    pattern = parse("share ...9 consent")
    text = marked("share with consent or consent", *pattern.elements)
    assert list(pattern.find(text)) == [(0, 3)]
    assert list(pattern.every(text)) == [(0, 3), (0, 5)]


def test_a_bar_alone_is_the_edge_of_a_table_cell() -> None:
    assert matches("consent | required", "consent | required") == ["consent | required"]


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("...3 consent", "a gap must stand between two words"),
        ("consent ...3", "must begin and end with a word"),
        ("", "must begin and end with a word"),
        ("seek ...3 ...2 consent", "a gap must stand between two words"),
        (f"seek ...{LONGEST_GAP + 1} consent", f"a gap is {LONGEST_GAP} words at most"),
        ("seek ...999999999999 consent", "is no gap: write ..N, ...N or ....N"),
        ("seek ...3x consent", "is no gap"),
        ("seek .....3 consent", "is no gap"),
        ("seek ... consent", "is no gap"),
        ("..ten consent", "is no gap"),
        ("{nowhere}", "there is no list {nowhere}"),
        ("se(e)k", "is not a word"),
        ("seek||gain", "is not a word"),
    ],
)
def test_a_pattern_that_cannot_be_meant_is_refused_with_its_reason(source: str, says: str) -> None:
    with pytest.raises(PatternError) as refused:
        parse(source)
    assert says in str(refused.value)


WORDS = st.lists(st.sampled_from(["share", "consent", "not", ";", "we", "seek"]), max_size=24).map(" ".join)
GAPS = st.sampled_from(["", "...0", "...3", "..3", "....3", "..9", "....40"])
ELEMENTS = st.sampled_from(["share", "consent", "share|seek", "con*", "not"])


@given(WORDS, st.lists(st.tuples(GAPS, ELEMENTS), min_size=1, max_size=4))
def test_every_match_begins_and_ends_with_the_outer_elements_and_keeps_the_gaps(
    text: str, parts: list[tuple[str, str]]
) -> None:
    pattern = parse(" ".join(f"{gap if place else ''} {element}".strip() for place, (gap, element) in enumerate(parts)))
    found = marked(text, *pattern.elements)
    every = list(pattern.every(found))
    assert set(pattern.find(found)) <= set(every)
    reach = len(pattern.elements) + sum(gap.most for gap in pattern.gaps)
    for start, end in every:
        assert (start, start + 1) in found.of(pattern.elements[0])
        assert (end - 1, end) in found.of(pattern.elements[-1])
        assert end - start <= reach


@given(WORDS, st.integers(0, 24), st.integers(0, 24))
def test_the_clause_around_words_holds_them_and_no_stop(text: str, one: int, other: int) -> None:
    found = marked(text)
    start, end = sorted((min(one, len(found.words)), min(other, len(found.words))))
    low, high = found.clause(start, end)
    assert low <= start <= end <= high
    assert not {";", "but"} & {*found.words[low:start], *found.words[end:high]}


@given(st.text(max_size=40))
def test_any_text_is_a_pattern_or_is_refused(source: str) -> None:
    try:
        pattern = parse(source)
    except PatternError:
        return
    assert len(pattern.gaps) == len(pattern.elements) - 1
