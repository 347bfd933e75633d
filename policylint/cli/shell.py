"""The way in and out of every command: one clear line and the right exit code, whatever happens."""

from __future__ import annotations

import errno
import io
import os
import sys
import traceback
from collections.abc import Sequence

import click

from policylint.cli import group, output
from policylint.errors import ExitCode, PolicylintError, UsageError

_CANNOT_WRITE = frozenset({errno.ENOSPC, errno.EPIPE, errno.EBADF, errno.EIO})


def run(arguments: Sequence[str]) -> int:
    """Run a command and return its exit code. Nothing but KeyboardInterrupt comes out of here."""
    _open_what_is_closed()
    _never_fail_to_print()
    debug = "--debug" in arguments
    try:
        _refuse_lost_folder()
        rest = [argument for argument in arguments if argument != "--debug"]
        code = _run(["--debug", *rest] if debug else rest)
        return max(code, output.flush())
    except click.exceptions.NoArgsIsHelpError as error:
        output.say(error.format_message(), name="", keep="\n")
        return ExitCode.USAGE
    except click.ClickException as error:
        output.say(_one_line(error))
        return ExitCode.USAGE
    except (click.Abort, KeyboardInterrupt):
        return ExitCode.INTERRUPTED
    except PolicylintError as error:
        output.say(str(error))
        return error.exit_code
    except OSError as error:
        return _unwritten(error) if error.errno in _CANNOT_WRITE else _crashed(error, debug=debug)
    except Exception as error:
        return _crashed(error, debug=debug)


def _crashed(error: Exception, *, debug: bool) -> int:
    if debug:
        traceback.print_exc()
    output.say(f"our own fault: {type(error).__name__}: {error}. Run it again with --debug to see where.")
    return ExitCode.CRASH


def _unwritten(error: OSError) -> int:
    """The help text, which click writes by itself, met a full disk or a reader that has seen enough."""
    output.forget(sys.stdout)
    if error.errno == errno.EPIPE:
        return ExitCode.CLEAN
    output.say(f"the results cannot be written: {error.strerror}.")
    return ExitCode.USAGE


def _refuse_lost_folder() -> None:
    """Raise UsageError in a folder that was removed: no path can be understood there."""
    try:
        os.getcwd()
    except OSError:
        raise UsageError("the folder that you are in is gone. Go to another one.") from None


def _run(arguments: list[str]) -> int:
    code = group.policylint.main(arguments, prog_name="policylint", standalone_mode=False)
    return code if isinstance(code, int) else ExitCode.CLEAN


def _open_what_is_closed() -> None:
    """A stream that whoever started us closed reads as empty, and says so when it is written to."""
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        if getattr(sys, name) is None:
            nothing = os.open(os.devnull, os.O_RDONLY)
            if nothing != number:
                os.dup2(nothing, number)
                os.close(nothing)
            mode = "w" if number else "r"
            setattr(sys, name, open(number, mode, encoding="utf-8", closefd=False))  # noqa: SIM115 - stays open


def _never_fail_to_print() -> None:
    """A screen that lacks a character gets its number instead of an error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _one_line(error: click.ClickException) -> str:
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "policylint"
    return f'{" ".join(error.format_message().split())} Try "{command} --help".'
