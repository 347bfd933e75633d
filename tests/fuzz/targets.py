"""Targets for atheris, which is no requirement of ours: `python -m tests.fuzz.targets docx`.

Further options go to libFuzzer, such as a limit and a folder of seeds: `html -max_total_time=600 seeds/`.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from policylint import catalog, checkfile
from policylint.errors import DataError, NotRead
from policylint.limits import Limits
from policylint.read import reader
from policylint.read.ziparchive import open_zip

from ..hostile.archive import member
from ..hostile.word import packed

LIMITS = Limits(max_unpacked_bytes=20_000_000, max_part_bytes=10_000_000)


def reads(format: str) -> Callable[[bytes], None]:
    """One reader, fed with bytes as they are."""
    read = reader(format)

    def target(data: bytes) -> None:
        with suppress(NotRead):
            read(data, f"policy.{format}", LIMITS)

    return target


def document_xml(data: bytes) -> None:
    """The XML of a Word document, inside a file that is sound otherwise."""
    reads("docx")(packed(member("word/document.xml", data)))


def zip_file(data: bytes) -> None:
    with suppress(NotRead):
        archive = open_zip(data, LIMITS)
        for name in archive.names:
            archive.read(name)


def check_file(data: bytes) -> None:
    known = catalog.load()
    with suppress(DataError, UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError):
        table = tomllib.loads(data.decode("utf-8"))
        checkfile.read_check(table, Path("fuzz/our-own.toml"), known.vocabulary, known.editions)


TARGETS: dict[str, Callable[[bytes], None]] = {
    "xml": document_xml,
    "zip": zip_file,
    "check": check_file,
    **{format: reads(format) for format in ("docx", "html", "markdown", "text", "odt", "rtf")},
}


def main() -> None:
    import atheris  # type: ignore[import-not-found]

    name = sys.argv.pop(1)
    atheris.instrument_all()
    atheris.Setup(sys.argv, TARGETS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
