"""Paragraphs from text without positions: what pypdfium2 gives for pages that pdfminer cannot read."""

from __future__ import annotations

import re

from policylint.read.pdf.parts import Chunk
from policylint.read.pdf.words import clean

_LABEL = re.compile(r"^([•◦▪●■□➢✓·–-]|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]|\d{1,2}(?:\.\d{1,2}){1,4}\.?)\s+(?=\S)")
_STOP = re.compile(r"[.?!:;][\"'”’)\]]*$")
_SHORT = 0.75


def chunks_of_plain(text: str, page: int) -> list[Chunk]:
    """Paragraphs and list items; pypdfium2 marks a hyphen at a line end with U+0002 or U+FFFE."""
    lines = [_clean(line) for line in re.split(r"\r\n|\r|\n", text)]
    longest = max((len(line) for line in lines), default=0)
    chunks: list[Chunk] = []
    last = ""
    for line in lines:
        found = _LABEL.match(line)
        if found:
            chunks.append(Chunk("list-item", [], label=found.group(1), plain=line[found.end() :], page=page))
        elif chunks and line and last and not _ends(last, line, longest):
            chunks[-1].plain += "\n" + line
        elif line:
            chunks.append(Chunk("paragraph", [], plain=line, page=page))
        last = line
    return chunks


def _clean(line: str) -> str:
    line = re.sub(r"[\x02\ufffe\xad]+$", "-", line.strip())
    return re.sub(r"[\x00\x02\ufffe\xad]", "", clean(line))


def _ends(last: str, line: str, longest: int) -> bool:
    """Whether the paragraph ends with the last line."""
    return bool(_STOP.search(last)) and (len(last) < _SHORT * longest or line[:1].isupper())
