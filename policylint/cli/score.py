"""`policylint score`: how often policylint is right on a labelled corpus."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from policylint import catalog as catalogs
from policylint.cli import options, output
from policylint.errors import ExitCode
from policylint.report.safe import escape_unseen


@click.command("score", short_help="Measure precision and recall on a corpus.")
@click.argument("corpus", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True))
@click.option("--misses", is_flag=True, help="List every miss and every false alarm.")
@click.option("--prefix", default="", help="Only sentences whose id begins with this.")
@click.option("--without-contested", is_flag=True, help="Leave out what two careful readers may label differently.")
@options.further_checks
@click.option("--as-of", type=options.Day(), help="Judge as on this day. [default: today]")
def command(
    corpus: tuple[Path, ...],
    misses: bool,
    prefix: str,
    without_contested: bool,
    checks: tuple[Path, ...],
    as_of: date | None,
) -> int:
    """Measure CORPUS: a .jsonl file of labelled sentences, or a folder of documents with a truth.json."""
    from policylint.score import score

    catalog = catalogs.load(checks)
    for path in corpus:
        result = score(path, catalog, as_of=as_of or date.today(), prefix=prefix, contested=not without_contested)
        if len(corpus) > 1:
            output.show(f"{path}\n")
        output.show("".join(f"{escape_unseen(line)}\n" for line in result.lines(misses=misses)))
    return ExitCode.CLEAN
