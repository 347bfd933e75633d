"""A check of the user's own that takes too long on a document is stopped and named; all else is judged."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest

from policylint.limits import Limits
from policylint.patience import TookTooLong, at_most
from policylint.run.jobs import Job
from policylint.run.keeper import Answer, Keeper
from policylint.run.wire import Orders
from tests.vocabularies import CHECK_FILE

SLOW = (
    CHECK_FILE.replace('"our-own"', '"aaa-slow"')
    .replace('"trial"', '"stable"')
    .replace("bad = ", f'also = ["{"any ....40 " * 6}any ....40 zebra"]\nbad = ', 1)
)
"""A check that goes through every order of the word "any" before it gives up."""

BAD = "Staff will seek parental consent before making a referral to children's social care"


def judged(folder: Path, text: str, seconds: float) -> Answer:
    (folder / "ours").mkdir()
    (folder / "ours" / "aaa-slow.toml").write_text(SLOW, encoding="utf-8")
    (folder / "policy.md").write_text(f"# Child Protection Policy\n\n{text}\n", encoding="utf-8")
    keeper = Keeper(Orders(Limits(seconds_per_check=seconds), checks=(folder / "ours",)))
    answer = keeper.judge(Job("policy.md", folder / "policy.md"))
    keeper.close()
    return answer


def test_a_slow_check_is_named_and_the_others_are_kept(tmp_path: Path) -> None:
    began = time.monotonic()
    answer = judged(tmp_path, f"{BAD} with {'any ' * 300}and a zebra.", 0.5)
    assert time.monotonic() - began < 10
    assert answer.analysis is not None
    (item,) = answer.analysis.unread
    assert item.what == 'what the check "aaa-slow" looks for'
    assert item.why == "the check took longer than 0.5 s on this document (limit)"
    assert "ours/aaa-slow.toml" in item.next
    assert "consent-before-referral" in {hit.check for hit in answer.analysis.hits}


def test_a_check_in_time_is_not_named(tmp_path: Path) -> None:
    answer = judged(tmp_path, f"{BAD}.", 20)
    assert answer.analysis is not None
    assert answer.analysis.unread == ()


def test_patience_ends_what_takes_too_long_and_nothing_after_it() -> None:
    with pytest.raises(TookTooLong), at_most(0.05):
        threading.Event().wait(5)
    with at_most(0.05):
        pass
    time.sleep(0.1)


def test_outside_the_main_thread_patience_has_no_end() -> None:
    done: list[bool] = []

    def work() -> None:
        with at_most(0.01):
            time.sleep(0.05)
            done.append(True)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done == [True]
