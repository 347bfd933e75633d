from __future__ import annotations

from dataclasses import replace

from policylint.report.summary import rows, school

from .samples import BAD, CLEAN, EVERY_RUN, NOT_APPLICABLE, NOT_READ, PARTLY, run


def test_one_row_a_document_in_the_order_of_the_run() -> None:
    assert [row.cells for row in rows(run(BAD, PARTLY, CLEAN, NOT_READ, NOT_APPLICABLE))] == [
        ("Oakfield Primary", "Child Protection Policy.pdf", "child protection", "2", "1", "2", ""),
        (
            "Oakfield Primary",
            "Data Protection Policy.pdf",
            "data protection",
            "0",
            "0",
            "0",
            "page 17 and the chart on page 18",
        ),
        ("Beech Hill", "safeguarding.docx", "safeguarding", "0", "0", "0", ""),
        ("Elm Park", "policy.pdf", "–", "–", "–", "–", "the whole file"),
        ("Ysgol y Dderwen", "safeguarding.md", "safeguarding", "–", "–", "–", "not for England"),
    ]


def test_the_school_is_the_first_folder_else_the_name_in_the_document() -> None:
    assert school(replace(BAD, path="policy.pdf")) == ""
    assert school(replace(BAD, path="policy.pdf", school="Oakfield Academy")) == "Oakfield Academy"
    assert school(replace(BAD, path="Oak/2026/policy.pdf")) == "Oak"
    assert school(replace(BAD, school="Oakfield Academy")) == "Oakfield Primary"
    assert rows(run(replace(BAD, path="Oak/2026/policy.pdf")))[0].document == "2026/policy.pdf"


def test_only_clauses_that_must_be_there_count_as_missing() -> None:
    assert rows(EVERY_RUN["bad"])[0].missing == "2"
