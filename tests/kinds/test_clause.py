"""Clause checks: evidence, half evidence and near misses; where it may stand, and what undoes it."""

from __future__ import annotations

import pytest

from policylint.judge import analyse
from policylint.kinds import clause
from policylint.model import Document, Hit
from policylint.read.build import DocumentBuilder
from policylint.read.snippet import snippet
from tests.vocabularies import catalog


def hits(document: Document, check: str, policy: str = "child-protection") -> list[Hit]:
    analysis = analyse(document, catalog(), policy)  # type: ignore[arg-type]
    return [hit for hit in analysis.hits if hit.check == check]


def roles(text: str, check: str, heading: str = "Information sharing", policy: str = "child-protection") -> set[str]:
    return {hit.role for hit in hits(snippet(text, heading), check, policy)}


@pytest.mark.parametrize(
    ("check", "text"),
    [
        ("record-reasons", "All concerns, discussions and decisions, and the reasons for them, are put in writing."),
        ("record-reasons", "Write down what you decided. Then write down why."),
        ("no-consent-needed", "A parent's refusal does not stop a referral when a child is at risk."),
        ("not-a-barrier", "Data protection law is no reason to keep quiet about a child at risk."),
        ("do-not-assume", "Never leave it to somebody else to tell social care."),
        ("fear-of-sharing", "Worry about being criticised must not keep anyone from sharing a concern."),
    ],
)
def test_wording_of_many_kinds_states_a_clause(check: str, text: str) -> None:
    assert "present" in roles(text, check)


@pytest.mark.parametrize(
    ("check", "text", "heading"),
    [
        ("record-reasons", "The decision and the reasons for it are recorded.", "Exclusions"),
        ("record-reasons", "The decision to suspend, and the reasons, are recorded.", "Records"),
        ("no-consent-needed", "Consent is not needed.", "Photographs"),
        ("do-not-assume", "Do not assume that a child behaves like this because of a disability.", "Abuse"),
        ("not-a-barrier", "All records are kept in line with the UK GDPR.", "Records"),
    ],
)
def test_the_same_words_about_something_else_do_not(check: str, text: str, heading: str) -> None:
    assert "present" not in roles(text, check, heading)


def test_reasons_for_not_sharing_alone_are_half_the_clause() -> None:
    assert roles("If we decide not to refer, the reasons are recorded.", "record-reasons", "Records") == {"partial"}


def test_reasons_for_both_answers_are_the_whole_clause() -> None:
    text = "Where it is decided to share, or not to share, the reasons are recorded."
    assert "present" in roles(text, "record-reasons", "Records")


def test_a_near_miss_says_why_it_does_not_count() -> None:
    (hit,) = hits(snippet("The reasons for each suspension are recorded.", "Records"), "record-reasons")
    assert (hit.role, hit.because) == ("near", "It records reasons for another kind of decision, not for sharing.")


def test_items_of_a_list_are_evidence_together() -> None:
    assert "present" in roles("• the decision\n• the reasons", "record-reasons", "What we record")
    assert "present" not in roles("• the date\n• the reasons", "record-reasons", "Visits")


def test_consent_asked_for_in_the_same_passage_undoes_the_clause() -> None:
    plain = "A refusal does not stop us where a child is at risk."
    assert "present" in roles(plain, "no-consent-needed")
    assert "present" not in roles(f"We ask parents for their consent. {plain}", "no-consent-needed")


def test_a_policy_on_data_protection_must_speak_of_safeguarding() -> None:
    text = "Data protection law does not prevent this."
    assert "present" not in roles(text, "not-a-barrier", "Research", "data-protection")
    about_children = "Data protection law does not prevent a call to social care."
    assert "present" in roles(about_children, "not-a-barrier", "Sharing", "data-protection")


def test_the_title_of_the_document_is_no_heading_about_something_else() -> None:
    build = DocumentBuilder("policy.md", "markdown")
    build.add("heading", "Safeguarding and safer recruitment policy", level=1)
    build.add("heading", "Records", level=2)
    build.add("paragraph", "All concerns and decisions, and the reasons for them, are recorded.")
    assert [hit.role for hit in hits(build.document(), "record-reasons")] == ["present"]


@pytest.mark.parametrize(
    ("spec", "says"),
    [
        ({"insert-under": ["x"], "missing": "x"}, "satisfied-by is missing"),
        ({"satisfied-by": ["x"], "missing": "x"}, "insert-under is missing"),
        ({"satisfied-by": ["x"], "insert-under": ["x"]}, "missing is missing"),
        ({"satisfied-if": [{"any": ["x"], "if": ["y"]}]}, 'satisfied-if: each table has "any"'),
        ({"satisfied-by-mention": {"mention": "weather"}}, 'there is no kind of mention "weather"'),
        ({"satisfied-by-mention": {"mention": "consent", "stance": ["odd"]}}, 'stance "odd" is given by no rule'),
        ({"unless-mention": [{"mention": "consent", "with": ["x"]}]}, 'perhaps "beside", and nothing else'),
        ({"not-about": ["weather"]}, 'there is no topic "weather"'),
        ({"about": {"child-protection": "weather"}}, "about must be"),
    ],
)
def test_keys_that_are_wrong_are_named(spec: dict[str, object], says: str) -> None:
    assert any(says in problem for problem in clause.problems(spec, catalog().vocabulary))
