"""How a clause check decides on one passage: evidence, half of it, near misses, and what rules them out."""

from __future__ import annotations

from typing import Any

from policylint.model import Hit
from tests.kinds.clauses import NEAR, hits, roles


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


def test_words_of_unless_rule_a_passage_out_but_leave_it_near() -> None:
    assert roles("We write the reasons for tea.", unless=["lunch"]) == ["present"]
    assert roles("We write the reasons for tea.", unless=["lunch", "tea"]) == []
    text = "We write the reasons for tea in a log."
    assert roles(text, unless=["tea"], **NEAR, **{"partial-by": ["write"]}) == ["near"]


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


def test_a_match_on_another_topic_does_not_hide_one_on_the_right_topic() -> None:
    text = "We write reasons for trips; write reasons for a concern."
    assert roles(text, **{"not-about": ["trips"]}) == ["present"]


def test_words_plain_enough_are_not_undone_by_what_stands_beside() -> None:
    beside = {"unless-beside": ["lunch"]}
    assert roles("We write down the reasons. Not at lunch.", **beside) == []
    assert roles("We write down the reasons. Not at lunch.", **beside, firm=["down the reasons"]) == ["present"]
    assert roles("We write the reasons. Not at lunch.", **beside, firm=["down the reasons"]) == []
