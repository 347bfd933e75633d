"""The HTML report as templates of the user's own lay it out: in a sandbox, from one folder.

For a child process (`policylint.run.layout`): a template can still loop, or grow without end.
"""

from __future__ import annotations

import traceback
from pathlib import Path
from typing import Any

from jinja2 import FunctionLoader, StrictUndefined, TemplateNotFound, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from policylint.errors import DataError
from policylint.limits import MEGABYTE
from policylint.model import RunReport
from policylint.report import html
from policylint.report.safe import for_html

MAX_BYTES = MEGABYTE
"""Size of one template."""


class _Refused(Exception):
    """A template that is not given out."""


def write(run: RunReport, folder: Path) -> str:
    """The whole run as `report.html.j2` of the folder lays it out.

    Raises DataError, with file and line, for whatever is wrong with a template; MemoryError where it takes too much.
    """
    root = folder.resolve()
    try:
        return html.filled_in(_environment(root).get_template(html.ENTRY), run)
    except MemoryError:
        raise
    except TemplateSyntaxError as error:
        raise DataError(_one_line(error.message), file=_shown(root, error.name), line=error.lineno) from None
    except Exception as error:
        name, line = _where(error, root)
        raise DataError(_what(error), file=_shown(root, name), line=line) from None


def _environment(root: Path) -> ImmutableSandboxedEnvironment:
    """Whatever a template prints is escaped, also where it asks for the opposite."""
    environment = ImmutableSandboxedEnvironment(
        loader=FunctionLoader(lambda name: _source(root, name)),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_printed,
    )
    del environment.filters["safe"]
    html.equip(environment)
    return environment


def _printed(value: Any) -> Markup:
    """What is markup already may hold words of a policy too, such as `quote|e`."""
    return Markup(for_html(value)) if isinstance(value, Markup) else escape(for_html(str(value)))  # noqa: S704


def _source(root: Path, name: str) -> tuple[str, str, None] | None:
    """Words and path of a template; None where there is none. Links that lead out of the folder are not followed."""
    try:
        path = (root / name).resolve()
        if not path.is_relative_to(root):
            raise _Refused(f'"{name}" lies outside the folder of templates')
        if not path.is_file():
            return None
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except (OSError, RuntimeError, ValueError):
        raise _Refused(f'"{name}" cannot be read') from None
    if len(raw) > MAX_BYTES:
        raise _Refused(f'"{name}" has more than {MAX_BYTES // MEGABYTE} MB: this is not a template')
    try:
        return raw.decode("utf-8-sig"), str(path), None
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise _Refused(f'"{name}", line {line}: not UTF-8 text. Save it as UTF-8') from None


def _shown(root: Path, name: str | None) -> str:
    return f"{root.name}/{name}" if name else root.name


def _where(error: Exception, root: Path) -> tuple[str | None, int | None]:
    """The template and its line that went wrong."""
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        if Path(frame.filename).is_relative_to(root):
            return Path(frame.filename).relative_to(root).as_posix(), frame.lineno
    return None, None


def _what(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "it calls itself without end"
    if isinstance(error, TemplateNotFound):
        return f'there is no template "{error.name}" in this folder'
    return _one_line(str(error) or type(error).__name__)


def _one_line(text: str | None) -> str:
    return " ".join((text or "").split())
