"""The kind that finds what the writers of a policy forgot: template notes, blank dates, an overdue review."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from policylint.kinds.blanks import in_letters, left_to_sign
from policylint.kinds.forgotten import blank_dates, review_dates
from policylint.kinds.template import template_notes
from policylint.model import Check, Hit, Unit

if TYPE_CHECKING:
    from policylint.kinds.study import Study

KEYS = frozenset(
    {"rule", "found", "not-if", "note-words", "bracketed", "marked", "marked-is", "ahead-months", "ahead-for"}
)
"""`rule` names the code, the others its phrases: `note-words` make a red or highlighted paragraph a drafting note;
`bracketed` are the words by which a text in square brackets tells the author what to do;
`marked` is text told apart by its looks ("text in red"), of which a note says what it `marked-is` ("be deleted");
`ahead-months` is how far ahead a review may lie in the policies of `ahead-for`."""
_LISTS = ("found", "not-if", "note-words", "bracketed", "marked", "marked-is", "ahead-for")

_Rule = Callable[[Check, Sequence[Unit]], Iterator[Hit]]
RULES: Mapping[str, _Rule] = {
    "template": template_notes,
    "blank-date": blank_dates,
    "review-overdue": review_dates,
}


def find(check: Check, units: Sequence[Unit], policy_type: str = "") -> Iterator[Hit]:
    """Left-overs in the visible text; a review date is found whatever its date."""
    shown = [unit for unit in units if not unit.block.hidden]
    hits = RULES[check.spec["rule"]](check, shown)
    for hit in _not_meant(hits, shown) if check.spec["rule"] == "template" else hits:
        yield _with_policy(hit, policy_type)


def find_hits(check: Check, study: Study) -> Iterator[Hit]:
    return find(check, study.view.units, study.view.policy_type)


def problems(table: Mapping[str, Any], vocabulary: object) -> list[str]:
    return check_spec(table)


def check_spec(table: Mapping[str, Any]) -> list[str]:
    """What is wrong with the keys of a check file, one sentence each."""
    wrong = []
    if table.get("rule") not in RULES:
        wrong.append(f'"rule" must be one of {", ".join(RULES)}.')
    if not table.get("found"):
        wrong.append('"found" is missing: the phrases to look for.')
    for key in _LISTS:
        value = table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
            wrong.append(f'"{key}" must be a list of phrases.')
    if not isinstance(table.get("ahead-months", 0), int):
        wrong.append('"ahead-months" must be a number of months.')
    return wrong


def _not_meant(hits: Iterator[Hit], units: Sequence[Unit]) -> Iterator[Hit]:
    """Gaps but for those of a letter or a form, which somebody fills in each time."""
    letters, by_index = in_letters(units), {unit.index: unit for unit in units}
    for hit in hits:
        unit = by_index[hit.unit]
        if hit.unit not in letters and not left_to_sign(unit, unit.block.text[hit.start : hit.end]):
            yield hit


def _with_policy(hit: Hit, policy_type: str) -> Hit:
    return replace(hit, data=(*hit.data, ("policy", policy_type)))
