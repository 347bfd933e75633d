"""How a finding came about: the words that matched, what was looked for and not found, and how sure we are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from policylint.model import Check, Confidence, Finding
from policylint.pattern import split_choices
from policylint.report.words import HOW_SURE, listed

LADDER: tuple[Confidence, ...] = ("verbatim", "rule", "softened", "note")
"""Steps of confidence, the surest first. Only the first two can be something to change before sign-off."""
_MOST = 10
"""Items of one list that are printed; the check file has them all."""
_GAP = re.compile(r"^\.{2,4}\d+$")
_READS = {"preferred": "asked for first", "not-needed": "not needed", "harmful": "as it should not be"}
_ALTERNATIVES = 4
"""Words of one place in a pattern that are printed."""
KEY = "“…” stands for a few words between, “/” for either, “etc.” for others like them; the check file has them all."


def looked_for(check: Check) -> Iterator[tuple[str, list[str]]]:
    """What a check looks for, and what rules it out: titles and items, as its file has them."""
    spec = check.spec
    said = _said(spec.get("mention"), spec.get("stance", ())) + _sayings(spec.get("satisfied-by-mention", ()))
    conditional = [pattern for entry in spec.get("satisfied-if", ()) for pattern in entry["any"]]
    rows = [phrase for row in spec.get("row", ()) for phrase in row["found"]]
    titles = [*spec.get("titles", ()), *spec.get("abbreviations", ()), *spec.get("general-titles", ())]
    parts = (
        ("It looks for what is said about", said),
        ("It looks for", [*spec.get("satisfied-by", ()), *conditional, *spec.get("found", ()), *rows, *titles]),
        ("Narrowed to", [*spec.get("any", ()), *spec.get("also", ())]),
        ("It looks for the passages", list(spec.get("passages", ()))),
        ("It joins findings of the families", list(spec.get("families", ()))),
        ("A part of it is", list(spec.get("partial-by", ()))),
    )
    yield from ((title, items) for title, items in parts if items)
    yield from ruled_out(spec)


def ruled_out(spec: Mapping[str, Any]) -> Iterator[tuple[str, list[str]]]:
    """What keeps a check quiet."""
    parts = (
        ("Quiet beside the words", [*spec.get("unless", ()), *spec.get("not-if", ()), *spec.get("not-titles", ())]),
        ("Quiet beside what is said about", _sayings(spec.get("unless-mention", ()))),
        ("Quiet where the topic is", list(spec.get("not-about", ()))),
        ("Quiet under headings such as", list(spec.get("not-under", ()))),
    )
    yield from ((title, items) for title, items in parts if items)


def reasoning(finding: Finding, check: Check | None) -> Iterator[str]:
    """One line for each step from the words to the finding."""
    facts = dict(finding.facts)
    yield _matched(finding, facts)
    if facts.get("pattern"):
        yield f"Read as: {_reading(facts)}. Pattern: {facts['pattern']}"
    absent = list(_absent(finding, facts, check)) if check else []
    if absent:
        yield f"Looked for and not found: {'; '.join(absent)}"
    meaning = "" if finding.family == "clause" else f" {HOW_SURE[finding.confidence]}"
    yield f"How sure: step “{finding.confidence}” of {listed(LADDER)}.{meaning}"


def _matched(finding: Finding, facts: Mapping[str, str]) -> str:
    words = facts.get("matched") or facts.get("found") or facts.get("words")
    if finding.family == "clause":
        return f"Nearest words: “{finding.quote}”" if finding.quote else "No words came near."
    return f"Words that matched: “{words or finding.quote}”"


def _reading(facts: Mapping[str, str]) -> str:
    stance = _READS.get(facts.get("stance", ""), facts.get("stance", ""))
    told = f", about sharing a concern (told by the {facts['told-by']})" if facts.get("told-by") else ""
    return f"{facts.get('mention', 'wording')}, {stance}{told}"


def _absent(finding: Finding, facts: Mapping[str, str], check: Check) -> Iterator[str]:
    """What would have kept the check quiet, or satisfied it, and was not there."""
    if finding.family == "clause":
        sought = (pair for pair in looked_for(check) if pair[0].startswith("It looks for"))
        yield from (f"{title.removeprefix('It looks for').strip()} {_some(items)}".strip() for title, items in sought)
        return
    if facts.get("mention") in {"consent", "refusal"} and not finding.override:
        yield "an exception for risk in this sentence or beside it"
    for title, items in ruled_out(_spec(check, facts)):
        yield f"{title.removeprefix('Quiet ')} {_some(items)}"


def _spec(check: Check, facts: Mapping[str, str]) -> Mapping[str, Any]:
    """The part of the check that speaks of the finding: the row of a table, where there is one."""
    rows = (row for row in check.spec.get("row", ()) if row["id"] == facts.get("row"))
    return next(rows, check.spec)


def _said(mentions: Any, stances: Sequence[str]) -> list[str]:
    named = [mentions] if isinstance(mentions, str) else list(mentions or ())
    return [f"{mention}, {_READS.get(stance, stance)}" for mention in named for stance in stances]


def _sayings(given: Any) -> list[str]:
    tables = given if isinstance(given, (list, tuple)) else [given]
    return [item for table in tables for item in _said(table.get("mention"), table.get("stance", ()))]


def plain(item: str, lists: Mapping[str, Sequence[str]]) -> str:
    """A pattern as a reader would write it down: "no / not … need / require / etc. … consent / permission / etc."."""
    return " ".join("…" if _GAP.match(part) else _either(part, lists) for part in item.split())


def _either(part: str, lists: Mapping[str, Sequence[str]]) -> str:
    words: dict[str, None] = {}
    for choice in split_choices(part):
        name = choice[1:-1] if choice.startswith("{") else ""
        words.update(dict.fromkeys(lists.get(name, (f"({name})",)) if name else (choice,)))
    shown = [word.replace("*", "…") for word in list(words)[:_ALTERNATIVES]]
    return " / ".join([*shown, *(["etc."] if len(words) > _ALTERNATIVES else [])])


def _some(items: Sequence[str]) -> str:
    return some(items, {})


def some(items: Sequence[str], lists: Mapping[str, Sequence[str]]) -> str:
    """The first items, in plain words, and how many more there are."""
    more = [f"and {len(items) - _MOST} more"] if len(items) > _MOST else []
    return ", ".join([*(f"“{plain(item, lists)}”" for item in items[:_MOST]), *more])
