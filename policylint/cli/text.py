"""`policylint text`: what was read of a document, also for `git diff` of Word files."""

from __future__ import annotations

import os
from typing import Any

import click

from policylint.cli import options, output
from policylint.errors import ExitCode, NotRead, UsageError
from policylint.report.safe import for_terminal
from policylint.run import jobs
from policylint.run.keeper import Keeper
from policylint.run.wire import Orders


@click.command("text", short_help="Show what is read of a file.")
@click.argument("file")
@options.settings_file
@options.reading
def command(file: str, **given: Any) -> int:
    """Print what was read of FILE, one sentence a line, each behind its place. Hidden text is marked."""
    settings = options.settings((file,), given)
    if os.path.isdir(file):
        raise UsageError(f"{file}: this is a folder. Give one file.")
    (job,) = jobs.find((file,), lambda: options.piped(settings.limits))
    keeper = Keeper(Orders(settings.limits, ocr=settings.ocr, judging=False))
    try:
        read = keeper.transcribe(job)
    except NotRead as error:
        output.say(f"{file}: not read: {error}", name="")
        output.debug("\n".join(getattr(error, "__notes__", ())))
        return ExitCode.NOT_READ
    finally:
        keeper.close()
    output.show("".join(f"{for_terminal(line)}\n" for line in read.lines))
    for item in read.unread:
        output.say(f"{file}: not read: {item.what}: {item.why}. {item.next}", name="")
    return ExitCode.NOT_READ if read.unread else ExitCode.CLEAN
