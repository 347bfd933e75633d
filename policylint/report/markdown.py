"""The report as Markdown: the same content as the page, for a pull request or a wiki."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from policylint.model import Citation, Clause, Evidence, Finding, GoldenRule, JudgedBy, Report, RunReport
from policylint.report import summary
from policylint.report.actions import actions
from policylint.report.look import Look
from policylint.report.safe import for_markdown, for_markdown_box
from policylint.report.verdict import tally, verdict
from policylint.report.weigh import about_clause, weighed
from policylint.report.words import (
    POLICIES,
    RULE_STATES,
    STILL_READ,
    TRIAL,
    WEIGHTS,
    because,
    clause_of,
    clause_state,
    clauses_by_state,
    day,
    edition_name,
    exception,
    finding_where,
    headline,
    number,
    reason,
    sentence,
    size,
    where,
)

_SAFE = for_markdown


def write(run: RunReport, look: Look) -> str:
    """The whole run as Markdown, ending with a line break."""
    parts = [[f"# Policy report, {day(run.as_of)}"]]
    parts += [_table(run)] if len(run.reports) > 1 else []
    parts += [_document(report, run) for report in run.reports]
    parts += [_how(run)]
    return "\n\n".join(line for part in parts for line in part if line) + "\n"


def _rows(rows: Iterable[Sequence[str]]) -> str:
    lines = ["| " + " | ".join(cell or " " for cell in row) + " |" for row in rows]
    return "\n".join([lines[0], "|" + " --- |" * lines[0].count(" | ") + " --- |", *lines[1:]])


def _table(run: RunReport) -> list[str]:
    cells = [summary.COLUMNS, *(tuple(map(_SAFE, row.cells)) for row in summary.rows(run))]
    return ["## All documents", _rows(cells)]


def _document(report: Report, run: RunReport) -> list[str]:
    parts = [f"## {_SAFE(report.path)}", f"**{_SAFE(verdict(report))}**"]
    if report.status == "not-read":
        return [*parts, *_looks(report), *_record(report, run)]
    parts.append(_SAFE(f"{POLICIES[report.policy_type]} · {size(report)}"))
    if report.status == "not-applicable":
        return [*parts, *_unread(report), *_looks(report), *_record(report, run)]
    parts += _four(report, run)
    parts += [f"**{_SAFE(tally(report))}**"]
    for level, found in weighed(report).items():
        if found:
            parts.append(f"### {WEIGHTS[level]} ({len(found)})")
            parts += [line for item in found for line in _finding(item, report, run)]
    return [*parts, *_clauses(report), *_golden(report), *_unread(report), *_looks(report), *_record(report, run)]


def _four(report: Report, run: RunReport) -> list[str]:
    rows = [(item.title, f"**{item.tag}**", _SAFE(item.words)) for item in actions(report, run)]
    return ["### The four actions", _rows([("Action", "How it stands", "Why we say so"), *rows])]


def _finding(finding: Finding, report: Report, run: RunReport) -> list[str]:
    trial = f" ({TRIAL})" if finding.trial else ""
    parts = [f"#### {_SAFE(finding_where(finding, report))}: {_SAFE(headline(finding))}{trial}"]
    if not about_clause(finding):
        quote = f"**{_SAFE(finding.quote)}**"
        parts.append("> " + " ".join(filter(None, (_SAFE(finding.before), quote, _SAFE(finding.after)))))
    parts += [_SAFE(exception(finding)), _SAFE(reason(finding, headline(finding)))]
    parts += _nearest(finding, report)
    parts.append(_mend(finding, report))
    parts += [f"Why we think so: {_SAFE(because(finding))}"] if because(finding) else []
    judged_by = report.judged_by or run.judged_by
    parts += ["\n".join(f"- {_citation(item, judged_by)}" for item in finding.guidance)]
    return [*parts, f"`{finding.check}`"]


def _nearest(finding: Finding, report: Report) -> list[str]:
    clause = clause_of(finding, report)
    return [f"{_near_title(clause)}: {_near(clause)}"] if clause and clause.nearest else []


def _mend(finding: Finding, report: Report) -> str:
    advice = _SAFE(sentence(finding.fix.advice))
    if not finding.fix.suggest:
        return advice
    clause = clause_of(finding, report)
    under = f" under {_SAFE(clause.insert_under)}" if clause and clause.insert_under else ""
    lead = f"Add{under}" if about_clause(finding) else "Write instead"
    return f"{advice}\n\n**{lead}:**\n\n{for_markdown_box(finding.fix.suggest)}".lstrip()


def _citation(citation: Citation, judged_by: Sequence[JudgedBy]) -> str:
    name = f"**{_SAFE(edition_name(citation, judged_by))}** ({_SAFE(citation.status)})"
    quote = f": “{_SAFE(citation.quote)}”" if citation.quote else ""
    return f"{name}{quote} {_SAFE(sentence(citation.note))}".rstrip()


def _clauses(report: Report) -> list[str]:
    ordered = clauses_by_state(report)
    if not ordered:
        return []
    rows = [(_SAFE(item.title or item.check), f"**{clause_state(item)}**", _shown(item)) for item in ordered]
    return ["### What should be there", _rows([("Clause", "State", "Where, and the words"), *rows])]


def _golden(report: Report) -> list[str]:
    rules = report.golden_rules
    if not rules:
        return []
    rows = [
        (f"{rule.id.removeprefix('rule-')}. {_SAFE(rule.title)}", f"**{RULE_STATES[rule.state]}**", _rule_shown(rule))
        for rule in rules
    ]
    title = f"### The golden rules of {_SAFE(rules[0].edition)}"
    return [title, _rows([("Rule", "How it stands", "Where, and the words"), *rows])]


def _rule_shown(rule: GoldenRule) -> str:
    here = [_quoted(item) for item in rule.evidence]
    older = [f"In the words of {_SAFE(name)}: {_quoted(item)}" for name, item in rule.older]
    return " ".join([*here, *older])


def _quoted(item: Evidence) -> str:
    return f"{_SAFE(where(item.place))}: “{_SAFE(item.quote)}”".lstrip(": ")


def _shown(clause: Clause) -> str:
    if clause.evidence:
        return " ".join(_quoted(item) for item in clause.evidence)
    near = f"{_near_title(clause)}: {_near(clause)}" if clause.nearest else ""
    add = f"Add it under {_SAFE(clause.insert_under)}." if clause.insert_under else ""
    return f"{near} {add}".strip()


def _near_title(clause: Clause) -> str:
    return "What is there" if clause.state == "partial" else "Nearest"


def _near(clause: Clause) -> str:
    near = clause.nearest[0]
    return f"{_SAFE(where(near.place))} “{_SAFE(near.quote)}” {_SAFE(sentence(near.why_not))}".strip()


def _unread(report: Report) -> list[str]:
    items = [f"- **{_SAFE(item.what)}**: {_SAFE(sentence(item.why))} {_SAFE(item.next)}" for item in report.unread]
    return ["### What was not read", "\n".join(items)] if items else []


def _looks(report: Report) -> list[str]:
    items = [f"- **{_SAFE(item.what)}**: {_SAFE(sentence(item.why))}" for item in report.look_at]
    return ["### Look at these yourself", "\n".join(items)] if items else []


def _record(report: Report, run: RunReport) -> list[str]:
    facts = [f"- Fingerprint of the file (SHA-256): `{report.sha256}`"] if report.sha256 else []
    facts += [f"- Checks run: {number(len(report.checks_run), 'check')}"] if report.checks_run else []
    facts += [f"- {_SAFE(sentence(note))}" for note in report.notes]
    return ["\n".join(facts)]


def _how(run: RunReport) -> list[str]:
    facts = [f"- Judged on {day(run.as_of)} by policylint {_SAFE(run.version)}"]
    for item in run.judged_by:
        facts.append(f"- {_SAFE(item.short)} ({_SAFE(item.status)}): {_SAFE(sentence(item.history))}")
    facts += [f"- {_SAFE(banner)}" for banner in run.banners]
    if run.checks_off:
        off = ", ".join(f"`{check}`" for check in run.checks_off)
        facts.append(f"- Off, because they rest on later guidance: {off}")
    return ["## What was checked and how", "\n".join(facts), f"{STILL_READ}."]
