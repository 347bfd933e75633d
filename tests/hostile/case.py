"""One hostile document: how it is made, and what must come of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

WORDS = "Staff will seek parental consent before making a referral to children's social care."
"""What every document holds somewhere: to say nothing of it is the fault we look for."""

Outcome = Literal["found", "partly", "not-read", "told", "quiet"]
"""
found: the wording is reported; partly: it is reported, and what was not read is named; not-read: the file is refused;
told: something was not read, and that is said, or the wording is reported; quiet: nobody sees the wording on paper.
"""


@dataclass(frozen=True, slots=True)
class Case:
    """A document and its outcome."""

    name: str
    """Name of the file."""
    make: Callable[[Path], None]
    """Puts the document at a path."""
    outcome: Outcome
    says: str = ""
    """Words of the report: why it was not read, or a remark on how it was."""
    endless: bool = False
    """Whether the point is a limit on time or memory, which the tests then lower."""


def of(data: bytes | str) -> Callable[[Path], None]:
    """A file with these bytes."""

    def write(path: Path) -> None:
        path.write_bytes(data if isinstance(data, bytes) else data.encode("utf-8"))

    return write


def made(function: Callable[[], bytes]) -> Callable[[Path], None]:
    """A file with the bytes that a function makes, when they are needed."""

    def write(path: Path) -> None:
        path.write_bytes(function())

    return write
