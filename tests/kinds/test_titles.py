"""Which date belongs to a title, and which words make it a thing of the past: sentences by hand."""

from __future__ import annotations

import pytest

from policylint.kinds import history
from policylint.kinds.titles import dates_of, row_dates
from policylint.model import Block, Place
from tests.kinds.small import units_in

TITLE = "the Blue Book"


def dates(text: str, *, short_year: bool = False) -> list[str]:
    start = text.index(TITLE)
    found = dates_of(text, start, start + len(TITLE), short_year=short_year)
    return [text[item.start : item.end] for item in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("We read the Blue Book 2018.", ["2018"]),
        ("We read the Blue Book (DfE, July 2018).", ["July 2018"]),
        ("We read the Blue Book: statutory guidance for schools and colleges, 2018.", ["2018"]),
        ("We read the Blue Book, open beta, version 1.0 (July 2018).", ["July 2018"]),
        ("We read the Blue Book part one, annex B, paragraph 3.2, version 2018.", ["2018"]),
        ("We read the Blue Book" + " final draft" * 6 + " 2018.", []),
        ("We read the Blue Book" + " final draft" * 4 + " 2018.", ["2018"]),
        ("We read the Blue Book in the hall in 2018.", []),
        ("We read the Blue Book issued by the DfE in July 2018.", ["July 2018"]),
        ("We read the Blue Book issued by Ann in July 2018.", []),
        ("We read the Blue Book (re-issued July 2018).", ["July 2018"]),
        ("We read the Blue Book, 2018 training.", []),
        ("We read the Blue Book 2015, updated July 2018.", ["2015", "July 2018"]),
        ("We read the Blue Book 2015 (revised in 2018).", ["2015", "2018"]),
        ("We read the Blue Book 2015 and 2018.", ["2015"]),
        ("We read the 2018 edition of the Blue Book.", ["2018"]),
        ("2018 and the Blue Book.", []),
        ("We read DfE (2018) the Blue Book.", ["2018"]),
        ("It was in 2018 that we read the Blue Book.", []),
        ("In 2018, the Blue Book was read.", []),
        ("See our 2018 statutory guidance the Blue Book here.", ["2018"]),
        ("- 2018: the Blue Book.", ["2018"]),
        ("2018: the Blue Book is here.", []),
        ("2015 edition, 2018 edition of the Blue Book.", ["2018"]),
        ("2018 edition of" + " " * 200 + "the Blue Book.", []),
        ("We read the Blue Book.", []),
    ],
)
def test_the_date_beside_a_title_is_its_date(text: str, found: list[str]) -> None:
    assert dates(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("We read the Blue Book 18.", ["18"]),
        ("We read the Blue Book '22 now.", ["22"]),
        ("We read the Blue Book 14.", []),
        ("We read the Blue Book 22%.", []),
        ("We read the Blue Book 22.5.", []),
        ("We read the Blue Book 2018.", ["2018"]),
    ],
)
def test_two_digits_are_a_year_only_where_asked_for(text: str, found: list[str]) -> None:
    assert dates(text, short_year=True) == found
    if found != ["2018"]:
        assert dates(text) == []


def test_a_year_of_two_digits_is_of_this_century() -> None:
    (found,) = dates_of("BB 22", 0, 2, short_year=True)
    assert (found.first.isoformat(), found.last.isoformat()) == ("2022-01-01", "2022-12-31")
    assert (found.start, found.end) == (3, 5)


def row(*cells: str, headers: tuple[str, ...] = ("", "", "", "")) -> list[str]:
    """Years of the dates that the first cell's row gives it."""
    blocks = tuple(
        Block(f"c{column}", "cell", text, table=1, column=column, column_header=headers[column])
        for column, text in enumerate(cells)
    )
    units = units_in(*blocks)
    return [str(found.first.year) for found in row_dates(units[0], 8, units)]


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        (("the Book", "2018"), ["2018"]),
        (("the Book", "(July 2018)"), ["2018"]),
        (("the Book", "2018 (updated 2020)."), ["2018", "2020"]),
        (("the Book", "Head", "2018"), ["2018"]),
        (("the Book", "2018", "2020"), ["2018"]),
        (("the Book", "2018 and more"), []),
        (("the Book", "read in the hall, 2018"), []),
        (("the Book 2018", "Head"), []),
        (("the Book" + "x" * 40, "2018"), ["2018"]),
        (("the Book" + "x" * 41, "2018"), []),
    ],
)
def test_another_cell_of_the_row_may_give_the_date(cells: tuple[str, ...], found: list[str]) -> None:
    assert row(*cells) == found


