"""Reads pages that are pictures with the `tesseract` program, if it is installed."""

from __future__ import annotations

import csv
import os
import shutil
import subprocess
from collections.abc import Iterator
from statistics import median

from policylint.read.pdf.glyphs import PLAIN
from policylint.read.pdf.parts import Sheet, Word
from policylint.read.pdf.precheck import image_of
from policylint.read.pdf.words import rows_of

DOTS_PER_INCH = 200
_LEAST_CONFIDENCE = 20
"""Out of 100; below it Tesseract sees letters in specks and lines."""
_LARGE = 1.35


def installed() -> bool:
    """Whether the program is there."""
    return shutil.which("tesseract") is not None


def recognise(data: bytes, number: int, seconds: float) -> Sheet | None:
    """A page read from its picture; None where no words were found or the program failed or took too long."""
    table = _tesseract(image_of(data, number, DOTS_PER_INCH), seconds)
    words = list(_words(table))
    if not words:
        return None
    _even_out(words)
    sheet = Sheet(number, max(word.x1 for word in words), max(word.bottom for word in words), ocr=True)
    sheet.rows = rows_of(words)
    return sheet


def _tesseract(picture: bytes, seconds: float) -> str:
    command = ["tesseract", "stdin", "stdout", "--dpi", str(DOTS_PER_INCH), "-l", "eng", "tsv"]
    # With its default of one thread a core it takes three times the processor time for the same words.
    environment = os.environ | {"OMP_THREAD_LIMIT": "1"}
    try:
        done = subprocess.run(  # noqa: S603 - a fixed command
            command, input=picture, capture_output=True, timeout=max(seconds, 1.0), env=environment, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout.decode("utf-8", errors="replace")


def _words(table: str) -> Iterator[Word]:
    scale = 72 / DOTS_PER_INCH
    for entry in csv.DictReader(table.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE):
        text = (entry.get("text") or "").strip()
        if entry.get("level") != "5" or not text or float(entry["conf"]) < _LEAST_CONFIDENCE:
            continue
        x0, top = float(entry["left"]) * scale, float(entry["top"]) * scale
        bottom = top + float(entry["height"]) * scale
        x1 = x0 + float(entry["width"]) * scale
        yield Word(text, x0, top, x1, bottom, base=bottom, size=bottom - top, style=PLAIN, space=True)


def _even_out(words: list[Word]) -> None:
    """Heights of words differ by their letters: give all of about body height one size and a shared line."""
    usual = median(word.size for word in words)
    for word in words:
        if word.size < _LARGE * usual:
            middle = (word.top + word.bottom) / 2
            word.size = usual
            word.top, word.bottom = middle - usual / 2, middle + usual / 2
            word.base = word.bottom
