"""Writes docs/checks: one page a check, out of its file, and the list of them. With --check it only compares.

python tools/make_docs.py [--check]
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from policylint.catalog import Catalog, load
from policylint.explain import STATUS, sections
from policylint.model import Check

FOLDER = Path(__file__).parent.parent / "docs" / "checks"
FAMILIES = {
    "consent": "Consent asked for first",
    "refusal": "Refusals that stop sharing",
    "barrier": "Data protection or confidentiality as a bar",
    "responsibility": "Who shares, and how much",
    "clause": "Clauses that should be there",
    "reference": "Guidance, law and terms that went out of date",
    "conflict": "Passages that disagree",
    "residue": "Left-overs of a template, blank and overdue dates",
}


def pages(catalog: Catalog) -> Iterator[tuple[str, str]]:
    """File name and text of every page."""
    yield "README.md", "\n".join(_index(catalog)) + "\n"
    for check in catalog.checks.values():
        yield f"{check.id}.md", "\n".join(_page(check, catalog)) + "\n"


def _index(catalog: Catalog) -> Iterator[str]:
    yield "# The checks"
    yield ""
    yield "Made from the files in `checks/` by `tools/make_docs.py`; do not edit these pages."
    for family, title in FAMILIES.items():
        members = [check for check in catalog.checks.values() if check.family == family]
        if members:
            yield from ("", f"## {title} (`{family}`)", "")
            yield from (f"- [{check.id}]({check.id}.md): {_safe(check.title)}" for check in members)


def _page(check: Check, catalog: Catalog) -> Iterator[str]:
    yield f"# {_safe(check.title)}"
    yield ""
    yield f"`{check.id}` · family `{check.family}` · {STATUS[check.status]}"
    for title, paragraphs in sections(check, catalog):
        yield from ("", f"## {title}", "")
        listed = len(paragraphs) > 1 or title.startswith(("Wording", "Where"))
        for paragraph in paragraphs:
            indent = "  " if paragraph.startswith("  ") else ""
            text = _safe(" ".join(paragraph.split()))
            yield f"{indent}- {text}" if listed else text


def _safe(text: str) -> str:
    """Plain text for Markdown: the signs that would mean something are escaped."""
    for sign in "\\`*_[]<>#|":
        text = text.replace(sign, "\\" + sign)
    return text


def main() -> int:
    wanted = dict(pages(load()))
    there = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.md")}
    if "--check" in sys.argv[1:]:
        stale = sorted(name for name in wanted.keys() | there.keys() if wanted.get(name) != there.get(name))
        for name in stale:
            print(f"docs/checks/{name} is out of date: run tools/make_docs.py", file=sys.stderr)
        return 1 if stale else 0
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in there.keys() - wanted.keys():
        (FOLDER / name).unlink()
    for name, text in wanted.items():
        (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
