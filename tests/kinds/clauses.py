"""What a clause check makes of a text, with a vocabulary of the tests' own."""

from __future__ import annotations

from typing import Any

from policylint.kinds import clause
from policylint.model import Block, Hit
from tests.kinds.small import check, paragraph, study, units_in, units_of

KEPT = {"satisfied-by": ["write* ...4 reasons"]}
NEAR = {"nearest": [{"any": ["log", "diary"], "why-not": "A log is no reason."}]}


def hits(text: str, heading: str | None = "Rules", policy: str = "child-protection", **spec: Any) -> list[Hit]:
    return list(clause.find(check("clause", {**KEPT, **spec}), study(units_of(text, heading), policy)))


def roles(text: str, heading: str | None = "Rules", policy: str = "child-protection", **spec: Any) -> list[str]:
    return [hit.role for hit in hits(text, heading, policy, **spec)]


def listed(*items: str, lead: str = "We write down:", **spec: Any) -> list[Hit]:
    blocks = [Block("b1", "heading", "Log", level=1), paragraph(2, lead, "Log")]
    blocks += [Block(f"b{number}", "list-item", text, label="•") for number, text in enumerate(items, 3)]
    return list(clause.find(check("clause", {**KEPT, **spec}), study(units_in(*blocks))))
