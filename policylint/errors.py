"""What can go wrong, one class a cause. Each knows its exit code and what the user can do next.

PolicylintError
├── UsageError              2   the command line asks for something that is not there
├── NotRead                 3   a document could not be read: never "no findings"
│   ├── EmptyFile, NotAFile, UnknownFormat, OldWordFile, NeedsPassword, Damaged, NoText, TooLarge, TooComplex,
│   └── Stopped, LooksLikeARecord
└── DataError               4   a check, edition or config file is wrong
    ├── CheckFileError
    └── ConfigError
"""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """Exit codes of the command; the largest that applies wins."""

    CLEAN = 0
    FINDINGS = 1
    USAGE = 2
    NOT_READ = 3
    BAD_DATA = 4
    CRASH = 70
    INTERRUPTED = 130


class PolicylintError(Exception):
    """Something the user can do something about: its text is one clear line."""

    exit_code = ExitCode.CRASH


class UsageError(PolicylintError):
    exit_code = ExitCode.USAGE


class NotRead(PolicylintError):
    """A document that was not read. `why` completes "NAME: not read: ...", `next` says what to do."""

    exit_code = ExitCode.NOT_READ
    default_why = "it could not be read"
    default_next = "Open it and save a fresh copy, then try again."

    def __init__(self, why: str | None = None, next: str | None = None) -> None:
        self.why = why or self.default_why
        self.next = next or self.default_next
        super().__init__(f"{self.why}. {self.next}")


class EmptyFile(NotRead):
    default_why = "the file is empty"
    default_next = "Check that it was saved or copied fully."


class NotAFile(NotRead):
    default_why = "it is not an ordinary file"
    default_next = "Give the path of a document."


class UnknownFormat(NotRead):
    default_why = "it is not a Word, PDF, Markdown, HTML or text file"
    default_next = "Save it as .docx or PDF."


class OldWordFile(NotRead):
    default_why = "it is an old Word 97-2003 file"
    default_next = "Save it as .docx."


class NeedsPassword(NotRead):
    default_why = "it needs a password"
    default_next = "Save a copy without one."


class Damaged(NotRead):
    default_why = "the file is damaged"
    default_next = "Open it in the program that made it, save a fresh copy and try again."


class NoText(NotRead):
    default_why = "there is no text in the file: it looks like a scan"
    default_next = "Save it as Word or run text recognition, then try again."


class TooLarge(NotRead):
    default_why = "it is too large"


class TooComplex(NotRead):
    default_why = "it is too complex to read within the limits"


class Stopped(NotRead):
    """The process that read it died, hung or grew past a limit."""

    default_why = "the program that reads it stopped"


class LooksLikeARecord(NotRead):
    default_why = "it looks like a record about a child"
    default_next = "policylint reads policies, not case files. Nothing of it was kept."


class DataError(PolicylintError):
    """A file of ours or of the user's that is not a document: `FILE, line N: what is wrong`."""

    exit_code = ExitCode.BAD_DATA

    def __init__(self, message: str, *, file: str = "", line: int | None = None) -> None:
        self.message, self.file, self.line = message, file, line
        where = f"{file}, line {line}: " if file and line else f"{file}: " if file else ""
        super().__init__(where + message)


class CheckFileError(DataError):
    pass


class ConfigError(DataError):
    pass
