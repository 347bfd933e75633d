"""Makes Word files for the tests: small pieces of XML put into a package that Word would open."""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": OFFICE,
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
        "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
        "lc": "http://schemas.openxmlformats.org/drawingml/2006/lockedCanvas",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
        "w16se": "http://schemas.microsoft.com/office/word/2015/wordml/symex",
    }.items()
)
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
A4 = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
EMU = 12_700
"""English metric units in a point."""


def run(text: str, properties: str = "") -> str:
    """A run; `properties` is the inside of `w:rPr`."""
    inside = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{inside}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def para(content: str, properties: str = "") -> str:
    """A paragraph of plain words, or of XML where it starts with "<"; `properties` is the inside of `w:pPr`."""
    inside = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{inside}{content if content.startswith('<') else run(content)}</w:p>"


def styled(text: str, style: str, properties: str = "") -> str:
    return para(text, f'<w:pStyle w:val="{style}"/>{properties}')


def item(text: str, number: int = 1, level: int = 0) -> str:
    """A list item."""
    return para(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def cell(content: str, properties: str = "") -> str:
    inside = f"<w:tcPr>{properties}</w:tcPr>" if properties else ""
    return f"<w:tc>{inside}{content if content.startswith('<') else para(content)}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    inside = f"<w:trPr>{properties}</w:trPr>" if properties else ""
    return f"<w:tr>{inside}{''.join(one if one.startswith('<w:') else cell(one) for one in cells)}</w:tr>"


def table(*rows: str, properties: str = "") -> str:
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid/>{''.join(rows)}</w:tbl>"


def field(code: str, result: str) -> str:
    """A complex field."""
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    return f"{marks[0]}<w:r><w:instrText>{escape(code)}</w:instrText></w:r>{marks[1]}{result}{marks[2]}"


def control(content: str, properties: str = "") -> str:
    """A content control."""
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def drawing(content: str, *, width: int = 100, height: int = 100, properties: str = "") -> str:
    """A run with a drawing of so many points; `properties` are attributes of `wp:docPr`."""
    extent = f'<wp:extent cx="{width * EMU}" cy="{height * EMU}"/>'
    return (
        f'<w:r><w:drawing><wp:inline>{extent}<wp:docPr id="1" name="Thing 1" {properties}/>'
        f"<a:graphic><a:graphicData>{content}</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def text_box(*paragraphs: str) -> str:
    """Inside of a drawing: a shape with words."""
    return f"<wps:wsp><wps:txbx><w:txbxContent>{''.join(paragraphs)}</w:txbxContent></wps:txbx></wps:wsp>"


PICTURE = '<pic:pic><pic:blipFill><a:blip r:embed="rIdPicture"/></pic:blipFill></pic:pic>'


def style(name: str, inside: str = "", *, based_on: str = "", kind: str = "paragraph") -> str:
    """A style whose id is its name without spaces."""
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    identity = name.title().replace(" ", "")
    return f'<w:style w:type="{kind}" w:styleId="{identity}"><w:name w:val="{name}"/>{base}{inside}</w:style>'


def level(number: int, text: str, format: str = "decimal", extra: str = "", start: int = 1) -> str:
    """A level of a list."""
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="{start}"/><w:numFmt w:val="{format}"/>{extra}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def lists(*definitions: str, extra: str = "") -> str:
    """Numbering with list 1, 2 ... of the levels given; `extra` is further `w:num` elements."""
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{number}">{levels}</w:abstractNum>'
        for number, levels in enumerate(definitions, 1)
    )
    numbers = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'
        for number in range(1, len(definitions) + 1)
    )
    return f"<w:numbering {NAMESPACES}>{abstract}{numbers}{extra}</w:numbering>"


def part(root: str, content: str) -> str:
    """A part with a root element of that name."""
    return f"<w:{root} {NAMESPACES}>{content}</w:{root}>"


def document(body: str) -> str:
    return part("document", f"<w:body>{body}</w:body>")


def relations(items: dict[str, tuple[str, str]]) -> str:
    """A list of relationships: id -> (last word of the type, or the whole type; target)."""
    lines = "".join(
        f'<Relationship Id="{name}" Type="{kind if "/" in kind else f"{OFFICE}/{kind}"}" Target="{target}"/>'
        for name, (kind, target) in items.items()
    )
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{lines}</Relationships>'
    )


def zipped(parts: dict[str, str | bytes]) -> bytes:
    """A zip file with these members."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def word(
    body: str,
    *,
    parts: dict[str, str | bytes] | None = None,
    links: dict[str, tuple[str, str]] | None = None,
    content_type: str = MAIN,
) -> bytes:
    """A Word file. Of the usual parts given, such as "word/styles.xml", the relationships are made too."""
    parts = parts or {}
    usual = {
        f"rId{name.title()}": (name, f"{name}.xml")
        for name in ("styles", "numbering", "footnotes", "endnotes", "comments", "settings")
        if f"word/{name}.xml" in parts
    }
    types = f'<Override PartName="/word/document.xml" ContentType="{content_type}"/>'
    return zipped(
        {
            "[Content_Types].xml": "<Types xmlns="
            f'"http://schemas.openxmlformats.org/package/2006/content-types">{types}</Types>',
            "_rels/.rels": relations({"rId1": ("officeDocument", "word/document.xml")}),
            "word/document.xml": document(body),
            "word/_rels/document.xml.rels": relations({**usual, **(links or {})}),
            **parts,
        }
    )
