"""`python -m tests.fuzz [--seconds 600] [--start 0] [--keep DIR]`: change files at random for as long as you like.

Prints what went wrong, with the number that makes the same file again; the file itself goes to DIR.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from .campaign import Campaign, checks, documents


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--start", type=int, default=0)
    parser.add_argument("--keep", type=Path)
    given = parser.parse_args()
    campaign = Campaign()
    documents(campaign, given.seconds * 0.9, given.start, given.keep)
    checks(campaign, given.seconds * 0.1, given.start)
    print("\n\n".join(campaign.faults))
    print(f"{dict(campaign.tried)}: {len(campaign.faults)} faults, slowest {campaign.slowest:.1f} s")
    return 1 if campaign.faults else 0


if __name__ == "__main__":
    sys.exit(main())
