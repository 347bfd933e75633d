"""What a passage is about: sharing a safeguarding concern, or one of the settings where consent is right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from policylint.pattern import Marked
from policylint.vocabulary import Topic, Vocabulary

SAFEGUARDING = "safeguarding"
"""The topic of sharing a concern: the first of the vocabulary; all others speak against it."""
SETTLES = "safeguarding-strong"
"""Words that settle the topic even beside words of another one."""


@dataclass(frozen=True, slots=True)
class About:
    """The topic of a passage, and where it was told."""

    topic: str
    """"safeguarding", the name of another topic, or "" when nothing tells."""
    told_by: str
    """"clause", "sentence", "heading", "neighbour", "policy"."""


def about(
    text: Marked,
    start: int,
    end: int,
    headings: Sequence[Marked],
    before: Marked | None,
    policy_type: str,
    vocabulary: Vocabulary,
) -> About:
    """Decide the topic of words start..end: the nearest words that tell win, clause before sentence before heading."""
    low, high = text.clause(start, end)
    for told_by, first, last in (("clause", low, high), ("sentence", 0, len(text.words))):
        topic = _told(text, first, last, vocabulary, heading=False)
        if topic:
            return About(topic, told_by)
    for heading in reversed(headings):
        topic = _told(heading, 0, len(heading.words), vocabulary, heading=True)
        if topic:
            return About(topic, "heading")
    if before is not None:
        topic = _told(before, 0, len(before.words), vocabulary, heading=False)
        if topic:
            return About(topic, "neighbour")
    return About(SAFEGUARDING if policy_type in {"child-protection", "safeguarding"} else "", "policy")


def _told(text: Marked, start: int, end: int, vocabulary: Vocabulary, *, heading: bool) -> str:
    strong = not heading and text.has("{" + SETTLES + "}", start, end)
    found = [topic for topic in vocabulary.topics if _shows(text, start, end, topic, heading=heading)]
    others = [topic.name for topic in found if topic.name != SAFEGUARDING]
    if others and not strong:
        return others[0]
    if strong or found:
        return SAFEGUARDING
    return ""


def _shows(text: Marked, start: int, end: int, topic: Topic, *, heading: bool) -> bool:
    return text.has("{" + (topic.headings if heading else topic.words) + "}", start, end)
