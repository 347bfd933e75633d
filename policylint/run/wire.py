"""What parent and child say to each other: JSON behind its length, and now and then bytes behind that."""

from __future__ import annotations

import json
import struct
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from policylint.limits import MEGABYTE, Limits

if TYPE_CHECKING:
    from policylint.model import PolicyType

MAX_ANSWER = 20 * MEGABYTE
"""Bytes that the parent takes from a child: what opened a hostile file is not trusted either."""
MAX_PAGE = 200 * MEGABYTE
"""Bytes of a report about many documents that the parent takes from the child that laid it out."""
DEFAULT_LIMITS = Limits()
_LENGTHS = struct.Struct(">II")


@dataclass(frozen=True, slots=True)
class Orders:
    """What a child is told once, for all documents that it will be given."""

    limits: Limits = DEFAULT_LIMITS
    checks: tuple[Path, ...] = ()
    policy_type: PolicyType | None = None
    ocr: bool = False
    judging: bool = True
    """Whether documents will be judged, or only read."""

    def to_json(self) -> dict[str, Any]:
        return {
            "limits": asdict(self.limits),
            "checks": [str(path) for path in self.checks],
            "policy_type": self.policy_type,
            "ocr": self.ocr,
            "judging": self.judging,
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Orders:
        return cls(
            Limits(**data["limits"]),
            tuple(Path(path) for path in data["checks"]),
            data["policy_type"],
            data["ocr"],
            data["judging"],
        )


class BadFrame(Exception):
    """What came is not what either side would send."""


def send(stream: BinaryIO, message: dict[str, Any], payload: bytes = b"") -> None:
    """Write one message. Raises OSError when the other side is gone."""
    head = json.dumps(message).encode("ascii")
    stream.write(_LENGTHS.pack(len(head), len(payload)) + head)
    stream.write(payload)
    stream.flush()


def receive(stream: BinaryIO, most: int | None = None) -> tuple[dict[str, Any], bytes] | None:
    """Read one message of at most `most` bytes; None at the end. Raises BadFrame for anything else."""
    lengths = stream.read(_LENGTHS.size)
    if not lengths:
        return None
    if len(lengths) < _LENGTHS.size:
        raise BadFrame("it ends within a length")
    size, extra = _LENGTHS.unpack(lengths)
    if most is not None and size + extra > most:
        raise BadFrame(f"more than {most // MEGABYTE} MB")
    head, payload = stream.read(size), stream.read(extra)
    if len(head) < size or len(payload) < extra:
        raise BadFrame("it ends within a message")
    return _message(head), payload


def _message(head: bytes) -> dict[str, Any]:
    try:
        message = json.loads(head)
    except (ValueError, RecursionError):
        raise BadFrame("it is not JSON") from None
    if not isinstance(message, dict):
        raise BadFrame("it is not a message")
    return message
