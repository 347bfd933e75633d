"""`policylint test`: every check against the examples in its own file."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

import click

from policylint import catalog as catalogs
from policylint.catalog import Catalog
from policylint.cli import output
from policylint.errors import ExitCode
from policylint.report.safe import for_terminal


@click.command("test", short_help="Try the examples in check files.")
@click.argument(
    "folder", required=False, metavar="[DIR]", type=click.Path(path_type=Path, exists=True, file_okay=False)
)
@click.option("--coverage", is_flag=True, help="Name the patterns and topics that no example exercises.")
def command(folder: Path | None, coverage: bool) -> int:
    """Try the examples in the check files of DIR, or in ours. Exit code 1 when one is judged wrongly.

    With --coverage: exit code 1 when a pattern or a topic is matched by no example, for then nobody knows what it does.
    """
    from policylint import testing

    catalog = catalogs.load((folder,) if folder else ())
    ids = {path.stem for path in folder.glob("*.toml")} if folder else None
    if coverage:
        return _coverage(catalog, ids)
    results = testing.run_examples(catalog, ids)
    wrong = [result for result in results if not result.ok]
    for result in wrong:
        output.show(
            f'{result.name}: {result.got}, but it should be: {result.wanted}\n  "{for_terminal(result.text)}"\n'
        )
    output.show(f"{len(results)} examples, {len(wrong)} judged wrongly.\n")
    return ExitCode.FINDINGS if wrong else ExitCode.CLEAN


def _coverage(catalog: Catalog, ids: Collection[str] | None) -> int:
    from policylint.coverage import measure

    covered = measure(catalog, ids)
    lines = [f"{entry.where}: {entry.key}: no example matches “{entry.words}”" for entry in covered.unexercised]
    lines.append(f"{covered.patterns} patterns and topics, {len(covered.unexercised)} exercised by no example.")
    output.show("".join(f"{for_terminal(line)}\n" for line in lines))
    return ExitCode.FINDINGS if covered.unexercised else ExitCode.CLEAN
