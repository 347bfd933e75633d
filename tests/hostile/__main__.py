"""`python -m tests.hostile [WORD]`: each document by a command of its own, with its time and its memory.

With a word, only the documents whose name holds it. Exit code 1 when one is not handled as it should be.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from .cases import CASES
from .judge import control_characters, fault

MOST_SECONDS, MOST_MEGABYTES = 30, 1024


def run(path: Path) -> tuple[dict[str, Any], str, float, float]:
    """The entry of its report, all that was printed, seconds, and megabytes of the largest process."""
    report = path.with_name(path.name + ".json")
    command = [sys.executable, "-m", "policylint", "check", path.name, "--isolated", "--report", f"json:{report.name}"]
    began = time.monotonic()
    with tempfile.TemporaryFile() as out:
        process = subprocess.Popen(command, cwd=path.parent, stdout=out, stderr=subprocess.STDOUT)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        shown = out.read().decode("utf-8", "surrogateescape")
    seconds = time.monotonic() - began
    entry = json.loads(report.read_bytes())["documents"][0] if report.exists() else {}
    return entry, shown, seconds, usage.ru_maxrss / 1024


def main() -> int:
    word = sys.argv[1] if len(sys.argv) > 1 else ""
    chosen = [case for case in CASES if word in case.name]
    wrong, times, sizes = 0, [], []
    with tempfile.TemporaryDirectory() as folder:
        for case in chosen:
            path = Path(folder) / case.name
            case.make(path)
            entry, shown, seconds, megabytes = run(path)
            why = fault(case, entry, shown.replace(case.name, "")) if entry else f"no report: {shown[-500:]}"
            why = why or ("a traceback" if "Traceback" in shown else "")
            why = why or ", ".join(control_characters(shown))
            why = why or ("too slow or too large" if seconds > MOST_SECONDS or megabytes > MOST_MEGABYTES else "")
            wrong += bool(why)
            times.append(seconds)
            sizes.append(megabytes)
            path.unlink()
            print(
                f"{'WRONG' if why else 'ok':6}{seconds:6.1f} s {megabytes:6.0f} MB  {case.name}  {why[:600]}",
                flush=True,
            )
    times.sort()
    late = times[int(len(times) * 0.95)]
    print(
        f"{len(chosen) - wrong} of {len(chosen)} handled; "
        f"p95 {late:.1f} s, at most {times[-1]:.1f} s, {max(sizes):.0f} MB"
    )
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
