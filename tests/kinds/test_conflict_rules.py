"""How a policy's two passages are joined, with findings, clauses and editions of the test's own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from policylint.kinds import conflict
from policylint.kinds.table import KINDS
from policylint.model import Check, Clause, Evidence, Finding, Fix, Hit, Place, Severity
from tests.kinds.small import TODAY, by_id, check, edition, study, units_of

SAYS = "<old-where>: “<old>”;\n  <new-where>: “<new>”."
BOTH = check(
    "conflict",
    {"rule": "says-both", "families": ["consent"], "clause": "no-consent", "naming": ["need", "ask*"], "says": SAYS},
)
CITES = check(
    "conflict",
    {"rule": "cites-new-says-old", "families": ["consent", "refusal"], "citing": "edition-check", "says": SAYS},
)
BETWEEN = check("conflict", {**BOTH.spec, "rule": "policies-disagree"})
EDITIONS = by_id(
    edition("ax-2018", date(2018, 7, 4), date(2024, 4, 19)),
    edition("ax-2023", date(2023, 6, 21), date(2024, 4, 19), in_force_from=None),
    edition("ax-2024", date(2024, 4, 19)),
)


def finding(quote: str, section: str = "1", family: str = "consent", severity: Severity = "error") -> Finding:
    return Finding(
        check="old-check",
        family=family,
        severity=severity,
        confidence="rule",
        title="",
        message="",
        why="",
        quote=quote,
        override=None,
        place=Place(section=section),
        guidance=(),
        fix=Fix("", ""),
        fingerprint="",
    )


def stating(*quotes: str, name: str = "no-consent") -> Clause:
    evidence = tuple(Evidence(quote, Place(section=str(number))) for number, quote in enumerate(quotes, 7))
    return Clause(name, "", True, "present", evidence)


def citing(quote: str, dated: str = "", role: str = "citation", name: str = "edition-check") -> Hit:
    data = (("series", "ax"), ("edition", ""), ("dated", dated))
    return Hit(name, role, 0, "b1", 0, 1, data=data, quote=quote, place=Place(section="9"))


def message(spec: Check, findings: list[Finding], *made: Any, as_of: date = TODAY) -> str | None:
    clauses = [item for item in made if isinstance(item, Clause)]
    hits = [item for item in made if isinstance(item, Hit)]
    join = conflict.within(spec, findings, clauses, hits, EDITIONS, as_of)
    return join.message if join else None


def test_the_sentence_names_both_passages_with_their_places() -> None:
    join = conflict.within(BOTH, [finding("Ask first.")], [stating("No need to.")], [], {}, TODAY)
    assert join == conflict.Join(
        finding("Ask first."),
        Evidence("No need to.", Place(section="7")),
        "in section 1: “Ask first.”; in section 7: “No need to.”.",
    )


def test_a_check_about_two_policies_finds_nothing_in_one() -> None:
    assert message(BETWEEN, [finding("Ask first.")], stating("No need to.")) is None


def test_one_passage_alone_is_no_conflict() -> None:
    assert message(BOTH, [], stating("No need to.")) is None
    assert message(BOTH, [finding("Ask first.")]) is None
    assert message(BOTH, [finding("Ask first.")], stating("No need to.", name="other-clause")) is None
    assert message(CITES, [finding("Ask first.")], stating("No need to.")) is None


def test_only_findings_of_the_families_that_weigh_are_the_old_wording() -> None:
    assert message(BOTH, [finding("Ask first.", family="barrier")], stating("No need.")) is None
    assert message(BOTH, [finding("Ask first.", severity="advice")], stating("No need.")) is None
    for severity in ("warning", "error"):
        assert message(BOTH, [finding("Ask first.", severity=severity)], stating("No need."))


def test_the_gravest_old_wording_is_the_one_joined() -> None:
    light, grave = finding("Light.", severity="warning"), finding("Grave.")
    assert conflict.old_wording(BOTH, [light, grave]) == [grave, light]
    assert conflict.old_wording(BOTH, [grave, light]) == [grave, light]
    assert "Grave." in (message(BOTH, [light, grave], stating("No need.")) or "")


def test_the_plainest_new_wording_comes_first() -> None:
    clauses = [stating("Other need.", name="x"), stating("Be kind.", "We asked.", "No need.", "Asking? No need.")]
    quotes = [item.quote for item in conflict.stated(BOTH, clauses)]
    assert quotes == ["No need.", "Asking? No need.", "We asked.", "Asking? No need."]


def test_a_sentence_is_no_conflict_with_itself() -> None:
    same = Evidence("We need to ask.", Place(section="1"))
    for old in ("We need to ask.", "need to ask", "Yes: We need to ask."):
        assert conflict.joined(BOTH, [finding(old)], [same]) is None
    assert conflict.joined(BOTH, [finding("We never ask.")], [same]) is not None
    assert conflict.joined(BOTH, [finding("We need to ask.", section="2")], [same]) is not None


def test_the_next_passage_is_taken_where_the_first_is_the_same_sentence() -> None:
    same, other = Evidence("We need to ask.", Place(section="1")), Evidence("No need.", Place(section="3"))
    join = conflict.joined(BOTH, [finding("We need to ask.")], [same, other])
    assert join is not None
    assert join.new is other


def test_further_blanks_are_filled_in_and_unknown_ones_stay() -> None:
    spec = replace(BOTH, spec={**BOTH.spec, "says": "<old> of <old-policy>, <new>, <nothing>"})
    join = conflict.joined(spec, [finding("A.")], [Evidence("B.", Place())], **{"old-policy": "our policy"})
    assert join is not None
    assert join.message == "A. of our policy, B., <nothing>"


@pytest.mark.parametrize(("length", "shown"), [(159, "x"), (160, "x"), (161, " ...")])
def test_a_long_quote_is_cut_between_words(length: int, shown: str) -> None:
    quote = ("word " * 40)[: length - 1] + "x"
    spec = replace(BOTH, spec={**BOTH.spec, "says": "<old>|<new>"})
    join = conflict.joined(spec, [finding(quote)], [Evidence("B.", Place())])
    assert join is not None
    assert join.message == (f"{quote}|B." if shown == "x" else f"{'word ' * 30}word ...|B.")


def test_a_cut_never_leaves_part_of_a_word() -> None:
    spec = replace(BOTH, spec={**BOTH.spec, "says": "<old>|<new>"})
    for spare in range(4):
        quote = "a" * (153 + spare) + " bcd efg hij"
        join = conflict.joined(spec, [finding(quote)], [Evidence("B.", Place())])
        assert join is not None
        old = join.message.split("|")[0]
        assert len(old) <= 160
        assert old in {f"{'a' * (153 + spare)}{tail} ..." for tail in ("", " bcd")}


@pytest.mark.parametrize(
    ("place", "told"),
    [
        (Place(section="7.2", headings=("A",), page=3, paragraph=2), "in section 7.2"),
        (Place(headings=("A", "Consent"), page=3, paragraph=2), "under “Consent”"),
        (Place(page=3, paragraph=2), "on page 3"),
        (Place(page=0), "on page 0"),
        (Place(paragraph=2), "in paragraph 2"),
        (Place(paragraph=0), "in paragraph 0"),
        (Place(), "in one place"),
    ],
)
def test_a_place_is_told_by_the_nearest_thing_that_a_person_can_find(place: Place, told: str) -> None:
    assert conflict.where(place) == told


@pytest.mark.parametrize(
    ("dated", "role", "name", "joins"),
    [
        ("2024-12-31", "citation", "edition-check", True),
        ("", "current", "edition-check", True),
        ("2018-12-31", "citation", "edition-check", False),
        ("", "citation", "edition-check", False),
        ("2024-12-31", "citation", "another-check", False),
        ("", "current", "another-check", False),
    ],
)
def test_a_citation_of_the_edition_in_force_is_the_new_wording(dated: str, role: str, name: str, joins: bool) -> None:
    found = message(CITES, [finding("Ask first.")], citing("Book 2024", dated, role, name))
    assert (found == "in section 1: “Ask first.”; in section 9: “Book 2024”.") is joins


def test_what_counts_as_new_depends_on_the_day_and_on_the_edition_the_check_rests_on() -> None:
    proposal = citing("Book 2023", "2023-12-31")
    assert message(CITES, [finding("A.")], proposal, as_of=date(2023, 7, 1))
    assert message(CITES, [finding("A.")], citing("Book 2018", "2018-12-31"), as_of=date(2023, 7, 1))
    since = replace(CITES, since="ax-2023")
    assert message(since, [finding("A.")], proposal, as_of=date(2023, 7, 1))
    assert message(since, [finding("A.")], citing("Book 2024", "2024-12-31"))
    assert message(since, [finding("A.")], citing("Book 2018", "2018-12-31"), as_of=date(2023, 7, 1)) is None


def test_it_looks_at_no_words_itself() -> None:
    assert conflict.find_hits(BOTH, study(units_of("We seek consent."))) == ()
    assert KINDS["conflict"].patterns(BOTH, study(()).view.vocabulary) == ()
    assert KINDS["conflict"].triggers(BOTH, study(()).view.vocabulary) == ()


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({}, []),
        ({"rule": "policies-disagree"}, []),
        ({"says": "<old> and <new>"}, []),
        ({"rule": "cites-new-says-old", "citing": "x", "clause": "", "naming": []}, []),
        ({"rule": "else"}, ["rule must be one of says-both, cites-new-says-old, policies-disagree"]),
        (
            {"rule": "cites-new-says-old"},
            ["citing is missing: the id of the check that knows the new wording"],
        ),
        ({"clause": ""}, ["clause is missing: the id of the check that knows the new wording"]),
        (
            {"rule": "policies-disagree", "clause": None},
            ["clause is missing: the id of the check that knows the new wording"],
        ),
        ({"naming": []}, ["naming is missing: words of which one must stand in the new wording"]),
        ({"families": []}, ["families is missing: whose findings are the old wording?"]),
        ({"says": "<old>"}, ["says must hold <old> and <new>: the two passages that it joins"]),
        ({"says": "<new>"}, ["says must hold <old> and <new>: the two passages that it joins"]),
        ({"says": None}, ["says must hold <old> and <new>: the two passages that it joins"]),
    ],
)
def test_wrong_keys_are_named_and_right_ones_are_not(changes: dict[str, Any], wrong: list[str]) -> None:
    assert list(conflict.problems({**BOTH.spec, **changes}, None)) == wrong


def test_a_check_without_keys_is_told_all_that_is_missing() -> None:
    assert list(conflict.problems({}, None)) == [
        "rule must be one of says-both, cites-new-says-old, policies-disagree",
        "families is missing: whose findings are the old wording?",
        "says must hold <old> and <new>: the two passages that it joins",
    ]
