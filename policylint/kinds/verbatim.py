"""A superseded set of rules written out in a policy: several of its passages stand there nearly word for word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from policylint.kinds.study import Study
from policylint.model import Check, Hit, Unit
from policylint.vocabulary import Vocabulary

KEYS = frozenset({"passages", "at-least"})


def problems(spec: Mapping[str, Any], vocabulary: Vocabulary) -> Iterator[str]:
    """What is wrong with the keys of a verbatim check."""
    if not spec.get("passages"):
        yield "passages is missing: which clauses of a superseded edition?"
    if not isinstance(spec.get("at-least"), int) or spec["at-least"] < 1:
        yield "at-least must be a number: how many of the passages must be there?"


def find(check: Check, study: Study) -> Iterator[Hit]:
    """One hit, at the first passage, when enough different passages of one edition are there."""
    old = study.passages(check.spec["passages"])
    places: dict[str, dict[str, Unit]] = {}
    for unit in study.view.units:
        for name in () if unit.quoted else old.all_holding(unit.text[unit.own :]):
            edition, _, clause = name.partition("#")
            places.setdefault(edition, {}).setdefault(clause, unit)
    if not places:
        return
    edition = max(places, key=lambda found: len(places[found]))
    rules = places[edition]
    if len(rules) < check.spec["at-least"]:
        return
    first = min(rules.values(), key=lambda unit: unit.index)
    yield Hit(
        check=check.id,
        role="verbatim",
        unit=first.index,
        block=first.block.id,
        start=first.start,
        end=first.end,
        confidence="verbatim",
        because=f"{len(rules)} rules stand here word for word as in {study.editions[edition].short}.",
        data=(("edition", edition), ("rules", ", ".join(sorted(rules)))),
    )
