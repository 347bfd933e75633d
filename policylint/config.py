"""Settings from policylint.toml, or [tool.policylint] of pyproject.toml: found, checked, ready to lie under options."""

from __future__ import annotations

import difflib
import os
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from policylint.errors import ConfigError
from policylint.limits import MEGABYTE, Limits
from policylint.model import POLICY_TYPES, SEVERITIES, PolicyType

OWN_NAME = "policylint.toml"
SHARED_NAME = "pyproject.toml"
FAIL_ON = (*SEVERITIES, "never")

MAX_BYTES = MEGABYTE
MAX_DEPTH = 50
MOST = 1_000_000_000
"""What a limit, or another number, can be raised to, in the user's units: more, and the system could not count it."""
DEFAULT_LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class LimitKey:
    """How one limit is written in an option or a setting."""

    field: str
    """Name in `Limits`."""
    meaning: str
    scale: int = 1
    """What one of the user's units is in those of `Limits`."""
    fraction: bool = False
    """Whether a part of a unit can be asked for."""


LIMITS: Mapping[str, LimitKey] = {
    "max-file-size": LimitKey("max_file_bytes", "Size of a file, in MB.", MEGABYTE),
    "max-unpacked": LimitKey("max_unpacked_bytes", "Size of a Word file once unpacked, in MB.", MEGABYTE),
    "max-part-size": LimitKey("max_part_bytes", "Size of one part of a Word file once unpacked, in MB.", MEGABYTE),
    "max-parts": LimitKey("max_parts", "Parts in a Word file."),
    "max-depth": LimitKey("max_depth", "How deep tables may nest in a Word file."),
    "max-pages": LimitKey("max_pages", "Pages of a PDF."),
    "max-characters": LimitKey("max_characters", "Characters of text in a document."),
    "max-memory": LimitKey("memory_bytes", "Memory to read and judge a document, in MB.", MEGABYTE),
    "max-seconds": LimitKey("seconds", "Time to read and judge a document, in seconds.", fraction=True),
    "max-seconds-per-page": LimitKey("seconds_per_page", "Time for a page of a long PDF, in seconds.", fraction=True),
    "max-seconds-per-check": LimitKey(
        "seconds_per_check", "Time of a check of your own on a document, in seconds.", fraction=True
    ),
    "max-findings": LimitKey("max_findings", "Findings of a document."),
    "max-quote": LimitKey("quote_characters", "Characters of the policy quoted in a finding."),
}


def in_user_units(key: str) -> float:
    """The default of a limit, in the units that the user writes."""
    limit = LIMITS[key]
    return float(getattr(DEFAULT_LIMITS, limit.field)) / limit.scale


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run is asked to do, whoever asked: the defaults, a settings file or the command line."""

    format: str = "text"
    select: tuple[str, ...] = ()
    """Ids and families of the checks to run; empty for all."""
    ignore: tuple[str, ...] = ()
    checks: tuple[Path, ...] = ()
    """Folders of further check files."""
    template: Path | None = None
    """Folder of the user's own templates for the HTML report."""
    policy_type: PolicyType | None = None
    as_of: date | None = None
    guidance: str | None = None
    fail_on: str = "error"
    jobs: int | None = None
    """Documents read at a time; None leaves it to policylint."""
    ocr: bool = False
    limits: Limits = DEFAULT_LIMITS
    file: str = ""
    """The settings file these came from, as shown to the user; empty without one."""
    lines: tuple[tuple[str, int], ...] = ()
    """(key, line) for each key that the settings file sets."""

    def origin(self, key: str) -> tuple[str, int | None]:
        """File and line that set a key; ("", None) where no file did."""
        line = dict(self.lines).get(key)
        return (self.file, line) if line else ("", None)


KEYS: tuple[str, ...] = (
    *(field.name.replace("_", "-") for field in fields(Settings) if field.name not in {"limits", "file", "lines"}),
    *LIMITS,
)


