"""The report for a terminal: what to change, where, why and what to write instead."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from policylint.model import Clause, Finding, Report, RunReport, Severity
from policylint.report import summary
from policylint.report.look import Look
from policylint.report.reasoning import reasoning
from policylint.report.safe import escape_unseen, for_terminal
from policylint.report.verdict import still_read, to_do, verdict
from policylint.report.weigh import about_clause, counts, weighed, weight
from policylint.report.words import (
    POLICIES,
    RULE_STATES,
    TRIAL,
    WEIGHTS,
    briefly,
    clause_at,
    clause_of,
    day,
    exception,
    finding_where,
    full_stop,
    judged_by_line,
    listed,
    number,
    reason,
    sentence,
    size,
)

_BOLD, _DIM = "1", "2"
_INKS: dict[Severity, str] = {"error": "1;31", "warning": "1;33", "advice": "1;36"}
_LEAST = 40
"""Columns below which wrapping helps nobody."""


@dataclass(frozen=True, slots=True)
class Page:
    """Writes lines of a width, with colour where it is asked for. All text passes through `for_terminal` here."""

    look: Look

    def ink(self, text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.look.colour and text else text

    def lines(self, text: str, indent: int = 0, code: str = "", hang: int = 0) -> list[str]:
        """The text wrapped and indented; `hang` indents the second line and later ones further."""
        first, later = " " * indent, " " * (indent + hang)
        wrapped = textwrap.wrap(
            for_terminal(text),
            max(self.look.width, _LEAST),
            initial_indent=first,
            subsequent_indent=later,
            break_long_words=False,
            break_on_hyphens=False,
        )
        return [self.ink(line, code) if code else line for line in wrapped]


def write(run: RunReport, look: Look) -> str:
    """The whole run as text, ending with a line break."""
    page = Page(look)
    parts = [_table(run, page)] if len(run.reports) > 1 else []
    parts += [_document(report, run, page) for report in run.reports]
    parts.append(_foot(run, page))
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


def _document(report: Report, run: RunReport, page: Page) -> list[str]:
    if report.status in {"not-read", "not-applicable"}:
        return [
            *page.lines(escape_unseen(report.path), code=_BOLD),
            *page.lines(verdict(report), 2),
            *_other(report, page),
        ]
    title = f"{escape_unseen(report.path)} · {POLICIES[report.policy_type]} · {size(report)}"
    lines = page.lines(title, code=_BOLD)
    for level, found in weighed(report).items():
        if found:
            lines += ["", page.ink(f"{WEIGHTS[level]} ({len(found)})", _INKS[level])]
            lines += _joined([_finding(item, report, run, page) for item in found], apart=level != "advice")
    lines += ["", *_clauses(report, page), *_golden(report, page), *_other(report, page)]
    ending = f"{to_do(report)} {still_read(report)}" if any(counts(report).values()) else verdict(report)
    return [*_trimmed(lines), "", *page.lines(ending, code=_BOLD)]


def _joined(parts: Iterable[list[str]], apart: bool) -> list[str]:
    lines: list[str] = []
    for part in parts:
        lines += [""] * bool(lines and apart) + part
    return lines


def _trimmed(lines: list[str]) -> list[str]:
    while lines and not lines[-1]:
        lines.pop()
    return lines


def _finding(finding: Finding, report: Report, run: RunReport, page: Page) -> list[str]:
    explain = f"{finding.check} · policylint explain {finding.check}" + (f" · {TRIAL}" if finding.trial else "")
    if weight(finding) == "advice":
        return [
            *page.lines(f"{finding_where(finding, report)}: {sentence(finding.message or finding.title)}", 2, hang=2),
            *page.lines(explain, 4, _DIM),
            *_reasoning(finding, run, page),
        ]
    lines = page.lines(finding_where(finding, report), 2, _BOLD)
    if about_clause(finding):
        lines += page.lines(reason(finding), 4)
    else:
        lines += _wording(finding, page)
    lines += _mend(finding, report, page)
    return [*lines, *page.lines(explain, 4, _DIM), *_reasoning(finding, run, page)]


def _reasoning(finding: Finding, run: RunReport, page: Page) -> list[str]:
    if not page.look.explain:
        return []
    steps = reasoning(finding, run.checks.get(finding.check))
    return [line for step in steps for line in page.lines(step, 6, _DIM, hang=2)]


def _wording(finding: Finding, page: Page) -> list[str]:
    lines = [*page.lines(f'"{finding.quote}"', 4), *page.lines(exception(finding, '""'), 4)]
    lines += page.lines(reason(finding), 4)
    return lines + (page.lines(f"Why we think so: {sentence(finding.because)}", 4) if finding.because else [])


def _mend(finding: Finding, report: Report, page: Page) -> list[str]:
    clause = clause_of(finding, report)
    lines = _nearest(clause, page) if clause else []
    if not finding.fix.suggest:
        return lines + page.lines(sentence(finding.fix.advice), 4)
    under = clause.insert_under if clause else None
    add = f"Add under {under}" if under else "Add"
    lead = add if about_clause(finding) else "Write instead"
    return lines + page.lines(f'{lead}: "{finding.fix.suggest}"', 4)


def _nearest(clause: Clause, page: Page) -> list[str]:
    lines: list[str] = []
    for near in clause.nearest[:1]:
        place = briefly(near.place)
        why_not = f" - {full_stop(near.why_not)}" if near.why_not else ""
        title = "What is there" if clause.state == "partial" else "Nearest"
        lines += page.lines(f'{title}: {place} "{near.quote}"{why_not}'.replace("  ", " "), 4)
    return lines


def _clauses(report: Report, page: Page) -> list[str]:
    states = (
        ("In place", [clause for clause in report.clauses if clause.state == "present"]),
        ("Partly", [clause for clause in report.clauses if clause.state == "partial"]),
        ("Missing", [clause for clause in report.clauses if clause.state == "missing" and clause.required]),
        (
            "Not there, and good to have",
            [item for item in report.clauses if item.state == "missing" and not item.required],
        ),
        ("We cannot say", [item for item in report.clauses if item.state == "not-found-in-what-was-read"]),
    )
    lines: list[str] = []
    for title, clauses in states:
        if clauses:
            lines += page.lines(f"{title} ({len(clauses)}): {'; '.join(_clause(item) for item in clauses)}", hang=2)
    return lines


def _golden(report: Report, page: Page) -> list[str]:
    """One line on the golden rules: which are stated, in which words."""
    rules = report.golden_rules
    states = (
        (words, [rule.id.removeprefix("rule-") for rule in rules if rule.state == state])
        for state, words in RULE_STATES.items()
    )
    said = [f"{words.lower()} {listed(numbers)}" for words, numbers in states if numbers]
    return page.lines(f"Golden rules of {rules[0].edition}: {'; '.join(said)}", hang=2) if rules else []


def _clause(clause: Clause) -> str:
    place = clause_at(clause)
    return f"{clause.title or clause.check} ({place})" if place else clause.title or clause.check


def _other(report: Report, page: Page) -> list[str]:
    """What was not read, and what a person should look at."""
    lines: list[str] = []
    if report.status != "not-read":
        for item in report.unread:
            lines += page.lines(f"Not read: {item.what} ({item.why}). {item.next}", hang=2)
    for look in report.look_at:
        lines += page.lines(f"Look at: {look.what} ({look.why})", hang=2)
    indent = 2 if report.status in {"not-read", "not-applicable"} else 0
    for note in report.notes:
        lines += page.lines(f"Note: {sentence(note)}", indent, hang=2)
    return lines


def _foot(run: RunReport, page: Page) -> list[str]:
    editions = judged_by_line(run.judged_by)
    lines = page.lines(f"Judged on {day(run.as_of)}" + (f" by: {editions}" if editions else ""))
    for banner in run.banners:
        lines += page.lines(banner)
    if run.checks_off:
        off = number(len(run.checks_off), "check")
        lines += page.lines(f"Off, because they rest on later guidance ({off}): {', '.join(run.checks_off)}", hang=2)
    return lines


def _table(run: RunReport, page: Page) -> list[str]:
    cells = [summary.COLUMNS, *(tuple(map(for_terminal, row.cells)) for row in summary.rows(run))]
    widths = _widths(cells, max(page.look.width, _LEAST))
    header = [page.ink(line, _BOLD) for line in _table_row(cells[0], widths)]
    return header + [line for row in cells[1:] for line in _table_row(row, widths)]


def _widths(cells: Sequence[Sequence[str]], total: int) -> list[int]:
    """Column widths: as wide as needed, the widest column giving way until the table fits."""
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    while sum(widths) + 2 * (len(widths) - 1) > total and max(widths) > 6:
        widths[widths.index(max(widths))] -= 1
    return widths


def _table_row(row: Sequence[str], widths: Sequence[int]) -> list[str]:
    wrapped = [textwrap.wrap(cell, width) or [""] for cell, width in zip(row, widths, strict=True)]
    height = max(map(len, wrapped))
    columns = [
        [line.ljust(width) for line in cell + [""] * (height - len(cell))]
        for cell, width in zip(wrapped, widths, strict=True)
    ]
    return ["  ".join(line).rstrip() for line in zip(*columns, strict=True)]
