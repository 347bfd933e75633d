"""Escaping, sign by sign: what each format does with each sign that could act."""

from __future__ import annotations

import pytest

from policylint.report.safe import (
    escape_unseen,
    for_html,
    for_markdown,
    for_markdown_box,
    for_terminal,
    one_line,
)


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        (0x00, r"\x00"),
        (0x1F, r"\x1f"),
        (0x7F, r"\x7f"),
        (0x80, r"\x80"),
        (0x9F, r"\x9f"),
        (0xAD, ""),
        (0x600, r"\u0600"),
        (0x2028, r"\u2028"),
        (0x2029, r"\u2029"),
        (0xD800, r"\ud800"),
        (0xDFFF, r"\udfff"),
        (0xFFFB, r"\ufffb"),
        (0x110BD, r"\U000110bd"),
        (0xE007F, r"\U000e007f"),
    ],
)
def test_a_sign_that_is_not_seen_is_written_with_its_number(code: int, shown: str) -> None:
    assert escape_unseen(f"a{chr(code)}b") == f"a{shown}b"
    assert escape_unseen(f"é{chr(code)}") == f"é{shown}"


@pytest.mark.parametrize("text", ["", " ", "plain", "café", "“£5” – 50 %", "日本", "\u0100\u017f", "\uffff", "a: b:c"])
def test_what_is_seen_stays_as_it_is(text: str) -> None:
    assert escape_unseen(text) == text


def test_signs_that_a_format_needs_are_kept_and_no_others() -> None:
    assert escape_unseen("a\n\tb\x07", keep="\n\t") == "a\n\tb\\x07"
    assert escape_unseen("a\n\tb", keep="\t") == "a\\x0a\tb"
    assert escape_unseen("a\n\tb") == "a\\x0a\\x09b"
    assert escape_unseen("a\u00adb", keep="\u00ad") == "a\u00adb"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("::error::x", r"\x3a:error::x"),
        (" ::error", r" \x3a:error"),
        ("a::b", "a::b"),
        (":error", ":error"),
        (": :", ": :"),
        ("::\n::", "\\x3a:\\x0a\\x3a:"),
        ("##[error]", r"#\x23[error]"),
        ("a##[b", r"a#\x23[b"),
        ("#[b]", "#[b]"),
        ("##b", "##b"),
        ("###[b]", r"##\x23[b]"),
    ],
)
def test_a_command_for_the_log_of_a_build_is_broken(text: str, shown: str) -> None:
    assert escape_unseen(text) == shown


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a \t\r\n\f\v b", "a b"),
        ("\n a\n", "a"),
        ("a  b\nc", "a b c"),
        ("", ""),
        ("a\u2028b", "a\u2028b"),
    ],
)
def test_what_the_layout_broke_is_one_line(text: str, line: str) -> None:
    assert one_line(text) == line


def test_the_screen_gets_one_line_without_signs_that_act() -> None:
    assert for_terminal(" a\nb\x1b[2J\u202e ") == "a b\\x1b[2J\\u202e"


def test_html_keeps_its_lines_and_tabs() -> None:
    assert for_html("a\r\nb\n\tc\rd\x07") == "a\nb\n\tc\\x0dd\\x07"


@pytest.mark.parametrize("sign", list("\\`*_[]~#$@"))
def test_each_sign_of_markdown_is_escaped_where_it_stands(sign: str) -> None:
    assert for_markdown(f"a {sign} b") == f"a \\{sign} b"


@pytest.mark.parametrize(("sign", "shown"), [("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("|", "&#124;")])
def test_signs_of_html_and_tables_become_names(sign: str, shown: str) -> None:
    assert for_markdown(f"a {sign} b{sign}") == f"a {shown} b{shown}"


@pytest.mark.parametrize("text", ["a", "a (b) c!", "50 %", "a - b", "a 1. b", "10:30", "a.b", "1.5", "x+y=z", "a; b"])
def test_ordinary_signs_stay_as_they_are_in_markdown(text: str) -> None:
    assert for_markdown(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("[a](b)", "\\[a\\]\\(b)"),
        ("![a]", "\\!\\[a\\]"),
        ("a ! [b]", "a ! \\[b\\]"),
        ("www.a.b WWW.c awww.d", "www\\.a.b WWW\\.c awww.d"),
        ("http://a", "http\\://a"),
        ("mailto:a", "mailto\\:a"),
        ("a: b", "a: b"),
        ("9:30", "9:30"),
        ("javascript: x", "javascript\\: x"),
        ("VBScript: x", "VBScript\\: x"),
        ("data: x", "data\\: x"),
        ("- a", "\\- a"),
        ("-a", "\\-a"),
        ("+ a", "\\+ a"),
        ("=", "\\="),
        ("1. a", "1\\. a"),
        ("12) a", "12\\) a"),
        ("123456789. a", "123456789\\. a"),
        ("1234567890. a", "1234567890. a"),
        ("1.", "1\\."),
        ("1.a", "1.a"),
        ("1: a", "1: a"),
        ("a\n- b", "a - b"),
    ],
)
def test_what_markdown_would_act_on_is_shown_as_it_stands(text: str, shown: str) -> None:
    assert for_markdown(text) == shown


@pytest.mark.parametrize(
    ("text", "box"),
    [
        ("a", "```text\na\n```"),
        ("\na\r\nb\n\n", "```text\na\nb\n```"),
        ("  a\n  b", "```text\n  a\n  b\n```"),
        ("", "```text\n\n```"),
        ("`` a", "```text\n`` a\n```"),
        ("``` a", "````text\n``` a\n````"),
        ("a ```` b `````", "``````text\na ```` b `````\n``````"),
        ("a\tb\x07\rc", "```text\na\\x09b\\x07\\x0dc\n```"),
    ],
)
def test_a_box_is_closed_by_more_ticks_than_it_holds(text: str, box: str) -> None:
    assert for_markdown_box(text) == box
