"""Case files are not read; blank forms, policies and notices are."""

from __future__ import annotations

from pathlib import Path

import pytest

import policylint
from policylint.errors import LooksLikeARecord
from policylint.model import Block, Document
from policylint.read import read, read_bytes
from policylint.records import refuse
from policylint.run.jobs import Job
from policylint.run.keeper import Keeper
from policylint.run.wire import Orders

ROOT = Path(__file__).parent.parent


def of(text: str) -> Document:
    return read_bytes(text.encode(), "record.md")


def rows(*cells: tuple[str, ...], headed: bool = False) -> Document:
    """A table, with the headers that a reader finds."""
    made = []
    for row, texts in enumerate(cells, 1):
        for column, text in enumerate(texts, 1):
            above = cells[0][column - 1] if headed and row > 1 else ""
            left = texts[0] if not headed and column > 1 else ""
            place = {"table": 1, "row": row, "column": column, "column_header": above, "row_header": left}
            made.append(Block(f"{row}.{column}", "cell", text, **place))
    return Document("form.docx", "docx", tuple(made))


@pytest.mark.parametrize(
    "text",
    [
        "UPN: H801200001001",
        "Unique Pupil Number H801200001001",
        "The pupil (H801200001001) was seen on Monday.",
        "UPN: X934200017042",
        "UPN\n\nH801200001001",
        "UPN: T80120000100A",
        "UPN: H 801 2000 01001",
        "UPN: H801-2000-01001",
        "Amy (DOB 12/03/2015) told her teacher that she was afraid.",
        "Name of child: amy jones\n\nDOB: 12/03/2015",
        "Pupil’s name: amy o’neill; d.o.b. 12/3/15",
        "NHS number: 943 476 5919",
        "NHS no. 9434765919",
        "NHS: 943-476-5919",
        "The NHS number of the child is 943 476 5919.",
        "Amy, 943 476 5919 (NHS number).",
        "943 476 5919 is her NHS number.",
        "ＮＨＳ ｎｕｍｂｅｒ： ９４３ ４７６ ５９１９",
        "Name: Amy Jones. Her date of birth is 12/03/2015.",
        "Name: Amy Jones\n\nDate of birth: 12/03/2015",
        "Child's name: Amy Jones   DOB: 12.03.15   Year: 4",
        "Amy Jones (DOB 12/03/2015) told her teacher that she was afraid.",
        "Amy Jones, born 12 March 2015, told her teacher that she was afraid.",
        "Amy Jones was born on 12th March 2015.",
        "Pupil: Amy\n\nYear: 4\n\nD.O.B.: 2015-03-12",
        "Surname: O’Neill\n\nForename: Aoife\n\nDate of Birth: March 12, 2015",
        "Name of child: anne-marie\n\nDOB: 12/03/2015",
        f"Date of birth: 11/03/2015. {'We tell the lead. ' * 8} Amy Jones of Year 4 has the date of birth 12/03/2015.",
        "Name of child: Amy Jones-Smith\n\nAddress: 1 High Street\n\nDOB: 1/9/2012",
    ],
)
def test_a_record_about_a_child_is_refused(text: str) -> None:
    with pytest.raises(LooksLikeARecord):
        refuse(of(f"# Concern form\n\n{text}\n"))


@pytest.mark.parametrize(
    "document",
    [
        rows(("Name of child", "Amy Jones"), ("Class", "4B"), ("Date of birth", "12/03/2015")),
        rows(("Name", "DOB", "Concern"), ("Amy Jones", "12/03/2015", "Attendance"), headed=True),
        rows(("Details", ""), ("UPN", "H801200001001")),
        rows(("NHS Number", "943 476 5919")),
    ],
)
def test_a_record_in_a_table_is_refused(document: Document) -> None:
    with pytest.raises(LooksLikeARecord):
        refuse(document)


