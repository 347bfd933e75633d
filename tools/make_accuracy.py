"""Writes docs/accuracy.md: how often policylint is right on the labelled corpus of tests/corpus, every miss named.

python tools/make_accuracy.py [--check]
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from policylint.catalog import load
from policylint.labels import SCORED
from policylint.score import TOGETHER, Score, score

ROOT = Path(__file__).parent.parent
CORPUS = ROOT / "tests" / "corpus"
PAGE = ROOT / "docs" / "accuracy.md"
DAY = date(2026, 11, 22)
INTRODUCTION = (
    "Made by `tools/make_accuracy.py` from [the labelled corpus](../tests/corpus/README.md); do not edit. Judged as on",
    "22 November 2026. Precision: of what was reported, how much was right. Recall: of what was there, how much was",
    "reported. Written sentences flatter every tool: real policies are duller, and hold other traps.",
)
HALVES = {
    "The tune half": "Rules may be written after these sentences.",
    "The check half": "Nobody writes a rule after these sentences: the figure to believe.",
}


def page() -> Iterator[str]:
    catalog = load()
    yield "# How accurate policylint is"
    yield ""
    yield from INTRODUCTION
    for (title, about), name in zip(HALVES.items(), ("tune.jsonl", "check.jsonl"), strict=True):
        yield from ("", f"## {title}", "", about, "")
        yield from _counts(score(CORPUS / name, catalog, as_of=DAY))
    yield from ("", "## Whole documents", "", "Ten invented policies; halves as in `truth.json`.", "")
    yield from _counts(score(CORPUS / "docs", catalog, as_of=DAY))


def _counts(counts: Score) -> Iterator[str]:
    yield "| label | precision | recall | right | false alarms | missed |"
    yield "|---|--:|--:|--:|--:|--:|"
    for label in (*SCORED, TOGETHER):
        given = counts.right[label] + counts.alarms[label] + counts.missed[label]
        if given:
            yield (
                f"| {label} | {counts.precision(label):.2f} | {counts.recall(label):.2f} | {counts.right[label]} "
                f"| {counts.alarms[label]} | {counts.missed[label]} |"
            )
    yield ""
    flagged = len(counts.flagged_benign)
    yield f"{counts.judged} judged; {flagged} of those about consent in other settings have a finding."
    for wrong, title in ((True, "False alarms"), (False, "Missed")):
        named = [f"{miss.where} ({miss.label})" for miss in counts.misses if miss.wrong == wrong]
        yield ""
        yield f"{title}: {', '.join(named) or 'none'}."


def main() -> int:
    text = "\n".join(page()) + "\n"
    if "--check" in sys.argv[1:]:
        if PAGE.read_text(encoding="utf-8") != text:
            print("docs/accuracy.md is out of date: run tools/make_accuracy.py", file=sys.stderr)
            return 1
        return 0
    PAGE.write_text(text, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
