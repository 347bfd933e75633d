"""A document can cost its own result and nothing else: real children, ended in every way that a child can end."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import psutil
import pytest

from policylint.errors import DataError, NotRead
from policylint.limits import MEGABYTE, Limits
from policylint.run import keeper as keepers
from policylint.run.jobs import Job
from policylint.run.keeper import Keeper
from policylint.run.wire import Orders


@pytest.fixture
def keeper() -> Iterator[Keeper]:
    made = Keeper(Orders())
    yield made
    made.close()


def children() -> list[psutil.Process]:
    return [process for process in psutil.Process().children() if process.status() != psutil.STATUS_ZOMBIE]


def child() -> psutil.Process:
    (found,) = children()
    return found


def slow(folder: Path) -> Job:
    """A document that takes some seconds to judge."""
    path = folder / "slow.md"
    path.write_text("# Policy\n\n" + "Staff will seek consent before sharing a concern.\n\n" * 20_000, encoding="utf-8")
    return Job("slow.md", path)


def when_busy(what: signal.Signals) -> threading.Thread:
    """Send a signal to the child once it works on something."""

    def watch() -> None:
        while not children() or child().cpu_times().user < 0.5:
            time.sleep(0.02)
        child().send_signal(what)

    thread = threading.Thread(target=watch)
    thread.start()
    return thread


def test_a_document_is_read_and_judged_in_a_child(keeper: Keeper, policy: Path) -> None:
    answer = keeper.judge(Job("ash/policy.md", policy))
    assert answer.analysis is not None
    assert answer.analysis.words == 18
    assert "consent-before-referral" in {hit.check for hit in answer.analysis.hits}
    assert len(answer.sha256) == 64


def test_bytes_from_a_pipe_are_judged_like_a_file(keeper: Keeper, plain: Path) -> None:
    from_file = keeper.judge(Job("plain.md", plain))
    from_pipe = keeper.judge(Job("plain.md", data=plain.read_bytes()))
    assert (from_pipe.analysis, from_pipe.sha256) == (from_file.analysis, from_file.sha256)


def test_a_document_that_cannot_be_read_says_why_and_keeps_its_child(keeper: Keeper, tmp_path: Path) -> None:
    (tmp_path / "empty.docx").touch()
    keeper.start()
    before = child().pid
    answer = keeper.judge(Job("empty.docx", tmp_path / "empty.docx"))
    assert (answer.analysis, answer.why) == (None, "the file is empty")
    assert answer.sha256 == sha256(b"").hexdigest()
    assert child().pid == before


def test_a_child_that_is_killed_costs_its_document_and_is_replaced(keeper: Keeper, plain: Path, tmp_path: Path) -> None:
    killer = when_busy(signal.SIGKILL)
    answer = keeper.judge(slow(tmp_path))
    killer.join()
    assert answer.why == "the program that reads it crashed"
    assert answer.sha256 == sha256((tmp_path / "slow.md").read_bytes()).hexdigest()
    assert children() == []
    assert keeper.judge(Job("plain.md", plain)).analysis is not None
    assert keeper.judge(Job("folder", tmp_path)).sha256 == ""


def test_a_child_that_dies_between_documents_costs_none(keeper: Keeper, plain: Path) -> None:
    for _ in range(2):
        assert keeper.judge(Job("plain.md", plain)).analysis is not None
        child().kill()


def test_a_child_that_hangs_is_ended_at_the_limit(tmp_path: Path) -> None:
    keeper = Keeper(Orders(Limits(seconds=3)))
    stopper = when_busy(signal.SIGSTOP)
    answer = keeper.judge(slow(tmp_path))
    stopper.join()
    assert answer.why == "it took longer than 3 s (limit)"
    assert "--max-seconds" in answer.next
    assert children() == []
    keeper.close()


def test_a_child_that_grows_is_ended_at_the_limit(plain: Path) -> None:
    keeper = Keeper(Orders(Limits(memory_bytes=10 * MEGABYTE)))
    answer = keeper.judge(Job("plain.md", plain))
    assert answer.why == "it needed more than 10 MB of memory (limit)"
    assert "--max-memory" in answer.next
    keeper.close()


def test_a_child_is_replaced_when_it_is_worn(keeper: Keeper, plain: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keepers, "DOCUMENTS_PER_CHILD", 2)
    seen = set()
    for _ in range(4):
        keeper.start()
        seen.add(child().pid)
        keeper.judge(Job("plain.md", plain))
    assert len(seen) == 2


def test_a_wrong_check_file_is_no_fault_of_the_document(tmp_path: Path, plain: Path) -> None:
    (tmp_path / "ours").mkdir()
    (tmp_path / "ours" / "wrong.toml").write_text('id = "wrong"\n')
    keeper = Keeper(Orders(checks=(tmp_path / "ours",)))
    with pytest.raises(DataError, match=r"wrong\.toml"):
        keeper.judge(Job("plain.md", plain))
    keeper.close()


def test_a_transcript_gives_each_unit_behind_its_place(keeper: Keeper, policy: Path) -> None:
    assert keeper.transcribe(Job("policy.md", policy)).lines == (
        "[heading] Child Protection Policy",
        "[6.3, heading] 6.3 Confidentiality",
        "[6.3, paragraph 1] Staff will seek parental consent before making a referral to children's social care.",
    )


def test_a_transcript_of_what_cannot_be_read_says_why(keeper: Keeper, tmp_path: Path) -> None:
    with pytest.raises(NotRead, match="it is a folder"):
        keeper.transcribe(Job("folder.docx", tmp_path))


def test_nothing_is_asked_after_the_end(keeper: Keeper, policy: Path) -> None:
    keeper.start()
    keeper.close()
    assert keeper.judge(Job("policy.md", policy)).why == "the run was stopped before it was read"
    assert children() == []


def test_a_child_does_not_outlive_its_parent(tmp_path: Path) -> None:
    job = slow(tmp_path)
    script = (
        "import sys; from pathlib import Path; from policylint.run.jobs import Job\n"
        "from policylint.run.keeper import Keeper; from policylint.run.wire import Orders\n"
        f"Keeper(Orders()).judge(Job('slow.md', Path({str(job.path)!r})))"
    )
    parent = subprocess.Popen([sys.executable, "-c", script])
    while not (started := psutil.Process(parent.pid).children()) or started[0].cpu_times().user < 0.5:
        time.sleep(0.02)
    parent.kill()
    parent.wait()
    assert psutil.wait_procs(started, timeout=5)[1] == []


OLD_WORD = Job("policy.doc", Path(__file__).parents[1] / "read" / "samples" / "policy.doc")
"""A file that starts a program of its own: LibreOffice."""


def converting() -> list[psutil.Process]:
    """The processes of LibreOffice that a child of ours started, once it works."""
    while True:
        started = [
            one for one in psutil.Process().children(recursive=True) if one.name() in {"oosplash", "soffice.bin"}
        ]
        if any(one.name() == "soffice.bin" for one in started):
            return started
        time.sleep(0.02)


def copies(folder: Path) -> list[str]:
    return [path.name for path in folder.glob("policylint-*")]


@pytest.mark.parametrize("how", ["killed from outside", "closed"])
def test_a_program_that_the_child_started_goes_with_it_and_so_do_its_files(
    keeper: Keeper, how: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    answers = []
    asking = threading.Thread(target=lambda: answers.append(keeper.judge(OLD_WORD)))
    asking.start()
    started = converting()
    assert len(copies(tmp_path)) == 1
    if how == "closed":
        keeper.close()
    else:
        child().kill()
    asking.join()
    assert answers[0].why == "the program that reads it crashed"
    assert psutil.wait_procs(started, timeout=5)[1] == []
    assert copies(tmp_path) == []


def test_a_program_that_the_child_started_goes_with_a_parent_that_is_killed(tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from policylint.run.jobs import Job\n"
        "from policylint.run.keeper import Keeper; from policylint.run.wire import Orders\n"
        f"Keeper(Orders()).judge(Job('policy.doc', Path({str(OLD_WORD.path)!r})))"
    )
    parent = subprocess.Popen([sys.executable, "-c", script], env={**os.environ, "TMPDIR": str(tmp_path)})
    started = converting()
    parent.kill()
    parent.wait()
    assert psutil.wait_procs(started, timeout=5)[1] == []
    assert copies(tmp_path) == []
