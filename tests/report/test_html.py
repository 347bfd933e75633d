from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import etree, html

from policylint import report as report_package
from policylint.model import Check, RunReport
from policylint.report import render

from .samples import BAD, EVERY_RUN, NASTY, NO_REASONS, run

CSS = Path(report_package.__file__).with_name("templates") / "report.css"


def page(name: str) -> html.HtmlElement:
    return html.fromstring(render(EVERY_RUN[name], "html"))


def words(node: html.HtmlElement) -> str:
    return " ".join(str(node.text_content()).split())


@pytest.mark.parametrize("name", EVERY_RUN)
def test_a_page_is_whole_and_has_its_landmarks(name: str) -> None:
    tree = page(name)
    assert tree.get("lang") == "en-GB"
    assert [len(tree.findall(f".//{tag}")) for tag in ("h1", "main", "title")] == [1, 1, 1]
    assert [node.tag for node in tree.find("body")] == ["a", "header", "main", "footer"]
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert set(tree.xpath("//@aria-labelledby")) <= set(ids)


@pytest.mark.parametrize("name", EVERY_RUN)
def test_headings_leave_out_no_level(name: str) -> None:
    levels = [int(node.tag[1]) for node in page(name).iter("h1", "h2", "h3", "h4")]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("name", EVERY_RUN)
def test_a_page_can_do_nothing_and_fetch_nothing(name: str) -> None:
    tree = page(name)
    policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy == ["default-src 'none'; style-src 'unsafe-inline'"]
    assert not tree.xpath("//script|//img|//iframe|//object|//form|//link|//base|//svg")
    attributes = {str(attribute).lower() for node in tree.iter(etree.Element) for attribute in node.attrib}
    assert not [attribute for attribute in attributes if attribute.startswith("on") or attribute in {"src", "style"}]
    assert all(target.startswith("#") for target in tree.xpath("//@href"))
    assert not re.search(r"@import|url\(", render(EVERY_RUN[name], "html"))


@pytest.mark.parametrize("name", EVERY_RUN)
def test_every_attribute_is_quoted(name: str) -> None:
    for tag in re.findall(r"<[a-z][^>]*>", render(EVERY_RUN[name], "html")):
        assert re.fullmatch(r'<[a-z0-9]+(?: [a-z-]+="[^"<]*")*>', tag), tag


def test_hostile_text_is_shown_as_text() -> None:
    source = render(EVERY_RUN["hostile"], "html")
    source.encode("utf-8")
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u202a-\u202e]", source)
    mark = words(page("hostile").find(".//mark"))
    assert mark == NASTY.replace("\x1b", r"\x1b").replace("\u202e", r"\u202e").replace("\u202c", r"\u202c").replace(
        "\ud800", r"\ud800"
    )


def test_the_order_is_verdict_actions_count_findings_clauses() -> None:
    text = words(page("bad"))
    parts = [
        "2 things to change before sign-off, 1 to consider, 2 worth a look. All 41 pages were read.",
        "The four actions",
        "1 sentence to change in 41 pages, 1 to consider, 1 passage to add.",
        "Change before sign-off (2)",
        "Consider changing (1)",
        "Worth a look (2)",
        "What should be there",
        "Look at these yourself",
        "What was checked, and how",
    ]
    places = [text.index(part) for part in parts]
    assert places == sorted(places)


def test_a_finding_holds_all_that_a_reader_checks() -> None:
    finding = page("bad").xpath("//section[@class='finding']")[0]
    text = words(finding)
    parts = [
        "Consent is made a condition of a referral",
        "6.3 Confidentiality, paragraph 4, page 12",
        "All concerns are discussed with the designated safeguarding lead. Staff will seek parental consent",
        "Confidentiality is respected at all times.",
        "Since the proposed advice of June 2023",
        "What to do. Say that a referral does not wait",
        "Write instead",
        "Staff refer a concern without waiting for consent.",
        "Why we think so. “will seek” makes consent required",
        "Information sharing advice, proposal of 2023 proposed You do not need consent",
        "final on 19 April 2024 with the same rule.",
        "Check: consent-before-referral",
    ]
    places = [text.index(part) for part in parts]
    assert places == sorted(places)
    assert finding.xpath(".//div[@class='copy']")[0].text == BAD.findings[2].fix.suggest


