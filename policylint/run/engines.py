"""Runs over many documents. A way to share them out is one file, and one line in the table here."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import TracebackType

from policylint.run import pool, serial
from policylint.run.jobs import Job
from policylint.run.keeper import Answer, Keeper
from policylint.run.wire import Orders

Engine = Callable[[Sequence[Job], Sequence[Keeper]], Iterator[Answer]]

ENGINES: Mapping[str, Engine] = {"serial": serial.answers, "pool": pool.answers}

_DOCUMENTS_FOR_A_CHILD = 4
"""Below this a further child costs more time to start than it saves."""


_MOST_CHILDREN_A_PROCESSOR = 4
"""More only take memory from each other, whatever number was asked for."""


class Run:
    """Children that come up when the run is made, and are gone when it is left, however that happens."""

    def __init__(self, jobs: Sequence[Job], orders: Orders, at_a_time: int | None = None) -> None:
        """`at_a_time` documents are read side by side; None chooses by processors and documents."""
        self._jobs = jobs
        count = min(at_a_time or _sensible(len(jobs)), len(jobs), _MOST_CHILDREN_A_PROCESSOR * (os.cpu_count() or 1))
        self._engine = ENGINES["pool"]
        self._keepers = tuple(Keeper(orders) for _ in range(count))

    def __enter__(self) -> Run:
        for keeper in self._keepers:
            keeper.start()
        return self

    def answers(self) -> Iterator[Answer]:
        """An answer for each document, as they come: the children begin at once.

        Asking for one raises DataError when a check file is wrong.
        """
        return self._engine(self._jobs, self._keepers)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for keeper in self._keepers:
            keeper.close()


def _sensible(documents: int) -> int:
    return max(1, min(os.cpu_count() or 1, documents // _DOCUMENTS_FOR_A_CHILD))
