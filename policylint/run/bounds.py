"""Keeps what is sent back of one document within its limits, and says so where something was left out."""

from __future__ import annotations

from dataclasses import replace

from policylint.analysis import Analysis
from policylint.limits import Limits
from policylint.model import Hit, Unread

_OF_CLAUSES = ("present", "partial", "near")
"""Roles of hits that back the state of a clause, the weightiest first; all others may become findings."""


def bounded(analysis: Analysis, limits: Limits) -> Analysis:
    """The analysis with no more than `max_findings` possible findings, the first in the document."""
    most = limits.max_findings
    findings = sorted((hit for hit in analysis.hits if hit.role not in _OF_CLAUSES), key=_position)
    clauses = sorted(
        (hit for hit in analysis.hits if hit.role in _OF_CLAUSES),
        key=lambda hit: (_OF_CLAUSES.index(hit.role), *_position(hit)),
    )
    if len(findings) <= most and len(clauses) <= most:
        return analysis
    kept = {id(hit) for hit in (*findings[:most], *clauses[:most])}
    hits = tuple(hit for hit in analysis.hits if id(hit) in kept)
    left_out = (_left_out(most),) if len(findings) > most else ()
    return replace(analysis, hits=hits, unread=(*analysis.unread, *left_out))


def _position(hit: Hit) -> tuple[int, int]:
    return hit.unit, hit.start


def _left_out(most: int) -> Unread:
    return Unread(
        f"what follows the first {most:,} findings",
        f"there are more than {most:,} findings (limit)",
        "Mend these first, or raise the limit with --max-findings.",
    )
