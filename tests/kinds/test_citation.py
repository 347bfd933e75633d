"""Superseded editions, laws and terms: what is found in real documents, what is left alone, and from which day."""

from collections.abc import Iterator
from datetime import date

import pytest

from policylint.catalog import load
from policylint.kinds import citation, settled
from policylint.kinds.settled import Settled
from policylint.model import Check
from policylint.read import read_bytes
from policylint.segment import segment

CATALOG = load()
TODAY = date(2026, 11, 22)
REFERENCES = [check for check in CATALOG.running if check.kind == "citation"]


LONG = "\n\n" + "All staff act on a concern at once. " * 60
"""What a whole document says besides."""


def said(text: str, as_of: date = TODAY, checks: list[Check] = REFERENCES) -> list[tuple[Check, Settled]]:
    """What the checks say of a Markdown document."""
    units = segment(read_bytes(text.encode(), "policy.md"))
    return list(_each(units, as_of, checks))


def _each(units: object, as_of: date, checks: list[Check]) -> Iterator[tuple[Check, Settled]]:
    for check in checks:
        hits = list(citation.find(check, units))  # type: ignore[arg-type]
        for found in settled.citations(check, hits, CATALOG.editions, as_of):
            yield check, found


def messages(text: str, as_of: date = TODAY) -> list[str]:
    return [found.message for _, found in said(text, as_of)]


@pytest.mark.parametrize(
    ("text", "edition"),
    [
        ("We follow KCSIE 22.", "KCSIE 2022"),
        ("Keeping Children Safe in Education (Sept 25) is our guide.", "KCSIE 2025"),
        ("We follow KCSIE, Sept 2020.", "KCSIE 2020"),
        ("We follow KCSIE (January 2021).", "KCSIE 2020"),
        ("Keeping Children Safe in Education (Sept ’23) applies.", "KCSIE 2023"),
        ("“Keeping Children Safe in Education” (DfE, September 2022) is read by staff.", "KCSIE 2022"),
        (
            "Keeping Children Safe in Education: Statutory guidance for schools and colleges (September 2024)",
            "KCSIE 2024",
        ),
        ("DfE (2021) Keeping Children Safe in Education.", "KCSIE 2021"),
        ("Staff read the 2022 edition of KCSIE each year.", "KCSIE 2022"),
        ("Our work is guided by the September 2021 KCSIE.", "KCSIE 2021"),
        ("Staff read KCSIE Part 1 (2019) each September.", "KCSIE 2019"),
        ("KCSIE 2023/24 sets out our duties.", "KCSIE 2023"),
        ("KCSIE 2017 sets out our duties.", "KCSIE 2016"),
        ("The advice issued by the DfE, KCSIE (re-issued in September 2016), is read.", "KCSIE 2016"),
        ("KCSIE, published by the Department for Education in September 2019, is read.", "KCSIE 2019"),
        (
            "Working Together, produced by the Department of Health in 1999 and updated in 2018.",
            "Working Together 2018",
        ),
        ("Working Together to Safeguard Children: July 2018 applies.", "Working Together 2018"),
        ("Working Together 2018 (updated December 2020) applies.", "Working Together 2018 (December 2020)"),
        ("We work as HM Government (2015) Working Together to Safeguard Children asks.", "Working Together 2015"),
        ("The Children Act 2004 and WTSC 2023 apply.", "Working Together 2023"),
        (
            "This policy follows Information sharing: advice for practitioners (July 2018).",
            "Information sharing advice 2018",
        ),
        ("The DfE guidance on information sharing (March 2015) is followed.", "Information sharing advice 2015"),
        ("The 2018 government information sharing advice is in the office.", "Information sharing advice 2018"),
        (
            "Staff use the proposed information sharing advice for safeguarding practitioners of June 2023.",
            "Proposed information sharing advice 2023",
        ),
        (
            "Staff use Information Sharing: Guidance for practitioners and managers.",
            "Information sharing guidance 2008",
        ),
        ("This policy replaces that of 2021 and reflects KCSIE 2022.", "KCSIE 2022"),
    ],
)
def test_an_old_edition_is_known_by_title_year_month_and_publisher_in_any_order(text: str, edition: str) -> None:
    [message] = messages(text)
    assert message.startswith(f"The policy cites {edition}, which was replaced in ")


