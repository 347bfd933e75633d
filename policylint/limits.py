"""How much of a document is read before policylint stops and says so."""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits on one document. Each is generous for a policy, and small enough that no file can take the machine."""

    max_file_bytes: int = 50 * MEGABYTE
    """Size of the file on disk, in bytes."""
    max_unpacked_bytes: int = 200 * MEGABYTE
    """All that is unpacked from a Word or OpenDocument file, in bytes, counted while it unpacks."""
    max_part_bytes: int = 100 * MEGABYTE
    """One part of a Word or OpenDocument file, unpacked, in bytes."""
    max_parts: int = 5000
    """Parts in a Word or OpenDocument file."""
    max_depth: int = 100
    """How deep tables and other elements may nest in a Word or OpenDocument file."""
    max_pages: int = 2000
    """Pages of a PDF."""
    max_characters: int = 5_000_000
    """Characters of text in the document, hidden text included."""
    memory_bytes: int = 768 * MEGABYTE
    """Memory of the process that reads and judges, in bytes."""
    seconds: float = 25.0
    """Time to read and judge one document, in seconds by the clock."""
    seconds_per_page: float = 0.5
    """Time for each page of a PDF that has text, in seconds; the larger of this and `seconds` counts."""
    seconds_per_check: float = 2.0
    """Time that a check of the user's own may take on one document, in seconds."""
    max_findings: int = 1000
    """Findings of one document."""
    quote_characters: int = 300
    """Characters of the policy quoted in a finding."""
