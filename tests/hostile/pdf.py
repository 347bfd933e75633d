"""PDF files: endless forms and fonts, page trees that lie, text that cannot be seen or cannot be read."""

# ruff: noqa: E501 - a case a line
from __future__ import annotations

import io
import zlib
from collections.abc import Callable, Sequence

from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from .archive import deflate
from .case import WORDS, Case, made, of

SCHOOL = "Child Protection Policy of Oakfield Primary School"
CALM = "The lead keeps a record of every concern in the office of the school, and tells the head."
FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"

Object = str | bytes


def stream(data: bytes, entries: str = "", *, pack: bool = False) -> bytes:
    if pack:
        data, entries = zlib.compress(data, 9), f"{entries} /Filter /FlateDecode"
    return f"<< {entries} /Length {len(data)} >>\nstream\n".encode() + data + b"\nendstream"


def assemble(objects: Sequence[Object], root: str = "1 0 R") -> bytes:
    """A PDF of numbered objects, the first the catalogue."""
    pieces, offsets, length = [b"%PDF-1.4\n"], [], 9
    for number, body in enumerate(objects, 1):
        raw = body.encode("latin-1") if isinstance(body, str) else body
        offsets.append(length)
        pieces.append(f"{number} 0 obj\n".encode() + raw + b"\nendobj\n")
        length += len(pieces[-1])
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    size = len(objects) + 1
    pieces.append(f"xref\n0 {size}\n0000000000 65535 f \n{table}".encode())
    pieces.append(f"trailer << /Size {size} /Root {root} >>\nstartxref\n{length}\n%%EOF\n".encode())
    return b"".join(pieces)


def shown(*texts: str, size: int = 11, before: str = "") -> bytes:
    """Content of a page: one line after the other."""
    lines = " ".join(f"({text}) Tj 0 -16 Td" for text in texts)
    return f"{before} BT /F1 {size} Tf 60 760 Td {lines} ET".encode("latin-1")


GOOD = shown(SCHOOL, CALM, WORDS)


def one_page(
    content: bytes = GOOD,
    *further: Object,
    resources: str = "/Font << /F1 5 0 R >>",
    page: str = "/MediaBox [0 0 595 842]",
    pages: str = "/Kids [3 0 R] /Count 1",
    pack: bool = False,
    font: Object = FONT,
) -> bytes:
    """Objects 1 to 5 are catalogue, pages, page, content and font; `further` begin at 6."""
    return assemble(
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            f"<< /Type /Pages {pages} >>",
            f"<< /Type /Page /Parent 2 0 R {page} /Contents 4 0 R /Resources << {resources} >> >>",
            stream(content, pack=pack),
            font,
            *further,
        ]
    )


def canvas(*pages: Callable[[Canvas], None], **options: object) -> bytes:
    buffer = io.BytesIO()
    paper = Canvas(buffer, invariant=1, **options)
    for draw in pages:
        draw(paper)
        paper.showPage()
    paper.save()
    return buffer.getvalue()


def write(paper: Canvas) -> None:
    for number, text in enumerate((SCHOOL, CALM, WORDS)):
        paper.drawString(60, 760 - 16 * number, text)


def calm(paper: Canvas) -> None:
    for number, text in enumerate((SCHOOL, CALM)):
        paper.drawString(60, 760 - 16 * number, text)


def picture(paper: Canvas) -> None:
    from reportlab.lib.utils import ImageReader

    # One grey square, as large as a page: what a scanner leaves.
    grey = io.BytesIO(b"P5 8 8 255\n" + bytes(range(64)))
    paper.drawImage(ImageReader(grey), 0, 0, 595, 842)


