"""Keeps a child at hand, replaces it when it is worn or broken, and turns whatever happens into an answer.

Little is imported before the child is started: what is needed to understand it comes while it comes up.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from policylint.errors import DataError, NotRead, Stopped
from policylint.run.child import AGAIN, Child, NeverBegan, out_of_memory
from policylint.run.jobs import Job
from policylint.run.wire import MAX_ANSWER, Orders

if TYPE_CHECKING:
    from policylint.analysis import Analysis
    from policylint.model import Unread
    from policylint.run.spawn import Started

T = TypeVar("T")

DOCUMENTS_PER_CHILD = 50
"""Libraries leak; after so many documents a fresh child takes over."""
_STARTS = 5
"""How often a child is started for a document before we say that it cannot be."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of one document: an analysis, or why there is none."""

    job: Job
    analysis: Analysis | None = None
    sha256: str = ""
    why: str = ""
    next: str = ""
    trace: str = ""
    """For the people who mend policylint: shown with --debug only."""


@dataclass(frozen=True, slots=True)
class Transcript:
    """What was read of one document, a line for each unit."""

    lines: tuple[str, ...]
    unread: tuple[Unread, ...] = ()


class Keeper:
    """One child after another, asked by one thread; `close` may come from any."""

    def __init__(self, orders: Orders, most: int = MAX_ANSWER, started: Started | None = None) -> None:
        """`most` bytes are taken for one answer; `started` is a process to begin with."""
        self._orders, self._most, self._started = orders, most, started
        self._child: Child | None = None
        self._used = 0
        self._sha256 = ""
        """Digest of the last document, as the child told it."""
        self._closed = False
        self._lock = threading.Lock()

    def start(self) -> None:
        """Have a child come up while there is other work to do."""
        self._ready()

    def judge(self, job: Job) -> Answer:
        """Read and judge one document. Raises DataError when not the document but a check file is wrong."""
        try:
            return self._about("judge", job, lambda reply: Answer(job, _analysis(reply), self._sha256))
        except NotRead as error:
            trace = "\n".join(getattr(error, "__notes__", ()))
            return Answer(job, None, self._sha256, error.why, error.next, trace)

    def transcribe(self, job: Job) -> Transcript:
        """Read one document. Raises NotRead."""
        return self._about("transcribe", job, _transcript)

    def close(self) -> None:
        """End the child; nothing can be asked after that."""
        with self._lock:
            self._closed = True
            child, self._child = self._child, None
        if child:
            child.kill()

    def _about(self, what: str, job: Job, understand: Callable[[dict[str, Any]], T]) -> T:
        request = {"do": what, "name": job.name, "path": str(job.path) if job.path else None}
        return self.ask(request, job.data, understand)

    def ask(self, request: dict[str, Any], payload: bytes, understand: Callable[[dict[str, Any]], T]) -> T:
        """What is understood of the answer to a request. Raises NotRead or DataError for an answer that is none."""
        child, reply = self._reply(request, payload)
        with self._ends(child), _distrust():
            self._refuse(reply)
            understood = understand(reply)
        self._used += 1
        if self._used >= DOCUMENTS_PER_CHILD:
            self._drop(child)
        return understood

    def _reply(self, request: dict[str, Any], payload: bytes) -> tuple[Child, dict[str, Any]]:
        """What a child replied. One that died before it began, whoever ended it, is replaced without blame."""
        trace = self._sha256 = ""
        for _ in range(_STARTS):
            child = self._ready()
            try:
                with self._ends(child):
                    return child, child.ask(request, payload)
            except NeverBegan:
                self._drop(child)
                trace = child.last_words
            finally:
                self._sha256 = child.sha256
        stopped = Stopped("the program that reads it did not start", "Run it again with --debug to see why.")
        stopped.add_note(trace)
        raise stopped

    @contextlib.contextmanager
    def _ends(self, child: Child) -> Iterator[None]:
        """End a child that Stopped was raised for."""
        try:
            yield
        except Stopped as error:
            self._drop(child)
            error.add_note(child.last_words)
            raise

    def _ready(self) -> Child:
        with self._lock:
            if self._closed:
                raise Stopped("the run was stopped before it was read", "Run it again.")
            if self._child is None:
                self._child, self._used = Child(self._orders, self._most, self._started), 0
                self._started = None
            return self._child

    def _drop(self, child: Child) -> None:
        with self._lock:
            if self._child is child:
                self._child = None
        child.kill()

    def _refuse(self, reply: dict[str, Any]) -> None:
        """Raise what a child says instead of an answer."""
        if "not_read" in reply:
            why, next_step = reply["not_read"]
            raise NotRead(_text(why), _text(next_step))
        if "wrong" in reply:
            raise DataError(_text(reply["wrong"]))
        if "memory" in reply:
            raise out_of_memory(self._orders.limits)
        if "crashed" in reply:
            crash = Stopped(f"the program that reads it crashed ({_text(reply['crashed'])})", AGAIN)
            crash.add_note(_text(reply["trace"]))
            raise crash


def prepare() -> None:
    """Do what an analysis is understood with, while a child is still at work on it."""
    from policylint.analysis import Analysis
    from policylint.run import trust

    trust.learn(Analysis)


def _analysis(reply: dict[str, Any]) -> Analysis:
    from policylint.analysis import Analysis
    from policylint.run import trust

    analysis = Analysis.from_json(reply["analysis"])
    trust.check(analysis, Analysis)
    return analysis


def _transcript(reply: dict[str, Any]) -> Transcript:
    from policylint.model import Unread

    unread = (Unread(_text(item["what"]), _text(item["why"]), _text(item["next"])) for item in reply["unread"])
    return Transcript(tuple(_text(line) for line in reply["lines"]), tuple(unread))


@contextlib.contextmanager
def _distrust() -> Iterator[None]:
    """Take what came back for nonsense if it has not the form of an answer."""
    try:
        yield
    except (AttributeError, IndexError, KeyError, TypeError, ValueError) as error:
        nonsense = Stopped("the program that reads it gave no answer that makes sense", AGAIN)
        nonsense.add_note(repr(error))
        raise nonsense from None


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{type(value).__name__} where text should be")
    return value
