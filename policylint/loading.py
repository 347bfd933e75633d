"""Makes room for much that stays: Python does not look for garbage in it while it is made."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def to_stay() -> Iterator[None]:
    """Load something large. Python would go through all of it several times, looking for what nobody needs."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if not gc.get_freeze_count():  # else it was the caller who froze something
            gc.freeze()
            gc.unfreeze()  # now all that was made counts as old
        if collecting:
            gc.enable()
