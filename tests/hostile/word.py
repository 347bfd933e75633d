"""Word files: bombs, lies in the zip file, DTDs, and wording in places that readers overlook."""

# ruff: noqa: E501 - a case a line
from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import escape

from .archive import Member, member, repeated, zipped
from .case import WORDS, Case, made, of

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMES = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml"'
)
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SCHOOL = "Child Protection Policy of Oakfield Primary School"
CALM = "The lead keeps a record of every concern in the school office."
_SAMPLES = Path(__file__).parent.parent / "read" / "samples"


def para(text: str, properties: str = "") -> str:
    inside = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f"<w:p><w:r>{inside}<w:t>{escape(text)}</w:t></w:r></w:p>"


TITLE, BAD = para(SCHOOL), para(WORDS)
_HEAD, _TAIL = f"<w:document {NAMES}><w:body>{TITLE}", f"{BAD}</w:body></w:document>"


def document(body: str) -> str:
    """A document part: the title, and what is given."""
    return f"{_HEAD}{body}</w:body></w:document>"


def listing(*relations: tuple[str, str, str]) -> str:
    lines = "".join(
        f'<Relationship Id="{name}" Type="{R}/{kind}" Target="{target}"/>' for name, kind, target in relations
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{lines}</Relationships>'


def around(main: str = _MAIN) -> list[Member]:
    """The parts of a Word file but for its document."""
    types = f'<Override PartName="/word/document.xml" ContentType="{main}"/>'
    return [
        member("[Content_Types].xml", f'<Types xmlns="{_PACKAGE}/content-types">{types}</Types>'),
        member("_rels/.rels", listing(("rId1", "officeDocument", "word/document.xml"))),
    ]


def packed(*members: Member, main: str = _MAIN) -> bytes:
    return zipped([*around(main), *members])


def docx(body: str, **parts: str) -> bytes:
    """A Word file; further parts by name, such as footnotes."""
    relations = [(f"rId{name}", name, f"{name}.xml") for name in parts]
    return packed(
        member("word/document.xml", document(body)),
        member("word/_rels/document.xml.rels", listing(*relations)),
        *(member(f"word/{name}.xml", text) for name, text in parts.items()),
    )


def bomb(piece: bytes, megabytes: int) -> bytes:
    """A document of so many megabytes of one thing."""
    times = megabytes * 1024 * 1024 // len(piece)
    return packed(repeated("word/document.xml", _HEAD.encode(), piece, times, _TAIL.encode()))


def shared_out() -> bytes:
    """No part over the limit for one part; all of them together over the limit for the file."""
    relations = [(f"rId{number}", "header", f"header{number}.xml") for number in range(4)]
    padding = b"<w:p/>"
    head, tail = f"<w:hdr {NAMES}>".encode(), b"</w:hdr>"
    whole = padding * (60 * 1024 * 1024 // len(padding))
    import zlib

    headers = []
    crc = zlib.crc32(tail, zlib.crc32(whole, zlib.crc32(head)))
    for number in range(4):
        one = repeated(f"word/header{number}.xml", head, padding, len(whole) // len(padding), tail)
        headers.append(Member(one.name, one.packed, one.size, crc))
    return packed(
        member("word/document.xml", document(BAD)),
        member("word/_rels/document.xml.rels", listing(*relations)),
        *headers,
    )


def with_picture() -> bytes:
    return packed(
        member("word/document.xml", document(BAD)),
        member("word/_rels/document.xml.rels", listing(("rId1", "image", "media/image1.png"))),
        repeated("word/media/image1.png", b"\x89PNG", b" " * 4096, 1024 * 1024),
    )


def lying_size() -> bytes:
    one = repeated("word/document.xml", _HEAD.encode(), b"<w:p/>", 50_000_000, _TAIL.encode())
    return packed(Member(one.name, one.packed, 100, one.crc))


def nested(depth: int) -> str:
    close = "<w:p/></w:tc></w:tr></w:tbl>"
    return "<w:tbl><w:tr><w:tc>" * depth + BAD + close * depth


def dtd(doctype: str, body: str = BAD, encoding: str = "utf-8") -> bytes:
    xml = f'<?xml version="1.0" encoding="{encoding}"?>{doctype}{document(body)}'
    return packed(member("word/document.xml", xml.encode(encoding)))


def laughs() -> str:
    steps = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return f'<!DOCTYPE d [<!ENTITY l0 "ha">{steps}]>'


def box(inside: str) -> str:
    return (
        '<w:p><w:r><w:drawing><wp:inline><wp:extent cx="900000" cy="900000"/><wp:docPr id="1" name="Box"/><a:graphic>'
        f"<a:graphicData><wps:wsp><wps:txbx><w:txbxContent>{inside}</w:txbxContent></wps:txbx></wps:wsp>"
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )


ROW = "<w:tr><w:tc>{}</w:tc></w:tr>"


def versions(unknown: str, fallback: str) -> str:
    """The same thing twice: Word shows the second, as it does not know what the first needs."""
    return (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:q="urn:q">'
        f'<mc:Choice Requires="q">{unknown}</mc:Choice><mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>'
    )


def footnote() -> bytes:
    note = f'<w:footnotes {NAMES}><w:footnote w:id="2">{BAD}</w:footnote></w:footnotes>'
    mark = f'<w:p><w:r><w:t>{CALM}</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    return docx(mark, footnotes=note)


def inserted_file() -> bytes:
    return packed(
        member("word/document.xml", document(para(CALM) + '<w:altChunk r:id="rIdC"/>')),
        member("word/_rels/document.xml.rels", listing(("rIdC", "aFChunk", "chunk.html"))),
        member("word/chunk.html", f"<html><body><p>{WORDS}</p></body></html>"),
    )


def strict() -> bytes:
    def translated(text: str) -> str:
        return text.replace(
            "http://schemas.openxmlformats.org/officeDocument/2006", "http://purl.oclc.org/ooxml/officeDocument"
        ).replace(W, "http://purl.oclc.org/ooxml/wordprocessingml/main")

    return zipped(
        [
            member("[Content_Types].xml", f'<Types xmlns="{_PACKAGE}/content-types"/>'),
            member("_rels/.rels", translated(listing(("rId1", "officeDocument", "word/document.xml")))),
            member("word/document.xml", translated(document(BAD))),
        ]
    )


def ole(stream: str) -> bytes:
    return _OLE + b"\0" * 504 + stream.encode("utf-16-le") + b"\0" * 8192


def broken(data: bytes, what: str) -> bytes:
    """A good file with one thing wrong."""
    middle = len(data) // 2
    return {
        "cut": data[:-200],
        "start": data[:300],
        "tail": data + b"\0" * 70_000,
        "garbage": data[:20] + bytes(byte ^ 0x5A for byte in data[20:-60]) + data[-60:],
        "crc": data[:middle] + bytes([data[middle] ^ 0xFF]) + data[middle + 1 :],
    }[what]


def good() -> bytes:
    return docx(BAD)


def cells(count: int) -> str:
    row = "<w:tr>" + "<w:tc><w:p><w:r><w:t>it is so</w:t></w:r></w:p></w:tc>" * 3 + "</w:tr>"
    return f"<w:tbl>{row * (count // 3)}</w:tbl>"


_WIDE = (
    '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="200000000"/></w:tcPr>' + BAD + "</w:tc><w:tc><w:p/></w:tc></w:tr>"
    "<w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"
)
_CHANGE = 'w:id="1" w:author="A" w:date="2026-01-01T00:00:00Z"'
_RUN = f"<w:r><w:t>{WORDS}</w:t></w:r>"
_DAMAGED = "damaged"

CASES = (
    Case("spaces-4-gb.docx", made(lambda: bomb(b" ", 4090)), "not-read", "one part of it unpacks to more than 100 MB (limit)"),
    Case("spaces-600-mb.docx", made(lambda: bomb(b" ", 600)), "not-read", "unpacks to more than 100 MB (limit)"),
    Case("34-million-paragraphs.docx", made(lambda: bomb(b"<w:p/>", 195)), "not-read", "unpacks to more than 100 MB (limit)"),
    Case("four-large-headers.docx", made(shared_out), "not-read", "(limit)"),
    Case("picture-of-4-gb.docx", made(with_picture), "found"),
    Case("size-that-lies.docx", made(lying_size), "not-read", _DAMAGED),
    Case("cell-of-200-million-columns.docx", made(lambda: docx(_WIDE)), "found"),
    Case("million-empty-paragraphs.docx", made(lambda: docx("<w:p/>" * 1_000_000 + BAD)), "found"),
    Case("10000-cells.docx", made(lambda: docx(cells(10_000) + BAD)), "found"),
    Case("20-nested-tables.docx", made(lambda: docx(nested(20))), "found"),
    Case("80-nested-tables.docx", made(lambda: docx(nested(80))), "found"),
    Case("300-nested-tables.docx", made(lambda: docx(nested(300))), "not-read", "deep"),
    Case("10000-nested-tables.docx", made(lambda: docx(nested(10_000))), "not-read", "deep"),
    Case("10000-nested-insertions.docx", made(lambda: docx(f"<w:p>{f'<w:ins {_CHANGE}>' * 10_000}{_RUN}{'</w:ins>' * 10_000}</w:p>")), "not-read", "deep"),
    Case("billion-laughs.docx", made(lambda: dtd(laughs(), para("&l9;") + BAD)), "not-read", "DTD"),
    Case("billion-laughs-utf-16.docx", made(lambda: dtd(laughs(), para("&l9;") + BAD, "utf-16")), "not-read", "DTD"),
    Case("quadratic-entity.docx", made(lambda: dtd(f'<!DOCTYPE d [<!ENTITY a "{"a" * 50_000}">]>', f"<w:p><w:r><w:t>{'&a;' * 20_000}</w:t></w:r></w:p>")), "not-read", "DTD"),
    Case("entity-from-a-file.docx", made(lambda: dtd('<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>')), "not-read", "DTD"),
    Case("entity-from-the-web.docx", made(lambda: dtd('<!DOCTYPE d SYSTEM "http://127.0.0.1:9/x.dtd">')), "not-read", "DTD"),
    Case("entity-for-a-word.docx", made(lambda: dtd('<!DOCTYPE d [<!ENTITY c "consent">]>', BAD.replace("consent", "&c;"))), "not-read", "DTD"),
    Case("two-documents.docx", made(lambda: packed(member("word/document.xml", document(BAD)), member("word/document.xml", document(para(CALM))))), "not-read", "a part of it occurs twice"),
    Case("part-that-leads-out.docx", made(lambda: packed(member("word/document.xml", document(BAD)), member("../../evil.xml", "x"))), "not-read", "leads out of the file"),
    Case("5001-parts.docx", made(lambda: packed(member("word/document.xml", document(BAD)), *(member(f"word/{n}.bin", "") for n in range(5001)))), "not-read", "more than 5,000 parts (limit)"),
    Case("password.docx", of(ole("EncryptedPackage")), "not-read", "it needs a password"),
    Case("old.doc", made(lambda: (_SAMPLES / "policy.doc").read_bytes()), "told"),
    Case("old-called-new.docx", of(ole("WordDocument")), "not-read", "old Word 97-2003"),
    Case("zero-bytes.docx", of(b""), "not-read", "the file is empty"),
    Case("cut-short.docx", made(lambda: broken(good(), "cut")), "not-read", _DAMAGED),
    Case("only-its-start.docx", made(lambda: broken(good(), "start")), "not-read", _DAMAGED),
    Case("long-tail.docx", made(lambda: broken(good(), "tail")), "not-read", _DAMAGED),
    Case("garbage-inside.docx", made(lambda: broken(good(), "garbage")), "not-read"),
    Case("garbage.docx", of(bytes(range(256)) * 40), "not-read", _DAMAGED),
    Case("one-bad-byte.docx", made(lambda: broken(docx(cells(30) + BAD), "crc")), "not-read", _DAMAGED),
    Case("encrypted-part.docx", made(lambda: packed(member("word/document.xml", document(BAD), flags=1))), "not-read", "it needs a password"),
    Case("bad-checksum.docx", made(lambda: packed(member("word/document.xml", document(BAD), crc=1))), "not-read", _DAMAGED),
    Case("no-document.docx", made(lambda: packed(member("word/styles.xml", "<w:styles/>"))), "not-read", "it holds no Word document"),
    Case("not-xml.docx", made(lambda: packed(member("word/document.xml", document(BAD)[:-30]))), "not-read", _DAMAGED),
    Case("macros.docm", made(lambda: packed(member("word/document.xml", document(BAD)), main="application/vnd.ms-word.document.macroEnabled.main+xml")), "found", "macros"),
    Case("template.dotx", made(lambda: packed(member("word/document.xml", document(BAD)), main=_MAIN.replace("document.main", "template.main"))), "found", "template"),
    Case("strict.docx", made(strict), "found"),
    Case("utf-16.docx", made(lambda: packed(member("word/document.xml", f'<?xml version="1.0" encoding="utf-16"?>{document(BAD)}'.encode("utf-16")))), "found"),
    Case("content-control.docx", made(lambda: docx(f"<w:sdt><w:sdtContent>{BAD}</w:sdtContent></w:sdt>")), "found"),
    Case("tracked-insertion.docx", made(lambda: docx(f"<w:p><w:ins {_CHANGE}>{_RUN}</w:ins></w:p>")), "found"),
    Case("text-box.docx", made(lambda: docx(box(BAD))), "found"),
    Case("simple-field.docx", made(lambda: docx(f'<w:p><w:fldSimple w:instr="REF x">{_RUN}</w:fldSimple></w:p>')), "found"),
    Case("hyperlink.docx", made(lambda: docx(f"<w:p><w:hyperlink>{_RUN}</w:hyperlink></w:p>")), "found"),
    Case("footnote.docx", made(footnote), "found"),
    Case("inserted-file.docx", made(inserted_file), "told", "inserted document"),
    Case("two-bodies.docx", made(lambda: docx(f"{para(CALM)}</w:body><w:body>{BAD}")), "not-read", _DAMAGED),
    Case("words-before-the-body.docx", made(lambda: packed(member("word/document.xml", document(para(CALM)).replace("<w:body>", f"{BAD}<w:body>")))), "not-read", _DAMAGED),
    Case("what-word-shows.docx", made(lambda: docx(versions(para(CALM), BAD))), "found"),
    Case("what-word-shows-in-a-run.docx", made(lambda: docx(f"<w:p><w:r>{versions('<w:t>It is so.</w:t>', f'<w:t>{WORDS}</w:t>')}</w:r></w:p>")), "found"),
    Case("what-word-shows-of-a-table.docx", made(lambda: docx(f"<w:tbl>{versions(ROW.format(para(CALM)), ROW.format(BAD))}</w:tbl>")), "found"),
    Case("strange-wrapper-in-a-run.docx", made(lambda: docx(f'<w:p><w:r><q:q xmlns:q="urn:q"><w:t>{WORDS}</w:t></q:q></w:r></w:p>')), "found"),
    Case("split-runs.docx", made(lambda: docx("<w:p>" + "".join(f'<w:r><w:t xml:space="preserve">{escape(letter)}</w:t></w:r>' for letter in WORDS) + "</w:p>")), "found"),
    Case("hidden-run.docx", made(lambda: docx(para(CALM) + para(WORDS, "<w:vanish/>"))), "quiet", "hidden"),
    Case("white-one-point.docx", made(lambda: docx(para(CALM) + para(WORDS, '<w:color w:val="FFFFFF"/><w:sz w:val="2"/>'))), "found"),
    Case("deleted.docx", made(lambda: docx(para(CALM) + f"<w:p><w:del {_CHANGE}><w:r><w:delText>{WORDS}</w:delText></w:r></w:del></w:p>")), "quiet"),
    Case("endless-paragraph.docx", made(lambda: docx(f"<w:p><w:r><w:t>{'word ' * 3_000_000}</w:t></w:r></w:p>{BAD}")), "not-read"),
)  # fmt: skip