@pytest.mark.parametrize(
    "text",
    [
        "KCSIE 2026 applies.",
        "We follow KCSIE as updated each September.",
        "The current edition of Keeping children safe in education applies.",
        "KCSIE (2024 or as updated) applies.",
        "We follow KCSIE 2024 as amended.",
        "Keeping children safe in education 2025, or the edition in force at the time, applies.",
        "The policy was reviewed in September 2023 in line with KCSIE.",
        "This policy has regard to KCSIE and was agreed in March 2024.",
        "Working Together 2026 and the edition of KCSIE that is in force apply.",
        "KCSIE 2023, or the edition that is in force, applies.",
        "KCSIE training was held in September 2024.",
        "Working Together applies, and the Education Act 2002 does too.",
        "From September 2023 KCSIE asks for filtering.",
        "KCSIE, para 22, applies.",
        "Working together to improve school attendance (2022) is followed.",
        "Our Information Sharing Policy (2019) is on the website.",
        "Information sharing agreement, July 2018, with the council.",
        "We follow Information sharing: advice for practitioners (2024).",
        "KCSIE 2022 introduced the term child-on-child abuse.",
        "Since KCSIE 2022 the term is child-on-child abuse.",
    ],
)
def test_undated_current_date_free_and_historic_mentions_are_fine(text: str) -> None:
    assert messages(text) == []


def test_editions_are_found_in_lists_tables_and_footnotes_of_a_real_file() -> None:
    text = (
        "# Safeguarding policy\n\n| Document | Published | Last read by staff |\n|---|---|---|\n"
        "| Keeping children safe in education | 2021 | September 2025 |\n"
        "| Working Together to Safeguard Children | March 2026 | September 2023 |\n\n"
        "We follow the guidance[^1] and:\n\n- Working Together\n  to Safeguard Children 2018\n- the Data Pro-\n"
        "  tection Act 1998\n\n[^1]: Keeping children safe in education, September 2022.\n"
    )
    found = [message.split(",")[0] for message in messages(text)]
    assert found == [
        "The policy cites KCSIE 2021",
        "The policy cites KCSIE 2022",
        'The policy says "Data Protection Act 1998"',
        "The policy cites Working Together 2018",
    ]


def test_a_change_log_is_history_and_what_follows_it_is_not() -> None:
    text = (
        "## Version history\n\n| 1 | KCSIE 2020 |\n|---|---|\n| 2 | KCSIE 2021 |\n\n## Law\n\nWe follow KCSIE 2023.\n"
    )
    assert [message[:28] for message in messages(text)] == ["The policy cites KCSIE 2023,"]


