"""As much of JSON Schema as docs/policylint-1.schema.json uses."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "policylint-1.schema.json").read_text("utf-8"))
_KNOWN = {"type", "const", "enum", "pattern", "minimum", "required", "properties", "items", "$ref", "description"}
_KNOWN |= {"$schema", "$id", "$defs", "title"}
_TYPES = {"object": dict, "array": list, "string": str, "integer": int, "boolean": bool, "null": type(None)}


def faults(value: Any, schema: dict[str, Any] = SCHEMA, at: str = "$") -> Iterator[str]:
    """Where the value does not follow the schema; keys that the schema does not name count as faults here."""
    assert set(schema) <= _KNOWN, f"the schema uses a word this check does not know: {set(schema) - _KNOWN}"
    if "$ref" in schema:
        schema = SCHEMA["$defs"][schema["$ref"].rpartition("/")[2]]
    types = schema.get("type", [])
    allowed = [_TYPES[name] for name in ([types] if isinstance(types, str) else types)]
    if allowed and type(value) not in allowed:
        yield f"{at}: {value!r} is not {types}"
        return
    yield from _value_faults(value, schema, at)
    if isinstance(value, dict):
        yield from _object_faults(value, schema, at)
    for index, item in enumerate(value if isinstance(value, list) else ()):
        yield from faults(item, schema["items"], f"{at}[{index}]")


def _value_faults(value: Any, schema: dict[str, Any], at: str) -> Iterator[str]:
    if "const" in schema and value != schema["const"]:
        yield f"{at}: {value!r} is not {schema['const']!r}"
    if "enum" in schema and value not in schema["enum"]:
        yield f"{at}: {value!r} is not one of {schema['enum']}"
    if "pattern" in schema and not re.search(schema["pattern"], value):
        yield f"{at}: {value!r} does not fit {schema['pattern']}"
    if isinstance(value, int) and value < schema.get("minimum", value):
        yield f"{at}: {value} is too small"


def _object_faults(value: dict[str, Any], schema: dict[str, Any], at: str) -> Iterator[str]:
    named = schema.get("properties", {})
    yield from (f"{at}: {key} is missing" for key in schema.get("required", ()) if key not in value)
    for key, item in value.items():
        if key in named:
            yield from faults(item, named[key], f"{at}.{key}")
        else:
            yield f"{at}: {key} is not in the schema"
