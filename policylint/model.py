"""The nouns of the house: what is read, what is judged, what is found. Frozen, and free of imports of ours."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

BlockKind = Literal["heading", "paragraph", "list-item", "cell", "footnote", "header", "footer", "text-box", "caption"]
PolicyType = Literal["child-protection", "safeguarding", "data-protection", "privacy-notice", "other"]
Severity = Literal["error", "warning", "advice"]
Confidence = Literal["verbatim", "rule", "softened", "note"]
Status = Literal["checked", "partly-read", "not-read", "not-applicable"]
ClauseState = Literal["present", "partial", "missing", "not-found-in-what-was-read", "not-applicable"]
RuleState = Literal["stated", "older", "partial", "absent", "cannot-say", "not-looked-for"]

POLICY_TYPES: tuple[PolicyType, ...] = (
    "child-protection",
    "safeguarding",
    "data-protection",
    "privacy-notice",
    "other",
)
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "advice")


# --- what is read -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Place:
    """Where a person can put a finger. Nothing here is ever invented: what a format does not hold is None."""

    page: int | None = None
    """Page of a PDF, from 1. Word files hold no page numbers."""
    paragraph: int | None = None
    """Which visible paragraph, list item or cell under its heading, from 1."""
    section: str | None = None
    """Section number as printed, such as "7.2(b)"."""
    headings: tuple[str, ...] = ()
    """The headings above, outermost first."""

    def to_dict(self) -> dict[str, Any]:
        return {
            "page": self.page,
            "paragraph": self.paragraph,
            "section": self.section,
            "headings": list(self.headings),
        }


@dataclass(frozen=True, slots=True)
class Anchor:
    """The way back into the file, understood by the reader that made it and by `annotate`; never printed."""

    part: str = ""
    """Part of the file: a zip member of a Word file, empty elsewhere."""
    pieces: tuple[tuple[float, ...], ...] = ()
    """(start, end, *source): characters start..end of the block's text lie at source (format-specific numbers)."""


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of text as laid out: a heading, a paragraph, a list item, a table cell."""

    id: str
    kind: BlockKind
    text: str
    """The words as printed. Lines that the layout broke are kept apart by a newline."""
    place: Place = Place()
    anchor: Anchor = Anchor()
    level: int = 0
    """Depth of a heading (1 is the title) or of a list item (1 is outermost)."""
    label: str = ""
    """The number or bullet in front: "7.2", "(b)", "•". Not part of `text`."""
    table: int | None = None
    """Which table of the document a cell belongs to, from 1."""
    row: int = 0
    column: int = 0
    row_header: str = ""
    """First cell of a cell's row, when that cell heads the row."""
    column_header: str = ""
    """First cell of a cell's column, when the table has a header row."""
    hidden: str = ""
    """Why a reader of the paper would not see this: "deleted by a tracked change", "hidden text", "comment".
    Hidden text is never a finding and never satisfies a clause."""
    marks: tuple[str, ...] = ()
    """Facts about the layout: "quote" (a block quotation), "contents" (a line of the table of contents),
    "placeholder" (unfilled template text), "drafting-note" (red or highlighted), "ocr", "inserted"."""


@dataclass(frozen=True, slots=True)
class Unread:
    """Something in the file that was not read, and what the user can do."""

    what: str
    """"the file", "page 2", "the chart in section 4"."""
    why: str
    next: str

    def to_dict(self) -> dict[str, Any]:
        return {"what": self.what, "why": self.why, "next": self.next}


@dataclass(frozen=True, slots=True)
class LookAt:
    """Something a person should look at, such as a large picture: it does not change the exit code."""

    what: str
    why: str

    def to_dict(self) -> dict[str, Any]:
        return {"what": self.what, "why": self.why}


