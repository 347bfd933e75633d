"""Which reports are written, and where."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from policylint.cli import output
from policylint.config import Settings, nearest
from policylint.errors import ConfigError, UsageError
from policylint.report import FORMATS

_SUFFIXES = {".txt": "text", ".html": "html", ".htm": "html", ".md": "markdown", ".json": "json"}


@dataclass(frozen=True, slots=True)
class Target:
    """One report to write."""

    format: str
    file: Path | None = None
    """None for the screen."""


def targets(settings: Settings, file: Path | None, further: tuple[str, ...], asked: str | None) -> tuple[Target, ...]:
    """The report for the screen or for --output, then those of --report.

    Where no --format is asked for, the ending of the file says what it is.
    """
    named, line = settings.origin("format")
    if settings.format not in FORMATS:
        raise ConfigError(_unknown(settings.format), file=named, line=line)
    by_ending = _SUFFIXES.get(file.suffix.lower()) if file and not asked else None
    chosen = (Target(by_ending or settings.format, file), *(_target(item) for item in further))
    for target in chosen:
        if target.file is not None:
            output.refuse_target(target.file)
    return chosen


def _target(item: str) -> Target:
    format, colon, name = item.partition(":")
    if not colon or not name:
        raise UsageError(f'"{item}": --report needs FORMAT:FILE, such as html:report.html.')
    if format not in FORMATS:
        raise UsageError(_unknown(format))
    return Target(format, Path(name))


def _unknown(format: str) -> str:
    return f'"{format}" is not a form of report. Choose {", ".join(FORMATS)}.{nearest(format, FORMATS)}'
