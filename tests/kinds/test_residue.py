"""Left-overs: template text, blank dates, review dates past or too far ahead."""

from datetime import date

import pytest

from policylint.catalog import load
from policylint.judge import analyse, verdict
from policylint.kinds import residue, settled
from policylint.model import Block, Document
from policylint.read import read_bytes
from policylint.read.snippet import snippet
from policylint.segment import segment

CATALOG = load()
TODAY = date(2026, 11, 22)
RESIDUE = [check for check in CATALOG.running if check.kind == "residue"]


def found_in(document: Document, policy: str = "", as_of: date = TODAY) -> list[tuple[str, str, str]]:
    """(check, words, message) of a document."""
    texts = {block.id: block.text for block in document.blocks}
    units = segment(document)
    found = []
    for check in RESIDUE:
        for item in settled.residue(check, list(residue.find(check, units, policy)), CATALOG.editions, as_of):
            assert item.severity == "warning"
            found.append((check.id, texts[item.hit.block][item.hit.start : item.hit.end], item.message))
    return found


def found(text: str, policy: str = "", as_of: date = TODAY) -> list[tuple[str, str, str]]:
    return found_in(read_bytes(text.encode(), "policy.md"), policy, as_of)


def checks(text: str, policy: str = "", as_of: date = TODAY) -> list[str]:
    return [check for check, _, _ in found(text, policy, as_of)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Our safeguarding lead is [insert name] today.", "[insert name]"),
        ("The head (delete as appropriate) agrees the plan.", "delete as appropriate"),
        ("The lead for children in care is XXXX.", "XXXX"),
        ("Ring the [local authority] team.", "[local authority]"),
        ("{{school_name}} keeps children safe.", "{{school_name}}"),
        ("Click or tap here to enter text.", "Click or tap"),
        ("[Schools with a nursery: add nappy changing here.]", "[Schools with a nursery: add nappy changing here.]"),
        ("We act. [Delete this line. It is not for us.]", "[Delete this line. It is not for us.]"),
        ("Ask [full name of lead] at once.", "[full name of lead]"),
        ("Ask the lead [details to be added].", "[details to be added]"),
    ],
)
def test_text_of_a_template_is_quoted(text: str, words: str) -> None:
    assert [(check, quote) for check, quote, _ in found(text)] == [("template-residue", words)]


@pytest.mark.parametrize(
    "text",
    [
        "I do / do not agree (delete as appropriate).",
        "Please insert the form in the blue folder.",
        "The lead said that the file [of March] was complete.",
        "He wrote: “[staff] include every child, and [they] add to the record”.",
        "Children [including those abroad] are safe.",
        "Class XX meets on Tuesday.",
    ],
)
def test_forms_and_ordinary_brackets_are_fine(text: str) -> None:
    assert checks(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("# Policy\n\n## Model letter 2\n\nYour child [name] was sent home on [date].", 0),
        ("# Policy\n\nDear [name]\n\nWe met on [date].\n\nYours faithfully\n\n[name]\n\nHead", 0),
        ("# Policy\n\nDear [name]\n\nWe met on [date].", 2),
        ("# Policy\n\n## Visitor agreement\n\nI am [name] and I have read this.", 0),
        ("# Policy\n\n## Concern form\n\nGive it to [insert name of lead].", 1),
        ("# Policy\n\n## Forms of abuse\n\nAsk [name of lead].", 1),
        ("# Model policy template\n\n## Leads\n\nAsk [name of lead].", 1),
        ("# Template for a policy\n\nAsk [name of lead].", 1),
    ],
)
def test_a_blank_of_a_letter_or_of_a_form_that_is_signed_is_meant(text: str, found: int) -> None:
    assert checks(text).count("template-residue") == found


def test_each_gap_of_a_sentence_is_found_once() -> None:
    quotes = [quote for _, quote, _ in found("Ring [insert name] or [choose a second person] at once.")]
    assert quotes == ["[insert name]", "[choose a second person]"]


def test_an_unfilled_field_of_a_word_file_is_found_once() -> None:
    blocks = (
        Block("b1", "paragraph", "Choose an item. Then go on.", marks=("placeholder",)),
        Block("b2", "paragraph", "Insert the name of your lead.", marks=("drafting-note",)),
        Block("b3", "paragraph", "Updated wording on filtering.", marks=("drafting-note",)),
        Block("b4", "paragraph", "[insert name]", hidden="deleted by a tracked change"),
    )
    quotes = [quote for _, quote, _ in found_in(Document("policy.docx", "docx", blocks))]
    assert quotes == ["Choose an item.", "Insert the name of your lead."]


@pytest.mark.parametrize(
    "text",
    [
        "This policy was agreed by the Governing Body on ________.",
        "Date approved:",
        "Date approved:\n\nThe school keeps children safe.",
        "Next review date: TBC",
        "Date of approval: [date]",
        "| Policy owner | Head |\n|---|---|\n| Date agreed | |",
        "| Policy owner | Head |\n|---|---|\n| Agreed by the local governing body on | ________ |",
        "| Policy owner | Head |\n|---|---|\n| Agreed by the local governing body on | |",
        "Agreed by the local governing body on\n\n............",
    ],
)
def test_a_blank_date_is_found(text: str) -> None:
    assert "blank-date" in checks(text)


