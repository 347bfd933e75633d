"""Stops a process from reaching any address but its own machine, for as long as it lives."""

from __future__ import annotations

import ipaddress
import sys
from typing import Any

_TALK = frozenset({"socket.connect", "socket.sendto", "socket.sendmsg"})
_ASK = frozenset({"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyname_ex"})


class Reached(AssertionError):
    """Something tried to reach the world outside."""


def guard() -> None:
    """From now on raise Reached where an address outside is looked up or spoken to. Cannot be undone."""
    sys.addaudithook(_look)


def _look(event: str, arguments: tuple[Any, ...]) -> None:
    if event in _TALK and isinstance(arguments[1], tuple):
        _refuse_outside(arguments[1][0])
    elif event in _ASK:
        _refuse_outside(arguments[0])


def _refuse_outside(host: object) -> None:
    name = host.decode() if isinstance(host, bytes) else str(host or "localhost")
    try:
        inside = ipaddress.ip_address(name.partition("%")[0]).is_loopback
    except ValueError:
        inside = name == "localhost"
    if not inside:
        raise Reached(f"{name}: only the machine itself may be reached")
