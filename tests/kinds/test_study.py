"""What of a document is handed to each check: all of it, or what the prefilter tells."""

from __future__ import annotations

from dataclasses import replace

from policylint.kinds.study import Study
from policylint.prefilter import Prefilter
from policylint.vocabulary import parse_patterns
from tests.kinds.small import VOCABULARY, study, units_of

TEXT = (
    "We seek consent. We drink tea.\n\nWe drink tea. We ask for agreement and drink tea.\n\nRain falls on us all day."
)
SOUGHT = {
    "consent-check": parse_patterns(["{consent}"], VOCABULARY, "x"),
    "tea-check": parse_patterns(["tea"], VOCABULARY, "x"),
    "both-check": parse_patterns(["consent ....9 tea"], VOCABULARY, "x"),
}


def sieved() -> Study:
    return replace(study(units_of(TEXT)), prefilter=Prefilter(SOUGHT, VOCABULARY))


def test_without_a_prefilter_every_check_looks_everywhere() -> None:
    seen = study(units_of(TEXT))
    assert len(seen.units_for("tea-check")) == 5
    assert list(seen.units_for("any")) == list(seen.candidates)
    assert [window.text for window in seen.windows_for("any") if len(window.units) > 1] == [
        "We seek consent. We drink tea.",
        "We drink tea. We ask for agreement and drink tea.",
    ]
    assert len(seen.windows_for("any")) == 7


def test_with_one_a_check_looks_where_its_words_stand() -> None:
    seen = sieved()
    assert [unit.text for unit in seen.units_for("consent-check")] == [
        "We seek consent.",
        "We ask for agreement and drink tea.",
    ]
    assert [unit.text for unit in seen.units_for("tea-check")] == [
        "We drink tea.",
        "We drink tea.",
        "We ask for agreement and drink tea.",
    ]
    assert list(seen.units_for("unknown-check")) == []


def test_words_of_two_sentences_are_looked_for_in_both_together() -> None:
    seen = sieved()
    assert list(seen.units_for("both-check")) == []
    assert [window.text for window in seen.windows_for("both-check")] == ["We seek consent. We drink tea."]
    assert list(seen.windows_for("unknown-check")) == []
