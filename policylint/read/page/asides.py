"""Holds back what stands in the middle of a paragraph but is not part of it: notes, text boxes, comments."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from policylint.read.page.flow import Flow

_Event = tuple[str, str, dict[str, str]]

_SIMPLE: dict[str, Callable[[Flow, str], None]] = {
    "end": Flow.end,
    "break": lambda flow, _: flow.line_break(),
    "caption": Flow.caption,
}


@dataclass(slots=True)
class _Level:
    events: list[_Event] = field(default_factory=list)
    waiting: list[list[_Event]] = field(default_factory=list)
    open: bool = False
    """A paragraph is open, which must not be parted."""


class Asides:
    """Takes the events of a Flow; what comes between `begin` and `finish` follows after the paragraph around it."""

    def __init__(self, flow: Flow) -> None:
        self._flow = flow
        self._levels = [_Level()]
        self._at = 0
        self._seen: set[str] = set()

    def start(self, name: str, attributes: dict[str, str] | None = None) -> None:
        self._send(("start", name, attributes or {}))

    def end(self, name: str) -> None:
        self._send(("end", name, {}))

    def text(self, text: str) -> None:
        self._send(("text", text, {}))

    def line_break(self) -> None:
        self._send(("break", "", {}))

    def caption(self, text: str) -> None:
        self._send(("caption", text, {}))

    def paragraph(self, name: str, attributes: dict[str, str] | None = None) -> None:
        """A paragraph or heading begins."""
        self.start(name, attributes)
        self._levels[-1].open = True

    def paragraph_end(self, name: str) -> None:
        """It ends, and what it held back follows."""
        self.end(name)
        level = self._levels[-1]
        level.open = False
        waiting, level.waiting = level.waiting, []
        for events in waiting:
            self._replay(events)

    def begin(self) -> None:
        """Something begins that is not part of the paragraph around it."""
        self._levels.append(_Level())

    def finish(self, *, once: bool = False) -> None:
        """It ends. Without `begin` this does nothing. With `once`, words that came so before are left out."""
        if len(self._levels) == 1:
            return
        inner = self._levels.pop()
        events = inner.events + [event for held in inner.waiting for event in held]
        words = "".join(value for kind, value, _ in events if kind == "text")
        if once and words in self._seen:
            return
        if once:
            self._seen.add(words)
        if self._levels[-1].open:
            self._levels[-1].waiting.append(events)
        else:
            self._replay(events)

    def close(self) -> None:
        """The file ends; nothing that is still held back is lost."""
        while len(self._levels) > 1:
            self.finish()
        self.paragraph_end("p")

    def _replay(self, events: list[_Event]) -> None:
        for event in events:
            self._send(event)

    def _send(self, event: _Event) -> None:
        if len(self._levels) > 1:
            self._levels[-1].events.append(event)
            return
        kind, value, attributes = event
        if kind == "text":
            self._flow.text(value, self._at)
            self._at += len(value)
        elif kind == "start":
            self._flow.start(value, attributes)
        else:
            _SIMPLE[kind](self._flow, value)
