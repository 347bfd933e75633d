"""What a passage is about: sharing a safeguarding concern, or one of the settings where consent is right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from policylint.pattern import Marked
from policylint.vocabulary import Vocabulary

SAFEGUARDING = "safeguarding"
_WIDE = 30
"""Words to either side of a mention that a long sentence is read for: a list in one sentence is about many things."""
OURS = frozenset({"child-protection", "safeguarding"})
"""Types of policy that are about nothing else."""


@dataclass(frozen=True, slots=True)
class About:
    """The topic of a passage, and where it was told."""

    topic: str
    """"safeguarding", the name of another topic, or "" when nothing tells."""
    told_by: str
    """"clause", "sentence", "heading", "neighbour", "policy"."""


@dataclass(frozen=True, slots=True)
class Beside:
    """The sentences beside a passage in its paragraph, or the row of its cell."""

    near: Marked | None = None
    """The sentences right before and after, or the row."""
    before: Marked | None = None
    """The sentence right before, or the row."""
    around: tuple[Marked, ...] = ()
    """More sentences of the paragraph, one by one."""
    label: Marked | None = None
    """Words that the sentence or its paragraph begins with as with a heading of its own: "Substance misuse:"."""


def about(
    text: Marked,
    start: int,
    end: int,
    headings: Sequence[Marked],
    beside: Callable[[], Beside],
    policy_type: str,
    vocabulary: Vocabulary,
) -> About:
    """Decide the topic of words start..end: the nearest words that tell win, clause before sentence before heading.

    Words of plain sharing ("shared", "referral") tell nothing by themselves: they count in a child protection policy
    or under a heading about safeguarding. The outermost of several headings is the title of the document: it tells
    less than the sentences beside the words, and so does every heading where the words point back to those sentences
    or where the words do not speak of sharing and those sentences are about another setting. Outside our policies only
    the words themselves, the sentence before and the heading right above can tell that they are about safeguarding.

    Where nothing but "other agencies" tells, they are those of the sentence before, if that is about another setting.
    `beside` is asked only where the sentence itself does not tell, or no more than that.
    """
    ours = policy_type in OURS
    parts = headings[1:] or headings
    title = headings[: len(headings) - len(parts)]
    above = _headings(parts, text, vocabulary, ours=ours)
    entitled = _headings(title, text, vocabulary, ours=ours)
    low, high = text.clause(start, end)
    elsewhere = (above or entitled) not in {"", SAFEGUARDING}
    if not ours and not _has(text, vocabulary.safeguarding.plain_headings):
        elsewhere = True
    sentence = max(0, start - _WIDE), min(len(text.words), end + _WIDE)
    for told_by, first, last in (("clause", low, high), ("sentence", *sentence)):
        topic = _told(text, first, last, vocabulary, elsewhere=elsewhere)
        if topic == SAFEGUARDING and topic != _told(text, first, last, vocabulary, elsewhere=True):
            other = _tells(beside().before, vocabulary, elsewhere=True)
            if other not in {"", SAFEGUARDING}:
                return About(other, "neighbour")
        if topic:
            return About(topic, told_by)
    found = beside()
    near = _tells(found.near, vocabulary)
    before = near if ours else _tells(found.before, vocabulary, elsewhere=True)
    for told_by, topic in (
        ("neighbour", near if ours and _has(text, vocabulary.safeguarding.points_back) else ""),
        ("neighbour", "" if _has(text, vocabulary.safeguarding.sharing) else _another(near, found.around, vocabulary)),
        ("heading", _other_heading(found.label, vocabulary)),
        ("heading", above),
        ("neighbour", before),
        ("heading", entitled if ours or entitled != SAFEGUARDING else ""),
        ("heading", _general(headings, text, vocabulary) if ours else ""),
    ):
        if topic:
            return About(topic, told_by)
    return About(SAFEGUARDING if ours and _has(text, vocabulary.safeguarding.alone) else "", "policy")


def _tells(text: Marked | None, vocabulary: Vocabulary, *, elsewhere: bool = False) -> str:
    return "" if text is None else _told(text, 0, len(text.words), vocabulary, elsewhere=elsewhere)


def _another(near: str, around: Sequence[Marked], vocabulary: Vocabulary) -> str:
    """The other setting that the sentences beside a text are about: the nearest two, or else the rest."""
    topic = near or next(filter(None, (_tells(text, vocabulary) for text in around)), "")
    return "" if topic == SAFEGUARDING else topic


def _told(text: Marked, start: int, end: int, vocabulary: Vocabulary, *, elsewhere: bool = False) -> str:
    """What words of a passage tell, the most telling first. `elsewhere`: the heading above is about another matter."""
    ours = vocabulary.safeguarding
    shown = {topic.weight: topic.name for topic in reversed(vocabulary.topics) if _has(text, topic.words, start, end)}
    if "always" in shown:
        return shown["always"]
    if _names_concern(text, start, end, vocabulary):
        return SAFEGUARDING
    if "firm" in shown:
        return shown["firm"]
    told = ours.act if "soft" not in shown else ours.sharing
    if _has(text, told) and _names_agency(text, start, end, vocabulary, elsewhere=elsewhere):
        return SAFEGUARDING
    return shown.get("soft", "")


def _names_concern(text: Marked, start: int, end: int, vocabulary: Vocabulary) -> bool:
    """Whether a concern is named, and not only to say that there is none ("is not at risk of significant harm")."""
    lists = vocabulary.safeguarding
    denied = text.of("{" + lists.no_concern + "}")
    return any(
        start <= first and stop <= end and not any(low <= first and stop <= high for low, high in denied)
        for first, stop in text.of("{" + lists.concern + "}")
    )


def _names_agency(text: Marked, start: int, end: int, vocabulary: Vocabulary, *, elsewhere: bool) -> bool:
    """Whether an agency is named. "Other agencies" may be those of another matter (`elsewhere`): under a heading about
    it, or in another policy where no word of safeguarding stands beside them. An agency in words of another setting
    ("your health visitor") is that setting's own."""
    lists = vocabulary.safeguarding
    named = (span for span in text.of("{" + lists.agency + "}") if start <= span[0] and span[1] <= end)
    at_large = text.of("{" + lists.at_large + "}") if elsewhere else ()
    others = [span for topic in vocabulary.topics for span in text.of("{" + topic.words + "}")]
    return any(
        span not in at_large and not any(low <= span[0] and span[1] <= high for low, high in others) for span in named
    )


