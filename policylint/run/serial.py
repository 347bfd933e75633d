"""One document after another, in the calling thread: the engine that the others are measured against."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from policylint.run.jobs import Job
from policylint.run.keeper import Answer, Keeper


def answers(jobs: Sequence[Job], keepers: Sequence[Keeper]) -> Iterator[Answer]:
    """An answer for each document, in order."""
    for job in jobs:
        yield keepers[0].judge(job)
