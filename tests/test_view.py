"""The document as checks see it: answers, denials, headings."""

from __future__ import annotations

import pytest

from policylint.pattern import Marked
from policylint.read.snippet import snippet
from policylint.segment import segment
from policylint.view import View
from tests.views import markdown, seen, view
from tests.vocabularies import catalog


def test_a_sentence_is_denied_by_a_no_right_after_it() -> None:
    seen = view("Consent is always needed. No, you do not need consent.")
    first = next(unit for unit in seen.units if unit.block.kind != "heading")
    assert seen.denied(first)
    assert not seen.denied(seen.units[-1])


def test_no_that_belongs_to_the_next_sentence_denies_nothing() -> None:
    seen = view("We seek consent. No child is left to wait.")
    assert not any(seen.denied(unit) for unit in seen.units)


def test_a_yes_to_a_question_affirms_it_and_a_no_does_not() -> None:
    yes, no = (view(f"Do parents have to agree? {answer}, they do.").units[-1] for answer in ("Yes", "No"))
    assert view("Do parents have to agree? Yes, they do.").affirms(yes)
    assert not view("Do parents have to agree? No, they do.").affirms(no)


def test_a_list_may_stand_in_the_heading_right_above() -> None:
    seen = view("We leave it there.", "If parents refuse")
    assert seen.headed(seen.units[-1], "refuse")
    assert not seen.headed(seen.units[-1], "photographs")


@pytest.mark.parametrize("answer", ["Yes, always.", "As a rule, yes.", "Normally yes.", "Then the DSL refers."])
def test_an_answer_that_says_yes_affirms_the_question(answer: str) -> None:
    seen = view(f"Do parents agree to a referral?\n{answer}")
    assert seen.affirms(seen.units[-1])


@pytest.mark.parametrize("answer", ["No.", "Not where a child is at risk.", "As a rule, no."])
def test_an_answer_that_says_no_does_not_affirm_the_question(answer: str) -> None:
    seen = view(f"Do parents agree to a referral?\n{answer}")
    assert not seen.affirms(seen.units[-1])


@pytest.mark.parametrize(
    ("heading", "rules"),
    [
        ("Always seek consent", True),
        ("Consent must be sought before a referral", True),
        ("Getting consent for a referral", False),
        ("When consent is needed", False),
        ("Do we need consent?", False),
        ("Sharing with consent", False),
    ],
)
def test_a_heading_rules_only_if_it_is_a_sentence_that_does(heading: str, rules: bool) -> None:
    seen = view("Ring the hub.", heading)
    assert [seen.rules(unit) for unit in seen.units] == [rules, True]


@pytest.mark.parametrize(("header", "denied"), [("DON'T", True), ("Never", True), ("Do", False), ("What to do", False)])
def test_a_short_header_or_heading_that_forbids_denies_what_stands_under_it(header: str, denied: bool) -> None:
    table = seen(markdown(f"# Notes\n\n| DO | {header} |\n| --- | --- |\n| Listen | Promise to keep a secret |\n"))
    assert table.denied(table.units[-1]) is denied
    assert not any(table.denied(unit) for unit in table.units[:-1])
    assert (
        view("Promise to keep a secret.", header).denied(view("Promise to keep a secret.", header).units[-1]) is denied
    )


def test_a_heading_that_is_a_whole_sentence_denies_nothing() -> None:
    whole = view("We promise to keep it secret.", "Never wait before you tell us")
    assert not whole.denied(whole.units[-1])


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("# Common myths\n\n## Consent is needed to share\n\nIt is one basis of several.\n", True),
        ("# Sharing\n\n## Consent is needed to share\n\nNo - you do not need it.\n", True),
        ("# Sharing\n\n## Consent is needed to share\n\nStaff ask for it first.\n", False),
        ("# Sharing\n\n## Consent is needed to share\n", False),
    ],
)
def test_a_heading_among_myths_or_with_a_no_below_it_is_denied(text: str, denied: bool) -> None:
    page = seen(markdown(text))
    heading = next(unit for unit in page.units if unit.text.startswith("Consent"))
    assert page.denied(heading) is denied


def test_a_paragraph_of_many_sentences_is_marked_a_few_times_and_not_once_a_sentence() -> None:
    text = " ".join(f"We seek consent in matter {number} of many." for number in range(80))
    marked: list[int] = []

    def mark(words: str) -> Marked:
        marked.append(len(words))
        return catalog().mark(words)

    whole = View(segment(snippet(text, "Rules")), catalog().vocabulary, mark, "child-protection")
    for unit in whole.units:
        whole.about(unit, 0, 1)
    assert sum(marked) < 5 * len(text)


def test_a_short_first_sentence_is_the_own_heading_of_its_paragraph() -> None:
    seen = view("Vaping. Referral to the Lodge with consent.", "Particular matters")
    last = seen.units[-1]
    assert seen.about(last, 0, 4).topic == "early-help"


def test_what_stands_before_a_colon_is_the_own_heading_of_its_sentence() -> None:
    seen = view("Vaping: referral to the Lodge with consent.", "Particular matters")
    assert seen.about(seen.units[-1], 2, 5).topic == "early-help"


def test_under_a_heading_that_forbids_a_sentence_that_forbids_too_is_meant_as_it_stands() -> None:
    assert view("Share without consent.", "Don't").denied(view("Share without consent.", "Don't").units[-1])
    seen = view("Don't share a concern without the consent of the parents.", "Don't")
    assert not seen.denied(seen.units[-1])