@dataclass(frozen=True, slots=True)
class Document:
    """All that a reader got out of a file, in reading order."""

    name: str
    format: str
    """"docx", "pdf", "markdown", "html", "text", ..."""
    blocks: tuple[Block, ...]
    unread: tuple[Unread, ...] = ()
    look_at: tuple[LookAt, ...] = ()
    notes: tuple[str, ...] = ()
    """Remarks on the reading itself: "read as Windows-1252 text"."""
    pages: int | None = None
    title: str = ""
    """Title from the file's own properties or its first heading; may be empty."""

    @property
    def words(self) -> int:
        """How many words a reader of the paper would see."""
        return sum(len(block.text.split()) for block in self.blocks if not block.hidden)


# --- what is judged ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Unit:
    """What is judged: a sentence in one block, with its lead-in if it is a list item, its headers if it is a cell."""

    index: int
    block: Block
    start: int
    end: int
    """Span of the unit's own words in `block.text`."""
    text: str
    """Matching text: context first (lead-in, headers), then the unit's own words, cleaned for comparison."""
    own: int
    """Where the unit's own words begin in `text`."""
    offsets: tuple[int, ...]
    """For each character of `text[own:]`, its index in `block.text`."""
    row: str = ""
    """All cells of the table row, joined by " | ", for a cell; empty elsewhere."""
    question: str = ""
    """The question that this unit answers, when it stands as question and answer."""
    quoted: str = ""
    """Why this is not the policy's own rule: "quotation", "contents", "question", ... Empty when it is."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Original span in `block.text` of `text[start:end]`; positions in the context count as the unit's start."""
        last = len(self.offsets) - 1
        if last < 0 or end <= self.own:
            return self.start, self.end
        first = self.offsets[min(max(start - self.own, 0), last)]
        return first, self.offsets[min(max(end - self.own - 1, 0), last)] + 1


@dataclass(frozen=True, slots=True)
class Cue:
    """A word or phrase of a named list, found in a unit: tokens start..end (end excluded)."""

    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mention:
    """One statement of a unit about consent, refusal, a barrier, sharing or recording, and the stance it takes."""

    kind: str
    stance: str
    start: int
    """Characters of the unit's matching text."""
    end: int
    pattern: str
    """The pattern that recognised it."""
    override: tuple[int, int, int] | None = None
    """(unit index, start, end) of an exception for risk, in matching text."""


# --- guidance and checks ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class EditionClause:
    """One statement of an edition that checks cite."""

    id: str
    title: str
    text: str = ""
    """Quotation (Open Government Licence v3.0); empty when the text was not seen."""
    paragraph: str = ""
    confidence: Literal["A", "B", "C"] = "B"
    stated_by: tuple[str, ...] = ()
    """For a golden rule: the clause checks that tell whether a policy states it."""
    older: tuple[str, ...] = ()
    """For a golden rule: the same rule in superseded editions, "edition#clause", newest first."""


@dataclass(frozen=True, slots=True)
class Edition:
    """One dated edition of a guidance document or a law."""

    id: str
    series: str
    """What it is an edition of: "is", "wt", "kcsie", "ico", "dpa"."""
    title: str
    short: str
    """Name for a line of the report: "Information sharing advice 2024"."""
    publisher: str
    published: date
    in_force_from: date | None
    """None: never in force (a proposal)."""
    superseded_on: date | None
    superseded_by: str | None
    statutory: bool
    source: str
    confidence: Literal["A", "B", "C"]
    text: Literal["seen", "reported"]
    history: str
    """One sentence: when it was proposed, made final, replaced."""
    clauses: tuple[EditionClause, ...] = ()

    def status(self, on: date) -> Literal["proposed", "in force", "superseded", "withdrawn", "not yet published"]:
        """Standing of the edition on a day."""
        if on < self.published:
            return "not yet published"
        if self.in_force_from is None or on < self.in_force_from:
            return "proposed"
        if self.superseded_on is not None and on >= self.superseded_on:
            return "superseded"
        return "in force"