def endless(piece: bytes, times: int) -> bytes:
    """zlib data that unpacks to one piece so many times."""
    packer = zlib.compressobj(9)
    once = packer.compress(piece * (1024 * 1024 // len(piece))) + packer.flush(zlib.Z_FULL_FLUSH)
    plain = zlib.compressobj(9, zlib.DEFLATED, -15)
    again = plain.compress(piece * (1024 * 1024 // len(piece))) + plain.flush(zlib.Z_FULL_FLUSH)
    return once + again * (times - 1) + deflate(b"")


def large_content(megabytes: int) -> bytes:
    data = endless(b"q Q ", megabytes)
    return _with_content(b"<< /Filter /FlateDecode /Length %d >>\nstream\n" % len(data) + data + b"\nendstream")


def packed_twice() -> bytes:
    data = zlib.compress(endless(b"q Q ", 4096), 9)
    return _with_content(
        b"<< /Filter [/FlateDecode /FlateDecode] /Length %d >>\nstream\n" % len(data) + data + b"\nendstream"
    )


def _with_content(content: bytes) -> bytes:
    return assemble(
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents [4 0 R 6 0 R]"
            " /Resources << /Font << /F1 5 0 R >> >> >>",
            stream(GOOD),
            FONT,
            content,
        ]
    )


def many_codes() -> bytes:
    """A character map for 2^31 codes."""
    cmap = (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <00000000> <7fffffff> "
        b"endcodespacerange 1 beginbfrange <00000000> <7fffffff> <0020> endbfrange endcmap end end"
    )
    font = FONT.replace(">>", "/ToUnicode 6 0 R >>")
    return one_page(GOOD, stream(cmap), font=font)


def forms(depth: int, width: int = 10) -> bytes:
    """Forms that call forms: width to the power of depth copies."""
    bodies = []
    for level in range(depth):
        number = 6 + level
        inner = GOOD if level == depth - 1 else b"/X Do " * width
        resources = "/Font << /F1 5 0 R >>" if level == depth - 1 else f"/XObject << /X {number + 1} 0 R >>"
        bodies.append(stream(inner, f"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << {resources} >>"))
    return one_page(GOOD + b" /X Do", *bodies, resources="/Font << /F1 5 0 R >> /XObject << /X 6 0 R >>")


def calls_itself() -> bytes:
    body = stream(GOOD + b" /X Do", "/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >>"
                  " /XObject << /X 6 0 R >> >>")  # fmt: skip
    return one_page(GOOD + b" /X Do", body, resources="/Font << /F1 5 0 R >> /XObject << /X 6 0 R >>")


def large_font() -> bytes:
    data = endless(b" ", 1024)
    program = b"<< /Filter /FlateDecode /Length1 1073741824 /Length %d >>\nstream\n" % len(data) + data + b"\nendstream"
    font = (
        "<< /Type /Font /Subtype /TrueType /BaseFont /Body /Encoding /WinAnsiEncoding /FirstChar 0 /LastChar 255"
        f" /Widths [{' '.join(['500'] * 256)}] /FontDescriptor 6 0 R >>"
    )
    described = (
        "<< /Type /FontDescriptor /FontName /Body /Flags 32 /FontBBox [0 -200 1000 900] /Ascent 800 /Descent -200"
        " /ItalicAngle 0 /CapHeight 700 /StemV 80 /FontFile2 7 0 R >>"
    )
    return one_page(GOOD, described, program, font=font)


def scattered(count: int) -> bytes:
    """Words all over the page, in no order."""
    words = "".join(
        f"BT /F1 4 Tf {(n * 7919) % 560 + 10} {(n * 104729) % 700 + 10} Td (word{n % 97}) Tj ET\n" for n in range(count)
    )
    return words.encode() + GOOD


def many_objects(count: int) -> bytes:
    return one_page(GOOD, *["null"] * count)


def one_page_often(count: int) -> bytes:
    return one_page(pages=f"/Kids [{'3 0 R ' * count}] /Count {count}")


def tree(kids: str, parent: str = "") -> bytes:
    """A second level of pages, which leads where `kids` says."""
    return assemble(
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            f"<< /Type /Pages /Kids [6 0 R] /Count 1 {parent} >>",
            "<< /Type /Page /Parent 6 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
            stream(GOOD),
            FONT,
            f"<< /Type /Pages /Parent 2 0 R /Kids [{kids}] /Count 1 >>",
        ]
    )


def ring_of_tables() -> bytes:
    data = one_page()
    start = data.rindex(b"startxref\n") + 10
    at = data[start:].split(b"\n")[0]
    return data.replace(b"trailer << ", b"trailer << /Prev " + at + b" ")


def length_of_itself() -> bytes:
    data = b"\nstream\n" + GOOD + b"\nendstream"
    objects: list[Object] = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length 4 0 R >>" + data,
        FONT,
    ]
    return assemble(objects)


def no_map() -> bytes:
    """A composite font without a character map: glyph numbers and no letters."""
    text = "".join(f"{(ord(letter) * 3) % 400 + 20:04x}" for letter in WORDS * 8)
    font = "<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [6 0 R] >>"
    child = (
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /DW 500 /CIDSystemInfo << /Registry (Adobe)"
        " /Ordering (Identity) /Supplement 0 >> /FontDescriptor 7 0 R >>"
    )
    described = (
        "<< /Type /FontDescriptor /FontName /X /Flags 4 /FontBBox [0 -200 1000 900] /Ascent 800 /Descent -200"
        " /ItalicAngle 0 /CapHeight 700 /StemV 80 >>"
    )
    return one_page(f"BT /F1 4 Tf 20 760 Td <{text}> Tj ET".encode(), child, described, font=font)


def lying_map() -> bytes:
    """A character map that makes other letters of all letters."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    pairs = "".join(f"<{ord(a):02x}> <{ord(letters[(n * 5 + 7) % 26]):04x}>\n" for n, a in enumerate(letters))
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <00> <ff> endcodespacerange\n"
        f"26 beginbfchar\n{pairs}endbfchar endcmap end end"
    )
    return one_page(shown(*[WORDS.lower()] * 12), stream(cmap.encode()), font=FONT.replace(">>", "/ToUnicode 6 0 R >>"))


def quiet(content: bytes) -> bytes:
    """A calm policy, and the wording where nobody sees it."""
    return one_page(shown(SCHOOL, CALM, CALM, CALM) + b"\n" + content)


def rolled(megabytes: int) -> bytes:
    return one_page(b"0 0 1 1 re f\n" * (megabytes * 80_000) + GOOD, pack=True)


_UNSEEN = shown(WORDS)
CASES = (
    Case("map-of-2-billion-codes.pdf", made(many_codes), "told", endless=True),
    Case("ten-million-forms.pdf", made(lambda: forms(8)), "told", "(limit)", endless=True),
    Case("form-that-calls-itself.pdf", made(calls_itself), "found"),
    Case("content-of-1-gb.pdf", made(lambda: large_content(1024)), "told", endless=True),
    Case("content-packed-twice-4-gb.pdf", made(packed_twice), "told", endless=True),
    Case("font-of-1-gb.pdf", made(large_font), "told", endless=True),
    Case("500000-characters-on-a-page.pdf", made(lambda: one_page(shown(*["a" * 500] * 1000) + GOOD, pack=True)), "told", endless=True),
    Case("200000-boxes.pdf", made(lambda: one_page(b"0 0 1 1 re f\n" * 200_000 + GOOD, pack=True)), "told", endless=True),
    Case("20000-scattered-words.pdf", made(lambda: one_page(scattered(20_000), pack=True)), "told", endless=True),
    Case("500000-graphics-saves.pdf", made(lambda: one_page(b"q " * 500_000 + GOOD, pack=True)), "told", endless=True),
    Case("200000-objects.pdf", made(lambda: many_objects(200_000)), "told", endless=True),
    Case("one-page-a-million-times.pdf", made(lambda: one_page_often(1_000_000)), "not-read", "(limit)"),
    Case("one-page-that-says-a-million.pdf", made(lambda: one_page(pages="/Kids [3 0 R] /Count 1000000")), "told"),
    Case("pages-in-a-ring.pdf", made(lambda: tree("2 0 R")), "not-read"),
    Case("pages-in-a-ring-and-one.pdf", made(lambda: tree("3 0 R 2 0 R")), "told"),
    Case("same-pages-twice.pdf", made(lambda: tree("3 0 R 3 0 R")), "found"),
    Case("parent-of-itself.pdf", made(lambda: tree("3 0 R", "/Parent 6 0 R")), "told"),
    Case("table-that-leads-to-itself.pdf", made(ring_of_tables), "told"),
    Case("length-of-itself.pdf", made(length_of_itself), "told"),
    Case("page-of-1e30.pdf", made(lambda: one_page(page="/MediaBox [0 0 1e30 1e30]")), "told"),
    Case("page-without-size.pdf", made(lambda: one_page(page="/MediaBox [0 0 0 0]")), "told"),
    Case("page-box-of-words.pdf", made(lambda: one_page(page="/MediaBox [/a /b /c /d]")), "told"),
    Case("password.pdf", made(lambda: canvas(write, encrypt=StandardEncryption("secret"))), "not-read", "it needs a password"),
    Case("owner-password.pdf", made(lambda: canvas(write, encrypt=StandardEncryption("", "owner"))), "found"),
    Case("scan.pdf", made(lambda: canvas(picture, picture)), "not-read", "looks like a scan"),
    Case("page-2-a-scan.pdf", made(lambda: canvas(write, picture, calm)), "partly", "page 2"),
    Case("header-only.pdf", of(b"%PDF-1.4\n"), "not-read"),
    Case("header-and-garbage.pdf", of(b"%PDF-1.4\n" + bytes(range(256)) * 20), "not-read"),
    Case("cut-in-the-middle.pdf", made(lambda: one_page()[: len(one_page()) // 2]), "not-read"),
    Case("without-table.pdf", made(lambda: one_page()[: one_page().rindex(b"xref\n0")]), "told"),
    Case("behind-garbage.pdf", made(lambda: b"\n" * 500 + one_page()), "told"),
    Case("font-without-map.pdf", made(no_map), "told", "unreadable"),
    Case("map-that-lies.pdf", made(lying_map), "told", "unreadable"),
    Case("white-text.pdf", made(lambda: quiet(b"1 1 1 rg " + _UNSEEN)), "quiet"),
    Case("off-the-page.pdf", made(lambda: quiet(_UNSEEN.replace(b"60 760 Td", b"60 9000 Td"))), "quiet"),
    Case("invisible-mode.pdf", made(lambda: quiet(_UNSEEN.replace(b"/F1 11 Tf", b"/F1 11 Tf 3 Tr"))), "quiet"),
    Case("strange-filter.pdf", made(lambda: assemble(["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>", stream(GOOD, "/Filter /NoSuchDecode"), FONT])), "told"),
    Case("lzw-garbage.pdf", made(lambda: assemble(["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>", stream(bytes(range(256)) * 50, "/Filter /LZWDecode"), FONT])), "not-read"),
    Case("runs-a-script.pdf", made(lambda: one_page().replace(b"/Type /Catalog", b"/Type /Catalog /OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>")), "told"),
    Case("control-characters.pdf", made(lambda: one_page(shown(SCHOOL, CALM, "\\033[31m" + WORDS + "\\007"))), "found"),
)  # fmt: skip
