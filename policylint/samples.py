"""The examples of the shared vocabulary: what a sentence says, told by rules that no single check owns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from policylint.catalog import Catalog, checks_folder, table_of
from policylint.checkfile import near
from policylint.errors import CheckFileError
from policylint.mentions import first_match, spoken
from policylint.model import Unit
from policylint.read.snippet import snippet
from policylint.segment import segment
from policylint.tables import EXAMPLES
from policylint.view import View
from policylint.vocabulary import Vocabulary

EXCEPTIONS = "exceptions"
"""The table beside those of the kinds of mention; its keys are the vocabulary's own tables of patterns."""
TABLES = ("override", "override-after", "override-before", "pointer")
_KEYS = frozenset({"text", "heading"})


@dataclass(frozen=True, slots=True)
class Sample:
    """A sentence, and what it says."""

    mention: str
    """Kind of mention, or "exceptions"."""
    stance: str
    """The stance of the mention, or which sort of exception."""
    text: str
    heading: str | None = None

    def units(self) -> tuple[Unit, ...]:
        return segment(snippet(self.text, self.heading))


def ours(vocabulary: Vocabulary) -> tuple[Sample, ...]:
    """The examples that stand beside our checks. Raises CheckFileError as `read_samples`."""
    path = checks_folder() / EXAMPLES
    return read_samples(table_of(path), vocabulary, f"{path.parent.name}/{path.name}")


def read_samples(table: Mapping[str, Any], vocabulary: Vocabulary, file: str) -> tuple[Sample, ...]:
    """The samples of a file of examples.

    Raises:
        CheckFileError: a mention, stance or key that there is not, or a value of the wrong sort.
    """
    return tuple(_read(table, vocabulary, file))


def _read(table: Mapping[str, Any], vocabulary: Vocabulary, file: str) -> Iterator[Sample]:
    known = {kind: [rule.stance for rule in vocabulary.rules_of(kind)] for kind in vocabulary.cores}
    known[EXCEPTIONS] = list(TABLES)
    for mention, stances in table.items():
        if mention not in known:
            raise CheckFileError(f'"{mention}" is no kind of mention.{near(mention, known)}', file=file)
        if not isinstance(stances, dict):
            raise CheckFileError(f"{mention} needs a table of lists of examples", file=file)
        for stance, examples in stances.items():
            if stance not in known[mention]:
                message = f'{mention}: "{stance}" is given by no rule.{near(stance, known[mention])}'
                raise CheckFileError(message, file=file)
            if not isinstance(examples, list):
                raise CheckFileError(f"{mention}, {stance} needs a list of examples", file=file)
            for example in examples:
                yield _sample(mention, stance, example, file)


def _sample(mention: str, stance: str, example: Any, file: str) -> Sample:
    told = {"text": example} if isinstance(example, str) else example
    fits = isinstance(told, dict) and "text" in told and all(isinstance(value, str) for value in told.values())
    if not fits:
        raise CheckFileError(f'{mention}, {stance}: an example is text, or a table with a "text"', file=file)
    for key in set(told) - _KEYS:
        message = f'{mention}, {stance}: "{key}" is not a key of an example.{near(key, _KEYS)}'
        raise CheckFileError(message, file=file)
    return Sample(mention, stance, told["text"], told.get("heading"))


def holds(sample: Sample, catalog: Catalog) -> bool:
    """Whether the sentence is found to say what the file says that it does."""
    if sample.mention == EXCEPTIONS:
        return _is_exception(sample, catalog)
    texts = (catalog.mark(unit.text) for unit in sample.units())
    found = (mention for text in texts for mention in spoken(text, sample.mention, catalog.vocabulary))
    return any(mention.stance == sample.stance for mention in found)


def _is_exception(sample: Sample, catalog: Catalog) -> bool:
    units = sample.units()
    view = View(units, catalog.vocabulary, catalog.mark, "child-protection")
    if sample.stance == "pointer":
        return any(first_match(view.text(unit), catalog.vocabulary.pointers) for unit in units)
    return any(view.exception(unit) for unit in units)
