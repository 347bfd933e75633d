"""A check's own examples as tests: public, so that a trust can test the checks it wrote."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from policylint.catalog import Catalog
from policylint.judge import analyse, run_report, verdict
from policylint.model import Check, PolicyType, Report
from policylint.read.snippet import snippet
from policylint.samples import holds, ours
from policylint.tables import EXAMPLES

DAY = date(2026, 11, 22)
"""Day on which examples are judged when they name none: the answer must not change with the calendar."""
WANTED: Mapping[str, str] = {
    "bad": "a finding",
    "good": "no finding",
    "present": "the clause is there",
    "partial": "the clause is there in part",
    "absent": "the clause is not there",
}
_TOLD, _UNTOLD = "it is found to say so", "it is not found to say so"


@dataclass(frozen=True, slots=True)
class ExampleResult:
    """One example of one check or of the vocabulary, judged."""

    check: str
    """Id of the check, or the name of the file of examples."""
    kind: str
    """"bad", "good", "present", "partial" or "absent"; of the vocabulary the mention and its stance."""
    number: int
    """Position among the examples of its kind, from 1."""
    text: str
    near: str
    ok: bool
    got: str
    """What happened, in words."""

    @property
    def name(self) -> str:
        return f"{self.check}: {self.kind} {self.number}"

    @property
    def wanted(self) -> str:
        """What should have happened, in words."""
        return WANTED.get(self.kind, _TOLD)


def run_examples(catalog: Catalog, ids: Collection[str] | None = None) -> list[ExampleResult]:
    """Judge the examples of all checks in the order of the catalogue, then those of the vocabulary.

    `ids`: only these checks, and not the vocabulary.
    """
    kept = (check for check in catalog.running if ids is None or check.id in ids)
    results = [result for check in kept for result in _examples(check, catalog)]
    return results + (_of_vocabulary(catalog) if ids is None else [])


def examples_of(check: Check) -> Mapping[str, Sequence[Mapping[str, Any]]]:
    """The examples of a check by kind: "bad", "good", "present", "partial", "absent"."""
    return {
        "bad": check.bad,
        "good": check.good,
        **{kind: [_table(item) for item in check.spec.get(kind, ())] for kind in ("present", "partial", "absent")},
    }


def _examples(check: Check, catalog: Catalog) -> Iterator[ExampleResult]:
    for kind, examples in examples_of(check).items():
        for number, example in enumerate(examples, 1):
            got = _judge(check, example, catalog)
            text, near = example["text"], str(example.get("near", ""))
            yield ExampleResult(check.id, kind, number, text, near, _right(kind, got), got)


def _of_vocabulary(catalog: Catalog) -> list[ExampleResult]:
    counted: Counter[str] = Counter()
    results = []
    for sample in ours(catalog.vocabulary):
        said = f"{sample.mention}, {sample.stance}"
        counted[said] += 1
        ok = holds(sample, catalog)
        results.append(ExampleResult(EXAMPLES, said, counted[said], sample.text, "", ok, _TOLD if ok else _UNTOLD))
    return results


def _table(item: Any) -> Mapping[str, Any]:
    return {"text": item} if isinstance(item, str) else item


def _judge(check: Check, example: Mapping[str, Any], catalog: Catalog) -> str:
    day = example.get("as_of", DAY)
    as_of = day if isinstance(day, date) else date.fromisoformat(day)
    texts = [(example["text"], example.get("policy") or _policy(check))]
    if "other" in example:
        texts.append((example["other"], example["other-policy"]))
    reports = []
    for text, policy in texts:
        analysis = analyse(snippet(text, example.get("heading")), catalog, policy)
        reports.append(verdict(analysis, catalog, as_of=as_of, path="example"))
    return _outcome(check, run_report(reports, catalog, as_of=as_of).reports[0])


def _policy(check: Check) -> PolicyType:
    chosen: PolicyType = "child-protection" if "child-protection" in check.policies else check.policies[0]  # type: ignore[assignment]
    return chosen


def _outcome(check: Check, report: Report) -> str:
    if check.kind == "clause":
        state = next((clause.state for clause in report.clauses if clause.check == check.id), "missing")
        return {"present": WANTED["present"], "partial": WANTED["partial"]}.get(state, WANTED["absent"])
    same = [found for found in report.findings if found.check == check.id]
    return WANTED["bad"] if same else WANTED["good"]


def _right(kind: str, got: str) -> bool:
    return got == WANTED[kind]
