"""What sort of value each key of a check file holds, so that a wrong one is named before anything is made of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

Fits = Callable[[Any], bool]

_TEXT = (
    "advice citing clause exception family id kind missing partial-says replaced-by rule says series since status "
    "suggest title why"
)
_WORDS = (
    "abbreviations ahead-for also any bracketed families firm found general-titles guidance in-spite insert-under "
    "marked marked-is naming not-about not-if not-titles not-under note-words partial-by partial-unless passages "
    "policies satisfied-by shown-by stance titles unless unless-beside verbatim"
)
_EXAMPLES = "absent bad good partial present"


def _text(value: Any) -> bool:
    return isinstance(value, str)


def _words(value: Any) -> bool:
    return isinstance(value, list) and all(map(_text, value))


def _text_or_words(value: Any) -> bool:
    return _text(value) or _words(value)


def _number(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _yes_or_no(value: Any) -> bool:
    return isinstance(value, bool)


def _text_or_table(value: Any) -> bool:
    return _text(value) or (isinstance(value, dict) and all(map(_text, value.values())))


def _tables(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, dict) for item in value)


def _table_or_tables(value: Any) -> bool:
    return isinstance(value, dict) or _tables(value)


def _tables_of_words(value: Any) -> bool:
    return _tables(value) and all(_text_or_words(inner) for item in value for inner in item.values())


def _table_of_words(value: Any) -> bool:
    return isinstance(value, dict) and all(map(_words, value.values()))


def _examples(value: Any) -> bool:
    if not isinstance(value, list):
        return False
    return all(_text(item) or (isinstance(item, dict) and _text(item.get("text"))) for item in value)


_SHAPES: Mapping[str, tuple[Fits, str]] = {
    **dict.fromkeys(_TEXT.split(), (_text, "text in quotation marks")),
    **dict.fromkeys(_WORDS.split(), (_words, "a list of texts in quotation marks")),
    **dict.fromkeys(_EXAMPLES.split(), (_examples, 'a list of texts, or of tables with a "text"')),
    **dict.fromkeys(("about", "headed", "required", "severity"), (_text_or_table, "text, or a table of texts")),
    **dict.fromkeys(("at-least", "ahead-months"), (_number, "a whole number")),
    **dict.fromkeys(("nearest", "satisfied-if"), (_tables_of_words, "a list of tables of texts")),
    **dict.fromkeys(("satisfied-by-mention", "unless-mention"), (_table_or_tables, "a table, or a list of tables")),
    "across": (_yes_or_no, "true or false"),
    "dated-titles": (_table_of_words, "a table of lists of texts"),
    "mention": (_text_or_words, "text, or a list of texts"),
    "row": (_tables, "a list of tables"),
}


def wrong_values(table: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """(key, what it needs) for each key whose value is of another sort."""
    for key, value in table.items():
        fits, needed = _SHAPES.get(key, (None, ""))
        if fits and not fits(value):
            yield key, f"{key} needs {needed}"
