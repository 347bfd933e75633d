"""How a wording check decides, with a vocabulary of the test's own: each key, each reason, each wrong key."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from policylint.kinds import wording
from policylint.model import EditionClause, Hit
from tests.kinds.small import TODAY, VOCABULARY, by_id, check, edition, study, units_of

REQUIRED = {"mention": "consent", "stance": ["required"]}
CONCERN = "We seek consent to share a concern."


def hits(text: str, heading: str | None = "Rules", policy: str = "child-protection", **spec: Any) -> list[Hit]:
    return list(wording.find(check("wording", {**REQUIRED, **spec}), study(units_of(text, heading), policy)))


def quotes(text: str, **kwargs: Any) -> list[str]:
    return [text[hit.start : hit.end] for hit in hits(text, **kwargs)]


def test_a_finding_says_all_that_is_known_of_it() -> None:
    (hit,) = hits(f"It rains. {CONCERN}")
    assert hit == Hit(
        check="small-check",
        role="wording",
        unit=2,
        block="b2",
        start=10,
        end=45,
        confidence="rule",
        override=None,
        because=("“seek consent” makes consent required; no exception for risk in this sentence or the next."),
        data=(
            ("mention", "consent"),
            ("stance", "required"),
            ("told-by", "clause"),
            ("matched", "seek consent"),
            ("pattern", "seek {consent}"),
            ("specificity", "0"),
        ),
    )


def test_words_spread_over_two_sentences_count_where_the_check_reads_across() -> None:
    text = "It rains. Parents agree to help. Then we ring about a concern."
    assert quotes(text, mention="keeping", stance=["spread"]) == []
    assert quotes(text, mention="keeping", stance=["spread"], across=True) == [text[10:]]


def test_words_within_one_sentence_are_found_once_where_the_check_reads_across() -> None:
    text = "Parents agree, then we ring about a concern. It rains."
    assert len(quotes(text, mention="keeping", stance=["spread"], across=True)) == 1


def test_only_the_stances_that_the_check_names_are_findings() -> None:
    for text in ("We share a concern without consent.", "We would like your consent to share a concern."):
        assert hits(text) == []
    (hit,) = hits("We would like your consent to share a concern.", stance=["preferred"])
    assert hit.because == (
        "“like your consent” asks for consent first; no exception for risk in this sentence or the next."
    )


def test_a_mention_of_another_kind_speaks_of_no_exception() -> None:
    (hit,) = hits("A concern goes no further.", mention="yielding", stance=["harmful"])
    assert hit.because == "“goes no further” is the wording this check looks for."


def test_a_stance_that_has_no_words_of_its_own_is_the_wording_looked_for() -> None:
    (hit,) = hits("We speak up about a concern.", mention="keeping", stance=["open"])
    assert hit.because == "“speak up” is the wording this check looks for."


def test_a_check_may_look_for_several_kinds_of_mention() -> None:
    text = "We keep quiet about a concern. We seek consent to share a concern. A concern goes no further."
    found = hits(text, mention=["consent", "keeping"], stance=["required", "harmful"])
    assert sorted(dict(hit.data)["mention"] for hit in found) == ["consent", "keeping"]


def test_an_exception_for_risk_is_quoted_and_lowers_the_weight() -> None:
    (hit,) = hits("We seek consent to share a concern unless there is danger.")
    assert (hit.confidence, hit.override) == ("softened", "unless there is danger")
    assert hit.because == "“seek consent” makes consent required; there is an exception for risk."


def test_words_that_are_an_exception_themselves_are_quoted_as_one() -> None:
    (hit,) = hits("We share a concern only with consent.")
    assert (hit.confidence, hit.override) == ("softened", "only with consent")
    assert "there is an exception for risk" in hit.because


@pytest.mark.parametrize(
    ("exception", "plain", "softened"),
    [("softens", 1, 1), ("excuses", 1, 0), ("excuses-above", 1, 0), ("required", 0, 1)],
)
def test_a_check_says_what_an_exception_for_risk_does(exception: str, plain: int, softened: int) -> None:
    assert len(hits(CONCERN, exception=exception)) == plain
    text = "We seek consent to share a concern unless there is danger."
    assert len(hits(text, exception=exception)) == softened
    assert len(hits("We share a concern only with consent.", exception=exception)) == softened


def test_the_limit_of_a_promise_further_down_excuses_it_and_softens_nothing() -> None:
    text = f"{CONCERN}\n\nIt is hot.\n\nThe only time is danger."
    assert len(hits(text, exception="excuses-above")) == 0
    assert len(hits(text, exception="excuses")) == 1
    (hit,) = hits(text)
    assert (hit.confidence, hit.override) == ("rule", None)


def test_what_must_stand_in_the_clause_is_looked_for_there_alone() -> None:
    assert quotes(CONCERN, any=["share ...3 concern"]) == [CONCERN]
    assert hits(CONCERN, any=["tell"]) == []
    assert hits("We seek consent; share a concern.", any=["share"]) == []
    assert hits("We share; we seek consent over a concern.", any=["share"]) == []
    assert hits("We seek consent over a concern.", any=["tell", "over"]) != []


def test_all_of_also_must_stand_in_the_sentence() -> None:
    assert hits("We seek consent; share a concern today.", also=["share", "today"]) != []
    assert hits(CONCERN, also=["share", "today"]) == []
    assert hits(CONCERN, also=["today", "share"]) == []


def test_none_of_unless_may_stand_in_the_sentence() -> None:
    assert hits(CONCERN, unless=["today"]) != []
    assert hits("We seek consent to share a concern; today.", unless=["tomorrow", "today"]) == []


def test_a_topic_rules_a_sentence_out_even_beside_words_about_safeguarding() -> None:
    text = "We seek consent to share a concern and photographs."
    assert hits(text) != []
    assert hits(text, **{"not-about": ["photographs"]}) == []
    assert hits(CONCERN, **{"not-about": ["photographs"]}) != []


def test_a_sentence_must_be_about_sharing_a_concern_unless_the_check_says_anything() -> None:
    text = "We seek consent for tea."
    assert hits(text) == []
    assert hits(text, about="anything") != []
    assert hits("We seek consent for trips.", about="anything") != []
    assert hits("We seek consent for trips.", about="anything", **{"not-about": ["trips"]}) == []


def test_a_heading_tells_the_topic_and_the_clause_outranks_it() -> None:
    assert hits("We seek consent.", "Sharing a concern") != []
    assert hits("We seek consent.", "Trips") == []
    assert hits("We seek consent for trips.", "Sharing a concern") == []


def test_a_topic_told_by_the_heading_counts_for_anything_but_not_about() -> None:
    assert hits("We seek consent.", "Trips", about="anything") != []
    assert hits("We seek consent.", "Trips", about="anything", **{"not-about": ["trips"]}) == []


def test_words_may_show_a_sentence_to_be_about_safeguarding() -> None:
    assert hits("We seek consent for tea with a lead.", **{"shown-by": ["lead"]}) != []
    assert hits("We seek consent for tea.", **{"shown-by": ["lead"]}) == []
    assert hits("We seek consent for trips with a lead.", **{"shown-by": ["staff", "lead"]}) != []


def test_in_our_policies_an_exception_for_risk_in_the_paragraph_tells_what_an_untold_sentence_is_about() -> None:
    untold = "We seek consent for tea"
    assert hits(f"{untold} unless there is danger.", policy="safeguarding") != []
    assert hits(f"{untold} unless there is danger.", policy="other") == []
    assert hits(f"{untold}. It is hot unless there is danger.", policy="safeguarding") != []
    assert hits(f"{untold}.\n\nIt is hot unless there is danger.", policy="safeguarding") == []
    assert hits("We seek consent for trips unless there is danger.", policy="safeguarding") == []


def test_in_other_policies_an_exception_for_risk_tells_it_only_beside_words_of_a_referral() -> None:
    untold = "We seek consent to a referral"
    assert hits(f"{untold}.", policy="other") == []
    assert hits(f"{untold} unless there is danger.", policy="other") != []
    assert hits(f"{untold} for trips unless there is danger.", policy="other") == []
    assert hits(f"{untold}. It is hot unless there is danger.", policy="other") == []


def test_words_of_defiance_take_the_exception_from_their_own_sentence_only() -> None:
    text = "We seek consent to share a concern, come what may, unless there is danger."
    defiant = {"in-spite": ["whatever", "come what may"]}
    (hit,) = hits(text, **defiant)
    assert (hit.confidence, hit.override) == ("rule", None)
    (hit,) = hits(text, **{"in-spite": ["whatever"]})
    assert (hit.confidence, hit.override) == ("softened", "unless there is danger")
    (hit,) = hits("We seek consent to share a concern, come what may. Not unless there is danger.", **defiant)
    assert (hit.confidence, hit.override) == ("softened", "unless there is danger")


@pytest.mark.parametrize(
    ("text", "confidence"),
    [
        ("On a concern we ring unless we keep quiet danger.", "rule"),
        ("On a concern we keep quiet unless there is danger.", "softened"),
        ("Unless it is danger we keep quiet on a concern.", "softened"),
    ],
)
def test_words_of_the_bar_itself_are_no_exception_to_it(text: str, confidence: str) -> None:
    spec: dict[str, Any] = {"mention": "keeping", "stance": ["harmful"]}
    (hit,) = hits(text, **spec, **{"in-spite": ["whatever"]})
    assert hit.confidence == confidence
    (hit,) = hits(text, **spec)
    assert hit.confidence == "softened"


def test_giving_way_counts_only_under_a_heading_that_shows_it() -> None:
    spec: dict[str, Any] = {"stance": ["harmful"], "mention": (), "headed": {"yielding": "refusing"}}
    text = "The concern goes no further."
    assert hits(text, "When parents refuse", **spec) != []
    assert hits(text, "When parents agree", **spec) == []
    assert hits(text, "When parents agree", mention="yielding", stance=["harmful"]) != []


def test_a_kind_that_needs_no_heading_is_found_beside_one_that_does() -> None:
    spec: dict[str, Any] = {"stance": ["required", "harmful"], "headed": {"yielding": "refusing"}}
    assert len(hits(CONCERN, **spec)) == 1


def test_what_is_quoted_or_denied_is_no_finding_and_the_next_sentence_still_is() -> None:
    assert quotes(f"“{CONCERN}” {CONCERN}") == [CONCERN]
    assert hits(f"Myth: {CONCERN} No, we do not.") == []
    assert len(hits(f"{CONCERN} No, we do not. It rains. {CONCERN}")) == 1


def test_words_of_a_question_count_only_where_the_answer_is_yes() -> None:
    question = "Do we seek consent to share a concern?"
    assert hits(f"{question} Yes, always.") != []
    assert hits(f"{question} Rarely.") == []


def test_words_of_a_lead_in_are_found_once_and_not_again_at_each_item() -> None:
    text = "To share a concern we seek consent from:\n• the mother\n• the father"
    assert [text[hit.start : hit.end] for hit in hits(text)] == ["To share a concern we seek consent from:"]
    assert [hit.unit for hit in hits("To share a concern:\n• seek consent\n• be kind")] == [2]


def test_each_mention_of_a_sentence_is_a_finding() -> None:
    found = hits("We seek consent or need agreement to share a concern.")
    assert [dict(hit.data)["matched"] for hit in found] == ["seek consent", "need agreement"]


@pytest.mark.parametrize(
    ("spec", "specificity"),
    [
        ({}, "0"),
        ({"any": ["share"]}, "2"),
        ({"also": ["share"]}, "1"),
        ({"any": ["share"], "also": ["share"]}, "3"),
    ],
)
def test_a_check_that_asks_for_more_is_narrower(spec: dict[str, Any], specificity: str) -> None:
    (hit,) = hits(CONCERN, **spec)
    assert hit.get("specificity") == specificity


def test_a_check_that_asks_for_an_exception_is_narrower_too() -> None:
    text = "We seek consent to share a concern unless there is danger."
    (hit,) = hits(text, any=["seek"], also=["share"], exception="required")
    assert hit.get("specificity") == "4"


def test_a_sentence_of_a_superseded_edition_names_the_passage() -> None:
    words = "We seek consent to share a concern with every agency that is not the police"
    old = edition("is-2018", TODAY.replace(year=2018), TODAY, EditionClause("rule-4", "Rule", f"{words}."))
    seen = study(units_of(f"{words}."), editions=by_id(old))
    (hit,) = wording.find(check("wording", {**REQUIRED, "verbatim": ["is-2018#rule-4"]}), seen)
    assert hit.confidence == "verbatim"
    assert hit.because == (
        "“seek consent” makes consent required, word for word as in Short is-2018, rule 4; "
        "no exception for risk in this sentence or the next."
    )
    (plain,) = wording.find(check("wording", REQUIRED), seen)
    assert plain.confidence == "rule"


def test_the_lexicon_learns_every_pattern_of_a_check() -> None:
    spec = {**REQUIRED, "any": ["a"], "also": ["b"], "unless": ["c"], "shown-by": ["d"], "in-spite": ["e"]}
    assert [pattern.source for pattern in wording.patterns(check("wording", spec), VOCABULARY)] == [
        "a",
        "b",
        "c",
        "d",
        "e",
    ]
    assert wording.patterns(check("wording", REQUIRED), VOCABULARY) == ()


def test_a_document_is_worth_a_look_for_the_rules_of_the_stances_alone() -> None:
    spec = {"mention": ["consent", "keeping"], "stance": ["required", "harmful"], "headed": {"yielding": "refusing"}}
    sources = [pattern.source for pattern in wording.triggers(check("wording", spec), VOCABULARY)]
    assert sources == ["only with {consent}", "seek {consent}", "need {consent}", "keep* quiet", "goes no further"]


def test_the_keys_of_a_check_are_read_as_they_stand() -> None:
    spec = {
        **REQUIRED,
        "any": ["a"],
        "not-about": ["trips"],
        "about": "anything",
        "headed": {"yielding": "refusing"},
        "exception": "excuses",
    }
    read = wording.compiled(check("wording", spec), VOCABULARY)
    assert (read.mentions, read.stance, read.not_about) == (("consent", "yielding"), ("required",), ("trips",))
    assert (read.about, read.headed, read.exception) == ("anything", {"yielding": "refusing"}, "excuses")
    plain = wording.compiled(check("wording", REQUIRED), VOCABULARY)
    assert (plain.about, plain.headed, plain.exception, plain.not_about) == ("safeguarding", {}, "softens", ())


@pytest.mark.parametrize(
    ("spec", "wrong"),
    [
        (REQUIRED, []),
        ({**REQUIRED, "about": "anything", "exception": "excuses", "not-about": ["trips"]}, []),
        ({**REQUIRED, "about": "safeguarding", "exception": "required", "headed": {"yielding": "refusing"}}, []),
        ({**REQUIRED, "exception": "softens"}, []),
        (
            {"stance": ["required"]},
            [
                'mention = "": there is no such kind of mention in the vocabulary',
                'stance "required" is given by no rule of the vocabulary',
            ],
        ),
        (
            {"mention": ["consent", "mood"], "stance": ["required"]},
            ['mention = "mood": there is no such kind of mention in the vocabulary'],
        ),
        ({"mention": "consent"}, ["stance is missing: which stances of the mention are findings?"]),
        (
            {"mention": "consent", "stance": ["required", "purple"]},
            ['stance "purple" is given by no rule of the vocabulary'],
        ),
        ({**REQUIRED, "stance": ["harmful"]}, ['stance "harmful" is given by no rule of the vocabulary']),
        (
            {**REQUIRED, "not-about": ["trips", "tea"]},
            ['not-about: there is no topic "tea" in the vocabulary'],
        ),
        (
            {**REQUIRED, "headed": {"yielding": "nowhere"}},
            ['headed: there is no list "nowhere" in the vocabulary'],
        ),
        ({**REQUIRED, "about": "all"}, ['about must be "safeguarding" or "anything"']),
        ({**REQUIRED, "exception": "hides"}, ["exception must be one of softens, excuses, excuses-above, required"]),
    ],
)
def test_wrong_keys_are_named_and_right_ones_are_not(spec: dict[str, Any], wrong: list[str]) -> None:
    assert list(wording.problems(spec, VOCABULARY)) == wrong


def test_the_guidances_own_words_tell_what_they_are_about() -> None:
    text = "We seek consent for all that is said at any time of the day."
    old = edition("is-2018", date(2018, 7, 1), date(2024, 4, 19), EditionClause("rule-4", "Consent", text))
    look = study(units_of(text, "Rules"), "other", {"is-2018": old})
    assert list(wording.find(check("wording", {**REQUIRED, "verbatim": ["is-2018#rule-4"]}), look)) != []
    assert list(wording.find(check("wording", REQUIRED), look)) == []
