"""What a document holds, found without any date: the first half of judging, done beside the document itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from policylint import recognise
from policylint.analysis import Analysis
from policylint.catalog import Catalog
from policylint.kinds import golden
from policylint.kinds.study import Study
from policylint.kinds.table import KINDS
from policylint.mentions import first_match
from policylint.model import Check, Document, Hit, PolicyType, Unit, Unread
from policylint.normalise import display_text
from policylint.patience import TookTooLong, at_most
from policylint.prefilter import POINTER, candidates
from policylint.segment import segment
from policylint.view import View

AROUND = 160
"""Characters shown on each side of a quote."""
_FAR = 8 * AROUND
"""Characters on each side that are looked at: a block can be as long as the document."""


def analyse(
    document: Document,
    catalog: Catalog,
    policy_type: PolicyType | None = None,
    *,
    seconds_per_check: float | None = None,
) -> Analysis:
    """Find everything that any check may speak of. Needs no date; loads spaCy only for a unit worth a look.

    With `seconds_per_check` a check of the user's own that takes longer is stopped, and what it would have found is
    named as not read. That sets the alarm of the process.
    """
    units = segment(document)
    kind = policy_type or recognise.policy_type(document)
    view = View(units, catalog.vocabulary, lambda text: catalog.mark(text), kind)
    study = Study(view, candidates(units, catalog.prefilter), catalog.editions, catalog.prefilter)
    hits: list[Hit] = []
    for check in catalog.running:
        if check.id not in catalog.further:
            hits.extend(KINDS[check.kind].find(check, study))
    slow: list[Unread] = []
    for check in catalog.running:  # after ours, so that they pay for nothing that all checks share
        if check.id in catalog.further:
            found = _in_time(check, study, seconds_per_check)
            hits.extend(found or ())
            slow.extend([] if found is not None else [_too_slow(check, seconds_per_check)])
    hits.extend(golden.find(study))
    headings = [block for block in document.blocks if block.kind == "heading" and not block.hidden]
    titles = tuple(display_text(f"{block.label} {block.text}".strip()) for block in headings)
    return Analysis(
        name=document.name,
        policy_type=kind,
        about_sharing=recognise.is_about_sharing(next(iter(titles), document.title), kind),
        jurisdiction=recognise.jurisdiction(document),
        title=document.title,
        school=recognise.school_name(document),
        words=document.words,
        pages=document.pages,
        unread=(*document.unread, *slow),
        look_at=document.look_at,
        notes=document.notes,
        headings=titles,
        pointer=_pointer(study),
        hits=tuple(_with_words(hit, units) for hit in hits),
    )


def _in_time(check: Check, study: Study, seconds: float | None) -> list[Hit] | None:
    """What a check finds; None when that takes too long."""
    if seconds is None:
        return list(KINDS[check.kind].find(check, study))
    try:
        with at_most(seconds):
            return list(KINDS[check.kind].find(check, study))
    except TookTooLong:
        return None


def _too_slow(check: Check, seconds: float | None) -> Unread:
    return Unread(
        f'what the check "{check.id}" looks for',
        f"the check took longer than {seconds:g} s on this document (limit)",
        f"Make the patterns of {check.source} simpler, or raise the limit with --max-seconds-per-check.",
    )


def _pointer(study: Study) -> str:
    """The sentence that sends the reader to a separate information sharing policy."""
    patterns = study.view.vocabulary.pointers
    for unit in study.units_for(POINTER):
        if not unit.quoted and first_match(study.view.text(unit), patterns) is not None:
            return display_text(unit.block.text[unit.start : unit.end])
    return ""


def _with_words(hit: Hit, units: Sequence[Unit]) -> Hit:
    """The hit with its quote, its place and the words around it."""
    block = units[hit.unit].block
    before, after = block.text[max(hit.start - _FAR, 0) : hit.start], block.text[hit.end : hit.end + _FAR]
    if not before.strip() and hit.unit:
        before = _neighbour(units, hit.unit, -1)
    if not after.strip():
        after = _neighbour(units, hit.unit, 1)
    recognised = " Read from OCR: compare it with the page." if "ocr" in block.marks else ""
    return replace(
        hit,
        because=hit.because + recognised,
        quote=hit.quote or display_text(block.text[hit.start : hit.end]),
        place=block.place,
        before=_tail(display_text(before)),
        after=_head(display_text(after)),
    )


def _neighbour(units: Sequence[Unit], index: int, step: int) -> str:
    """Text of the nearest block before or after, under the same headings."""
    here = units[index].block
    while 0 <= index < len(units) and units[index].block.id == here.id:
        index += step
    if not 0 <= index < len(units):
        return ""
    block = units[index].block
    same = block.place.headings == here.place.headings and block.kind != "heading"
    if not same:
        return ""
    return block.text[:_FAR] if step > 0 else block.text[-_FAR:]


def _tail(text: str) -> str:
    return text if len(text) <= AROUND else "... " + text[-AROUND:].split(" ", 1)[-1]


def _head(text: str) -> str:
    return text if len(text) <= AROUND else text[:AROUND].rsplit(" ", 1)[0] + " ..."
