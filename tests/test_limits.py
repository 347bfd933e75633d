"""The limits that hold when nobody sets any: the numbers that the documentation gives."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, asdict, fields

import pytest

from policylint.limits import MEGABYTE, Limits


def test_the_limits_are_those_that_were_promised() -> None:
    assert MEGABYTE == 1_048_576
    assert asdict(Limits()) == {
        "max_file_bytes": 52_428_800,
        "max_unpacked_bytes": 209_715_200,
        "max_part_bytes": 104_857_600,
        "max_parts": 5_000,
        "max_depth": 100,
        "max_pages": 2_000,
        "max_characters": 5_000_000,
        "memory_bytes": 805_306_368,
        "seconds": 25.0,
        "seconds_per_page": 0.5,
        "seconds_per_check": 2.0,
        "max_findings": 1_000,
        "quote_characters": 300,
    }


def test_nobody_changes_a_limit_on_the_way() -> None:
    limits = Limits()
    for field in fields(limits):
        with pytest.raises(FrozenInstanceError):
            setattr(limits, field.name, 1)


def test_limits_hold_nothing_but_limits() -> None:
    assert not hasattr(Limits(), "__dict__")
