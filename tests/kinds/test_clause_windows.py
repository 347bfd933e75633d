"""What a clause check reads together: neighbouring sentences, a list with its lead-in, a heading with its text."""

from __future__ import annotations

from policylint.kinds import clause
from tests.kinds.clauses import KEPT, hits, listed, roles
from tests.kinds.small import check, paragraph, study, units_in


def test_two_sentences_together_state_it_and_are_not_counted_again() -> None:
    (hit,) = hits("We write it down. Then the reasons.", **{"satisfied-by": ["write* ....6 reasons"]})
    assert (hit.role, hit.unit, hit.start, hit.end, hit.get("units")) == ("present", 1, 0, 35, "2")
    found = hits("We write the reasons. It rains.", **{"satisfied-by": ["write* ....9 reasons"]})
    assert [item.get("units") for item in found] == ["1"]


def test_near_misses_are_single_sentences() -> None:
    assert roles("A log. A diary.", **{"nearest": [{"any": ["log ....3 diary"], "why-not": "No."}]}) == []


def test_a_list_is_evidence_by_the_item_that_completes_it() -> None:
    spec = {"satisfied-by": ["write ....9 did ....3 reasons"]}
    (hit,) = listed("what we did", "the reasons", "the date", **spec)
    assert (hit.block, hit.start, hit.end) == ("b4", 0, len("the reasons"))


def test_items_of_a_list_state_nothing_together_without_their_lead_in() -> None:
    spec = {"satisfied-by": ["do ....3 reasons"]}
    assert listed("what we do", "the reasons", **spec) == []
    (hit,) = listed("what we do", "the reasons", **{"satisfied-by": ["write ....9 do ....3 reasons"]})
    assert (hit.block, hit.get("units"), hit.get("rank")) == ("b4", "2", "3")


def test_a_check_may_say_what_the_lead_in_of_a_list_must_name() -> None:
    spec = {"satisfied-by": ["down ....9 do ....3 reasons"], "listed-under": ["write", "log"]}
    assert [hit.role for hit in listed("what we do", "the reasons", **spec)] == ["present"]
    assert listed("what we do", "the reasons", lead="Sit down:", **spec) == []
    assert roles("Sit down: what we do and the reasons.", **spec) == ["present"]


def test_a_part_of_a_list_is_shown_by_its_item() -> None:
    (hit,) = listed("our name", "what we do", "the date", **{"partial-by": ["down ....9 name ....3 do"]})
    assert (hit.role, hit.block, hit.start, hit.end) == ("partial", "b4", 0, len("what we do"))


def test_evidence_says_how_far_it_is_from_one_sentence() -> None:
    spec = {"satisfied-by": ["write* ....6 reasons"]}
    assert [hit.get("rank") for hit in hits("We write the reasons.", **spec)] == [""]
    assert [hit.get("rank") for hit in hits("We write it down. Then the reasons.", **spec)] == ["2"]
    assert [hit.get("rank") for hit in hits("It needs reasons.", "What we write", **spec)] == ["1"]


def test_a_heading_about_something_else_rules_a_passage_out() -> None:
    text = "We write the reasons."
    assert roles(text, "Exclusions", **{"not-under": ["exclusions"]}) == []
    assert roles(text, "Records", **{"not-under": ["exclusions"]}) == ["present"]


def test_a_heading_that_names_sharing_beside_another_matter_rules_nothing_out() -> None:
    spec = {"not-under": ["exclusions"]}
    for heading, role in (
        ("Sharing and exclusions", ["present"]),
        ("Exclusions & sharing", ["present"]),
        ("Exclusions, sharing, records", ["present"]),
        ("Sharing of exclusions", []),
        ("Exclusions and records", []),
        ("Exclusions and sharing after exclusions", []),
    ):
        assert roles("We write the reasons.", heading, **spec) == role, heading


def test_the_title_counts_only_where_it_is_the_only_heading() -> None:
    spec = {**KEPT, "not-under": ["exclusions"]}
    for headings, role in (
        (("Exclusions",), []),
        (("Exclusions", "Records"), ["present"]),
        (("Policy", "Exclusions"), []),
        (("Policy", "Exclusions", "Records"), []),
        ((), ["present"]),
    ):
        units = units_in(paragraph(1, "We write the reasons.", *headings))
        assert [hit.role for hit in clause.find(check("clause", spec), study(units))] == role, headings


def test_a_heading_alone_states_nothing_and_with_its_sentence_it_does() -> None:
    spec = {"satisfied-by": ["reasons", "log"]}
    assert roles("These are kept.", "Reasons", **spec) == []
    assert roles("These go in the log.", "Reasons", **spec) == ["present"]
    spec = {"satisfied-by": ["reasons ...4 kept"]}
    (hit,) = hits("These are kept.", "Reasons", **spec)
    assert (hit.role, hit.get("units"), hit.end) == ("present", "1", 15)


def test_two_sentences_counted_already_do_not_hide_what_stands_together_after_them() -> None:
    spec = {"satisfied-by": ["reasons", "log ....6 kept"]}
    found = hits("We write reasons. It rains. A log is here. It is kept.", **spec)
    assert [hit.unit for hit in found] == [1, 3]
