"""Editions: what the files hold, which edition a report is judged by, and what a wrong file says."""

from datetime import date
from pathlib import Path

import pytest

from policylint import guidance
from policylint.errors import CheckFileError, UsageError
from policylint.model import Edition

CHECKS = Path(__file__).parents[1] / "checks" / "guidance"
TODAY = date(2026, 11, 22)
SEED_2018 = (
    "Where possible, share information with consent, and where possible, respect the wishes of those who do not "
    "consent to having their information shared."
)
SEED_2023 = (
    "You do not need consent to share personal information about a child or young person and/or members of their "
    "family if a child or young person is at risk or perceived risk of harm."
)


@pytest.fixture(scope="module")
def editions() -> dict[str, Edition]:
    return guidance.load_editions(CHECKS)


def test_every_edition_of_the_design_is_there(editions: dict[str, Edition]) -> None:
    years: dict[str, tuple[int, ...]] = {"is": (2008, 2015, 2018, 2024, 2026), "wt": (2013, 2015, 2018, 2023, 2026)}
    years["kcsie"] = (2014, 2015, 2016, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026)
    named = {f"{series}-{year}" for series, values in years.items() for year in values}
    assert named | {"is-2023-draft", "wt-2018-dec2020", "ico-10", "dpa-2018"} <= set(editions)


def test_the_two_sentences_of_the_seed_are_certain(editions: dict[str, Edition]) -> None:
    for reference, sentence in (("is-2018#rule-4", SEED_2018), ("is-2023-draft#rule-3", SEED_2023)):
        _, clause = guidance.resolve(reference, editions)
        assert clause.text.startswith(sentence)
        assert clause.confidence == "A"


def test_all_information_sharing_editions_but_the_unseen_one_have_seven_rules(editions: dict[str, Edition]) -> None:
    for edition in editions.values():
        if edition.series == "is" and edition.text == "seen":
            ids = [clause.id for clause in edition.clauses]
            assert ids[:7] == [f"rule-{number}" for number in range(1, 8)]


def test_editions_of_a_series_follow_one_another_without_a_gap(editions: dict[str, Edition]) -> None:
    for edition in editions.values():
        if edition.superseded_by and edition.in_force_from:
            assert editions[edition.superseded_by].status(edition.superseded_on or TODAY) == "in force", edition.id


def test_every_file_carries_the_licence_notice() -> None:
    for path in CHECKS.glob("*.toml"):
        assert path.read_text(encoding="utf-8").startswith(
            "# Contains public sector information licensed under the Open"
        )


def test_nothing_of_an_unseen_text_is_quoted_but_the_act_and_marked_fragments(editions: dict[str, Edition]) -> None:
    quoted = [clause.id for clause in editions["is-2026"].clauses if clause.text]
    assert quoted == ["section-16la", "section-16la-exception"]
    assert not [clause.id for clause in editions["kcsie-2026"].clauses if clause.text]


def test_a_report_of_today_is_judged_by_the_newest_text_seen_and_says_that_it_was_proposed(
    editions: dict[str, Edition],
) -> None:
    judged = guidance.judged_by(editions, TODAY)
    assert [item.edition for item in judged] == ["is-2024", "kcsie-2026", "wt-2026"]
    assert judged[0].short == "Information sharing advice 2024 (proposed 2023)"
    assert judged[0].history.startswith("Proposed 21 June 2023, final 19 April 2024")


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        (date(2023, 9, 1), ["is-2023-draft", "kcsie-2023", "wt-2018-dec2020"]),
        (date(2019, 1, 1), ["is-2018", "kcsie-2018", "wt-2018"]),
        (date(2026, 8, 31), ["is-2024", "kcsie-2025", "wt-2026"]),
        (date(2005, 1, 1), []),
    ],
)
def test_the_date_decides_which_editions_judge(editions: dict[str, Edition], as_of: date, expected: list[str]) -> None:
    assert [item.edition for item in guidance.judged_by(editions, as_of)] == expected


def test_guidance_2023_judges_by_the_proposal(editions: dict[str, Edition]) -> None:
    then, now = (guidance.judged_by(editions, day, "2023")[0] for day in (date(2023, 7, 5), TODAY))
    assert (then.edition, then.status) == ("is-2023-draft", "proposed")
    assert (now.edition, now.status) == ("is-2023-draft", "proposed")


def test_an_edition_of_another_series_leaves_information_sharing_alone(editions: dict[str, Edition]) -> None:
    judged = guidance.judged_by(editions, TODAY, "kcsie-2024")
    assert [item.edition for item in judged] == ["is-2024", "kcsie-2024", "wt-2026"]


