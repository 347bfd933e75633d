from __future__ import annotations

import re
from dataclasses import replace

import pytest

from policylint.model import RunReport
from policylint.report import render

from .samples import BAD, CONSENT_FIRST, EVERY_RUN, NOT_READ, PARTLY, run

SGR = re.compile(r"\x1b\[[0-9;]*m")


def test_the_whole_report_of_a_small_policy() -> None:
    report = replace(BAD, findings=(CONSENT_FIRST,), clauses=(), golden_rules=(), look_at=())
    assert render(run(report), "text", width=80) == (
        "Oakfield Primary/Child Protection Policy.pdf · child protection policy · 41\n"
        "pages, 16,792 words read\n"
        "\n"
        "Change before sign-off (1)\n"
        "  6.3 Confidentiality, paragraph 4, page 12\n"
        "    \"Staff will seek parental consent before making a referral to children's\n"
        '    social care."\n'
        "    Consent is made a condition of a referral. Since the proposed advice of June\n"
        "    2023 (final since April 2024) you do not need consent to share information\n"
        "    about a child who is, or may be, at risk of harm. Staff who wait for consent\n"
        "    may wait while a child is harmed.\n"
        "    Why we think so: “will seek” makes consent required; there is no exception\n"
        "    for risk in this sentence or the next.\n"
        '    Write instead: "Staff refer a concern without waiting for consent. We tell\n'
        "    parents and carers first where it is safe to do so. We share only what is\n"
        '    needed, and record what we shared, with whom and why."\n'
        "    consent-before-referral · policylint explain consent-before-referral\n"
        "\n"
        "1 thing to change before sign-off. A person must still read the policy.\n"
        "\n"
        "Judged on 22 November 2026 by: Information sharing advice 2024 · KCSIE 2026 ·\n"
        "Working Together 2026\n"
        "Statutory guidance on information sharing is reported for September 2026. Its\n"
        "text was not seen. Check the current guidance.\n"
    )


def test_something_missing_says_where_it_was_looked_for_and_where_to_add_it() -> None:
    text = render(EVERY_RUN["bad"], "text", width=200)
    assert "  Nowhere in the policy\n" in text
    assert 'Nearest: 9.1 "A log is kept of all referrals." - it records the referral, not why.\n' in text
    assert 'Add under 9 Record keeping: "Our school records each decision' in text


def test_an_exception_is_said_before_the_reason() -> None:
    text = render(EVERY_RUN["bad"], "text", width=500)
    assert text.index("The policy makes an exception for risk") < text.index("Consent is asked for first")


def test_findings_stand_by_weight() -> None:
    text = render(EVERY_RUN["bad"], "text")
    titles = ["Change before sign-off (2)", "Consider changing (1)", "Worth a look (2)", "In place (1)", "Partly (1)"]
    places = [text.index(title) for title in [*titles, "Missing (2)", "Not there, and good to have (1)"]]
    assert places == sorted(places)
    assert "review-overdue · policylint explain review-overdue · being tried out" in text


def test_several_documents_begin_with_a_table() -> None:
    lines = render(run(BAD, PARTLY), "text", width=140).splitlines()
    assert re.split(r" {2,}", lines[0]) == [
        "School", "Document", "Policy", "To change", "To consider", "Clauses missing", "Not read"
    ]  # fmt: skip
    assert lines[1].startswith("Oakfield Primary  Child Protection")


def test_one_document_has_no_table() -> None:
    assert "Clauses missing" not in render(EVERY_RUN["bad"], "text")


def test_a_file_that_was_not_read_says_so_and_no_more() -> None:
    text = render(run(NOT_READ), "text", width=200)
    assert text.startswith(
        "Elm Park/policy.pdf\n  Not checked: there is no text in the file: it looks like a scan. Save"
    )
    assert "found nothing" not in text


@pytest.mark.parametrize("width", [60, 80, 100, 140])
@pytest.mark.parametrize("name", ["bad", "clean", "partly read", "several"])
def test_lines_keep_to_the_width(name: str, width: int) -> None:
    assert max(map(len, render(EVERY_RUN[name], "text", width=width).splitlines())) <= width


@pytest.mark.parametrize("report", EVERY_RUN.values(), ids=EVERY_RUN)
def test_colour_changes_nothing_but_colour(report: RunReport) -> None:
    plain, coloured = render(report, "text"), render(report, "text", colour=True)
    assert "\x1b" not in plain
    assert SGR.sub("", coloured) == plain


def test_colour_is_there_when_asked_for() -> None:
    assert "\x1b[1;31mChange before sign-off (2)\x1b[0m" in render(EVERY_RUN["bad"], "text", colour=True)


@pytest.mark.parametrize("name", [name for name in EVERY_RUN if name not in {"hostile", "several"}])
def test_an_old_windows_console_can_show_it(name: str) -> None:
    render(EVERY_RUN[name], "text").encode("cp1252")


def test_a_policy_cannot_act_on_the_screen() -> None:
    text = render(EVERY_RUN["hostile"], "text", colour=True)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u202a-\u202e\ud800-\udfff]", SGR.sub("", text))
    assert r"\x1b[31mred" in text
    assert r"po\u202elicy.md" in text


def test_a_file_name_cannot_forge_a_line() -> None:
    text = render(run(replace(BAD, path="a.md\n::error::b")), "text")
    assert text.startswith(r"a.md\x0a\x3a:error::b")


def test_checks_that_are_off_are_named() -> None:
    text = render(replace(EVERY_RUN["clean"], checks_off=("consent-first", "respect-refusal")), "text", width=200)
    assert "Off, because they rest on later guidance (2 checks): consent-first, respect-refusal" in text


def test_the_golden_rules_are_one_line() -> None:
    text = " ".join(render(EVERY_RUN["bad"], "text").split())
    line = "Golden rules of Information sharing advice 2024: stated 2; in superseded wording 3; "
    assert f"{line}not stated 1; not looked for 4" in text
