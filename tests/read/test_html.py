"""Web pages: what a visitor sees is read, in order, with its place; what is hidden is kept apart."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policylint.errors import NoText, TooLarge
from policylint.limits import Limits
from policylint.model import Block, Document
from policylint.read.html import read_html

SENTENCE = "Staff will seek consent before sharing."


def page(source: str) -> Document:
    return read_html(source.encode(), "policy.html", Limits())


def seen(source: str) -> list[str]:
    return [block.text for block in page(source).blocks if not block.hidden]


def only(source: str) -> Block:
    (block,) = page(source).blocks
    return block


def test_headings_open_sections_and_paragraphs_are_counted() -> None:
    blocks = page("<h1>Policy</h1><h2>6.3 Sharing</h2><p>One.</p><p>Two.</p>").blocks
    assert [block.kind for block in blocks] == ["heading", "heading", "paragraph", "paragraph"]
    assert blocks[3].place.headings == ("Policy", "6.3 Sharing")
    assert (blocks[3].place.section, blocks[3].place.paragraph) == ("6.3", 2)


@pytest.mark.parametrize(
    "source",
    [
        f"<p>{SENTENCE}</p>",
        "<p>Staff will seek\n      consent before\n\tsharing.</p>",
        "<p>Staff will <b>seek</b> <em><span>con</span>sent</em> before <a href='x'>sharing</a>.</p>",
        "<P CLASS=x>Staff&#32;will seek consent &#x62;efore sharing&period;",
        SENTENCE,
        f"<div>{SENTENCE}<div></div></div>",
        f"<center><font size=2>{SENTENCE}</font></center>",
    ],
)
def test_the_same_sentence_is_read_however_it_is_written(source: str) -> None:
    assert only(source).text == SENTENCE


def test_a_line_break_parts_lines_and_two_part_paragraphs() -> None:
    assert seen("<p>One<br>two<br/><br>Three</p>") == ["One\ntwo", "Three"]


@pytest.mark.parametrize(
    "source",
    [
        f"<script>var a = '{SENTENCE}'</script>",
        f"<style>p:after {{content: '{SENTENCE}'}}</style>",
        f"<!-- {SENTENCE} -->",
        f"<nav><ul><li>{SENTENCE}</ul></nav>",
        f"<template><p>{SENTENCE}</p></template>",
        f"<head><title>x</title><meta content='{SENTENCE}'></head>",
        f"<script>document.write('</p>{SENTENCE}')</script>",
    ],
)
def test_what_is_not_text_is_left_out(source: str) -> None:
    assert [block.text for block in page(source + "<p>Seen.</p>").blocks] == ["Seen."]


@pytest.mark.parametrize(
    "hidden",
    [
        "<p hidden>Gone.</p>",
        "<div style='color: red; display : none'><p><b>Gone.</b></p></div>",
        "<span style='visibility:hidden'>Gone.</span>",
        "<style>.old, #x { display: none }</style><p class='a old'>Gone.</p>",
        "<p style='font-size:0'>Gone.</p>",
        "<del>Gone.</del>",
        "<noscript>Gone.</noscript>",
        "<dialog>Gone.</dialog>",
        "<table hidden><tr><td>Gone.</table>",
    ],
)
def test_hidden_text_is_kept_apart(hidden: str) -> None:
    blocks = page(f"<p>Before.</p>{hidden}<p>After.</p>").blocks
    assert [block.text for block in blocks if not block.hidden] == ["Before.", "After."]
    assert [block.text for block in blocks if block.hidden] == ["Gone."]


def test_a_paragraph_with_hidden_words_gives_two_blocks() -> None:
    blocks = page("<p>Staff <span hidden>never</span> tell.</p>").blocks
    assert [(block.text, block.hidden) for block in blocks] == [("Staff tell.", ""), ("never", "hidden text")]


def test_a_style_for_print_only_hides_nothing_on_its_own() -> None:
    assert seen("<style>@media print {.x {display:none}} .y {color:red}</style><p class='x y'>Seen.</p>") == ["Seen."]


def test_list_items_have_their_printed_labels_and_levels() -> None:
    blocks = page(
        "<ol type=a start=2><li>One<li>Two<ul><li>Inner</ul><li value=9><p>Three</p><p>More</p></ol>"
        "<ol type=I><li>R</ol>"
    ).blocks
    assert [(block.label, block.text, block.level) for block in blocks] == [
        ("b.", "One", 1), ("c.", "Two", 1), ("•", "Inner", 2), ("i.", "Three", 1), ("", "More", 1), ("I.", "R", 1),
    ]  # fmt: skip


def test_cells_know_their_headers_over_merged_cells() -> None:
    source = (
        "<table><thead><tr><th>Who<th>What<th>When</thead>"
        "<tr><th rowspan=2>DSL<td>keeps<td>daily<tr><td>shares<td>weekly</table>"
    )
    cells = {block.text: block for block in page(source).blocks}
    assert (cells["keeps"].row_header, cells["keeps"].column_header) == ("DSL", "What")
    assert (cells["weekly"].row, cells["weekly"].column, cells["weekly"].column_header) == (3, 3, "When")
    assert cells["DSL"].column_header == "Who"


def test_a_bold_first_row_heads_the_columns() -> None:
    blocks = page("<table><tr><td><b>Who</b><td><p>\n\t<b>What</b><tr><td>DSL<td>keeps</table>").blocks
    assert blocks[3].column_header == "What"


def test_words_in_nested_tables_and_after_them_are_read_in_order() -> None:
    assert seen("<table><tr><td>a<table><tr><td>b</table>c<td>d</table>e") == ["a", "b", "c", "d", "e"]


def test_quotations_captions_footnotes_and_page_edges_are_told_apart() -> None:
    blocks = page(
        "<header><p>Oakfield</p></header><main><header>Approved</header><blockquote><p>Quoted.</p></blockquote>"
        "<figure><img alt='A flow chart'><figcaption>Figure 1</figcaption></figure>"
        "<p>The Act<sup><a href='#fn1'>1</a></sup> says so on the 1<sup>st</sup>.</p>"
        "<section class=footnotes><ol><li id=fn1>The note. <a href='#r'>↩</a></li></ol></section></main>"
        "<footer>Page foot</footer>"
    ).blocks
    assert [(block.kind, block.text, block.marks) for block in blocks] == [
        ("header", "Oakfield", ()),
        ("paragraph", "Approved", ()),
        ("paragraph", "Quoted.", ("quote",)),
        ("caption", "A flow chart", ()),
        ("caption", "Figure 1", ()),
        ("paragraph", "The Act says so on the 1st.", ()),
        ("footnote", "The note.", ()),
        ("footer", "Page foot", ()),
    ]


def test_links_to_places_in_the_page_are_its_table_of_contents() -> None:
    assert only("<ul><li><a href='#a'>6 Sharing</a></ul>").marks == ("contents",)
    assert only("<p><a href='other.html'>6 Sharing</a></p>").marks == ()


def test_a_bold_line_without_a_full_stop_is_a_heading() -> None:
    assert only("<p><strong>Sharing information</strong></p>").kind == "heading"
    assert only("<p><strong>Seek consent first.</strong></p>").kind == "paragraph"


def test_the_title_of_the_page_is_used_where_there_is_no_heading() -> None:
    assert page("<title>Child &amp; family\n policy</title><p>Text.</p>").title == "Child & family policy"
    assert page("<title>Site</title><h1>Policy</h1><p>Text.</p>").title == "Policy"


def test_pieces_lead_back_to_the_source() -> None:
    source = "<p>Staff  will\n <b>seek</b> &amp; ask</p>"
    block = only(source)
    assert block.text == "Staff will seek & ask"
    for start, end, at in block.anchor.pieces:
        words = block.text[int(start) : int(end)]
        assert source[int(at) :].startswith((words, words.replace(" ", "\n"), "&amp;", " "))


def test_text_behind_an_unclosed_comment_or_script_is_named_as_not_read() -> None:
    assert page(f"<p>Seen.</p><!-- {SENTENCE}").unread[0].what == "the text after an unclosed comment"
    assert page(f"<p>Seen.</p><script>{SENTENCE}").unread[0].what == "the text after an unclosed <script>"
    assert page("<p>Seen.</p><!-- closed -->").unread == ()


def test_words_behind_abbreviations_of_the_page_itself_are_named_as_not_read() -> None:
    prolog = "<!DOCTYPE html [<!ENTITY c 'consent'>]>"
    assert page(f"{prolog}<p>Ask for &c; first.</p>").unread[0].what.startswith("words that stand in the page as")
    assert page(f"{prolog}<p>Ask &amp; tell.</p>").unread == ()


def test_what_only_a_screen_reader_leaves_out_is_seen() -> None:
    assert seen("<p aria-hidden=true>Seen.</p>") == ["Seen."]


def test_a_template_that_a_browser_shows_is_read() -> None:
    assert seen("<div><template shadowrootmode=open><p>Seen.</p></template></div>") == ["Seen."]


def test_a_page_written_out_inside_the_page_is_named_as_not_read() -> None:
    source = "<iframe srcdoc='&lt;p&gt;Share with consent.&lt;/p&gt;'></iframe>"
    assert page(f"<p>Seen.</p>{source}").unread[0].what == "a page inside the page"
    assert page(f"<p>Seen.</p><div hidden>{source}</div>").unread == ()


def test_an_embedded_page_is_named() -> None:
    assert page("<p>Seen.</p><iframe src=policy.pdf></iframe>").look_at[0].what == "an embedded page"


@pytest.mark.parametrize("source", ["", "<p> </p>", "<script>x</script>", f"<p hidden>{SENTENCE}</p>", "<img src=x>"])
def test_a_page_without_words_is_not_read(source: str) -> None:
    with pytest.raises(NoText):
        page(source or " ")


def test_more_characters_than_the_limit_are_refused_with_the_limit_named() -> None:
    with pytest.raises(TooLarge, match="100 characters"):
        read_html(b"<p>" + b"a" * 101, "x.html", Limits(max_characters=100))


@pytest.mark.parametrize(
    "source",
    [
        "<div>" * 300 + SENTENCE,
        "<div>" * 30_000 + SENTENCE + "</div>" * 30_000,
        "<b>" * 30_000 + SENTENCE,
        "<span hidden>" * 20_000 + "x" + "</span>" * 20_000 + SENTENCE,
        "<ul><li>" * 20_000 + SENTENCE,
        "<table><tr><td>" * 10_000 + SENTENCE,
        "<p " + " ".join(f"a{number}=b" for number in range(100_000)) + f">{SENTENCE}",
        '<p a="' * 20_000 + SENTENCE,
        "<p>" + "<" * 100_000 + SENTENCE,
        "<p>" + "<b " * 50_000 + SENTENCE,
        "<p>" + "&" * 100_000 + SENTENCE,
        f"<p>&#{'9' * 5000};{SENTENCE}",
        f"<p>{SENTENCE}" + "<!--" * 50_000,
        "</p></div>" * 30_000 + SENTENCE,
        "<table>" + "<tr><td colspan=999999 rowspan=999999>x</td>" * 1000 + f"<td>{SENTENCE}</table>",
        "<p>a" + "x<sup>1</sup>" * 10_000 + SENTENCE,
        "<style>" + "@a{" * 20_000 + "</style>" + SENTENCE,
        f"<p ==a = b=>{SENTENCE}",
        f"<p a='unclosed>{SENTENCE}",
        f"if a <b then {SENTENCE}",
    ],
)
def test_the_sentence_is_found_in_hostile_pages_and_quickly(source: str) -> None:
    begin = time.process_time()
    assert any(SENTENCE in block.text for block in page(source).blocks)
    assert time.process_time() - begin < 5


_PARTS = st.sampled_from(
    ["<p>", "</p>", "<div hidden>", "</div>", "<ul>", "<li>", "</ul>", "<table>", "<tr>", "<td>", "</table>", "<h2>",
     "</h2>", "<b>", "</b>", "<br>", "<span hidden>", "</span>", "<sup>", "</sup>", "<", "&amp;", "&", "<!-- x -->",
     "<blockquote>", "<q>", "</q>", "<pre>", "</pre>", " \n "]
)  # fmt: skip


@given(st.lists(_PARTS, max_size=25))
@settings(max_examples=150, deadline=None)
def test_no_arrangement_of_tags_loses_a_word(parts: list[str]) -> None:
    words = [f"word{index}" for index in range(len(parts) + 1)]
    source = "".join(f" {word} {part}" for word, part in zip(words, [*parts, ""], strict=True))
    text = " ".join(block.text for block in page(source).blocks)
    assert sorted(word for word in text.replace("“", " ").split() if word in set(words)) == sorted(words)


@given(st.lists(_PARTS | st.text("ab \n<>&;/='\"", max_size=8), max_size=25))
@settings(max_examples=150, deadline=None)
def test_pieces_cover_the_text_in_order(parts: list[str]) -> None:
    for block in page("x" + "".join(parts)).blocks:
        position = 0
        for start, end, _ in block.anchor.pieces:
            assert start == position < end
            position = int(end)
        assert position >= len(block.text.rstrip("↩ "))


@pytest.mark.parametrize(
    "source",
    [
        '<ul><li><a href="#s6">6. When we ask for consent</a></li></ul>',
        '<ol><li>6. <a href="#s6">When we ask for consent</a></li></ol>',
        '<ul class="contents"><li><a href="policy.html#s6">When we ask for consent</a></li></ul>',
    ],
)
def test_a_list_of_links_into_the_page_is_its_contents(source: str) -> None:
    assert only(source).marks == ("contents",)


@pytest.mark.parametrize("target", ["#", "#s6", "other.html"])
def test_a_whole_sentence_that_is_a_link_is_still_the_policys_rule(target: str) -> None:
    assert only(f'<p><a href="{target}">{SENTENCE}</a></p>').marks == ()