@pytest.mark.parametrize(
    "text",
    [
        "Name: ____________ Date of birth: ____________ UPN: ____________ NHS number: ____________",
        "Name of child:\n\nDate of birth:\n\nUPN:\n\nNHS number:",
        "Name: Date of birth: Year group: Signature:",
        "DOB: dd/mm/yyyy",
        "Name of child: ........ DOB: __/__/____",
        "We hold the name, date of birth, UPN and NHS number of each pupil, and review this on 01/09/2026.",
        "A UPN is a letter and twelve digits, for example H801200001001.",
        "UPN: A123456789012",
        "UPN: A 1234 5678 9012",
        "Name of child: please print in full\n\nDOB: __/__/____",
        "The trust was born on 1 April 2014. Oakfield (founded 12/03/2015) joined.",
        "Name of child (as it stands on the certificate) and date of birth are checked by 01/09/2015.",
        "Children with a date of birth between 1 September 2021 and 31 August 2022 start Reception.",
        "Name: Jane Smith, Designated Safeguarding Lead. Approved 12/03/2015. Next review: 12 March 2026.",
        "Designated Safeguarding Lead: Jane Smith, 01273 555019, jane@oakfield.example",
        "Policy reviewed by: Amy Jones   Date: 12/03/2015   URN: 123456   Charity number: 1098765",
        "Ofsted: 0300 123 1231. NHS 111. NHS Sussex: 0300 140 9854. Childline: 0800 1111.",
        "NHS England 943 476 5918 is no NHS number, as its last digit is wrong.",
        "Call the NHS team on 020 7123 4567 or 0845 464 7000.",
        "The school is named after Thomas Clarkson, born 28 March 1760.",
        "Name: Jane Smith\n\nDate of birth: 12/03/1975",
        "Company number 09434765. VAT GB 943 4765 919. Account 94347659 19.",
        "Document reference V202609011234 of the trust.",
        "Policy adopted 12/03/2015. Born in 2015, the trust runs six schools.",
        "ISBN 943 476 5919",
        "Ring 943 476 5919, the desk that knows about an NHS number.",
        "UKPRN 10012345. DfE number 801/2000. Ofsted inspection 10234567.",
    ],
)
def test_forms_policies_and_numbers_of_other_kinds_are_read(text: str) -> None:
    refuse(of(f"# Child protection policy\n\n{text}\n"))


def test_a_blank_form_in_a_table_is_read() -> None:
    refuse(rows(("Name of child", ""), ("Date of birth", "DD/MM/YYYY"), ("UPN", ""), ("Review date", "12/03/2015")))
    refuse(rows(("Name", "Role", "Reviewed"), ("Amy Jones", "Lead", "12/03/2015"), headed=True))


def test_a_name_far_from_the_date_of_birth_is_not_beside_it() -> None:
    refuse(of("Name: Jane Smith\n\n" + "Staff tell the lead.\n\n" * 20 + "Date of birth: 12/03/2015"))


@pytest.mark.parametrize(
    "path", sorted(ROOT.glob("fixtures/*.*")) + sorted(ROOT.glob("tests/corpus/docs/*.*")), ids=lambda path: path.name
)
def test_every_policy_of_ours_is_read(path: Path) -> None:
    if path.suffix in {".docx", ".pdf", ".md", ".html", ".txt"}:
        refuse(read(path))


def test_nothing_of_a_record_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "concern.md"
    path.write_text("# Child Protection Policy\n\nName: Amy Jones\n\nDOB: 12/03/2015\n\nStaff will seek consent.\n")
    keeper = Keeper(Orders())
    answer = keeper.judge(Job("concern.md", path))
    keeper.close()
    assert (answer.analysis, answer.sha256, answer.trace) == (None, "", "")
    assert answer.why == "it looks like a record about a child"
    assert "Amy" not in repr(answer)


@pytest.mark.parametrize(
    "text",
    [
        "Amy Jones (DOB 12/03/2015): staff will seek consent before sharing.",
        "Amy Jones, aged 8, DOB 12/03/2015",
        "AMY JONES\nDOB: 12/03/2015",
        "A. Jones (d.o.b 12/3/15)",
        "Jones, Amy. DOB 12/03/2015",
        "# Amy Jones\n\nDate of birth: 12/03/2015",
        "| Name | DOB |\n|---|---|\n| Amy Jones | 12/03/2015 |",
        "Name | Amy Jones\nDOB | 12/03/2015",
        "Name of child\tDate of birth\nAmy Jones\t12/03/2015",
        "UPN: A801200001001",
        "NHS number: 943 476 5919",
        "Child Protection Conference\nAmy Jones\nDate of birth 2015-03-12",
    ],
)
def test_a_record_handed_over_as_text_is_not_judged_either(text: str) -> None:
    report = policylint.lint_text(text)
    assert (report.status, report.findings) == ("not-read", ())
    assert report.unread[0].why == "it looks like a record about a child"


@pytest.mark.parametrize(
    "text",
    [
        "| Name | DOB |\n|---|---|\n| ______ | DD/MM/YYYY |",
        "Children born on 31 August 2015 start in Reception Year.",
        "Name\tRole\tReviewed\nAmy Jones\tLead\t12/03/2015",
        "Jane Smith, Designated Lead\n\nDate of birth: __/__/____",
    ],
)
def test_a_blank_form_handed_over_as_text_is_judged(text: str) -> None:
    assert policylint.lint_text(text).status != "not-read"
