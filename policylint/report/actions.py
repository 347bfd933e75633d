"""The four things the guidance asks a school to do, and how this policy stands on each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from policylint.model import Clause, ClauseState, Report, RunReport
from policylint.report.summary import school
from policylint.report.weigh import weight
from policylint.report.words import POLICIES, briefly, clause_at, full_stop, listed, number, unread_parts

State = Literal["done", "clear", "partly", "todo", "unknown"]

TAGS = {"done": "In place", "clear": "None found", "partly": "Partly", "todo": "To do", "unknown": "Cannot say"}
_WORDING = frozenset({"consent", "refusal", "barrier", "responsibility"})
_CONSENT = frozenset({"consent", "refusal"})
_SAFEGUARDING = frozenset({"child-protection", "safeguarding"})
_DATA = frozenset({"data-protection", "privacy-notice"})
_CLAUSE_STATES: dict[ClauseState, State] = {"present": "done", "partial": "partly", "missing": "todo"}
_PLACES = 6
"""How many places one line names."""


@dataclass(frozen=True, slots=True)
class Action:
    """One line of the list: what to do, how it stands, and why we say so."""

    title: str
    state: State
    words: str

    @property
    def tag(self) -> str:
        return TAGS[self.state]


def actions(report: Report, run: RunReport) -> tuple[Action, ...]:
    """The four lines for a document; none for a document that was not judged."""
    if report.status in {"not-read", "not-applicable"}:
        return ()
    return (
        Action("Wording about consent and barriers is brought into line", *_wording(report, run)),
        Action("Safeguarding and data protection policies say the same on consent", *_both(report, run)),
        Action(
            "Training says that information can and should be shared", *_clause(report, "information-sharing-training")
        ),
        Action("Reasons for sharing, or not sharing, are recorded", *_clause(report, "record-reasons")),
    )


def _wording(report: Report, run: RunReport) -> tuple[State, str]:
    found = [item for item in report.findings if item.family in _WORDING and weight(item) != "advice"]
    if found:
        change = sum(weight(item) == "error" for item in found)
        parts = [f"{change} to change"] if change else []
        parts += [f"{len(found) - change} to consider"] if len(found) > change else []
        places = _places([briefly(item.place) for item in found])
        return ("todo" if change else "partly"), f"{', '.join(parts)}{places}."
    if not _judged(report, run):
        return "unknown", "These checks were not part of this run."
    if report.status == "partly-read":
        return "unknown", f"Nothing to change in what was read. Not read: {unread_parts(report)}."
    return "clear", "No such wording was found."


def _judged(report: Report, run: RunReport) -> bool:
    families = {run.checks[check].family for check in report.checks_run if check in run.checks}
    return not families or bool(families & _WORDING)


def _both(report: Report, run: RunReport) -> tuple[State, str]:
    ours, words = _consent(report)
    name = POLICIES[report.policy_type]
    said = f"This {name} {words}." if report.policy_type != "other" else f"This document {words}."
    others = [item for item in run.reports if _is_counterpart(item, report)]
    if not others:
        state: State = "partly" if ours == "done" else ours
        return state, f"{said} {_absent(report)}"
    stated = [(_consent(item), item) for item in others]
    said += "".join(f" The {POLICIES[item.policy_type]} {theirs[1]}." for theirs, item in stated)
    return _together([ours, *(theirs[0] for theirs, _ in stated)]), said


def _is_counterpart(other: Report, report: Report) -> bool:
    """Whether the other document is the same school's policy on the other side."""
    if other is report or other.status == "not-applicable" or school(other) != school(report):
        return False
    pair = (report.policy_type, other.policy_type)
    return (pair[0] in _SAFEGUARDING and pair[1] in _DATA) or (pair[0] in _DATA and pair[1] in _SAFEGUARDING)


def _absent(report: Report) -> str:
    if report.policy_type in _SAFEGUARDING:
        return "The data protection policy was not given."
    if report.policy_type in _DATA:
        return "The safeguarding or child protection policy was not given."
    return "The safeguarding and data protection policies were not given."


def _together(states: list[State]) -> State:
    if "todo" in states:
        return "todo"
    if "unknown" in states:
        return "unknown"
    return "partly" if "partly" in states else "done"


def _consent(report: Report) -> tuple[State, str]:
    """What one document says about consent, as the end of a sentence about it."""
    if report.status == "not-read":
        return "unknown", "was not read"
    found = [item for item in report.findings if item.family in _CONSENT and weight(item) != "advice"]
    if found:
        count = number(len(found), "sentence")
        worst: State = "todo" if any(weight(item) == "error" for item in found) else "partly"
        return worst, f"has {count} on consent to put right{_places([briefly(item.place) for item in found])}"
    clause = _find(report, "no-consent-needed")
    if clause is None or clause.state == "not-applicable":
        return "unknown", "was not checked for whether consent is needed where a child is at risk"
    if clause.state == "present":
        return "done", f"says that consent is not needed where a child is at risk{_evidence(clause)}"
    if clause.state == "partial":
        return "partly", f"says part of what is needed about consent{_evidence(clause)}"
    if clause.state == "missing":
        return "todo", "does not say that consent is not needed where a child is at risk"
    return "unknown", "says nothing about consent where a child is at risk, in what was read"


def _clause(report: Report, check: str) -> tuple[State, str]:
    clause = _find(report, check)
    if clause is None or clause.state == "not-applicable":
        return "unknown", "This was not checked in this policy."
    if clause.state == "not-found-in-what-was-read":
        parts = unread_parts(report) or "a part of the document"
        return "unknown", f"Not found in what was read. Not read: {parts}."
    words = {"present": "The policy says so", "partial": "The policy says part of it", "missing": "Not found"}
    why_not = f": {clause.nearest[0].why_not}" if clause.state == "partial" and clause.nearest else ""
    return _CLAUSE_STATES[clause.state], full_stop(f"{words[clause.state]}{_evidence(clause)}{why_not}")


def _find(report: Report, check: str) -> Clause | None:
    return next((clause for clause in report.clauses if clause.check == check), None)


def _evidence(clause: Clause) -> str:
    return _places([clause_at(clause)])


def _places(names: list[str]) -> str:
    """ " (6.3 and 9.1)", or nothing when no place is known."""
    known = list(dict.fromkeys(filter(None, names)))
    more = [f"{len(known) - _PLACES} more"] if len(known) > _PLACES else []
    return f" ({listed([*known[:_PLACES], *more])})" if known else ""