def nearest(word: str, known: Iterable[str]) -> str:
    """Did you mean "..."?, with its space in front; empty where nothing is near."""
    close = difflib.get_close_matches(word.lower().replace("_", "-"), list(known), n=1, cutoff=0.6)
    return f' Did you mean "{close[0]}"?' if close else ""


# --- finding the file -------------------------------------------------------------------------------------------


def find(documents: Iterable[Path]) -> Path | None:
    """The nearest settings file at or above what is checked, so that the working directory changes nothing."""
    paths = [Path(os.path.abspath(document)) for document in documents]
    folders = [path if os.path.isdir(path) else path.parent for path in paths]
    try:
        start = Path(os.path.commonpath(folders or [Path.cwd()]))
    except ValueError:  # documents on different drives of Windows share no folder
        return None
    for folder in (start, *start.parents):
        own, shared = folder / OWN_NAME, folder / SHARED_NAME
        if os.path.isfile(own):
            return own
        if os.path.isfile(shared) and _speaks_to_us(shared):
            return shared
    return None


def _speaks_to_us(path: Path) -> bool:
    """Whether a pyproject.toml, which belongs to others too, speaks to us at all."""
    try:
        with path.open("rb") as file:
            return b"tool.policylint" in file.read(MAX_BYTES)
    except OSError:
        return False


def load(path: Path) -> Settings:
    """Settings of one file. Raises ConfigError, with file and line, for anything it does not know."""
    text = _read(path)
    data, heading = _parse(path, text), ""
    if path.name == SHARED_NAME:
        heading = "tool.policylint"
        tool = data.get("tool", {})
        data = tool.get("policylint", {}) if isinstance(tool, dict) else tool
    reader = _Reader(path, text, heading)
    return reader.settings(data)


def _read(path: Path) -> str:
    if os.path.exists(path) and not os.path.isfile(path):  # to open a pipe could take for ever
        raise ConfigError("it is not an ordinary file", file=path.name)
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise ConfigError(f"cannot be read: {error.strerror}", file=path.name) from None
    if len(raw) > MAX_BYTES:
        raise ConfigError("more than 1 MB: this is not a settings file", file=path.name)
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise ConfigError("not UTF-8 text. Save it as UTF-8", file=path.name, line=line) from None


def _parse(path: Path, text: str) -> dict[str, Any]:
    try:
        data = tomllib.loads(text)
        too_deep = _depth(data) > MAX_DEPTH
    except tomllib.TOMLDecodeError as error:
        what, line = _what_and_line(str(error), text)
        raise ConfigError(f"not valid TOML: {what}", file=path.name, line=line) from None
    except ValueError:  # Python does not read numbers of thousands of digits
        raise ConfigError("a number in it is too long", file=path.name) from None
    except RecursionError:
        too_deep = True
    if too_deep:
        raise ConfigError(f"nested more than {MAX_DEPTH} deep", file=path.name)
    return data


def _depth(value: Any) -> int:
    if not isinstance(value, (dict, list)) or not value:
        return 0
    return 1 + max(_depth(item) for item in (value.values() if isinstance(value, dict) else value))


def _what_and_line(message: str, text: str) -> tuple[str, int]:
    found = re.match(r"(.*?) \(at (?:line (\d+), column (\d+)|end of document)\)$", message, re.S)
    if not found:
        return message, 1
    if not found[2]:
        return f"{found[1]}, at the end", text.count("\n") + 1
    return f"{found[1]}, column {found[3]}", int(found[2])


# --- reading the values -----------------------------------------------------------------------------------------


