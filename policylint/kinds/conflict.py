"""The kind that joins what other checks found: a policy, or two of one school, that says one thing and its opposite.

It looks at nothing itself. What it joins are findings about wording, clauses that are there, and guidance cited.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from policylint.kinds.phrases import phrases
from policylint.kinds.settled import edition_cited
from policylint.model import Check, Clause, Edition, Evidence, Finding, Hit, Place

if TYPE_CHECKING:
    from policylint.kinds.study import Study

KEYS = frozenset({"rule", "families", "clause", "naming", "citing", "says"})
"""`rule` names the code; `families` are the findings that hold the old wording. The new wording stands where `citing`,
a check of citations, found the current edition, or in the evidence of the check `clause`: a sentence with a word of
`naming`. `says` is the sentence that joins them, with <old>, <new> and where they stand."""
WITHIN = ("says-both", "cites-new-says-old")
"""Rules about one policy."""
BETWEEN = ("policies-disagree",)
"""Rules about the policies of one school."""

_NEEDS = {"says-both": "clause", "cites-new-says-old": "citing", "policies-disagree": "clause"}
_BLANK = re.compile(r"<([a-z-]+)>")
_LONGEST = 160
"""Characters of a quote inside a sentence."""


@dataclass(frozen=True, slots=True)
class Join:
    """Two passages that do not go together, and the sentence that says so."""

    old: Finding
    new: Evidence
    message: str


def problems(table: Mapping[str, Any], vocabulary: object) -> Iterator[str]:
    """What is wrong with the keys of a conflict check."""
    rule = table.get("rule")
    if rule not in _NEEDS:
        yield f"rule must be one of {', '.join(_NEEDS)}"
    elif not table.get(_NEEDS[rule]):
        yield f"{_NEEDS[rule]} is missing: the id of the check that knows the new wording"
    if table.get("clause") and not table.get("naming"):
        yield "naming is missing: words of which one must stand in the new wording"
    if not table.get("families"):
        yield "families is missing: whose findings are the old wording?"
    if not {"old", "new"} <= set(_BLANK.findall(str(table.get("says", "")))):
        yield "says must hold <old> and <new>: the two passages that it joins"


def find_hits(check: Check, study: Study) -> tuple[Hit, ...]:
    """Nothing: conflicts are made of what other checks found."""
    return ()


def within(
    check: Check,
    findings: Sequence[Finding],
    clauses: Iterable[Clause],
    hits: Iterable[Hit],
    editions: Mapping[str, Edition],
    as_of: date,
) -> Join | None:
    """The conflict of one policy with itself, if there is one."""
    if check.spec["rule"] == "says-both":
        new = stated(check, clauses)
    elif check.spec["rule"] == "cites-new-says-old":
        new = _citations(check, hits, editions, as_of)
    else:
        return None
    return joined(check, findings, new)


def joined(check: Check, findings: Sequence[Finding], new: Sequence[Evidence], **names: str) -> Join | None:
    """The gravest old wording with a new passage that is not the same sentence. `names` are further blanks."""
    for old in old_wording(check, findings):
        for passage in new:
            if passage.place != old.place or not _same(passage.quote, old.quote):
                return Join(old, passage, _sentence(check, old, passage, names))
    return None


def old_wording(check: Check, findings: Iterable[Finding]) -> list[Finding]:
    """Findings about the old wording, errors first; what is only worth a look joins nothing."""
    weights = {"error": 0, "warning": 1}
    old = [item for item in findings if item.family in check.spec["families"] and item.severity in weights]
    return sorted(old, key=lambda finding: weights[finding.severity])


def stated(check: Check, clauses: Iterable[Clause]) -> tuple[Evidence, ...]:
    """Where the clause that the check names is stated, the plainest sentence first: by the first word of `naming`."""
    evidence = next((clause.evidence for clause in clauses if clause.check == check.spec["clause"]), ())
    words = [phrases((word,)) for word in check.spec["naming"]]
    return tuple(item for word in words for item in evidence if word.search(item.quote))


def where(place: Place) -> str:
    """Where a passage stands, inside a sentence: "in section 7.2", "under “Consent”"."""
    if place.section:
        return f"in section {place.section}"
    if place.headings:
        return f"under “{place.headings[-1]}”"
    if place.page is not None:
        return f"on page {place.page}"
    return f"in paragraph {place.paragraph}" if place.paragraph is not None else "in one place"


def _citations(check: Check, hits: Iterable[Hit], editions: Mapping[str, Edition], as_of: date) -> tuple[Evidence, ...]:
    """Citations of the current edition, by date or as "the current edition"."""
    return tuple(
        Evidence(hit.quote, hit.place)
        for hit in hits
        if hit.check == check.spec["citing"]
        and (hit.role == "current" or _is_new(edition_cited(hit, editions), check, editions, as_of))
    )


def _is_new(edition: Edition | None, check: Check, editions: Mapping[str, Edition], as_of: date) -> bool:
    if edition is None or edition.status(as_of) == "superseded":
        return False
    return check.since is None or edition.published >= editions[check.since].published


def _same(one: str, other: str) -> bool:
    return one in other or other in one


def _sentence(check: Check, old: Finding, new: Evidence, names: Mapping[str, str]) -> str:
    blanks = {
        "old": _short(old.quote),
        "old-where": where(old.place),
        "new": _short(new.quote),
        "new-where": where(new.place),
        **names,
    }
    return _BLANK.sub(lambda found: blanks.get(found[1], found[0]), " ".join(str(check.spec["says"]).split()))


def _short(quote: str) -> str:
    return quote if len(quote) <= _LONGEST else quote[: _LONGEST - 4].rsplit(" ", 1)[0] + " ..."
