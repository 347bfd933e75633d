"""Finds the documents that a run is about, and the name that each goes by in every report."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from policylint.errors import UsageError

STDIN = "-"
_WORD = (".docx", ".docm", ".dotx", ".dotm", ".doc", ".dot", ".odt", ".ott", ".rtf")
_TEXT = (".md", ".markdown", ".mdown", ".mkd", ".html", ".htm", ".xhtml", ".txt", ".text")
SUFFIXES = frozenset((*_WORD, ".pdf", *_TEXT))
"""What is taken from a folder: all that a policy may be, also where the answer will be "save it as .docx"."""


@dataclass(frozen=True, slots=True)
class Job:
    """One document to read and judge."""

    shown: str
    """Name in reports: relative, with "/" between folders, the same from every working directory."""
    path: Path | None = None
    """Where it lies; None for bytes that came in through a pipe."""
    data: bytes = b""

    @property
    def name(self) -> str:
        """The file's own name, whatever folders are shown with it."""
        return self.path.name if self.path else self.shown

    @property
    def school(self) -> str:
        """The first folder of its name; empty for a document that stands alone."""
        first, slash, _ = self.shown.partition("/")
        return first if slash else ""


def find(arguments: Sequence[str], read_stdin: Callable[[], bytes]) -> tuple[Job, ...]:
    """The documents that files, folders and "-" stand for, each once, in the order of their names.

    A folder that is not entered stands among them, so that it is named as not read: a link to a folder inside a
    folder, which might lead anywhere, and a folder that may not be read.

    Raises UsageError for what is not there, and for a folder without policies.
    """
    piped = [Job(STDIN, data=read_stdin())] if STDIN in arguments else []
    named = {os.path.abspath(argument): argument for argument in arguments if argument != STDIN}
    _refuse_missing(arguments)
    folders = {path: argument for path, argument in named.items() if os.path.isdir(path)}
    tails: dict[str, int] = {}
    entered: set[str] = set()
    for folder, argument in folders.items():
        above = len(PurePath(folder).parts) - (1 if len(folders) > 1 else 0)
        for path in _policies(folder, argument, entered):
            tails[path] = max(len(PurePath(path).parts) - above, tails.get(path, 1))
    for path in [path for path in tails if _is_linked_folder(path) and os.path.realpath(path) in entered]:
        del tails[path]  # what it leads to is read anyway
    for path in named:
        if path not in folders and not is_lock_file(path):
            tails.setdefault(path, 1)
    if not tails and not piped:
        raise UsageError(f"{arguments[0]}: this is a lock file of Word, not a policy.")
    jobs = [Job(shown, Path(path)) for path, shown in _names(tails).items()]
    return tuple(sorted((*piped, *jobs), key=lambda job: job.shown))


def is_lock_file(path: str) -> bool:
    """Whether Word made this beside a document that is open."""
    return os.path.basename(path).startswith("~$")


def _refuse_missing(arguments: Sequence[str]) -> None:
    for argument in arguments:
        if argument != STDIN and not os.path.lexists(argument):
            raise UsageError(f"{argument}: there is no such file or folder.")


def _policies(folder: str, argument: str, entered: set[str]) -> list[str]:
    found = list(_walk(folder, entered))
    if not found:
        raise UsageError(f"{argument}: there are no policies in this folder (Word, PDF, Markdown, HTML or text files).")
    return found


def _walk(folder: str, entered: set[str]) -> Iterator[str]:
    """Policies in a folder, and the folders that are not entered; those that are go into `entered`."""
    closed: list[OSError] = []
    for parent, folders, files in os.walk(folder, onerror=closed.append):
        entered.add(os.path.realpath(parent))
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from filter(_is_linked_folder, (os.path.join(parent, name) for name in folders))
        for name in sorted(files):
            if not name.startswith((".", "~$")) and os.path.splitext(name)[1].lower() in SUFFIXES:
                yield os.path.join(parent, name)
    yield from (error.filename or folder for error in closed)


def _is_linked_folder(path: str) -> bool:
    return os.path.islink(path) and os.path.isdir(path)


def _names(tails: dict[str, int]) -> dict[str, str]:
    """The last so many parts of each path, and one more for those that would share a name, until none do."""
    lengths = dict(tails)
    while True:
        named = defaultdict(list)
        for path, length in lengths.items():
            named["/".join(PurePath(path).parts[-length:])].append(path)
        shared = [path for paths in named.values() if len(paths) > 1 for path in paths]
        if not shared:
            return {paths[0]: name for name, paths in named.items()}
        for path in shared:
            lengths[path] += 1
