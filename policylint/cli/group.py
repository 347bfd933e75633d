"""The commands by name; the module of one is imported when it is called for."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module

import click

from policylint import __version__

COMMANDS: Mapping[str, str] = {
    "check": "policylint.cli.check",
    "list": "policylint.cli.list",
    "explain": "policylint.cli.explain",
    "text": "policylint.cli.text",
    "test": "policylint.cli.test",
    "score": "policylint.cli.score",
}


class _Commands(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command = import_module(COMMANDS[cmd_name]).command
        assert isinstance(command, click.Command)  # noqa: S101 - a fault of ours
        return command


@click.command(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="policylint %(version)s")
@click.option("--debug", is_flag=True, help="Show where policylint itself went wrong.")
@click.pass_context
def policylint(context: click.Context, debug: bool) -> None:
    """Checks the safeguarding policies of English schools against the information sharing guidance.

    Nothing ever leaves this machine. policylint reads words, not practice: a person must still read the policy.
    """
    context.obj = debug