@pytest.mark.parametrize(
    "text",
    [
        "Date approved: 12 September 2026",
        "Date approved:\n\n12 September 2026",
        "| Policy owner | Head |\n|---|---|\n| Date agreed | May 2026 |",
        "| Policy owner | Head |\n|---|---|\n| Agreed by the local governing body on | May 2026 |",
        "Records are agreed by staff on\n\nthe day.",
        "| Date approved | Approved by |\n|---|---|\n| May 2026 | Governors |",
        "Signed: ____________ (Chair of Governors)",
        "Approved by: ____________ (Chair of Governors)",
        "The review date is set by governors each year.",
        "Plans are agreed by the team. They are kept.",
    ],
)
def test_filled_dates_and_signature_lines_are_fine(text: str) -> None:
    assert checks(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Next review: September 2025", "September 2025"),
        ("Review date: 01/09/2025", "01/09/2025"),
        ("Review: Sept 2023", "Sept 2023"),
        ("Date of next review is 1st July 2026.", "1st July 2026"),
        ("This policy will be reviewed in the Autumn term 2024.", "Autumn term 2024"),
        ("To be reviewed by the end of Summer 2026", "Summer 2026"),
        ("Next review due: 2024/25", "2024/25"),
        ("*Approved May 2024. Review May 2025.*", "May 2025"),
        ("| Owner | Head |\n|---|---|\n| Next review | 2025-09-01 |", "2025-09-01"),
        ("| Approved | Next review |\n|---|---|\n| May 2024 | May 2025 |", "May 2025"),
    ],
)
def test_a_review_date_that_has_passed_is_named(text: str, words: str) -> None:
    [(check, quote, message)] = found(text)
    assert check == "review-overdue"
    assert quote == "Next review" or words in quote
    assert message == f"The review date that the policy gives, {words}, has passed."


@pytest.mark.parametrize(
    "text",
    [
        "Next review: November 2026",
        "Next review: Autumn term 2026",
        "Next review: 2026/27",
        "Last review: September 2025",
        "The annual review in September 2025 was thorough.",
        "Review date: September 2025\n\nNext review date: September 2027",
        "| Policy | Review date |\n|---|---|\n| Trips | May 2025 |\n| Behaviour | June 2025 |",
    ],
)
def test_a_review_still_to_come_or_already_held_is_fine(text: str) -> None:
    assert checks(text, "child-protection") == []


@pytest.mark.parametrize(
    ("label", "words"),
    [
        ("Next review due by:", "Next review due | May 2026"),
        ("It is due for review on", "due for review | May 2026"),
        ("To be reviewed in:", "To be reviewed | May 2026"),
    ],
)
def test_small_words_may_end_the_label_of_a_review_date(label: str, words: str) -> None:
    document = read_bytes(f"| Approved by | Governors |\n|---|---|\n| {label} | May 2026 |".encode(), "policy.md")
    overdue = next(check for check in RESIDUE if check.id == "review-overdue")
    assert [hit.quote for hit in residue.find(overdue, segment(document))] == [words]


@pytest.mark.parametrize(
    "text",
    [
        "Date: 2 May 2024  Review: May 2025  Signed: J Hall",
        "**May 2019** · Approved by the governors 24/5/19 · Review May 2020",
    ],
)
def test_a_review_date_may_be_one_of_several_fields_of_a_line(text: str) -> None:
    assert checks(text) == ["review-overdue"]


def test_a_review_date_in_the_next_cell_is_quoted_with_its_label() -> None:
    document = read_bytes(b"| Owner | Head |\n|---|---|\n| Next review | May 2025 |", "policy.md")
    [finding] = verdict(analyse(document, CATALOG), CATALOG, as_of=TODAY, path="policy.md").findings
    assert finding.quote == "Next review | May 2025"


def test_more_than_a_year_ahead_counts_for_child_protection_only() -> None:
    text = "Next review: March 2029"
    [(_, _, message)] = found(text, "child-protection")
    assert message == "The review date that the policy gives, March 2029, is more than 12 months ahead."
    assert found(text, "data-protection") == []
    assert found("Next review: September 2027", "child-protection", date(2026, 8, 20)) == []


def test_the_day_decides_whether_a_review_is_overdue() -> None:
    text = "Next review: 30 September 2026"
    assert checks(text, as_of=date(2026, 9, 30)) == []
    assert checks(text, as_of=date(2026, 10, 1)) == ["review-overdue"]


def test_the_examples_of_our_check_files_are_right() -> None:
    for check in RESIDUE:
        for wanted, examples in ((True, check.bad), (False, check.good)):
            for example in examples:
                document = snippet(example["text"], example.get("heading", ""))
                found_here = [
                    name
                    for name, _, _ in found_in(document, example.get("policy", ""), example.get("as_of", TODAY))
                    if name == check.id
                ]
                assert bool(found_here) is wanted, (check.id, example["text"])


@pytest.mark.parametrize(
    ("spec", "problem"),
    [
        ({"found": ["x"]}, '"rule" must be one of template, blank-date, review-overdue.'),
        ({"rule": "template"}, '"found" is missing: the phrases to look for.'),
        ({"rule": "template", "found": "x"}, '"found" must be a list of phrases.'),
        ({"rule": "template", "found": ["x"], "ahead-months": "12"}, '"ahead-months" must be a number of months.'),
    ],
)
def test_a_wrong_check_file_is_told_what_is_wrong(spec: dict[str, object], problem: str) -> None:
    assert problem in residue.check_spec(spec)
