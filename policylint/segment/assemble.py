"""Blocks into units: sentences with their lead-in, cells with their headers, answers with their question."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from policylint.model import Block, Document, Unit
from policylint.normalise import match_text, words
from policylint.segment.answers import join_answers
from policylint.segment.draft import Draft
from policylint.segment.layout import Piece, inline_items, pieces
from policylint.segment.leads import Leads, lead_in
from policylint.segment.quoted import why_quoted
from policylint.segment.sentences import cut, sentences
from policylint.segment.setin import passages
from policylint.segment.tables import Tables

_WHOLE: frozenset[str] = frozenset({"heading", "header", "footer", "caption"})
"""Kinds that are one unit however many stops they hold."""
_ROW_ANSWER = re.compile(r"^[^|?]*\?(?= \| [^|]*$)")
_QUESTION_LABEL = re.compile(r"(?:Q|Question) ?\d{0,2} ?[.:)] +(?=\S)")


def segment(document: Document) -> tuple[Unit, ...]:
    """The units of all visible blocks, in reading order. Equal documents give equal units."""
    blocks = [block for block in document.blocks if not block.hidden]
    known = words(block.text for block in blocks)
    drafts = list(_drafts(blocks, known))
    _mark_quoted(drafts)
    join_answers(drafts)
    return tuple(draft.unit(index) for index, draft in enumerate(drafts))


def _drafts(blocks: list[Block], known: frozenset[str]) -> Iterator[Draft]:
    tables = Tables(blocks, known)
    leads = Leads()
    for block in blocks:
        outer = leads.above(block)
        made = [draft for draft in _of_block(block, known, outer) if draft.words]
        leads.after(block, made)
        if block.kind == "cell":
            tables.add_headers(block, made)
        yield from made


def _of_block(block: Block, known: frozenset[str], outer: str) -> Iterator[Draft]:
    """The drafts of one block; `outer` leads in to it if it is an item, or to the items in it."""
    found = pieces(block.text)
    lead = outer if block.kind == "list-item" or (found and found[0].kind == "item") else ""
    for piece in found:
        made = list(_of_piece(block, piece, known))
        inner = lead if piece.kind == "item" or block.kind == "list-item" else ""
        yield from (draft.led_by(inner) for draft in made)
        if piece.kind == "text" and len(found) > 1 and made:
            lead = f"{lead} {lead_in(made[-1].words)}".strip()


def _of_piece(block: Block, piece: Piece, known: frozenset[str]) -> Iterator[Draft]:
    plain, index = match_text(block.text[piece.start : piece.end], known)
    offsets = tuple([place + piece.start for place in index])
    for start, end, lead in _statements(block, piece, plain):
        label = _QUESTION_LABEL.match(plain, start, end) if plain[end - 1] == "?" else None
        first = label.end() if label else start
        yield Draft(block, plain[first:end], offsets[first:end], lead)


def _statements(block: Block, piece: Piece, plain: str) -> Iterable[tuple[int, int, str]]:
    """(start, end, lead-in) of each statement of a piece of plain text."""
    if piece.kind == "row":
        asked = _ROW_ANSWER.match(plain)
        bounds = [(0, asked.end()), (asked.end() + 3, len(plain))] if asked else [(0, len(plain))]
        return [(start, end, "") for first, last in bounds for start, end in cut(plain, first, last)]
    if block.kind in _WHOLE:
        return [(start, end, "") for start, end in cut(plain, 0, len(plain))]
    return _with_inline_list(plain)


def _with_inline_list(plain: str) -> list[tuple[int, int, str]]:
    begin, items = inline_items(plain)
    found = [(start, end, "") for start, end in sentences(plain[:begin])]
    lead = lead_in(plain[found[-1][0] : found[-1][1]]) if items and found else ""
    for first, last in items:
        for position, (start, end) in enumerate(sentences(plain[first:last])):
            runs_on = (first, last) != items[-1] or not position
            found.append((first + start, first + end, lead if runs_on else ""))
    return found


def _mark_quoted(drafts: list[Draft]) -> None:
    set_in = {place: passage for passage in passages(drafts) for place in range(passage.start, passage.end)}
    previous: Draft | None = None
    for position, draft in enumerate(drafts):
        near = previous is not None and previous.block.place.headings == draft.block.place.headings
        before = draft.context or (previous.words if previous and near else "")
        marks, passage = draft.block.marks, set_in.get(position)
        if passage and passage.quoted:
            before = draft.context or passage.before
        elif passage:
            marks = tuple(mark for mark in marks if mark != "quote")
        why = why_quoted(draft.words, before, draft.block.place.headings, marks)
        draft.quoted = draft.quoted or why
        previous = draft
