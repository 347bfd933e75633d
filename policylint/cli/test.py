"""`policylint test`: every check against the examples in its own file."""

from __future__ import annotations

from pathlib import Path

import click

from policylint import catalog as catalogs
from policylint.cli import output
from policylint.errors import ExitCode
from policylint.report.safe import for_terminal


@click.command("test", short_help="Try the examples in check files.")
@click.argument(
    "folder", required=False, metavar="[DIR]", type=click.Path(path_type=Path, exists=True, file_okay=False)
)
def command(folder: Path | None) -> int:
    """Try the examples in the check files of DIR, or in our own. Exit code 1 when one is judged wrongly."""
    from policylint import testing

    catalog = catalogs.load((folder,) if folder else ())
    ids = {path.stem for path in folder.glob("*.toml")} if folder else None
    results = testing.run_examples(catalog, ids)
    wrong = [result for result in results if not result.ok]
    for result in wrong:
        wanted = testing.WANTED[result.kind]
        output.show(f'{result.name}: {result.got}, but it should be: {wanted}\n  "{for_terminal(result.text)}"\n')
    output.show(f"{len(results)} examples, {len(wrong)} judged wrongly.\n")
    return ExitCode.FINDINGS if wrong else ExitCode.CLEAN
