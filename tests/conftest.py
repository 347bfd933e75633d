"""No test, and no program that a test starts, reaches any address but the machine's own."""

from __future__ import annotations

import os
import sys
from pathlib import Path

OFFLINE = str(Path(__file__).parent / "offline")
sys.path.insert(0, OFFLINE)

import loopback  # noqa: E402 - its folder is not on the path before

loopback.guard()
os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [OFFLINE, os.environ.get("PYTHONPATH")]))
