"""Headings of documents whose author made them by hand: short bold lines instead of heading styles."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from policylint.read.word.drafts import Draft

_WORDS_PER_HEADING: Final = 1000
"""A document with fewer heading styles than one for so many words is taken to make its headings by hand."""
_LONGEST: Final = 12
_NUMBER: Final = re.compile(r"(?:section|part|appendix)?\s*((?:\d{1,2}|[A-Z])(?:\.\d{1,2})*)[.):]?\s+(?=\S)", re.I)
_ENDS_SENTENCE: Final = (".", ";", ",", ":", "!")
_LETTER: Final = re.compile(r"[^\W\d_]")


def guess_headings(drafts: Sequence[Draft]) -> None:
    """Turn short bold lines into headings, unless the document uses heading styles."""
    visible = [draft for draft in drafts if not draft.hidden]
    styled = sum(draft.kind == "heading" and draft.level > 0 for draft in visible)
    words = sum(len(draft.text.split()) for draft in visible)
    if styled and styled * _WORDS_PER_HEADING >= words:
        return
    body = _body_size(visible)
    deepest = max((draft.level for draft in visible if draft.kind == "heading"), default=0)
    if words > _LONGEST:
        for draft in visible:
            if draft.kind in {"paragraph", "list-item"} and _looks_like_one(draft, body):
                draft.kind, draft.level = "heading", deepest + _level(draft, body)


def _body_size(drafts: Sequence[Draft]) -> int:
    sizes: Counter[int] = Counter()
    for draft in drafts:
        sizes[draft.size] += len(draft.text)
    return sizes.most_common(1)[0][0] if sizes else 0


def _looks_like_one(draft: Draft, body: int) -> bool:
    text = draft.text.strip()
    if draft.marks and set(draft.marks) - {"inserted"}:
        return False
    if "\n" in text or len(text.split()) > _LONGEST or text.endswith(_ENDS_SENTENCE) or not _LETTER.search(text):
        return False
    if draft.label == "•":
        return False
    larger = bool(body) and draft.size >= body + 4
    capitals = draft.capitals or text == text.upper()
    return draft.strong or larger or (capitals and bool(_NUMBER.match(f"{draft.label} {text}")))


def _level(draft: Draft, body: int) -> int:
    """Depth by the number in front where there is one; else 1 for capitals or large letters, 2 for the rest."""
    number = _NUMBER.match(f"{draft.label} {draft.text}".strip())
    if number and (number.group(1)[0].isdigit() or "." in number.group(1)):
        return number.group(1).count(".") + 1
    return 1 if draft.capitals or draft.text == draft.text.upper() or (body and draft.size >= body + 4) else 2
