"""Opens a file only after looking at what it is: an ordinary file, of a size that a policy can have."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from policylint.errors import NotAFile, NotRead, TooLarge
from policylint.limits import MEGABYTE, Limits

_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
"""Without O_NONBLOCK, a pipe put in the file's place after the look would hang us."""


def load(path: Path, limits: Limits) -> bytes:
    """All bytes of an ordinary file. Raises NotAFile, TooLarge, or NotRead when it may not be opened."""
    try:
        _check(path, os.stat(path), limits)
        descriptor = os.open(path, _FLAGS)
        with open(descriptor, "rb") as file:
            _check(path, os.fstat(descriptor), limits)
            data: bytes | None = file.read(limits.max_file_bytes + 1)
    except FileNotFoundError:
        raise NotAFile("there is no such file", "Check the path.") from None
    except PermissionError:
        raise NotRead("it may not be opened by this user", "Copy it to a folder of your own, then try again.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "the path is not one that can be opened"
        raise NotAFile(f"it could not be opened ({reason})", "Give the path of a document.") from None
    if data is None:  # the system calls it a file, but what it holds is still to come
        raise NotAFile
    refuse_large(data, limits)  # it grew while it was read, or lied about its size
    return data


def refuse_large(data: bytes, limits: Limits) -> None:
    """Raise TooLarge for more bytes than a policy can have, wherever they came from."""
    if len(data) > limits.max_file_bytes:
        raise _too_large(limits)


def _check(path: Path, status: os.stat_result, limits: Limits) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise _folder(path)
    if not stat.S_ISREG(status.st_mode):
        raise NotAFile
    if status.st_size > limits.max_file_bytes:
        raise _too_large(limits)


def _folder(path: Path) -> NotAFile:
    """Why a folder is no document, or was not gone through."""
    if path.is_symlink():
        return NotAFile("it is a link to a folder, and was not followed", "Give the path of that folder as well.")
    try:
        os.scandir(path).close()
    except OSError as error:
        return NotAFile(
            f"this folder cannot be opened ({error.strerror})", "Copy it to a folder of your own, then try again."
        )
    return NotAFile("it is a folder", "Give the path of a document.")


def _too_large(limits: Limits) -> TooLarge:
    return TooLarge(
        f"it is larger than {limits.max_file_bytes / MEGABYTE:g} MB (limit)",
        "Remove large pictures, or raise the limit with --max-file-size.",
    )
