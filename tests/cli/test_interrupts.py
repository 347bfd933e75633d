"""Ctrl-C and a request to terminate: the end within two seconds, what is finished is kept, no child stays."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupt_keeps_what_is_finished(tmp_path: Path, how: signal.Signals) -> None:
    (tmp_path / "a.md").write_text("# Lunch\n\nSoup.\n")
    (tmp_path / "b.md").write_text("# Policy\n\n" + "Staff seek consent before sharing a concern.\n\n" * 50_000)
    (tmp_path / "c.md").write_text("# Tea\n\nCake.\n")
    run = subprocess.Popen(
        [sys.executable, "-m", "policylint", "check", tmp_path, "--format", "json", "--jobs", "1"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    while not (started := psutil.Process(run.pid).children()) or started[0].cpu_times().user < 1:
        time.sleep(0.05)
    run.send_signal(how)
    begin = time.monotonic()
    printed, said = run.communicate(timeout=10)
    assert time.monotonic() - begin < 2
    assert run.returncode == 130
    assert said.decode().strip() == "policylint: stopped: 1 of 3 documents were checked."
    found = {document["path"]: document["status"] for document in json.loads(printed)["documents"]}
    assert found == {"a.md": "checked", "b.md": "not-read", "c.md": "not-read"}
    assert psutil.wait_procs(started, timeout=2)[1] == []
