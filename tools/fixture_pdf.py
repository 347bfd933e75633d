"""Makes a PDF out of a source: running heads, page numbers, contents, tables, words divided at line ends."""

from __future__ import annotations

import io
import re
from xml.sax.saxutils import escape

from fixture_source import Part, Piece, Source, pieces
from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
)

_SOFT = "\u00ad"
_DIVIDED = (
    "acad-emy", "agree-ment", "ap-pro-pri-ate", "as-sess-ment", "chil-dren", "com-mis-sioner", "con-sent",
    "de-ci-sion", "des-ig-nated", "Ed-u-ca-tion", "ex-ploita-tion", "fam-ily", "gov-ern-ing", "gov-er-nors",
    "in-for-ma-tion", "lead-er-ship", "pa-rental", "par-ents", "per-mis-sion", "per-sonal", "pho-to-graphs",
    "pro-ce-dures", "pro-tec-tion", "rea-sons", "re-fer-ral", "re-fused", "safe-guard-ing", "se-cure", "so-cial",
    "stu-dents", "with-drawn", "writ-ten",
)  # fmt: skip
"""Where words may be divided."""
_BREAKS = {word.replace("-", "").lower(): [len(part) for part in word.split("-")[:-1]] for word in _DIVIDED}
_MARGIN = 2.8 * cm
_WIDTH = A4[0] - 2 * _MARGIN
_BODY = ParagraphStyle(
    "body", fontName="Times-Roman", fontSize=11, leading=14, spaceAfter=5, alignment=TA_JUSTIFY, embeddedHyphenation=1
)
_STYLES = {
    "title": ParagraphStyle("title", _BODY, fontName="Times-Bold", fontSize=22, leading=28, alignment=TA_CENTER),
    "heading": ParagraphStyle(
        "heading", fontName="Helvetica-Bold", fontSize=13, leading=17, spaceBefore=10, spaceAfter=4
    ),
    "subheading": ParagraphStyle("subheading", fontName="Helvetica-BoldOblique", fontSize=11, leading=14, spaceAfter=4),
    "number": ParagraphStyle("number", _BODY, leftIndent=1.2 * cm),
    "letter": ParagraphStyle("letter", _BODY, leftIndent=2.2 * cm, bulletIndent=1.2 * cm),
    "bullet": ParagraphStyle("bullet", _BODY, leftIndent=1.9 * cm, bulletIndent=1.3 * cm, spaceAfter=2),
    "box": ParagraphStyle("box", _BODY, borderWidth=1, borderColor=colors.black, borderPadding=6),
    "cell": ParagraphStyle("cell", fontName="Helvetica", fontSize=9, leading=11),
}


def make(source: Source) -> bytes:
    """The PDF; the same source gives the same bytes. Made twice, for the page numbers of the contents."""
    pages: dict[str, int] = {}
    _build(source, pages)
    return _build(source, pages)


class _Template(BaseDocTemplate):  # type: ignore[misc]
    """Notes on which page each heading fell."""

    pages: dict[str, int]

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802
        if getattr(flowable, "style", None) is _STYLES["heading"]:
            self.pages[flowable.label] = self.page


def _build(source: Source, pages: dict[str, int]) -> bytes:
    made = io.BytesIO()
    title, author = source.title, source.settings["author"]
    template = _Template(made, pagesize=A4, title=title, author=author, invariant=1, pageCompression=1, lang="en-GB")
    template.pages = pages
    frame = Frame(_MARGIN, 2.2 * cm, _WIDTH, A4[1] - 4.9 * cm, 0, 0, 0, 0)
    template.addPageTemplates(PageTemplate("page", [frame], onPage=_around(source)))
    before = dict(pages)
    template.build([flowable for part in source.parts for flowable in _flowables(source, part, before)])
    return made.getvalue()


def _around(source: Source):  # type: ignore[no-untyped-def]
    """What draws the running head and the foot of each page."""

    def draw(canvas: Canvas, template: BaseDocTemplate) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(_MARGIN, A4[1] - 1.6 * cm, source.settings["header"])
        canvas.line(_MARGIN, A4[1] - 1.8 * cm, A4[0] - _MARGIN, A4[1] - 1.8 * cm)
        canvas.drawString(_MARGIN, 1.3 * cm, source.settings["footer"])
        canvas.drawRightString(A4[0] - _MARGIN, 1.3 * cm, f"Page {template.page}")

    return draw


def _flowables(source: Source, part: Part, pages: dict[str, int]) -> list[Flowable]:
    if part.kind == "table":
        return [_table(part), Spacer(1, 8)]
    if part.kind == "contents":
        return [Spacer(1, 12), *_contents(source, pages), PageBreak()]
    style = _STYLES.get(part.kind, _BODY)
    label = "•" if part.kind == "bullet" else part.label
    if part.kind == "heading":
        heading = Paragraph(f"{label} {escape(part.text)}", style)
        heading.label = label
        return [heading]
    return [Paragraph(_marked(part.pieces), style, bulletText=label or None)]


def _contents(source: Source, pages: dict[str, int]) -> list[Flowable]:
    rows = []
    for part in source.headings:
        line = f"{part.label} {part.text} "
        rows.append(f"{line}{'.' * (90 - len(line))} {pages.get(part.label, 0)}")
    style = ParagraphStyle("contents", fontName="Courier", fontSize=8, leading=12)
    return [Paragraph("Contents", _STYLES["subheading"]), *(Paragraph(escape(row), style) for row in rows)]


def _table(part: Part) -> Table:
    columns = len(part.rows[0])
    rows = [
        [
            Paragraph(
                f"<b>{_marked(pieces(cell))}</b>" if part.headed and not index else _marked(pieces(cell)),
                _STYLES["cell"],
            )
            for cell in row
        ]
        for index, row in enumerate(part.rows)
    ]
    style = [("GRID", (0, 0), (-1, -1), 0.5, colors.grey), ("VALIGN", (0, 0), (-1, -1), "TOP")]
    return Table(rows, [_WIDTH / columns] * columns, style=style, repeatRows=int(part.headed))


def _marked(words: list[Piece]) -> str:
    """The words in reportlab's own markup."""
    return "".join(f"<b>{_divided(piece.text)}</b>" if piece.bold else _divided(piece.text) for piece in words)


def _divided(text: str) -> str:
    return re.sub(r"[A-Za-z]+", lambda match: _with_breaks(match.group()), escape(text))


def _with_breaks(word: str) -> str:
    start, parts = 0, []
    for length in _BREAKS.get(word.lower(), []):
        parts.append(word[start : start + length])
        start += length
    return _SOFT.join([*parts, word[start:]])
