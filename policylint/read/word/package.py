"""Finds the parts of a Word file by their relationships, and puts up with what real files get wrong."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from typing import Final

from policylint.errors import Damaged, UnknownFormat
from policylint.limits import Limits
from policylint.read.word.xml import PartDamaged, parse
from policylint.read.ziparchive import SafeZip, open_zip

_TYPES: Final = "[Content_Types].xml"
_USUAL_PLACES: Final = ("word/document.xml", "word/document2.xml")
_USUAL_NAMES: Final = re.compile(r"(header|footer|footnotes|endnotes|comments|styles|numbering)\d*\.xml")


@dataclass(frozen=True, slots=True)
class Relation:
    """One line of a part's list of relationships."""

    id: str
    type: str
    """Last word of its type: "header", "footnotes", "image"."""
    target: str
    """Name of the part it leads to, or an address outside the file."""
    external: bool = False


class Package:
    """A Word file opened: its main part, and the parts that each part leads to."""

    def __init__(self, archive: SafeZip) -> None:
        self._archive = archive
        self._by_lower = {name.lower(): name for name in archive.names}
        self._relations: dict[str, dict[str, Relation]] = {}
        self.main = self._find_main()

    @property
    def content_types(self) -> bytes:
        """The list of what kind each part is, as it is."""
        return self.read(_TYPES) if self.has(_TYPES) else b""

    def has(self, part: str) -> bool:
        return part.lower() in self._by_lower

    def read(self, part: str) -> bytes:
        """Bytes of a part. Raises KeyError where it is not there; names differ in case in real files."""
        return self._archive.read(self._by_lower[part.lower()])

    def relations(self, part: str) -> dict[str, Relation]:
        """Relationships of a part by id; guessed for the main part where the list is missing or damaged."""
        if part not in self._relations:
            self._relations[part] = self._read_relations(part)
        return self._relations[part]

    def of_type(self, part: str, kind: str) -> tuple[Relation, ...]:
        """Relationships of a part to parts of one type."""
        return tuple(item for item in self.relations(part).values() if item.type == kind and not item.external)

    def first(self, part: str, kind: str) -> str | None:
        """Name of the first existing part of one type that a part leads to."""
        return next((item.target for item in self.of_type(part, kind) if self.has(item.target)), None)

    def _read_relations(self, part: str) -> dict[str, Relation]:
        folder, name = posixpath.split(part)
        listing = posixpath.join(folder, "_rels", f"{name}.rels")
        if not self.has(listing):
            return self._guessed(folder) if part else {}
        try:
            root = parse(self.read(listing))
        except PartDamaged:
            return self._guessed(folder) if part else {}
        found = (_relation(folder, dict(item.attrib)) for item in root)  # type: ignore[arg-type]
        return {item.id: item for item in found}

    def _guessed(self, folder: str) -> dict[str, Relation]:
        """The parts beside the main part that are called what Word calls its headers, notes and the like."""
        found: dict[str, Relation] = {}
        for name in self._by_lower.values():
            beside, _, last = name.rpartition("/")
            named = _USUAL_NAMES.fullmatch(last.lower())
            if named and beside.lower() == folder.lower():
                found[f"guessed {name}"] = Relation(f"guessed {name}", named.group(1), name)
        return found

    def _find_main(self) -> str:
        for relation in self._read_relations("").values():
            if relation.type == "officeDocument" and self.has(relation.target):
                return self._only_word(relation.target)
        for name in _USUAL_PLACES:
            if self.has(name):
                return name
        raise self._no_document()

    def _only_word(self, part: str) -> str:
        """The main part, unless the file is a workbook or a presentation."""
        if part.lower().startswith(("xl/", "ppt/")):
            raise self._no_document()
        return part

    def _no_document(self) -> Exception:
        if self.has(_TYPES) and any(name.startswith(("xl/", "ppt/")) for name in self._by_lower):
            return UnknownFormat("it is an Excel or PowerPoint file, not a Word file")
        return Damaged("it holds no Word document")


def _relation(folder: str, attributes: dict[str, str]) -> Relation:
    target = attributes.get("Target", "")
    external = attributes.get("TargetMode") == "External"
    if not external:
        path = target.replace("\\", "/").partition("#")[0]
        target = posixpath.normpath(posixpath.join("/", folder, path)).lstrip("/")
    kind = attributes.get("Type", "").rstrip("/").rpartition("/")[2]
    return Relation(attributes.get("Id", ""), kind, target, external)


def open_package(data: bytes, limits: Limits) -> Package:
    """Open a Word file. Raises the errors of `open_zip`, Damaged without a document, UnknownFormat for a workbook."""
    return Package(open_zip(data, limits))
