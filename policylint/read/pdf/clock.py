"""The time and the number of characters that reading one PDF may take."""

from __future__ import annotations

import time
from collections.abc import Callable

from policylint.limits import Limits
from policylint.model import Unread

_SHARE = 0.8
"""Of the time limit; the rest is for judging what was read."""
_PAGE_SHARE = 0.25
"""One page may take no more than this share of the time for all, so that it does not cost the others."""


class Clock:
    """Starts when it is made."""

    def __init__(self, limits: Limits, pages_with_text: int, tell: Callable[[int], None] | None = None) -> None:
        """`tell` is called with the pages that hold text at the start of each page, as a sign of life."""
        self._limits, self._pages, self._tell = limits, pages_with_text, tell
        self.seconds = max(limits.seconds, limits.seconds_per_page * pages_with_text)
        self._until = time.monotonic() + _SHARE * self.seconds
        self._characters = 0

    @property
    def left(self) -> float:
        """Seconds that are left for reading."""
        return self._until - time.monotonic()

    def page_until(self) -> float:
        """When the page that starts now must be done, on the monotonic clock."""
        return time.monotonic() + min(self.left, _PAGE_SHARE * _SHARE * self.seconds)

    def count(self, characters: int) -> None:
        self._characters += characters
        if self._tell:
            self._tell(self._pages)

    def stop(self, first: int, last: int) -> Unread | None:
        """Names pages `first` to `last` as not read if a limit has been reached."""
        pages = f"page {first}" if first == last else f"pages {first} to {last}"
        if self._characters > self._limits.max_characters:
            why, option = f"the file holds more than {self._limits.max_characters:,} characters (limit)", "characters"
        elif self.left <= 0:
            why, option = f"reading stopped at the time limit of {self.seconds:g} seconds", "seconds"
        else:
            return None
        return Unread(pages, why, f"Split the file, or raise the limit with --max-{option}.")
