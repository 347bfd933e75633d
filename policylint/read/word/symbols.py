"""Signs that Word keeps as the code of a symbol font: ticks, boxes, arrows, bullets."""

from __future__ import annotations

from typing import Final

from policylint.read.word.names import SYMBOL, w
from policylint.read.word.xml import Element

_CODES: Final = (w("char"), f"{{{SYMBOL}}}char")
_HYPHEN: Final = w("softHyphen")
_PRIVATE: Final = range(0xE000, 0xF900)
_KNOWN: Final = {
    0xF06F: "☐", 0xF071: "☐", 0xF072: "☐", 0xF0A8: "☐", 0xF070: "☐",
    0xF0FE: "☑", 0xF052: "☑", 0xF054: "☒", 0xF0FD: "☒", 0xF078: "☒",
    0xF0FC: "✓", 0xF050: "✓", 0xF0FB: "✗", 0xF04F: "✗",
    0xF0E0: "→", 0xF0E8: "→", 0xF0DF: "←", 0xF0E1: "↑", 0xF0E2: "↓",
    0xF028: "☎", 0xF029: "☎", 0xF02A: "✉",
}  # fmt: skip


def sign(element: Element) -> str:
    """The sign of a `w:sym`; "•" for one of a symbol font that is not known, nothing for a soft hyphen."""
    if element.tag == _HYPHEN:
        return ""
    code = next((value for name in _CODES if (value := element.get(name))), "")
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    if number in _PRIVATE:
        return _KNOWN.get(number, "•")
    return chr(number) if 0x20 <= number < 0xD800 or 0xF900 <= number < 0x110000 else ""
