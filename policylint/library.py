"""The two functions of the library: `lint` for a file, read in a child process, and `lint_text` for words in memory.

What judging needs is imported after the child was started, so that both come up side by side: until then, next to
nothing.
"""

from __future__ import annotations

import atexit
import os
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING

from policylint.errors import NotRead, TooLarge, UsageError
from policylint.run.spawn import Started

if TYPE_CHECKING:
    from datetime import date

    from policylint.catalog import Catalog
    from policylint.model import PolicyType, Report
    from policylint.run.judging import Judging
    from policylint.run.keeper import Keeper

Folders = Iterable[str | os.PathLike[str]]


def lint(
    path: str | os.PathLike[str],
    *,
    policy_type: PolicyType | None = None,
    as_of: date | str | None = None,
    guidance: str | None = None,
    checks: Folders | None = None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
) -> Report:
    """Read and judge one policy, in a process of its own: no file can harm the caller.

    `policy_type` says what it is, where its title does not; `as_of` is the day to judge on (today), `guidance` an
    edition to judge by, `checks` folders of further check files, `select` and `ignore` ids and families of checks.
    A document that cannot be read gives a report with the status "not-read".

    Raises UsageError for a file, edition or check that does not exist, DataError for a wrong check file.
    """
    if not os.path.lexists(path):
        raise UsageError(f"{os.fspath(path)}: there is no such file.")
    with _CHILD.coming_up(_folders(checks), policy_type) as keeper:
        from pathlib import Path

        from policylint.run import pool
        from policylint.run.jobs import Job

        _refuse_unknown(policy_type)
        answers = pool.answers([Job(Path(path).name, Path(os.path.abspath(path)))], [keeper])
        judging = _judging(_folders(checks), as_of, guidance, select, ignore)
        return judging.alone(next(answers))


def lint_text(
    text: str,
    *,
    heading: str | None = None,
    policy_type: PolicyType | None = None,
    as_of: date | str | None = None,
    guidance: str | None = None,
    checks: Folders | None = None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
) -> Report:
    """Judge words in memory, as they would stand under `heading`; the rest is as for `lint`.

    Runs in this process, so that nothing but the number of characters is limited.
    """
    from policylint import judge, records
    from policylint.read.snippet import snippet
    from policylint.read.whole import looked_over
    from policylint.run.jobs import Job
    from policylint.run.keeper import Answer

    _refuse_unknown(policy_type)
    judging = _judging(_folders(checks), as_of, guidance, select, ignore)
    try:
        _refuse_long(text)
        document = looked_over(snippet(text, heading))
        records.refuse(document)
    except NotRead as error:
        return judging.alone(Answer(Job("text"), why=error.why, next=error.next))
    analysis = judge.analyse(document, judging.catalog, policy_type)
    return judging.alone(Answer(Job("text"), analysis))


class _OneChild:
    """One child for all calls of a process, so that only the first pays for it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._keeper: Keeper | None = None
        self._for: tuple[int, tuple[str, ...], str | None] | None = None

    @contextmanager
    def coming_up(self, checks: tuple[str, ...], policy_type: PolicyType | None) -> Iterator[Keeper]:
        """The child, started already, for one thread at a time.

        A forked copy of this process needs a child of its own, and so do other orders. Whatever goes wrong while it
        is in use ends it: it may still be at work.
        """
        with self._lock:
            wanted = (os.getpid(), checks, policy_type)
            if self._keeper is None or self._for != wanted:
                self.close()
                self._keeper, self._for = _keeper(checks, policy_type), wanted
            try:
                yield self._keeper
            except BaseException:
                self.close()
                self._keeper = None
                raise

    def after_fork(self) -> None:
        """In a forked copy of this process nobody holds the lock, whoever held it in the original."""
        self._lock = threading.Lock()

    def close(self) -> None:
        """End the child, if it is ours to end."""
        if self._keeper and self._for and self._for[0] == os.getpid():
            self._keeper.close()


def _keeper(checks: tuple[str, ...], policy_type: PolicyType | None) -> Keeper:
    started = Started()  # before anything that takes long to import
    from pathlib import Path

    from policylint.run.keeper import Keeper
    from policylint.run.wire import Orders

    keeper = Keeper(Orders(checks=tuple(map(Path, checks)), policy_type=policy_type), started=started)
    keeper.start()
    return keeper


_CHILD = _OneChild()
atexit.register(_CHILD.close)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_CHILD.after_fork)


def _judging(
    folders: tuple[str, ...],
    as_of: date | str | None,
    guidance: str | None,
    select: Iterable[str],
    ignore: Iterable[str],
) -> Judging:
    from policylint.run.judging import Judging, chosen

    catalog = _catalog(folders)
    return Judging(catalog, _day(as_of), guidance, chosen(catalog, select, ignore))


@lru_cache(maxsize=4)
def _catalog(folders: tuple[str, ...]) -> Catalog:
    from pathlib import Path

    from policylint import catalog

    return catalog.load(tuple(map(Path, folders)))


def _folders(checks: Folders | None) -> tuple[str, ...]:
    named = (checks,) if isinstance(checks, (str, os.PathLike)) else checks or ()
    return tuple(os.path.abspath(folder) for folder in named)


def _day(as_of: date | str | None) -> date:
    from datetime import date

    try:
        return date.fromisoformat(as_of) if isinstance(as_of, str) else as_of or date.today()
    except ValueError:
        raise UsageError(f'as_of: "{as_of}" is not a day. Write it as "2026-11-22".') from None


def _refuse_long(text: str) -> None:
    from policylint.run.wire import DEFAULT_LIMITS

    most = DEFAULT_LIMITS.max_characters
    if len(text) > most:
        raise TooLarge(f"it holds more than {most:,} characters (limit)", "Judge it in parts.")


def _refuse_unknown(policy_type: str | None) -> None:
    from policylint.model import POLICY_TYPES

    if policy_type is not None and policy_type not in POLICY_TYPES:
        raise UsageError(f'policy_type: "{policy_type}" is not one of {", ".join(POLICY_TYPES)}.')
