"""From hits to findings and clauses on a date: weight, message, guidance and fix."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from policylint.analysis import Analysis
from policylint.catalog import Catalog
from policylint.guidance import resolve
from policylint.kinds import conflict, settled
from policylint.model import (
    Check,
    Citation,
    Clause,
    ClauseState,
    Edition,
    Evidence,
    Finding,
    Fix,
    Hit,
    Near,
    Place,
    Severity,
)

SHORT = 800
"""Words below which a document is a summary: what it leaves out is advice."""
MOST_EVIDENCE = 3
_BLANK = re.compile(r"<([^<>|]+)\|([^<>|]*)>")
_OTHER_MATTER = re.compile(
    r"\b(?:health|medic\w*|first aid|transfer\w*|leavers|retention|subject access|personnel|recruit\w*|single central"
    r"|staff (?:records?|files?|conduct)|attendance|photo\w*|images|exclu\w*|behaviour|complaints?|breach\w*|accidents?"
    r"|biometric\w*|trips?|visits?|outings|data collection|admissions?|contents|annex|seeking|gaining|consent)\b"
)
"""Words of a heading under which a clause about sharing is out of place, unless the check asks for them."""
_DATED = {"citation": settled.citations, "residue": settled.residue}


@dataclass(frozen=True)
class Ruling:
    """A document, the checks that are on, and the day."""

    analysis: Analysis
    catalog: Catalog
    checks: Sequence[Check]
    as_of: date
    asked: str | None
    """Edition asked for with --guidance."""
    partly: bool
    """Part of the document was not read."""

    def hits(self, check: Check) -> list[Hit]:
        return [hit for hit in self.analysis.hits if hit.check == check.id]

    def severity(self, check: Check) -> Severity:
        return check.severity.get(self.analysis.policy_type) or check.severity.get("", "warning")

    def citations(self, references: Iterable[str]) -> tuple[Citation, ...]:
        """The clauses cited: of the edition asked for, else of all that the check rests on."""
        return citations(references, self.catalog.editions, self.as_of, self.asked)

    def suggestion(self, check: Check) -> str:
        """Wording to paste, with the school's own name where the document tells it."""
        return _BLANK.sub(lambda found: self.analysis.school or found.group(2), check.suggest)


def citations(
    references: Iterable[str], editions: Mapping[str, Edition], as_of: date, asked: str | None
) -> tuple[Citation, ...]:
    """The clauses that references name, as they stood on a day: of the edition asked for, else of all of them."""
    found = [resolve(reference, editions) for reference in references]
    if asked is not None:
        series = editions[asked].series
        found = [pair for pair in found if pair[0].series != series or pair[0].id == asked] or found
    return tuple(
        Citation(
            edition=edition.id,
            clause=clause.id,
            status=edition.status(as_of),
            quote=clause.text,
            title=edition.short,
            note=_history(edition, clause.paragraph),
        )
        for edition, clause in found
    )


def _history(edition: Edition, paragraph: str) -> str:
    return f"Paragraph {paragraph}. {edition.history}" if paragraph else edition.history


def settle(ruling: Ruling) -> tuple[tuple[Finding, ...], tuple[Clause, ...]]:
    """Findings in order of place, those about the whole document last; and the clause table."""
    findings: list[tuple[int, Finding]] = list(_wordings(ruling))
    clauses: list[Clause] = []
    for check in ruling.checks:
        if check.kind == "clause":
            clause = _clause(ruling, check)
            clauses.append(clause)
            findings.extend(_clause_findings(ruling, check, clause))
        elif check.kind in _DATED:
            findings.extend(_dated(ruling, check))
    findings.sort(key=lambda pair: (pair[0], pair[1].check))
    findings += list(_conflicts(ruling, findings, clauses))
    findings.sort(key=lambda pair: (pair[0], pair[1].check))
    return numbered(finding for _, finding in findings), tuple(clauses)


# --- wording ----------------------------------------------------------------------------------------------------


