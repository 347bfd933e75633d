"""Superseded lists of golden rules, word for word: several together are a finding, one alone is not."""

from __future__ import annotations

from policylint.judge import analyse
from policylint.read.snippet import snippet
from tests.vocabularies import catalog

EDITION = catalog().editions["is-2018"]
RULES = [clause.text for clause in EDITION.clauses if clause.id in {"rule-2", "rule-4", "rule-6", "rule-7"}]


def ids(text: str) -> set[str]:
    return {hit.check for hit in analyse(snippet(text), catalog(), "child-protection").hits}


def test_the_old_rules_together_are_found() -> None:
    assert "golden-rules-old" in ids("\n\n".join(RULES))


def test_line_ends_and_curly_quotes_make_no_difference() -> None:
    text = "\n\n".join(RULES).replace("'", "\u2019").replace(" information ", "\ninformation ")
    assert "golden-rules-old" in ids(text)


def test_one_old_rule_alone_is_no_list() -> None:
    assert "golden-rules-old" not in ids(RULES[-1])


def test_the_rules_of_the_edition_in_force_are_no_finding() -> None:
    current = catalog().editions["is-2024"]
    assert "golden-rules-old" not in ids("\n\n".join(clause.text for clause in current.clauses))
