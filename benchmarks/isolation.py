"""What judging in a child costs over judging in process: `python benchmarks/isolation.py [DOCUMENT] [ROUNDS]`.

Each round starts a fresh interpreter for either way, in turn, so that load on the machine falls on both.
"""

from __future__ import annotations

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
from policylint import catalog, judge
from policylint.read import read
path = Path(sys.argv[1])
known = catalog.load()
judge.verdict(judge.analyse(read(path), known), known, as_of=date(2026, 11, 22), path=path.name)
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


def seconds(script: str, document: Path) -> float:
    command = [sys.executable, "-c", script, str(document)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        document = Path(folder) / "policy.md"
        document.write_text(ORDINARY, encoding="utf-8")
        document = Path(sys.argv[1]) if len(sys.argv) > 1 else document
        rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 9
        pairs = [(seconds(IN_PROCESS, document), seconds(IN_A_CHILD, document)) for _ in range(rounds)]
    within, apart = (statistics.median(times) for times in zip(*pairs, strict=True))
    extra = statistics.median(child - own for own, child in pairs)
    print(f"in process {within:.2f} s, in a child {apart:.2f} s; median of {rounds} differences {extra:+.2f} s")


if __name__ == "__main__":
    main()
