"""Marking: cues found whatever their case and ending, in any order of seeing them, with their characters."""

from __future__ import annotations

from policylint.language import Lexicon


def test_a_cue_is_found_whatever_its_case_and_keeps_its_characters() -> None:
    found = Lexicon({"consent": ["written consent"]}).mark("Ask for WRITTEN Consent.")
    assert found.spans == {"consent": ((2, 4),)}
    assert found.characters(2, 4) == (8, 23)


def test_a_star_takes_any_ending_even_of_a_word_never_seen_before() -> None:
    lexicon = Lexicon({"photo": ["photo*"], "file": ["child protection file*"]})
    assert lexicon.mark("photo photographs phone").spans == {"photo": ((0, 1), (1, 2))}
    assert lexicon.mark("Child protection files").spans == {"file": ((0, 3),)}
    assert lexicon.mark("photomontage").spans == {"photo": ((0, 1),)}


def test_a_phrase_with_two_open_words_is_found_in_all_its_forms() -> None:
    lexicon = Lexicon({"talk": ["statutory agenc* meet*"]})
    lexicon.mark("agencies")
    assert lexicon.mark("statutory agencies meeting").spans == {"talk": ((0, 3),)}
    assert lexicon.mark("statutory agency meets").spans == {"talk": ((0, 3),)}


def test_one_phrase_may_belong_to_several_lists() -> None:
    found = Lexicon({"one": ["agree"], "two": ["agree", "consent"]}).mark("agree")
    assert found.spans == {"one": ((0, 1),), "two": ((0, 1),)}


def test_a_negation_joined_to_a_word_is_a_word_of_its_own() -> None:
    assert "n't" in Lexicon({}).mark("We don't wait.").words


def test_a_negation_shouted_from_a_poster_is_a_word_of_its_own_too() -> None:
    assert Lexicon({}).mark("YOU DON’T NEED IT. THE CHILD'S FILE").words[:3] == ("you", "do", "n’t")
    assert "n't" in Lexicon({}).mark("DON'T WAIT").words


def test_a_word_inside_a_name_is_not_the_word() -> None:
    lexicon = Lexicon(
        {"{who}": ["children", "family"], "{names}": ["children 's services", "family court*"]}, "{names}", ["{who}"]
    )
    marked = lexicon.mark("Children's services and the family courts told the children.")
    assert [marked.words[start] for start, _ in marked.spans["{who}"]] == ["children"]
    assert "{who}" not in lexicon.mark("The family courts decide.").spans
