"""Whether what came of a document is what must come of it."""

from __future__ import annotations

import unicodedata
from typing import Any

from .case import Case


def fault(case: Case, document: dict[str, Any], shown: str = "") -> str:
    """What is wrong with the entry of a document in the JSON report, given what the screen showed; empty if nothing."""
    found = any(finding["family"] == "consent" for finding in document["findings"])
    unread, status = document["unread"], document["status"]
    said = " ".join([*(f"{item['what']}: {item['why']}. {item['next']}" for item in unread), str(document["look_at"])])
    right = {
        "found": found and status == "checked",
        "partly": found and status == "partly-read",
        "not-read": status == "not-read" and bool(unread),
        "told": found or bool(unread),
        "quiet": not found,
    }[case.outcome]
    if not right:
        return f"{case.outcome} was expected: {status}, found {found}, {said}"
    if status == "not-read" and not all(item["why"] and item["next"] for item in unread):
        return "it does not say why, or what to do"
    if "crashed" in said:
        return said
    if case.says and case.says not in f"{said} {shown}":
        return f'"{case.says}" is not said: {said}'
    return ""


def control_characters(shown: str) -> list[str]:
    """Characters that must never reach a screen."""
    kinds = {"Cc", "Cf", "Cs", "Zl", "Zp"}
    return sorted({repr(char) for char in shown if char != "\n" and unicodedata.category(char) in kinds})
