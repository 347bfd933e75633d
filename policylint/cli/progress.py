"""A line that says how far a run has come, on a terminal only."""

from __future__ import annotations

import shutil
import sys
from types import TracebackType

from policylint.report.safe import for_terminal

_CLEAR = "\r\x1b[K"


class Progress:
    """Counts documents on standard error; nothing of it stays on the screen."""

    def __init__(self, total: int) -> None:
        self._total, self._count = total, 0
        self._shown = sys.stderr.isatty()

    def __enter__(self) -> Progress:
        self._say("reading ...")
        return self

    def done(self, name: str) -> None:
        """One more document is finished."""
        self._count += 1
        self._say(f"{self._count} of {self._total} read: {for_terminal(name)}")

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._say("")

    def _say(self, text: str) -> None:
        if self._shown:
            sys.stderr.write(_CLEAR + text[: shutil.get_terminal_size().columns - 1])
            sys.stderr.flush()
