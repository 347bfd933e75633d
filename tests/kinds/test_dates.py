"""Dates as schools write them: what is one, which days it may mean, and what is none."""

from __future__ import annotations

from datetime import date

import pytest

from policylint.kinds.dates import date_at, find_dates


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2025-09-01", date(2025, 9, 1), date(2025, 9, 1)),
        ("1/9/2025", date(2025, 9, 1), date(2025, 9, 1)),
        ("01.09.25", date(2025, 9, 1), date(2025, 9, 1)),
        ("31-12-2025", date(2025, 12, 31), date(2025, 12, 31)),
        ("1st of September 2025", date(2025, 9, 1), date(2025, 9, 1)),
        ("2nd the March, 2025", date(2025, 3, 2), date(2025, 3, 2)),
        ("23 oct. '25", date(2025, 10, 23), date(2025, 10, 23)),
        ("3-Jan-25", date(2025, 1, 3), date(2025, 1, 3)),
        ("September 1st, 2025", date(2025, 9, 1), date(2025, 9, 1)),
        ("February 2024", date(2024, 2, 1), date(2024, 2, 29)),
        ("Feb 2025", date(2025, 2, 1), date(2025, 2, 28)),
        ("June of 2025", date(2025, 6, 1), date(2025, 6, 30)),
        ("Dec '25", date(2025, 12, 1), date(2025, 12, 31)),
        ("May/2025", date(2025, 5, 1), date(2025, 5, 31)),
        ("Jan-25", date(2025, 1, 1), date(2025, 1, 31)),
        ("09/2025", date(2025, 9, 1), date(2025, 9, 30)),
        ("Autumn term 2025", date(2025, 9, 1), date(2025, 12, 31)),
        ("spring 2025", date(2025, 1, 1), date(2025, 4, 30)),
        ("SUMMER term 2, 2025", date(2025, 4, 1), date(2025, 8, 31)),
        ("2025/26", date(2025, 9, 1), date(2026, 8, 31)),
        ("2025 - 2026", date(2025, 9, 1), date(2026, 8, 31)),
        ("1999/00", date(1999, 9, 1), date(2000, 8, 31)),
        ("2025", date(2025, 1, 1), date(2025, 12, 31)),
        ("1998", date(1998, 1, 1), date(1998, 12, 31)),
    ],
)
def test_a_date_is_read_in_the_forms_that_schools_use(text: str, first: date, last: date) -> None:
    (found,) = find_dates(f"by {text}.")
    assert (found.first, found.last) == (first, last)
    assert (found.start, found.end) == (3, 3 + len(text))


@pytest.mark.parametrize(
    "text",
    ["25", "page 12", "12345", "x2025", "2025x", "£2025.50", "May", "Autumn term", "99/99", "1805", "3.2025.1.2"],
)
def test_other_numbers_and_words_are_no_dates(text: str) -> None:
    assert find_dates(text) == ()


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("31 June 2025", ["June 2025"]),
        ("30/02/2025", []),
        ("2025/27", []),
        ("2025/25", []),
        ("2025/26", ["2025/26"]),
    ],
)
def test_a_day_or_a_year_that_does_not_exist_is_not_made_up(text: str, read: list[str]) -> None:
    assert [text[found.start : found.end] for found in find_dates(text)] == read


@pytest.mark.parametrize("name", ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"])
def test_each_month_is_known(name: str) -> None:
    months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    (found,) = find_dates(f"{name} 2025")
    assert found.first == date(2025, months.index(name) + 1, 1)


def test_all_dates_of_a_text_are_found_in_order() -> None:
    text = "2018, then May 2020 (updated 1 June 2021); 2024"
    assert [text[found.start : found.end] for found in find_dates(text)] == ["2018", "May 2020", "1 June 2021", "2024"]


def test_a_date_at_either_end_of_a_text_is_found() -> None:
    assert [found.first.year for found in find_dates("2018 and 2019")] == [2018, 2019]


def test_a_date_begins_just_where_it_is_asked_for() -> None:
    assert date_at("in May 2025", 3) is not None
    assert date_at("in May 2025", 2) is None
    found = date_at("in May 2025", 7)
    assert found is not None
    assert (found.start, found.end, found.first) == (7, 11, date(2025, 1, 1))
    assert date_at("none", 0) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2025/26", date(2025, 12, 31)),
        ("2025", date(2025, 12, 31)),
        ("May 2025", date(2025, 5, 31)),
        ("1 May 2025", date(2025, 5, 1)),
    ],
)
def test_a_document_came_out_on_the_last_day_that_its_date_may_mean(text: str, day: date) -> None:
    (found,) = find_dates(text)
    assert found.edition_day == day