@pytest.mark.parametrize(
    ("name", "edition"),
    [("2023", "is-2023-draft"), ("2018", "is-2018"), ("is-2018", "is-2018"), ("KCSIE 2025", "kcsie-2025")],
)
def test_an_edition_is_found_by_the_name_a_person_gives_it(
    editions: dict[str, Edition], name: str, edition: str
) -> None:
    assert guidance.edition_for(name, editions).id == edition


def test_an_unknown_edition_names_the_nearest(editions: dict[str, Edition]) -> None:
    with pytest.raises(UsageError, match=r'"2016" is not an edition of the guidance. Did you mean "kcsie-2016"'):
        guidance.edition_for("2016", editions)
    with pytest.raises(UsageError, match="There are dpa-2018, ico-10"):
        guidance.edition_for("zzz", editions)


def test_a_newer_edition_known_only_by_report_is_one_banner(editions: dict[str, Edition]) -> None:
    lines = guidance.banners(guidance.judged_by(editions, TODAY), editions, TODAY)
    assert len(lines) == 1
    assert "Information sharing to safeguard children and young people" in lines[0]
    assert lines[0].endswith("Check the current guidance.")


def test_there_is_no_banner_before_the_report(editions: dict[str, Edition]) -> None:
    day = date(2026, 9, 9)
    assert guidance.banners(guidance.judged_by(editions, day), editions, day) == ()


def test_a_check_is_off_when_judged_by_an_earlier_edition(editions: dict[str, Edition]) -> None:
    for name, on in (("2018", False), ("2023", True), (None, True)):
        judged = guidance.judged_by(editions, TODAY, name)
        assert guidance.applies("is-2023-draft", judged, editions) is on
        assert guidance.applies(None, judged, editions)


@pytest.mark.parametrize(
    ("reference", "message"),
    [
        ("is-2024#rule-9", 'guidance "is-2024#rule-9" does not exist. is-2024 has rule-1 to rule-7.'),
        ("is-2042#rule-1", 'guidance "is-2042#rule-1": there is no edition "is-2042". Did you mean "is-2026"?'),
        ("kcsie-2024#reasons", "kcsie-2024 has refer, record-reasons, record-not-sharing."),
        ("kcsie-2014#reasons", "kcsie-2014 has no clauses."),
    ],
)
def test_a_clause_that_does_not_exist_is_refused(editions: dict[str, Edition], reference: str, message: str) -> None:
    with pytest.raises(CheckFileError) as caught:
        guidance.resolve(reference, editions)
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "publisher =",
            "publsher =",
            'is-2024.toml, line 9: "publsher" is not a key of an edition. Did you mean "publi',
        ),
        ("published = 2024-04-19", 'published = "2024"', 'line 10: "published" must be a date such as 2024-04-19.'),
        ("statutory = false", 'statutory = "no"', '"statutory" must be true or false.'),
        ('confidence = "A"', 'confidence = "D"', '"confidence" must be one of A, B, C.'),
        ('short = "Information sharing advice 2024"\n', "", 'is-2024.toml: "short" is missing.'),
        ('short = "', 'short = 7 # "', '"short" must be text in quotation marks.'),
        ('id = "is-2024"', 'id = "is-2042"', 'id "is-2042" must be the name of the file, "is-2024".'),
        (
            "paragraph",
            "paragraf",
            'is-2024.toml, line 19: "paragraf" is not a key of an edition. Did you mean "paragraph"?',
        ),
        ('id = "is-2024"', "id = is", "is-2024.toml: Invalid value (at line 5, column 6)"),
    ],
)
def test_a_wrong_edition_file_says_where_and_what(tmp_path: Path, old: str, new: str, message: str) -> None:
    source = (
        (CHECKS / "is-2024.toml").read_text(encoding="utf-8").replace("[[clause]]\n", '[[clause]]\nparagraph = "1"\n')
    )
    assert old in source
    (tmp_path / "is-2024.toml").write_text(source.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(CheckFileError) as caught:
        guidance.load_editions(tmp_path)
    assert message in str(caught.value)


def test_an_edition_cannot_be_replaced_by_one_that_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "is-2018.toml").write_bytes((CHECKS / "is-2018.toml").read_bytes())
    with pytest.raises(CheckFileError, match=r'is-2018.toml: superseded-by "is-2024" is not an edition.'):
        guidance.load_editions(tmp_path)
