from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from policylint.model import RunReport
from policylint.report import render

from .samples import BAD, CONSENT_FIRST, EVERY_RUN, NASTY, run
from .schema import SCHEMA, faults


@pytest.mark.parametrize("report", EVERY_RUN.values(), ids=EVERY_RUN)
def test_json_follows_the_published_schema(report: RunReport) -> None:
    assert list(faults(json.loads(render(report, "json")))) == []


def test_the_schema_has_no_optional_keys() -> None:
    for node in _objects(SCHEMA):
        assert sorted(node["required"]) == sorted(node["properties"])


def test_the_schema_check_sees_a_wrong_document() -> None:
    value = json.loads(render(EVERY_RUN["bad"], "json"))
    value["documents"][0]["status"] = "clean"
    value["documents"][0]["findings"][0]["place"]["page"] = "12"
    del value["summary"]["errors"]
    assert len(list(faults(value))) == 3


@pytest.mark.parametrize("report", EVERY_RUN.values(), ids=EVERY_RUN)
def test_json_is_ascii_with_one_line_break_at_the_end(report: RunReport) -> None:
    text = render(report, "json")
    assert text.isascii()
    assert text.endswith("}\n")
    assert "\x1b" not in text


def test_every_character_of_a_quote_is_read_back() -> None:
    text = NASTY + "".join(map(chr, range(0x20))) + "\u2028\ufeff\U000e0041\udfff"
    report = run(replace(BAD, findings=(replace(CONSENT_FIRST, quote=text),)))
    assert json.loads(render(report, "json"))["documents"][0]["findings"][0]["quote"] == text


def test_documents_and_findings_stay_in_the_order_given() -> None:
    value = json.loads(render(EVERY_RUN["several"], "json"))
    assert [item["path"] for item in value["documents"]] == [item.path for item in EVERY_RUN["several"].reports]
    assert [item["check"] for item in value["documents"][0]["findings"]] == [item.check for item in BAD.findings]


def _objects(schema: Any) -> list[dict[str, Any]]:
    if isinstance(schema, list):
        return [found for item in schema for found in _objects(item)]
    if not isinstance(schema, dict):
        return []
    here = [schema] if schema.get("type") == "object" else []
    return here + [found for item in schema.values() for found in _objects(item)]