def _has(text: Marked, name: str, start: int = 0, end: int | None = None) -> bool:
    return text.has("{" + name + "}", start, end)


def _headings(headings: Sequence[Marked], text: Marked, vocabulary: Vocabulary, *, ours: bool) -> str:
    """What the nearest heading that tells anything tells. Outside our policies only the nearest of all can tell that
    something is about safeguarding."""
    topics = [_heading(heading, text, vocabulary, ours=ours) for heading in reversed(headings)]
    return next((topic for n, topic in enumerate(topics) if topic and (ours or n == 0 or topic != SAFEGUARDING)), "")


def _other_heading(label: Marked | None, vocabulary: Vocabulary) -> str:
    """The other setting that a label names: never that something is about safeguarding."""
    return next((topic.name for topic in vocabulary.topics if label is not None and _has(label, topic.headings)), "")


def _heading(heading: Marked, text: Marked, vocabulary: Vocabulary, *, ours: bool) -> str:
    """Outside a child protection policy a heading must name safeguarding: "Sharing personal data" is not enough.

    A heading that names safeguarding but not sharing counts only where the sentence itself speaks of sharing.
    """
    lists = vocabulary.safeguarding
    about_sharing = _has(heading, lists.headings)
    named = ours or _has(heading, lists.plain_headings)
    others = [topic.name for topic in vocabulary.topics if _has(heading, topic.headings)]
    if others:
        return "" if about_sharing and named else others[0]
    if about_sharing and named:
        return SAFEGUARDING
    if _has(text, lists.act) and (_has(heading, lists.plain_headings) or (ours and _has(heading, lists.agency))):
        return SAFEGUARDING
    return ""


def _general(headings: Sequence[Marked], text: Marked, vocabulary: Vocabulary) -> str:
    """In a child protection policy, headings such as "Working with parents" over a sentence that speaks of sharing."""
    lists = vocabulary.safeguarding
    general = any(_has(heading, lists.general_headings) for heading in headings)
    return SAFEGUARDING if general and _has(text, lists.sharing) else ""
