"""The house keeps its own rules: floors, lazy imports, generated pages, the wheel."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
BLOCK = """
import sys
class Block:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {blocked!r}:
            raise ImportError(name + " was imported")
sys.meta_path.insert(0, Block())
sys.argv = ["policylint", *{arguments!r}]
from policylint.cli import main
main()
"""
LIBRARIES = ("spacy", "pdfplumber", "pypdfium2", "docx", "lxml", "jinja2")


def run(*command: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*command], cwd=cwd, capture_output=True, text=True, timeout=300)


def test_imports_only_go_down() -> None:
    done = run(str(Path(sys.executable).parent / "lint-imports"))
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("arguments", [("--help",), ("list",), ("explain", "record-reasons"), ("check", "--help")])
def test_a_command_that_reads_no_document_imports_no_heavy_library(arguments: tuple[str, ...]) -> None:
    done = run(sys.executable, "-c", BLOCK.format(blocked=LIBRARIES, arguments=arguments))
    assert done.returncode == 0, done.stderr


def test_a_file_without_a_word_worth_a_look_is_judged_without_spacy(tmp_path: Path) -> None:
    quiet = tmp_path / "menu.md"
    quiet.write_text("# Lunch\n\nSoup at noon.\n", encoding="utf-8")
    done = run(sys.executable, "-c", BLOCK.format(blocked=("spacy",), arguments=("check", str(quiet))))
    assert done.returncode == 0, done.stderr
    assert "nothing to change" in done.stdout


def test_the_pages_about_checks_are_those_that_the_check_files_make() -> None:
    done = run(sys.executable, "tools/make_docs.py", "--check")
    assert done.returncode == 0, done.stderr


def test_the_wheel_holds_policylint_alone_and_every_check_and_is_the_same_when_built_again() -> None:
    looked = run(sys.executable, "tools/check_wheel.py")
    assert looked.returncode == 0, looked.stderr


def test_the_installed_checks_are_those_of_the_tree() -> None:
    from policylint.catalog import checks_folder, load

    files = {path.stem for path in (ROOT / "checks").glob("*.toml")} - {"vocabulary", "vocabulary-examples"}
    assert set(load().checks) == files
    assert checks_folder() == ROOT / "checks"


def test_no_lock_file_records_a_download_address() -> None:
    for lock in (ROOT / "requirements").glob("*.txt"):
        text = lock.read_text(encoding="utf-8")
        assert "://" not in text
        assert text.count("--hash=sha256:") >= text.count("==")
