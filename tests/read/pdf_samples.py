"""PDF files for the tests, one function a trap: made with reportlab, or by hand where reportlab is too well-behaved."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from itertools import pairwise

import pypdfium2
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import SimpleDocTemplate, Table, TableStyle

WIDTH, HEIGHT = A4
LEFT, TOP = 72.0, 760.0
PROSE = (
    "Staff who are worried about a child tell the lead on the same day.",
    "The lead decides what is to be done and writes down the reasons.",
    "Where a child may be at risk, nobody waits for consent from home.",
    "A record is kept of every decision, and of why it was taken then.",
    "Parents are told what we do, unless telling them would add to risk.",
    "The school shares what is needed with those who need to know it.",
)

Draw = Callable[[Canvas], None]


def canvas_pdf(*pages: Draw, **options: object) -> bytes:
    """A PDF of which each page is drawn by a function."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1, **options)
    for draw in pages:
        canvas.setFont("Helvetica", 11)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def lines(canvas: Canvas, texts: Sequence[str], x: float = LEFT, y: float = TOP, size: float = 11.0) -> float:
    """Draw lines one below the other; the height below the last."""
    for text in texts:
        canvas.setFont("Helvetica", size)
        canvas.drawString(x, y, text)
        y -= 1.3 * size
    return y


def page_of(*texts: str) -> Draw:
    def draw(canvas: Canvas) -> None:
        lines(canvas, texts)

    return draw


def prose(canvas: Canvas) -> None:
    lines(canvas, PROSE)


def raw_pdf(content: str, unicode_map: dict[int, int] | None = None, media_box: str = "[0 0 595 842]") -> bytes:
    """One page written by hand, in Helvetica, with the character map given."""
    entries = [f"<{code:02x}> <{point:04x}>" for code, point in (unicode_map or {}).items()]
    cmap = "\n".join(
        [
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def",
            "1 begincodespacerange <00> <ff> endcodespacerange",
            f"{len(entries)} beginbfchar",
            *entries,
            "endbfchar endcmap end end",
        ]
    )
    to_unicode = " /ToUnicode 6 0 R" if entries else ""
    widths = " ".join(["500"] * 256)
    return assemble(
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            f"<< /Type /Page /Parent 2 0 R /MediaBox {media_box} /Contents 4 0 R"
            " /Resources << /Font << /F1 5 0 R >> >> >>",
            f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
            f"<< /Type /Font /Subtype /TrueType /BaseFont /Body /FirstChar 0 /LastChar 255 /Widths [{widths}]"
            f" /FontDescriptor 7 0 R /Encoding /WinAnsiEncoding{to_unicode} >>",
            f"<< /Length {len(cmap)} >>\nstream\n{cmap}\nendstream",
            "<< /Type /FontDescriptor /FontName /Body /Flags 32 /FontBBox [0 -200 1000 900] /Ascent 800 /Descent -200"
            " /ItalicAngle 0 /CapHeight 700 /StemV 80 >>",
        ]
    )


def assemble(objects: Sequence[str]) -> bytes:
    """A PDF file of numbered objects, the first the catalogue."""
    data = b"%PDF-1.4\n"
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(data))
        data += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    start = len(data)
    data += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    data += b"".join(f"{offset:010d} 00000 n \n".encode() for offset in offsets)
    return data + f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()


def raw_lines(*texts: str, y: int = 760, leading: int = 15) -> str:
    """Content of a page by hand: one line of text after the other, 12 points."""
    shown = " ".join(f"({text}) Tj 0 -{leading} Td" for text in texts)
    return f"BT /F1 12 Tf 72 {y} Td {shown} ET"


# --- words ------------------------------------------------------------------------------------------------------


def tightly_set() -> bytes:
    """Words set one by one, two points apart, without any space character."""

    def draw(canvas: Canvas) -> None:
        x = LEFT
        for word in PROSE[2].split():
            canvas.drawString(x, TOP, word)
            x += canvas.stringWidth(word) + 2

    return canvas_pdf(draw)


