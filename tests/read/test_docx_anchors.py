"""Anchors lead back to the very characters of the file."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

import test_docx_constructs as constructs
import word_samples as word
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from policylint.limits import Limits
from policylint.model import Block
from policylint.read.docx import read_docx
from policylint.read.word.anchors import text_elements
from policylint.read.word.names import ONE_SIGN, P


def run_texts(data: bytes, part: str) -> list[str]:
    """The run text of each paragraph of a part, as its definition has it."""
    root = etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read(part))
    return ["".join(_printed(item) for item, _, _ in text_elements(paragraph)) for paragraph in root.iter(P)]


def _printed(element: etree._Element) -> str:
    tag = str(element.tag)
    return ONE_SIGN[tag] or "\0" if tag in ONE_SIGN else element.text or ""


def strays(data: bytes, blocks: tuple[Block, ...]) -> Iterator[tuple[str, str]]:
    """Pieces of text, each with what stands in the file where its anchor points, where these differ."""
    texts = {part: run_texts(data, part) for part in {block.anchor.part for block in blocks if block.anchor.pieces}}
    for block in blocks:
        for start, end, paragraph, offset in block.anchor.pieces:
            here = block.text[int(start) : int(end)]
            there = texts[block.anchor.part][int(paragraph)][int(offset) :][: len(here)]
            if here != there:
                yield here, there


def test_every_piece_of_every_construct_is_found_again() -> None:
    data, document = constructs.made(), constructs.read()
    assert list(strays(data, document.blocks)) == []
    without = [block.text for block in document.blocks if not block.anchor.pieces]
    assert without == ["ALTTEXT of a flow chart", "EQUATION", "first SMARTART", "second SMARTART", "CHART title",
                       "Autumn, CATEGORY", "CANVAS words", "WORDART"]  # fmt: skip


RUNS = st.lists(
    st.tuples(
        st.sampled_from(["words", "box", "deleted", "hidden", "tab", "soft", "note"]),
        st.text(st.characters(min_codepoint=32, max_codepoint=0x2FFF, exclude_categories=["Cs", "Cc"]), max_size=8),
    ),
    max_size=12,
)


def made_of(kind: str, text: str) -> str:
    if kind == "box":
        return word.drawing(word.text_box(word.para(word.run(text))))
    if kind == "deleted":
        return "<w:del>" + word.run(text).replace("w:t", "w:delText") + "</w:del>"
    signs = {"tab": "<w:r><w:tab/></w:r>", "soft": "<w:r><w:softHyphen/></w:r>"}
    return signs.get(kind, "") + word.run(text, "<w:vanish/>" if kind == "hidden" else "")


@given(st.lists(RUNS, min_size=1, max_size=4))
def test_however_text_is_split_over_runs_its_anchors_hold(paragraphs: list[list[tuple[str, str]]]) -> None:
    body = "".join(word.para("<w:r/>" + "".join(made_of(*one) for one in runs)) for runs in paragraphs)
    data = word.word(word.para("Start.") + body)
    assert list(strays(data, read_docx(data, "x", Limits()).blocks)) == []