@dataclass(frozen=True, slots=True)
class Check:
    """One check file, as data."""

    id: str
    family: str
    kind: str
    status: Literal["trial", "stable", "retired"]
    title: str
    since: str | None
    guidance: tuple[str, ...]
    """Clauses it rests on, "edition#clause"."""
    severity: Mapping[str, Severity]
    """By policy type; "" is the default."""
    policies: tuple[str, ...]
    why: str
    advice: str
    suggest: str
    spec: Mapping[str, Any]
    """The keys of its kind, as written."""
    source: str = ""
    """File name, for messages."""
    bad: tuple[Mapping[str, Any], ...] = ()
    good: tuple[Mapping[str, Any], ...] = ()
    """The check's own examples: {text, near, heading, policy}."""


# --- what is found ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Hit:
    """Something a kind found, before any date is applied. Plain data, so that it can be cached."""

    check: str
    role: str
    """"wording", "verbatim", "present", "partial", "near", "citation"."""
    unit: int
    block: str
    start: int
    end: int
    """Span in the block's text."""
    confidence: Confidence = "rule"
    override: str | None = None
    because: str = ""
    """Why we think so, in plain words."""
    data: tuple[tuple[str, str], ...] = ()
    """Facts for the verdict, such as ("row", "kcsie-2022")."""
    quote: str = ""
    """The words themselves, ready to print; filled in by `judge`, with their place and the words around them, unless
    the kind quotes more than one block (a label and the date in the next cell)."""
    place: Place = Place()
    before: str = ""
    after: str = ""

    def get(self, name: str) -> str:
        """A fact of `data`, empty when it is not there."""
        return dict(self.data).get(name, "")


@dataclass(frozen=True, slots=True)
class Citation:
    """A clause of guidance that backs a finding."""

    edition: str
    clause: str
    status: str
    quote: str
    title: str = ""
    note: str = ""
    """The edition's history in one sentence."""

    def to_dict(self) -> dict[str, Any]:
        return {"edition": self.edition, "clause": self.clause, "status": self.status, "quote": self.quote}


@dataclass(frozen=True, slots=True)
class Fix:
    advice: str
    suggest: str

    def to_dict(self) -> dict[str, Any]:
        return {"advice": self.advice, "suggest": self.suggest}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to change, consider or look at."""

    check: str
    family: str
    severity: Severity
    confidence: Confidence
    title: str
    message: str
    why: str
    quote: str
    """The policy's words; empty when something is missing altogether."""
    override: str | None
    place: Place
    guidance: tuple[Citation, ...]
    fix: Fix
    fingerprint: str
    because: str = ""
    before: str = ""
    after: str = ""
    """The words around the quote."""
    trial: bool = False
    """Shown, never fails a run."""
    block: str = ""
    start: int = 0
    end: int = 0
    facts: tuple[tuple[str, str], ...] = ()
    """What the kind knew of it, for `--explain`: ("pattern", "..."), ("matched", "...")."""

    def to_dict(self) -> dict[str, Any]:
        return {
            "check": self.check,
            "family": self.family,
            "severity": self.severity,
            "confidence": self.confidence,
            "message": self.message,
            "quote": self.quote,
            "override": self.override,
            "place": self.place.to_dict(),
            "guidance": [citation.to_dict() for citation in self.guidance],
            "fix": self.fix.to_dict(),
            "fingerprint": self.fingerprint,
        }


@dataclass(frozen=True, slots=True)
class Evidence:
    quote: str
    place: Place

    def to_dict(self) -> dict[str, Any]:
        return {"quote": self.quote, "place": self.place.to_dict()}


@dataclass(frozen=True, slots=True)
class Near:
    quote: str
    place: Place
    why_not: str

    def to_dict(self) -> dict[str, Any]:
        return {"quote": self.quote, "place": self.place.to_dict(), "why_not": self.why_not}