def note_mark() -> bytes:
    """A small raised 8 after a year, and its note at the foot of the page."""

    def draw(canvas: Canvas) -> None:
        canvas.drawString(LEFT, TOP, "The Data Protection Act 2018")
        x = LEFT + canvas.stringWidth("The Data Protection Act 2018")
        canvas.setFont("Helvetica", 6.5)
        canvas.drawString(x, TOP + 4, "8")
        canvas.setFont("Helvetica", 11)
        canvas.drawString(x + 4, TOP, " is not a barrier to sharing.")
        lines(canvas, PROSE, y=TOP - 14.3)
        canvas.setFont("Helvetica", 5)
        canvas.drawString(LEFT, 103, "8")
        canvas.setFont("Helvetica", 8)
        canvas.drawString(LEFT + 4, 100, "The Act gives children's data the same care as any other.")

    return canvas_pdf(draw)


def fake_bold() -> bytes:
    """A heading drawn twice as a whole, and a line of which each letter is drawn twice."""

    def draw(canvas: Canvas) -> None:
        canvas.drawString(LEFT, TOP, "Sharing all information")
        canvas.drawString(LEFT + 0.4, TOP, "Sharing all information")
        x = LEFT
        for letter in "Consent will still matter.":
            canvas.drawString(x, TOP - 40, letter)
            canvas.drawString(x + 0.4, TOP - 40, letter)
            x += canvas.stringWidth(letter)

    return canvas_pdf(draw)


def odd_letters() -> bytes:
    """A private-use bullet, a ligature, a soft hyphen inside a word and one at a line end, a NUL."""
    mapped = {0x80: 0xF0B7, 0x81: 0xFB03, 0x82: 0x00AD, 0x83: 0x0000}
    return raw_pdf(
        raw_lines(
            r"\200 The o\201ce keeps it.", r"\200 Con\202sent is not needed to share infor\202", "mation with us."
        ),
        mapped,
    )


def unreadable() -> bytes:
    """A font whose character map lies: every letter comes out as its neighbour but three."""
    shift = {code: code + 3 for code in range(ord("a"), ord("x"))}
    return raw_pdf(raw_lines(*(PROSE * 4), leading=15), shift)


# --- pages ------------------------------------------------------------------------------------------------------


def two_columns() -> bytes:
    """A title over both columns, prose in two columns, a heading over both, prose over the whole width."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 18)
        canvas.drawString(LEFT, 790, "Child protection policy of the two columns school")
        left = [f"left {number} words that fill the column" for number in range(20)]
        right = [f"right {number} words that fill the column" for number in range(20)]
        lines(canvas, left, y=TOP)
        lines(canvas, right, x=315, y=TOP - 3)
        canvas.setFont("Helvetica-Bold", 13)
        canvas.drawString(LEFT, 440, "Whole width")
        lines(canvas, ["And so the text goes on across the whole width of the page, column or no column."] * 3, y=420)

    return canvas_pdf(draw)


def running_heads() -> bytes:
    """Four pages with a head, a foot with the page number, and a sentence that runs over the first page break."""

    def page(number: int, *texts: str) -> Draw:
        def draw(canvas: Canvas) -> None:
            canvas.drawString(LEFT, 810, "Oakfield School - Child Protection Policy")
            canvas.drawString(LEFT, 30, f"Reviewed 2024 | Page {number} of 4")
            lines(canvas, texts)

        return draw

    return canvas_pdf(
        page(1, *PROSE, "We will share information with children's social care as soon as a child"),
        page(2, "may be at risk of harm, and we will not wait for the consent of parents.", *PROSE),
        page(3, *PROSE),
        page(4, *PROSE),
    )


def tagged_artifact() -> bytes:
    """One page whose running head is tagged as furniture and has nothing to repeat itself on."""

    def draw(canvas: Canvas) -> None:
        canvas._code.append("/Artifact <</Type /Pagination>> BDC")
        canvas.drawString(LEFT, 600, "Running head of one page")
        canvas._code.append("EMC")
        lines(canvas, PROSE)

    return canvas_pdf(draw)


def chapters() -> bytes:
    """Five pages whose heads differ from chapter to chapter, but end in the page number."""

    def page(number: int) -> Draw:
        def draw(canvas: Canvas) -> None:
            chapter = "Noticing" if number < 3 else "Sharing"
            canvas.drawString(LEFT, 810, f"{chapter} {number + 4}")
            lines(canvas, PROSE)

        return draw

    return canvas_pdf(*(page(number) for number in range(1, 6)))


def turned() -> bytes:
    """A landscape page: its text drawn sideways, as some programs do."""

    def draw(canvas: Canvas) -> None:
        canvas.translate(WIDTH, 0)
        canvas.rotate(90)
        lines(canvas, PROSE, x=72, y=500)

    return canvas_pdf(draw)


def rotated() -> bytes:
    """A page with /Rotate 90, which pdfium's bounded text has been seen to lose."""

    def draw(canvas: Canvas) -> None:
        canvas.setPageRotation(90)
        canvas.translate(WIDTH, 0)
        canvas.rotate(90)
        lines(canvas, PROSE, x=72, y=500)

    return canvas_pdf(draw)


