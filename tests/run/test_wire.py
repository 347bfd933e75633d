"""What parent and child say to each other comes over whole, or is refused."""

from __future__ import annotations

import io
import struct
from pathlib import Path

import pytest

from policylint.limits import Limits
from policylint.run import wire


def test_messages_come_over_as_they_were_sent() -> None:
    stream = io.BytesIO()
    wire.send(stream, {"name": "d\udcffé.docx"}, b"\0bytes")
    wire.send(stream, {})
    stream.seek(0)
    assert wire.receive(stream) == ({"name": "d\udcffé.docx"}, b"\0bytes")
    assert wire.receive(stream) == ({}, b"")
    assert wire.receive(stream) is None


def test_orders_survive_the_journey() -> None:
    orders = wire.Orders(Limits(max_pages=3), (Path("ours"),), "safeguarding", ocr=True, judging=False)
    assert wire.Orders.from_json(orders.to_json()) == orders


@pytest.mark.parametrize(
    "sent",
    [
        b"\0\0",
        struct.pack(">II", 10, 0) + b"{}",
        struct.pack(">II", 2, 5) + b"{}",
        struct.pack(">II", 2, 0) + b"[]",
        struct.pack(">II", 2, 0) + b"{x",
        struct.pack(">II", 20000, 0) + b"[" * 20000,
        struct.pack(">II", 0xFFFFFFFF, 0),
    ],
)
def test_what_is_not_a_message_is_refused(sent: bytes) -> None:
    with pytest.raises(wire.BadFrame):
        wire.receive(io.BytesIO(sent), most=1_000_000)
