"""Editions and names out of date, with editions and a table of the test's own: found, settled, said."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from policylint.kinds import citation
from policylint.kinds.cited import edition_cited
from policylint.kinds.settled import Settled
from policylint.model import Block, Check, Hit, Place
from tests.kinds.small import TODAY, by_id, check, edition, paragraph, study, units_in, units_of

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
ROW: dict[str, Any] = {
    "id": "tax-board",
    "found": ["tax board", "taxes board"],
    "use": "the tax office",
    "since": date(2018, 5, 25),
    "severity": "warning",
    "confidence": "A",
}


def cited(text: str, spec: Check = CITED) -> list[Hit]:
    return list(citation.find(spec, units_of(text, None)))


def words(text: str) -> list[str]:
    return [text[hit.start : hit.end] for hit in cited(text)]


def settled(text: str, as_of: date = TODAY, spec: Check = CITED) -> list[Settled]:
    return list(citation.settle(spec, cited(text, spec), EDITIONS, as_of))


def listed(text: str, as_of: date = TODAY, heading: str | None = None, **changes: Any) -> list[Settled]:
    spec = check("citation", {"row": [{**ROW, **changes}]})
    hits = list(citation.find(spec, units_of(text, heading)))
    return list(citation.settle(spec, hits, EDITIONS, as_of))


# --- editions by title and date ---------------------------------------------------------------------------------


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
        assert settled(text) == []


def test_the_newest_of_two_dates_is_the_edition() -> None:
    (hit,) = cited("We read the blue book 2015 (updated July 2018).")
    assert hit.get("dated") == "2018-07-31"
    assert "cited with the year 2018" in hit.because


def test_quoted_hidden_and_logged_citations_are_left_alone() -> None:
    text = "We read the blue book 2018."
    assert list(citation.find(CITED, units_of(text, "Version history"))) == []
    assert list(citation.find(CITED, units_in(paragraph(1, text, hidden="hidden text")))) == []
    quoted = units_in(paragraph(1, text, marks=("quote",)))
    assert [unit.quoted != "" for unit in quoted] == [True]
    assert list(citation.find(CITED, quoted)) == []
    both = units_in(paragraph(1, text, marks=("quote",)), paragraph(2, text))
    assert [hit.block for hit in citation.find(CITED, both)] == ["b2"]


def cells(*rows: tuple[str, ...], headers: tuple[str, ...] = ()) -> tuple[Block, ...]:
    return tuple(
        Block(
            f"r{row}c{column}",
            "cell",
            text,
            table=1,
            row=row,
            column=column,
            column_header=headers[column] if headers else "",
            place=Place(headings=("Books",)),
        )
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
    )


def test_the_date_may_stand_in_another_cell_of_the_same_row_only() -> None:
    units = units_in(*cells(("The blue book", "2015"), ("The old book", "Head"), ("The blue book", "Head")))
    found = [(hit.block, hit.get("dated")) for hit in citation.find(CITED, units)]
    assert found == [("r0c0", "2015-12-31"), ("r1c0", "")]


def test_only_the_title_is_marked_where_the_date_stands_in_another_cell() -> None:
    units = units_in(*cells(("The blue book", "2015")))
    (hit,) = citation.find(CITED, units)
    assert (hit.start, hit.end, hit.get("found")) == (0, 13, "The blue book")


def test_a_study_is_searched_in_all_its_units() -> None:
    seen = study(units_of("We read the blue book 2018.", None))
    assert list(citation.find_hits(CITED, seen)) == cited("We read the blue book 2018.")


def test_a_finding_says_when_the_edition_was_replaced_and_what_to_read() -> None:
    (found,) = settled("We read the blue book 2018.")
    assert found.message == (
        "The policy cites Short ax-2018, which was replaced in April 2024. The newest edition known is Short ax-2024."
    )
    assert (found.severity, found.advice) == ("error", "Do this.")
    assert found.suggest == "Read Title ax-2024 (Publisher)."
    assert found.guidance == ("ax-2018", "ax-2024")
    assert found.hit.get("dated") == "2018-12-31"


def test_a_title_without_its_year_is_given_one_to_paste() -> None:
    editions = {**EDITIONS, "ax-2024": replace(EDITIONS["ax-2024"], title="The blue book")}
    (found,) = citation.settle(CITED, cited("We read the blue book 2018."), editions, TODAY)
    assert found.suggest == "Read The blue book (Publisher, April 2024)."


def test_an_uncertain_edition_is_advice_and_sends_to_the_current_guidance() -> None:
    editions = {**EDITIONS, "ax-2018": replace(EDITIONS["ax-2018"], confidence="C")}
    (found,) = citation.settle(CITED, cited("We read the blue book 2018."), editions, TODAY)
    assert found.severity == "advice"
    assert found.message.endswith("is Short ax-2024. Check the current guidance.")


def test_a_check_without_a_weight_warns() -> None:
    (found,) = settled("We read the blue book 2018.", spec=check("citation", SERIES, severity={}))
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
    assert settled("We read the blue book 2007.") == []
    (hit,) = cited("We read the old book.")
    assert edition_cited(hit, {}) is None
    assert edition_cited(hit, EDITIONS) is EDITIONS["ax-2008"]


@pytest.mark.parametrize(("as_of", "findings"), [(date(2024, 4, 18), 0), (date(2024, 4, 19), 1)])
def test_an_edition_is_out_of_date_from_the_day_it_was_replaced(as_of: date, findings: int) -> None:
    assert len(settled("We read the blue book 2018.", as_of)) == findings


def test_the_newest_edition_named_is_in_force_and_sure() -> None:
    (found,) = settled("We read the blue book 2015.")
    assert found.guidance == ("ax-2015", "ax-2024")
    (found,) = settled("We read the blue book 2015.", date(2020, 1, 1))
    assert found.guidance == ("ax-2015", "ax-2018")
    two = by_id(*(EDITIONS[name] for name in ("ax-2015", "ax-2024")), edition("ax-2023", date(2023, 1, 1)))
    (found,) = citation.settle(CITED, cited("We read the blue book 2015."), two, TODAY)
    assert found.guidance == ("ax-2015", "ax-2024")
    alone = by_id(EDITIONS["ax-2015"], EDITIONS["cz-2000"])
    (found,) = citation.settle(CITED, cited("We read the blue book 2015."), alone, TODAY)
    assert found.guidance == ("ax-2015", "ax-2015")


def test_the_edition_in_force_is_no_finding_and_those_after_it_still_are() -> None:
    text = "We read the blue book as amended. We read the blue book 2024. We read the blue book 2018."
    assert [found.guidance[0] for found in settled(text)] == ["ax-2018"]


# --- names of a table -------------------------------------------------------------------------------------------


def test_a_name_that_went_out_of_use_says_all_that_is_known_of_it() -> None:
    (found,) = listed("It rains. The Tax Board meets.", source="the law")
    assert found == Settled(
        Hit(
            "small-check",
            "citation",
            1,
            "b1",
            14,
            23,
            because='"Tax Board" is on the list of names that went out of use (source: the law).',
            data=(
                ("row", "tax-board"),
                ("found", "Tax Board"),
                ("since", "2018-05-25"),
                ("severity", "warning"),
                ("use", "the tax office"),
                ("confidence", "A"),
                ("since-in-words", ""),
                ("says", ""),
                ("guidance", ""),
            ),
        ),
        "warning",
        'The policy says "Tax Board", which went out of use in May 2018. Now: the tax office.',
        "Do this.",
        "Write this.",
    )


def test_a_row_may_say_it_in_its_own_words() -> None:
    (found,) = listed("The tax board meets.", **{"since-in-words": "the spring"})
    assert found.message == ('The policy says "tax board", which went out of use in the spring. Now: the tax office.')
    (found,) = listed("The tax board meets.", says="No board is left.", guidance="ax-2018#rule-1")
    assert (found.message, found.guidance) == ("No board is left.", ("ax-2018#rule-1",))
    assert found.hit.because == '"tax board" is on the list of names that went out of use.'


def test_an_uncertain_row_is_advice_a_note_and_says_so() -> None:
    (found,) = listed("The tax board meets.", confidence="C")
    assert (found.severity, found.hit.confidence) == ("advice", "note")
    assert found.message.endswith("Now: the tax office. Check the current guidance.")
    for confidence in ("A", "B"):
        (found,) = listed("The tax board meets.", confidence=confidence)
        assert (found.severity, found.hit.confidence) == ("warning", "rule")
        assert found.message.endswith("Now: the tax office.")


def test_a_row_may_be_advice() -> None:
    (found,) = listed("The tax board meets.", severity="advice")
    assert found.severity == "advice"


@pytest.mark.parametrize(
    ("heading", "severity"), [("Glossary", "advice"), ("Key terms we use", "advice"), ("Rules", "warning")]
)
def test_a_name_in_a_list_of_words_is_advice(heading: str, severity: str) -> None:
    (found,) = listed("The tax board meets.", heading=heading)
    assert found.severity == severity


def test_only_the_heading_right_above_makes_a_list_of_words() -> None:
    spec = check("citation", {"row": [ROW]})
    for headings, severity in ((("Glossary", "Rules"), "warning"), (("Rules", "Glossary"), "advice")):
        hits = list(citation.find(spec, units_in(paragraph(1, "The tax board meets.", *headings))))
        assert [found.severity for found in citation.settle(spec, hits, {}, TODAY)] == [severity]


@pytest.mark.parametrize(("as_of", "findings"), [(date(2018, 5, 24), 0), (date(2018, 5, 25), 1)])
def test_a_name_is_out_of_use_from_its_day_on(as_of: date, findings: int) -> None:
    assert len(listed("The tax board meets.", as_of)) == findings


def test_each_row_is_found_once_in_a_sentence_at_the_first_place_where_it_stands() -> None:
    text = "See www.tax-board.org, then ask the tax board or the tax board."
    (found,) = listed(text)
    assert (found.hit.start, found.hit.end) == (36, 45)
    spec = check("citation", {"row": [ROW, {**ROW, "id": "gate", "found": ["old gate"]}]})
    hits = citation.find(spec, units_of("The tax board is at the old gate.", None))
    assert [hit.get("row") for hit in hits] == ["tax-board", "gate"]


@pytest.mark.parametrize(
    "text",
    [
        "Write to tax-board@school.uk today.",
        "See www.tax-board.uk",
        "Tax-board.gov is our page.",
        "Open http://a/tax-board/x now.",
        "The former tax board is gone.",
        "The tax board was abolished.",
    ],
)
def test_addresses_and_history_are_left_alone(text: str) -> None:
    assert listed(text) == []


def test_an_address_elsewhere_in_the_sentence_rules_nothing_out() -> None:
    assert len(listed("See www.school.uk or the tax board")) == 1
    assert len(listed("Ask the tax board at www.school.uk today.")) == 1


def test_words_around_may_rule_a_name_out() -> None:
    spec = {"not-if": ["bank", "garden"]}
    assert listed("The tax board of the garden meets.", **spec) == []
    assert listed("The tax board meets.", heading="Bank", **spec) == []
    assert len(listed("The tax board meets.", heading="Rules", **spec)) == 1


def test_words_around_may_be_needed() -> None:
    spec = {"with": ["tax law", "money"]}
    assert listed("The tax board meets.", **spec) == []
    assert len(listed("The tax board counts money.", **spec)) == 1
    assert len(listed("The tax board meets.", heading="Money", **spec)) == 1


def test_words_of_the_same_row_of_a_table_count_as_around() -> None:
    units = units_in(*cells(("Tax board", "money"), ("Tax board", "time")))
    spec = check("citation", {"row": [{**ROW, "with": ["money"]}]})
    assert [hit.block for hit in citation.find(spec, units)] == ["r0c0"]


def test_a_name_may_count_only_with_one_of_its_years_or_without_any() -> None:
    for text, with_year, undated in (
        ("The tax board (2004) meets.", 1, 0),
        ("The tax board 2005 meets.", 1, 0),
        ("The tax board (2010) meets.", 0, 0),
        ("The tax board meets.", 0, 1),
    ):
        assert len(listed(text, years=[2004, 2005])) == with_year, text
        assert len(listed(text, undated=True)) == undated, text
        assert len(listed(text, undated=False)) == 1, text


# --- keys -------------------------------------------------------------------------------------------------------

GOOD_SERIES = {"series": "ax", "titles": ["the blue book"]}


@pytest.mark.parametrize(
    ("spec", "wrong"),
    [
        (GOOD_SERIES, []),
        (SERIES, []),
        ({"row": [ROW]}, []),
        ({"row": [{**ROW, "not-if": ["x"], "with": ["y"], "years": [2004], "undated": True, "source": "s"}]}, []),
        ({}, ['a citation check has either "series" (editions of one document) or a table of [[row]].']),
        (
            {**GOOD_SERIES, "row": [ROW]},
            ['a citation check has either "series" (editions of one document) or a table of [[row]].'],
        ),
        ({"series": "ax"}, ['"titles" is missing: the titles by which the document is known.']),
        ({**GOOD_SERIES, "titles": ["a", " "]}, ['"titles" must be a list of phrases.']),
        ({**GOOD_SERIES, "titles": ["a", 7]}, ['"titles" must be a list of phrases.']),
        ({**GOOD_SERIES, "abbreviations": "BB"}, ['"abbreviations" must be a list of phrases.']),
        ({**GOOD_SERIES, "general-titles": "x"}, ['"general-titles" must be a list of phrases.']),
        ({**GOOD_SERIES, "not-titles": "x"}, ['"not-titles" must be a list of phrases.']),
        (
            {**GOOD_SERIES, "dated-titles": ["x"]},
            ['"dated-titles" must name an edition and a list of titles: {is-2008 = ["..."]}.'],
        ),
        (
            {**GOOD_SERIES, "dated-titles": {"ax-2008": ["x"], "ax-2015": "y"}},
            ['"dated-titles" must name an edition and a list of titles: {is-2008 = ["..."]}.'],
        ),
        ({"row": "x"}, ['"row" must be a table: [[row]].']),
        ({"row": [ROW, "x"]}, ['"row" must be a table: [[row]].']),
        (
            {"row": [{**ROW, "fond": 1, "zzzz": 2}]},
            [
                'row "tax-board": "fond" is not a key of a row. Did you mean "found"?',
                'row "tax-board": "zzzz" is not a key of a row.',
            ],
        ),
        ({"row": [{**ROW, "severity": "error"}]}, ['row "tax-board": "severity" must be one of warning, advice.']),
        ({"row": [{**ROW, "confidence": "D"}]}, ['row "tax-board": "confidence" must be one of A, B, C.']),
        ({"row": [{**ROW, "since": 2018}]}, ['row "tax-board": "since" must be a date such as 2018-05-25.']),
        (
            {"row": [{**ROW, "with": "x", "not-if": "y", "found": "z"}]},
            [
                'row "tax-board": "found" must be a list of phrases.',
                'row "tax-board": "not-if" must be a list of phrases.',
                'row "tax-board": "with" must be a list of phrases.',
            ],
        ),
        (
            {"row": [{}]},
            [f'row "?": "{key}" is missing.' for key in ("id", "found", "use", "since", "severity", "confidence")],
        ),
    ],
)
def test_wrong_keys_are_named_and_right_ones_are_not(spec: dict[str, Any], wrong: list[str]) -> None:
    assert citation.check_spec(spec) == wrong
    assert list(citation.problems(spec, None)) == wrong


def test_a_day_with_a_clock_is_no_date() -> None:
    row = {**ROW, "since": datetime(2018, 5, 25, tzinfo=UTC)}
    assert citation.check_spec({"row": [row]}) == ['row "tax-board": "since" must be a date such as 2018-05-25.']
