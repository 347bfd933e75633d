"""Where results go: the screen, a pipe or a file, whole or not at all."""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path
from typing import TextIO

import click

from policylint.errors import ExitCode, UsageError
from policylint.report.safe import escape_unseen

SCREEN_WIDTH = 100
"""Columns of text that does not go to a terminal, so that it is the same everywhere."""


def say(message: str, name: str = "policylint: ", keep: str = "") -> None:
    """A line for the person at the keyboard, apart from the results; several lines where `keep` is a line break."""
    try:
        sys.stderr.write(escape_unseen(name + message, keep=keep) + "\n")
        sys.stderr.flush()
    except (OSError, ValueError):
        forget(sys.stderr)


def debug(trace: str) -> None:
    """A trace for the people who mend policylint, where --debug asks for it."""
    if trace and click.get_current_context().find_root().obj:
        say(trace, name="", keep="\n")


def colour(environ: dict[str, str] | os._Environ[str] = os.environ) -> bool:
    """Whether the screen gets colour: NO_COLOR and FORCE_COLOR decide, else whether it is a terminal."""
    if environ.get("NO_COLOR"):
        return False
    if environ.get("FORCE_COLOR"):
        return True
    return sys.stdout.isatty() and environ.get("TERM") != "dumb"


def width() -> int:
    """Columns of the screen."""
    return (sys.stdout.isatty() and os.get_terminal_size(sys.stdout.fileno()).columns) or SCREEN_WIDTH


def show(text: str, utf8: bool = False) -> None:
    """Write a result to stdout: in the screen's own characters, or as UTF-8 for a format that says it is.

    A reader that has seen enough, such as `head`, is no error. Raises UsageError when it cannot be written.
    """
    try:
        if utf8 and not sys.stdout.isatty():
            sys.stdout.flush()
            sys.stdout.buffer.write(text.encode("utf-8", errors="backslashreplace"))
        else:
            sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        forget(sys.stdout)
    except OSError as error:
        forget(sys.stdout)
        raise UsageError(f"the results cannot be written: {error.strerror}.") from None


def flush() -> int:
    """Write what is left; the exit code of doing so."""
    try:
        show("")
    except UsageError as error:
        say(str(error))
        return error.exit_code
    return ExitCode.CLEAN


def forget(stream: TextIO) -> None:
    """Nothing more can be written: Python must not try again at its end."""
    with contextlib.suppress(OSError, ValueError):
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, stream.fileno())
        os.close(nothing)


def refuse_target(path: Path) -> None:
    """Raise UsageError for a file that could not be written, before any work is done for it."""
    if os.path.isdir(path):
        raise UsageError(f"{path}: this is a folder. Give the name of a file in it.")
    if not os.path.isdir(path.absolute().parent):
        raise UsageError(f"{path}: there is no folder {path.parent}.")


def write(path: Path, text: str) -> None:
    """Write a report beside its target and move it into place. Raises UsageError, and leaves no half file."""
    data = text.encode("utf-8", errors="backslashreplace")
    target = Path(os.path.realpath(path))
    try:
        if os.path.exists(target) and not os.path.isfile(target):
            target.write_bytes(data)  # a device or a pipe cannot be replaced
        else:
            _write_beside(target, data)
    except OSError as error:
        raise UsageError(f"{path}: cannot be written: {error.strerror}.") from None


def _write_beside(target: Path, data: bytes) -> None:
    beside = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with beside.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
