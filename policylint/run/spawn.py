"""Starts a child process. Imports next to nothing, so that the child comes up while its parent imports the rest."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from typing import IO


class Started:
    """A child that comes up, and waits for its orders. It goes when its parent does."""

    def __init__(self) -> None:
        """Out of reach of the terminal's Ctrl-C, and with no module taken from the working directory."""
        self.errors: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - closed by whoever ends the child
        new_group = getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)
        self.process: subprocess.Popen[bytes] = subprocess.Popen(
            [sys.executable, "-P", "-X", "faulthandler", "-m", "policylint.run.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self.errors.fileno(),
            env={"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", **os.environ},
            start_new_session=sys.platform != "win32",
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0) | new_group,
        )
