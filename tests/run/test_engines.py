"""Runs over many documents: every way of sharing them out gives the same answers, whatever happens to the children."""

from __future__ import annotations

import random
import time
from pathlib import Path

import psutil
import pytest

from policylint.errors import DataError
from policylint.run.engines import ENGINES, Run
from policylint.run.jobs import Job
from policylint.run.keeper import Keeper
from policylint.run.wire import Orders


def jobs(folder: Path, count: int, text: str = "# Lunch\n\nCake, jam.\n") -> list[Job]:
    made = []
    for number in range(count):
        path = folder / f"{number:03}.md"
        path.write_text(f"{text}\nNumber {number}.\n", encoding="utf-8")
        made.append(Job(path.name, path))
    return made


def workers() -> list[psutil.Process]:
    return [process for process in psutil.Process().children() if process.status() != psutil.STATUS_ZOMBIE]


def test_every_engine_gives_the_same_answers(tmp_path: Path) -> None:
    found = []
    for engine in ENGINES.values():
        keepers = [Keeper(Orders()) for _ in range(2)]
        answers = engine(jobs(tmp_path, 7), keepers)
        found.append(sorted(answers, key=lambda answer: answer.job.shown))
        for keeper in keepers:
            keeper.close()
    assert all(answers == found[0] for answers in found)
    assert [answer.analysis is not None for answer in found[0]] == [True] * 7


def test_children_killed_at_random_cost_at_most_the_document_each_held(tmp_path: Path) -> None:
    chance, answers, killed = random.Random(4), [], 0
    with Run(jobs(tmp_path, 200), Orders(), at_a_time=2) as run:
        for answer in run.answers():
            answers.append(answer)
            if len(answers) % 20 == 10 and (alive := workers()):
                chance.choice(alive).kill()
                killed += 1
    lost = [answer for answer in answers if answer.analysis is None]
    assert len({answer.job for answer in answers}) == 200
    assert killed >= 8
    assert len(lost) <= killed
    assert {answer.why for answer in lost} <= {"the program that reads it crashed"}
    assert workers() == []


def test_no_child_stays_behind_when_a_run_is_left_half_way(tmp_path: Path) -> None:
    with Run(jobs(tmp_path, 20), Orders(), at_a_time=2) as run:
        next(run.answers())
        assert len(workers()) == 2
    assert workers() == []


def test_an_interrupt_ends_a_run_at_once(tmp_path: Path) -> None:
    started = time.monotonic()
    with pytest.raises(KeyboardInterrupt), Run(jobs(tmp_path, 50), Orders(), at_a_time=2) as run:  # noqa: PT012
        for number, _ in enumerate(run.answers()):
            if number == 3:
                started = time.monotonic()
                raise KeyboardInterrupt
    assert time.monotonic() - started < 1
    assert workers() == []


def test_a_wrong_check_file_ends_a_run(tmp_path: Path) -> None:
    (tmp_path / "wrong.toml").write_text('id = "wrong"\n')
    with pytest.raises(DataError, match="wrong"), Run(jobs(tmp_path, 5), Orders(checks=(tmp_path,)), 2) as run:
        list(run.answers())
    assert workers() == []


def test_few_documents_need_one_child_and_more_are_never_started_than_documents(tmp_path: Path) -> None:
    for count, asked, expected in ((1, 4, 1), (2, None, 1), (5, 3, 3)):
        with Run(jobs(tmp_path, count), Orders(), asked):
            assert len(workers()) == expected
