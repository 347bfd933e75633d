"""What a kind is given to look at: the document's view, the units worth a look, and the editions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from policylint.errors import CheckFileError
from policylint.kinds.shingles import Passages
from policylint.model import Edition, Unit
from policylint.view import View


@dataclass(frozen=True)
class Study:
    """One document under study."""

    view: View
    candidates: tuple[Unit, ...]
    """Visible units that hold a word which some pattern needs."""
    editions: Mapping[str, Edition]

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
