"""Passages set in like quotations: the same text is a rule or a quotation by the words around it alone."""

from __future__ import annotations

import pytest

from policylint.limits import Limits
from policylint.read import read_bytes
from policylint.segment import segment

RULE = "Staff will seek parental consent before any referral. They wait for the answer."


def quoted(text: str, name: str = "policy.md") -> set[str]:
    """Why the sentences of RULE are no rules of the policy: "" where they are."""
    units = segment(read_bytes(text.encode(), name, Limits()))
    return {unit.quoted for unit in units if unit.text.strip('"') and unit.text.strip('"').split(" ")[0] in RULE}


@pytest.mark.parametrize(
    "before",
    [
        "",
        "We share what we know.",
        "Remember:",
        "Our policy is:",
        "Our policy says:",
        "The rule of this school reads as follows:",
        "Staff must do this:",
        "The guidance says:",  # the policy makes it its own
        "We no longer use paper forms.",
        "It is wrong to keep a concern to yourself.",
    ],
)
@pytest.mark.parametrize("after", ["", "We no longer use paper forms.", "This is kept under review."])
def test_a_rule_that_is_only_set_in_is_a_rule(before: str, after: str) -> None:
    assert quoted(f"## Sharing\n\n{before}\n\n> {RULE}\n\n{after}\n") == {""}


@pytest.mark.parametrize(
    ("before", "why"),
    [
        ("A parent wrote:", "quotation"),
        ("In the words of one inspector, who put it like this:", "quotation"),
        ("Until 2024 our policy ran:", "quotation"),
        ("Avoid sentences such as the one below.", "quotation"),
        ("This wording is out of date:", "quotation"),
        ("The 2018 advice said:", "withdrawn"),
        ("Our old policy said:", "withdrawn"),
    ],
)
def test_words_before_it_show_a_quotation(before: str, why: str) -> None:
    assert quoted(f"## Sharing\n\n{before}\n\n> {RULE}\n") == {why}


@pytest.mark.parametrize(
    "text",
    [
        f"> {RULE}\n>\n> — HM Government, 2018",
        f"> {RULE}\n> – HM Government, 2018",
        f"> “{RULE}”",
        f"> {RULE}\n\nThis wording was withdrawn in 2024.",
        f"> {RULE}\n\nThat is wrong.",
    ],
)
def test_a_source_marks_or_words_after_it_show_a_quotation(text: str) -> None:
    assert quoted(f"## Sharing\n\n{text}\n") == {"quotation"}


def test_a_list_behind_dashes_names_no_source() -> None:
    text = "## Sharing\n\n> — Staff seek consent first\n>\n> — They wait for the answer\n"
    assert quoted(text) == {""}


def test_words_under_another_heading_show_nothing() -> None:
    assert quoted(f"## Views\n\nA parent wrote:\n\n## Sharing\n\n> {RULE}\n") == {""}


@pytest.mark.parametrize(("before", "why"), [("We share what we know.", ""), ("A parent wrote:", "quotation")])
def test_a_web_page_is_read_the_same_way(before: str, why: str) -> None:
    page = f"<html><body><h2>Sharing</h2><p>{before}</p><blockquote><p>{RULE}</p></blockquote></body></html>"
    assert quoted(page, "policy.html") == {why}
