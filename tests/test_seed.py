"""The two sentences of June 2023, by every way in: the promise that all else rests on."""

from __future__ import annotations

from pathlib import Path

import pytest

from policylint import lint_text
from policylint.catalog import load
from policylint.judge import analyse, verdict
from policylint.model import Report
from policylint.read import read
from tests.documents import AS_OF, FORMATS, write

OLD = (
    "Where possible, share information with consent, and where possible, respect the wishes of those who do not "
    "consent to having their information shared."
)
NEW = (
    "You do not need consent to share personal information about a child or young person and/or members of their "
    "family if a child or young person is at risk or perceived risk of harm."
)
CATALOG = load()


def judged(path: Path, guidance: str | None = None) -> Report:
    return verdict(analyse(read(path), CATALOG), CATALOG, as_of=AS_OF, path=path.name, guidance=guidance)


@pytest.mark.parametrize("guidance", [None, "is-2023-draft", "2023"])
@pytest.mark.parametrize("suffix", FORMATS)
def test_the_sentence_of_2018_is_an_error_word_for_word(tmp_path: Path, suffix: str, guidance: str | None) -> None:
    report = judged(write(tmp_path, suffix, "Child Protection Policy", "Information sharing", OLD), guidance)
    (found,) = [finding for finding in report.findings if finding.family == "consent"]
    assert (found.severity, found.confidence) == ("error", "verbatim")
    assert found.quote == OLD
    assert found.place.headings[-1].endswith("Information sharing")


def test_by_the_proposal_a_finding_cites_the_proposal_as_proposed() -> None:
    report = lint_text(OLD, policy_type="child-protection", as_of=AS_OF, guidance="2023")
    found = next(finding for finding in report.findings if finding.family == "consent")
    assert {(cited.edition, cited.status) for cited in found.guidance} == {("is-2023-draft", "proposed")}


def test_by_the_advice_of_2018_its_own_sentence_is_right() -> None:
    report = lint_text(OLD, policy_type="child-protection", as_of=AS_OF, guidance="2018")
    assert not [finding for finding in report.findings if finding.family in {"consent", "refusal"}]


@pytest.mark.parametrize("suffix", FORMATS)
def test_the_sentence_of_2023_is_the_clause_and_never_a_finding(tmp_path: Path, suffix: str) -> None:
    report = judged(write(tmp_path, suffix, "Child Protection Policy", "Information sharing", NEW))
    assert not [finding for finding in report.findings if finding.quote == NEW]
    clause = next(clause for clause in report.clauses if clause.check == "no-consent-needed")
    assert clause.state == "present"
    assert clause.evidence[0].quote == NEW


@pytest.mark.parametrize(
    "words",
    [
        OLD,
        OLD.replace("share information with", "share information\nwith"),
        OLD.replace("information with", "infor-\nmation with"),
        OLD.upper(),
        OLD.replace("consent,", "соnsеnt,"),
    ],
    ids=["plain", "wrapped", "divided", "capitals", "look-alike letters"],
)
def test_the_sentence_is_found_however_it_is_set(words: str) -> None:
    report = lint_text(words, heading="Information sharing", policy_type="child-protection", as_of=AS_OF)
    assert [finding.severity for finding in report.findings if finding.family == "consent"] == ["error"]
