"""Nation, from the first page."""

import pytest

from policylint.recognise import jurisdiction
from tests.recognise.papers import document


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Child protection policy", "This follows Keeping learners safe (Welsh Government)."], "wales"),
        (["Child protection policy", "We follow GIRFEC."], "scotland"),
        (["Education Authority (NI)", "Child protection policy"], "northern-ireland"),
        (["Child protection policy", "Welsh Government", "We follow Keeping Children Safe in Education."], "england"),
        (["Wales Primary School", "Child protection policy", "The law of England and Wales applies."], "england"),
        (["Child protection policy"], "england"),
    ],
)
def test_the_nation_is_the_one_whose_guidance_it_follows(lines: list[str], expected: str) -> None:
    assert jurisdiction(document(*lines)) == expected


def test_a_nation_named_far_from_the_first_page_says_nothing() -> None:
    filler = [f"Line {number}." for number in range(60)]
    assert (
        jurisdiction(document("Child protection policy", *filler, "Pupils may move to a school in Scotland."))
        == "england"
    )


def test_an_empty_document_is_taken_for_one_of_england() -> None:
    assert jurisdiction(document(name="x.txt")) == "england"
