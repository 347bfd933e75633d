"""Reads Word files (.docx, .docm, .dotx, .dotm, strict OOXML) by a walk of our own over their XML."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from policylint.errors import Damaged, EmptyFile, NeedsPassword, NoText, OldWordFile, TooComplex
from policylint.limits import Limits
from policylint.model import BlockKind, Document, Unread
from policylint.read.word.assemble import assemble
from policylint.read.word.context import Context
from policylint.read.word.drafts import COMMENT, Around, Draft, Found
from policylint.read.word.names import ID, TYPE
from policylint.read.word.numbering import Numbering
from policylint.read.word.package import open_package
from policylint.read.word.story import Story
from policylint.read.word.styles import Styles
from policylint.read.word.xml import Element, PartDamaged, parse, pieces

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_AGAIN: Final = "Open the policy in Word, save it, then try again."
_RUNNING: Final[dict[str, tuple[BlockKind, str]]] = {"header": ("header", "hdr"), "footer": ("footer", "ftr")}
_ASIDE_KINDS: Final = frozenset({"header", "footer", "caption"})


def read_docx(data: bytes, name: str, limits: Limits) -> Document:
    """Read every word of a Word file, or say what was not read.

    `Anchor.pieces` are explained in `policylint.read.word.anchors`. Raises NotRead: EmptyFile, NeedsPassword,
    OldWordFile, Damaged (not a Word file, no document in it, a DTD), TooLarge and TooComplex (over `limits`), NoText.
    """
    _refuse_others(data)
    try:
        return _Reading(data, name, limits).document()
    except RecursionError as error:
        raise TooComplex("its tables, boxes or styles are nested too deeply (limit)") from error


def _refuse_others(data: bytes) -> None:
    if not data:
        raise EmptyFile
    if data.startswith(_OLE):
        raise NeedsPassword if _ENCRYPTED in data else OldWordFile


class _Reading:
    """One file on its way to a document."""

    def __init__(self, data: bytes, name: str, limits: Limits) -> None:
        self._name = name
        self._package = package = open_package(data, limits)
        self._unread: list[Unread] = []
        styles = Styles(self._small_part("styles", "the list of styles"))
        numbering = Numbering(self._small_part("numbering", "the list numbers"))
        self._context = Context(package, limits, styles, numbering)

    def document(self) -> Document:
        for kind in ("footnote", "endnote"):
            self._read_notes(kind)
        body = self._body()
        body += self._notes_left()
        running = self._running()
        comments = self._comments()
        document = assemble(self._name, running + comments, body, self._context.page_area, self._title())
        document = replace(document, unread=document.unread + tuple(self._unread), notes=self._remarks())
        _need_text(document)
        return document

    def _body(self) -> list[Found]:
        story = Story(self._context, self._package.main)
        try:
            return story.read(pieces(self._package.read(self._package.main), "body"))
        except PartDamaged as error:
            raise Damaged from error

    def _read_notes(self, kind: str) -> None:
        part = self._package.first(self._package.main, f"{kind}s")
        if part is None:
            return
        story = Story(self._context, part, "footnote")
        for note in self._pieces(part, f"{kind}s", f"the {kind}s"):
            story.found = []
            found = story.read([note])
            if note.get(TYPE) in {None, "normal"}:  # the others are the lines that part notes from text
                self._context.notes[kind, note.get(ID) or ""] = found

    def _notes_left(self) -> list[Found]:
        """Notes that no mark in the text leads to."""
        shown = self._context.notes_shown
        return [item for key, found in self._context.notes.items() if key not in shown for item in found]

    def _running(self) -> list[Found]:
        """Headers and footers, each once, however many sections and pages repeat them."""
        main = self._package.main
        kinds = {item.target: kind for kind in _RUNNING for item in self._package.of_type(main, kind)}
        parts = dict.fromkeys([*self._context.running, *kinds])
        found: list[Found] = []
        for part in parts:
            if part in kinds:
                found += self._running_part(part, kinds[part])
        return _once(found)

    def _running_part(self, part: str, what: str) -> list[Found]:
        if not self._package.has(part):
            if part in self._context.running:
                self._unread.append(Unread(f"a {what}", "the file points to it but does not hold it", _AGAIN))
            return []
        kind, root = _RUNNING[what]
        return Story(self._context, part, kind).read(self._pieces(part, root, f"a {what}"))

    def _comments(self) -> list[Found]:
        part = self._package.first(self._package.main, "comments")
        if part is None:
            return []
        return Story(self._context, part).read(self._pieces(part, "comments", "the comments"), Around(COMMENT))

    def _pieces(self, part: str, root: str, what: str) -> Iterator[Element]:
        """Children of a part's root; a damaged part is named as not read, from where it is damaged."""
        try:
            yield from pieces(self._package.read(part), root)
        except PartDamaged:
            self._unread.append(Unread(what, "that part of the file is damaged", _AGAIN))

    def _small_part(self, kind: str, what: str) -> Element | None:
        part = self._package.first(self._package.main, kind)
        try:
            return parse(self._package.read(part)) if part is not None else None
        except PartDamaged:
            self._unread.append(Unread(what, "that part of the file is damaged", _AGAIN))
            return None

    def _remarks(self) -> tuple[str, ...]:
        """What a user should know of the kind of file."""
        kinds = self._package.content_types
        macros = ("it holds macros, which were not run",) if b"macroEnabled" in kinds else ()
        return macros + (("it is a Word template",) if b"template.main+xml" in kinds.lower() else ())

    def _title(self) -> str:
        """The title in the file's properties, for a document without headings."""
        part = self._package.first("", "core-properties")
        try:
            root = parse(self._package.read(part)) if part is not None else None
        except (PartDamaged, Damaged):
            return ""
        title = root.findtext("{http://purl.org/dc/elements/1.1/}title") if root is not None else ""
        return " ".join((title or "").split())


def _once(found: list[Found]) -> list[Found]:
    """Without the headers and footers whose words were there before."""
    seen: set[tuple[str, str, str]] = set()
    kept: list[Found] = []
    for item in found:
        if isinstance(item, Draft):
            key = (item.kind, item.text.strip(), item.hidden)
            if key in seen:
                continue
            seen.add(key)
        kept.append(item)
    return kept


def _need_text(document: Document) -> None:
    """Raise NoText where nothing but headers, footers and descriptions of pictures could be read."""
    if any(not block.hidden and block.kind not in _ASIDE_KINDS for block in document.blocks):
        return
    if document.unread:
        first = document.unread[0]
        raise NoText(f"no text could be read: {first.what} was not read ({first.why})", first.next)
    raise NoText("there is no text in the file", "If it is a scan, run text recognition on it, then try again.")
