"""What judging in a child costs over judging in process: `python benchmarks/isolation.py [DOCUMENT] [ROUNDS]`.

Each round starts a fresh interpreter for either way, in turn, so that load on the machine falls on both. Both do the
same to the document: read it, see that it is no record about a child, judge it, and make the report.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

IN_PROCESS = """
import sys, time
begin = time.perf_counter()
from datetime import date
from pathlib import Path
from policylint import catalog, judge, records
from policylint.read import read
from policylint.run.jobs import Job
from policylint.run.judging import Judging
from policylint.run.keeper import Answer
path = Path(sys.argv[1])
document, known = read(path), catalog.load()
records.refuse(document)
Judging(known, date(2026, 11, 22)).alone(Answer(Job(path.name), judge.analyse(document, known)))
print(time.perf_counter() - begin)
"""
IN_A_CHILD = """
import sys, time
begin = time.perf_counter()
import policylint
policylint.lint(sys.argv[1], as_of="2026-11-22")
print(time.perf_counter() - begin)
"""
ORDINARY = (
    "# Child Protection Policy\n\n## 6 Confidentiality\n\n"
    "Staff will seek parental consent before making a referral to children's social care.\n\n"
) + (
    "Staff who are worried about a child tell the designated safeguarding lead at once, who keeps a record. "
    "Parents and carers are told where it is safe to do so.\n\n"
) * 400


def seconds(script: str, document: Path) -> tuple[float, float]:
    """Time by the clock, within the process, and processor time of it and all that it started."""
    before = _processor()
    done = subprocess.run([sys.executable, "-c", script, str(document)], check=True, capture_output=True, text=True)
    return float(done.stdout), _processor() - before


def _processor() -> float:
    ended = os.times()
    return ended.children_user + ended.children_system


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        document = Path(folder) / "policy.md"
        document.write_text(ORDINARY, encoding="utf-8")
        document = Path(sys.argv[1]) if len(sys.argv) > 1 else document
        rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 9
        pairs = [(seconds(IN_PROCESS, document), seconds(IN_A_CHILD, document)) for _ in range(rounds)]
    for what, which in (("by the clock", 0), ("of processor", 1)):
        own, child = ([times[way][which] for times in pairs] for way in (0, 1))
        extra = [apart - within for within, apart in zip(own, child, strict=True)]
        ratio = statistics.median(apart / within for within, apart in zip(own, child, strict=True))
        print(
            f"{what}: in process {statistics.median(own):.2f} s (best {min(own):.2f}), in a child "
            f"{statistics.median(child):.2f} s (best {min(child):.2f}); median of {rounds} differences "
            f"{statistics.median(extra):+.2f} s, of ratios {ratio:.2f}"
        )


if __name__ == "__main__":
    main()
