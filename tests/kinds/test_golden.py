"""The golden rules: which a policy states, in which words, and which it does not."""

from __future__ import annotations

from datetime import date

import pytest

from policylint.catalog import load
from policylint.judge import analyse, verdict
from policylint.model import GoldenRule, PolicyType, Report
from policylint.read.snippet import snippet

CATALOG = load()
NEW = "You do not need consent to share information about a child who is at risk of harm."
OLD = (
    "Where possible, share information with consent, and where possible, respect the wishes of those who do not "
    "consent to having their information shared."
)
RECORDED = (
    "Keep a record of your decision and the reasons for it - whether it is to share information or not. If you decide "
    "to share, then record what you have shared, with whom and for what purpose."
)


def report(
    text: str, guidance: str | None = None, policy: PolicyType = "child-protection", checks: list[str] | None = None
) -> Report:
    analysis = analyse(snippet(text, "Information sharing"), CATALOG, policy)
    return verdict(analysis, CATALOG, as_of=date(2026, 11, 22), path="policy.md", guidance=guidance, checks=checks)


def rules(text: str, guidance: str | None = None) -> dict[str, GoldenRule]:
    return {rule.id: rule for rule in report(text, guidance).golden_rules}


def test_each_report_has_the_seven_rules_of_the_edition_judged_by() -> None:
    found = rules(NEW)
    assert list(found) == [f"rule-{number}" for number in range(1, 8)]
    assert {rule.edition for rule in found.values()} == {"Information sharing advice 2024"}


def test_a_rule_that_is_stated_is_quoted_with_its_place() -> None:
    rule = rules(NEW)["rule-3"]
    assert rule.state == "stated"
    assert [(item.quote, item.place.headings) for item in rule.evidence] == [(NEW, ("Information sharing",))]


def test_a_rule_in_superseded_wording_names_the_edition_that_it_is_from() -> None:
    rule = rules(OLD)["rule-3"]
    assert (rule.state, rule.evidence) == ("older", ())
    assert [(name, item.quote) for name, item in rule.older] == [("Information sharing advice 2018", OLD)]


def test_a_rule_in_both_wordings_is_stated_and_both_are_quoted() -> None:
    rule = rules(f"{NEW}\n\n{OLD}")["rule-3"]
    assert (rule.state, len(rule.evidence), len(rule.older)) == ("stated", 1, 1)


def test_old_words_that_still_say_the_right_thing_are_called_old_words() -> None:
    assert rules(RECORDED)["rule-7"].state == "older"


def test_a_rule_that_is_not_there_is_absent() -> None:
    assert rules(NEW)["rule-7"].state == "absent"


def test_a_check_that_did_not_run_leaves_its_rule_not_looked_for() -> None:
    (state,) = {rule.state for rule in report(NEW, checks=["no-consent-needed"]).golden_rules if rule.id != "rule-3"}
    assert state == "not-looked-for"


def test_no_table_where_no_rule_was_looked_for() -> None:
    assert report(NEW, checks=["kcsie-edition"]).golden_rules == ()
    assert report(NEW, guidance="2018").golden_rules == ()


def test_the_proposal_of_2023_has_its_own_table() -> None:
    rule = rules(NEW, guidance="2023")["rule-3"]
    assert (rule.state, rule.edition) == ("stated", "Proposed information sharing advice 2023")


def test_the_table_is_no_part_of_the_json() -> None:
    assert "golden_rules" not in report(NEW).to_dict()


@pytest.mark.parametrize("edition", ["is-2024", "is-2023-draft"])
def test_every_rule_of_an_edition_names_the_check_that_looks_for_it(edition: str) -> None:
    clauses = [clause for clause in CATALOG.editions[edition].clauses if clause.id.startswith("rule-")]
    assert len(clauses) == 7
    assert all(clause.stated_by for clause in clauses)