@dataclass(frozen=True, slots=True)
class Clause:
    """Whether something that should be there is there."""

    check: str
    title: str
    required: bool
    state: ClauseState
    evidence: tuple[Evidence, ...] = ()
    nearest: tuple[Near, ...] = ()
    insert_under: str | None = None
    """A heading of the document where the clause would fit."""

    def to_dict(self) -> dict[str, Any]:
        return {
            "check": self.check,
            "required": self.required,
            "state": self.state,
            "evidence": [item.to_dict() for item in self.evidence],
            "nearest": [item.to_dict() for item in self.nearest],
            "insert_under": self.insert_under,
        }


@dataclass(frozen=True, slots=True)
class GoldenRule:
    """One of the golden rules of an edition, and whether the policy states it. Not part of the JSON output."""

    id: str
    """"rule-3"."""
    title: str
    edition: str
    """Name of the edition for a reader: "Information sharing advice 2024"."""
    state: RuleState
    evidence: tuple[Evidence, ...] = ()
    """Where the policy states it, wholly or in part."""
    older: tuple[tuple[str, Evidence], ...] = ()
    """Where it stands in the words of a superseded edition: the edition's name, and the passage."""


@dataclass(frozen=True, slots=True)
class JudgedBy:
    """An edition the report judged by, as it stood on the day."""

    edition: str
    short: str
    status: str
    history: str


@dataclass(frozen=True, slots=True)
class Report:
    """All that is said of one document."""

    path: str
    sha256: str
    policy_type: PolicyType
    status: Status
    words: int
    unread: tuple[Unread, ...] = ()
    look_at: tuple[LookAt, ...] = ()
    findings: tuple[Finding, ...] = ()
    clauses: tuple[Clause, ...] = ()
    golden_rules: tuple[GoldenRule, ...] = ()
    """The golden rules of the edition judged by; empty where no check looked for any."""
    title: str = ""
    pages: int | None = None
    school: str = ""
    """The school it is filed under: the first folder, else the one that the document names."""
    own_school: str = ""
    """The school that the document names; empty if none is plainly named."""
    notes: tuple[str, ...] = ()
    checks_run: tuple[str, ...] = ()
    as_of: date | None = None
    judged_by: tuple[JudgedBy, ...] = ()

    def count(self, severity: Severity) -> int:
        return sum(finding.severity == severity for finding in self.findings)

    def to_dict(self) -> dict[str, Any]:
        """One entry of `documents` in the JSON output."""
        return {
            "path": self.path,
            "sha256": self.sha256,
            "policy_type": self.policy_type,
            "status": self.status,
            "words": self.words,
            "unread": [item.to_dict() for item in self.unread],
            "look_at": [item.to_dict() for item in self.look_at],
            "findings": [finding.to_dict() for finding in self.findings],
            "clauses": [clause.to_dict() for clause in self.clauses],
        }


@dataclass(frozen=True, slots=True)
class RunReport:
    """All that is said in one run; what a reporter gets."""

    version: str
    as_of: date
    guidance: str
    """Edition id asked for with --guidance, or "current"."""
    checks_digest: str
    reports: tuple[Report, ...]
    judged_by: tuple[JudgedBy, ...] = ()
    banners: tuple[str, ...] = ()
    """Lines such as "A newer edition is reported ... Check the current guidance."."""
    checks_off: tuple[str, ...] = ()
    """Ids of checks that rest on a later edition than the one judged by."""
    checks: Mapping[str, Check] = field(default_factory=dict)

    def to_dict(self) -> dict[str, Any]:
        return {
            "schema": "policylint/1",
            "tool": {"version": self.version},
            "as_of": self.as_of.isoformat(),
            "guidance": self.guidance,
            "checks_digest": self.checks_digest,
            "documents": [report.to_dict() for report in self.reports],
            "summary": {
                "documents": len(self.reports),
                "not_read": sum(report.status in {"not-read", "partly-read"} for report in self.reports),
                "errors": sum(report.count("error") for report in self.reports),
                "warnings": sum(report.count("warning") for report in self.reports),
                "advice": sum(report.count("advice") for report in self.reports),
            },
        }
