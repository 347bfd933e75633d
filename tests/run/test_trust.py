"""What a child sends back is believed only as far as it has the right form."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Literal

import pytest

from policylint.run import trust


@dataclass(frozen=True)
class Inner:
    name: str


@dataclass(frozen=True)
class Outer:
    count: int
    share: float
    state: Literal["on", "off"]
    inner: tuple[Inner, ...]
    pair: tuple[int, str]
    maybe: str | None


GOOD = Outer(1, 1, "on", (Inner("a"),), (1, "a"), None)


def test_the_right_form_is_believed() -> None:
    trust.check(GOOD, Outer)
    trust.check(replace(GOOD, maybe="text", share=0.5, inner=()), Outer)


@pytest.mark.parametrize(
    "wrong",
    [
        {"count": "1"},
        {"count": True},
        {"state": "elsewhere"},
        {"inner": [Inner("a")]},
        {"inner": (Inner(1),)},  # type: ignore[arg-type]
        {"pair": (1,)},
        {"pair": (1, 2)},
        {"maybe": 0},
    ],
)
def test_another_form_is_not(wrong: dict[str, Any]) -> None:
    with pytest.raises(TypeError):
        trust.check(replace(GOOD, **wrong), Outer)
