"""`check --explain` and what joins the policies of one school, through the real command."""

from __future__ import annotations

import json
from pathlib import Path

from .conftest import Command


def test_explain_says_how_each_finding_came_about(policylint: Command, bad: Path) -> None:
    plain, explained = policylint("check", bad), policylint("check", bad, "--explain")
    assert "Words that matched" not in plain.stdout
    assert explained.stdout.count("How sure: step") == plain.stdout.count("policylint explain ")
    assert explained.returncode == plain.returncode


def test_two_policies_of_a_school_that_disagree_are_joined_in_both_reports(
    policylint: Command, bad: Path, tmp_path: Path
) -> None:
    other = tmp_path / "data-protection-policy.md"
    other.write_text(
        "# Data protection policy\n\n## 3 Safeguarding\n\n"
        "You do not need consent to share information about a child who is at risk of harm.\n",
        encoding="utf-8",
    )
    done = policylint("check", bad, other, "--format", "json")
    found = [[item["check"] for item in document["findings"]] for document in json.loads(done.stdout)["documents"]]
    assert ["policies-disagree" in checks for checks in found] == [True, True]
