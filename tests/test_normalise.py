"""Plain text for matching, quotations for reports, and the way back to the original."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policylint.normalise import display_text, match_text, words

AWKWARD = st.text(
    alphabet=st.one_of(st.sampled_from("aeinst AB.-\n\u00ad–—’“”ﬁ²é\u0301со_\u200b\t\r"), st.characters()), max_size=60
)


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        (
            "Consent of the par-\nent must be sought be-\nfore a referral.",
            "Consent of the parent must be sought before a referral.",
        ),
        ("Consent is not nec-\nessary.", "Consent is not necessary."),
        ("is writ-\nten on the child’s chro-\nnology.", "is written on the child's chronology."),
        ("Meetings are not re-\ncorded.", "Meetings are not recorded."),
        ("the Multi-Agency Safe-\nguarding Hub", "the Multi-Agency Safeguarding Hub"),
        ("for not re-\nferring", "for not referring"),
        ("with-\nout consent, un-\nless unsafe", "without consent, unless unsafe"),
        ("in-\nformation", "information"),
        ("infor\u00ad\nmation", "information"),
    ],
)
def test_words_broken_at_the_end_of_a_line_are_whole_again(printed: str, plain: str) -> None:
    assert match_text(printed)[0] == plain


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        ("decision-\nmaking", "decision-making"),
        ("multi-\nagency", "multi-agency"),
        ("Multi-\nAgency", "Multi-Agency"),
        ("self-\nharm", "self-harm"),
        ("follow-\nup", "follow-up"),
        ("ages 16-\n18", "ages 16-18"),
        ("pre-\nand post-16", "pre- and post-16"),
        ("consent –\nif safe", "consent - if safe"),
    ],
)
def test_hyphens_of_the_word_itself_stay(printed: str, plain: str) -> None:
    assert match_text(printed)[0] == plain


def test_words_of_the_document_decide_about_a_hyphen() -> None:
    assert match_text("key-\nworker")[0] == "keyworker"
    assert match_text("key-\nworker", words(["Ask the key-worker."]))[0] == "key-worker"


def test_words_leaves_out_the_halves_of_broken_words() -> None:
    assert words(["The infor-\nmation and the decision-making"]) == {
        "the",
        "and",
        "decision",
        "making",
        "decision-making",
    }


@pytest.mark.parametrize(
    "hidden",
    [
        "con\u200bsent",
        "con\u2060sent",
        "con\ufeffsent",
        "con\U000e0041sent",
        "con\u00adsent",
        "con\ufe0fsent",
        "con\u202esent",
        *["сonsent", "cоnsеnt", "ｃｏｎｓｅｎｔ", "𝐜𝐨𝐧𝐬𝐞𝐧𝐭", "cοnsent", "co\u0308nsent", "ᴄᴏnsent", "con\x00sent"],
    ],
)
def test_disguised_words_are_read_as_a_reader_sees_them(hidden: str) -> None:
    assert match_text(f"Seek {hidden} first")[0] == "Seek consent first"


def test_foreign_words_are_left_as_they_are() -> None:
    assert match_text("Мова: дитина")[0] == "Мова: дитина"


def test_quotes_dashes_spaces_and_ligatures_are_made_plain() -> None:
    assert match_text("“Don’t”\u00a0–  ask — conﬁdential… ½")[0] == '"Don\'t" - ask - confidential... 1/2'


def test_footnote_marks_are_left_out() -> None:
    assert match_text("Agreement required.² Ask.")[0] == "Agreement required. Ask."


def test_long_runs_of_signs_are_cut_short() -> None:
    plain, index = match_text("Signed: " + "_" * 5000 + " Date")
    assert plain == "Signed: ________ Date"
    assert index[-1] == 5012


@given(AWKWARD)
def test_every_character_knows_where_it_came_from(text: str) -> None:
    plain, index = match_text(text)
    assert len(plain) == len(index)
    assert list(index) == sorted(index)
    assert all(0 <= place < len(text) for place in index)


@given(AWKWARD)
def test_plain_text_has_single_spaces_and_nothing_invisible(text: str) -> None:
    plain, _ = match_text(text)
    assert plain == " ".join(plain.split())
    assert all(char.isprintable() for char in plain)


@given(AWKWARD)
def test_plain_text_stays_as_it_is(text: str) -> None:
    plain, _ = match_text(text)
    assert match_text(plain)[0] == plain


@given(st.lists(st.sampled_from(["information", "consent", "safeguarding", "before", "children"]), min_size=1))
def test_any_hyphenation_of_known_words_is_undone(chosen: list[str]) -> None:
    broken = " ".join(f"{word[:3]}-\n{word[3:]}" for word in chosen)
    assert match_text(broken)[0] == " ".join(chosen)


def test_display_text_keeps_the_wording_and_mends_the_layout() -> None:
    printed = "We “seek\u200b”  con-\nﬁrmation —\nif safe\x1b – from\u00a0parents’\nmulti-\nagency"
    assert display_text(printed) == "We “seek” confirmation — if safe – from parents’ multi-agency"


@given(AWKWARD)
def test_display_text_holds_no_control_characters(text: str) -> None:
    shown = display_text(text)
    assert not [char for char in shown if ord(char) < 32 or char in "\u200b\u202e\ufeff\u00ad"]


@pytest.mark.parametrize(
    "piece", ["\x1b]a", "\x9d", "«a", "a", "é", "-\n", "a-\n", "a-", "\n ", "_", "\u00ad", "— ", "é\u0301", "сa"]
)
def test_time_grows_with_length_only(piece: str) -> None:
    begin = time.process_time()
    match_text(piece * 50_000)
    words([piece * 50_000])
    assert time.process_time() - begin < 3


def test_a_quotation_joins_words_parted_by_the_hyphen_of_a_layout() -> None:
    assert display_text("before shar\u2010\ning a decision\u2010\nmaking") == "before sharing a decision\u2010making"


@pytest.mark.parametrize(
    "sign",
    [
        *("\x1b[31m", "\x1b[1;31m", "\x9b0m", "\x07", "\x08", "\u202e"),
        *("\x1b]0;title\x07", "\x1b]8;;a b\x1b\\", "\x9d0;title\x9c", "\x1bP1$q\x1b\\", "\x90q\x9c", "\x1b_x\x1b\\"),
        *("\x1b(B", "\x1b"),
    ],
)
def test_signs_that_act_on_a_terminal_hide_no_word(sign: str) -> None:
    plain, index = match_text(f"seek con{sign}sent first")
    assert plain == "seek consent first"
    assert index[7:9] == (7, 8 + len(sign))


def test_what_only_begins_to_name_a_window_hides_nothing() -> None:
    assert match_text("seek \x1b]0;consent first")[0] == "seek ]0;consent first"
    assert match_text("seek \x1b]0;\nconsent\x07 first")[0] == "seek ]0; consent first"
    assert match_text("\x1b]0; Staff seek consent first.\x07")[0] == "]0; Staff seek consent first."


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        ("At «School_Name» we listen.", "At «School_Name» we listen."),
        ("It said «get consent first».", 'It said "get consent first".'),
        ("«Head» and «a b»", '«Head» and "a b"'),
    ],
)
def test_a_field_of_a_mail_merge_is_no_quotation(printed: str, plain: str) -> None:
    assert match_text(printed)[0] == plain
