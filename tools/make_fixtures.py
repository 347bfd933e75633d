"""Makes the Word and PDF fixtures from fixtures/source, and with --expected the reports that they should give.

python tools/make_fixtures.py                  the Word and PDF files
python tools/make_fixtures.py --expected       the JSON reports in fixtures/expected
python tools/make_fixtures.py --to FOLDER      somewhere else than in fixtures/
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

import fixture_docx
import fixture_pdf
import fixture_source

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"
AS_OF = "2026-11-22"
_MAKERS = {".docx": fixture_docx.make, ".pdf": fixture_pdf.make}
_POLICIES = {".docx", ".pdf", ".md", ".html", ".txt"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--to", type=Path, default=FIXTURES, help="folder to write to")
    parser.add_argument("--expected", action="store_true", help="write the expected JSON reports instead")
    options = parser.parse_args()
    if options.expected:
        expect(options.to)
    else:
        make(options.to)


def make(folder: Path) -> None:
    """Write every file that has a source."""
    for path in sorted((FIXTURES / "source").glob("*.src")):
        source = fixture_source.read(path)
        target = folder / source.settings["file"]
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(_MAKERS[target.suffix](source))
        print(f"{source.settings['file']}: {target.stat().st_size:,} bytes")


def expect(folder: Path) -> None:
    """Write the report of every policy, and of the trust folder as a whole."""
    (folder / "expected").mkdir(parents=True, exist_ok=True)
    policies = sorted(path.name for path in FIXTURES.iterdir() if path.suffix in _POLICIES and path.stem != "README")
    for name in [*policies, "trust"]:
        done = subprocess.run(
            [sys.executable, "-m", "policylint", "check", name, "--isolated", "--as-of", AS_OF, "--format", "json"],
            cwd=FIXTURES,
            capture_output=True,
            check=False,
        )
        if not done.stdout:
            sys.exit(f"{name}: {done.stderr.decode(errors='replace')}")
        (folder / "expected" / f"{name}.json").write_bytes(done.stdout)
        print(f"{name}: exit {done.returncode}")


if __name__ == "__main__":
    main()
