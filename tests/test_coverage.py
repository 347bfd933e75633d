"""Patterns that no example exercises are named."""

from __future__ import annotations

from pathlib import Path

import pytest

from policylint import catalog
from policylint.cli import shell
from policylint.coverage import Entry, measure, told
from policylint.samples import Sample

WORDING = """
id = "our-own"
family = "consent"
kind = "wording"
status = "trial"
title = "Ours"
guidance = ["is-2024#rule-3"]
severity = "advice"
why = "Why."
advice = "Advice."
mention = "consent"
stance = ["required", "preferred"]
any = ["obtain* ...3 {consent-word}", "zzz ...3 {consent-word}"]
unless = ["photograph*"]
in-spite = ["written", "vvv"]
not-about = ["trips", "medicine"]
bad = [
  "Staff obtain written consent before making a referral to social care.",
  "We obtain consent before a referral to social care.",
]
good = [
  {text = "We obtain consent before photographs are taken.", near = "photographs"},
  {text = "Parents give consent.", heading = "Trips", near = "trips"},
]
"""
CLAUSE = """
id = "our-clause"
family = "clause"
kind = "clause"
status = "trial"
title = "Ours"
guidance = ["is-2024#rule-7"]
severity = "advice"
why = "Why."
advice = "Advice."
satisfied-by = ["we ...2 decision ...9 reasons"]
satisfied-if = [{any = ["log ...5 grounds"], also = ["qqq"]}]
partial-by = ["log"]
partial-unless = ["grounds", "www"]
nearest = [{any = ["a record"], why-not = "no reasons"}]
insert-under = ["record"]
missing = "It is not there."
present = ["We note:\\n\\n- the decision\\n- the reasons", "We write the decision and the reasons down."]
absent = [{text = "We keep a record.", near = "no reasons"}, {text = "We log the grounds.", near = "no decision"}]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "our-own.toml").write_text(WORDING, encoding="utf-8")
    (tmp_path / "our-clause.toml").write_text(CLAUSE, encoding="utf-8")
    return tmp_path


def test_what_no_example_matches_is_named_with_its_check_and_key(folder: Path) -> None:
    found = measure(catalog.load([folder]), {"our-own", "our-clause"})
    assert found.unexercised == (
        Entry("our-clause", "satisfied-if: also", "qqq"),
        Entry("our-clause", "partial-unless", "www"),
        Entry("our-own", "any", "zzz ...3 {consent-word}"),
        Entry("our-own", "in-spite", "vvv"),
        Entry("our-own", "not-about", "medicine"),
    )
    assert found.patterns == 14


def test_the_command_says_so_and_exits_1(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert shell.run(["test", str(folder), "--coverage"]) == 1
    printed = capsys.readouterr().out.splitlines()
    assert printed[2] == "our-own: any: no example matches “zzz ...3 {consent-word}”"
    assert printed[-1] == "14 patterns and topics, 5 exercised by no example."


def test_when_everything_is_exercised_it_exits_0(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "our-clause.toml").unlink()
    text = WORDING.replace(', "zzz ...3 {consent-word}"', "").replace(', "vvv"', "").replace(', "medicine"', "")
    (folder / "our-own.toml").write_text(text, encoding="utf-8")
    assert shell.run(["test", str(folder), "--coverage"]) == 0
    assert capsys.readouterr().out == "4 patterns and topics, 0 exercised by no example.\n"


def test_a_pattern_is_exercised_where_it_agrees_with_the_mention_that_is_found() -> None:
    loaded = catalog.load()
    text = "Staff must obtain parental consent before making a referral."
    keys = {entry.key for entry in told([loaded.mark(text)], [], loaded)}
    assert keys == {"consent, required"}
    assert told([], [Sample("consent", "required", text)], loaded) == told([loaded.mark(text)], [], loaded)


def test_an_example_exercises_no_rule_of_another_stance() -> None:
    text = "Staff must obtain parental consent before making a referral."
    assert told([], [Sample("consent", "not-needed", text)], catalog.load()) == set()


def test_every_pattern_and_topic_of_ours_is_exercised(capsys: pytest.CaptureFixture[str]) -> None:
    code = shell.run(["test", "--coverage"])
    printed = capsys.readouterr().out
    assert code == 0, printed
    assert int(printed.split()[0]) > sum(len(rule.any) for rule in catalog.load().vocabulary.rules)


def test_the_vocabulary_is_not_measured_when_checks_are_named() -> None:
    assert measure(catalog.load(), set()).patterns == 0
