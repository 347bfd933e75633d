"""Policies of an invented school, small enough to read in a moment."""

from __future__ import annotations

from pathlib import Path

import pytest

BAD = """# Child Protection Policy

## 6.3 Confidentiality

Staff will seek parental consent before making a referral to children's social care.
"""


@pytest.fixture
def policy(tmp_path: Path) -> Path:
    path = tmp_path / "policy.md"
    path.write_text(BAD, encoding="utf-8")
    return path


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    """A policy without a word that a check looks for, so that it is judged in a moment."""
    path = tmp_path / "plain.md"
    path.write_text("# Lunch\n\nCake, jam.\n", encoding="utf-8")
    return path
