"""Options that mean the same in every command, and how they lie over a settings file."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from policylint import config
from policylint.config import LIMITS, Settings
from policylint.errors import UsageError
from policylint.limits import Limits
from policylint.model import POLICY_TYPES

Decorated = TypeVar("Decorated", bound=Callable[..., Any])


class Day(click.ParamType[date]):
    """A day in ISO form."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        try:
            return value if isinstance(value, date) else date.fromisoformat(value)
        except ValueError:
            self.fail(f'"{value}" is not a day. Write it as 2026-11-22.', param, ctx)


class _Fraction(click.FloatRange):
    """A number that is one: "nan" lies in every range."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        number = super().convert(value, param, ctx)
        if number != number:
            self.fail(f"{value!r} is not a number.", param, ctx)
        return number


def settings_file(command: Decorated) -> Decorated:
    """--config and --isolated."""
    command = click.option("--isolated", is_flag=True, help="Use no settings file.")(command)
    return click.option(
        "--config",
        "config_file",
        type=click.Path(path_type=Path, exists=True, dir_okay=False),
        help="Use this settings file, instead of the nearest policylint.toml.",
    )(command)


def further_checks(command: Decorated) -> Decorated:
    """--checks."""
    folder = click.Path(path_type=Path, exists=True, file_okay=False)
    return click.option(
        "--checks", multiple=True, type=folder, metavar="DIR", help="Use the check files of this folder too."
    )(command)


def judging(command: Decorated) -> Decorated:
    """--select, --ignore, --policy-type, --as-of and --guidance."""
    for option in reversed(
        (
            click.option("--select", multiple=True, metavar="ID|FAMILY", help="Run only these checks."),
            click.option("--ignore", multiple=True, metavar="ID|FAMILY", help="Leave these checks out."),
            click.option("--policy-type", type=click.Choice(POLICY_TYPES), help="What the documents are."),
            click.option("--as-of", type=Day(), help="Judge as on this day, such as 2026-11-22. [default: today]"),
            click.option("--guidance", metavar="EDITION", help="Judge by this edition, such as 2023 or is-2018."),
        )
    ):
        command = option(command)
    return command


def reading(command: Decorated) -> Decorated:
    """--ocr, and an option for each limit."""
    for name in reversed(tuple(LIMITS)):
        command = _limit(name)(command)
    return click.option("--ocr/--no-ocr", default=None, help="Read pictures of text with the tesseract program.")(
        command
    )


def _limit(name: str) -> Callable[[Decorated], Decorated]:
    limit = LIMITS[name]
    number = _Fraction(min=0, min_open=True, max=config.MOST) if limit.fraction else click.IntRange(1, config.MOST)
    meaning = f"Limit: {limit.meaning} [default: {config.in_user_units(name):,.10g}]"
    return click.option(f"--{name}", type=number, metavar="NUMBER", help=meaning)


def settings(documents: tuple[str, ...], given: Mapping[str, Any]) -> Settings:
    """The settings file of these documents, with the options given laid over it. Raises ConfigError."""
    base = _from_file(documents, given)
    limits: dict[str, Any] = {
        limit.field: given[_word(name)] * limit.scale for name, limit in LIMITS.items() if _is_given(name, given)
    }
    names = [name for name in config.KEYS if name not in LIMITS and _is_given(name, given)]
    own = {_word(name): given[_word(name)] for name in names}
    for name in ("select", "ignore"):
        if name in own:
            own[name] = tuple(item.strip() for listed in own[name] for item in listed.split(","))
    lines = tuple((key, line) for key, line in base.lines if key not in names)
    return replace(base, **own, limits=replace(base.limits, **limits), lines=lines)


def piped(limits: Limits) -> bytes:
    """What came in through standard input, as far as a file may be large. Raises UsageError."""
    try:
        return sys.stdin.buffer.read(limits.max_file_bytes + 1)
    except OSError as error:
        raise UsageError(f"standard input cannot be read: {error.strerror}.") from None


def _from_file(documents: tuple[str, ...], given: Mapping[str, Any]) -> Settings:
    if given.get("config_file"):
        return config.load(given["config_file"])
    if given.get("isolated"):
        return Settings()
    found = config.find(Path(document) for document in documents if document != "-")
    return config.load(found) if found else Settings()


def _is_given(name: str, given: Mapping[str, Any]) -> bool:
    return given.get(_word(name)) not in (None, ())


def _word(name: str) -> str:
    """The name of an option, as click hands it over."""
    return name.replace("-", "_")
