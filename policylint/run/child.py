"""The parent's side of one child: it asks, watches time and memory, and ends the child that goes past a limit."""

from __future__ import annotations

import contextlib
import os
import queue
import signal
import subprocess
import tempfile
import threading
import time
from typing import TYPE_CHECKING, Any

from policylint.errors import Stopped
from policylint.limits import MEGABYTE, Limits
from policylint.run import wire
from policylint.run.spawn import Started

if TYPE_CHECKING:
    import psutil

_POLL_SECONDS = 0.05
_START_SECONDS = 60.0
"""Time for a child to come up on a busy machine; no document is charged for it."""
_LAST_WORDS = 4000
"""Bytes of the child's error stream worth showing."""
AGAIN = "Open it and save a fresh copy, or save it in another format, and try again."


class NeverBegan(Exception):
    """The child was gone before it began with a document: the document is not to blame."""


class Child:
    """One process that reads and judges. `ask` is for one thread at a time, `kill` for any."""

    def __init__(self, orders: wire.Orders, most: int = wire.MAX_ANSWER, started: Started | None = None) -> None:
        """`most` bytes are taken for one answer; `started` is a process that waits for orders already."""
        self._limits, self._most = orders.limits, most
        started = started or Started()
        self._process, self._errors = started.process, started.errors
        self._scratch = tempfile.TemporaryDirectory(prefix="policylint-", ignore_cleanup_errors=True)
        self._watched: psutil.Process | None = None
        self._replies: queue.SimpleQueue[dict[str, Any] | None] = queue.SimpleQueue()
        self._lock = threading.Lock()
        self.sha256 = ""
        """Digest of the last document that it opened; empty where it could not be, or is not to be kept."""
        self.last_words = ""
        """What the child wrote to its error stream in the end; known once it is ended."""
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()
        self._send({"orders": orders.to_json(), "scratch": self._scratch.name})

    def ask(self, request: dict[str, Any], payload: bytes = b"") -> dict[str, Any]:
        """The answer to one request. End this child when it raises: Stopped, or NeverBegan."""
        threading.Thread(target=self._send, args=(request, payload), daemon=True).start()
        clock, begun, self.sha256 = _Clock(self._limits, _START_SECONDS), False, ""
        while True:
            self._watch(clock)
            with contextlib.suppress(queue.Empty):
                reply = self._replies.get(timeout=_POLL_SECONDS)
                if reply is None and not begun:
                    raise NeverBegan
                if reply is None:
                    raise Stopped("the program that reads it crashed", AGAIN)
                if "begun" in reply:
                    clock, begun = _Clock(self._limits, self._limits.seconds), True
                elif isinstance(pages := reply.get("pages"), int):
                    clock.page_began(min(pages, self._limits.max_pages))
                elif isinstance(digest := reply.get("sha256"), str):
                    self.sha256 = digest[:64]
                else:
                    return reply

    def kill(self) -> None:
        """End the child and all that it started. Safe to call twice."""
        with self._lock:
            if self._errors.closed:
                return
            _end_tree(self._process, self._watched)
            self._listener.join(timeout=1)
            for stream in (self._process.stdin, self._process.stdout):
                with contextlib.suppress(OSError):
                    stream.close()  # type: ignore[union-attr]  # both are pipes
            self._errors.seek(max(0, self._errors.seek(0, os.SEEK_END) - _LAST_WORDS))
            self.last_words = self._errors.read().decode("utf-8", errors="backslashreplace")
            self._errors.close()
            self._scratch.cleanup()

    def _watch(self, clock: _Clock) -> None:
        if passed := clock.over():
            raise Stopped(
                f"it took longer than {passed:g} s (limit)",
                "Save a shorter or simpler copy, or raise the limit with --max-seconds.",
            )
        if self._resident() > self._limits.memory_bytes:
            raise out_of_memory(self._limits)

    def _resident(self) -> int:
        """Bytes of memory that the child holds; 0 when it is gone, which the end of its answers will tell."""
        import psutil

        try:
            self._watched = self._watched or psutil.Process(self._process.pid)
            return int(self._watched.memory_info().rss)
        except psutil.Error:
            return 0

    def _send(self, message: dict[str, Any], payload: bytes = b"") -> None:
        """Runs beside the watch: a child that does not listen must not stop its parent."""
        with contextlib.suppress(OSError, ValueError):
            wire.send(self._process.stdin, message, payload)  # type: ignore[arg-type]

    def _listen(self) -> None:
        with contextlib.suppress(wire.BadFrame, OSError, ValueError):
            while (frame := wire.receive(self._process.stdout, self._most)) is not None:  # type: ignore[arg-type]
                self._replies.put(frame[0])
        self._replies.put(None)


def out_of_memory(limits: Limits) -> Stopped:
    """What is said of a document that needed too much memory, whoever noticed."""
    return Stopped(
        f"it needed more than {limits.memory_bytes // MEGABYTE} MB of memory (limit)",
        "Save a smaller or simpler copy, or raise the limit with --max-memory.",
    )


class _Clock:
    """Time for one document: some seconds, or more for a long one, as long as its pages go by."""

    def __init__(self, limits: Limits, seconds: float) -> None:
        self._per_page, self._seconds = limits.seconds_per_page, seconds
        self._since = self._last_page = time.monotonic()
        self._pages = 0

    def page_began(self, pages: int) -> None:
        """One of `pages` pages with text begins."""
        self._pages, self._last_page = pages, time.monotonic()

    def over(self) -> float | None:
        """The limit in seconds that was passed, for the whole or since the last page; None while there is time."""
        now = time.monotonic()
        if now - self._last_page > self._seconds:
            return self._seconds
        longest = max(self._seconds, self._pages * self._per_page)
        return longest if now - self._since > longest else None


def _end_tree(process: subprocess.Popen[bytes], watched: psutil.Process | None) -> None:
    """End a process and all that it started: its group, and what left the group."""
    started = _started_by(watched) if watched else []
    if process.returncode is None and hasattr(os, "killpg"):
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()
    for one in started:
        _kill(one)
    process.wait()


def _started_by(watched: psutil.Process) -> list[psutil.Process]:
    import psutil

    try:
        return watched.children(recursive=True)
    except psutil.Error:
        return []


def _kill(process: psutil.Process) -> None:
    import psutil

    with contextlib.suppress(psutil.Error):
        process.kill()
