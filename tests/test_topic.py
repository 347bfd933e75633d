"""What a sentence is about: the nearest words that tell win, and an agency alone is not enough."""

from __future__ import annotations

import pytest

from policylint.topic import SAFEGUARDING, Beside, about
from tests.vocabularies import catalog


def topic(
    text: str,
    *headings: str,
    before: str = "",
    after: str = "",
    far: str = "",
    label: str = "",
    policy: str = "child-protection",
) -> str:
    mark = catalog().mark
    near = " ".join(filter(None, (before, after)))
    around = tuple(mark(other) for other in (before, after, far) if other)
    beside = Beside(
        near=mark(near) if near else None,
        before=mark(before) if before else None,
        around=around,
        label=mark(label) if label else None,
    )
    words = mark(text)
    found = about(
        words,
        0,
        min(3, len(words.words)),
        [mark(heading) for heading in headings],
        lambda: beside,
        policy,
        catalog().vocabulary,
    )
    return found.topic


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Consent is needed for photographs.", "photographs"),
        ("Consent is needed for the trip.", "trips"),
        ("Consent is needed for medicines.", "medicine"),
        ("Consent is needed for a fingerprint.", "biometric"),
        ("Consent is needed for marketing.", "marketing"),
        ("Consent is needed for cookies.", "online"),
        ("Consent is needed for counselling.", "therapy"),
        ("Consent is needed for early help.", "early-help"),
        ("Consent is needed for the Channel panel.", "channel"),
        ("The consent of an adult with mental capacity is needed.", "adults"),
        ("The age of consent is 16.", "sexual"),
        ("Consent is needed for a search.", "searching"),
        ("Consent to the subject access request is needed.", "access"),
        ("Consent is needed for the research.", "research"),
        ("Agreement to foster carers is needed.", "looked-after"),
    ],
)
def test_a_setting_in_the_sentence_tells(text: str, name: str) -> None:
    assert topic(text) == name


def test_a_safeguarding_concern_outweighs_the_setting() -> None:
    assert topic("Consent is needed to share a safeguarding concern that arises on a trip.", "Trips") == SAFEGUARDING


def test_an_adult_stays_an_adult_beside_a_safeguarding_concern() -> None:
    assert topic("An adult at risk must consent before a safeguarding concern is shared.") == "adults"


def test_an_agency_tells_only_where_something_is_shared_with_it() -> None:
    assert topic("Consent is needed before we tell social care.") == SAFEGUARDING
    assert topic("Consent of the social worker is needed.", policy="data-protection") == ""


@pytest.mark.parametrize(("heading", "name"), [("Early Help", "early-help"), ("Medicines in school", "medicine")])
def test_other_agencies_under_a_heading_about_another_matter_are_those_of_that_matter(heading: str, name: str) -> None:
    assert topic("Information is shared with other agencies only with the family's agreement.", heading) == name
    assert topic("Information is shared with social care only with the family's agreement.", heading) == SAFEGUARDING
    assert topic("Safeguarding concerns are shared with other agencies if they agree.", heading) == SAFEGUARDING


def test_other_agencies_tell_where_the_heading_does_not() -> None:
    assert topic("Information is shared with other agencies only with agreement.", "Working together") == SAFEGUARDING


def test_the_same_words_take_their_topic_from_the_heading() -> None:
    text = "Permission is needed first."
    assert topic(text, "Sharing child protection concerns") == SAFEGUARDING
    assert topic(text, "Trips and visits") == "trips"


def test_a_heading_that_only_names_safeguarding_needs_a_sentence_about_sharing() -> None:
    assert topic("We do not take any child out without permission.", "Child protection", policy="other") == ""
    assert topic("Information is shared with permission.", "Child protection", policy="other") == SAFEGUARDING


def test_outside_a_child_protection_policy_sharing_personal_data_is_not_safeguarding() -> None:
    assert topic("We share with consent.", "Sharing personal data", policy="data-protection") == ""


def test_the_sentence_beside_it_tells_when_nothing_else_does() -> None:
    assert topic("Consent is needed.", before="We refer safeguarding concerns to social care.") == SAFEGUARDING


def test_the_sentence_beside_it_tells_more_than_the_title_of_the_document() -> None:
    beside = "What if parents refuse speech and language therapy?"
    words = "We cannot refer without consent."
    assert topic(words, "Safeguarding handbook", "What if they say no?", before=beside) == "therapy"
    assert topic(words, "Safeguarding handbook", "What if they say no?") == SAFEGUARDING
    assert topic(words, "Safeguarding concerns", before=beside) == SAFEGUARDING


