"""Joins the characters of a page into words and rows, mends what PDF makers do to them, and sets hidden ones apart."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from policylint.read.pdf.glyphs import UNKNOWN
from policylint.read.pdf.parts import Box, Glyph, Row, Word

SPACE = 0.15
"""A gap of this share of the letter size parts two words (pdfplumber's own 3 points glue whole lines together)."""
TIGHTER = (0.1, 0.06)
"""Tried where words stick together all the same."""
_MARK_SIZE = 0.75
"""Digits smaller than this share of their neighbours, and raised, are note marks."""
_RAISED = 0.25
"""Digits raised by more than this share of the letter size are note marks, however large."""
_NOTE_MARK = re.compile(r"^[\d,*†‡§]{1,5}$")
_TICKS = {
    "\uf0fc": "✓",
    "\uf0fe": "☑",
    "\uf0fb": "✗",
    "\uf0fd": "☒",
    "\uf06f": "☐",
    "\uf0a8": "☐",
    "\uf071": "☐",
    "\uf0e0": "→",
}
_SIGN_LETTERS = {"ü": "✓", "û": "✗", "þ": "☑", "ý": "☒", "o": "☐", "¨": "☐", "q": "☐", "à": "→"}


def clean(text: str, symbols: bool = False) -> str:
    """Text as a person reads it: ligatures as letters, signs of symbol fonts as bullets, control characters gone.

    >>> clean("o\\ufb03ce")
    'office'
    """
    if symbols:
        return "".join(_sign(letter) for letter in text)
    if text.isascii() and text.isprintable():
        return text
    return "".join(_letter(letter) for letter in text)


def _sign(letter: str) -> str:
    if letter in _TICKS:
        return _TICKS[letter]
    low = chr(ord(letter) - 0xF000) if "\uf020" <= letter <= "\uf0ff" else letter
    if low in _SIGN_LETTERS:
        return _SIGN_LETTERS[low]
    return "" if unicodedata.category(letter) == "Cc" else "•"


def _letter(letter: str) -> str:
    if "\ufb00" <= letter <= "\ufb06":
        return unicodedata.normalize("NFKC", letter)
    if "\ue000" <= letter <= "\uf8ff":
        return _TICKS.get(letter, "•")
    if letter in "\x00\x02\xad":
        return "\xad"
    return "" if unicodedata.category(letter) == "Cc" else letter


def words_of(glyphs: Iterable[Glyph], space: float = SPACE) -> list[Word]:
    """Words in drawing order. A letter drawn twice in one place (the bold of poor fonts) counts once."""
    words: list[Word] = []
    letters: list[str] = []
    word: Word | None = None
    last_x0 = 0.0
    for x0, x1, base, size, text, style, top, bottom in glyphs:
        if text == " " or text == "\xa0" or text.isspace():
            if word is not None:
                _close(word, letters)
                word = None
            if words:
                words[-1].space = True
            continue
        if word is not None and style is word.style and abs(base - word.base) < 0.1 * size:
            gap = x0 - word.x1
            if gap < 0 and text == letters[-1] and x0 - last_x0 < 0.4 * (x1 - x0):
                continue
            if -0.3 * size < gap < space * size + style.spacing:
                letters.append(text)
                word.x1 = x1
                last_x0 = x0
                continue
        if word is not None:
            _close(word, letters)
        letters = [text]
        last_x0 = x0
        word = Word("", x0, top, x1, bottom, base, size, style)
        words.append(word)
    if word is not None:
        _close(word, letters)
    return words


def _close(word: Word, letters: list[str]) -> None:
    word.text = clean("".join(letters), word.style.symbols)


def rows_of(words: Sequence[Word], space: float = SPACE) -> list[Row]:
    """Words that stand at one height, left to right; pieces of one word joined, note marks dropped."""
    rows: list[Row] = []
    members: list[Word] = []
    tallest: Word | None = None
    for word in sorted((word for word in words if word.text), key=lambda word: word.base):
        if tallest is not None and _level(word, tallest):
            members.append(word)
            if word.size > tallest.size:
                tallest = word
            continue
        if tallest is not None:
            rows.append(_row(members, tallest, space))
        members, tallest = [word], word
    if tallest is not None:
        rows.append(_row(members, tallest, space))
    return [row for row in rows if row.words]


def _level(word: Word, other: Word) -> bool:
    overlap = min(word.bottom, other.bottom) - max(word.top, other.top)
    return overlap >= 0.5 * min(word.bottom - word.top, other.bottom - other.top)


def _row(members: list[Word], tallest: Word, space: float) -> Row:
    members.sort(key=lambda word: word.x0)
    words = [word for word in _joined(members, tallest, space) if word.text]
    if len(words) > 1 and words[0].text == UNKNOWN:  # fonts without a name for their bullet, which stands alone
        words[0].text = "•"
    top = min((word.top for word in words), default=0.0)
    bottom = max((word.bottom for word in words), default=0.0)
    base = max(words, key=lambda word: word.size).base if words else 0.0
    return Row(words, top, bottom, base)


def _joined(members: list[Word], tallest: Word, space: float) -> list[Word]:
    words: list[Word] = []
    for word in members:
        last = words[-1] if words else None
        if last is None:
            words.append(word)
        elif _is_copy(word, last):
            last.space = last.space or word.space
        elif _is_note_mark(word, last, tallest):
            last.space = last.space or word.space
            last.x1 = word.x1
        elif (
            not last.space
            and word.x0 - last.x1 < space * max(last.size, word.size) + last.style.spacing
            and not _parts(last, word)
        ):
            _append(last, word)
        else:
            words.append(word)
    for word in words:
        word.text = _settle(word.text)
    return words


def _is_copy(word: Word, last: Word) -> bool:
    """The same letters drawn again, a hair to the side: bold made by hand, or a shadow."""
    return word.text == last.text and abs(word.x0 - last.x0) < 0.3 * word.size and abs(word.base - last.base) < 2


def _is_note_mark(word: Word, last: Word, tallest: Word) -> bool:
    raised = tallest.base - word.base
    most = 1.0 if raised > _RAISED * tallest.size else _MARK_SIZE
    return (
        word.size < most * max(last.size, tallest.size)
        and raised > 0.1 * tallest.size
        and word.x0 - last.x1 < tallest.size
        and bool(_NOTE_MARK.match(word.text))
    )


def _parts(last: Word, word: Word) -> bool:
    """A bullet of a symbol font never belongs to the word beside it."""
    return last.style.symbols != word.style.symbols


def _append(last: Word, word: Word) -> None:
    last.text += word.text
    last.x1 = max(last.x1, word.x1)
    last.top, last.bottom = min(last.top, word.top), max(last.bottom, word.bottom)
    last.space = word.space
    if word.size > last.size:
        last.size, last.base, last.style = word.size, word.base, word.style


def _settle(text: str) -> str:
    """A soft hyphen shows only at the end of a line, so that is the only place where it stays, as a hyphen."""
    if "\xad" not in text:
        return text
    body = text.rstrip("\xad")
    return body.replace("\xad", "") + ("-" if body != text and body and body[-1].isalpha() else "")


def hide(words: Iterable[Word], page: Box, inked: Sequence[Box], body: float, scanned: bool) -> None:
    """Mark the words that a reader of the paper does not see.

    `inked` are coloured areas, on which white letters show. On a scanned page the invisible text is what text
    recognition found, and is read.
    """
    for word in words:
        word.hidden = word.hidden or _why_hidden(word, page, inked, body, scanned)


def _why_hidden(word: Word, page: Box, inked: Sequence[Box], body: float, scanned: bool) -> str:
    style = word.style
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    if not (page[0] <= x <= page[2] and page[1] <= y <= page[3]):
        return "outside the page"
    if style.invisible:
        return "" if scanned else "invisible text"
    if style.white and not any(box[0] <= x <= box[2] and box[1] <= y <= box[3] for box in inked):
        return "white text"
    if word.size < 2 and body >= 6:
        return "too small to read"
    return ""
