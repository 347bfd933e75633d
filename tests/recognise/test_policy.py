"""Policy type, from the title and the first page."""

import pytest

from policylint.model import PolicyType
from policylint.read.build import DocumentBuilder
from policylint.recognise import policy_type
from tests.recognise.papers import document


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Oakfield Primary School", "Child Protection and Safeguarding Policy", "September 2026"], "child-protection"),
        (["Safeguarding and Child Protection Policy, including online safety"], "child-protection"),
        (["Our Lady's School", "Whole School Policy", "Safeguarding and Child Protection"], "child-protection"),
        (["Introduction", "This child protection policy sets out what we do."], "child-protection"),
        (
            [
                "Keeping safe",
                "Child protection policy of a small school by the sea for pupils of all ages and all their needs",
            ],
            "child-protection",
        ),
        (["Safeguarding policy: Tern Bay Sixth Form"], "safeguarding"),
        (["Tern Bay Sixth Form College", "Safeguarding Policy"], "safeguarding"),
        (["Oakfield Sixth Form", "Child protection policy"], "child-protection"),
        (["ST MARY'S CE PRIMARY SCHOOL\nSAFEGUARDING POLICY 2026"], "safeguarding"),
        (["Sallowfield School Data Protection Policy"], "data-protection"),
        (["UK GDPR policy"], "data-protection"),
        (["Records management policy"], "data-protection"),
        (["Information governance framework"], "data-protection"),
        (["Information Sharing Policy", "Staff share information to keep a child at risk safe."], "safeguarding"),
        (["Information Sharing Policy", "We share attendance data with the Department."], "data-protection"),
        (["Data Protection and Information Sharing Policy", "Safeguarding comes first."], "data-protection"),
        (["Privacy notice for parents and pupils: safeguarding"], "privacy-notice"),
        (["How we use pupil information"], "privacy-notice"),
        (["Behaviour Policy", "Safeguarding statement", "We are committed to safeguarding."], "other"),
        (["Uniform policy", "Safeguarding"], "other"),
        (["Staff code of conduct (safeguarding)"], "other"),
        (["Safer recruitment policy", "Child protection policy statement"], "other"),
        (["Online safety policy"], "other"),
        (["Taking photographs of children", "Consent", "Safeguarding comes first."], "other"),
        (["Safeguarding adults at risk: policy"], "other"),
        (["Safeguarding children and adults at risk: policy"], "safeguarding"),
        (["Safeguarding adults and child protection policy"], "child-protection"),
        (["When a pupil leaves: transfer of the child protection file to a new school"], "child-protection"),
        (["Transfer of safeguarding records between nurseries and primary schools"], "safeguarding"),
        (["Notes of a meeting"], "other"),
    ],
)
def test_a_document_is_what_its_title_calls_it(lines: list[str], expected: PolicyType) -> None:
    assert policy_type(document(*lines)) == expected


def test_the_file_name_helps_when_the_text_says_nothing() -> None:
    assert policy_type(document("Welcome", name="oakfield_data-protection_2026.pdf")) == "data-protection"
    assert policy_type(document("Trips policy", name="safeguarding.pdf")) == "other"


@pytest.mark.parametrize(
    ("title", "part", "expected"),
    [
        ("How to refer a child to the hearing service", "Child protection", "other"),
        ("Starting nursery with additional needs", "Information sharing", "other"),
        ("Mental health services", "Safeguarding", "other"),
        ("Oakfield Primary School", "Safeguarding", "safeguarding"),
        ("Oakfield", "Child protection", "child-protection"),
        ("How we keep everyone safe here", "Child protection policy", "child-protection"),
    ],
)
def test_a_part_gives_its_name_to_a_document_whose_title_tells_of_nothing(
    title: str, part: str, expected: PolicyType
) -> None:
    builder = DocumentBuilder("paper.md", "md")
    builder.add("heading", title, level=1)
    builder.add("heading", part, level=2)
    builder.add("paragraph", "We do what the law asks.")
    assert policy_type(builder.document()) == expected


@pytest.mark.parametrize(
    "lines",
    [
        ["Confidentiality and data protection", "We ask students before we speak to anyone else at the University."],
        ["Information sharing", "Your school nurse looks in during the first year and measures every child."],
        ["Data sharing", "No consent form is needed for hearing screening."],
    ],
)
def test_a_page_on_information_by_a_university_or_a_health_service_is_no_policy_of_a_school(lines: list[str]) -> None:
    assert policy_type(document(*lines, name="paper.md")) == "other"
    assert policy_type(document("Data protection policy", *lines[1:], name="paper.md")) == "data-protection"


def test_an_empty_document_is_of_no_type() -> None:
    assert policy_type(document(name="x.txt")) == "other"


@pytest.mark.parametrize(
    "lines",
    [
        ["Two year check", "Dear parents", "Please read our safeguarding policy."],
        ["Speech therapy referral form", "Child protection policy", "Name"],
        ["Speech therapy", "Child protection plan / child in need"],
        ["Induction checklist", "Child protection policy", "Code of conduct"],
        ["Annual safeguarding report to governors", "Numbers."],
        ["Visit", "Is the child protection policy on the website?"],
        ["Family worker wanted", "September", "Part time", "Safeguarding statement", "We keep children safe."],
        ["Early help", "With the family", "Name", "Consent statement for information sharing", "A child at risk"],
    ],
)
def test_what_only_names_a_policy_is_none(lines: list[str]) -> None:
    assert policy_type(document(*lines, name="paper.md")) == "other"


def test_a_text_that_speaks_of_itself_tells_its_type() -> None:
    for text in ("This child protection policy is ours.", "Our child protection policy sets out rules."):
        assert policy_type(document("Oakfield", text, name="paper.md")) == "child-protection"
    ours = "Here we say what we aim for in our child protection policy."
    assert policy_type(document("Oakfield", ours, name="paper.md")) == "other"
    assert policy_type(document("Oakfield", ours, "word " * 1000, name="paper.md")) == "child-protection"


def test_the_national_guidance_is_nobodys_policy() -> None:
    title = "Keeping children safe in education 2025"
    about = "Statutory guidance for schools and colleges on safeguarding children"
    assert policy_type(document("Department for Education", title, about, name="guidance.pdf")) == "other"
    assert policy_type(document(f"Child protection policy: {title}", name="policy.pdf")) == "child-protection"
    assert policy_type(document(title, "Oakfield safeguarding policy", name="policy.pdf")) == "safeguarding"
    below = "Information sharing: advice for practitioners (2024)"
    assert policy_type(document("7.2 Information sharing", below, "A child at risk", name="a.md")) == "safeguarding"
