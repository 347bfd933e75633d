"""An interrupt that Python drops, because it comes while a callback runs, is not lost."""

from __future__ import annotations

import signal
import subprocess
import sys
import textwrap

import pytest

DROPPED = """
import os, signal, weakref
from policylint.run import stop

class Thing: pass

stop.listen()
thing = Thing()
gone = weakref.ref(thing, lambda _: os.kill(os.getpid(), signal.{name}))
del thing
print("still here", flush=True)
try:
    stop.raise_if_asked()
except KeyboardInterrupt:
    print("stopped")
"""


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupt_that_came_within_a_callback_is_raised_where_one_waits(how: signal.Signals) -> None:
    script = textwrap.dedent(DROPPED.replace("{name}", how.name))
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert "Exception ignored in" in done.stderr
    assert done.stdout.split("\n") == ["still here", "stopped", ""]
