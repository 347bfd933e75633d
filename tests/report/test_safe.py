from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from policylint.report.safe import for_html, for_markdown, for_markdown_box, for_terminal

from .samples import NASTY

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=60)
PIECES = (
    *("](", "![", "[x]", "(javascript:a)", "<b>", "</script>", "&amp;", "#", "- ", "1. ", "1)", "> ", "```", "~~~"),
    *("|", "**", "_a_", "\\", "\n", "\n\n", "===", "---", "http://a.example", "www.a.example", "a@b.example"),
    *("$x$", "word", " ", "data:", "+ ", "[a]: b", "<http://a>", "\t", "    code", "\u202e", "\x1b[31m", "!"),
)
MARKUP = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)
UNSEEN = (0, 7, 0x1B, 0x7F, 0x9B, 0x200B, 0x200E, 0x202E, 0x2066, 0x2028, 0xFEFF, 0xD800, 0xE0041)


@pytest.mark.parametrize("code", UNSEEN)
def test_what_cannot_be_seen_is_written_out(code: int) -> None:
    for safe in (for_terminal, for_html, for_markdown_box):
        shown = safe(f"a{chr(code)}b")
        assert chr(code) not in shown
        assert f"{code:02x}" in shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[2J", r"\x1b[2J"),
        ("\u202etxet", r"\u202etxet"),
        ("\U000e0041", r"\U000e0041"),
        ("line\nbroken by\r\nthe layout", "line broken by the layout"),
        ("safe\u00adguarding", "safeguarding"),
        ("::error::a b::c", r"\x3a:error::a b::c"),
        ("see ::group::", r"see \x3a:group::"),
        ("a ##[error]b", r"a #\x23[error]b"),
        ("10::30, # [1] and #[2]", "10::30, # [1] and #[2]"),
        ("“It’s £5 – café”", "“It’s £5 – café”"),
    ],
)
def test_text_on_the_screen(text: str, shown: str) -> None:
    assert for_terminal(text) == shown


@given(ANY_TEXT)
@example(NASTY)
def test_no_control_character_reaches_the_screen(text: str) -> None:
    shown = for_terminal(text)
    assert not [char for char in shown if unicodedata.category(char) in {"Cc", "Cf", "Cs", "Zl", "Zp"}]
    assert for_terminal(shown) == shown
    shown.encode("utf-8")


@settings(max_examples=300)
@given(st.one_of(MARKUP, ANY_TEXT))
@example(NASTY)
@example("\\](javascript:alert(1))")
@example("data:text/html,x")
def test_markdown_shows_the_text_and_does_nothing_else(text: str) -> None:
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse("> " + for_markdown(text))
    kinds = {token.type for token in tokens}
    assert kinds <= {"blockquote_open", "blockquote_close", "paragraph_open", "paragraph_close", "inline"}
    inline = [child for token in tokens for child in token.children or ()]
    assert {child.type for child in inline} <= {"text", "text_special"}
    assert "".join(child.content for child in inline).strip() == for_terminal(text).strip()


@settings(max_examples=150)
@given(MARKUP.filter(str.strip))
def test_a_table_cell_of_markdown_stays_one_cell(text: str) -> None:
    source = f"| a | b |\n| --- | --- |\n| {for_markdown(text)} | end |\n"
    cells = [token for token in MarkdownIt("gfm-like", {"linkify": False}).parse(source) if token.type == "td_open"]
    assert len(cells) == 2


@settings(max_examples=150)
@given(MARKUP)
def test_a_box_of_markdown_holds_the_text_as_it_stands(text: str) -> None:
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(for_markdown_box(text))
    assert [token.type for token in tokens] == ["fence"]


@pytest.mark.parametrize("text", ["](javascript:alert(1))", "![x](http://a.example/b.png)", "<script>", "<img src=x>"])
def test_markdown_keeps_no_piece_of_markup_whole(text: str) -> None:
    shown = for_markdown(text)
    assert "](" not in shown
    assert "javascript:" not in shown
    assert "http://" not in shown
    assert "<" not in shown


def test_web_addresses_and_names_do_not_become_links() -> None:
    assert for_markdown("see http://a.example and www.a.example, @head") == (
        "see http\\://a.example and www\\.a.example, \\@head"
    )
    assert for_markdown("Note: ask at 9:30") == "Note: ask at 9:30"
