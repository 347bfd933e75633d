"""Several documents at a time: a thread for each child, all taking from one list."""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterator, Sequence

from policylint.run import stop
from policylint.run.jobs import Job
from policylint.run.keeper import Answer, Keeper, prepare

_WAKE_SECONDS = 0.2
"""Windows hears Ctrl-C only between waits, and a stop that was asked for is looked for then."""


def answers(jobs: Sequence[Job], keepers: Sequence[Keeper]) -> Iterator[Answer]:
    """An answer for each document, as they come. The children begin at once.

    An error that is no answer is raised when an answer is asked for.
    """
    waiting: queue.SimpleQueue[Job] = queue.SimpleQueue()
    for job in jobs:
        waiting.put(job)
    done: queue.SimpleQueue[Answer | Exception] = queue.SimpleQueue()
    for keeper in keepers:
        threading.Thread(target=_work, args=(keeper, waiting, done), daemon=True).start()
    return _finished(len(jobs), done)


def _finished(count: int, done: queue.SimpleQueue[Answer | Exception]) -> Iterator[Answer]:
    prepare()
    for _ in range(count):
        answer = _next(done)
        if isinstance(answer, Exception):
            raise answer
        yield answer


def _work(keeper: Keeper, waiting: queue.SimpleQueue[Job], done: queue.SimpleQueue[Answer | Exception]) -> None:
    while True:
        try:
            job = waiting.get_nowait()
        except queue.Empty:
            return
        try:
            done.put(keeper.judge(job))
        except Exception as error:
            done.put(error)


def _next(done: queue.SimpleQueue[Answer | Exception]) -> Answer | Exception:
    while True:
        stop.raise_if_asked()
        try:
            return done.get(timeout=_WAKE_SECONDS)
        except queue.Empty:
            continue
