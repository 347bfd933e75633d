"""The clause table: the best evidence first, near misses in order and each once."""

from __future__ import annotations

from typing import Any

from policylint.analysis import Analysis
from policylint.catalog import Catalog, load
from policylint.model import Clause, Hit, Place
from policylint.settle import MOST_EVIDENCE, Ruling, settle
from tests.documents import AS_OF
from tests.kinds.small import check

SPEC: dict[str, Any] = {
    "satisfied-by": ["x"],
    "insert-under": ["records"],
    "missing": "It is not there.",
    "partial-says": "A part is there.",
    "nearest": [{"any": ["x"], "why-not": "First."}, {"any": ["y"], "why-not": "Second."}],
}
CATALOG: Catalog = load()


def hit(role: str, quote: str, because: str = "", **data: int) -> Hit:
    facts = tuple((name, str(value)) for name, value in data.items())
    return Hit("small-check", role, 1, "b1", 0, 9, because=because, quote=quote, place=Place(paragraph=1), data=facts)


def clause(*hits: Hit) -> Clause:
    analysis = Analysis(
        "p.md", "child-protection", True, "england", "", "", 900, None, (), (), (), ("Records",), "", hits
    )
    small = check("clause", SPEC)
    _, (found,) = settle(Ruling(analysis, CATALOG, [small], AS_OF, None, partly=False))
    return found


def nears(*hits: Hit) -> list[tuple[str, str]]:
    return [(near.quote, near.why_not) for near in clause(*hits).nearest]


def test_one_sentence_is_better_evidence_than_two_or_a_list_wherever_it_stands() -> None:
    found = clause(hit("present", "a list", rank=3), hit("present", "two", rank=2), hit("present", "one"))
    assert found.state == "present"
    assert [item.quote for item in found.evidence] == ["one", "two", "a list"]


def test_equally_good_evidence_stands_in_the_order_of_the_document_and_is_short() -> None:
    found = clause(*(hit("present", quote) for quote in "abcd"))
    assert [item.quote for item in found.evidence] == list("abcd")[:MOST_EVIDENCE]


def test_of_several_parts_the_nearest_to_the_whole_comes_first_then_the_single_sentence() -> None:
    parts = [hit("partial", "far", misses=2), hit("partial", "near list", rank=3), hit("partial", "near")]
    assert nears(*parts) == [(quote, "A part is there.") for quote in ("near", "near list", "far")]


def test_near_misses_stand_in_the_order_of_their_kinds() -> None:
    found = nears(hit("near", "a", "Second."), hit("near", "b", "First."), hit("near", "c", "Second."))
    assert found == [("b", "First."), ("a", "Second."), ("c", "Second.")]


def test_a_near_miss_of_no_known_kind_comes_last() -> None:
    assert nears(hit("near", "a", "Unknown."), hit("near", "b", "Second.")) == [("b", "Second."), ("a", "Unknown.")]


def test_a_passage_that_comes_near_alone_and_with_the_next_is_named_once() -> None:
    twice = [hit("partial", "a"), hit("partial", "a"), hit("partial", "b"), hit("partial", "c"), hit("partial", "d")]
    assert [quote for quote, _ in nears(*twice)] == ["a", "b", "c"]


def test_what_is_there_has_no_near_misses_and_parts_go_before_them() -> None:
    near, part = hit("near", "n", "First."), hit("partial", "p")
    assert nears(near, part, hit("present", "x")) == []
    assert nears(near, part) == [("p", "A part is there.")]
    assert clause(near).state == "missing"


def test_a_clause_is_asked_for_only_where_a_reader_looks_for_it() -> None:
    asked = check("clause", {**SPEC, "required": {"data-protection": "warning"}})
    for about_sharing, findings in ((True, 1), (False, 0)):
        analysis = Analysis(
            "p.md", "data-protection", about_sharing, "england", "", "", 900, None, (), (), (), ("Access",), "", ()
        )
        found, (told,) = settle(Ruling(analysis, CATALOG, [asked], AS_OF, None, partly=False))
        assert (len(found), told.required) == (findings, bool(findings))
