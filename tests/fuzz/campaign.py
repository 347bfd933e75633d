"""Changed files through the real reader and judge in a child, and through the loader of checks and settings."""

from __future__ import annotations

import random
import tempfile
import time
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from policylint import catalog, checkfile, config
from policylint.errors import DataError, NotRead
from policylint.run.jobs import Job
from policylint.run.keeper import Keeper
from policylint.run.wire import Orders

from .mutate import mutated

ROOT = Path(__file__).parent.parent.parent
FOLDERS = ("fixtures", "tests/read/samples", "tests/read/golden")
ENDINGS = frozenset({".docx", ".pdf", ".md", ".html", ".txt", ".odt", ".rtf", ".doc"})
_JUDGED = 0.15
"""Share of the files that are judged too; the others are read and cut into sentences, which is faster."""
_SLOW = 30.0


@dataclass
class Campaign:
    """What came of the files so far."""

    tried: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    slowest: float = 0.0


def seeds() -> tuple[tuple[str, bytes], ...]:
    """Name and bytes of every policy of ours."""
    paths = (path for folder in FOLDERS for path in sorted((ROOT / folder).iterdir()))
    return tuple((path.name, path.read_bytes()) for path in paths if path.suffix in ENDINGS)


def files(start: int) -> Iterator[tuple[int, str, bytes]]:
    """Number, name and bytes of changed policies, without end."""
    known = seeds()
    while True:
        chance = random.Random(start)
        name, data = chance.choice(known)
        yield start, name, mutated(data, chance)
        start += 1


def documents(campaign: Campaign, seconds: float, start: int, keep: Path | None = None) -> None:
    """Read and judge changed policies for so many seconds."""
    readers = Keeper(Orders(judging=False)), Keeper(Orders())
    end = time.monotonic() + seconds
    try:
        for number, name, data in files(start):
            if time.monotonic() > end:
                return
            began = time.monotonic()
            wrong = outcome(readers, name, data, judged=number % 100 < 100 * _JUDGED)
            campaign.slowest = max(campaign.slowest, time.monotonic() - began)
            campaign.tried[Path(name).suffix] += 1
            if wrong or time.monotonic() - began > _SLOW:
                campaign.faults.append(f"{number} {name}: {wrong or 'it did not end in time'}")
                if keep:
                    (keep / f"{number}-{name}").write_bytes(data)
    finally:
        for reader in readers:
            reader.close()


def outcome(readers: tuple[Keeper, Keeper], name: str, data: bytes, *, judged: bool) -> str:
    """What is wrong with the way that a file was taken; empty if nothing. Going past a limit is not wrong."""
    job = Job(name, data=data)
    if judged:
        answer = readers[1].judge(job)
        return f"{answer.why}\n{answer.trace}" if "crashed" in answer.why or "no answer" in answer.why else ""
    try:
        readers[0].transcribe(job)
    except NotRead as error:
        said = f"{error}\n" + "\n".join(getattr(error, "__notes__", ()))
        return said if "crashed" in said or "no answer" in said else ""
    return ""


def checks(campaign: Campaign, seconds: float, start: int) -> None:
    """Load changed check and settings files for so many seconds. Anything but DataError is a fault."""
    known = catalog.load()
    paths = [path for path in sorted(catalog.checks_folder().glob("*.toml")) if not path.name.startswith("vocabulary")]
    settings = b'format = "text"\nselect = ["consent"]\nfail-on = "warning"\nas-of = 2026-11-22\nmax-seconds = 2.5\n'
    end = time.monotonic() + seconds
    with tempfile.TemporaryDirectory() as folder:
        while time.monotonic() < end:
            chance = random.Random(start)
            path = chance.choice(paths)
            target = Path(folder) / path.name
            target.write_bytes(mutated(path.read_bytes(), chance))
            own = Path(folder) / config.OWN_NAME
            own.write_bytes(mutated(settings, chance))
            _try(campaign, f"{start} {path.name}", lambda target=target: _load(target, known))
            _try(campaign, f"{start} {own.name}", lambda own=own: config.load(own))
            start += 1


def _try(campaign: Campaign, name: str, load: Callable[[], object]) -> None:
    campaign.tried[".toml"] += 1
    try:
        load()
    except DataError:
        pass
    except Exception as error:
        campaign.faults.append(f"{name}: {type(error).__name__}: {error}")


def _load(path: Path, known: catalog.Catalog) -> None:
    """As `catalog.load` does, without reading all our own files again, and keeping nothing."""
    with suppress(tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError):  # told apart before, by `tables.parse`
        table = tomllib.loads(path.read_bytes().decode("utf-8"))
        checkfile.read_check(table, path, known.vocabulary, known.editions)
