"""Lays the elements of a page out as blocks, the way a browser would show them, in one pass and without a tree."""

from __future__ import annotations

from dataclasses import replace

from policylint.errors import TooLarge
from policylint.limits import Limits
from policylint.model import LookAt, Unread
from policylint.read.build import DocumentBuilder
from policylint.read.page import elements
from policylint.read.page.context import Context, inner
from policylint.read.page.inline import Words
from policylint.read.page.pieces import Piece, add

_EMBEDDED = ("an embedded page", "its text is not part of this file")
_WITHIN = Unread(
    "a page inside the page", "it is kept as a file inside the file", "Save each page as a file of its own."
)


class Flow:
    """Takes start tags, end tags and text (see markup.Sink), gives blocks to a DocumentBuilder at `finish`."""

    def __init__(self, limits: Limits) -> None:
        self.page_title = ""
        self._limits = limits
        self._stack: list[tuple[str, Context]] = []
        self._open: dict[str, list[int]] = {}
        self._context = Context()
        self._pieces: list[Piece] = []
        self._words = Words()
        self._hidden: dict[str, Words] = {}
        self._captions: list[tuple[str, int]] = []
        self._size = 0
        self._at = 0
        """Where in the source the text went on last: the place of what has none of its own."""
        self._bold = 0
        self._linked = False
        self._raised: list[int] = []
        self._selectors: set[str] = set()
        self._look_at: list[LookAt] = []
        self._unread: list[Unread] = []

    # --- what comes in

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if name in elements.VOID:
            self._void(name, attributes)
            return
        hidden = elements.hidden_because(name, attributes, self._selectors)
        block = name in elements.BLOCKS or "-" in name
        if block and not self._context.dropped:
            self._flush()
            self._end_implied(name)
        if not block:
            self._inline(name, attributes)
        if name in {"iframe", "object"} and not hidden:
            self._embedded(attributes)
        if block or hidden or name in elements.DROPPED or self._context.hidden or self._context.dropped:
            self._push(name, self._inner(name, attributes, hidden))

    def end(self, name: str) -> None:
        """An element ends; what was left open inside it ends too. An end without a start only parts paragraphs."""
        block = name in elements.BLOCKS or "-" in name
        if block and not self._context.dropped:
            self._flush()
        if not block:
            self._inline_end(name)
        if name in {"br", "hr"}:
            self._void(name, {})
        elif self._within(name, elements.KEEPS_IN.get(name, elements.CELLS)):
            self._pop(name)

    def text(self, text: str, offset: int) -> None:
        """Text, at a place of the source."""
        context = self._context
        if self._stack and self._stack[-1][0] == "title" and context.dropped:
            self.page_title += text
        if context.dropped:
            return
        self._at = offset + len(text)
        self._size += len(text)
        if self._size > self._limits.max_characters:
            raise too_many_characters(self._limits)
        words = self._hidden.setdefault(context.hidden, Words()) if context.hidden else self._words
        words.add(text, offset, keep=context.keep, bold=self._bold > 0, linked=self._linked)

    def line_break(self) -> None:
        """A line ends; an empty line ends the paragraph."""
        words = self._hidden.get(self._context.hidden) if self._context.hidden else self._words
        if words and not words.line_break(self._at):
            self._flush()

    def soft_break(self) -> None:
        """The writer's line ends, and the paragraph goes on."""
        words = self._hidden.get(self._context.hidden) if self._context.hidden else self._words
        if words:
            words.line_break(self._at)

    def raw(self, name: str, content: str) -> None:
        """The content of a script or a style sheet."""
        if name == "style":
            self._selectors |= elements.hiding_selectors(content)

    def unclosed_comment(self, content: str) -> None:
        """A comment that hides all that follows it."""
        self._lost("comment", bool(content.strip()))

    def caption(self, text: str) -> None:
        """The description of a picture; it stands after the block that the picture is in."""
        if text.strip() and not self._context.dropped and not self._context.hidden:
            self._captions.append((text, self._at))

    def look(self, what: str, why: str) -> None:
        """Name something that a person should look at, once, unless it is hidden."""
        item = LookAt(what, why)
        if item not in self._look_at and not self._context.dropped and not self._context.hidden:
            self._look_at.append(item)

    def finish(self, builder: DocumentBuilder) -> None:
        """Hand all blocks over, in order."""
        self._flush()
        for name, _ in self._stack:
            if name in elements.DROPPED or name == "title":
                self._lost(f"<{name}>", True)
                break
        for piece in self._pieces:
            add(builder, piece)
        builder.look_at.extend(self._look_at)
        builder.unread.extend(self._unread)
        builder.title = builder.title or " ".join(self.page_title.split())

    # --- elements

    def _embedded(self, attributes: dict[str, str]) -> None:
        """A page within the page: elsewhere, or written out in an attribute, where it is part of the policy."""
        if attributes.get("srcdoc", "").strip() and not self._context.hidden and not self._context.dropped:
            self._unread.append(_WITHIN)
        else:
            self.look(*_EMBEDDED)

    def _inner(self, name: str, attributes: dict[str, str], hidden: str) -> Context:
        context = self._context
        if context.dropped or elements.is_dropped(name, attributes) or (name == "title" and "svg" not in self._open):
            return replace(context, dropped=True)
        if hidden and not context.hidden:
            context = replace(context, hidden=hidden)
        return inner(context, name, attributes)

    def _inline(self, name: str, attributes: dict[str, str]) -> None:
        if name in {"b", "strong"}:
            self._bold += 1
        elif name == "a":
            target = attributes.get("href", "")
            self._linked = len(target) > 1 and (target[0] == "#" or (self._context.points and "#" in target))
        elif name == "sup":
            self._raised.append(self._words.place())
        elif name == "q":
            self.text("“", self._at)

    def _inline_end(self, name: str) -> None:
        if name in {"b", "strong"}:
            self._bold = max(0, self._bold - 1)
        elif name == "a":
            self._linked = False
        elif name == "sup" and self._raised:
            self._words.drop_mark(self._raised.pop())
        elif name == "q":
            self.text("”", self._at)

    def _void(self, name: str, attributes: dict[str, str]) -> None:
        if name == "br":
            self.line_break()
        elif name == "hr":
            self._flush()
        elif name in {"img", "area"}:
            self.caption(attributes.get("alt", ""))
        elif name in {"embed", "frame"}:
            self.look(*_EMBEDDED)

    def _end_implied(self, name: str) -> None:
        """End tags that writers leave out: a paragraph ends at the next block, a row at the next row."""
        if self._within("p", elements.CELLS):
            self._pop("p")
        if name in elements.HEADINGS:
            for other in elements.HEADINGS:
                if self._within(other, (*elements.CELLS, *elements.SECTIONS, "div", "li")):
                    self._pop(other)
        closes, boundaries = elements.ENDS.get(name, ((), ()))
        for other in closes:
            if self._within(other, boundaries):
                self._pop(other)

    # --- the stack

    def _push(self, name: str, context: Context) -> None:
        self._open.setdefault(name, []).append(len(self._stack))
        self._stack.append((name, context))
        self._context = context

    def _within(self, name: str, boundaries: tuple[str, ...]) -> bool:
        """Whether the element is open, and none of the boundaries was opened inside it."""
        places = self._open.get(name)
        if not places:
            return False
        return all(not self._open.get(other) or self._open[other][-1] <= places[-1] for other in boundaries)

    def _pop(self, name: str) -> None:
        while self._stack:
            last, _ = self._stack.pop()
            self._open[last].pop()
            if last == name:
                break
        self._context = self._stack[-1][1] if self._stack else Context()

    # --- blocks

    def _flush(self) -> None:
        """End the block: its visible words first, then its hidden ones, then descriptions of its pictures."""
        self._raised.clear()
        words, hidden = self._words, self._hidden
        if words.solid:
            self._words = Words()
            self._keep(words, "")
        if hidden:
            self._hidden = {}
            for reason, part in hidden.items():
                self._keep(part, reason)
        captions, self._captions = self._captions, []
        for text, offset in captions:
            part = Words()
            part.add(text, offset)
            self._keep(part, "", replace(self._context, kind="caption", item=None, cell=None))

    def _keep(self, words: Words, hidden: str, context: Context | None = None) -> None:
        context = context or self._context
        text, anchor = words.take()
        if not text.strip():
            return
        bold = words.bold == words.solid
        label = ""
        if context.item and not hidden and context.kind in {"list-item", "footnote", "heading"}:
            label, context.item.label = context.item.label, ""
        if context.cell and not hidden:
            context.cell.words.append(text)
            context.cell.bold = context.cell.bold and bold
        self._pieces.append(Piece(context, text, anchor, label, hidden, bold, words.only_links))

    def _lost(self, what: str, something: bool) -> None:
        if something and not self._unread:
            self._unread.append(
                Unread(f"the text after an unclosed {what}", "a browser would not show it", "Close it, then try again.")
            )


def too_many_characters(limits: Limits) -> TooLarge:
    """The error for a document with more text than any policy has."""
    return TooLarge(
        f"it holds more than {limits.max_characters:,} characters (limit)",
        "Split it, or raise the limit with --max-characters.",
    )
