"""Numbers and bullets in front of list items: making the label of the n-th item, taking a typed label off a line."""

from __future__ import annotations

import re

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_STYLES = {
    "a": "a", "lower-alpha": "a", "lower-latin": "a", "A": "A", "upper-alpha": "A", "upper-latin": "A",
    "i": "i", "lower-roman": "i", "I": "I", "upper-roman": "I",
}  # fmt: skip
BULLETS = "•·▪▫◦‣⁃●○■□–—➢➤✓✔\uf0b7\uf0a7"
_TYPED = re.compile(
    rf"([{BULLETS}]|[-*+o](?=\s)"  # bullets; a hyphen or an o is one only before a space
    r"|\d{1,3}(?:\.\d{1,3})+\.?(?=\s)"  # 6.2, 6.2.1
    r"|\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{2,5})\)(?=\s)"  # (1), a), (iv)
    r"|(?:\d{1,3}|[a-z])\.(?=\s)"  # 1., a.
    r")\s*(?=\S)"
)
_MONTH = (
    "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    "|nov(?:ember)?|dec(?:ember)?)"
)
_DATE = re.compile(rf"\d{{1,2}}(?:[.)]?\s+{_MONTH}[.,]?\s+(?:19|20)\d\d|\s+{_MONTH})\b", re.I)


def numbered(number: int, style: str = "1") -> str:
    """The number as a list prints it, by an HTML `type` or a CSS list style: 2 gives "2", "b", "B", "ii" or "II"."""
    style = _STYLES.get(style, "1")
    if style in "aA" and number > 0:
        text = letters(number)
    elif style in "iI" and 0 < number < 4000:
        text = roman(number)
    else:
        return str(number)
    return text.upper() if style in "AI" else text


def letters(number: int) -> str:
    """1 gives "a", 27 gives "aa"."""
    text = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("a") + rest) + text
    return text


def roman(number: int) -> str:
    """4 gives "iv"."""
    text = ""
    for value, sign in _ROMAN:
        times, number = divmod(number, value)
        text += sign * times
    return text


def typed_label(line: str) -> tuple[str, int]:
    """The label typed at the start of a line, and where the words begin: "(a) tell" gives ("(a)", 4)."""
    found = _TYPED.match(line)
    return (found.group(1), found.end()) if found and not begins_with_date(line) else ("", 0)


def begins_with_date(line: str) -> bool:
    """Whether the number at the start is the day of a date, "4 December 2025" or "4. December 2025"."""
    return bool(_DATE.match(line))