@pytest.mark.parametrize(
    ("text", "last_right_day"),
    [
        ("Working Together to Safeguard Children (2013) applies.", date(2015, 3, 25)),
        ("We have regard to KCSIE 2020.", date(2021, 8, 31)),
        ("We follow Information sharing: advice for practitioners (July 2018).", date(2024, 4, 18)),
        ("We follow the proposed information sharing advice for safeguarding practitioners (2023).", date(2024, 4, 18)),
        ("The school complies with the Data Protection Act 1998.", date(2018, 5, 24)),
        ("Concerns are handled under LSCB procedures.", date(2019, 9, 28)),
        ("CRB checks are renewed.", date(2012, 11, 30)),
        ("Peer on peer abuse is taken seriously.", date(2022, 8, 31)),
    ],
)
def test_a_reference_is_out_of_date_from_its_day_on(text: str, last_right_day: date) -> None:
    assert messages(text, last_right_day) == []
    assert len(messages(text, date.fromordinal(last_right_day.toordinal() + 1))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The Children Act 1989, the Children Act 2004 and section 175 of the Education Act 2002 apply.",
        "The Safeguarding Vulnerable Groups Act 2006 and the Human Rights Act 1998 apply.",
        "The Sexual Offences Act 2003, the Protection of Freedoms Act 2012 and the Equality Act 2010 apply.",
        "The Rehabilitation of Offenders Act 1974 and the Counter-Terrorism and Security Act 2015 apply.",
        "Section 128 checks are made under the 2008 Act.",
        "GDPR is not a barrier.",
        "The 1998 Act was replaced in 2018.",
        "The LSCB was abolished in 2019.",
        "Until 25 May 2018 our notices were issued under the Data Protection Act 1998.",
        "The Data Protection Act 2018 replaced the Data Protection Act 1998.",
        "DBS (formerly CRB) checks are made.",
        "The safeguarding partners took over from the LSCB.",
        "CRB certificates issued before 2012 are kept.",
        "The ISA account is with the bank, and ISA 315 is an auditing standard.",
        "The Essex Safeguarding Children Board publishes procedures.",
        "Write to safeguarding@oakfieldlscb.org.uk or see www.oakfield-lscb.org.uk.",
        "What to do if you're worried a child is being abused (2015) is given to staff.",
        "She was awarded the NPQH by the NCTL.",
        "The Serious Case Review into the death of a child changed our practice.",
        "Peer-on-peer abuse, as older documents call it, is covered too.",
        "The Domestic Violence Disclosure Scheme is used.",
        "Lockers need a £10 deposit, and the roof was mended 40 days ago.",
    ],
)
def test_live_law_history_and_other_meanings_are_never_flagged(text: str) -> None:
    assert messages(text) == []


def test_laws_and_bodies_are_warnings_and_terms_and_uncertain_rows_are_advice() -> None:
    weights = {
        "The school complies with the Data Protection Act 1998.": "warning",
        "Reports go to the Independent Safeguarding Authority.": "warning",
        "CRB checks are renewed.": "advice",
        "Names are kept on the Child Protection Register.": "advice",
    }
    for text, severity in weights.items():
        [(_, found)] = said(text)
        assert found.severity == severity, text


def test_a_body_that_is_only_explained_in_a_glossary_is_worth_a_look() -> None:
    [(_, in_passing)] = said("# Glossary\n\nLSCB: a board of agencies.")
    [(_, in_force)] = said("# Procedures\n\nWe report to the LSCB.")
    assert (in_passing.severity, in_force.severity) == ("advice", "warning")


def test_an_uncertain_fact_sends_the_reader_to_the_current_guidance() -> None:
    [message] = messages("Names are kept on the Child Protection Register.")
    assert message.endswith("Check the current guidance.")


def test_the_finding_points_at_the_words_says_since_when_and_offers_the_title_to_paste() -> None:
    text = "Staff have read Keeping Children Safe in Education (DfE, September 2022) this term."
    [(check, found)] = said(text)
    assert text[found.hit.start : found.hit.end] == "Keeping Children Safe in Education (DfE, September 2022)"
    assert found.message == (
        "The policy cites KCSIE 2022, which was replaced in September 2023. The newest edition known is KCSIE 2026."
    )
    assert found.suggest == "Keeping children safe in education 2026 (Department for Education)"
    assert found.guidance == ("kcsie-2022", "kcsie-2026")
    assert check.id == "kcsie-edition"


def test_the_examples_of_our_check_files_are_right() -> None:
    for check in REFERENCES:
        for wanted, examples in ((True, check.bad), (False, check.good)):
            for example in examples:
                found = said(example["text"], example.get("as_of", TODAY), [check])
                assert bool(found) is wanted, (check.id, example["text"])


