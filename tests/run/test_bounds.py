"""A document full of findings is cut short, and says so."""

from __future__ import annotations

from dataclasses import replace

from policylint.analysis import Analysis
from policylint.limits import Limits
from policylint.model import Hit
from policylint.run.bounds import bounded

EMPTY = Analysis("a.md", "other", False, "england", "", "", 0, None, (), (), (), (), "", ())


def hits(role: str, *units: int) -> tuple[Hit, ...]:
    return tuple(Hit("check", role, unit, f"b{unit}", 0, 1) for unit in units)


def test_what_is_within_the_limit_is_left_as_it_is() -> None:
    analysis = replace(EMPTY, hits=hits("wording", 3, 1, 2))
    assert bounded(analysis, Limits(max_findings=3)) is analysis


def test_the_first_findings_of_the_document_are_kept_and_the_rest_is_named() -> None:
    cut = bounded(replace(EMPTY, hits=hits("wording", 3, 1, 2)), Limits(max_findings=2))
    assert [hit.unit for hit in cut.hits] == [1, 2]
    assert [(item.what, item.why) for item in cut.unread] == [
        ("what follows the first 2 findings", "there are more than 2 findings (limit)")
    ]


def test_the_evidence_of_a_clause_outweighs_what_is_merely_near() -> None:
    cut = bounded(replace(EMPTY, hits=(*hits("near", 1, 2), *hits("present", 3))), Limits(max_findings=2))
    assert [(hit.role, hit.unit) for hit in cut.hits] == [("near", 1), ("present", 3)]
    assert cut.unread == ()
