"""The words that every report shares: weights, states, counts, places, dates and reasons."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from policylint.model import (
    Citation,
    Clause,
    ClauseState,
    Confidence,
    Finding,
    JudgedBy,
    Place,
    PolicyType,
    Report,
    RuleState,
    Severity,
)
from policylint.report.safe import one_line
from policylint.report.weigh import about_clause

WEIGHTS: Mapping[Severity, str] = {
    "error": "Change before sign-off",
    "warning": "Consider changing",
    "advice": "Worth a look",
}
POLICIES: Mapping[PolicyType, str] = {
    "child-protection": "child protection policy",
    "safeguarding": "safeguarding policy",
    "data-protection": "data protection policy",
    "privacy-notice": "privacy notice",
    "other": "policy of another kind",
}
CLAUSE_STATES: Mapping[ClauseState, str] = {
    "missing": "Missing",
    "partial": "Partly",
    "not-found-in-what-was-read": "We cannot say",
    "present": "In place",
    "not-applicable": "Does not apply",
}
RULE_STATES: Mapping[RuleState, str] = {
    "stated": "Stated",
    "older": "In superseded wording",
    "partial": "Partly stated",
    "absent": "Not stated",
    "cannot-say": "We cannot say",
    "not-looked-for": "Not looked for",
}
HOW_SURE: Mapping[Confidence, str] = {
    "verbatim": "These are the words of older guidance.",
    "rule": "The wording is plain.",
    "softened": "The wording is softened by an exception.",
    "note": "This is a pointer for a person to judge.",
}
STILL_READ = "A person must still read the policy"
TRIAL = "being tried out"
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def number(count: int, one: str, many: str = "") -> str:
    """ "1 page", "16,792 words"."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def listed(items: Sequence[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    return " and ".join(filter(None, (", ".join(items[:-1]), *items[-1:])))


def full_stop(text: str) -> str:
    """The text on one line, ending as a sentence does; empty text stays empty."""
    text = one_line(text)
    return text if not text or text.endswith((".", "!", "?", ".”", '."')) else f"{text}."


def sentence(text: str) -> str:
    """The text with a capital first and a full stop last."""
    text = full_stop(text)
    return text[:1].upper() + text[1:]


def day(when: date) -> str:
    """ "22 November 2026", in any locale."""
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"


def heading(place: Place) -> str:
    """ "6.3 Confidentiality": section number and innermost heading, as far as the document has them."""
    name = one_line(place.headings[-1]) if place.headings else ""
    section = place.section or ""
    if not section or name.startswith(section):
        return name
    if name[:1].isdigit():
        return f"{section}, under {name}"
    return f"{section} {name}" if name else f"section {section}"


def where(place: Place) -> str:
    """ "6.3 Confidentiality, paragraph 4, page 12"; empty when the place is not known."""
    paragraph = f"paragraph {place.paragraph}" if place.paragraph is not None else ""
    page = f"page {place.page}" if place.page is not None else ""
    return ", ".join(filter(None, (heading(place), paragraph, page)))


def briefly(place: Place) -> str:
    """The shortest that a person can look up: "6.3", else heading, page or paragraph."""
    return place.section or heading(place) or where(place)


def finding_where(finding: Finding, report: Report) -> str:
    """Where to look for a finding; what is missing altogether is nowhere."""
    clause = clause_of(finding, report)
    if about_clause(finding) and (clause is None or clause.state != "partial"):
        return "Nowhere in the policy"
    return where(finding.place) or "Place not known"


def unread_parts(report: Report, most: int = 4) -> str:
    """ "page 17 and the chart in section 4"; after `most` parts the rest are counted."""
    parts = list(dict.fromkeys(one_line(item.what) for item in report.unread))
    rest = len(parts) - most
    return listed(parts if rest <= 0 else [*parts[:most], f"{rest} more"])


def size(report: Report) -> str:
    """ "41 pages, 16,792 words read"."""
    pages = f"{number(report.pages, 'page')}, " if report.pages else ""
    return f"{pages}{number(report.words, 'word')} read"


def exception(finding: Finding, marks: str = "“”") -> str:
    """What is said first when the policy makes an exception for risk; empty when it makes none."""
    if not finding.override:
        return ""
    quote = marks[0] + one_line(finding.override).rstrip(".") + marks[-1]
    return f"The policy makes an exception for risk: {quote}. That is right, but it does not mend this sentence."


def headline(finding: Finding) -> str:
    """The heading of a finding: the check's title, or for something missing the sentence that says so."""
    if not about_clause(finding):
        return finding.title or finding.check
    return one_line(finding.message or finding.title).partition(". ")[0].rstrip(".")


def reason(finding: Finding, above: str = "") -> str:
    """What is wrong and why it matters, without repeating itself or the heading above it."""
    message, why = sentence(finding.message or finding.title), sentence(finding.why)
    said = message.removeprefix(sentence(above)).strip() if above else message
    if why not in said:
        said = why if said in why else f"{said} {why}"
    return said or message


def because(finding: Finding) -> str:
    """Why we think so, and how sure we are; of something missing the nearest passage tells it, where there is one."""
    if about_clause(finding):
        return "" if finding.quote else sentence(finding.because)
    return f"{sentence(finding.because)} {HOW_SURE[finding.confidence]}".strip()


def clause_of(finding: Finding, report: Report) -> Clause | None:
    """The clause that a finding asks for; None for a finding about a sentence to change."""
    if not about_clause(finding):
        return None
    return next((item for item in report.clauses if item.check == finding.check), None)


def clause_at(clause: Clause) -> str:
    """Where a clause, or the part of it that is there, stands, as briefly as can be; empty when it is not there."""
    found = clause.evidence or (clause.nearest if clause.state == "partial" else ())
    return briefly(found[0].place) if found else ""


def clauses_by_state(report: Report) -> list[Clause]:
    """What is missing first, what is in place last; what must be there before what is good to have."""
    order = list(CLAUSE_STATES)
    return sorted(report.clauses, key=lambda clause: (order.index(clause.state), not clause.required))


def clause_state(clause: Clause) -> str:
    """How a clause stands, in a few words."""
    good_to_have = clause.state == "missing" and not clause.required
    return "Not there, good to have" if good_to_have else CLAUSE_STATES[clause.state]


def edition_name(citation: Citation, judged_by: Sequence[JudgedBy]) -> str:
    """Name of the edition cited, for a reader."""
    names = {item.edition: item.short for item in judged_by}
    return names.get(citation.edition) or citation.title or citation.edition


def judged_by_line(judged_by: Sequence[JudgedBy]) -> str:
    """ "Information sharing advice 2024 · KCSIE 2026"; a status other than "in force" is said."""
    return " · ".join(
        item.short if item.status == "in force" else f"{item.short} ({item.status})" for item in judged_by
    )
