"""What a document holds, before any date is applied: plain data, so that it can be sent, cached and judged again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from policylint.model import Hit, LookAt, Place, PolicyType, Unread

JURISDICTIONS = frozenset({"england", "wales", "scotland", "northern-ireland"})
_DAYS = frozenset({"dated", "first", "last", "since"})
_NUMBERS = frozenset({"misses", "rank"})
"""Facts of a hit that are days, and numbers."""


@dataclass(frozen=True, slots=True)
class Analysis:
    """Everything the verdict needs to know of one document."""

    name: str
    policy_type: PolicyType
    about_sharing: bool
    """A reader looks for the duties of sharing here: nobody does in a procedure for subject access."""
    jurisdiction: str
    """One of JURISDICTIONS."""
    title: str
    school: str
    words: int
    pages: int | None
    unread: tuple[Unread, ...]
    look_at: tuple[LookAt, ...]
    notes: tuple[str, ...]
    headings: tuple[str, ...]
    """All headings, in order, with their numbers."""
    pointer: str
    """The sentence that points to a separate information sharing policy; empty when there is none."""
    hits: tuple[Hit, ...]

    def to_json(self) -> dict[str, Any]:
        """The same as plain data, whose values are shared: `asdict` would copy each one."""
        plain = _plain(self)
        for name in ("unread", "look_at", "hits"):
            plain[name] = [_plain(item) for item in plain[name]]
        for hit in plain["hits"]:
            hit["place"] = _plain(hit["place"])
        return plain

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Analysis:
        """The analysis that `to_json` wrote. Raises KeyError, TypeError or ValueError for anything else."""
        known = dict(data)
        if data["jurisdiction"] not in JURISDICTIONS:
            raise ValueError(f"{data['jurisdiction']!r} is no jurisdiction")
        known["unread"] = tuple(Unread(**item) for item in data["unread"])
        known["look_at"] = tuple(LookAt(**item) for item in data["look_at"])
        known["hits"] = tuple(_hit(item) for item in data["hits"])
        known["notes"] = tuple(data["notes"])
        known["headings"] = tuple(data["headings"])
        return cls(**known)


def _plain(item: Any) -> dict[str, Any]:
    """The values of a dataclass with slots by their names."""
    return {name: getattr(item, name) for name in item.__slots__}


def _hit(item: Mapping[str, Any]) -> Hit:
    place = dict(item["place"])
    place["headings"] = tuple(place["headings"])
    facts = tuple((name, value) for name, value in item["data"])
    for name, value in facts:
        if name in _DAYS and (name, value) != ("dated", ""):
            date.fromisoformat(value)
        if name in _NUMBERS:
            int(value)
    return Hit(**{**item, "place": Place(**place), "data": facts})
