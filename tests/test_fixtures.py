"""The whole policies of fixtures/: each gives the expected report, and all and only what a person would find in it."""

from __future__ import annotations

import difflib
import functools
import json
import re
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from policylint import lint
from policylint.model import Finding, Report
from policylint.read import read

ROOT = Path(__file__).resolve().parent.parent
FIXTURES = ROOT / "fixtures"
TRUTH = json.loads((FIXTURES / "truth.json").read_text(encoding="utf-8"))
READABLE = sorted(name for name, truth in TRUTH["files"].items() if truth["readable"])
POLICIES = [name for name in READABLE if "/" not in name]
MADE = sorted(
    re.findall(r"^file: (.+)$", path.read_text(encoding="utf-8"), re.M)[0]
    for path in (FIXTURES / "source").glob("*.src")
)
CLAUSES = {
    "no-consent-needed": "no-consent-needed",
    "record-reasons": "record-reasons",
    "dp-not-barrier": "not-a-barrier",
    "do-not-assume": "do-not-assume",
}
FAMILIES = {
    "consent-first": "consent",
    "consent-qualified": "consent",
    "respect-refusal": "refusal",
    "dp-barrier": "barrier",
    "assume-others": "responsibility",
    "outdated-ref": "reference",
    "residue": "residue",
}


@functools.cache
def report(name: str) -> Report:
    return lint(FIXTURES / name, as_of=TRUTH["as_of"])


def plain(text: str) -> str:
    """Words for comparison: without marks of layout, in lower case."""
    text = re.sub(r"(?<=\w)-\n(?=[a-z])", "", unicodedata.normalize("NFKC", text))
    text = text.translate(str.maketrans("‘’“”\u00ad", "''\"\" ")).replace("*", "")
    return " ".join(text.lower().split()).rstrip(" .…")


def same_words(one: str, other: str) -> bool:
    one, other = plain(one), plain(other)
    return bool(one and other) and (one in other or other in one)


def label_fits(finding: Finding, label: str) -> bool:
    return finding.family == FAMILIES.get(label)


def found(finding: dict[str, str], findings: tuple[Finding, ...]) -> bool:
    return any(
        label_fits(one, finding["label"])
        and one.severity == finding["severity"]
        and same_words(one.quote, finding["quote"])
        for one in findings
    )


@pytest.mark.parametrize("name", READABLE)
def test_every_passage_that_a_person_would_change_is_found(name: str) -> None:
    truth = TRUTH["files"][name]
    wanted = [one for one in truth["findings"] if one["label"] in FAMILIES and not one.get("contested")]
    missed = [
        f"{one['label']} ({one['severity']}): {one['quote']}" for one in wanted if not found(one, report(name).findings)
    ]
    assert not missed, "\n".join(["not found:", *missed])


@pytest.mark.parametrize("name", READABLE)
def test_nothing_else_is_said_to_need_a_change(name: str) -> None:
    truth = TRUTH["files"][name]["findings"]
    extra = [
        f"{one.check} ({one.severity}): {one.quote}"
        for one in report(name).findings
        if one.family in FAMILIES.values()
        and not any(label_fits(one, t["label"]) and same_words(one.quote, t["quote"]) for t in truth)
    ]
    assert not extra, "\n".join(["false alarms:", *extra])


@pytest.mark.parametrize("name", READABLE)
def test_right_wording_is_left_alone(name: str) -> None:
    flagged = [
        f"{one.check}: {right['quote']} ({right['why']})"
        for right in TRUTH["files"][name]["must_not_flag"]
        for one in report(name).findings
        if one.severity != "advice" and plain(right["quote"]) in plain(one.quote)
    ]
    assert not flagged, "\n".join(["flagged, and right:", *flagged])


@pytest.mark.parametrize("name", READABLE)
def test_the_verdict_on_each_required_clause_is_right(name: str) -> None:
    truth = TRUTH["files"][name]
    rows = {clause.check: clause for clause in report(name).clauses}
    present = {one["label"] for one in truth["clauses_present"]}
    partial = {"record-reasons"} if any(one["label"] == "record-partial" for one in truth["findings"]) else set()
    wrong = []
    for label in TRUTH["required"][truth["policy"]]:
        want = "present" if label in present else "partial" if label in partial else "missing"
        row = rows.get(CLAUSES[label])
        if row is None or row.state != want:
            got = "no such row" if row is None else f"{row.state}: {[one.quote for one in row.evidence]}"
            wrong.append(f"{label}: should be {want}, is {got}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("name", READABLE)
def test_what_a_clause_rests_on_is_a_sentence_that_says_it(name: str) -> None:
    wrong = [
        f"{clause.check}: {right['quote']}"
        for right in TRUTH["files"][name]["must_not_flag"]
        for clause in report(name).clauses
        for one in clause.evidence
        if "must not satisfy" in right["why"] and same_words(one.quote, right["quote"]) and clause.check in right["why"]
    ]
    assert not wrong, "\n".join(["does not say so:", *wrong])


@pytest.mark.parametrize("name", READABLE)
def test_kind_of_policy_is_recognised_and_all_of_it_is_read(name: str) -> None:
    assert (report(name).policy_type, report(name).status) == (TRUTH["files"][name]["policy"], "checked")


def test_an_empty_file_is_not_read_and_never_clean() -> None:
    (name,) = set(TRUTH["files"]) - set(READABLE)
    assert report(name).status == "not-read"


@pytest.mark.parametrize("name", POLICIES)
def test_report_is_the_expected_one(name: str) -> None:
    """Where a change of the report is meant: python tools/make_fixtures.py --expected."""
    expected = json.loads((FIXTURES / "expected" / f"{name}.json").read_text(encoding="utf-8"))["documents"][0]
    got = report(name).to_dict()
    assert got == expected, difference(expected, got)


def test_report_of_the_trust_is_the_expected_one() -> None:
    expected = json.loads((FIXTURES / "expected" / "trust.json").read_text(encoding="utf-8"))
    command = ("check", FIXTURES / "trust", "--as-of", "2026-11-22", "--format", "json", "--isolated")
    done = subprocess.run([sys.executable, "-m", "policylint", *command], capture_output=True, check=False)
    got = json.loads(done.stdout)
    assert done.returncode == 3
    assert got["documents"] == expected["documents"], difference(expected["documents"], got["documents"])


def difference(expected: object, got: object) -> str:
    lines = [json.dumps(one, indent=1, ensure_ascii=False).splitlines() for one in (expected, got)]
    return "\n".join(difflib.unified_diff(*lines, "expected", "got", lineterm="", n=2))


@pytest.fixture(scope="module")
def made_twice(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folders = tmp_path_factory.mktemp("one"), tmp_path_factory.mktemp("two")
    for folder in folders:
        program = ROOT / "tools" / "make_fixtures.py"
        subprocess.run([sys.executable, program, "--to", folder], check=True, capture_output=True)
    return folders


@pytest.mark.parametrize("name", MADE)
def test_word_and_pdf_files_are_made_the_same_each_time(made_twice: tuple[Path, Path], name: str) -> None:
    assert (made_twice[0] / name).read_bytes() == (made_twice[1] / name).read_bytes()


@pytest.mark.parametrize("name", MADE)
def test_word_and_pdf_files_say_what_their_sources_say(made_twice: tuple[Path, Path], name: str) -> None:
    assert words(made_twice[0] / name) == words(FIXTURES / name)


def words(path: Path) -> list[str]:
    return [block.text for block in read(path).blocks]
