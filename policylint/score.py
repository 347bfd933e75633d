"""How often policylint is right: precision and recall per label on a labelled corpus, with every miss named."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from policylint.catalog import Catalog
from policylint.errors import UsageError
from policylint.judge import analyse, verdict
from policylint.labels import ASKING, SCORED, clause_label, label_of, labels_of
from policylint.model import Report
from policylint.normalise import match_text
from policylint.read import read
from policylint.read.snippet import snippet

TOGETHER = "consent and refusal"
"""The two families as one: a sentence counts when any of their labels is given."""


@dataclass(frozen=True, slots=True)
class Miss:
    """One label that was not given, or given wrongly."""

    where: str
    label: str
    wrong: bool
    """Given and not true (a false alarm); else true and not given."""
    text: str


@dataclass
class Score:
    """Counts by label."""

    right: Counter[str] = field(default_factory=Counter)
    alarms: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    misses: list[Miss] = field(default_factory=list)
    judged: int = 0
    flagged_benign: list[str] = field(default_factory=list)
    """Sentences labelled benign-consent that have a finding about wording."""

    def add(self, where: str, text: str, true: Iterable[str], given: Iterable[str]) -> None:
        """Count the labels of one sentence or passage."""
        true, given = set(true) & set(SCORED), set(given)
        self.right.update(true & given)
        self.alarms.update(given - true)
        self.missed.update(true - given)
        self.misses += [Miss(where, label, wrong=True, text=text) for label in sorted(given - true)]
        self.misses += [Miss(where, label, wrong=False, text=text) for label in sorted(true - given)]

    def precision(self, label: str) -> float:
        """Share of the labels given that are true; 1 when none was given."""
        given = self.right[label] + self.alarms[label]
        return self.right[label] / given if given else 1.0

    def recall(self, label: str) -> float:
        """Share of the true labels that were given; 1 when there are none."""
        true = self.right[label] + self.missed[label]
        return self.right[label] / true if true else 1.0

    def lines(self, *, misses: bool = False) -> Iterator[str]:
        """The table, and with `misses` every miss and false alarm."""
        if misses:
            for miss in self.misses:
                kind = "false alarm" if miss.wrong else "missed"
                yield f"{miss.where}: {kind}: {miss.label}: {' '.join(miss.text.split())}"
            yield ""
        yield f"{'label':<20} precision  recall  right  false alarms  missed"
        for label in (*SCORED, TOGETHER):
            if self.right[label] + self.alarms[label] + self.missed[label]:
                yield (
                    f"{label:<20} {self.precision(label):9.3f}  {self.recall(label):6.3f}  {self.right[label]:5}"
                    f"  {self.alarms[label]:12}  {self.missed[label]:6}"
                )
        if self.flagged_benign:
            yield f"benign-consent with a finding: {len(self.flagged_benign)} ({', '.join(self.flagged_benign)})"
        yield f"{self.judged} judged."


def score(path: Path, catalog: Catalog, *, as_of: date, prefix: str = "", contested: bool = True) -> Score:
    """Score a file of labelled sentences (.jsonl) or a folder of documents with a truth.json.

    `prefix` keeps the sentences whose id begins with it; without `contested` those marked so are left out.

    Raises:
        UsageError: the path is neither.
    """
    if path.is_dir() and (path / "truth.json").is_file():
        return _documents(path, catalog)
    if path.is_file() and path.suffix == ".jsonl":
        return _sentences(path, catalog, as_of, prefix, contested=contested)
    raise UsageError(f"{path}: not a corpus. Give a .jsonl file of labelled sentences or a folder with a truth.json.")


def _sentences(path: Path, catalog: Catalog, as_of: date, prefix: str, *, contested: bool) -> Score:
    counts = Score()
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        entry = _entry(line, path, number)
        if not entry["id"].startswith(prefix) or (entry.get("contested") and not contested):
            continue
        analysis = analyse(snippet(entry["text"], entry.get("heading")), catalog, entry.get("policy"))
        day = max(as_of, date.fromisoformat(entry["as_of"])) if entry.get("as_of") else as_of
        given = labels_of(verdict(analysis, catalog, as_of=day, path=entry["id"]))
        counts.add(entry["id"], entry["text"], entry["labels"], given)
        _together(counts, entry, given)
        counts.judged += 1
    return counts


def _entry(line: str, path: Path, number: int) -> dict[str, Any]:
    try:
        entry: dict[str, Any] = json.loads(line)
        entry["id"], entry["text"], entry["labels"]
    except (ValueError, KeyError, TypeError):
        raise UsageError(f"{path.name}, line {number}: not a labelled sentence with id, text and labels.") from None
    return entry


def _together(counts: Score, entry: Mapping[str, Any], given: frozenset[str]) -> None:
    true, found = bool(ASKING & set(entry["labels"])), bool(ASKING & given)
    counts.right[TOGETHER] += true and found
    counts.alarms[TOGETHER] += found and not true
    counts.missed[TOGETHER] += true and not found
    wording = given & (ASKING | {"dp-barrier", "assume-others"})
    if wording and "benign-consent" in entry["labels"] and not true:
        counts.flagged_benign.append(entry["id"])


# --- documents --------------------------------------------------------------------------------------------------


def plain(text: str) -> str:
    """A quote made comparable: no markup, straight quotes, mended hyphens, single spaces, lower case."""
    text = text.replace("*", "").replace("#", "")
    return " ".join(match_text(text)[0].lower().replace(">", " ").split())


def _documents(folder: Path, catalog: Catalog) -> Score:
    truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    as_of = date.fromisoformat(truth["as_of"])
    counts = Score()
    for name, expected in sorted(truth["files"].items()):
        analysis = analyse(read(folder / name), catalog)
        report = verdict(analysis, catalog, as_of=as_of, path=name)
        _findings(counts, name, expected, report)
        _clauses(counts, name, expected, report)
        counts.judged += 1
    return counts


def _same(quote: str, truth: str) -> bool:
    return plain(truth) in plain(quote) or plain(quote) in plain(truth)


def _findings(counts: Score, name: str, expected: Mapping[str, Any], report: Report) -> None:
    given = [(label_of(found), found) for found in report.findings if found.family != "clause" and label_of(found)]
    for item in expected["findings"]:
        if item["label"] == "record-partial":
            continue  # a clause found in part: counted with the clauses
        match = next((pair for pair in given if pair[0] == item["label"] and _same(pair[1].quote, item["quote"])), None)
        if match:
            given.remove(match)
        counts.add(name, item["quote"], {item["label"]}, {item["label"]} if match else set())
    for label, found in given:
        if found.severity != "advice":
            counts.add(name, found.quote, set(), {label})


def _clauses(counts: Score, name: str, expected: Mapping[str, Any], report: Report) -> None:
    present = {clause_label(clause) for clause in report.clauses}
    true = {item["label"] for item in expected["clauses_present"]} & set(SCORED)
    asked = true | set(expected["clauses_missing"])
    partial = {item["label"] for item in expected["findings"] if item["label"] == "record-partial"}
    counts.add(name, "clauses", true | partial, (present & asked) | (present & {"record-partial"}))
