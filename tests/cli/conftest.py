"""The real command, in a process of its own, over small policies of invented schools."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from policylint.cli import shell

Command = Callable[..., subprocess.CompletedProcess[str]]

BAD = """# Child Protection Policy

## 6.3 Confidentiality

Staff will seek parental consent before making a referral to children's social care.
"""
PLAIN = "# Lunch\n\nCake, jam.\n"


@pytest.fixture
def policylint(tmp_path: Path) -> Command:
    """Run policylint in an empty working directory; what it prints is decoded as UTF-8."""
    (tmp_path / "empty").mkdir(exist_ok=True)

    def run(*arguments: str | Path, cwd: Path | None = None, input: str = "", **environment: str) -> Any:
        own = {name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "FORCE_COLOR"}}
        return subprocess.run(
            [sys.executable, "-m", "policylint", *map(str, arguments)],
            cwd=cwd or tmp_path / "empty",
            env={**own, "PYTHONIOENCODING": "utf-8", **environment},
            input=input,
            capture_output=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )

    return run


@pytest.fixture
def in_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    """The same without a process of its own, for what ends before any document is read."""
    (tmp_path / "empty").mkdir(exist_ok=True)

    def run(*arguments: str | Path) -> Any:
        monkeypatch.chdir(tmp_path / "empty")
        given = [str(argument) for argument in arguments]
        code = shell.run(given)
        printed = capsys.readouterr()
        return subprocess.CompletedProcess(given, code, printed.out, printed.err)

    return run


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    """A policy with wording to change."""
    path = tmp_path / "bad.md"
    path.write_text(BAD, encoding="utf-8")
    return path


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    """A policy without a word that a check looks for."""
    path = tmp_path / "plain.md"
    path.write_text(PLAIN, encoding="utf-8")
    return path


@pytest.fixture
def without(tmp_path: Path) -> Callable[..., dict[str, str]]:
    """An environment in which some libraries cannot be imported."""

    def blocked(*libraries: str) -> dict[str, str]:
        folder = tmp_path / "blocked"
        folder.mkdir()
        for library in libraries:
            (folder / f"{library}.py").write_text(f"raise ImportError('{library} was imported')\n")
        return {"PYTHONPATH": os.pathsep.join([str(folder), os.environ.get("PYTHONPATH", "")])}

    return blocked
