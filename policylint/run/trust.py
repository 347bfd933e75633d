"""Checks that a value from a child has the types its class declares: what opened a hostile file is not trusted."""

from __future__ import annotations

import dataclasses
import functools
import types
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints


def check(value: object, wanted: Any) -> None:
    """Raise TypeError where a value, or anything inside it, is not what `wanted` says."""
    if not _fits(value, wanted):
        raise TypeError(f"{type(value).__name__} where {getattr(wanted, '__name__', wanted)} should be")


def learn(kind: type) -> None:
    """Look up the types that a class and the classes inside it declare, ahead of the first check."""
    for wanted in _fields(kind).values():
        for inner in (wanted, *get_args(wanted)):
            if dataclasses.is_dataclass(inner) and isinstance(inner, type):
                learn(inner)


def _fits(value: object, wanted: Any) -> bool:
    if wanted is str or wanted is int:
        return type(value) is wanted
    origin, inner = get_origin(wanted), get_args(wanted)
    if origin in (Union, types.UnionType):
        return any(_fits(value, one) for one in inner)
    if origin is Literal:
        return value in inner
    if origin is tuple:
        return isinstance(value, tuple) and _items_fit(value, inner)
    if dataclasses.is_dataclass(wanted):
        return type(value) is wanted and all(
            _fits(getattr(value, name), kind) for name, kind in _fields(wanted).items()
        )
    return type(value) is wanted or (wanted is float and type(value) is int)


def _items_fit(value: tuple[object, ...], inner: tuple[Any, ...]) -> bool:
    if len(inner) == 2 and inner[1] is Ellipsis:
        return all(_fits(item, inner[0]) for item in value)
    return len(value) == len(inner) and all(_fits(item, one) for item, one in zip(value, inner, strict=True))


@functools.cache
def _fields(kind: Any) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {field.name: hints[field.name] for field in dataclasses.fields(kind)}
