"""Reports: what a run found, written for a reader. One file a format; the table below is all there is to add to."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from policylint.errors import UsageError
from policylint.model import RunReport
from policylint.report import html, json, markdown, text
from policylint.report.look import Look

Reporter = Callable[[RunReport, Look], str]

REPORTERS: Mapping[str, Reporter] = {
    "text": text.write,
    "html": html.write,
    "markdown": markdown.write,
    "json": json.write,
}
FORMATS = tuple(REPORTERS)

__all__ = ["FORMATS", "REPORTERS", "Reporter", "render"]


def render(run: RunReport, format: str, *, colour: bool = False, width: int = 100, explain: bool = False) -> str:
    """The run as a report of a format; `colour`, `width` (columns) and `explain` matter to the terminal only.

    Raises UsageError for a format that does not exist.
    """
    if format not in REPORTERS:
        raise UsageError(f'"{format}" is not a format. Choose one of: {", ".join(FORMATS)}.')
    return REPORTERS[format](run, Look(colour=colour, width=width, explain=explain))
