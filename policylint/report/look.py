"""How a report is to look where that is the caller's choice."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Look:
    """What only the terminal knows."""

    colour: bool = False
    width: int = 100
    """Columns to wrap at."""
    explain: bool = False
    """Say of each finding how it came about."""
