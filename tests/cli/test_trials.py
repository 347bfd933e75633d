"""`test` and `score`: how right the checks are, told in numbers and in sentences."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .conftest import Command

CHECK = """
id = "our-template"
family = "residue"
kind = "residue"
status = "stable"
title = "Notes of our trust's template"
guidance = ["kcsie-2026#annual-review"]
severity = "warning"
why = "The note was for the school."
advice = "Take it out."
rule = "template"
found = ["lunch here"]
bad = ["Add lunch here.", "Write {bad} here."]
good = [{{text = "Tea is here.", near = "tea is not lunch"}}, {{text = "Lunch is at one.", near = "no gap"}}]
"""


@pytest.mark.parametrize(("word", "code", "said"), [("lunch", 0, "4 examples, 0 "), ("soup", 1, "4 examples, 1 ")])
def test_a_check_of_ones_own_is_tried_on_its_examples(
    in_process: Command, tmp_path: Path, word: str, code: int, said: str
) -> None:
    folder = tmp_path / "ours"
    folder.mkdir()
    (folder / "our-template.toml").write_text(CHECK.format(bad=word))
    done = in_process("test", folder)
    assert (done.returncode, done.stderr) == (code, "")
    assert said in done.stdout
    if code:
        assert 'our-template: bad 2: no finding, but it should be: a finding\n  "Write soup here."' in done.stdout


def test_a_corpus_is_scored_with_every_miss(in_process: Command, tmp_path: Path) -> None:
    lines = [
        {
            "id": "s-1",
            "text": "Staff will seek consent before sharing a concern with the police.",
            "labels": ["respect-refusal"],
        },
        {"id": "s-2", "text": "Cake, jam.", "labels": []},
    ]
    corpus = tmp_path / "corpus.jsonl"
    corpus.write_text("".join(json.dumps(line) + "\n" for line in lines))
    done = in_process("score", corpus, "--misses")
    assert (done.returncode, done.stderr) == (0, "")
    assert "s-1: missed: respect-refusal: Staff will seek consent" in done.stdout
    assert "2 judged." in done.stdout


def test_what_is_no_corpus_is_refused_in_one_line(in_process: Command, tmp_path: Path) -> None:
    (tmp_path / "broken.jsonl").write_text("{}\n")
    for path in (tmp_path, tmp_path / "broken.jsonl"):
        done = in_process("score", path)
        assert (done.returncode, done.stderr.count("\n")) == (2, 1)
