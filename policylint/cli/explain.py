"""`policylint explain`: one check in plain English, out of its own file."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import click

from policylint import catalog as catalogs
from policylint.catalog import Catalog
from policylint.cli import options, output
from policylint.errors import ExitCode
from policylint.guidance import resolve
from policylint.model import Check
from policylint.report.words import POLICIES, WEIGHTS, day, listed
from policylint.run.judging import refuse_unknown

_GAP = re.compile(r"<[^|<>]*\|([^<>]*)>")
"""`<school|our school>`: a document fills it in; without one its general words stand."""
_STATUS = {
    "stable": "in use",
    "trial": "being tried out: shown, but it never fails a run",
    "retired": "retired: no longer run",
}


@click.command("explain", short_help="Explain one check in plain English.")
@click.argument("check_id", metavar="ID")
@options.further_checks
@click.option("--as-of", type=options.Day(), help="Say what stood on this day. [default: today]")
def command(check_id: str, checks: tuple[Path, ...], as_of: date | None) -> int:
    """Explain the check ID: why it matters, what to do, words to use, where it comes from, examples."""
    catalog = catalogs.load(checks)
    refuse_unknown(check_id, catalog)
    members = [check for check in catalog.checks.values() if check_id in {check.id, check.family}]
    on = as_of or date.today()
    pages = ("\n".join(_page(check, catalog, on)) for check in members)
    output.show("\n\n".join(pages) + "\n")
    return ExitCode.CLEAN


def _page(check: Check, catalog: Catalog, on: date) -> Iterator[str]:
    yield f"{check.id} · family {check.family} · {_STATUS[check.status]}"
    yield from _wrapped(check.title)
    yield from _part("Why it matters", [check.why])
    yield from _part("What to do", [check.advice])
    words = _GAP.sub(r"\1", check.suggest)
    yield from _part("Words to use", [f'"{words}"'] if words else [])
    yield from _part("Where it is looked for", _weights(check))
    yield from _part("Where it comes from", _sources(check, catalog, on))
    yield from _part("Wording that it finds", (f'"{example["text"]}"' for example in check.bad))
    yield from _part("Wording that it leaves alone", (_left_alone(example) for example in check.good))


def _weights(check: Check) -> Iterator[str]:
    """A line for each weight, with the policies that have it."""
    default = check.severity.get("")
    for severity, weight in WEIGHTS.items():
        policies = [
            name
            for policy, name in POLICIES.items()
            if policy in check.policies and check.severity.get(policy, default) == severity
        ]
        if policies:
            yield f"{weight}: {listed(policies)}"


def _sources(check: Check, catalog: Catalog, on: date) -> Iterator[str]:
    for reference in check.guidance:
        edition, clause = resolve(reference, catalog.editions)
        paragraph = f", {clause.paragraph}" if clause.paragraph else ""
        yield f"{edition.short}{paragraph} ({edition.status(on)} on {day(on)}): {clause.title}"
        if clause.text:
            yield f'  "{clause.text}"'
        yield f"  {edition.history}"
    if check.since:
        yield f"Off when judged by guidance older than: {catalog.editions[check.since].short}."


def _left_alone(example: Mapping[str, Any]) -> str:
    near = f" ({example['near']})" if example.get("near") else ""
    return f'"{example["text"]}"{near}'


def _part(title: str, paragraphs: Iterable[str]) -> Iterator[str]:
    written = list(paragraphs)
    if written:
        yield f"\n{title}"
        for paragraph in written:
            yield from _wrapped(paragraph, 2)


def _wrapped(text: str, indent: int = 0) -> list[str]:
    own = len(text) - len(text.lstrip())
    space = " " * (indent + own)
    return textwrap.wrap(
        text.strip(), output.width(), initial_indent=space, subsequent_indent=space, break_on_hyphens=False
    )
