"""Reads old Word 97-2003 files through LibreOffice, where that is installed; elsewhere it says what to do."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path

from policylint.errors import NeedsPassword, OldWordFile
from policylint.limits import Limits
from policylint.model import Document

_SECTOR = 512
_WORD_MAGIC = (b"\xec\xa5", b"\xdc\xa5")
_ENCRYPTED = 0x01
_SECURITY = {"MacroSecurityLevel": "3", "DisableMacrosExecution": "true", "BlockUntrustedRefererLinks": "true"}
_SHARE = 0.8
"""Part of the time for a document that converting it may take; the rest is for reading the result."""


def read_doc(data: bytes, name: str, limits: Limits) -> Document:
    """The blocks of an old Word file, as LibreOffice turns it into .docx.

    Raises OldWordFile where LibreOffice is missing, takes too long or cannot read the file, NeedsPassword, or what
    reading the .docx raises.
    """
    head = _word_header(data)
    if head is None:
        raise OldWordFile("it is an old Word 97-2003 file, and damaged")
    if data[head + 11] & _ENCRYPTED:
        raise NeedsPassword
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        raise OldWordFile

    from policylint.read.docx import read_docx

    document = read_docx(_convert(program, data, limits), name, limits)
    return replace(document, format="doc", notes=("read through LibreOffice, from an old Word file", *document.notes))


def _word_header(data: bytes) -> int | None:
    """Where the Word text begins: at the start of a sector. A file without it is not worth starting a program for."""
    for start in range(_SECTOR, len(data) - 12, _SECTOR):
        if data[start : start + 2] in _WORD_MAGIC:
            return start
    return None


def _convert(program: str, data: bytes, limits: Limits) -> bytes:
    with tempfile.TemporaryDirectory(prefix="policylint-", ignore_cleanup_errors=True) as folder:
        source = Path(folder, "policy.doc")
        source.write_bytes(data)
        _write_settings(Path(folder))
        _run(_command(program, Path(folder), source), limits.seconds * _SHARE)
        result = source.with_suffix(".docx")
        if not result.is_file() or result.stat().st_size > limits.max_file_bytes:
            raise OldWordFile("it is an old Word 97-2003 file, which LibreOffice could not read here")
        return result.read_bytes()


def _write_settings(folder: Path) -> None:
    """No macros, and nothing fetched that the file only points to: nothing leaves the machine."""
    settings = folder / "profile" / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    items = "".join(
        f'<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for name, value in _SECURITY.items()
    )
    settings.write_text(f'<oor:items xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>', "utf-8")


def _command(program: str, folder: Path, source: Path) -> list[str]:
    """A profile of its own keeps a LibreOffice that the user has open out of it; the filter refuses what is no .doc."""
    profile = (folder / "profile").as_uri()
    return [
        program, f"-env:UserInstallation={profile}", "--headless", "--norestore", "--infilter=MS Word 97",
        "--convert-to", "docx", "--outdir", str(folder), str(source),
    ]  # fmt: skip


def _run(command: list[str], seconds: float) -> None:
    """Run a program and all that it starts, for so long and no longer. What it prints is of no use to anyone.

    It stays in our own group of processes, so that whoever ends that leaves nothing of it behind.
    """
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(  # noqa: S603 - a program that the user installed, and no shell
        command, stdin=quiet, stdout=quiet, stderr=quiet, env=_environment()
    )
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        raise OldWordFile("it is an old Word 97-2003 file, which LibreOffice took too long to read") from None
    finally:
        _end(process)


def _environment() -> dict[str, str]:
    """Our own, but every way to the network leads to a closed door."""
    nowhere = "http://127.0.0.1:9"
    return {**os.environ, "http_proxy": nowhere, "https_proxy": nowhere, "ftp_proxy": nowhere, "no_proxy": ""}


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a program that is still there, and all that it started."""
    if process.poll() is not None:
        return
    import psutil

    started: list[psutil.Process] = []
    with contextlib.suppress(psutil.Error):
        started = psutil.Process(process.pid).children(recursive=True)
    process.kill()
    for one in started:
        with contextlib.suppress(psutil.Error):
            one.kill()
    process.wait()
