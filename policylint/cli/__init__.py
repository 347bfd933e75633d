"""The command line. Everything behind `main` is imported only when it is called."""

from __future__ import annotations

import os
import sys
from contextlib import suppress

from policylint.run import stop

_INTERRUPTED = 130


def main() -> None:
    """Run the command that the arguments name, and exit with its code."""
    try:
        stop.listen()
        from policylint.cli import shell

        code = shell.run(sys.argv[1:])
    except KeyboardInterrupt:
        code = _INTERRUPTED
    if code == _INTERRUPTED:
        _leave(code)
    sys.exit(code)


def _leave(code: int) -> None:
    """End at once. Python itself would end by the signal, not with a code, if it came in the midst of an import."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError, AttributeError):
            stream.flush()
    os._exit(code)
