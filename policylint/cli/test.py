"""`policylint test`: every check against the examples in its own file."""

from __future__ import annotations

from pathlib import Path

import click

from policylint import catalog as catalogs
from policylint.cli import options, output
from policylint.errors import ExitCode
