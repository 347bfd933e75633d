"""The hook as published, run by the real pre-commit on a real git repository."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import docx
import pytest
from pre_commit.clientlib import load_manifest

ROOT = Path(__file__).parent.parent
MANIFEST = ROOT / ".pre-commit-hooks.yaml"
BAD = "Staff will seek parental consent before making a referral to children's social care."
GOOD = "Cake, jam."


def save(path: Path, *paragraphs: str) -> None:
    document = docx.Document()
    document.add_heading("Child Protection Policy", 1)
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    document.save(str(path))


def run(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """Run a program as the author of a commit would, with our own environment's programs found first."""
    environment = {
        **os.environ,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "PRE_COMMIT_HOME": str(folder.parent / "pre-commit-home"),
        "GIT_AUTHOR_NAME": "A",
        "GIT_AUTHOR_EMAIL": "a@example.org",
        "GIT_COMMITTER_NAME": "A",
        "GIT_COMMITTER_EMAIL": "a@example.org",
    }
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", timeout=120, check=False
    )


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository of policies that uses the hook. Installing it needs a network, so it runs what is installed."""
    folder = tmp_path / "policies"
    folder.mkdir()
    (hook,) = load_manifest(str(MANIFEST))
    kept = {key: hook[key] for key in ("id", "name", "entry", "files", "exclude", "require_serial")}
    config = {"repos": [{"repo": "local", "hooks": [{**kept, "language": "system"}]}]}
    (folder / ".pre-commit-config.yaml").write_text(json.dumps(config), encoding="utf-8")
    run(folder, "git", "init", "-q")
    installed = run(folder, "pre-commit", "install")
    assert installed.returncode == 0, installed.stdout + installed.stderr
    return folder


def test_a_bad_policy_is_blocked_and_the_mended_one_passes(repository: Path) -> None:
    policy = repository / "Child Protection Policy 2026.docx"
    save(policy, BAD)
    (repository / "~$ild Protection Policy 2026.docx").write_bytes(b"lock")
    (repository / "logo.png").write_bytes(b"no policy")
    run(repository, "git", "add", "-A")
    blocked = run(repository, "git", "commit", "-m", "A policy")
    assert blocked.returncode == 1
    said = " ".join((blocked.stdout + blocked.stderr).split())
    assert "Child Protection Policy 2026.docx" in said
    assert BAD in said
    assert "Change before sign-off" in said
    assert "Traceback" not in said
    assert "~$" not in said

    save(policy, GOOD)
    run(repository, "git", "add", "-A")
    passed = run(repository, "git", "commit", "-m", "The policy, mended")
    assert passed.returncode == 0, passed.stdout + passed.stderr
    assert run(repository, "git", "log", "--oneline").stdout.count("\n") == 1


def test_the_manifest_is_one_that_pre_commit_accepts() -> None:
    (hook,) = load_manifest(str(MANIFEST))
    assert (hook["id"], hook["language"], hook["require_serial"], hook["types"]) == (
        "policylint",
        "python",
        True,
        ["file"],
    )


@pytest.mark.parametrize(
    ("name", "taken"),
    [
        ("policies/Child Protection.DOCX", True),
        ("a.pdf", True),
        ("a.md", True),
        ("a.doc", True),
        ("a/~$policy.docx", False),
        ("~$policy.docx", False),
        ("a.png", False),
        ("docx", False),
        ("a.docx.bak", False),
    ],
)
def test_the_hook_takes_policies_and_no_lock_files(name: str, taken: bool) -> None:
    (hook,) = load_manifest(str(MANIFEST))
    assert (bool(re.search(hook["files"], name)) and not re.search(hook["exclude"], name)) is taken
