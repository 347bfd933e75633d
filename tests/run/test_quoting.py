"""What a report quotes of a policy: whole where it is short, its first words where it is long."""

from __future__ import annotations

from datetime import date

import pytest

from policylint import catalog, judge
from policylint.read.snippet import snippet
from policylint.run.jobs import Job
from policylint.run.judging import Judging
from policylint.run.keeper import Answer
from policylint.run.quoting import cut

LONG = "Staff will seek parental consent before making a referral to children's social care" + ", as always" * 60 + "."
RECORDED = "The lead records the decision to share or not to share, and the reasons for it" + ", each time" * 60 + "."


@pytest.mark.parametrize(("most", "expected"), [(20, "Staff will seek"), (14, "Staff ..."), (4, "..."), (1, ".")])
def test_a_quote_is_cut_between_words_and_never_longer_than_the_limit(most: int, expected: str) -> None:
    assert cut("Staff will seek", most) == expected
    assert len(cut(LONG, most)) <= most


@pytest.mark.parametrize("most", [40, 300, 500])
def test_no_quote_of_a_report_is_longer_than_the_limit_and_fingerprints_do_not_change(most: int) -> None:
    known = catalog.load()
    document = snippet(f"{RECORDED}\n\n{LONG}\n\n{LONG}", "6 Sharing")
    answer = Answer(Job("a.md"), judge.analyse(document, known, "child-protection"))
    report = Judging(known, date(2026, 11, 22), quote=most).alone(answer)
    quotes = [finding.quote for finding in report.findings]
    quotes += [item.quote for clause in report.clauses for item in (*clause.evidence, *clause.nearest)]
    assert {len(quote) for quote in quotes if quote.endswith(" ...")} <= set(range(most - 20, most + 1))
    assert max(map(len, quotes)) <= most
    assert max(len(finding.before) for finding in report.findings) <= most
    assert any(quote.startswith("Staff will seek") and quote.endswith(" ...") for quote in quotes)
    whole = Judging(known, date(2026, 11, 22)).alone(answer)
    assert [one.fingerprint for one in report.findings] == [one.fingerprint for one in whole.findings]