def test_an_exception_comes_before_the_reason() -> None:
    text = words(page("bad").xpath("//section[@class='finding'][.//p[@class='exception']]")[0])
    assert text.index("The policy makes an exception for risk") < text.index("Consent is asked for first")


def test_clauses_show_evidence_nearest_passage_and_where_to_add() -> None:
    items = [words(item) for item in page("bad").xpath("//section[@class='clauses']/ul/li")]
    assert items[0] == (
        "Missing Reasons for sharing, or not sharing, are recorded "
        "Nearest passage, 9.1 Referrals, paragraph 1, page 19: "
        "A log is kept of all referrals. Why it is not enough: it records the referral, not why. "
        "Where to add it: under “9 Record keeping”."
    )
    assert items[2].startswith("Not there, good to have")
    assert items[4] == (
        "In place Nobody assumes that someone else will share 5.2 All staff, paragraph 2, page 9: "
        "Never assume that a colleague has told someone."
    )


def test_a_missing_clause_shows_the_words_of_its_check() -> None:
    check = Check(
        "record-reasons", "clause", "clause", "stable", "", None, (), {}, (), "", "", "Write this & that.", {}
    )
    report = replace(run(replace(BAD, findings=(), clauses=(NO_REASONS,))), checks={"record-reasons": check})
    assert html.fromstring(render(report, "html")).xpath("//li/div[@class='copy']")[0].text == "Write this & that."


def test_what_was_not_read_is_named_with_the_next_step() -> None:
    text = words(page("partly read"))
    assert "page 17: a picture without text. Run text recognition on the file, then try again." in text
    assert "It was not found in what was read. Not read: page 17 and the chart on page 18." in text


def test_a_file_that_was_not_read_has_a_verdict_and_nothing_else() -> None:
    tree = page("not read")
    assert words(tree.xpath("//p[@class='verdict not-read']")[0]).startswith("Not checked: there is no text")
    assert not tree.xpath("//section[@class='four' or @class='clauses' or contains(@class, 'findings')]")


def test_several_documents_have_a_table_that_leads_to_each() -> None:
    tree = page("several")
    assert [words(cell) for cell in tree.xpath("//thead//th[@scope='col']")] == [
        "School", "Document", "Policy", "To change", "To consider", "Clauses missing", "Not read"
    ]  # fmt: skip
    articles = [f"#{node.get('id')}" for node in tree.iter("article")]
    assert tree.xpath("//tbody//th[@scope='row']/a/@href") == articles


def test_how_it_was_judged_is_told() -> None:
    text = words(page("bad").find(".//footer"))
    assert "A person must still read the policy." in text
    assert "Its text was not seen. Check the current guidance." in text
    assert "Information sharing advice 2024 in force Proposed on 21 June 2023, final since 19 April 2024" in text
    assert "policylint 0.1.0" in text
    assert BAD.sha256 in words(page("bad"))
    off = replace(EVERY_RUN["bad"], checks_off=("respect-refusal",))
    assert "Off, because they rest on later guidance: respect-refusal." in words(html.fromstring(render(off, "html")))


@pytest.mark.parametrize("ink", ["ink", "soft", "error", "warning", "advice", "good"])
@pytest.mark.parametrize("ground", ["paper", "wash", "mark"])
def test_text_stands_out_from_its_ground(ink: str, ground: str) -> None:
    colours = dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", CSS.read_text("utf-8")))
    light, dark = sorted((luminance(colours[ink]), luminance(colours[ground])), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("report", EVERY_RUN.values(), ids=EVERY_RUN)
def test_there_is_a_print_style_sheet(report: RunReport) -> None:
    assert "@media print" in render(report, "html")


def test_the_golden_rules_are_shown_with_the_words_of_the_policy() -> None:
    rows = [words(node) for node in page("bad").xpath("//section[@aria-labelledby='g1']//li")]
    assert rows == [
        "Not stated 1. Protection from harm takes priority over privacy",
        "Stated 2. Explain who, what and why 7.4 Families, paragraph 5, page 14: "
        "We tell the family what we share and why.",
        "In superseded wording 3. Consent is not needed In the words of Information sharing advice 2018, 7.2 Rules, "
        "paragraph 3, page 14: Where possible, share information with consent.",
        "Not looked for 4. Seek advice promptly",
    ]
