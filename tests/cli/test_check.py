"""`policylint check`: what is judged, how, and with which exit code."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from .conftest import BAD, PLAIN, Command

QUOTE = "Staff will seek parental consent before making a referral to children's social care."


def documents(printed: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(printed)["documents"]
    return found


@pytest.fixture
def trust(tmp_path: Path) -> Path:
    for name, text in (("Ash/cp.md", BAD), ("Birch/cp.md", PLAIN), ("Cedar/cp.docx", "")):
        path = tmp_path / "trust" / name
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path / "trust"


def test_wording_to_change_is_quoted_with_its_place_and_exits_1(policylint: Command, bad: Path) -> None:
    done = policylint("check", bad)
    assert done.returncode == 1
    assert QUOTE in " ".join(done.stdout.split())
    assert "6.3 Confidentiality, paragraph 1" in done.stdout
    assert "\x1b" not in done.stdout
    assert done.stderr == ""


def test_nothing_to_change_exits_0_without_loading_spacy(
    policylint: Command, plain: Path, without: Callable[..., dict[str, str]]
) -> None:
    done = policylint("check", plain, **without("spacy"))
    assert (done.returncode, done.stderr) == (0, "")
    assert "found nothing to change" in " ".join(done.stdout.split())


def test_a_trust_gets_every_document_and_one_bad_file_stops_nothing(policylint: Command, trust: Path) -> None:
    summary = trust / "summary.out"
    done = policylint("check", trust, "--format", "json", "--jobs", "2", "--report", f"text:{summary}")
    assert done.returncode == 3
    assert all(school in summary.read_text("utf-8") for school in ("Ash", "Birch", "Cedar"))
    found = documents(done.stdout)
    assert [document["path"] for document in found] == ["Ash/cp.md", "Birch/cp.md", "Cedar/cp.docx"]
    assert [document["status"] for document in found] == ["checked", "checked", "not-read"]


def test_the_same_bytes_whatever_the_order_of_paths_the_working_directory_and_the_engine(
    policylint: Command, trust: Path
) -> None:
    day = ("--as-of", "2026-11-22", "--format", "json")
    first = policylint("check", trust, *day)
    again = policylint("check", "Cedar", "Ash", "Birch", *day, "--jobs", "3", cwd=trust, PYTHONHASHSEED="7")
    assert again.stdout == first.stdout


def test_standard_input_is_a_document_and_checks_are_chosen_by_id_and_family(policylint: Command) -> None:
    chosen = ("--select", "consent,refusal", "--ignore", "refusal")
    done = policylint("check", "-", "--format", "json", *chosen, "--policy-type", "child-protection", input=BAD)
    (document,) = documents(done.stdout)
    assert (done.returncode, document["path"]) == (1, "-")
    assert document["findings"][0]["quote"] == QUOTE
    assert {finding["family"] for finding in document["findings"]} == {"consent"}


def test_the_day_and_the_edition_are_taken_from_the_options(policylint: Command, plain: Path) -> None:
    done = policylint("check", plain, "--format", "json", "--as-of", "2023-07-01", "--guidance", "2023")
    printed = json.loads(done.stdout)
    assert (printed["as_of"], printed["guidance"]) == ("2023-07-01", "is-2023-draft")


def test_a_settings_file_beside_the_document_counts_and_options_come_before_it(policylint: Command, bad: Path) -> None:
    (bad.parent / "policylint.toml").write_text('format = "json"\nas-of = 2025-01-31\nfail-on = "never"\n')
    done = policylint("check", bad, "--as-of", "2026-01-31")
    assert (done.returncode, json.loads(done.stdout)["as_of"]) == (0, "2026-01-31")
    assert documents(done.stdout)[0]["findings"]


def test_settings_can_be_left_out_or_named(policylint: Command, plain: Path, tmp_path: Path) -> None:
    (plain.parent / "policylint.toml").write_text("wrong = 1\n")
    assert policylint("check", plain, "--isolated").stdout.startswith("plain.md")
    (tmp_path / "empty" / "ours.toml").write_text('format = "json"\n')
    assert documents(policylint("check", plain, "--config", "ours.toml").stdout)


def test_limits_are_options_and_their_message_names_them(policylint: Command, plain: Path) -> None:
    done = policylint("check", plain, "--max-memory", "10")
    assert done.returncode == 3
    assert "10 MB of memory (limit)" in done.stdout
    assert "--max-memory" in done.stdout