def _wordings(ruling: Ruling) -> Iterator[tuple[int, Finding]]:
    """One finding a family and sentence, under the most specific check that sees it."""
    best: dict[tuple[str, int], tuple[Check, Hit]] = {}
    for check in ruling.checks:
        if check.kind not in {"wording", "verbatim"}:
            continue
        for hit in ruling.hits(check):
            key = (check.family, hit.unit)
            if check.kind == "verbatim":
                key = (check.id, hit.unit)
            held = best.get(key)
            if held is None or _specificity(hit) > _specificity(held[1]):
                best[key] = (check, hit)
    for check, hit in best.values():
        yield hit.unit, _finding(ruling, check, hit, _weight(ruling, check, hit))


def _specificity(hit: Hit) -> int:
    return int(hit.get("specificity") or 0)


def _weight(ruling: Ruling, check: Check, hit: Hit) -> Severity:
    severity = ruling.severity(check)
    return "warning" if hit.confidence == "softened" and severity == "error" else severity


def _finding(ruling: Ruling, check: Check, hit: Hit, severity: Severity, message: str = "") -> Finding:
    return Finding(
        check=check.id,
        family=check.family,
        severity=severity,
        confidence=hit.confidence,
        title=check.title,
        message=message or _message(check, hit),
        why=check.why,
        quote=hit.quote,
        override=hit.override,
        place=hit.place,
        guidance=ruling.citations(check.guidance),
        fix=Fix(check.advice, ruling.suggestion(check)),
        fingerprint="",
        because=hit.because,
        before=hit.before,
        after=hit.after,
        trial=check.status == "trial",
        block=hit.block,
        start=hit.start,
        end=hit.end,
        facts=hit.data,
    )


def _message(check: Check, hit: Hit) -> str:
    if hit.confidence == "softened":
        return f"{check.title}, with an exception for risk."
    return f"{check.title}."


# --- references and residue -------------------------------------------------------------------------------------


def _dated(ruling: Ruling, check: Check) -> Iterator[tuple[int, Finding]]:
    for said in _DATED[check.kind](check, ruling.hits(check), ruling.catalog.editions, ruling.as_of):
        finding = _finding(ruling, check, said.hit, said.severity, said.message)
        fix = Fix(said.advice or check.advice, said.suggest or ruling.suggestion(check))
        guidance = ruling.citations(said.guidance) or finding.guidance
        yield said.hit.unit, replace(finding, fix=fix, guidance=guidance)


# --- clauses ----------------------------------------------------------------------------------------------------


def _clause(ruling: Ruling, check: Check) -> Clause:
    hits = ruling.hits(check)
    present = sorted((hit for hit in hits if hit.role == "present"), key=_rank)
    partial = sorted((hit for hit in hits if hit.role == "partial"), key=lambda hit: (_misses(hit), _rank(hit)))
    nearest = [] if present else partial or _nearest(check, hits)
    state: ClauseState = "present" if present else "partial" if partial else "missing"
    if ruling.partly and state == "missing":
        state = "not-found-in-what-was-read"
    return Clause(
        check=check.id,
        title=check.title,
        required=_required(ruling, check) is not None,
        state=state,
        evidence=tuple(Evidence(hit.quote, hit.place) for hit in present[:MOST_EVIDENCE]),
        nearest=tuple(_nears(check, nearest))[:MOST_EVIDENCE],
        insert_under=None if present else _insert_under(ruling, check),
    )


def _nears(check: Check, hits: Iterable[Hit]) -> Iterable[Near]:
    """Passages that come near, each once: a sentence may do so alone and with the next."""
    says = str(check.spec.get("partial-says", ""))
    return dict.fromkeys(Near(hit.quote, hit.place, hit.because or says) for hit in hits)


def _misses(hit: Hit) -> int:
    """How far a part of a clause is from the whole: where its pattern stands in `partial-by`."""
    return int(hit.get("misses") or 0)


def _rank(hit: Hit) -> int:
    """One sentence that states a clause is better evidence than two, or a list."""
    return int(hit.get("rank") or 0)


def _required(ruling: Ruling, check: Check) -> Severity | None:
    analysis = ruling.analysis
    if not analysis.about_sharing:
        return None
    found: Severity | None = check.spec.get("required", {}).get(analysis.policy_type)
    return found


