"""How a finding came about: what matched, what was looked for and not found, how sure we are."""

from __future__ import annotations

from datetime import date

from policylint.catalog import load
from policylint.judge import analyse, run_report, verdict
from policylint.model import Report
from policylint.read.snippet import snippet
from policylint.report import render
from policylint.report.reasoning import looked_for, plain, reasoning

CATALOG = load()
CONSENT = "Staff must obtain parental consent before making a referral to children's social care."


def report(text: str) -> Report:
    analysis = analyse(snippet(text, "Referrals"), CATALOG, "child-protection")
    return verdict(analysis, CATALOG, as_of=date(2026, 11, 22), path="policy.md")


def steps(text: str, family: str) -> list[str]:
    finding = next(item for item in report(text).findings if item.family == family)
    return list(reasoning(finding, CATALOG.checks[finding.check]))


def test_wording_names_its_words_its_pattern_and_the_exception_that_is_not_there() -> None:
    matched, read, absent, sure = steps(CONSENT, "consent")
    assert matched.startswith("Words that matched: “")
    assert matched.removeprefix("Words that matched: “").rstrip("”") in CONSENT
    assert read.startswith("Read as: consent, required")
    assert "Pattern: " in read
    assert "an exception for risk" in absent
    assert sure == "How sure: step “rule” of verbatim, rule, softened and note. The wording is plain."


def test_an_exception_that_is_there_is_not_said_to_be_missing() -> None:
    lines = steps(f"{CONSENT[:-1]}, unless this would place the child at risk of harm.", "consent")
    assert not any("an exception for risk in this" in line for line in lines)
    assert "step “softened”" in lines[-1]


def test_a_reference_names_what_would_have_made_it_right() -> None:
    lines = steps("The school complies with the Data Protection Act 1998.", "reference")
    assert lines[0] == "Words that matched: “Data Protection Act 1998”"
    assert "“retention”" in lines[1]


def test_a_missing_clause_names_the_nearest_words_and_what_would_have_counted() -> None:
    lines = steps("We keep a log of referrals.", "clause")
    assert lines[0].startswith(("Nearest words: “", "No words came near."))
    assert lines[1].startswith("Looked for and not found: ")


def test_the_text_report_says_so_only_where_it_is_asked_to() -> None:
    run = run_report([report(CONSENT)], CATALOG, as_of=date(2026, 11, 22))
    assert "Words that matched" not in render(run, "text")
    assert "      Words that matched" in render(run, "text", explain=True)
    assert render(run, "json", explain=True) == render(run, "json")


def test_every_check_says_what_it_looks_for() -> None:
    for check in CATALOG.running:
        titles = [title for title, items in looked_for(check) if items]
        assert any(title.startswith("It ") for title in titles), check.id


def test_a_pattern_is_written_as_a_reader_would_write_it_down() -> None:
    lists = {"give": ["share", "pass on", "tell", "send", "refer*"]}
    assert (
        plain("not|n't ..2 {give} ...6 consent*", lists)
        == "not / n't … share / pass on / tell / send / etc. … consent…"
    )
    assert plain("{give} them", {}) == "(give) them"
