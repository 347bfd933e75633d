"""The report as one HTML file that needs nothing else: to read on a screen, and to print for governors."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from policylint.model import RunReport
from policylint.report import summary, verdict, words
from policylint.report.actions import actions
from policylint.report.look import Look
from policylint.report.safe import for_html
from policylint.report.weigh import about_clause, weighed

if TYPE_CHECKING:
    from jinja2 import Environment, Template

ENTRY = "report.html.j2"
"""The template that a report begins with."""
_TEMPLATES = Path(__file__).parent / "templates"
_SHARED = (
    words.because,
    words.clause_of,
    words.clause_state,
    words.clauses_by_state,
    words.day,
    words.edition_name,
    words.exception,
    words.finding_where,
    words.full_stop,
    words.headline,
    words.number,
    words.reason,
    words.sentence,
    words.size,
    verdict.tally,
    words.unread_parts,
    verdict.verdict,
    words.where,
    about_clause,
    weighed,
    actions,
)
"""What the template may call; all of it turns nouns of the model into words."""


def write(run: RunReport, look: Look) -> str:
    """The whole run as an HTML page in UTF-8."""
    return filled_in(_environment().get_template(ENTRY), run)


def filled_in(template: Template, run: RunReport) -> str:
    """What a template of the report makes of a run."""
    return template.render(run=run, rows=summary.rows(run), columns=summary.COLUMNS) + "\n"


def equip(environment: Environment) -> None:
    """Give templates the words and functions that they may use."""
    environment.globals.update({function.__name__: function for function in _SHARED})
    environment.globals.update(WEIGHTS=words.WEIGHTS, POLICIES=words.POLICIES, TRIAL=words.TRIAL)
    environment.globals.update(STILL_READ=words.STILL_READ, RULE_STATES=words.RULE_STATES)


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_seen,
    )
    equip(environment)
    return environment


def _seen(value: Any) -> Any:
    """Every value that the template prints passes here; markup is escaped after it, by Jinja2."""
    return for_html(value) if type(value) is str else value
