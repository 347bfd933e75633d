"""What the kinds that need a date hand to the verdict."""

from __future__ import annotations

from dataclasses import dataclass

from policylint.model import Hit, Severity


@dataclass(frozen=True, slots=True)
class Settled:
    """A hit that is a finding on the day asked for."""

    hit: Hit
    severity: Severity
    message: str
    advice: str
    suggest: str
    guidance: tuple[str, ...] = ()
    """What it rests on: "edition" or "edition#clause"."""


CHECK_AGAIN = "Check the current guidance."
"""Ends every statement that rests on a fact known at second hand (confidence C)."""
