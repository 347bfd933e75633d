"""Nothing leaves the machine: the guard of these tests works, and a machine without a network loses nothing."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from pathlib import Path

import loopback
import pytest

ROOT = Path(__file__).parent.parent
POLICIES = sorted(path for path in (ROOT / "fixtures").iterdir() if path.suffix in {".docx", ".pdf", ".md", ".html"})
ALONE = """
import ctypes, os, sys
NEW_USER, NEW_NETWORK = 0x10000000, 0x40000000
library = ctypes.CDLL(None, use_errno=True)
if library.unshare(NEW_NETWORK) and library.unshare(NEW_USER | NEW_NETWORK):
    sys.exit(99)
os.execv(sys.executable, [sys.executable, *sys.argv[1:]])
"""
"""Start Python with no network but a loopback that is down: as root, or in a user namespace of its own."""
INTERFACES = "import socket; print([name for _, name in socket.if_nameindex()])"


def test_the_guard_lets_only_the_machine_itself_be_reached() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname()).close()
    with pytest.raises(loopback.Reached):
        socket.create_connection(("192.0.2.1", 9), timeout=1)
    with pytest.raises(loopback.Reached):
        socket.getaddrinfo("example.org", 80)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender, pytest.raises(loopback.Reached):
        sender.sendto(b"x", ("192.0.2.1", 9))


def test_the_guard_is_in_every_program_that_is_started() -> None:
    script = "import socket; socket.create_connection(('192.0.2.1', 9), timeout=1)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert "only the machine itself may be reached" in done.stderr


def test_a_whole_run_needs_no_network(tmp_path: Path) -> None:
    """In a network namespace without interfaces where the system permits one, behind the guard everywhere."""
    report = tmp_path / "report.json"
    check = ["-m", "policylint", "check", *map(str, POLICIES), "--as-of", "2026-11-22", "--report", f"json:{report}"]
    looked = subprocess.run(
        [sys.executable, "-c", ALONE, "-c", INTERFACES], capture_output=True, text=True, check=False
    )
    alone = looked.returncode == 0
    assert not alone or looked.stdout.strip() == "['lo']"
    prefix = ["-c", ALONE] if alone else []
    done = subprocess.run([sys.executable, *prefix, *check], capture_output=True, text=True, check=False)
    documents = json.loads(report.read_bytes())["documents"]
    assert done.returncode == 1, done.stderr
    assert len(documents) == len(POLICIES)
    assert {document["status"] for document in documents} == {"checked"}
