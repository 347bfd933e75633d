"""Documents in which a reader looks for the duties of sharing, from their titles."""

import pytest

from policylint.model import PolicyType
from policylint.recognise import is_about_sharing


@pytest.mark.parametrize(
    ("title", "kind", "asked"),
    [
        ("Privacy notice: school workforce", "privacy-notice", False),
        ("Privacy notice for governors, visitors and job applicants", "privacy-notice", False),
        ("Privacy notices: pupils, parents and staff", "privacy-notice", True),
        ("Privacy notice", "privacy-notice", True),
        ("Subject access procedure", "data-protection", False),
        ("Retention schedule", "data-protection", False),
        ("Data protection and retention policy", "data-protection", True),
        ("Data protection policy for staff", "data-protection", True),
        ("Keeping children safe in education 2025", "safeguarding", False),
        ("Keeping children safe in education: our policy", "safeguarding", True),
        ("Child protection policy for visitors and staff", "child-protection", True),
        ("Transfer of child protection files", "child-protection", False),
        ("Safeguarding records: keeping and transferring them", "safeguarding", False),
        ("Safeguarding policy, with the transfer of records", "safeguarding", True),
    ],
)
def test_nobody_looks_for_the_duties_of_sharing_in_a_paper_about_something_else(
    title: str, kind: PolicyType, asked: bool
) -> None:
    assert is_about_sharing(title, kind) is asked
