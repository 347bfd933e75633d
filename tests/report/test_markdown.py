from __future__ import annotations

from dataclasses import replace

import pytest
from markdown_it import MarkdownIt

from policylint.model import RunReport
from policylint.report import render

from .samples import BAD, EVERY_RUN

GFM = MarkdownIt("gfm-like", {"linkify": False, "html": True})


@pytest.mark.parametrize("report", EVERY_RUN.values(), ids=EVERY_RUN)
def test_nothing_of_a_policy_becomes_html_a_link_or_a_picture(report: RunReport) -> None:
    source = render(report, "markdown")
    tokens = GFM.parse(source)
    kinds = {token.type for token in tokens} | {child.type for token in tokens for child in token.children or ()}
    assert not kinds & {"html_block", "html_inline", "link_open", "image", "code_block"}
    source.encode("utf-8")


def test_headings_are_ours() -> None:
    tokens = GFM.parse(render(EVERY_RUN["hostile"], "markdown"))
    levels = [token.tag for token in tokens if token.type == "heading_open"]
    assert levels == ["h1", "h2", "h3", "h3", "h4", "h3", "h3", "h3", "h3", "h2"]


def test_the_same_content_as_the_page() -> None:
    source = render(EVERY_RUN["bad"], "markdown")
    parts = [
        "**2 things to change before sign-off, 1 to consider, 2 worth a look. All 41 pages were read.**",
        "### The four actions",
        "**1 sentence to change in 41 pages, 1 to consider, 1 passage to add.**",
        "### Change before sign-off (2)",
        "#### 6.3 Confidentiality, paragraph 4, page 12: Consent is made a condition of a referral",
        "> All concerns are discussed with the designated safeguarding lead. **Staff will seek",
        "**Write instead:**\n\n```text\nStaff refer a concern",
        "Why we think so: “will seek” makes consent required",
        "- **Information sharing advice, proposal of 2023** (proposed): “You do not need consent",
        "`consent-before-referral`",
        "**Add under 9 Record keeping:**",
        "### Consider changing (1)",
        "The policy makes an exception for risk",
        "### Worth a look (2)",
        "(being tried out)",
        "### What should be there",
        "### The golden rules of Information sharing advice 2024",
        "| 2. Explain who, what and why | **Stated** | 7.4 Families, paragraph 5, page 14: “We tell the family",
        "| 3. Consent is not needed | **In superseded wording** | In the words of Information sharing advice 2018: 7.2",
        "### Look at these yourself",
        BAD.sha256,
        "## What was checked and how",
        "A person must still read the policy.",
    ]
    places = [source.index(part) for part in parts]
    assert places == sorted(places)


def test_what_was_not_read_is_named() -> None:
    assert "- **page 17**: A picture without text. Run text recognition" in render(EVERY_RUN["partly read"], "markdown")
    assert "**Not checked: there is no text in the file" in render(EVERY_RUN["not read"], "markdown")


def test_several_documents_begin_with_a_table() -> None:
    lines = render(EVERY_RUN["several"], "markdown").splitlines()
    assert lines[2] == "## All documents"
    assert lines[4:7] == [
        "| School | Document | Policy | To change | To consider | Clauses missing | Not read |",
        "| --- | --- | --- | --- | --- | --- | --- |",
        "| Oakfield Primary | Child Protection Policy.pdf | child protection | 2 | 1 | 2 |   |",
    ]


def test_checks_that_are_off_are_named() -> None:
    report = replace(EVERY_RUN["clean"], checks_off=("consent-first",))
    assert "- Off, because they rest on later guidance: `consent-first`" in render(report, "markdown")
