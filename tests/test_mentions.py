"""What a sentence says about consent and refusals: the stance of each construction that real policies hold."""

from __future__ import annotations

import pytest

from policylint.mentions import spoken
from tests.vocabularies import catalog


def stances(text: str, kind: str = "consent") -> set[str]:
    return {found.stance for found in spoken(catalog().mark(text), kind, catalog().vocabulary)}


@pytest.mark.parametrize(
    "text",
    [
        "We seek consent before we share a concern.",
        "Consent must be obtained before a referral.",
        "Obtaining consent is required before any referral.",
        "Nothing is shared without consent.",
        "Staff will not share information unless the parents agree.",
        "No referral will be made until the family has agreed.",
        "Where there is no consent, information cannot be shared.",
        "If parents give permission, the DSL refers.",
        "Parents must sign the form before the referral.",
        "The DSL checks that parents are happy for us to refer and has their agreement.",
        "Our lawful basis for sharing is consent.",
        "With the knowledge and agreement of parents we refer.",
        "Information is shared with the learner's permission.",
        "The data subject's authorisation is needed first.",
        "Subject to parental agreement, a referral is made.",
        "You may share without consent in an emergency, but otherwise share only with consent.",
    ],
)
def test_consent_is_required(text: str) -> None:
    assert "required" in stances(text)


@pytest.mark.parametrize(
    "text",
    [
        "Where possible, share with consent.",
        "We normally seek consent.",
        "Ideally the parents' consent is obtained.",
        "It is good practice to gain consent.",
        "The school's presumption is one of consent.",
        "Sharing without consent is done only where silence would put a child at risk.",
    ],
)
def test_consent_is_preferred(text: str) -> None:
    assert "preferred" in stances(text)


@pytest.mark.parametrize(
    "text",
    [
        "You do not need consent to share information.",
        "Consent is not needed to refer.",
        "Staff need not obtain consent.",
        "Do not wait for consent.",
        "Staff refer a concern at once without waiting for consent.",
        "Lack of consent must never delay a referral.",
        "In no circumstances is a lack of consent a reason not to share.",
        "We share whether or not parents consent.",
        "Even if consent is refused, we refer.",
        "Staff may share information without consent.",
        "We rely on public task rather than consent.",
        "There may be times where seeking consent, even for sensitive information, would place a child at risk.",
        "If the victim does not give consent to share information, staff may still lawfully share it.",
        "Nobody has to say yes before you ring.",
    ],
)
def test_consent_is_not_needed(text: str) -> None:
    assert stances(text) == {"not-needed"}


@pytest.mark.parametrize(
    "text",
    [
        "An information sharing agreement is in place.",
        "Staff follow the agreed procedure.",
        "The police and social care have agreed what information can be disclosed.",
        "Agreement is reached on what should be put in writing.",
        "Ask the police to obtain consent from the person who made the statement.",
        "Access is limited to authorised staff.",
        "The law permits us to share.",
        "The DSL records whether consent was given.",
        "Some staff wrongly believe that they need consent.",
        "Permission must be gained from the headteacher.",
        "We used to wait for the parents' agreement.",
        "Seek consent where necessary.",
        "Visitors sign in at the office.",
    ],
)
def test_consent_is_merely_described(text: str) -> None:
    assert stances(text) <= {"described"}


@pytest.mark.parametrize(
    "text",
    [
        "We ask parents before we ring social care.",
        "It is up to the parents whether we involve the police.",
        "Concerns are passed on unless the family objects.",
        "A concern is shared provided that nobody objects.",
        "We contact the police only if the family asks us to.",
        "Nothing is shared until the parents have told us that we may.",
    ],
)
def test_asking_without_the_word_consent(text: str) -> None:
    assert stances(text, "asking") == {"required"}


@pytest.mark.parametrize(
    "text",
    [
        "It is not up to parents whether we refer.",
        "Parents have no choice over whether we share a concern.",
        "We refer without asking.",
    ],
)
def test_asking_that_is_set_aside(text: str) -> None:
    assert "required" not in stances(text, "asking")


@pytest.mark.parametrize(
    "text",
    [
        "If parents refuse, we will respect this.",
        "Where a family does not want a referral, it will not be made.",
        "We respect the wishes of those who do not consent to having their information shared.",
        "If a pupil asks us not to share a disclosure we will not tell anyone.",
        "Where consent is refused, the matter is not taken further.",
        "Parents may veto any referral.",
        "We will not act against the wishes of a family.",
        "Objections to sharing will be upheld.",
    ],
)
def test_a_refusal_that_is_obeyed(text: str) -> None:
    assert "harmful" in stances(text, "refusal")


@pytest.mark.parametrize(
    "text",
    [
        "If parents refuse, we refer anyway.",
        "A refusal does not stop us sharing.",
        "Parents cannot veto a referral.",
        "Where the police ask us not to inform parents, we will not.",
        "If the DSL does not agree with the decision, they follow the escalation procedure.",
        "Where the victim does not want a report this is respected, but the DSL decides whether to refer.",
    ],
)
def test_a_refusal_that_decides_nothing(text: str) -> None:
    assert "harmful" not in stances(text, "refusal")


def test_a_refusal_that_may_be_overridden_at_a_threshold_is_the_old_gate() -> None:
    text = "The DSL may override a parent's refusal if the public interest outweighs it."
    found = spoken(catalog().mark(text), "refusal", catalog().vocabulary)
    assert [(one.stance, one.own_override) for one in found] == [("overridable", True)]


def test_each_consent_word_gets_its_own_stance() -> None:
    assert stances("Do not wait for consent; parents must agree to photographs.") == {"not-needed", "required"}


def test_words_that_only_sometimes_mean_consent_need_a_family_beside_them() -> None:
    assert stances("Staff are happy to help and sign the register.") <= {"described"}
    assert stances("Get the parent's OK before you ring.") == {"required"}


@pytest.mark.parametrize(
    "text",
    [
        "The law does not oblige us to get consent.",
        "We share because the law lets us, not because you have agreed to it.",
        "Do not approach the family for consent.",
        "Parents are not to be asked to agree to the referral.",
        "A referral does not hang on a parent picking up and agreeing.",
    ],
)
def test_a_negation_just_before_denies_what_makes_consent_a_condition(text: str) -> None:
    assert stances(text) == {"not-needed"}


@pytest.mark.parametrize(
    "text",
    [
        "If the child is not in danger, get consent.",
        "Do not forget to get consent.",
        "Do not refer until you have consent.",
        "Where this is not urgent, parents must give consent.",
        "It is not enough to be worried: get consent.",
    ],
)
def test_a_negation_of_something_else_denies_nothing(text: str) -> None:
    assert "required" in stances(text)
    assert "not-needed" not in stances(text)


def test_what_rests_on_a_word_that_an_earlier_rule_has_taken_is_no_mention() -> None:
    text = "It is shared by approved routes to agencies with the right access permissions."
    assert stances(text) == {"described"}
