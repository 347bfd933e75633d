"""The supervised child: `python -m policylint.run.worker` reads and judges one document at a time."""

from __future__ import annotations

import contextlib
import gc
import hashlib
import os
import queue
import shutil
import signal
import tempfile
import threading
import traceback
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from policylint.errors import DataError, LooksLikeARecord, NotRead
from policylint.loading import to_stay
from policylint.run import confine, wire

if TYPE_CHECKING:
    from policylint.catalog import Catalog

_TRACE = 4000
"""Characters of a traceback that are worth sending."""
_NEW_OBJECTS = 50_000
"""New objects after which Python looks for garbage: most of a document stays until it is judged."""


class Worker:
    """Answers requests. Whatever goes wrong with a document is an answer too."""

    def __init__(self, orders: wire.Orders, sink: BinaryIO) -> None:
        self.orders, self._sink = orders, sink

    @cached_property
    def catalog(self) -> Catalog:
        from policylint import catalog

        return catalog.load(self.orders.checks)

    def warm_up(self) -> None:
        """Do now what the first document needs anyway. Whatever goes wrong is told when it comes."""
        if self.orders.judging:
            with to_stay(), contextlib.suppress(Exception):
                _ = self.catalog

    def answer(self, request: dict[str, Any], payload: bytes) -> None:
        confine.cpu_time(self.orders.limits)
        self._say({"begun": True})
        try:
            self._say(self._done(request, payload))
        except NotRead as error:
            if isinstance(error, LooksLikeARecord):
                self._say({"sha256": ""})  # nothing of it is kept
            self._say({"not_read": [error.why, error.next]})
        except DataError as error:
            self._say({"wrong": str(error)})
        except MemoryError:
            self._say({"memory": True})
        except Exception as error:
            self._say({"crashed": type(error).__name__, "trace": traceback.format_exc()[-_TRACE:]})

    def _say(self, message: dict[str, Any]) -> None:
        wire.send(self._sink, message)

    def _tell_pages(self, pages: int) -> None:
        """A sign of life between the pages of a long document, which may take longer than others."""
        self._say({"pages": pages})

    def _done(self, request: dict[str, Any], payload: bytes) -> dict[str, Any]:
        if request["do"] == "lay out":
            import pickle

            from policylint.report import layout

            return {"page": layout.write(pickle.loads(payload), Path(request["folder"]))}  # noqa: S301 - our parent's
        return self._read(request, payload)

    def _read(self, request: dict[str, Any], payload: bytes) -> dict[str, Any]:
        from policylint import records
        from policylint.read import read_bytes
        from policylint.read.guard import load, refuse_large

        limits = self.orders.limits
        data = payload if request["path"] is None else load(Path(request["path"]), limits)
        refuse_large(data, limits)  # what came through a pipe was not looked at before
        self._say({"sha256": hashlib.sha256(data).hexdigest()})
        document = read_bytes(data, request["name"], limits, ocr=self.orders.ocr, tell=self._tell_pages)
        records.refuse(document)
        if request["do"] == "transcribe":
            from policylint.run import transcript

            return {"lines": transcript.lines(document), "unread": [item.to_dict() for item in document.unread]}
        from policylint.analyse import analyse
        from policylint.run.bounds import bounded

        analysis = analyse(document, self.catalog, self.orders.policy_type, seconds_per_check=limits.seconds_per_check)
        return {"analysis": bounded(analysis, limits).to_json()}


def main() -> None:
    """Answer what comes in, until the parent is gone."""
    gc.set_threshold(_NEW_OBJECTS)
    source, sink = _take_pipes()
    requests: queue.SimpleQueue[tuple[dict[str, Any], bytes]] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(source, requests), daemon=True).start()
    _come_up()
    first = requests.get()[0]
    _use(Path(first["scratch"]))
    orders = wire.Orders.from_json(first["orders"])
    confine.process(orders.limits)
    worker = Worker(orders, sink)
    worker.warm_up()
    while True:
        worker.answer(*requests.get())


def _come_up() -> None:
    """Import what most orders need while they are on their way."""
    from policylint import catalog, read, records  # noqa: F401


def _take_pipes() -> tuple[BinaryIO, BinaryIO]:
    """Keep the two pipes for ourselves: a library that prints, or a program we start, must not garble them."""
    source, sink = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.dup2(2, 1)
    os.close(nothing)
    return source, sink


def _listen(source: BinaryIO, requests: queue.SimpleQueue[tuple[dict[str, Any], bytes]]) -> None:
    """Pass requests on, and end the process when the parent is gone, whatever it is doing."""
    with contextlib.suppress(wire.BadFrame, OSError):
        while (request := wire.receive(source)) is not None:
            requests.put(request)
    _leave()


def _use(scratch: Path) -> None:
    """Have our libraries, and the programs that we start, put their files where the parent takes them away."""
    tempfile.tempdir = os.environ["TMPDIR"] = str(scratch)


def _leave() -> None:
    """End the process, and take with it what it started and the files in hand: no parent is left to do it."""
    if tempfile.tempdir:
        shutil.rmtree(tempfile.tempdir, ignore_errors=True)
    if hasattr(os, "killpg") and os.getpgrp() == os.getpid():
        os.killpg(0, signal.SIGKILL)
    os._exit(0)


if __name__ == "__main__":
    main()