def test_a_column_of_other_dates_gives_none() -> None:
    assert row("the Book", "2018", "2020", headers=("", "Last review", "Published", "")) == ["2020"]
    assert row("the Book", "2018", headers=("", "Published", "", "")) == ["2018"]


@pytest.mark.parametrize(
    ("text", "past"),
    [
        ("We read the Blue Book.", False),
        ("It replaced the Blue Book.", True),
        ("It replaced the old rules, and we read on and on and on in the Blue Book.", False),
        ("Formerly the Blue Book.", True),
        ("We read the Blue Book, now withdrawn.", True),
        ("We read the Blue Book (as it then was).", True),
        ("The Blue Book was replaced.", True),
        ("Until 2018 we read the Blue Book.", True),
        ("In 2018 the Blue Book was read.", True),
        ("We read the Blue Book until May 2018.", True),
        ("May 2020: references to the Blue Book were updated.", True),
        ("All links to the Blue Book have been taken out.", True),
        ("We removed the old mentions of the Blue Book.", True),
        ("Version 2: updated from the Blue Book.", True),
        ("Version 2: changed the Blue Book to the Red Book.", True),
        ("References to the Blue Book are read by all.", False),
        ("We updated our rules to the Blue Book.", False),
        ("We changed the Blue Book to reflect the law.", False),
    ],
)
def test_a_thing_of_the_past_is_told_by_the_words_around(text: str, past: bool) -> None:
    start = text.lower().index("the blue book")
    assert history.is_past(text, start, start + len(TITLE)) is past


@pytest.mark.parametrize(("far", "past"), [(395, True), (410, False)])
def test_words_too_far_away_tell_nothing(far: int, past: bool) -> None:
    text = "Until 2018" + " " * (far - 10) + "the Blue Book"
    assert history.is_past(text, far, far + len(TITLE)) is past
    text = "the Blue Book" + " " * (far - 10) + "until 2018"
    assert history.is_past(text, 0, len(TITLE)) is past


def test_the_edition_in_force_is_told_before_or_after() -> None:
    for text, current in (
        ("the latest version of the Blue Book", True),
        ("latest version of the Blue Book", True),
        ("the latest hat and the Blue Book", False),
        ("the Blue Book (current edition)", True),
        ("the Blue Book that is in force", True),
        ("the Blue Book is read; the current edition", False),
    ):
        start = text.index(TITLE)
        assert history.is_current(text, start, start + len(TITLE)) is current, text
    far = "the Blue Book" + " " * 401 + "current edition"
    assert not history.is_current(far, 0, len(TITLE))


def test_words_after_may_make_a_citation_free_of_dates() -> None:
    for after, free in (
        (" as amended", True),
        (" and the later edition of 2018", False),
        (" and any later edition; 2018 was warm", True),
        (", or any later edition", True),
        (" and the current rules", True),
        (" is read, as in force at the time", True),
        (" is read", False),
        (" " * 401 + "for the time being", False),
        (" " * 380 + "for the time being", True),
    ):
        assert history.is_any_time(f"{TITLE}{after}", len(TITLE)) is free, after


@pytest.mark.parametrize(
    ("headings", "column", "log"),
    [
        (("Version history",), "", True),
        (("Policy", "Change log"), "", True),
        (("Change log", "Law"), "", False),
        ((), "Amendments", True),
        (("Summary of differences",), "", True),
        (("Changes made to this policy",), "", True),
        (("Differences from the last version",), "", True),
        (("Changes to a pupil's address",), "", False),
        (("Law",), "Title", False),
        ((), "", False),
    ],
)
def test_a_log_of_changes_is_told_by_its_heading_or_column(headings: tuple[str, ...], column: str, log: bool) -> None:
    block = Block("c", "cell", "We read it.", place=Place(headings=headings), column_header=column)
    (unit,) = units_in(block)
    assert history.is_log(unit) is log
