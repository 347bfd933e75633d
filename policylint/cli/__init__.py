"""The command line. Everything behind `main` is imported only when it is called."""

from __future__ import annotations

import signal
import sys
from types import FrameType


def main() -> None:
    """Run the command that the arguments name, and exit with its code."""
    try:
        signal.signal(signal.SIGTERM, _interrupt)
        from policylint.cli import shell

        code = shell.run(sys.argv[1:])
    except KeyboardInterrupt:
        code = 130
    sys.exit(code)


def _interrupt(signum: int, frame: FrameType | None) -> None:
    """End on a request to terminate as on Ctrl-C: what is finished is kept, no child stays behind."""
    raise KeyboardInterrupt