def test_every_row_of_the_tables_is_found_and_names_guidance_that_exists() -> None:
    for check in REFERENCES:
        for row in check.spec.get("row", ()):
            assert row.get("guidance", "dpa-2018").split("#")[0] in CATALOG.editions
            phrase = " ".join(word.split("|")[0].strip("?*") for word in row["found"][0].split())
            year = f" {row['years'][0]}" if "years" in row else ""
            text = f"Staff follow the {phrase}{year} and the {row.get('with', [''])[0]}."
            assert said(text, TODAY, [check]), (row["id"], text)


@pytest.mark.parametrize(
    ("spec", "problem"),
    [
        ({}, 'a citation check has either "series"'),
        ({"series": "is"}, '"titles" is missing'),
        ({"series": "is", "titles": "KCSIE"}, '"titles" must be a list of phrases.'),
        ({"series": "is", "titles": ["a"], "dated-titles": {"is-2008": "x"}}, '"dated-titles" must name an edition'),
        ({"row": ["x"]}, '"row" must be a table: [[row]].'),
        ({"row": [{"id": "a", "fond": []}]}, 'row "a": "fond" is not a key of a row. Did you mean "found"?'),
        ({"row": [{"id": "a"}]}, 'row "a": "use" is missing.'),
        ({"row": [{"id": "a", "severity": "error"}]}, 'row "a": "severity" must be one of warning, advice.'),
        ({"row": [{"id": "a", "since": 2018}]}, 'row "a": "since" must be a date such as 2018-05-25.'),
        ({"row": [{"id": "a", "not-if": "x"}]}, 'row "a": "not-if" must be a list of phrases.'),
    ],
)
def test_a_wrong_check_file_is_told_what_is_wrong(spec: dict[str, object], problem: str) -> None:
    assert any(line.startswith(problem) for line in citation.check_spec(spec))


@pytest.mark.parametrize(
    "text",
    [
        "# Keeping children safe in education 2025\n\nStaff read Part one of KCSIE 2025.",
        "Keeping children safe in education 2025\nStatutory guidance for schools and colleges\nSeptember 2025",
        "# Working Together to Safeguard Children 2023\n\nA guide to multi-agency working.",
    ],
)
def test_the_guidance_itself_is_not_told_that_it_cites_itself(text: str) -> None:
    assert messages(text + LONG) == []


@pytest.mark.parametrize(
    "text",
    [
        "# Keeping children safe in education 2025\n\nWe also follow Working Together to Safeguard Children 2018.",
        "Keeping children safe in education 2025 is what all of our staff follow.",
        "# Safeguarding policy\n\nKeeping children safe in education 2025",
    ],
)
def test_a_policy_that_cites_an_old_edition_is_told(text: str) -> None:
    assert len(messages(text + LONG)) == 1


def test_a_line_that_is_no_more_than_a_title_cites_it() -> None:
    assert len(messages("Keeping children safe in education 2025")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "DfE (2024) 'Keeping children safe in education 2024'",
        "DfE, 2021, 'Keeping children safe in education'",
        "Department for Education (DfE) (2023) Keeping children safe in education",
        "Gov.uk (2023) Keeping children safe in education",
        "We have regard to: DfE (2020) “Keeping children safe in education”.",
        "Department of Health and HM Government (2006) 'Working together to safeguard children'",
    ],
)
def test_the_publisher_and_the_year_may_stand_before_a_title_in_quotation_marks(text: str) -> None:
    assert len(messages(text)) == 1


def test_words_quoted_from_an_old_edition_do_not_cite_it() -> None:
    assert (
        messages(
            "'Keeping children safe in education 2019 asked staff to wait for parents before a call, and they did.'"
        )
        == []
    )


def test_a_title_before_the_words_that_it_introduces_is_cited() -> None:
    introduced = 'Keeping children safe in education 2019 says: "Staff act on a concern at once and tell the lead."'
    assert len(messages(introduced)) == 1


def test_a_title_in_quotation_marks_is_quoted_with_both_of_them() -> None:
    ((_, found),) = said('We follow "Working Together to Safeguard Children" (July 2018).')
    assert found.hit.get("found") == '"Working Together to Safeguard Children" (July 2018)'
