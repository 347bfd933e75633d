"""Loading something large without a look for garbage in between."""

from __future__ import annotations

import gc

import pytest

from policylint.loading import to_stay


def test_no_garbage_is_looked_for_meanwhile_and_what_was_made_counts_as_old() -> None:
    with to_stay():
        assert not gc.isenabled()
        made = [[number] for number in range(20_000)]
    assert gc.isenabled()
    assert any(item is made for item in gc.get_objects(generation=2))
    assert gc.get_freeze_count() == 0


def test_whoever_looks_for_no_garbage_is_left_alone() -> None:
    gc.disable()
    try:
        with pytest.raises(KeyError), to_stay():
            raise KeyError
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_what_the_caller_froze_stays_frozen() -> None:
    gc.freeze()
    try:
        frozen = gc.get_freeze_count()
        with to_stay():
            pass
        assert gc.get_freeze_count() >= frozen - 100
    finally:
        gc.unfreeze()
