"""One check in plain English, out of its own file: what `policylint explain` prints and `docs/checks` holds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from policylint.catalog import Catalog
from policylint.guidance import resolve
from policylint.model import Check, Edition
from policylint.report.reasoning import KEY, looked_for, some
from policylint.report.words import POLICIES, WEIGHTS, day, full_stop, listed

_BLANK = re.compile(r"<[^|<>]*\|([^<>]*)>")
"""`<school|our school>`: a document fills it in; without one its general words stand."""
STATUS = {
    "stable": "in use",
    "trial": "being tried out: shown, but it never fails a run",
    "retired": "retired: no longer run",
}
_EXAMPLES = {
    "bad": "Wording that it finds",
    "good": "Wording that it leaves alone",
    "present": "Wording that counts as in place",
    "partial": "Wording that is only part of it",
    "absent": "Wording that is not enough",
}


def sections(check: Check, catalog: Catalog, on: date | None = None) -> Iterator[tuple[str, list[str]]]:
    """Headings and paragraphs, in a fixed order. With `on` the sources say how they stood on that day."""
    yield "Why it matters", [check.why]
    yield "What to do", [check.advice]
    if check.suggest:
        yield "Words to use", [f'"{words_to_use(check)}"']
    lists = catalog.vocabulary.lists
    sought = [full_stop(f"{title}: {some(items, lists)}") for title, items in looked_for(check)]
    yield "What it looks for", [*sought, KEY] if any("…" in line or " / " in line for line in sought) else sought
    yield "Where it is looked for", list(_weights(check))
    yield "Where it comes from", list(_sources(check, catalog, on))
    for kind, title in _EXAMPLES.items():
        examples = getattr(check, kind, None) or check.spec.get(kind, ())
        if examples:
            yield title, [_example(item) for item in examples]


def words_to_use(check: Check) -> str:
    """The wording to paste, with general words where a document would fill in its own."""
    return _BLANK.sub(r"\1", check.suggest)


def _weights(check: Check) -> Iterator[str]:
    """A line for each weight, with the policies that have it."""
    table: Mapping[str, Any] = check.spec.get("required", {}) if check.kind == "clause" else check.severity
    default = table.get("")
    for severity, weight in WEIGHTS.items():
        policies = [
            name
            for policy, name in POLICIES.items()
            if policy in check.policies and table.get(policy, default) == severity
        ]
        if policies:
            yield f"{weight}: {listed(policies)}"
    if check.kind == "clause" and not table:
        yield "Shown in the table of clauses; nothing is found when it is not there."


def _sources(check: Check, catalog: Catalog, on: date | None) -> Iterator[str]:
    for reference in check.guidance:
        edition, clause = resolve(reference, catalog.editions)
        paragraph = f", paragraph {clause.paragraph}" if clause.paragraph else ""
        standing = _standing(edition, on) if on else ""
        yield f"{edition.short}{paragraph}{standing}: {clause.title}"
        if clause.text:
            yield f'  "{clause.text}"'
        yield f"  {edition.history}"
    if check.since:
        yield f"Off when judged by guidance older than: {catalog.editions[check.since].short}."


def _standing(edition: Edition, on: date) -> str:
    """How an edition stood on a day. A proposal is told by its history alone: it stands for no day."""
    status = edition.status(on)
    return "" if status == "proposed" else f" ({status} on {day(on)})"


def _example(item: Any) -> str:
    if isinstance(item, str):
        return f'"{item}"'
    under = f" (under “{item['heading']}”)" if item.get("heading") else ""
    near = f" ({item['near']})" if item.get("near") else ""
    return f'"{item["text"]}"{under}{near}'