def _nearest(check: Check, hits: Iterable[Hit]) -> list[Hit]:
    """Near misses, those of the check's first kind first."""
    order = {entry["why-not"]: place for place, entry in enumerate(check.spec.get("nearest", ()))}
    near = (hit for hit in hits if hit.role == "near")
    return sorted(near, key=lambda hit: order.get(hit.because, len(order)))


def _insert_under(ruling: Ruling, check: Check) -> str | None:
    """The first heading of the document that holds one of the words of `insert-under`, in their order.

    A heading that names another matter ("Health records") is passed over, and the title is the last resort.
    """
    title, parts = ruling.analysis.headings[:1], ruling.analysis.headings[1:]
    for headings in (parts, title):
        for words in check.spec["insert-under"]:
            for heading in headings:
                before, found, after = heading.lower().partition(words)
                if found and not _OTHER_MATTER.search(f"{before} {after}"):
                    return heading
    return None


def _clause_findings(ruling: Ruling, check: Check, clause: Clause) -> Iterator[tuple[int, Finding]]:
    severity = _required(ruling, check)
    if severity is None or clause.state not in {"missing", "partial"}:
        return
    message = str(check.spec["missing"])
    if clause.state == "partial":
        severity, message = "advice", str(check.spec.get("partial-says", message))
    elif ruling.analysis.pointer:
        severity = "advice"
        message += f" The policy points to another one: “{ruling.analysis.pointer}” Check that it is said there."
    elif ruling.analysis.words < SHORT:
        severity = "advice"
    near = clause.nearest[0] if clause.nearest else None
    hit = Hit(
        check=check.id,
        role="missing",
        unit=-1,
        block="",
        start=0,
        end=0,
        confidence="rule" if severity != "advice" else "note",
        because=f"Nearest: {near.why_not}" if near else "Nothing near it was found in what was read.",
        quote=near.quote if near else "",
        place=near.place if near else Place(),
    )
    yield 1_000_000, _finding(ruling, check, hit, severity, message)


# --- conflicts --------------------------------------------------------------------------------------------------


def _conflicts(
    ruling: Ruling, findings: Sequence[tuple[int, Finding]], clauses: Sequence[Clause]
) -> Iterator[tuple[int, Finding]]:
    """Sentences that join findings of one policy, each beside the finding that it begins with."""
    found = [finding for _, finding in findings]
    editions, as_of = ruling.catalog.editions, ruling.as_of
    for check in ruling.checks:
        if check.kind != "conflict":
            continue
        join = conflict.within(check, found, clauses, ruling.analysis.hits, editions, as_of)
        if join:
            unit = next(unit for unit, finding in findings if finding is join.old)
            fix = Fix(check.advice, ruling.suggestion(check))
            yield unit, joining(check, join.old, join.message, ruling.citations(check.guidance), fix)


def joining(check: Check, at: Finding, message: str, guidance: tuple[Citation, ...], fix: Fix) -> Finding:
    """A conflict as a finding at the place of another: never more than worth a look, for the other has its weight."""
    return replace(
        at,
        check=check.id,
        family=check.family,
        severity="advice",
        confidence="note",
        title=check.title,
        message=message,
        why=check.why,
        override=None,
        guidance=guidance,
        fix=fix,
        because=f"This joins what “{at.check}” found with another passage.",
        trial=check.status == "trial",
        facts=(),
    )


# --- fingerprints -----------------------------------------------------------------------------------------------


def numbered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Give each finding its fingerprint: check, words, and which of equal ones it is."""
    seen: Counter[tuple[str, str]] = Counter()
    named = []
    for finding in findings:
        words = "" if finding.family == "clause" else " ".join(re.findall(r"\w+", finding.quote.lower()))
        key = (finding.check, words)
        seen[key] += 1
        digest = hashlib.sha256(f"{finding.check}\n{words}\n{seen[key]}".encode()).hexdigest()
        named.append(replace(finding, fingerprint=digest[:16]))
    return tuple(named)
