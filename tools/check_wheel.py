"""Builds the wheel twice, and looks into it: the same bytes, nothing but policylint at the top, every check inside.

python tools/check_wheel.py
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).parent.parent


def problems(wheel: Path) -> list[str]:
    """What is wrong with the wheel, in words."""
    names = zipfile.ZipFile(wheel).namelist()
    tops = {name.split("/")[0] for name in names}
    strangers = sorted(top for top in tops if top != "policylint" and not top.endswith(".dist-info"))
    found = [f"{top} would lie loose in site-packages" for top in strangers]
    for path in sorted((ROOT / "checks").rglob("*.toml")):
        name = f"policylint/checks/{path.relative_to(ROOT / 'checks').as_posix()}"
        if name not in names:
            found.append(f"{name} is not in the wheel")
    return found


def built(folder: Path, mask: int) -> Path:
    """A wheel of the tree, made by a process whose files have other rights and whose words have another hash."""
    command = [sys.executable, "-m", "build", "--no-isolation", "--wheel", "--outdir", str(folder), str(ROOT)]
    environment = {**os.environ, "PYTHONHASHSEED": str(mask), "TZ": f"UTC{mask % 12}"}
    environment.pop("SOURCE_DATE_EPOCH", None)
    subprocess.run(command, check=True, capture_output=True, umask=mask, env=environment)
    (wheel,) = folder.glob("*.whl")
    return wheel


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        one, other = built(Path(folder, "one"), 0o022), built(Path(folder, "other"), 0o077)
        wrong = problems(one)
        if one.name != other.name or one.read_bytes() != other.read_bytes():
            wrong.append("the wheel built twice is not the same, byte for byte")
    for line in wrong:
        print(line, file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
