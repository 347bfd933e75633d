"""Small vocabularies for tests, and the real one, marked."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from policylint.catalog import Catalog, load
from policylint.pattern import Marked, Pattern, parse, split_choices
from policylint.vocabulary import FIXED

SAFEGUARDING = dict.fromkeys(
    (
        "concern",
        "agency",
        "at-large",
        "sharing",
        "act",
        "alone",
        "headings",
        "plain-headings",
        "general-headings",
        "no-concern",
        "points-back",
        "loose",
        "referral",
    ),
    "nothing",
)

CHECK_FILE = """\
id = "our-own"
family = "consent"
kind = "wording"
status = "trial"
title = "Consent is asked for"
guidance = ["is-2024#rule-3"]
severity = "warning"
why = "Because."
advice = "Take it out."
mention = "consent"
stance = ["required"]
bad = ["Staff must seek the consent of parents before sharing a safeguarding concern."]
good = [{text = "Parents consent to photographs.", near = "photographs"}]
"""
"""The least check file that is valid, in the order of the keys of ours."""


def written(folder: Path, text: str, name: str = "our-own.toml") -> Path:
    """A folder that holds one check file."""
    (folder / name).write_text(text, encoding="utf-8")
    return folder


_HEADINGS = {name: ["xyzzy"] for name in FIXED[2:]}


def table(**changes: Any) -> dict[str, Any]:
    """A vocabulary file as read from TOML: the least that is valid, with changes."""
    lists = {"nothing": ["xyzzy"], "yes": ["yes"], "denial": ["no"], **_HEADINGS, **changes.pop("lists", {})}
    return {"lists": lists, "mentions": {}, "safeguarding": SAFEGUARDING, **changes}


def marked(text: str, *elements: str) -> Marked:
    """A text cut at spaces, with these single words (or word*) marked: no spaCy."""
    words = text.lower().split()
    starts, at = [], 0
    for word in words:
        starts.append(at)
        at += len(word) + 1
    spans = {
        choice: tuple((place, place + 1) for place, word in enumerate(words) if _is(word, choice))
        for element in elements
        for choice in split_choices(element)
    }
    ends = tuple(start + len(word) for start, word in zip(starts, words, strict=True))
    return Marked(tuple(words), tuple(starts), ends, {name: found for name, found in spans.items() if found})


def _is(word: str, choice: str) -> bool:
    return word.startswith(choice[:-1]) if choice.endswith("*") else word == choice


def matches(source: str, text: str) -> list[str]:
    """The words that a pattern matches in a text."""
    pattern: Pattern = parse(source)
    found = marked(text, *pattern.elements)
    return [" ".join(found.words[start:end]) for start, end in pattern.every(found)]


@cache
def catalog() -> Catalog:
    return load()
