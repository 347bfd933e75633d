"""The phrase language: words, choices, endings, what may be left out, and what stands between."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from policylint.kinds.phrases import phrases


@pytest.fixture(autouse=True)
def _nothing_compiled_before() -> Iterator[None]:
    phrases.cache_clear()
    yield
    phrases.cache_clear()


def found(text: str, *wanted: str) -> list[str]:
    return [match[0] for match in phrases(wanted).finditer(text)]


@pytest.mark.parametrize(
    ("phrase", "text", "matches"),
    [
        ("tax board", "The Tax Board, a tax-board, a TAX  board.", ["Tax Board", "tax-board", "TAX  board"]),
        ("tax board", "syntax board, tax boards, tax of board, tax_board", ["tax_board"]),
        ("tax board", "tax (the) board; tax (a board", []),
        ("tax board", "tax) - (board tax), (board", ["tax), (board"]),
        ("Tax", "A TAX, a tax.", ["TAX", "tax"]),
        ("TAX", "A TAX, a tax, a Tax.", ["TAX"]),
        ("TAX", "Two TAXs, TAX's, TAXES.", ["TAXs", "TAX's"]),
        ("A", "a A", ["a", "A"]),
        ("a|b end", "xa end, a end", ["a end"]),
        ("tax|duty board", "tax board, duty board, fee board", ["tax board", "duty board"]),
        ("tax|TOLL", "tax, TAX, toll, TOLL", ["tax", "TAX", "TOLL"]),
        ("tax* board", "taxing board, tax board, taxes boards", ["taxing board", "tax board"]),
        ("TAX* board", "TAXING board, taxing board", ["TAXING board"]),
        ("tax local? board", "tax board, tax local board, tax my board", ["tax board", "tax local board"]),
        ("local? tax", "local tax, tax, low tax", ["local tax", "tax", "tax"]),
        ("the? local? tax", "the local tax, the tax, local tax", ["the local tax", "the tax", "local tax"]),
        ("tax board?", "tax board, tax boards, tax", ["tax board", "tax", "tax"]),
        ("tax a|b? board", "tax a board, tax b board, tax board", ["tax a board", "tax b board", "tax board"]),
        ("[tax", "the [tax], a[tax], [taxes", ["[tax", "[tax"]),
        ("tax (1.0)", "tax (1.0), tax (100)", ["tax (1.0)"]),
        ("tax.", "tax.x taxx", ["tax."]),
    ],
)
def test_a_phrase_matches_what_it_says(phrase: str, text: str, matches: list[str]) -> None:
    assert found(text, phrase) == matches


def test_the_longest_phrase_wins() -> None:
    assert found("the tax board of peace", "tax", "tax board of peace", "tax board") == ["tax board of peace"]


def test_no_phrase_matches_nothing() -> None:
    assert found("anything at all") == []
    assert phrases(()).search("anything at all") is None
    assert phrases(()).search("") is None


def test_the_first_match_is_the_one_told() -> None:
    match = phrases(("tax board", "duty")).search("A duty, a tax board.")
    assert match is not None
    assert (match[0], match.start()) == ("duty", 2)
    assert phrases(("tax",)).search("none") is None


def test_a_word_that_must_be_there_saves_a_search() -> None:
    assert phrases(("local? Tax board*",)).needles == ("board",)
    assert phrases(("tax|duty office", "Long-Word x?")).needles == ("office", "long-word")
    assert phrases(("tax|duty", "office")).needles == ()
    assert phrases(("tax?",)).needles == ()


def test_a_text_made_small_already_is_not_made_small_again() -> None:
    both = phrases(("tax board",))
    assert [match[0] for match in both.finditer("The TAX board", "the tax board")] == ["TAX board"]
    assert list(both.finditer("The tax board", "nothing of it")) == []
    assert both.search("The tax board", "nothing of it") is None
    assert both.search("The tax board", "the tax board") is not None


def test_phrases_with_a_choice_only_are_looked_for_everywhere() -> None:
    assert [match[0] for match in phrases(("tax|duty", "office")).finditer("A duty", "nothing of it")] == ["duty"]
