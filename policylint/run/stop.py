"""A request to stop, remembered: Python drops an interrupt that comes while it is in a callback of its own.

It happens in the midst of an import: "Exception ignored in ...". So whoever waits long asks here as well.
"""

from __future__ import annotations

import signal
from types import FrameType

_asked = False


def listen() -> None:
    """Take Ctrl-C and a request to terminate for the same: what is finished is kept, no child stays behind."""
    for signum in (signal.SIGINT, signal.SIGTERM):
        signal.signal(signum, _ask)


def raise_if_asked() -> None:
    """Raise KeyboardInterrupt where a stop was asked for, and did not come through."""
    if _asked:
        raise KeyboardInterrupt


def _ask(signum: int, frame: FrameType | None) -> None:
    global _asked
    _asked = True
    raise KeyboardInterrupt
