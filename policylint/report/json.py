"""The report for other programs: JSON in the form of docs/policylint-1.schema.json."""

from __future__ import annotations

import json

from policylint.model import RunReport
from policylint.report.look import Look


def write(run: RunReport, look: Look) -> str:
    """The run as JSON: ASCII only, so that no character of a policy can act on what reads it.

    Nor on the log of a build, to which "##[" is the beginning of a command.
    """
    return json.dumps(run.to_dict(), ensure_ascii=True, indent=2).replace("##[", "#\\u0023[") + "\n"