def test_sentences_about_another_setting_tell_more_than_the_heading_unless_the_words_speak_of_sharing() -> None:
    search = "Staff may search a pupil for a weapon."
    assert topic("Consent is asked for first.", "Sharing concerns", before=search) == "searching"
    assert topic("Consent is asked for first.", "Sharing concerns", after=search) == "searching"
    assert topic("Consent is asked for first.", "Sharing concerns", before="It rains.", far=search) == "searching"
    assert topic("Consent is asked for before we share.", "Sharing concerns", before=search) == SAFEGUARDING


def test_outside_our_policies_only_the_sentence_before_tells_that_something_is_about_safeguarding() -> None:
    concern = "You may object to our sharing a safeguarding concern."
    assert topic("Then it stops.", before=concern, policy="other") == SAFEGUARDING
    assert topic("Then it stops.", after=concern, policy="other") == ""
    assert topic("Then it stops.", before="It rains.", far=concern, policy="other") == ""
    assert topic("Then it stops.", after=concern) == SAFEGUARDING


def test_outside_our_policies_only_the_nearest_heading_tells_that_something_is_about_safeguarding() -> None:
    words = "We share nothing without permission."
    assert topic(words, "Privacy notice", "Sharing safeguarding concerns", policy="other") == SAFEGUARDING
    assert topic(words, "Privacy notice", "Sharing safeguarding concerns", "Rights", policy="other") == ""
    assert topic(words, "Sharing safeguarding concerns", "Rights", policy="other") == ""
    assert topic(words, "Policy", "Sharing safeguarding concerns", "Rights") == SAFEGUARDING
    assert topic(words, "Privacy notice", "Trips", "Rights", policy="other") == "trips"


def test_outside_our_policies_other_agencies_tell_only_beside_a_word_of_safeguarding() -> None:
    assert topic("We share nothing with other agencies without permission.", policy="other") == ""
    assert topic("The DSL shares nothing with other agencies without permission.", policy="other") == SAFEGUARDING
    assert topic("We share nothing with social care without permission.", policy="other") == SAFEGUARDING
    assert topic("We share nothing with other agencies without permission.") == SAFEGUARDING


def test_absence_of_consent_is_not_about_attendance() -> None:
    assert topic("In the absence of consent the concern is shared.", "Information sharing") == SAFEGUARDING


def test_a_concern_that_is_denied_does_not_tell() -> None:
    words = "Consent is sought where the child is not at risk of significant harm"
    assert topic(f"{words}.", "Early help", policy="safeguarding") == "early-help"
    assert topic(words.replace("not ", ""), "Early help", policy="safeguarding") == SAFEGUARDING


def test_words_that_point_back_are_about_what_the_sentence_beside_is_about() -> None:
    beside = "Speech therapists may see your child."
    assert topic("We ask permission before we do this.", "Confidentiality", before=beside) == "therapy"
    assert topic("We ask permission before a referral.", "Confidentiality", before=beside) == SAFEGUARDING


def test_another_agency_is_that_of_the_matter_that_the_title_names() -> None:
    words = "I ask your permission to make a referral to another agency."
    assert topic(words, "Counselling agreement", "Releasing information", policy="other") == "therapy"
    assert topic(words, "Counselling agreement", "Safeguarding referrals", policy="other") == SAFEGUARDING


def test_sentences_beside_are_not_looked_at_where_the_words_themselves_tell() -> None:
    words = catalog().mark("Consent is needed for the trip.")
    assert about(words, 0, 3, [], pytest.fail, "child-protection", catalog().vocabulary).topic == "trips"


def test_the_words_a_paragraph_begins_with_are_a_heading_nearer_than_those_above() -> None:
    assert topic("Referral to the Lodge with consent.", "Policy", "Confidentiality") == SAFEGUARDING
    assert topic("Referral to the Lodge with consent.", "Policy", "Confidentiality", label="Vaping.") == "early-help"


def test_an_agency_in_words_of_another_setting_is_that_settings_own() -> None:
    assert topic("With your agreement we share information with your health visitor.") == "family-chosen"
    assert topic("With your agreement we share information with your doctor or social care.") == SAFEGUARDING


def test_other_agencies_are_those_of_the_matter_that_the_sentence_before_is_about() -> None:
    text = "Agreement is signed, and parents choose with which agencies it is shared."
    assert topic(text, "Policy", "Talking with parents") == SAFEGUARDING
    assert topic(text, "Policy", "Talking with parents", before="Early help is voluntary.") == "early-help"


def test_far_words_of_a_long_list_in_one_sentence_do_not_tell() -> None:
    start = "With your agreement; we may pass on your name; "
    end = "safeguarding concerns to the council."
    assert topic(start + end, "Policy", "Staff", policy="privacy-notice") == SAFEGUARDING
    assert topic(start + "the hours you work; " * 10 + end, "Policy", "Staff", policy="privacy-notice") == ""
