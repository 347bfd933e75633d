"""Every hostile document in two runs of the real command: as it is, and under lower limits where they are the point."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from .case import Case
from .cases import CASES
from .judge import control_characters, fault

ORDINARY = tuple(case for case in CASES if not case.endless)
ENDLESS = tuple(case for case in CASES if case.endless)


class Outcome:
    """What one run of the command left."""

    def __init__(self, folder: Path, cases: tuple[Case, ...], *options: str) -> None:
        (folder / "policies").mkdir()
        for case in cases:
            case.make(folder / "policies" / case.name)
        command = [sys.executable, "-m", "policylint", "check", "policies", "--isolated", "--jobs", "2", *options]
        began = time.monotonic()
        done = subprocess.run([*command, "--report", "json:report.json"], cwd=folder, capture_output=True, check=False)
        self.seconds = time.monotonic() - began
        self.code, self.shown = done.returncode, (done.stdout + done.stderr).decode("utf-8")
        documents = json.loads((folder / "report.json").read_bytes())["documents"]
        self.documents: dict[str, dict[str, Any]] = {Path(entry["path"]).name: entry for entry in documents}

    def section(self, name: str) -> str:
        """What the screen said of one document, without its name."""
        start = self.shown.find(f"\n{name} ") if not self.shown.startswith(name) else 0
        ends = [self.shown.find(f"\n{other} ", start + 1) for other in self.documents]
        return self.shown[start : min((end for end in ends if end > start), default=None)].replace(name, "")


@pytest.fixture(scope="module")
def ordinary(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    return Outcome(tmp_path_factory.mktemp("ordinary"), ORDINARY)


@pytest.fixture(scope="module")
def endless(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    return Outcome(tmp_path_factory.mktemp("endless"), ENDLESS, "--max-seconds", "3", "--max-memory", "300")


@pytest.mark.parametrize("case", ORDINARY, ids=lambda case: case.name)
def test_each_document_has_the_outcome_it_should_have(ordinary: Outcome, case: Case) -> None:
    assert fault(case, ordinary.documents[case.name], ordinary.section(case.name)) == ""


@pytest.mark.parametrize("case", ENDLESS, ids=lambda case: case.name)
def test_each_endless_document_ends_at_a_limit_or_well(endless: Outcome, case: Case) -> None:
    assert fault(case, endless.documents[case.name], endless.section(case.name)) == ""


def test_the_screen_stays_clean(ordinary: Outcome, endless: Outcome) -> None:
    for run in (ordinary, endless):
        assert run.code == 3
        assert control_characters(run.shown) == []
        assert "Traceback" not in run.shown


def test_a_folder_named_like_a_policy_is_a_folder(tmp_path: Path) -> None:
    (tmp_path / "policy.docx").mkdir()
    command = [sys.executable, "-m", "policylint", "check", "policy.docx"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("policylint: policy.docx: there are no policies in this folder")
