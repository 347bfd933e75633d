"""`policylint explain`: one check in plain English, out of its own file."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import click

from policylint import catalog as catalogs
from policylint.catalog import Catalog
from policylint.cli import options, output
from policylint.errors import ExitCode
from policylint.explain import STATUS, sections
from policylint.model import Check
from policylint.run.judging import refuse_unknown


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
    yield f"{check.id} · family {check.family} · {STATUS[check.status]}"
    yield from _wrapped(check.title)
    for title, paragraphs in sections(check, catalog, on):
        yield from _part(title, paragraphs)


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
