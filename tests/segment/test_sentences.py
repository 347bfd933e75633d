"""Where sentences end."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policylint.segment.sentences import LONGEST, sentences


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Tell e.g. the police, i.e. Staff of the MASH.",
        "Ask Mrs. Byrne or Mr. Tait at St. Mary's before 3.30 p.m. on Fridays.",
        "See No. 4, para. 12, Art. 6(1)(e), s. 17, s.17 and ss. 26-28 of the Act.",
        "Contact Mrs J. Smith or Dr A. B. Jones vs. Oakfield Ltd. for advice.",
        "6.2 Consent is not needed.",
        "6. Consent is not needed.",
        "3.4.1 The DSL shall refer.",
        "Staff wait ... and then ring.",
        "Working Together (HM Gov., 2015) applies.",
        'The DSL says "I cannot keep secrets. I will tell the police." and writes it down.',
        "Staff share (this is lawful. It always was) with the police.",
        "Parent's agreement? (required before referral)",
        "Write to office@school.sch.uk or see www.gov.uk/Keeping for more.",
        "4.3 Seeking consent ........ 12",
        "Follow Working Together, 2018 edn. and KCSIE.",
    ],
)
def test_stops_inside_a_sentence_end_nothing(text: str) -> None:
    assert split(text) == [text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tell the DSL. She will ring.", ["Tell the DSL.", "She will ring."]),
        ("Ask before 3 p.m. Staff wait.", ["Ask before 3 p.m.", "Staff wait."]),
        ("Share here.Staff must write.", ["Share here.", "Staff must write."]),
        ("Do we wait? No - not if unsafe.", ["Do we wait?", "No - not if unsafe."]),
        ("Must they agree? No. They need not.", ["Must they agree?", "No.", "They need not."]),
        ('He said "wait." We did not.', ['He said "wait."', "We did not."]),
        (
            "Sign it. (Not where a child is at risk.) Send it.",
            ["Sign it.", "(Not where a child is at risk.)", "Send it."],
        ),
        ("It was done in 2018. Staff wait.", ["It was done in 2018.", "Staff wait."]),
        ("See Appendix A. Consent is not needed.", ["See Appendix A.", "Consent is not needed."]),
        ("Wait... Then ring.", ["Wait...", "Then ring."]),
        ("Photos, trips, etc. Staff ask.", ["Photos, trips, etc.", "Staff ask."]),
        ("1. Tell the DSL. 2. Write it down.", ["1. Tell the DSL.", "2. Write it down."]),
        ("It goes to the hub once returned . Then wait.", ["It goes to the hub once returned .", "Then wait."]),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, expected: list[str]) -> None:
    assert split(text) == expected


def test_an_endless_sentence_is_cut_at_a_space() -> None:
    parts = split("consent " * 1000)
    assert [len(part) <= LONGEST for part in parts] == [True] * 4 or len(parts) == 5
    assert " ".join(parts).split() == ["consent"] * 1000


@given(st.text(alphabet="aB .?!\"'()1,", max_size=80))
def test_no_word_is_lost_or_read_twice(text: str) -> None:
    spans = sentences(text)
    assert [char for start, end in spans for char in text[start:end] if char != " "] == [c for c in text if c != " "]
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))


@pytest.mark.parametrize("piece", ["a. ", "A. B ", '"A. ', "(A. ", ".", "a", "a.B", '". "', "e.g. ", "A.B."])
def test_time_grows_with_length_only(piece: str) -> None:
    begin = time.process_time()
    sentences(piece * 30_000)
    assert time.process_time() - begin < 3
