"""How a clause check decides, with a vocabulary of the test's own: evidence, half of it, near misses, wrong keys."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from policylint.errors import CheckFileError
from policylint.kinds import clause, clausespec, wording
from policylint.model import Block, Hit
from tests.kinds.small import VOCABULARY, check, paragraph, study, units_in, units_of

KEPT = {"satisfied-by": ["write* ...4 reasons"]}
NEAR = {"nearest": [{"any": ["log", "diary"], "why-not": "A log is no reason."}]}


def hits(text: str, heading: str | None = "Rules", policy: str = "child-protection", **spec: Any) -> list[Hit]:
    return list(clause.find(check("clause", {**KEPT, **spec}), study(units_of(text, heading), policy)))


def roles(text: str, heading: str | None = "Rules", policy: str = "child-protection", **spec: Any) -> list[str]:
    return [hit.role for hit in hits(text, heading, policy, **spec)]


def test_evidence_says_all_that_is_known_of_it() -> None:
    assert hits("It rains. We write down the reasons.") == [
        Hit("small-check", "present", 2, "b2", 10, 36, data=(("units", "1"),))
    ]


def test_wording_that_is_half_the_clause_is_partial_unless_the_whole_is_there() -> None:
    assert roles("We write a lot.", **{"partial-by": ["write"]}) == ["partial"]
    assert roles("We write the reasons.", **{"partial-by": ["write"]}) == ["present"]


def test_a_part_says_how_far_it_is_from_the_whole_by_the_place_of_its_pattern() -> None:
    parts = hits("We write a lot. We write it all down. Logs.", **{"partial-by": ["write ...2 down", "write", "logs"]})
    assert [hit.get("misses") for hit in parts] == ["1", "", "2", "", ""]


def test_other_wording_beside_may_rule_a_part_out() -> None:
    spec = {"partial-by": ["write"], "partial-unless": ["lunch", "tea"]}
    assert roles("We write a lot.", **spec) == ["partial"]
    assert roles("We write a lot of tea.", **spec) == []
    assert roles("We write the reasons for tea.", **spec) == ["present"]


def test_a_near_miss_says_why_it_is_not_enough_and_the_first_that_fits_is_told() -> None:
    (hit,) = hits("A diary is kept.", **NEAR)
    assert (hit.role, hit.because, hit.get("units")) == ("near", "A log is no reason.", "1")
    two = {"nearest": [{"any": ["diary"], "why-not": "First."}, {"any": ["kept"], "why-not": "Second."}]}
    assert [item.because for item in hits("A diary is kept.", **two)] == ["First."]
    assert [item.because for item in hits("A book is kept.", **two)] == ["Second."]
    assert hits("It rains.", **NEAR) == []


def test_other_words_beside_make_a_passage_no_near_miss() -> None:
    spec = {"nearest": [{"any": ["log"], "unless": ["tea", "lunch"], "why-not": "A log is no reason."}]}
    assert roles("A log is kept.", **spec) == ["near"]
    assert roles("A log of tea is kept.", **spec) == []


def test_evidence_carries_no_reason() -> None:
    assert [hit.because for hit in hits("We write the reasons in a log.", **NEAR)] == [""]


def test_two_sentences_together_state_it_and_are_not_counted_again() -> None:
    (hit,) = hits("We write it down. Then the reasons.", **{"satisfied-by": ["write* ....6 reasons"]})
    assert (hit.role, hit.unit, hit.start, hit.end, hit.get("units")) == ("present", 1, 0, 35, "2")
    found = hits("We write the reasons. It rains.", **{"satisfied-by": ["write* ....9 reasons"]})
    assert [item.get("units") for item in found] == ["1"]


def test_near_misses_are_single_sentences() -> None:
    assert roles("A log. A diary.", **{"nearest": [{"any": ["log ....3 diary"], "why-not": "No."}]}) == []


def listed(*items: str, lead: str = "We write down:", **spec: Any) -> list[Hit]:
    blocks = [Block("b1", "heading", "Log", level=1), paragraph(2, lead, "Log")]
    blocks += [Block(f"b{number}", "list-item", text, label="•") for number, text in enumerate(items, 3)]
    return list(clause.find(check("clause", {**KEPT, **spec}), study(units_in(*blocks))))


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


def test_words_of_unless_rule_a_passage_out_but_leave_it_near() -> None:
    assert roles("We write the reasons for tea.", unless=["lunch"]) == ["present"]
    assert roles("We write the reasons for tea.", unless=["lunch", "tea"]) == []
    text = "We write the reasons for tea in a log."
    assert roles(text, unless=["tea"], **NEAR, **{"partial-by": ["write"]}) == ["near"]


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


def test_wording_may_count_only_beside_other_wording_or_only_without_it() -> None:
    entry = {"any": ["write"], "also": ["why", "when"], "unless": ["never", "tea"]}
    spec = {"satisfied-by": [], "satisfied-if": [entry]}
    assert roles("We write why and when.", **spec) == ["present"]
    for text in ("We write why.", "We write when.", "We write why and when: never.", "We write why and when: tea."):
        assert roles(text, **spec) == []
    assert roles("We note why and when.", **spec) == []


def test_of_several_conditions_one_is_enough() -> None:
    entries = [{"any": ["write"], "also": ["why"]}, {"any": ["note"]}, {"any": ["log"], "unless": ["tea"]}]
    spec = {"satisfied-by": ["keep"], "satisfied-if": entries}
    for text in ("We write why.", "We note it.", "We log it.", "We keep it."):
        assert roles(text, **spec) == ["present"], text
    assert roles("We write it, and log tea.", **spec) == []


def test_a_heading_alone_states_nothing_and_with_its_sentence_it_does() -> None:
    spec = {"satisfied-by": ["reasons", "log"]}
    assert roles("These are kept.", "Reasons", **spec) == []
    assert roles("These go in the log.", "Reasons", **spec) == ["present"]
    spec = {"satisfied-by": ["reasons ...4 kept"]}
    (hit,) = hits("These are kept.", "Reasons", **spec)
    assert (hit.role, hit.get("units"), hit.end) == ("present", "1", 15)


def test_a_mention_states_the_clause_where_it_takes_the_stance() -> None:
    spec: dict[str, Any] = {
        "satisfied-by": [],
        "satisfied-by-mention": {"mention": "consent", "stance": ["not-needed"]},
        "about": "safeguarding",
    }
    assert roles("We share a concern without consent.", **spec) == ["present"]
    assert roles("We seek consent to share a concern.", **spec) == []
    assert roles("We eat tea without consent.", policy="other", **spec) == []
    assert roles("We eat. We share a concern without consent.", **spec) == ["present"]


def test_a_mention_may_need_other_words_beside_it() -> None:
    told = {"mention": "consent", "stance": ["not-needed"], "beside": ["risk", "harm"]}
    spec: dict[str, Any] = {"satisfied-by": [], "satisfied-by-mention": [told]}
    assert roles("We share a concern without consent.", **spec) == []
    assert roles("We share a concern without consent in case of harm.", **spec) == ["present"]


def test_a_sentence_that_both_states_and_mentions_is_evidence_once() -> None:
    said = {"mention": "consent", "stance": ["not-needed"]}
    assert roles("We write the reasons without consent.", **{"satisfied-by-mention": said}) == ["present"]


def test_wording_beside_undoes_the_clause_in_the_same_block_only() -> None:
    spec = {"unless-beside": ["lunch", "tea first"]}
    text = "We write the reasons."
    assert roles(f"Tea first. {text}", **spec) == []
    assert roles(f"{text} Tea first.", **spec) == []
    assert roles(f"Tea first. It rains. {text}", **spec) == ["present"]
    assert roles(f"{text} It rains. Tea first.", **spec) == ["present"]
    assert roles(f"Tea first.\n\n{text}", **spec) == ["present"]
    assert roles(f"{text}\n\nTea first.", **spec) == ["present"]
    assert roles(f"“Tea first for all who come to us.” {text}", **spec) == ["present"]


def test_a_mention_beside_undoes_the_clause_where_it_may_be_about_sharing() -> None:
    spec = {"unless-mention": {"mention": "consent", "stance": ["required"]}}
    text = "We write the reasons."
    assert roles(f"We seek consent. {text}", **spec) == []
    assert roles(f"We seek consent to share a concern. {text}", **spec) == []
    assert roles(f"We seek consent for trips. {text}", **spec) == ["present"]
    assert roles(f"We act without consent. {text}", **spec) == ["present"]


def test_a_mention_in_the_words_that_state_the_clause_undoes_nothing() -> None:
    spec: dict[str, Any] = {
        "satisfied-by": ["reasons ...3 need consent ...3 written"],
        "unless-mention": {"mention": "consent", "stance": ["required"]},
    }
    assert roles("Reasons to need consent are written.", **spec) == ["present"]
    assert roles("Reasons to need consent are written, and we seek consent.", **spec) == []
    spec["satisfied-by"] = ["need consent"]
    assert roles("They need consent.", **spec) == ["present"]
    assert roles("It rains. They need consent.", **spec) == ["present"]


def test_a_mention_that_states_the_clause_is_undone_by_one_that_says_the_opposite() -> None:
    spec: dict[str, Any] = {
        "satisfied-by": [],
        "satisfied-by-mention": {"mention": "consent", "stance": ["not-needed"]},
        "unless-mention": {"mention": "consent", "stance": ["required"]},
    }
    assert roles("We share a concern without consent.", **spec) == ["present"]
    assert roles("We share a concern without consent. We seek consent.", **spec) == []


def test_a_clause_undone_may_still_be_there_in_part() -> None:
    spec = {"unless-beside": ["tea"], "partial-by": ["write"]}
    assert set(roles("We write the reasons. Tea.", **spec)) == {"partial"}


def test_a_passage_about_another_topic_is_none_of_it() -> None:
    text = "We write the reasons for trips."
    assert roles(text) == ["present"]
    assert roles(text, **{"not-about": ["trips"]}) == []
    assert roles(text, **{"not-about": ["photographs"]}) == ["present"]
    assert roles("We write the reasons.", "Trips", **{"not-about": ["trips"]}) == []
    shown = {"not-about": ["trips"], "shown-by": ["staff", "lead"]}
    assert roles("The lead will write the reasons.", "Trips", **shown) == ["present"]
    assert roles("The lead will write the reasons for trips.", **shown) == []
    assert roles("The lead will write the reasons; trips are fun.", **shown) == []


def test_a_check_may_ask_that_a_passage_is_about_safeguarding() -> None:
    about = {"about": "safeguarding"}
    assert roles("We write the reasons.", policy="data-protection", **about) == []
    assert roles("We write the reasons for a concern.", policy="data-protection", **about) == ["present"]
    assert roles("The lead will write the reasons.", policy="data-protection", **about) == []
    shown = {**about, "shown-by": ["lead"]}
    assert roles("The lead will write the reasons.", policy="data-protection", **shown) == ["present"]


def test_what_a_passage_must_be_about_may_differ_by_policy_type() -> None:
    about = {"about": {"data-protection": "safeguarding", "other": "", "": "safeguarding"}}
    text = "We write the reasons."
    assert roles(text, policy="data-protection", **about) == []
    assert roles(text, policy="other", **about) == ["present"]
    assert roles(text, policy="privacy-notice", **about) == []
    only = {"about": {"data-protection": "safeguarding"}}
    assert roles(text, policy="privacy-notice", **only) == ["present"]
    assert roles(text, policy="data-protection", **only) == []
    assert clausespec.compiled(check("clause", only), VOCABULARY).topic("privacy-notice") == ""


def test_a_match_on_another_topic_does_not_hide_one_on_the_right_topic() -> None:
    text = "We write reasons for trips; write reasons for a concern."
    assert roles(text, **{"not-about": ["trips"]}) == ["present"]


def test_two_sentences_counted_already_do_not_hide_what_stands_together_after_them() -> None:
    spec = {"satisfied-by": ["reasons", "log ....6 kept"]}
    found = hits("We write reasons. It rains. A log is here. It is kept.", **spec)
    assert [hit.unit for hit in found] == [1, 3]


def test_a_pattern_that_is_wrong_is_named_with_its_file() -> None:
    vocabulary = replace(VOCABULARY)
    for kind in (clause, wording):
        spec = {"satisfied-by": ["...3"], "any": ["...3"], "mention": "consent", "stance": ["required"]}
        with pytest.raises(CheckFileError) as caught:
            kind.patterns(check(kind.__name__, spec), vocabulary)
        assert "small-check.toml" in str(caught.value)


ALL: dict[str, Any] = {
    "satisfied-by": ["a"],
    "satisfied-if": [{"any": ["b"], "also": ["c"], "unless": ["d"]}, {"any": ["e"]}],
    "satisfied-by-mention": {"mention": "keeping", "stance": ["harmful"], "beside": ["f"]},
    "partial-by": ["g"],
    "partial-unless": ["n"],
    "unless": ["h"],
    "unless-mention": {"mention": "consent", "stance": ["required"], "beside": ["unheard"]},
    "unless-beside": ["i"],
    "not-under": ["j"],
    "listed-under": ["o"],
    "shown-by": ["k"],
    "nearest": [{"any": ["l"], "why-not": "L."}, {"any": ["m"], "why-not": "M."}],
    "not-about": ["trips"],
}


def test_a_document_is_worth_a_look_for_what_shows_the_clause_or_comes_near() -> None:
    sources = [pattern.source for pattern in clause.triggers(check("clause", ALL), VOCABULARY)]
    assert sources == ["a", "b", "e", "g", "l", "m", "keep* quiet"]


def test_the_lexicon_learns_every_pattern_of_a_check() -> None:
    sources = [pattern.source for pattern in clause.patterns(check("clause", ALL), VOCABULARY)]
    assert sources == ["a", "b", "e", "g", "l", "m", "keep* quiet", "h", "n", "i", "j", "o", "k", "c", "d", "f"]


def test_the_keys_of_a_check_are_read_as_they_stand() -> None:
    spec = clausespec.compiled(check("clause", ALL), VOCABULARY)
    assert [(entry.mention, entry.stance) for entry in spec.said] == [("keeping", ("harmful",))]
    assert [(entry.mention, entry.stance) for entry in spec.contradicted_by] == [("consent", ("required",))]
    assert [pattern.source for entry in spec.contradicted_by for pattern in entry.beside] == ["unheard"]
    assert [entry.why_not for entry in spec.nearest] == ["L.", "M."]
    assert spec.not_about == ("trips",)
    assert spec.topic("child-protection") == ""


def test_a_check_without_keys_reads_as_nothing_at_all() -> None:
    spec = clausespec.compiled(check("clause", {"satisfied-by-mention": {"mention": "keeping"}}), VOCABULARY)
    assert (spec.satisfied_by, spec.satisfied_if, spec.partial_by, spec.unless) == ((), (), (), ())
    assert spec.partial_unless == ()
    assert (spec.undone_by, spec.contradicted_by, spec.not_about, spec.not_under) == ((), (), (), ())
    assert (spec.shown_by, spec.nearest, spec.listed_under) == ((), (), ())
    assert [(entry.mention, entry.stance, entry.beside) for entry in spec.said] == [("keeping", (), ())]


GOOD: dict[str, Any] = {"satisfied-by": ["x"], "insert-under": ["Records"], "missing": "It is not there."}


@pytest.mark.parametrize(
    ("spec", "wrong"),
    [
        ({}, []),
        ({"satisfied-by": [], "satisfied-if": [{"any": ["x"]}]}, []),
        ({"satisfied-by": [], "satisfied-by-mention": {"mention": "consent", "stance": ["required"]}}, []),
        ({"satisfied-if": [{"any": ["x"], "also": ["y"], "unless": ["z"]}]}, []),
        ({"unless-mention": [{"mention": "consent", "stance": ["required"], "beside": ["x"]}]}, []),
        ({"about": "safeguarding", "not-about": ["trips", "photographs"]}, []),
        ({"about": {"child-protection": "", "": "safeguarding"}}, []),
        ({"satisfied-by": []}, ["satisfied-by is missing: which wording states the clause?"]),
        ({"insert-under": []}, ["insert-under is missing: words of the heading where the clause belongs"]),
        ({"missing": ""}, ["missing is missing: the sentence that says what is not there"]),
        ({"not-about": ["trips", "tea"]}, ['not-about: there is no topic "tea" in the vocabulary']),
    ],
)
def test_wrong_keys_are_named_and_right_ones_are_not(spec: dict[str, Any], wrong: list[str]) -> None:
    assert list(clause.problems({**GOOD, **spec}, VOCABULARY)) == wrong


@pytest.mark.parametrize("entry", [{}, {"any": []}, {"also": ["x"]}, {"any": ["x"], "if": ["y"]}])
def test_a_condition_has_any_and_nothing_unknown(entry: dict[str, Any]) -> None:
    assert list(clause.problems({**GOOD, "satisfied-if": [{"any": ["x"]}, entry]}, VOCABULARY)) == [
        'satisfied-if: each table has "any", and may have "also" and "unless", and nothing else'
    ]


@pytest.mark.parametrize("key", ["satisfied-by-mention", "unless-mention"])
@pytest.mark.parametrize(
    ("table", "wrong"),
    [
        ({"mention": "mood"}, ['there is no kind of mention "mood" in the vocabulary']),
        ({}, ['there is no kind of mention "None" in the vocabulary']),
        (
            {"mention": "consent", "with": ["x"]},
            ['a table has "mention", "stance" and perhaps "beside", and nothing else'],
        ),
        (
            {"mention": "keeping", "stance": ["open", "required"]},
            ['stance "required" is given by no rule of the vocabulary'],
        ),
    ],
)
def test_a_mention_that_is_not_there_is_named_with_its_key(key: str, table: dict[str, Any], wrong: list[str]) -> None:
    expected = [f"{key}: {line}" for line in wrong]
    assert list(clause.problems({**GOOD, key: table}, VOCABULARY)) == expected
    assert list(clause.problems({**GOOD, key: [{"mention": "consent"}, table]}, VOCABULARY)) == expected


@pytest.mark.parametrize("about", ["weather", {"child-protection": "weather"}, {"diary": "safeguarding"}])
def test_what_a_passage_is_about_is_one_of_the_known_words(about: object) -> None:
    assert list(clause.problems({**GOOD, "about": about}, VOCABULARY)) == [
        'about must be "safeguarding" or "", or a table of these by policy type'
    ]


def test_words_plain_enough_are_not_undone_by_what_stands_beside() -> None:
    beside = {"unless-beside": ["lunch"]}
    assert roles("We write down the reasons. Not at lunch.", **beside) == []
    assert roles("We write down the reasons. Not at lunch.", **beside, firm=["down the reasons"]) == ["present"]
    assert roles("We write the reasons. Not at lunch.", **beside, firm=["down the reasons"]) == []
