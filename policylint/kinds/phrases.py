"""The phrase language of citation and residue checks: plain words, "a|b" for a choice, "word*", "word?" if optional."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

_GAP = r"[\W_]{1,4}"
"""Spaces, hyphens, brackets, commas: "peer-on-peer", "Data Protection Act (DPA) 1998"."""


@dataclass(frozen=True)
class Phrases:
    """Some phrases made ready for searching."""

    pattern: re.Pattern[str]
    needles: tuple[str, ...]
    """A literal of each phrase: a text without any of them holds none of the phrases. Empty: no short cut."""

    def search(self, text: str, lowered: str | None = None) -> re.Match[str] | None:
        """The first phrase in `text`. `lowered` saves work when many are looked for in one text."""
        return next(self.finditer(text, lowered), None)

    def finditer(self, text: str, lowered: str | None = None) -> Iterator[re.Match[str]]:
        lowered = text.lower() if lowered is None else lowered
        if self.needles and not any(needle in lowered for needle in self.needles):
            return iter(())
        return self.pattern.finditer(text)


@lru_cache(maxsize=1024)
def phrases(found: Sequence[str]) -> Phrases:
    """Compile phrases (a tuple). Words in capitals are matched as capitals; the longest phrase wins."""
    ordered = sorted(found, key=len, reverse=True)
    pattern = "|".join(_compiled(phrase) for phrase in ordered) or r"(?!)"
    needles = tuple(_needle(phrase) for phrase in ordered)
    return Phrases(re.compile(pattern), needles if all(needles) else ())


def _compiled(phrase: str) -> str:
    pieces: list[str] = []
    gap = ""
    for word in phrase.split():
        body = f"(?:{'|'.join(_word(choice) for choice in word.removesuffix('?').split('|'))})"
        if not _is_optional(word):
            pieces.append(f"{gap}{body}")
            gap = _GAP
        elif gap:
            pieces.append(f"(?:{gap}{body})?")
        else:
            pieces.append(f"(?:{body}{_GAP})?")
    head = r"(?<!\w)" if phrase[:1].isalnum() else ""
    tail = r"(?!\w)" if phrase[-1:].isalnum() or phrase[-1:] == "?" else ""
    return f"{head}{''.join(pieces)}{tail}"


def _word(word: str) -> str:
    stem = word.removesuffix("*")
    escaped = re.escape(stem)
    body = f"{escaped}(?:'?s)?" if len(stem) > 1 and stem.isupper() else f"(?i:{escaped})"
    return body + (r"\w*" if word.endswith("*") else "")


def _is_optional(word: str) -> bool:
    return len(word) > 1 and word.endswith("?")


def _needle(phrase: str) -> str:
    """The longest word of a phrase that must be there as it stands."""
    fixed = [word for word in phrase.split() if "|" not in word and not _is_optional(word)]
    return max((word.removesuffix("*").lower() for word in fixed), key=len, default="")
