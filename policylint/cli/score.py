"""`policylint score`: precision and recall on a labelled corpus."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from policylint import catalog as catalogs
from policylint.cli import options, output
from policylint.errors import ExitCode


@click.command("score")
@click.argument("corpus", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--misses", is_flag=True, help="List every miss and every false alarm.")
@click.option("--prefix", default="", help="Only sentences whose id begins with this.")
@click.option("--without-contested", is_flag=True, help="Leave out what careful readers may label differently.")
@click.option("--as-of", type=options.Day(), help="Judge as on this day. [default: today]")
@options.further_checks
def command(
    corpus: tuple[Path, ...],
    misses: bool,
    prefix: str,
    without_contested: bool,
    as_of: date | None,
    checks: tuple[Path, ...],
) -> int:
    """How often policylint is right on labelled sentences (.jsonl) or documents (a folder with a truth.json)."""
    from policylint.score import score

    catalog = catalogs.load(checks)
    day = as_of or date.today()
    for path in corpus:
        counts = score(path, catalog, as_of=day, prefix=prefix, contested=not without_contested)
        output.show(f"{path.name}\n")
        for line in counts.lines(misses=misses):
            output.show(f"{line}\n")
    return ExitCode.CLEAN
