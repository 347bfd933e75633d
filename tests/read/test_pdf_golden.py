"""Text of whole files as it was once read and looked over: an upgrade of pdfminer must not move it unseen.

To renew a text after a change that was meant, run `python tests/read/test_pdf_golden.py` and read the difference.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from policylint.limits import Limits
from policylint.model import Block
from policylint.read.pdf import read_pdf

GOLDEN = Path(__file__).parent / "golden"
FILES = sorted(GOLDEN.glob("*.pdf"))


def as_text(path: Path) -> str:
    """One block a line: page, kind, section, label, headers, text."""
    document = read_pdf(path.read_bytes(), path.name, Limits())
    assert document.unread == ()
    return "\n".join(_line(block) for block in document.blocks) + "\n"


def _line(block: Block) -> str:
    cell = f" t{block.table} r{block.row} c{block.column} [{block.row_header} / {block.column_header}]"
    facts = f"p{block.place.page} {block.kind}{block.level or ''} {block.place.section or '-'} {block.label or '-'}"
    marks = f" <{' '.join(block.marks)}>" if block.marks else ""
    return f"{facts}{cell if block.table else ''}{marks}: " + block.text.replace("\n", " / ")


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.stem))
def test_the_text_is_the_one_that_was_looked_over(path: Path) -> None:
    assert as_text(path) == path.with_suffix(".txt").read_text(encoding="utf-8")


if __name__ == "__main__":
    for file in FILES:
        file.with_suffix(".txt").write_text(as_text(file), encoding="utf-8")
