"""Which reports are written, and where."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from policylint.cli import output
from policylint.config import Settings, nearest
from policylint.errors import ConfigError, UsageError
from policylint.report import FORMATS
from policylint.report.html import ENTRY

_SUFFIXES = {".txt": "text", ".html": "html", ".htm": "html", ".md": "markdown", ".json": "json"}


@dataclass(frozen=True, slots=True)
class Target:
    """One report to write."""

    format: str
    file: Path | None = None
    """None for the screen."""


def targets(settings: Settings, file: Path | None, further: tuple[str, ...], asked: str | None) -> tuple[Target, ...]:
    """The report for the screen or for --output, then those of --report.

    Where no --format is asked for, the ending of the file says what it is, and --template that it is HTML.
    """
    named, line = settings.origin("format")
    if settings.format not in FORMATS:
        raise ConfigError(_unknown(settings.format), file=named, line=line)
    others = tuple(_target(item) for item in further)
    guessed = None if asked else _by_ending(file) or _by_template(settings, others)
    chosen = (Target(guessed or settings.format, file), *others)
    if settings.template:
        _refuse_template(settings, chosen)
    for target in chosen:
        if target.file is not None:
            output.refuse_target(target.file)
    return chosen


def _by_ending(file: Path | None) -> str | None:
    return _SUFFIXES.get(file.suffix.lower()) if file else None


def _by_template(settings: Settings, others: tuple[Target, ...]) -> str | None:
    """HTML, where templates were asked for on the command line and no other report would use them."""
    used = any(target.format == "html" for target in others) or settings.origin("template")[0]
    return "html" if settings.template and not used else None


def _refuse_template(settings: Settings, chosen: tuple[Target, ...]) -> None:
    """Complain of templates that are not there or would not be used, before any work is done."""
    named, line = settings.origin("template")
    folder = settings.template or Path()
    if not os.path.isfile(folder / ENTRY):
        raise ConfigError(f"{folder}: there is no {ENTRY} in this folder of templates", file=named, line=line)
    if not named and all(target.format != "html" for target in chosen):
        raise UsageError("--template lays out HTML reports. Add --format html, or --report html:FILE.")


def _target(item: str) -> Target:
    format, colon, name = item.partition(":")
    if not colon or not name:
        raise UsageError(f'"{item}": --report needs FORMAT:FILE, such as html:report.html.')
    if format not in FORMATS:
        raise UsageError(_unknown(format))
    return Target(format, Path(name))


def _unknown(format: str) -> str:
    return f'"{format}" is not a form of report. Choose {", ".join(FORMATS)}.{nearest(format, FORMATS)}'