# --- hidden text ------------------------------------------------------------------------------------------------


def hidden_text() -> bytes:
    """White, invisible and off-page words, and white words on a dark band, which are seen."""

    def draw(canvas: Canvas) -> None:
        lines(canvas, PROSE)
        canvas.setFillGray(1)
        canvas.drawString(LEFT, 500, "Whitened words")
        canvas.setFillGray(0)
        canvas.saveState()
        text = canvas.beginText(LEFT, 480)
        text.setTextRenderMode(3)
        text.textLine("Inkless words")
        canvas.drawText(text)
        canvas.restoreState()
        canvas.drawString(700, 460, "Faraway words")
        canvas.setFillColor(colors.darkblue)
        canvas.rect(LEFT, 400, 300, 20, fill=1, stroke=0)
        canvas.setFillGray(1)
        canvas.drawString(LEFT + 5, 406, "Banner words")

    return canvas_pdf(draw)


# --- pictures ---------------------------------------------------------------------------------------------------


def picture_of(data: bytes, scale: float = 150 / 72) -> ImageReader:
    """The first page of a PDF as a picture."""
    with pypdfium2.PdfDocument(data) as pdf:
        return ImageReader(pdf[0].render(scale=scale).to_pil().convert("L"))


def scan(canvas: Canvas) -> None:
    """A page that is a picture of six lines of prose."""
    canvas.drawImage(picture_of(canvas_pdf(prose)), 0, 0, WIDTH, HEIGHT)


def with_a_scanned_page() -> bytes:
    return canvas_pdf(prose, scan, prose)


def with_a_blank_page() -> bytes:
    return canvas_pdf(prose, lambda canvas: None, prose)


def only_scans() -> bytes:
    return canvas_pdf(scan, scan)


def scan_with_recognised_text() -> bytes:
    """A scan below the invisible text that recognition found in it."""

    def draw(canvas: Canvas) -> None:
        scan(canvas)
        text = canvas.beginText(LEFT, TOP)
        text.setTextRenderMode(3)
        text.setFont("Helvetica", 11, leading=14.3)
        for line in PROSE:
            text.textLine(line)
        canvas.drawText(text)

    return canvas_pdf(draw)


def with_a_large_picture() -> bytes:
    """A flowchart, as a picture over half the page, below text."""

    def draw(canvas: Canvas) -> None:
        lines(canvas, PROSE)
        canvas.drawImage(picture_of(canvas_pdf(prose)), LEFT, 100, 450, 500)

    return canvas_pdf(draw)


# --- tables -----------------------------------------------------------------------------------------------------


def table(rows: Sequence[Sequence[str]], *styles: tuple[object, ...], widths: Sequence[float] | None = None) -> bytes:
    """A ruled table, over as many pages as it takes, its first row repeated on each."""
    buffer = io.BytesIO()
    ruled = Table(rows, repeatRows=1, colWidths=widths)
    ruled.setStyle(TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black), *styles]))
    SimpleDocTemplate(buffer, pagesize=A4, invariant=1).build([ruled])
    return buffer.getvalue()


def long_table() -> bytes:
    rows = [["Concern", "What to do", "Who"]]
    rows += [[f"Concern {number}", f"Tell the lead about it, case {number}.", "All staff"] for number in range(60)]
    return table(rows, ("FONTNAME", (0, 0), (-1, 0), "Helvetica-Bold"))


