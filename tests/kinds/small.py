"""A small world for the tests of kinds: words, editions and checks of its own, which no change of checks/ can move."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from policylint.kinds.study import Study
from policylint.model import Block, Check, Document, Edition, EditionClause, Hit, Place, Unit
from policylint.pattern import Marked
from policylint.read.snippet import snippet
from policylint.segment import segment
from policylint.view import View
from policylint.vocabulary import Vocabulary, read_vocabulary

TODAY = date(2026, 11, 22)
LISTS = {
    "yes": ["yes"],
    "denial": ["no"],
    "nothing": ["xyzzy"],
    "consent": ["consent", "agreement"],
    "concern": ["concern", "concerns"],
    "agency": ["police", "social care"],
    "at-large": ["others"],
    "sharing": ["share", "shared"],
    "act": ["share", "shared", "ring"],
    "sharing-headings": ["sharing"],
    "plain-headings": ["safeguarding"],
    "general-headings": ["protection"],
    "referral": ["referral"],
    "no-concern": ["no concern"],
    "points-back": ["do this"],
    "loose": ["happy with"],
    "heading-orders": ["always"],
    "heading-rules": ["must", "only", "only with"],
    "heading-asks": ["when"],
    "heading-forbids": ["never"],
    "heading-myths": ["myths"],
    "photos": ["photographs"],
    "trips": ["trips"],
    "refusing": ["refuse", "refusal"],
}
VOCABULARY = read_vocabulary(
    {
        "lists": LISTS,
        "mentions": {"consent": "consent", "yielding": "", "keeping": ""},
        "rule": [
            {"mention": "consent", "stance": "not-needed", "any": ["without {consent}"]},
            {"mention": "consent", "stance": "required", "any": ["only with {consent}"], "override": True},
            {"mention": "consent", "stance": "required", "any": ["seek {consent}", "need {consent}"]},
            {"mention": "consent", "stance": "preferred", "any": ["like ...2 {consent}"]},
            {"mention": "yielding", "stance": "harmful", "any": ["goes no further"]},
            {"mention": "keeping", "stance": "harmful", "any": ["keep* quiet"]},
            {"mention": "keeping", "stance": "open", "any": ["speak* up"]},
            {"mention": "keeping", "stance": "spread", "any": ["agree ....12 ring"]},
        ],
        "topics": {
            "photographs": {"words": "photos"},
            "trips": {"words": "trips", "weight": "always"},
        },
        "safeguarding": {
            "concern": "concern",
            "agency": "agency",
            "at-large": "at-large",
            "sharing": "sharing",
            "act": "act",
            "alone": "act",
            "headings": "sharing-headings",
            "plain-headings": "plain-headings",
            "general-headings": "general-headings",
            "no-concern": "no-concern",
            "points-back": "points-back",
            "loose": "loose",
            "referral": "referral",
        },
        "override": {"any": ["unless ...3 danger"]},
        "override-after": {"any": ["in danger we act"]},
        "override-later": {"any": ["only time ...3 danger"]},
        "override-before": {"here": ["other cases"], "before": ["emergency"]},
    }
)


def mark(text: str) -> Marked:
    """Words and signs of a text, with every word, phrase and list that may be asked for: no spaCy."""
    found = list(re.finditer(r"\w+|[^\w\s]", text.lower()))
    words = tuple(item[0] for item in found)
    spans: dict[str, tuple[tuple[int, int], ...]] = {}
    for place, word in enumerate(words):
        for name in {word, *(f"{word[:length]}*" for length in range(3, len(word) + 1))}:
            spans[name] = (*spans.get(name, ()), (place, place + 1))
    for name, entries in VOCABULARY.lists.items():
        held = [place for entry in entries for place in _places(words, tuple(entry.split()))]
        if held:
            spans["{" + name + "}"] = tuple(sorted(held))
    return Marked(words, tuple(item.start() for item in found), tuple(item.end() for item in found), spans)


def _places(words: tuple[str, ...], entry: tuple[str, ...]) -> list[tuple[int, int]]:
    ends = range(len(entry), len(words) + 1)
    return [(end - len(entry), end) for end in ends if words[end - len(entry) : end] == entry]


def check(kind: str, spec: Mapping[str, Any], **changes: Any) -> Check:
    """A check with the keys of its kind; its other words are its own."""
    common = Check(
        id="small-check",
        family="small",
        kind=kind,
        status="stable",
        title="A small check",
        since=None,
        guidance=(),
        severity={"": "warning"},
        policies=("child-protection",),
        why="Because.",
        advice="Do this.",
        suggest="Write this.",
        spec=spec,
        source="small-check.toml",
    )
    return replace(common, **changes)


def units_of(text: str, heading: str | None = "Rules") -> tuple[Unit, ...]:
    return segment(snippet(text, heading))


def units_in(*blocks: Block) -> tuple[Unit, ...]:
    return segment(Document("policy.md", "markdown", blocks))


def paragraph(number: int, text: str, *headings: str, **changes: Any) -> Block:
    return Block(f"b{number}", "paragraph", text, place=Place(headings=headings), **changes)


def cells(*rows: tuple[str, ...], headers: tuple[str, ...] = (), number: int = 1) -> tuple[Block, ...]:
    """Cells of a table, row by row; an empty one gives no words, as in a document."""
    return tuple(
        Block(
            f"t{number}r{row}c{column}",
            "cell",
            text,
            table=number,
            row=row,
            column=column,
            column_header=headers[column] if headers else "",
        )
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
        if text
    )


def shown(units: Iterable[Unit], hit: Hit) -> str:
    """The words that a hit marks in its block."""
    return next(unit.block.text for unit in units if unit.block.id == hit.block)[hit.start : hit.end]


def study(
    units: Iterable[Unit],
    policy_type: str = "child-protection",
    editions: Mapping[str, Edition] | None = None,
    vocabulary: Vocabulary = VOCABULARY,
) -> Study:
    """The units under study; all that are no headings are worth a look."""
    seen = View(tuple(units), vocabulary, mark, policy_type)
    candidates = tuple(unit for unit in seen.units if unit.block.kind != "heading" and not unit.block.hidden)
    return Study(seen, candidates, editions or {})


def edition(
    name: str, published: date, superseded: date | None = None, *clauses: EditionClause, **changes: Any
) -> Edition:
    """An edition of the series before the last hyphen of its name, in force from the day it came out."""
    made = Edition(
        id=name,
        series=name.rpartition("-")[0],
        title=f"Title {name}",
        short=f"Short {name}",
        publisher="Publisher",
        published=published,
        in_force_from=published,
        superseded_on=superseded,
        superseded_by=None,
        statutory=False,
        source="source",
        confidence="A",
        text="seen",
        history="History.",
        clauses=clauses,
    )
    return replace(made, **changes)


def by_id(*editions: Edition) -> dict[str, Edition]:
    return {item.id: item for item in editions}
