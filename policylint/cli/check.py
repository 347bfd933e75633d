"""`policylint check`: read policies, judge them, write what to mend.

What judging needs is imported after the children began, so that both work side by side.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from policylint.cli import options, output
from policylint.cli.progress import Progress
from policylint.cli.targets import Target, targets
from policylint.config import FAIL_ON, Settings
from policylint.errors import ConfigError, DataError, ExitCode, PolicylintError, UsageError
from policylint.model import SEVERITIES, Report, RunReport
from policylint.report import FORMATS, render
from policylint.run import jobs as find_jobs
from policylint.run.engines import Run
from policylint.run.jobs import Job
from policylint.run.keeper import Answer
from policylint.run.wire import Orders

if TYPE_CHECKING:
    from policylint.run.judging import Judging

_UTF8 = frozenset(FORMATS) - {"text"}


@click.command("check", short_help="Check policies and write what to mend.")
@click.argument("paths", nargs=-1, required=True)
@click.option("--format", type=click.Choice(FORMATS), help="Form of the report. [default: text]")
@click.option("-o", "--output", "file", type=click.Path(path_type=Path), help="Write the report to this file.")
@click.option(
    "--report", multiple=True, metavar="FORMAT:FILE", help="Write a further report, such as html:report.html."
)
@click.option(
    "--template",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    metavar="DIR",
    help="Lay out the HTML report with the templates of this folder, first of all its report.html.j2.",
)
@click.option("--explain", is_flag=True, help="Say in the text report how each finding came about.")
@options.judging
@options.further_checks
@click.option("--fail-on", type=click.Choice(FAIL_ON), help="Weight from which the exit code is 1. [default: error]")
@click.option("--jobs", type=click.IntRange(min=1), metavar="NUMBER", help="Documents to read at a time.")
@options.settings_file
@options.reading
def command(paths: tuple[str, ...], file: Path | None, report: tuple[str, ...], explain: bool, **given: Any) -> int:
    """Check policies: files, folders with all their schools, or "-" for standard input.

    Exit code: 0 nothing to change, 1 something to change, 2 wrong use, 3 something was not read, 4 a wrong check or
    settings file.
    """
    settings = options.settings(paths, given)
    wanted = targets(settings, file, report, given["format"])
    jobs = find_jobs.find(paths, lambda: options.piped(settings.limits))
    orders = Orders(settings.limits, settings.checks, settings.policy_type, settings.ocr)
    with Run(jobs, orders, settings.jobs) as run:
        answers = run.answers()
        judging = _judging(settings)
        reports, stopped = _collect(answers, jobs, judging)
    whole = judging.run_report(reports)
    _write(whole, wanted, settings, explain=explain)
    return ExitCode.INTERRUPTED if stopped else exit_code(whole.reports, settings.fail_on)


def _judging(settings: Settings) -> Judging:
    from policylint import catalog as catalogs
    from policylint.run.judging import Judging, chosen

    catalog = catalogs.load(settings.checks)
    as_of = settings.as_of or date.today()
    try:
        kept = chosen(catalog, settings.select, settings.ignore)
        return Judging(catalog, as_of, settings.guidance, kept, settings.limits.quote_characters)
    except UsageError as error:
        for key in ("guidance", "select", "ignore"):
            file, line = settings.origin(key)
            if file:
                raise ConfigError(str(error), file=file, line=line) from None
        raise


def _collect(answers: Iterator[Answer], jobs: Sequence[Job], judging: Judging) -> tuple[list[Report], bool]:
    """A report for each document, in order; and whether the run was interrupted, which leaves some not read."""
    reports: dict[str, Report] = {}
    stopped = False
    with Progress(len(jobs)) as progress:
        try:
            for answer in answers:
                reports[answer.job.shown] = judging.report(answer)
                progress.done(answer.job.shown)
                output.debug(answer.trace)
        except KeyboardInterrupt:
            stopped = True
    if stopped:
        output.say(f"stopped: {len(reports)} of {len(jobs)} documents were checked.")
    rest = {job.shown: judging.report(_stopped(job)) for job in jobs if job.shown not in reports}
    return [(reports | rest)[job.shown] for job in jobs], stopped


def _stopped(job: Job) -> Answer:
    return Answer(job, why="the run was stopped before it was read", next="Run it again.")


def _write(run: RunReport, wanted: Sequence[Target], settings: Settings, *, explain: bool) -> None:
    """Write every report, the rest also where one cannot be written."""
    wrong: list[PolicylintError] = []
    for target in wanted:
        try:
            _write_one(target, _rendered(run, target, settings, explain=explain), len(run.reports))
        except (UsageError, DataError) as error:
            wrong.append(error)
    if wrong:
        raise max(wrong, key=lambda error: error.exit_code)


def _rendered(run: RunReport, target: Target, settings: Settings, *, explain: bool) -> str:
    if target.format == "html" and settings.template:
        from policylint.run.layout import lay_out

        return lay_out(run, settings.template, settings.limits)
    if target.file is None:
        return render(run, target.format, colour=output.colour(), width=output.width(), explain=explain)
    return render(run, target.format, width=output.SCREEN_WIDTH, explain=explain)


def _write_one(target: Target, text: str, documents: int) -> None:
    if target.file is None:
        output.show(text, utf8=target.format in _UTF8)
    else:
        output.write(target.file, text)
        output.say(f"{target.format} report of {documents} document(s) in {target.file}", name="")


def exit_code(reports: Iterable[Report], fail_on: str) -> int:
    """The largest code that applies to any of the reports."""
    code = ExitCode.CLEAN
    failing = SEVERITIES[: SEVERITIES.index(fail_on) + 1] if fail_on in SEVERITIES else ()
    for report in reports:
        if report.status != "checked":
            return ExitCode.NOT_READ
        if any(finding.severity in failing and not finding.trial for finding in report.findings):
            code = ExitCode.FINDINGS
    return code
