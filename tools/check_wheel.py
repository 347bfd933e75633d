"""Looks into a built wheel: nothing but policylint at the top, and every check of the tree inside.

python tools/check_wheel.py WHEEL
"""

from __future__ import annotations

import sys
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


if __name__ == "__main__":
    wrong = problems(Path(sys.argv[1]))
    for line in wrong:
        print(line, file=sys.stderr)
    sys.exit(1 if wrong else 0)
