"""Which words are not the policy's own rule."""

import pytest

from policylint.segment.quoted import quotations, why_quoted


def why(own: str, context: str = "", heading: str = "Sharing", marks: tuple[str, ...] = ()) -> str:
    return why_quoted(own, context, (heading,), marks)


@pytest.mark.parametrize(
    "own",
    [
        "Old text (do not use): 'Consent must be obtained before referral.'",
        'Deleted from this edition: "obtain the parents\' agreement before any referral".',
        "We have removed the line that said 'staff will ask parents first'.",
        "The 2018 advice said that information should be shared with consent.",
        "Our policy used to say that parents must agree.",
        '2018 advice (no longer used here): "Where possible, share information with consent."',
        "The consultation version asked whether 'share with consent' should stay.",
    ],
)
def test_withdrawn_wording_is_not_a_rule(own: str) -> None:
    assert why(own) == "withdrawn"


@pytest.mark.parametrize("heading", ["Changes since last year", "Version control", "Amendments", "8. Document history"])
def test_a_change_log_is_not_a_rule(heading: str) -> None:
    assert why("Staff obtain consent before referral.", heading=heading) == "withdrawn"


@pytest.mark.parametrize("context", ["Where consent is withdrawn:", "Staff do not use:", "Files removed from:"])
def test_other_withdrawals_introduce_rules(context: str) -> None:
    assert why("Staff obtain consent before referral.", context=context) == ""


@pytest.mark.parametrize("heading", ["Changes to a child's plan", "Changes at home", "Change of name"])
def test_other_changes_are_rules(heading: str) -> None:
    assert why("Staff obtain consent before referral.", heading=heading) == ""


def test_what_follows_a_withdrawn_introduction_is_withdrawn() -> None:
    assert why("Consent must be obtained.", context="Old wording (do not use):") == "withdrawn"


@pytest.mark.parametrize(
    "own",
    [
        "'Staff wait for a yes before ringing.'",
        'Say: "I will ask your mum first before I tell."',
        "Myth: consent is needed.",
    ],
)
def test_quotations_and_myths_are_not_rules(own: str) -> None:
    assert why(own) == "quotation"


def test_a_block_quotation_is_a_quotation() -> None:
    assert why("Share with consent.", marks=("quote",)) == "quotation"


@pytest.mark.parametrize("context", ["We follow the golden rules:", "The advice says:"])
def test_a_quotation_that_the_policy_makes_its_own_is_a_rule(context: str) -> None:
    assert why('"Where possible, share with consent."', context=context) == ""


@pytest.mark.parametrize(
    "own",
    [
        "'Waiting for a yes' has cost children dear.",
        "Only children with a 'yes' on the form will be in them.",
        "'Someone's bound to have told them' is how children get missed.",
        '"GDPR stops us" is a myth.',
        "We no longer use paper forms; staff get consent before they refer.",
        "Staff who have been told to wait must not: share at once.",
        "The form has been removed from the file.",
        "If consent is withdrawn, write 'withdrawn' on the form.",
        "This form is used to ask parents for consent before a referral.",
        "A child who previously said 'no' is asked again.",
        "The parents' wishes don't change the child's plan.",
    ],
)
def test_own_statements_with_a_few_quoted_words_are_rules(own: str) -> None:
    assert why(own) == ""


def test_exercises_contents_and_questions_are_told_apart() -> None:
    assert why("Spot the mistake: 'We respect a refusal.'") == "exercise"
    assert why("Miss Hale waited for consent.", heading="Case study") == "exercise"
    assert why("7.4 Consent and confidentiality ........ 31") == "contents"
    assert why("Seeking consent page 12", heading="Contents") == "contents"
    assert why("Must parents agree?") == "question"


def test_scenarios_and_tables_of_them_stay_rules() -> None:
    assert why("Decline, citing data protection", heading="Scenario table: requests from the police") == ""


def test_apostrophes_open_and_close_nothing() -> None:
    text = "It's the parents' choice; say 'the parents' wishes come first' and don't argue."
    assert [text[start:end] for start, end in quotations(text)] == ["'the parents' wishes come first'"]
