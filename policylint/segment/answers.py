"""Questions and the words that answer them, in running text and in lists."""

from __future__ import annotations

import re
from collections.abc import Sequence

from policylint.model import Block
from policylint.segment.draft import Draft
from policylint.segment.quoted import is_myth

_ANSWER_LABEL = re.compile(r"(?:A|Ans|Answer) ?\d{0,2} ?[.:)] +(?=\S)")
_ANSWER_WORD = re.compile(
    r"(?:yes|no|not|never|always|usually|normally|nearly|rarely|sometimes|only|nobody|nothing|none|neither|of course"
    r"|certainly|absolutely|fact|false|true|y/n|as a rule|(?:in )?general(?:ly)?|ordinarily|in most cases|then"
    r"|if so|if yes|if not|if no)\b",
    re.I,
)
_SHORT = 6
"""Words up to which anything after a question is read together with it."""
_FURNITURE: frozenset[str] = frozenset({"header", "footer", "footnote", "text-box", "caption"})


def join_answers(drafts: Sequence[Draft]) -> None:
    """Give each first answer, and each item of a list that answers, the question before it."""
    asked: Draft | None = None
    answered: Block | None = None
    for draft in drafts:
        if draft.block.kind in _FURNITURE:
            continue
        if draft.quoted == "question" or is_myth(draft.words):
            asked, answered = draft, None
        elif asked is None:
            continue
        elif not draft.question and _answers(asked, draft, answered):
            answer(draft, asked.words, draft.context)
            answered = draft.block
        elif draft.block is not answered:
            asked = None


def answer(draft: Draft, question: str, context: str) -> None:
    """Note the question; a short answer is read together with it, after its other context."""
    label = _ANSWER_LABEL.match(draft.words)
    if label:
        draft.without_label(label.end())
    draft.question = question
    if _ANSWER_WORD.match(draft.words) or len(draft.words.split()) <= _SHORT:
        parts = [part for part in (context, question) if part and part != question]
        draft.context = draft.joint.join([*parts, question])
        draft.joint = " "


def _answers(asked: Draft, draft: Draft, answered: Block | None) -> bool:
    """Whether the words come where an answer comes: next in the block, in the next block, or as items of its list."""
    source, place = asked.block, draft.block
    if place.kind == "heading" or (place.kind == "cell" and place is not source):
        return False
    if place is answered:
        return bool(_ANSWER_WORD.match(draft.words))
    if answered is not None:
        return place.kind == "list-item" == answered.kind and source.kind != "list-item"
    if place is source or source.kind != "list-item" or place.kind != "list-item":
        return source.kind != "cell" or place is source
    return place.level > source.level or bool(_ANSWER_LABEL.match(draft.words) or _ANSWER_WORD.match(draft.words))
