"""Name of the school, from the title, the cover and the page header."""

import pytest

from policylint.read.build import DocumentBuilder
from policylint.recognise import school_name
from tests.recognise.papers import document


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Pennyfield Junior School Child Protection Policy"], "Pennyfield Junior School"),
        (["Child Protection Policy for Oakfield Primary School"], "Oakfield Primary School"),
        (["Safeguarding policy: Tern Bay Sixth Form"], "Tern Bay Sixth Form"),
        (
            ["Safeguarding", "Our Lady of Lourdes Catholic Primary School"],
            "Our Lady of Lourdes Catholic Primary School",
        ),
        (["ST MARY'S CE PRIMARY SCHOOL\nSAFEGUARDING POLICY 2026"], "St Mary's CE Primary School"),
        (["Policy of The Elms Academy"], "The Elms Academy"),
        (["[School name] Primary School", "Child protection policy"], ""),
        (["The School", "Our Primary School", "Whole School Policy"], ""),
        (["Safeguarding Policy"], ""),
    ],
)
def test_the_school_is_named_only_when_plainly_named(lines: list[str], expected: str) -> None:
    assert school_name(document(*lines)) == expected


def test_a_page_header_may_name_the_school() -> None:
    builder = DocumentBuilder("policy.pdf", "pdf")
    builder.add("heading", "Child protection policy")
    builder.add("header", "Harbour View Academy | page 1")
    assert school_name(builder.document()) == "Harbour View Academy"


def test_an_empty_document_names_no_school() -> None:
    assert school_name(document(name="x.txt")) == ""
