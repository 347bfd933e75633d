"""Editions out of date, with editions of the test's own: found by title and date, settled for a day, said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from policylint.kinds import citation, settled
from policylint.kinds.settled import Settled, edition_cited
from policylint.model import Check, Hit
from tests.kinds.small import TODAY, by_id, cells, check, edition, paragraph, study, units_in, units_of

EDITIONS = by_id(
    edition("ax-2008", date(2008, 10, 1), date(2015, 3, 26)),
    edition("ax-2015", date(2015, 3, 26), date(2018, 7, 4)),
    edition("ax-2018", date(2018, 7, 4), date(2024, 4, 19), title="Title ax 2018"),
    edition("ax-2024", date(2024, 4, 19)),
    edition("ax-2025", date(2025, 9, 1), confidence="C"),
    edition("by-2030", date(2030, 1, 1)),
    edition("cz-2000", date(2000, 1, 1)),
)
SERIES = {
    "series": "ax",
    "titles": ["the blue book", "the blue book of rules"],
    "abbreviations": ["BB"],
    "general-titles": ["sharing guidance"],
    "not-titles": ["my blue book", "blue book shop"],
    "dated-titles": {"ax-2008": ["the old book"]},
}
CITED = check("citation", SERIES, suggest="Read <current edition>.", severity={"": "error"})


def cited(text: str, spec: Check = CITED) -> list[Hit]:
    return list(citation.find(spec, units_of(text, None)))


def words(text: str) -> list[str]:
    return [text[hit.start : hit.end] for hit in cited(text)]


def said(text: str, as_of: date = TODAY, spec: Check = CITED) -> list[Settled]:
    return list(settled.citations(spec, cited(text, spec), EDITIONS, as_of))


def test_a_dated_citation_says_all_that_is_known_of_it() -> None:
    text = "It rains. We read the blue book (2018) here."
    assert cited(text) == [
        Hit(
            "small-check",
            "citation",
            1,
            "b1",
            18,
            38,
            because='"the blue book (2018)" is cited with the year 2018.',
            data=(("series", "ax"), ("edition", ""), ("dated", "2018-12-31"), ("found", "the blue book (2018)")),
        )
    ]


def test_a_title_that_only_one_edition_bears_needs_no_date() -> None:
    (hit,) = cited("We read the old book here.")
    assert hit.because == 'Only one edition is called "the old book".'
    assert (hit.get("edition"), hit.get("dated"), hit.role) == ("ax-2008", "", "citation")
    (dated,) = cited("We read the old book (2015) here.")
    assert (dated.get("edition"), dated.get("dated")) == ("", "2015-12-31")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("We read the blue book 2018.", ["the blue book 2018"]),
        ("We read the blue book 2018", ["the blue book 2018"]),
        ("We read the blue book [July 2018].", ["the blue book [July 2018]"]),
        ("We read (the blue book 2018).", ["the blue book 2018"]),
        ("We read the blue book (2018, page 4).", ["the blue book (2018"]),
        ("We read the blue book of rules 2018.", ["the blue book of rules 2018"]),
        ("We read BB 18.", ["BB 18"]),
        ("We read the blue book 18.", []),
        ("We read the 2015 edition of the blue book.", ["2015 edition of the blue book"]),
        ("We read the blue book 2015 and the blue book 2018.", ["the blue book 2015", "the blue book 2018"]),
        ("We read the blue book 2015 (updated July 2018).", ["the blue book 2015 (updated July 2018)"]),
        ("We read my blue book 2018.", []),
        ("We went to the blue book shop 2018.", []),
        ("We read my blue book;the blue book 2018.", ["the blue book 2018"]),
        ("We went to a blue book shop and read the blue book 2018.", ["the blue book 2018"]),
        ("We read the sharing guidance 2018.", []),
        ("We read the sharing guidance 2018 and the blue book 2018.", ["the blue book 2018"]),
        ("We read the DfE sharing guidance 2018.", ["sharing guidance 2018"]),
        ("We read the blue book.", []),
        ("We read the blue book 2018 as amended.", ["the blue book 2018"]),
        ("The blue book 2018 was replaced.", []),
    ],
)
def test_a_title_and_its_date_are_found_together(text: str, found: list[str]) -> None:
    assert words(text) == found


def test_the_edition_in_force_is_kept_with_a_role_of_its_own_and_is_no_finding() -> None:
    for text in (
        "We read the blue book 2018 as amended.",
        "We read the blue book, latest edition.",
        "We read the old book, latest edition.",
    ):
        (hit,) = cited(text)
        assert (hit.role, hit.get("dated"), hit.get("edition")) == ("current", "", "")
        assert said(text) == []


def test_the_newest_of_two_dates_is_the_edition() -> None:
    (hit,) = cited("We read the blue book 2015 (updated July 2018).")
    assert hit.get("dated") == "2018-07-31"
    assert "cited with the year 2018" in hit.because


def test_quoted_hidden_and_logged_citations_are_left_alone() -> None:
    text = "We read the blue book 2018."
    assert list(citation.find(CITED, units_of(text, "Version history"))) == []
    assert list(citation.find(CITED, units_in(paragraph(1, text, hidden="hidden text")))) == []
    quoted = units_in(paragraph(1, f'"{text}"'))
    assert [unit.quoted != "" for unit in quoted] == [True]
    assert list(citation.find(CITED, quoted)) == []
    both = units_in(paragraph(1, f'"{text}"'), paragraph(2, text))
    assert [hit.block for hit in citation.find(CITED, both)] == ["b2"]


def test_the_date_may_stand_in_another_cell_of_the_same_row_only() -> None:
    units = units_in(*cells(("The blue book", "2015"), ("The old book", "Head"), ("The blue book", "Head")))
    found = [(hit.block, hit.get("dated")) for hit in citation.find(CITED, units)]
    assert found == [("t1r0c0", "2015-12-31"), ("t1r1c0", "")]


def test_only_the_title_is_marked_where_the_date_stands_in_another_cell() -> None:
    units = units_in(*cells(("The blue book", "2015")))
    (hit,) = citation.find(CITED, units)
    assert (hit.start, hit.end, hit.get("found")) == (0, 13, "The blue book")


def test_a_study_is_searched_in_all_its_units() -> None:
    seen = study(units_of("We read the blue book 2018.", None))
    assert list(citation.find_hits(CITED, seen)) == cited("We read the blue book 2018.")


def test_a_finding_says_when_the_edition_was_replaced_and_what_to_read() -> None:
    (found,) = said("We read the blue book 2018.")
    assert found.message == (
        "The policy cites Short ax-2018, which was replaced in April 2024. The newest edition known is Short ax-2024."
    )
    assert (found.severity, found.advice) == ("error", "Do this.")
    assert found.suggest == "Read Title ax-2024 (Publisher)."
    assert found.guidance == ("ax-2018", "ax-2024")
    assert found.hit.get("dated") == "2018-12-31"


def test_a_title_without_its_year_is_given_one_to_paste() -> None:
    editions = {**EDITIONS, "ax-2024": replace(EDITIONS["ax-2024"], title="The blue book")}
    (found,) = settled.citations(CITED, cited("We read the blue book 2018."), editions, TODAY)
    assert found.suggest == "Read The blue book (Publisher, April 2024)."


def test_an_uncertain_edition_is_advice_and_sends_to_the_current_guidance() -> None:
    editions = {**EDITIONS, "ax-2018": replace(EDITIONS["ax-2018"], confidence="C")}
    (found,) = settled.citations(CITED, cited("We read the blue book 2018."), editions, TODAY)
    assert found.severity == "advice"
    assert found.message.endswith("is Short ax-2024. Check the current guidance.")


def test_a_check_without_a_weight_warns() -> None:
    (found,) = said("We read the blue book 2018.", spec=check("citation", SERIES, severity={}))
    assert found.severity == "warning"


@pytest.mark.parametrize(
    ("dated", "edition_id"),
    [
        ("2007", ""),
        ("2008", "ax-2008"),
        ("30 September 2008", "ax-2008"),
        ("April 2008", ""),
        ("May 2008", "ax-2008"),
        ("2014", "ax-2008"),
        ("February 2015", "ax-2015"),
        ("2015", "ax-2015"),
        ("July 2018", "ax-2018"),
        ("March 2018", "ax-2018"),
        ("January 2018", "ax-2015"),
        ("2023", "ax-2018"),
        ("2024", "ax-2024"),
        ("January 2024", "ax-2024"),
        ("December 2023", "ax-2018"),
    ],
)
def test_a_date_means_the_newest_edition_that_can_bear_it(dated: str, edition_id: str) -> None:
    (hit,) = cited(f"We read the blue book ({dated}).")
    known = edition_cited(hit, EDITIONS)
    assert (known.id if known else "") == edition_id


def test_an_edition_ahead_of_its_day_bears_the_date_only_in_its_own_year() -> None:
    editions = by_id(edition("ax-2021", date(2021, 2, 1)), edition("ax-2020", date(2020, 1, 1)))
    for dated, edition_id in (("November 2020", "ax-2020"), ("January 2021", "ax-2021")):
        (hit,) = cited(f"We read the blue book ({dated}).")
        known = edition_cited(hit, editions)
        assert known is not None
        assert known.id == edition_id


def test_a_citation_of_an_edition_that_is_not_known_is_no_finding() -> None:
    assert said("We read the blue book 2007.") == []
    (hit,) = cited("We read the old book.")
    assert edition_cited(hit, {}) is None
    assert edition_cited(hit, EDITIONS) is EDITIONS["ax-2008"]


@pytest.mark.parametrize(("as_of", "findings"), [(date(2024, 4, 18), 0), (date(2024, 4, 19), 1)])
def test_an_edition_is_out_of_date_from_the_day_it_was_replaced(as_of: date, findings: int) -> None:
    assert len(said("We read the blue book 2018.", as_of)) == findings


def test_the_newest_edition_named_is_in_force_and_sure() -> None:
    (found,) = said("We read the blue book 2015.")
    assert found.guidance == ("ax-2015", "ax-2024")
    (found,) = said("We read the blue book 2015.", date(2020, 1, 1))
    assert found.guidance == ("ax-2015", "ax-2018")
    two = by_id(*(EDITIONS[name] for name in ("ax-2015", "ax-2024")), edition("ax-2023", date(2023, 1, 1)))
    (found,) = settled.citations(CITED, cited("We read the blue book 2015."), two, TODAY)
    assert found.guidance == ("ax-2015", "ax-2024")
    alone = by_id(EDITIONS["ax-2015"], EDITIONS["cz-2000"])
    (found,) = settled.citations(CITED, cited("We read the blue book 2015."), alone, TODAY)
    assert found.guidance == ("ax-2015", "ax-2015")


def test_the_edition_in_force_is_no_finding_and_those_after_it_still_are() -> None:
    text = "We read the blue book as amended. We read the blue book 2024. We read the blue book 2018."
    assert [found.guidance[0] for found in said(text)] == ["ax-2018"]
