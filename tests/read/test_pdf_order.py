"""Whatever the layout, every word of a page comes out exactly once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from hypothesis import given, settings
from hypothesis import strategies as st

from policylint.read.pdf.blocks import Look, chunks_of
from policylint.read.pdf.columns import regions_of
from policylint.read.pdf.flow import Flow, page_regions
from policylint.read.pdf.glyphs import PLAIN
from policylint.read.pdf.parts import Chunk, Grid, Sheet, Word
from policylint.read.pdf.words import rows_of

LOOK = Look(10.0, False)
PLACES = st.lists(
    st.tuples(st.sampled_from([60, 70, 72, 200, 320, 322, 400]), st.integers(4, 60), st.integers(1, 14)), max_size=60
)


def words_at(places: Iterable[tuple[int, int, int]]) -> list[Word]:
    """Words of the given left edge, line and length, each with a text of its own."""
    return [
        Word(f"w{index}.", x, 12 * line, x + 6 * length, 12 * line + 10, 12 * line + 8, 10, PLAIN, space=True)
        for index, (x, line, length) in enumerate(places)
    ]


def words_in(chunks: Iterable[Chunk]) -> Counter[str]:
    found: Counter[str] = Counter()
    for chunk in chunks:
        found.update(word.text for line in chunk.lines for word in line.words)
        for table in chunk.tables:
            for rows in table.cells.values():
                found.update(words_in(chunks_of(rows, 1, LOOK)))
    return found


@settings(max_examples=150, deadline=None)
@given(PLACES)
def test_no_word_is_lost_or_said_twice(places: list[tuple[int, int, int]]) -> None:
    sheet = Sheet(1, 595, 842, rows=rows_of(words_at(places)))
    flow = Flow()
    flow.add_page(page_regions(sheet, LOOK)[0])
    assert words_in(flow.chunks) == Counter(word.text for row in sheet.rows for word in row.words)


@settings(max_examples=50, deadline=None)
@given(PLACES)
def test_columns_keep_every_row(places: list[tuple[int, int, int]]) -> None:
    rows = rows_of(words_at(places))
    found = [word.text for region in regions_of(rows)[0] for row in region for word in row.words]
    assert Counter(found) == Counter(word.text for row in rows for word in row.words)


@settings(max_examples=50, deadline=None)
@given(PLACES)
def test_a_table_takes_the_words_that_stand_in_it_and_no_others(places: list[tuple[int, int, int]]) -> None:
    grid = Grid((50, 100, 500, 400), [[(50, 100, 210, 400), (210, 100, 500, 400)]])
    sheet = Sheet(1, 595, 842, rows=rows_of(words_at(places)), grids=[grid])
    flow = Flow()
    flow.add_page(page_regions(sheet, LOOK)[0])
    assert words_in(flow.chunks) == Counter(word.text for row in sheet.rows for word in row.words)
