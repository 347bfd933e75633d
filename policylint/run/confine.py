"""What the child may use at most, set by itself before it sees a document; the parent watches time and memory too."""

from __future__ import annotations

import math
import time

from policylint.limits import MEGABYTE, Limits

_ADDRESSES = 4096 * MEGABYTE
"""Address space in bytes: libraries reserve far more than they use, so this stops only what runs wild."""
_SPARE_SECONDS = 10
"""The parent's clock comes first; this ends a child whose parent is gone."""


def process(limits: Limits) -> None:
    """Bound address space, files written and core files for the life of this process."""
    _lower("RLIMIT_CORE", 0)
    _lower("RLIMIT_FSIZE", limits.max_unpacked_bytes)
    _lower("RLIMIT_AS", max(_ADDRESSES, 4 * limits.memory_bytes))


def cpu_time(limits: Limits) -> None:
    """Bound the processor time of the next document."""
    longest = max(limits.seconds, limits.seconds_per_page * limits.max_pages)
    _lower("RLIMIT_CPU", math.ceil(time.process_time() + longest) + _SPARE_SECONDS)


def _lower(name: str, value: int) -> None:
    """Set the soft limit within the hard one. Windows has none: the parent's watch is all there is."""
    try:
        import resource
    except ImportError:
        return
    which = getattr(resource, name)
    _, hard = resource.getrlimit(which)
    resource.setrlimit(which, (value if hard == resource.RLIM_INFINITY else min(value, hard), hard))
