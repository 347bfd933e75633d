"""What all stories of a Word file share: its styles, lists and notes, its page, and how much was read."""

from __future__ import annotations

from dataclasses import dataclass, field

from policylint.errors import TooComplex, TooLarge
from policylint.limits import Limits
from policylint.read.word.drafts import Found
from policylint.read.word.numbering import Numbering
from policylint.read.word.package import Package
from policylint.read.word.styles import Styles


@dataclass(slots=True)
class Context:
    """Shared by the stories of one file."""

    package: Package
    limits: Limits
    styles: Styles
    numbering: Numbering
    notes: dict[tuple[str, str], list[Found]] = field(default_factory=dict)
    """What stands in each footnote and endnote, by kind and id."""
    notes_shown: set[tuple[str, str]] = field(default_factory=set)
    running: list[str] = field(default_factory=list)
    """Parts of the headers and footers that a section uses, in order."""
    page_area: int = 595 * 842
    """Square points of a page: A4 until the file says otherwise."""
    characters: int = 0
    depth: int = 0
    tables: int = 0

    def spend(self, characters: int) -> None:
        """Count what was read. Raises TooLarge over the limit."""
        self.characters += characters
        if self.characters > self.limits.max_characters:
            raise TooLarge(
                f"it holds more than {self.limits.max_characters:,} characters (limit)",
                "Split it, or raise the limit with --max-characters.",
            )

    def deeper(self) -> None:
        """Count one level of nesting more. Raises TooComplex over the limit."""
        self.depth += 1
        if self.depth > self.limits.max_depth:
            raise TooComplex(
                f"its tables or boxes are nested more than {self.limits.max_depth} deep (limit)",
                "Save it as .docx again with simpler tables, or raise the limit with --max-depth.",
            )
