"""Which of several versions of the same thing a Word file shows."""

from __future__ import annotations

from typing import Final

from policylint.read.word.names import CHOICE, FALLBACK
from policylint.read.word.xml import Element

_UNDERSTOOD: Final = (
    "http://schemas.openxmlformats.org/",
    "http://schemas.microsoft.com/",
    "urn:schemas-microsoft-com:",
)
"""How the namespaces begin of which Word understands some version."""


def versions(alternatives: Element) -> list[Element]:
    """The choices in their order, then the fallback; the first with any words is what is read.

    A choice that needs what Word does not know is left out where there is a fallback, which Word then shows.
    """
    choices = list(alternatives.iterchildren(CHOICE))
    fallback = alternatives.find(FALLBACK)
    if fallback is None:
        return choices
    return [*filter(_is_understood, choices), fallback]


def _is_understood(choice: Element) -> bool:
    needed = (choice.nsmap.get(prefix) or "" for prefix in choice.get("Requires", "").split())
    return all(address.startswith(_UNDERSTOOD) for address in needed)
