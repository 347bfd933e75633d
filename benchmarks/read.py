"""What reading costs beside the bare parse below it: processor time as a ratio, and the peak of memory.

    python benchmarks/read.py                          # a 41-page PDF and a 97-page Word file, made here
    python benchmarks/read.py --pdf A.pdf --docx B.docx

Goals: a PDF in no more than 1.15 times a pdfplumber loop that only touches the characters of each page; a Word file in
no more than 4 times a walk over its XML parts. Each figure is the best of three fresh processes; imports are not
counted, memory is that of the whole process.
"""

from __future__ import annotations

import argparse
import io
import resource
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

RUNS = 3
GOALS = {"pdf": 1.15, "docx": 4.0}
BARE = {"pdf": "a bare pdfplumber loop", "docx": "a bare lxml walk"}
SENTENCE = (
    "Staff who are worried about a child tell the designated safeguarding lead on the same day, and the lead writes "
    "down what was decided and the reasons for it. "
)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pdf", type=Path)
    parser.add_argument("--docx", type=Path)
    parser.add_argument("--one", nargs=2, metavar=("HOW", "FILE"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        print(*measure(options.one[0], Path(options.one[1])))
        return 0
    met = True
    with tempfile.TemporaryDirectory() as folder:
        for kind, given, make in (("pdf", options.pdf, make_pdf), ("docx", options.docx, make_docx)):
            path = given or Path(folder) / f"policy.{kind}"
            if given is None:
                path.write_bytes(make())
            met = compare(kind, path) and met
    return 0 if met else 1


def compare(kind: str, path: Path) -> bool:
    """Print one comparison; whether the goal was met."""
    ours, bare = best("ours", path), best(f"bare-{kind}", path)
    ratio = ours[0] / bare[0]
    met = ratio <= GOALS[kind]
    print(f"{path.name}: {size_of(path)}")
    print(f"  policylint           {ours[0]:7.2f} s CPU  {ours[1]:5.0f} MB at the peak")
    print(f"  {BARE[kind]:20} {bare[0]:7.2f} s CPU  {bare[1]:5.0f} MB at the peak")
    print(f"  ratio {ratio:.2f}, goal {GOALS[kind]:g}: {'met' if met else 'NOT MET'}")
    return met


def size_of(path: Path) -> str:
    from policylint.read import read

    document = read(path)
    pages = f"{document.pages} pages, " if document.pages else ""
    return f"{pages}{document.words:,} words, {len(document.blocks):,} blocks"


def best(how: str, path: Path) -> tuple[float, float]:
    """Least processor seconds and the memory of that run, in megabytes, over a few fresh processes."""
    runs = []
    for _ in range(RUNS):
        done = subprocess.run(
            [sys.executable, __file__, "--one", how, path], capture_output=True, text=True, check=True
        )
        seconds, megabytes = done.stdout.split()
        runs.append((float(seconds), float(megabytes)))
    return min(runs)


def measure(how: str, path: Path) -> tuple[float, float]:
    """Processor seconds and peak megabytes of one reading in this process."""
    read = READERS[how](path)
    start = time.process_time()
    read()
    seconds = time.process_time() - start
    return seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def ours(path: Path) -> Callable[[], object]:
    import pdfplumber  # noqa: F401 - imported by the reader when it is first used, and not counted
    import pypdfium2  # noqa: F401

    from policylint.read import read, reader

    reader(path.suffix.lstrip("."))
    return lambda: read(path)


def bare_pdf(path: Path) -> Callable[[], object]:
    import pdfplumber

    def loop() -> int:
        characters = 0
        with pdfplumber.open(path) as pdf:
            for page in pdf.pages:
                characters += len(page.chars)
                page.close()
        return characters

    return loop


def bare_docx(path: Path) -> Callable[[], object]:
    from lxml import etree

    def walk() -> int:
        count = 0
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                if name.endswith((".xml", ".rels")):
                    count += sum(1 for _ in etree.fromstring(archive.read(name)).iter())
        return count

    return walk


READERS = {"ours": ours, "bare-pdf": bare_pdf, "bare-docx": bare_docx}


def make_pdf(chapters: int = 20) -> bytes:
    """A policy of about 41 pages and 17,000 words: headings, prose, lists, tables, running heads."""
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import ListFlowable, Paragraph, SimpleDocTemplate, Table, TableStyle

    style = getSampleStyleSheet()
    style["BodyText"].fontSize, style["BodyText"].leading = 12, 16
    buffer = io.BytesIO()
    grid = TableStyle([("GRID", (0, 0), (-1, -1), 0.5, "black")])
    story: list[object] = []
    for number in range(1, chapters + 1):
        story.append(Paragraph(f"{number}. Chapter {number}", style["Heading2"]))
        story += [Paragraph(SENTENCE * 4, style["BodyText"]) for _ in range(4)]
        story.append(ListFlowable([Paragraph(SENTENCE, style["BodyText"]) for _ in range(5)], bulletType="bullet"))
        rows = [[Paragraph(text, style["BodyText"]) for text in ("Concern", SENTENCE, "All staff")] for _ in range(7)]
        story.append(Table(rows, colWidths=[90, 270, 90], style=grid, repeatRows=1))

    def furniture(canvas: object, template: object) -> None:
        canvas.drawString(72, 810, "Oakfield School")  # type: ignore[attr-defined]
        canvas.drawString(72, 30, f"Page {template.page}")  # type: ignore[attr-defined]

    SimpleDocTemplate(buffer, pagesize=(595, 842), invariant=1).build(
        story, onFirstPage=furniture, onLaterPages=furniture
    )
    return buffer.getvalue()


def make_docx(chapters: int = 100) -> bytes:
    """A policy of about 97 pages and 41,000 words: headings, prose, lists, tables."""
    import docx

    document = docx.Document()
    for number in range(1, chapters + 1):
        document.add_heading(f"Chapter {number}", level=2)
        for _ in range(2):
            document.add_paragraph(SENTENCE * 4)
        for _ in range(3):
            document.add_paragraph(SENTENCE, style="List Bullet")
        table = document.add_table(rows=0, cols=3)
        for _ in range(3):
            for cell, text in zip(table.add_row().cells, ("Concern", SENTENCE, "All staff"), strict=True):
                cell.text = text
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


if __name__ == "__main__":
    sys.exit(main())
