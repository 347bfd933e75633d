"""Scoring counts labels as a careful person would, and names what it cannot read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from policylint.catalog import load
from policylint.errors import UsageError
from policylint.score import TOGETHER, Score, plain, score
from tests.documents import AS_OF

CATALOG = load()
ASKS = "Staff will seek parental consent before making a referral to children's social care."


def corpus(folder: Path, *lines: dict[str, object]) -> Path:
    path = folder / "lines.jsonl"
    path.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    return path


def line(number: int, text: str, *labels: str, **more: object) -> dict[str, object]:
    return {"id": f"z-{number}", "text": text, "policy": "child-protection", "labels": list(labels), **more}


def test_right_wrong_and_missed_labels_are_counted_and_named(tmp_path: Path) -> None:
    path = corpus(
        tmp_path,
        line(1, ASKS, "consent-first"),
        line(2, ASKS, "benign-consent"),
        line(3, "Soup at noon.", "respect-refusal"),
    )
    counts = score(path, CATALOG, as_of=AS_OF)
    assert (counts.right["consent-first"], counts.alarms["consent-first"]) == (1, 1)
    assert (counts.precision(TOGETHER), counts.recall(TOGETHER)) == (0.5, 0.5)
    assert counts.flagged_benign == ["z-2"]
    lines = list(counts.lines(misses=True))
    assert any(said.startswith("z-2: false alarm: consent-first") for said in lines)
    assert any(said.startswith("z-3: missed: respect-refusal") for said in lines)


def test_a_label_that_holds_from_a_day_is_judged_on_that_day(tmp_path: Path) -> None:
    cites = line(1, "We follow Keeping Children Safe in Education 2025.", "outdated-ref", as_of="2026-09-01")
    early = AS_OF.replace(month=1)
    assert score(corpus(tmp_path, cites), CATALOG, as_of=early).missed["outdated-ref"] == 0


def test_contested_lines_and_other_prefixes_can_be_left_out(tmp_path: Path) -> None:
    path = corpus(tmp_path, line(1, ASKS, "none", contested=True), {**line(2, ASKS, "none"), "id": "y-2"})
    assert score(path, CATALOG, as_of=AS_OF, prefix="z-", contested=False).judged == 0


@pytest.mark.parametrize("wrong", ["{", '{"id": "z-1"}', "3"])
def test_a_line_that_is_no_labelled_sentence_is_named(tmp_path: Path, wrong: str) -> None:
    path = tmp_path / "lines.jsonl"
    path.write_text(wrong, encoding="utf-8")
    with pytest.raises(UsageError, match=r"lines.jsonl, line 1: not a labelled sentence"):
        score(path, CATALOG, as_of=AS_OF)


def test_a_path_that_is_no_corpus_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="not a corpus"):
        score(tmp_path, CATALOG, as_of=AS_OF)


def test_documents_are_scored_by_quote_and_by_clause(tmp_path: Path) -> None:
    (tmp_path / "policy.md").write_text(f"# Child Protection Policy\n\n## Referrals\n\n{ASKS}\n", encoding="utf-8")
    truth = {
        "as_of": "2026-11-22",
        "files": {
            "policy.md": {
                "findings": [{"label": "consent-first", "quote": "will seek parental consent before"}],
                "clauses_present": [],
                "clauses_missing": ["record-reasons"],
            }
        },
    }
    (tmp_path / "truth.json").write_text(json.dumps(truth), encoding="utf-8")
    counts = score(tmp_path, CATALOG, as_of=AS_OF)
    assert counts.right["consent-first"] == 1
    assert not counts.misses


def test_quotes_are_compared_without_layout() -> None:
    assert plain("The *par-\nent’s*  consent") == "the parent's consent"


def test_nothing_given_is_precise_and_nothing_asked_is_recalled() -> None:
    assert (Score().precision("consent-first"), Score().recall("consent-first")) == (1.0, 1.0)
