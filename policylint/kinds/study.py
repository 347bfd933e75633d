"""What a kind is given to look at: the document's view, the units worth a look, and the editions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TypeVar

from policylint.errors import CheckFileError
from policylint.kinds.shingles import Passages
from policylint.model import Edition, Unit
from policylint.prefilter import Prefilter
from policylint.view import View
from policylint.window import Window, windows

_Piece = TypeVar("_Piece", Unit, Window)


@dataclass(frozen=True)
class Study:
    """One document under study."""

    view: View
    candidates: tuple[Unit, ...]
    """Visible units that hold a word which some pattern needs."""
    editions: Mapping[str, Edition]
    prefilter: Prefilter | None = None
    """Tells which checks may find something in a text; None: all look everywhere."""

    def units_for(self, check: str) -> Sequence[Unit]:
        """Candidates in which a check may find something."""
        return self.candidates if self.prefilter is None else self._units.get(check, ())

    def windows_for(self, check: str) -> Sequence[Window]:
        """Candidates, and what is read together with them, in which a check may find something."""
        return self._all_windows if self.prefilter is None else self._windows.get(check, ())

    @cached_property
    def _all_windows(self) -> tuple[Window, ...]:
        return tuple(windows(self.view.units, self.candidates))

    @cached_property
    def _units(self) -> Mapping[str, list[Unit]]:
        return _by_check(self.candidates, self.prefilter) if self.prefilter else {}

    @cached_property
    def _windows(self) -> Mapping[str, list[Window]]:
        return _by_check(self._all_windows, self.prefilter) if self.prefilter else {}

    def passages(self, references: Iterable[str]) -> Passages:
        """The passages that "edition#clause" references name, less the wording of editions not superseded."""
        old: dict[str, str] = {}
        for reference in references:
            edition, _, name = reference.partition("#")
            texts = [clause.text for clause in self.editions[edition].clauses if clause.id == name]
            if not texts:
                raise CheckFileError(f'guidance "{reference}" does not exist')
            old[reference] = texts[0]
        current = (
            clause.text
            for edition in self.editions.values()
            if edition.superseded_on is None or edition.in_force_from is None
            for clause in edition.clauses
        )
        return Passages.of(old, current)


def _by_check(pieces: Iterable[_Piece], prefilter: Prefilter) -> dict[str, list[_Piece]]:
    """For each check the pieces in which it may find something; equal texts are looked at once."""
    checks = cache(prefilter.checks)
    found: dict[str, list[_Piece]] = defaultdict(list)
    for piece in pieces:
        for check in checks(piece.text):
            found[check].append(piece)
    return found
