"""Makes a Word file out of a source: lists, styles, header, footer, text box and footnotes, as Word writes them."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from xml.sax.saxutils import escape

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_COLOR_INDEX, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part as FilePart
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph
from fixture_source import Part, Piece, Source, pieces

_NUMBERS, _BULLETS = 90, 91
_SPLIT = 23
"""Characters after which Word is made to start a new run, as it does after edits."""
_WORDS_A_PAGE = 420
_FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_LEVEL = (
    '<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{format}"/>{style}<w:lvlText w:val="{text}"/>'
    '<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr></w:lvl>'
)
_BOX = (
    '<w:r {namespaces} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
    '<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="5400000" cy="720000"/>'
    '<wp:docPr id="{number}" name="Text Box {number}"/><a:graphic>'
    '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
    '<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="5400000" cy="720000"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:ln w="12700"><a:solidFill><a:srgbClr val="444444"/>'
    "</a:solidFill></a:ln></wps:spPr><wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx><wps:bodyPr/>"
    "</wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict>"
    '<v:shape id="box{number}" style="width:425pt;height:57pt"><v:textbox><w:txbxContent>{content}</w:txbxContent>'
    "</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)


def make(source: Source) -> bytes:
    """The Word file; the same source gives the same bytes."""
    document = Document()
    _properties(document, source)
    _styles(document)
    _numbering(document)
    _margins(document, source)
    split = source.settings.get("runs") == "split"
    for index, part in enumerate(source.parts):
        _part(document, source, part, split, index)
    if source.notes:
        _footnotes(document, source)
    return _package(document)


def _properties(document: WordDocument, source: Source) -> None:
    day = datetime.fromisoformat(source.settings["date"])
    core = document.core_properties
    core.title, core.author, core.last_modified_by = source.title, source.settings["author"], source.settings["author"]
    core.created = core.modified = day
    core.comments, core.revision, core.language = "", 1, "en-GB"
    package = document.part.package
    thumbnails = [key for key, rel in package.rels.items() if rel.reltype == RELATIONSHIP_TYPE.THUMBNAIL]
    for key in thumbnails:
        del package.rels[key]


def _styles(document: WordDocument) -> None:
    styles = document.styles
    styles["Normal"].font.size = Pt(11)
    styles["Footer"].font.size = Pt(9)
    for name in ("footnote text", "footnote reference", "toc 1"):
        sort = WD_STYLE_TYPE.CHARACTER if name.endswith("reference") else WD_STYLE_TYPE.PARAGRAPH
        styles.add_style(name, sort, builtin=True)
    styles["footnote reference"].font.superscript = True
    styles["footnote text"].font.size = Pt(9)
    styles["toc 1"].paragraph_format.tab_stops.add_tab_stop(Cm(15), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
    for language in styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-GB")


def _numbering(document: WordDocument) -> None:
    """One list for headings, numbered paragraphs and letters, as in "7.2(b)", and one for bullets."""
    root = document.part.numbering_part.element
    for child in list(root):
        root.remove(child)
    heading = document.styles["Heading 1"].style_id
    outline = [("decimal", "%1.", 432), ("decimal", "%1.%2", 720), ("lowerLetter", "(%3)", 1200)]
    levels = [
        _LEVEL.format(
            depth=depth,
            format=sort,
            text=text,
            left=left,
            hanging=432 if depth != 1 else 720,
            style=f'<w:pStyle w:val="{heading}"/>' if depth == 0 else "",
        )
        for depth, (sort, text, left) in enumerate(outline)
    ]
    bullet = _LEVEL.format(depth=0, format="bullet", text="•", left=1080, hanging=360, style="")
    for key, inside in ((_NUMBERS, "".join(levels)), (_BULLETS, bullet)):
        sort = "multilevel" if key == _NUMBERS else "hybridMultilevel"
        start = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{key}"><w:multiLevelType w:val="{sort}"/>'
        root.append(parse_xml(f"{start}{inside}</w:abstractNum>"))
    for key in (_NUMBERS, _BULLETS):
        root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{key}"><w:abstractNumId w:val="{key}"/></w:num>'))
    _numbers(document.styles["Heading 1"].element.get_or_add_pPr(), _NUMBERS, 0)


def _numbers(properties: object, key: int, level: int) -> None:
    number = properties.get_or_add_numPr()  # type: ignore[attr-defined]
    number.get_or_add_ilvl().val = level
    number.get_or_add_numId().val = key


def _margins(document: WordDocument, source: Source) -> None:
    """Header, and a footer with the page number, on every page."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    section.header.paragraphs[0].text = source.settings["header"]
    footer = section.footer.paragraphs[0]
    footer.add_run(f"{source.settings['footer']}\tPage ")
    footer._p.append(parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'))


def _part(document: WordDocument, source: Source, part: Part, split: bool, index: int) -> None:
    if part.kind == "table":
        _table(document, part, split)
    elif part.kind == "contents":
        _contents(document, source)
    elif part.kind == "box":
        content = f"<w:p><w:r><w:t>{escape(part.text)}</w:t></w:r></w:p>"
        box = _BOX.format(namespaces=nsdecls("w"), content=content, number=index)
        document.add_paragraph()._p.append(parse_xml(box))
    else:
        style = {"title": "Title", "heading": "Heading 1", "subheading": "Heading 2"}.get(part.kind, "Normal")
        paragraph = document.add_paragraph(style=style)
        _words(paragraph, part.pieces, split and part.kind not in {"title", "heading"})
        level = {"number": (_NUMBERS, 1), "letter": (_NUMBERS, 2), "bullet": (_BULLETS, 0)}.get(part.kind)
        if level:
            _numbers(paragraph._p.get_or_add_pPr(), *level)


def _words(paragraph: Paragraph, words: list[Piece], split: bool) -> None:
    for piece in words:
        if piece.note:
            reference = f'<w:r {nsdecls("w")}><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
            paragraph._p.append(parse_xml(f'{reference}<w:footnoteReference w:id="{piece.note}"/></w:r>'))
            continue
        step = _SPLIT if split else len(piece.text)
        for start in range(0, len(piece.text), step):
            run = paragraph.add_run(piece.text[start : start + step])
            run.bold = piece.bold or None
            if piece.gap:
                run.font.highlight_color = WD_COLOR_INDEX.YELLOW


def _table(document: WordDocument, part: Part, split: bool) -> None:
    table = document.add_table(rows=0, cols=len(part.rows[0]), style="Table Grid")
    for index, row in enumerate(part.rows):
        made = table.add_row()
        for cell, text in zip(made.cells, row, strict=True):
            _words(cell.paragraphs[0], pieces(text), split)
        if part.headed and index == 0:
            made._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
            for cell in made.cells:
                for run in cell.paragraphs[0].runs:
                    run.bold = True
    document.add_paragraph()


def _contents(document: WordDocument, source: Source) -> None:
    """A table of contents as Word leaves it: one field over all its lines."""
    words, last = 0, source.headings[-1]
    begin = (
        '<w:r {0}><w:fldChar w:fldCharType="begin"/></w:r>|<w:r {0}><w:instrText xml:space="preserve"> TOC \\o "1-1" '
    )
    begin += '</w:instrText></w:r>|<w:r {0}><w:fldChar w:fldCharType="separate"/></w:r>'
    for part in source.parts:
        if part.kind == "heading":
            line = document.add_paragraph(style="toc 1")
            if part is source.headings[0]:
                for mark in begin.format(nsdecls("w")).split("|"):
                    line._p.append(parse_xml(mark))
            line.add_run(f"{part.label} {part.text}\t{words // _WORDS_A_PAGE + 2}")
            if part is last:
                line._p.append(parse_xml(f'<w:r {nsdecls("w")}><w:fldChar w:fldCharType="end"/></w:r>'))
        words += len(part.text.split()) + sum(len(" ".join(row).split()) for row in part.rows)
    document.add_page_break()


def _footnotes(document: WordDocument, source: Source) -> None:
    style = document.styles["footnote text"].style_id
    notes = [
        f'<w:footnote w:type="{sort}" w:id="{key}"><w:p><w:r><w:{sort}/></w:r></w:p></w:footnote>'
        for key, sort in ((-1, "separator"), (0, "continuationSeparator"))
    ]
    for key, text in source.notes.items():
        mark = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
        words = f'<w:r><w:t xml:space="preserve"> {escape(text)}</w:t></w:r>'
        start = f'<w:footnote w:id="{key}"><w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
        notes.append(f"{start}{mark}{words}</w:p></w:footnote>")
    xml = f'<?xml version="1.0" encoding="UTF-8"?><w:footnotes {nsdecls("w")}>{"".join(notes)}</w:footnotes>'
    part = FilePart(PackURI("/word/footnotes.xml"), _FOOTNOTES, xml.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def _package(document: WordDocument) -> bytes:
    """The file with the same time stamp on all its members."""
    saved, fixed = io.BytesIO(), io.BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as old, zipfile.ZipFile(fixed, "w") as new:
        for member in old.infolist():
            stamped = zipfile.ZipInfo(member.filename, (1980, 1, 1, 0, 0, 0))
            stamped.compress_type = zipfile.ZIP_DEFLATED
            stamped.create_system = 0
            new.writestr(stamped, old.read(member))
    return fixed.getvalue()
