"""The row of each golden rule, with an edition, clauses and passages of the test's own."""

from __future__ import annotations

from datetime import date

import pytest

from policylint.kinds import golden
from policylint.model import Clause, ClauseState, EditionClause, Evidence, GoldenRule, Hit, Near, Place
from tests.kinds.small import by_id, edition, paragraph, study, units_in

A = "alpha bravo charlie delta echo foxtrot golf hotel india juliet"
B = "kilo lima mike november oscar papa quebec romeo sierra tango"
C = "one two three four five six seven eight nine ten"
NEW = edition(
    "ax-2024",
    date(2024, 4, 19),
    None,
    EditionClause("rule-1", "First", "new words", stated_by=("one", "uno"), older=("ax-2018#a", "ax-2015#a")),
    EditionClause("rule-2", "Second", "newer words", stated_by=("two",), older=("ax-2018#b",)),
    EditionClause("about", "No rule", "other words"),
)
MIDDLE = edition("ax-2018", date(2018, 7, 4), date(2024, 4, 19), EditionClause("a", "A", A), EditionClause("b", "B", B))
OLD = edition("ax-2015", date(2015, 3, 26), date(2018, 7, 4), EditionClause("a", "A", A), EditionClause("c", "C", C))
EDITIONS = by_id(NEW, MIDDLE, OLD)


def clause(name: str, state: ClauseState, *quotes: str, near: str = "") -> Clause:
    evidence = tuple(Evidence(quote, Place(section="1")) for quote in quotes)
    nearest = (Near(near, Place(section="2"), "No reasons."),) if near else ()
    return Clause(name, "", True, state, evidence, nearest)


def passage(name: str, quote: str, unit: int = 1, check: str = golden.CHECK) -> Hit:
    return Hit(check, "older", unit, "b1", 0, 1, data=(("passage", name),), quote=quote, place=Place(section="3"))


def rows(*made: Clause | Hit) -> dict[str, GoldenRule]:
    clauses = [item for item in made if isinstance(item, Clause)]
    hits = [item for item in made if isinstance(item, Hit)]
    return {row.id: row for row in golden.table(NEW, clauses, hits, EDITIONS)}


def test_the_passages_of_superseded_editions_are_found_with_their_names() -> None:
    units = units_in(
        paragraph(1, "It rains."),
        paragraph(2, f'"{A}"'),
        paragraph(3, B),
        paragraph(4, A, hidden="hidden text"),
        paragraph(5, f"It rains. {A.capitalize()}."),
        paragraph(6, C),
    )
    found = list(golden.find(study(units, editions=EDITIONS)))
    assert [(hit.block, hit.get("passage")) for hit in found] == [
        ("b3", "ax-2018#b"),
        ("b5", "ax-2018#a"),
        ("b5", "ax-2015#a"),
    ]
    assert found[1] == Hit(
        "golden-rules", "older", found[1].unit, "b5", 10, 11 + len(A), "verbatim", data=(("passage", "ax-2018#a"),)
    )


def test_a_row_for_each_rule_and_none_for_other_clauses() -> None:
    found = rows(clause("one", "present", "We act."), clause("two", "missing"))
    assert list(found) == ["rule-1", "rule-2"]
    assert found["rule-1"] == GoldenRule(
        "rule-1", "First", "Short ax-2024", "stated", (Evidence("We act.", Place(section="1")),), ()
    )
    assert found["rule-2"] == GoldenRule("rule-2", "Second", "Short ax-2024", "absent", (), ())


def test_no_edition_or_no_check_that_looked_gives_no_table() -> None:
    assert golden.table(None, [clause("one", "present", "We act.")], [], EDITIONS) == ()
    assert rows() == {}
    assert rows(clause("other", "present", "We act.")) == {}
    assert len(rows(clause("uno", "missing"))) == 2


@pytest.mark.parametrize(
    ("made", "state"),
    [
        ([clause("one", "present", "We act.")], "stated"),
        ([clause("uno", "present", "We act.")], "stated"),
        ([clause("one", "missing"), clause("uno", "present", "We act.")], "stated"),
        ([clause("one", "present", "We act."), passage("ax-2018#a", A)], "stated"),
        ([clause("one", "present", A), passage("ax-2018#a", A)], "older"),
        ([clause("one", "missing"), passage("ax-2018#a", A)], "older"),
        ([clause("one", "partial", near="We note it."), passage("ax-2018#a", A)], "older"),
        ([clause("two", "missing"), passage("ax-2018#a", A)], "older"),
        ([clause("two", "missing")], "not-looked-for"),
        ([clause("one", "partial", near="We note it.")], "partial"),
        ([clause("one", "partial", "We act.", near="We note it.")], "stated"),
        ([clause("one", "missing", near="We note it.")], "absent"),
        ([clause("one", "not-found-in-what-was-read")], "cannot-say"),
        ([clause("one", "not-found-in-what-was-read"), clause("uno", "missing")], "absent"),
        ([clause("one", "missing"), passage("ax-2018#b", B)], "absent"),
        ([clause("one", "missing"), passage("ax-2018#a", A, check="other")], "absent"),
    ],
)
def test_the_state_of_a_rule(made: list[Clause | Hit], state: str) -> None:
    assert rows(*made)["rule-1"].state == state


def test_half_of_a_rule_is_shown_where_it_stands_and_not_beside_old_words() -> None:
    half = clause("one", "partial", near="We note it.")
    assert rows(half)["rule-1"].evidence == (Evidence("We note it.", Place(section="2")),)
    old = rows(half, passage("ax-2018#a", A))["rule-1"]
    assert old.evidence == ()
    assert old.older == (("Short ax-2018", Evidence(A, Place(section="3"))),)


def test_old_words_inside_the_evidence_are_no_new_words() -> None:
    found = rows(clause("one", "present", f"Rule: {A}.", "We act."), passage("ax-2018#a", A))["rule-1"]
    assert (found.state, [item.quote for item in found.evidence]) == ("stated", ["We act."])
    assert [item.quote for _, item in found.older] == [A]


def test_two_passages_at_most_are_shown_each_once() -> None:
    found = rows(
        clause("one", "present", "We act.", "We act.", "We tell.", "We ring."),
        clause("uno", "present", "We act."),
        *(passage("ax-2018#a", f"Old {unit}", unit) for unit in (5, 3, 4)),
    )["rule-1"]
    assert [item.quote for item in found.evidence] == ["We act.", "We tell."]
    assert [item.quote for _, item in found.older] == ["Old 3", "Old 4"]


def test_a_passage_of_two_editions_bears_the_name_of_the_newer() -> None:
    found = rows(clause("one", "missing"), passage("ax-2015#a", A), passage("ax-2018#a", A))["rule-1"]
    assert [name for name, _ in found.older] == ["Short ax-2018"]
    found = rows(clause("one", "missing"), passage("ax-2015#a", A))["rule-1"]
    assert [name for name, _ in found.older] == ["Short ax-2015"]