class _Reader:
    """Checks the values of one file, with the line of each at hand."""

    def __init__(self, path: Path, text: str, heading: str) -> None:
        self.path, self.heading = path, heading
        self._lines = text.splitlines()

    def settings(self, data: Any) -> Settings:
        if not isinstance(data, dict):
            raise ConfigError(f"[{self.heading}] is not a table", file=self.path.name)
        values: dict[str, Any] = {}
        limits: dict[str, Any] = {}
        for key, value in data.items():
            if key in LIMITS:
                limits[LIMITS[key].field] = self._limit(key, value)
            elif key in KEYS:
                values[key.replace("-", "_")] = self._value(key, value)
            else:
                raise self._wrong(key, f'"{key}" is not a setting.{nearest(key, KEYS)}')
        lines = tuple((key, self._line(key)) for key in data)
        return Settings(**values, limits=replace(DEFAULT_LIMITS, **limits), file=self.path.name, lines=lines)

    def _value(self, key: str, value: Any) -> Any:
        if key in {"select", "ignore"}:
            return self._words(key, value)
        if key == "checks":
            return tuple(self._folder(key, folder) for folder in self._words(key, value))
        if key == "template":
            return self._folder(key, self._is(key, value, str, "text in quotation marks"))
        if key == "as-of":
            return self._day(value)
        if key == "ocr":
            return self._is(key, value, bool, "true or false")
        if key == "jobs":
            return self._at_least_one(key, value)
        return self._choice(key, self._is(key, value, str, "text in quotation marks"))

    def _folder(self, key: str, name: str) -> Path:
        """A folder, named from where the settings stand."""
        if not os.path.isdir(self.path.parent / name):
            raise self._wrong(key, f'{key}: there is no folder "{name[:80]}"')
        return self.path.parent / name

    def _choice(self, key: str, value: str) -> str:
        known = {"fail-on": FAIL_ON, "policy-type": POLICY_TYPES}.get(key)
        if known and value not in known:
            raise self._wrong(key, f'{key} "{value}" is not one of {", ".join(known)}.{nearest(value, known)}')
        return value

    def _words(self, key: str, value: Any) -> tuple[str, ...]:
        listed = [value] if isinstance(value, str) else value
        if not isinstance(listed, list) or not all(isinstance(item, str) for item in listed):
            raise self._wrong(key, f"{key} needs a list of texts in quotation marks")
        return tuple(listed)

    def _day(self, value: Any) -> date:
        if isinstance(value, date) and not isinstance(value, datetime):
            return value
        try:
            return date.fromisoformat(value)
        except (TypeError, ValueError):
            raise self._wrong("as-of", 'as-of needs a day such as "2026-11-22"') from None

    def _limit(self, key: str, value: Any) -> float:
        limit = LIMITS[key]
        if limit.fraction and isinstance(value, float) and 0 < value <= MOST:
            return value
        return self._at_least_one(key, value) * limit.scale

    def _at_least_one(self, key: str, value: Any) -> int:
        number = self._is(key, value, int, "a whole number")
        if number < 1:
            raise self._wrong(key, f"{key} needs to be 1 or more")
        if number > MOST:
            raise self._wrong(key, f"{key} can be {MOST:,} at most")
        return int(number)

    def _is(self, key: str, value: Any, kind: type, wanted: str) -> Any:
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            raise self._wrong(key, f"{key} needs {wanted}")
        return value

    def _wrong(self, key: str, message: str) -> ConfigError:
        return ConfigError(message, file=self.path.name, line=self._line(key))

    def _line(self, key: str) -> int:
        """Where a key stands: a TOML parser does not tell, so it is looked for under its heading."""
        name = rf"[\"']?{re.escape(key)}[\"']?"
        prefix = rf"{re.escape(self.heading)}\." if self.heading else ""
        inside = re.compile(rf"\s*(?:{name}\s*[.=]|\[+\s*{prefix}{name}\s*[\].])")
        anywhere = re.compile(rf".*\b{re.escape(key)}\b")
        start = next((at for at, line in enumerate(self._lines) if self.heading in line), 0)
        for wanted in (inside, anywhere):
            for at in range(start, len(self._lines)):
                if wanted.match(self._lines[at]):
                    return at + 1
        return start + 1
