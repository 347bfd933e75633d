"""Reads the characters of one PDF page through pdfminer, once and lean, and stops when its time is up.

pdfplumber keeps a dictionary of thirty entries for every character; that is half of its cost. Here a character becomes
one small tuple on its way out of pdfminer, and pdfplumber is left with the lines and boxes that tables are found in.
"""

from __future__ import annotations

import re
import time
from typing import Any

from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LTPage
from pdfminer.pdffont import PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFPageInterpreter
from pdfminer.utils import apply_matrix_rect, mult_matrix

from policylint.read.pdf.parts import Glyph, Style

UNKNOWN = "\ufffd"
"""Stands for a character that the font gives no letter for."""
_BOLD = re.compile(r"bold|black|heavy|[-,]semi|demi", re.I)
_SIGNS = re.compile(r"wingdings|webdings|symbol|dingbats", re.I)
_DULL_TAGS = frozenset({"Span", "OC", "Link"})
_CHECK_EVERY = 256


class OutOfTime(Exception):
    """A page took longer than it may."""


class GlyphDevice(PDFPageAggregator):
    """Collects the characters of a page; lines, boxes and pictures go on to pdfplumber as ever."""

    def __init__(
        self, manager: Any, page_number: int, height: float, offset: tuple[float, float], until: float
    ) -> None:
        super().__init__(manager, pageno=page_number)
        self.glyphs: list[Glyph] = []
        self.paths = 0
        self._height = height + offset[1]
        self._left = offset[0]
        self._until = until
        self._ticks = 0
        self._tags: list[tuple[str, int | None, bool]] = []
        self._styles: dict[tuple[Any, ...], Style] = {}
        self._style = PLAIN
        self._descent = 0.0

    def begin_tag(self, tag: Any, props: Any = None) -> None:
        name = tag.name if isinstance(tag.name, str) else tag.name.decode("latin-1")
        outer = self._tags[-1] if self._tags else ("", None, False)
        mcid = props.get("MCID") if isinstance(props, dict) else None
        self._tags.append(
            (
                outer[0] if name in _DULL_TAGS else name,
                mcid if isinstance(mcid, int) else outer[1],
                name == "Artifact" or outer[2],
            )
        )

    def end_tag(self) -> None:
        if self._tags:
            self._tags.pop()

    def begin_figure(self, name: str, bbox: Any, matrix: Any) -> None:
        self._tick(_CHECK_EVERY)
        super().begin_figure(name, bbox, matrix)

    def paint_path(self, gstate: Any, stroke: bool, fill: bool, evenodd: bool, path: Any) -> None:
        self._tick(1)
        self.paths += 1
        super().paint_path(gstate, stroke, fill, evenodd, path)

    def render_string(self, textstate: Any, seq: Any, ncs: Any, graphicstate: Any) -> None:
        self._tick(16)
        self._style = self._style_of(textstate, graphicstate)
        self._descent = textstate.font.get_descent()
        super().render_string(textstate, seq, ncs, graphicstate)

    def render_char(
        self,
        matrix: Any,
        font: Any,
        fontsize: float,
        scaling: float,
        rise: float,
        cid: int,
        ncs: Any,
        graphicstate: Any,
    ) -> float:
        try:
            text = font.to_unichr(cid)
        except PDFUnicodeNotDefined:
            text = UNKNOWN
        advance: float = font.char_width(cid) * fontsize * scaling
        low = self._descent * fontsize + rise
        a, b, c, d, e, f = matrix
        if b or c:
            x0, y0, x1, y1 = apply_matrix_rect(matrix, (0, low, advance, low + fontsize))
            size = min(x1 - x0, y1 - y0) if self._style.upright else fontsize * (abs(c) + abs(d))
            base = f + d * rise
        else:
            x0, x1 = e, e + a * advance
            if x1 < x0:
                x0, x1 = x1, x0
            y0 = f + d * low
            y1 = y0 + d * fontsize
            size = y1 - y0
            if size < 0:
                y0, y1, size = y1, y0, -size
            base = f + d * rise
        left, height = self._left, self._height
        self.glyphs.append(
            Glyph(x0 + left, x1 + left, height - base, size, text, self._style, height - y1, height - y0)
        )
        return advance

    def _tick(self, weight: int) -> None:
        self._ticks += weight
        if self._ticks >= _CHECK_EVERY:
            self._ticks = 0
            if time.monotonic() > self._until:
                raise OutOfTime

    def _style_of(self, textstate: Any, graphicstate: Any) -> Style:
        a, b, c, d, _, _ = mult_matrix(textstate.matrix, self.ctm)
        tag, mcid, artifact = self._tags[-1] if self._tags else ("", None, False)
        upright, turn = _direction(a, b, c, d)
        colour = graphicstate.ncolor
        spacing = max(textstate.charspace * textstate.scaling * 0.01 * max(abs(a), abs(b)), 0.0)
        key = (textstate.font.fontname, str(colour), textstate.render, tag, mcid, artifact, upright, turn, spacing)
        style = self._styles.get(key)
        if style is None:
            font = str(textstate.font.fontname)
            style = self._styles[key] = Style(
                font=font,
                bold=bool(_BOLD.search(font)) or textstate.render == 2,
                symbols=bool(_SIGNS.search(font)),
                white=is_white(colour),
                invisible=textstate.render in (3, 7),
                spacing=spacing,
                upright=upright,
                turn=turn,
                tag=tag,
                mcid=mcid,
                artifact=artifact,
            )
        return style


PLAIN = Style("", False, False, False, False, 0.0, True, 0, "", None, False)


def is_white(colour: Any) -> bool:
    """Whether a fill colour of grey, RGB or CMYK numbers is white, or as good as."""
    if isinstance(colour, (int, float)):
        return bool(colour >= 0.98)
    if not isinstance(colour, (tuple, list)) or not all(isinstance(part, (int, float)) for part in colour):
        return False
    if len(colour) == 4:
        return bool(max(colour) <= 0.02)
    return len(colour) in (1, 3) and bool(min(colour) >= 0.98)


def _direction(a: float, b: float, c: float, d: float) -> tuple[bool, int]:
    """Whether text drawn with this matrix stands upright, and the quarter turns that would make it so."""
    if abs(b) <= 0.2 * abs(a) and a > 0:
        return True, 0
    if abs(a) <= 0.2 * abs(b):
        return False, 1 if b > 0 else 3
    return False, 2 if a < 0 and abs(b) <= 0.2 * abs(a) else 0


def glyphs_of(page: Any, until: float) -> tuple[list[Glyph], int]:
    """Parse a pdfplumber page: its characters in drawing order, and how many paths it draws.

    The page then holds its lines, boxes and pictures without parsing again. Raises OutOfTime, or whatever pdfminer
    raises for a page that it cannot read.
    """
    offset = (page.mediabox[0], page.mediabox[1])
    device = GlyphDevice(page.pdf.rsrcmgr, page.page_number, page.height, offset, until)
    PDFPageInterpreter(page.pdf.rsrcmgr, device).process_page(page.page_obj)
    layout: LTPage = device.get_result()
    page._layout = layout  # the attribute in which pdfplumber keeps a parsed page
    return device.glyphs, device.paths
