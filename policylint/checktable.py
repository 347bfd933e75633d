"""From the table of a check file to the check. Light: what is wrong with a table is found in `checkfile`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from policylint.model import POLICY_TYPES, Check

COMMON = frozenset(
    {
        *("id", "family", "kind", "status", "replaced-by", "title", "since", "guidance", "severity", "policies"),
        *("why", "advice", "suggest", "bad", "good"),
    }
)
"""Keys that every check file may have; its kind has further ones."""


def shown(path: Path) -> str:
    """How a check file is named to people: with its folder."""
    return f"{path.parent.name}/{path.name}"


def check_of(table: Mapping[str, Any], source: str) -> Check:
    """The check of a table that is known to be right."""
    return Check(
        id=table["id"],
        family=table["family"],
        kind=table["kind"],
        status=table["status"],
        title=table["title"],
        since=table.get("since"),
        guidance=tuple(table["guidance"]),
        severity=by_policy(table["severity"]),
        policies=tuple(table.get("policies", POLICY_TYPES)),
        why=_sentence(table["why"]),
        advice=_sentence(table["advice"]),
        suggest=_sentence(table.get("suggest", "")),
        spec={key: value for key, value in table.items() if key not in COMMON},
        source=source,
        bad=tuple(_example(item) for item in table.get("bad", ())),
        good=tuple(_example(item) for item in table.get("good", ())),
    )


def by_policy(severity: Any) -> dict[str, Any]:
    """Severity by policy type; "" for the types that are not named."""
    return severity if isinstance(severity, dict) else {"": severity}


def _sentence(text: str) -> str:
    return " ".join(text.split())


def _example(item: Any) -> Mapping[str, Any]:
    return {"text": item} if isinstance(item, str) else dict(item)
