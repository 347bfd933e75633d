"""`policylint.lint` and `policylint.lint_text`, called from any script."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import policylint
from policylint.errors import DataError, UsageError

CONSENT = "Staff will seek parental consent before making a referral to children's social care."


@pytest.fixture
def policy(tmp_path: Path) -> Path:
    path = tmp_path / "policy.md"
    path.write_text(f"# Child Protection Policy\n\n## 6.3 Confidentiality\n\n{CONSENT}\n", encoding="utf-8")
    return path


def script(folder: Path, text: str) -> str:
    path = folder / "script.py"
    path.write_text(text, encoding="utf-8")
    done = subprocess.run([sys.executable, path], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_file_is_judged_from_a_script_without_a_guard_and_without_spacy(tmp_path: Path, policy: Path) -> None:
    printed = script(
        tmp_path,
        f"""
import sys, policylint
for _ in range(2):
    report = policylint.lint({str(policy)!r}, as_of="2026-11-22")
    print(report.path, report.status, [finding.quote for finding in report.findings][:1])
print("spacy" in sys.modules, "lxml" in sys.modules)
""",
    )
    line = f"policy.md checked [{CONSENT!r}]\n"
    assert printed == line + line + "False False\n"


def test_a_file_is_judged_inside_another_process_pool(tmp_path: Path, policy: Path) -> None:
    printed = script(
        tmp_path,
        f"""
import multiprocessing, policylint
def words(path):
    return policylint.lint(path).words
if __name__ == "__main__":
    print(policylint.lint({str(policy)!r}).words)
    with multiprocessing.get_context("fork").Pool(2) as pool:
        print(pool.map(words, [{str(policy)!r}] * 4))
""",
    )
    assert printed == "18\n[18, 18, 18, 18]\n"


def test_words_in_memory_are_judged_in_process() -> None:
    report = policylint.lint_text(
        CONSENT, heading="6.3 Confidentiality", policy_type="child-protection", as_of=date(2026, 11, 22)
    )
    found = report.to_dict()["findings"]
    assert (found[0]["check"], found[0]["quote"]) == ("consent-before-referral", CONSENT)
    assert found[0]["place"]["headings"] == ["6.3 Confidentiality"]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "no text in the file"),
        (" \n\u200b", "no text in the file"),
        ("a" * 5_000_001, "more than 5,000,000 characters"),
    ],
)
def test_words_that_are_none_or_too_many_are_not_called_clean(text: str, why: str) -> None:
    report = policylint.lint_text(text)
    assert report.status == "not-read"
    assert why in report.unread[0].why


def test_checks_are_chosen_by_id_and_family() -> None:
    options = {"policy_type": "child-protection", "as_of": "2026-11-22"}
    assert policylint.lint_text(CONSENT, select=["refusal"], **options).findings == ()  # type: ignore[arg-type]
    found = policylint.lint_text(CONSENT, select=["consent"], **options).findings  # type: ignore[arg-type]
    assert {finding.family for finding in found} == {"consent"}


def test_a_document_that_cannot_be_read_is_a_report_too(tmp_path: Path) -> None:
    (tmp_path / "empty.docx").touch()
    report = policylint.lint(tmp_path / "empty.docx")
    assert (report.status, report.findings, report.unread[0].why) == ("not-read", (), "the file is empty")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"as_of": "soon"}, "is not a day"),
        ({"policy_type": "cp"}, "is not one of"),
        ({"guidance": "is-1066"}, "is not an edition"),
        ({"select": ["consnt"]}, 'Did you mean "consent"'),
        ({"ignore": ["no-such-thing"]}, "policylint list"),
    ],
)
def test_what_does_not_exist_is_refused(options: dict[str, str], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        policylint.lint_text(CONSENT, **options)  # type: ignore[arg-type]


def test_a_missing_file_and_a_wrong_check_file_are_refused(tmp_path: Path, policy: Path) -> None:
    with pytest.raises(UsageError, match="there is no such file"):
        policylint.lint(tmp_path / "missing.docx")
    (tmp_path / "ours").mkdir()
    (tmp_path / "ours" / "wrong.toml").write_text("id = 1\n")
    with pytest.raises(DataError, match=r"wrong\.toml"):
        policylint.lint(policy, checks=[tmp_path / "ours"])


def test_a_call_that_goes_wrong_leaves_no_answer_behind_for_the_next(tmp_path: Path, policy: Path) -> None:
    lunch = tmp_path / "lunch.md"
    lunch.write_text("# Lunch\n\nCake, jam.\n", encoding="utf-8")
    for _ in range(2):
        with pytest.raises(UsageError, match="is not an edition"):
            policylint.lint(policy, guidance="is-1066")
        assert policylint.lint(lunch).words == 3
