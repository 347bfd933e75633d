"""`policylint list`: the checks there are."""

from __future__ import annotations

from pathlib import Path

import click

from policylint import catalog as catalogs
from policylint.cli import options, output
from policylint.errors import ExitCode

_COLUMNS = ("id", "family", "status", "title")


@click.command("list", short_help="List all checks.")
@options.further_checks
def command(checks: tuple[Path, ...]) -> int:
    """List all checks: id, family, status and title."""
    found = catalogs.load(checks).checks.values()
    rows = [_COLUMNS, *((check.id, check.family, check.status, check.title) for check in found)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        line = "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        output.show(f"{line.rstrip()}\n")
    return ExitCode.CLEAN
