"""Reports that the user's own templates lay out, in a child of their own: under the limits of a document."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import Any

from policylint.errors import DataError, NotRead
from policylint.limits import Limits
from policylint.model import RunReport
from policylint.run import wire
from policylint.run.keeper import Keeper


def lay_out(run: RunReport, folder: Path, limits: Limits) -> str:
    """The HTML report of a run by the templates of a folder. Raises DataError when they are wrong, or never end."""
    keeper = Keeper(wire.Orders(limits, judging=False), wire.MAX_PAGE)
    try:
        return keeper.ask({"do": "lay out", "folder": str(folder)}, pickle.dumps(run), _page)
    except NotRead as error:
        wrong = DataError(f"laying the report out with these templates was stopped: {error.why}", file=folder.name)
        for note in getattr(error, "__notes__", ()):
            wrong.add_note(note)
        raise wrong from None
    finally:
        keeper.close()


def _page(reply: dict[str, Any]) -> str:
    page = reply["page"]
    if not isinstance(page, str):
        raise TypeError("no page")
    return page