def merged_cells() -> bytes:
    rows = [["Who shares", "", "When"], ["Lead", "Deputy", "At once"], ["", "Governor", "Each term"]]
    return table(rows, ("SPAN", (0, 0), (1, 0)), ("SPAN", (0, 1), (0, 2)), ("BACKGROUND", (0, 0), (-1, 0), colors.grey))


def filled_in() -> bytes:
    """A form with a filled-in field beside its label."""

    def draw(canvas: Canvas) -> None:
        canvas.drawString(LEFT, TOP, "Name of the school:")
        canvas.acroForm.textfield(
            name="school", value="Oakfield Primary", x=LEFT + 110, y=TOP - 6, width=200, height=18
        )
        lines(canvas, PROSE, y=TOP - 40)

    return canvas_pdf(draw)


def commented() -> bytes:
    """A sticky note beside the text."""

    def draw(canvas: Canvas) -> None:
        lines(canvas, PROSE)
        canvas.textAnnotation("Governors asked for this to go.", Rect=[400, 700, 420, 720])

    return canvas_pdf(draw)


def coloured(canvas: Canvas, x: float, y: float, width: float, height: float) -> None:
    """Colour to write on."""
    canvas.setFillColor(colors.yellow)
    canvas.rect(x, y, width, height, stroke=0, fill=1)
    canvas.setFillColor(colors.black)


def highlighted() -> bytes:
    """Three lines marked with a pen, each as far as its words go, one of them in two strokes."""

    def draw(canvas: Canvas) -> None:
        for index, (text, stops) in enumerate(zip(HIGHLIGHTED, ((0, 380), (0, 150, 370), (0, 120)), strict=True)):
            for start, end in pairwise(stops):
                coloured(canvas, LEFT + start, TOP - 14.3 * index - 3, end - start, 14.3)
            canvas.drawString(LEFT, TOP - 14.3 * index, text)
        lines(canvas, PROSE, y=700)

    return canvas_pdf(draw)


HIGHLIGHTED = (
    "Staff must seek the consent of the parents of the child, and of the child,",
    "before sharing a safeguarding concern about the child with another",
    "agency, says the policy.",
)


def box_beside(x: float, text_x: float, *, border: bool) -> bytes:
    """Text that goes on past a box in which a sentence stands over four lines of another height."""

    def draw(canvas: Canvas) -> None:
        lines(canvas, PROSE[:2])
        if border:
            canvas.rect(x, 610, 160, 80)
        else:
            coloured(canvas, x, 610, 160, 80)
        boxed = ("Staff must seek the consent", "of parents before sharing", "a safeguarding concern", "elsewhere.")
        lines(canvas, boxed, x=x + 6, y=672, size=10)
        lines(canvas, [text[:38] for text in PROSE], x=text_x, y=675)
        lines(canvas, PROSE, y=560)

    return canvas_pdf(draw)


def raised_mark() -> bytes:
    """A note mark nearly as large as the text, which stretches the line."""

    def draw(canvas: Canvas) -> None:
        canvas.drawString(LEFT, TOP, "Staff share information with children's social care as soon as a child may be at")
        canvas.drawString(LEFT, TOP - 19, "risk, and they tell the parents")
        width = canvas.stringWidth("risk, and they tell the parents", "Helvetica", 11)
        canvas.setFont("Helvetica", 10)
        canvas.drawString(LEFT + width, TOP - 14, "3")
        canvas.setFont("Helvetica", 11)
        canvas.drawString(LEFT + width + 9, TOP - 19, "on the same day.")
        lines(canvas, PROSE, y=700)

    return canvas_pdf(draw)


def centred_cells() -> bytes:
    """A table without lines, whose short cells stand half way down beside two lines of text."""

    def draw(canvas: Canvas) -> None:
        lines(canvas, PROSE)
        for index, (first, second) in enumerate(zip(PROSE[::2], PROSE[1::2], strict=True)):
            y = 600 - 40 * index
            lines(canvas, (first, second), x=110, y=y)
            for x, text in ((LEFT, str(index + 1)), (460, "Lead")):
                canvas.drawString(x, y - 7, text)

    return canvas_pdf(draw)
