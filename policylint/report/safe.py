"""Text of a policy, made safe for a format: nothing in it can act, and nothing in it is lost from sight."""

from __future__ import annotations

import re
import unicodedata

_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
"""Unicode categories that act without being seen: controls, bidi and zero-width signs, lone surrogates, separators."""
_LEFT_OUT = frozenset("\u00ad")
"""The soft hyphen: Word and PDF files are full of them, and they change nothing."""
_ESCAPES = (("x", 2), ("u", 4), ("U", 8))
"""Python's own: the letter, and how many digits follow it."""
_ORDERS = re.compile(r"(?<!\S):(?=:)|(?<=#)#(?=\[)")
"""What makes a line of a build's log a command: "::error" at its start, "##[error]" anywhere."""
_BREAKS = re.compile(r"[ \t\n\r\f\v]+")
_SPECIAL = re.compile(r"[\\`*_\[\]~#$@&<>|]")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "|": "&#124;"}
_WWW = re.compile(r"(?i)\b(www)\.")
_SCHEME = re.compile(r"(?<=[A-Za-z]):(?=\S)|(?i:(?<=javascript)|(?<=vbscript)|(?<=data)):")
"""The colon of a web address: escaped, so that no reader makes a link of it."""
_LINE_START = re.compile(r"^((?=[-+=])|\d{1,9}(?=[.)](?:\s|$)))")
"""The place before the sign of a list or a heading, or after the number of an item."""


def escape_unseen(text: str, keep: str = "") -> str:
    """Write each character that acts without being seen as `\\x1b` or `\\u202e`, except those in `keep`.

    So is the sign that makes a command of a line in the log of a build (`::error`), as lines are broken anew there. A
    soft hyphen is left out.
    """
    text = _ORDERS.sub(lambda found: f"\\x{ord(found[0]):02x}", text)
    if text.isprintable():
        return text
    return "".join(char if char in keep else _seen(char) for char in text)


def _seen(char: str) -> str:
    if char in _LEFT_OUT:
        return ""
    if unicodedata.category(char) not in _UNSEEN:
        return char
    digits = f"{ord(char):x}"
    letter, width = next((letter, width) for letter, width in _ESCAPES if len(digits) <= width)
    return f"\\{letter}{digits:0>{width}}"


def one_line(text: str) -> str:
    """The text on one line, with single spaces: what the layout broke is joined."""
    return _BREAKS.sub(" ", text).strip()


def for_terminal(text: str) -> str:
    """One line for the screen: no control, bidi or zero-width character reaches it."""
    return escape_unseen(one_line(text))


def for_html(text: str) -> str:
    """Text for a template that escapes markup by itself; line breaks stay."""
    return escape_unseen(text.replace("\r\n", "\n"), keep="\n\t")


def for_markdown(text: str) -> str:
    """One line of Markdown that shows the text as it stands: no HTML, picture, link, list or heading comes of it."""
    safe = _SPECIAL.sub(lambda found: _ENTITIES.get(found[0]) or f"\\{found[0]}", for_terminal(text))
    safe = safe.replace("\\](", "\\]\\(").replace("!\\[", "\\!\\[")
    safe = _WWW.sub(r"\1\.", safe)
    safe = _SCHEME.sub("\\:", safe)
    return _LINE_START.sub(r"\1\\", safe)


def for_markdown_box(text: str) -> str:
    """A fenced block that holds the text as it stands, ready to copy."""
    safe = escape_unseen(text.replace("\r\n", "\n"), keep="\n").strip("\n")
    fence = "`" * (1 + max([2, *map(len, re.findall(r"`+", safe))]))
    return f"{fence}text\n{safe}\n{fence}"
