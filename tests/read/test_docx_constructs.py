"""One Word file with a marker in every construct that can hold text: each is seen, hidden for a reason, or named."""

from __future__ import annotations

from functools import cache

import pytest
import word_samples as word

from policylint.limits import Limits
from policylint.model import Block, Document
from policylint.read.docx import read_docx

FALLBACK_BOX = "<v:shape><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></v:shape>"


def body() -> str:
    box = word.drawing(word.text_box(word.para("INBOX words"))).removeprefix("<w:r>").removesuffix("</w:r>")
    fallback = f"<w:pict>{FALLBACK_BOX.format(word.para('INBOX words'))}</w:pict>"
    twice = (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{box}</mc:Choice>'
        f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent></w:r>"
    )
    return "".join(
        (
            word.styled("TITLE of it", "Title"),
            word.styled("HEADING one", "Heading1"),
            word.para("PLAIN words"),
            word.para(word.run("SPLIT") + word.run("RUNS", "<w:b/>")),
            word.table(
                word.row("SIMPLE cell", "other", "third"),
                word.row(word.cell("MERGED cell", '<w:gridSpan w:val="2"/>'), "after"),
                word.row(word.cell("DOWN cell", '<w:vMerge w:val="restart"/>'), "b", "c"),
                word.row(word.cell("<w:p/>", "<w:vMerge/>"), "b2", "c2"),
                word.row(word.table(word.row("NESTED cell", "n2")) + "<w:p/>", "b3", "c3"),
                word.control(word.row("CONTROLROW cell", "b4", "c4")),
                word.row("a5", word.control(word.cell("CONTROLCELL words")), "c5"),
            ),
            word.control(word.para("CONTROLBLOCK words")),
            word.para(word.run("before ") + word.control(word.run("CONTROLINLINE")) + word.run(" after")),
            word.control(word.table(word.row("CONTROLTABLE cell", "x"))),
            word.control(word.para(word.run("PLACEHOLDER text")), "<w:showingPlcHdr/>"),
            word.para(f'<w:hyperlink r:id="rIdLink">{word.run("HYPERLINK")}</w:hyperlink>'),
            word.para(f"<w:ins w:id='1' w:author='A'>{word.run('TRACKEDIN')}</w:ins>{word.run(' kept')}"),
            word.para(
                "<w:del w:id='2' w:author='A'><w:r><w:delText>TRACKEDOUT</w:delText></w:r></w:del>" + word.run("kept")
            ),
            word.para(f"<w:moveTo w:id='3' w:author='A'>{word.run('MOVEDTO')}</w:moveTo>"),
            word.para(f"<w:moveFrom w:id='4' w:author='A'>{word.run('MOVEDFROM')}</w:moveFrom>"),
            word.para(word.run("seen ") + word.run("HIDDENRUN", "<w:vanish/>")),
            word.styled("HIDDENSTYLE words", "Secret"),
            word.para(word.run("about a box") + twice),
            word.para(f"<w:r><w:pict>{FALLBACK_BOX.format(word.para('VMLBOX words'))}</w:pict></w:r>"),
            word.para(word.run("a note") + '<w:r><w:footnoteReference w:id="2"/></w:r>'),
            word.para(word.run("an end note") + '<w:r><w:endnoteReference w:id="2"/></w:r>'),
            word.para(word.run("commented") + '<w:r><w:commentReference w:id="0"/></w:r>'),
            word.item("LISTED words"),
            word.para(f'<w:fldSimple w:instr="TITLE">{word.run("SIMPLEFIELD")}</w:fldSimple>'),
            word.para(word.field(" DOCPROPERTY CODEWORD ", word.run("COMPLEXFIELD"))),
            word.para(f"<w:dir w:val='rtl'>{word.run('DIRECTION')}</w:dir><w:bdo>{word.run('OVERRIDDEN')}</w:bdo>"),
            word.para(
                "<w:r><w:ruby><w:rubyPr/><w:rt>" + word.run("READING") + "</w:rt><w:rubyBase>" + word.run("RUBYBASE")
                + "</w:rubyBase></w:ruby></w:r>"
            ),
            word.para(f"<w:smartTag w:element='x'>{word.run('SMARTTAG')}</w:smartTag>"),
            f"<w:customXml w:element='x'>{word.para('CUSTOMBLOCK words')}</w:customXml>",
            word.para(f"<w:customXml w:element='x'>{word.run('CUSTOMINLINE')}</w:customXml>"),
            word.para(word.drawing(word.PICTURE, properties='descr="ALTTEXT of a flow chart"')),
            word.para("<m:oMathPara><m:oMath><m:r><m:t>EQUATION</m:t></m:r></m:oMath></m:oMathPara>"),
            word.para(word.drawing('<dgm:relIds r:dm="rIdDiagram"/>')),
            word.para(word.drawing('<c:chart r:id="rIdChart"/>')),
            word.para('<w:r><w:object><o:OLEObject ProgID="Excel.Sheet.12" r:id="rIdSheet"/></w:object></w:r>'),
            '<w:altChunk r:id="rIdChunk"/>',
            word.para(word.drawing(f"<wpg:wgp>{word.text_box(word.para('GROUPED words'))}</wpg:wgp>")),
            word.para(
                word.drawing("<lc:lockedCanvas><a:sp><a:txBody><a:p><a:r><a:t>CANVAS words</a:t></a:r></a:p></a:txBody>"
                             "</a:sp></lc:lockedCanvas>")
            ),
            word.para('<w:r><w:pict><v:shape><v:textpath string="WORDART"/></v:shape></w:pict></w:r>'),
            word.para("<w:r><w:t>no</w:t><w:noBreakHyphen/><w:t>BREAK</w:t><w:br/><w:t>LINE</w:t><w:tab/><w:t>TAB</w:t></w:r>"),
            '<w:sectPr><w:headerReference w:type="default" r:id="rIdHeader"/>'
            '<w:headerReference w:type="first" r:id="rIdFirst"/><w:footerReference w:type="default" r:id="rIdFooter"/>'
            '<w:pgSz w:w="11906" w:h="16838"/></w:sectPr>',
        )
    )  # fmt: skip


def diagram() -> str:
    points = "".join(
        f'<dgm:pt modelId="{name}"><dgm:t><a:p><a:r><a:t>{text}</a:t></a:r></a:p></dgm:t></dgm:pt>'
        for name, text in (("2", "second SMARTART"), ("1", "first SMARTART"))
    )
    links = "".join(
        f'<dgm:cxn modelId="{n}0" srcId="0" destId="{n}" srcOrd="{order}"/>' for order, n in enumerate(("1", "2"))
    )
    return (
        f'<dgm:dataModel {word.NAMESPACES}><dgm:ptLst><dgm:pt modelId="0" type="doc"/>{points}</dgm:ptLst>'
        f"<dgm:cxnLst>{links}</dgm:cxnLst></dgm:dataModel>"
    )


def chart() -> str:
    return (
        f"<c:chartSpace {word.NAMESPACES}><c:chart><c:title><c:tx><c:rich><a:p><a:r><a:t>CHART title</a:t></a:r></a:p>"
        "</c:rich></c:tx></c:title><c:cat><c:strRef><c:strCache><c:pt><c:v>Autumn</c:v></c:pt><c:pt><c:v>CATEGORY</c:v>"
        "</c:pt></c:strCache></c:strRef></c:cat></c:chart></c:chartSpace>"
    )


def notes(kind: str, marker: str) -> str:
    return word.part(
        f"{kind}s",
        f'<w:{kind} w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:{kind}>'
        f'<w:{kind} w:id="2">{word.para(marker + " words")}</w:{kind}>',
    )


@cache
def made() -> bytes:
    styles = word.style("Secret", "<w:rPr><w:vanish/></w:rPr>") + word.style("heading 1") + word.style("Title")
    parts: dict[str, str | bytes] = {
        "word/styles.xml": word.part("styles", styles),
        "word/numbering.xml": word.lists(word.level(0, "%1.")),
        "word/footnotes.xml": notes("footnote", "FOOTNOTE"),
        "word/endnotes.xml": notes("endnote", "ENDNOTE"),
        "word/comments.xml": word.part("comments", f'<w:comment w:id="0">{word.para("COMMENT words")}</w:comment>'),
        "word/header1.xml": word.part("hdr", word.para("HEADER words")),
        "word/header2.xml": word.part("hdr", word.para("FIRSTPAGE words")),
        "word/footer1.xml": word.part("ftr", word.table(word.row("FOOTER words", "page"))),
        "word/diagrams/data1.xml": diagram(),
        "word/charts/chart1.xml": chart(),
        "word/embeddings/sheet.xlsx": b"PK",
        "word/chunk.html": "<p>CHUNK</p>",
    }
    links = {
        "rIdHeader": ("header", "header1.xml"),
        "rIdFirst": ("header", "header2.xml"),
        "rIdFooter": ("footer", "footer1.xml"),
        "rIdDiagram": ("diagramData", "diagrams/data1.xml"),
        "rIdChart": ("chart", "charts/chart1.xml"),
        "rIdSheet": ("package", "embeddings/sheet.xlsx"),
        "rIdChunk": ("aFChunk", "chunk.html"),
    }
    return word.word(body(), parts=parts, links=links)


@cache
def read() -> Document:
    return read_docx(made(), "constructs.docx", Limits())


def holding(marker: str) -> list[Block]:
    return [block for block in read().blocks if marker in block.text]


VISIBLE = {
    "TITLE": "heading", "HEADING": "heading", "PLAIN": "paragraph", "SPLITRUNS": "paragraph", "SIMPLE cell": "cell",
    "MERGED": "cell", "DOWN": "cell", "NESTED": "cell", "CONTROLROW": "cell", "CONTROLCELL": "cell",
    "CONTROLBLOCK": "paragraph", "CONTROLINLINE": "paragraph", "CONTROLTABLE": "cell", "PLACEHOLDER": "paragraph",
    "HYPERLINK": "paragraph", "TRACKEDIN": "paragraph", "MOVEDTO": "paragraph", "INBOX": "text-box",
    "VMLBOX": "text-box", "FOOTNOTE": "footnote", "ENDNOTE": "footnote", "HEADER": "header", "FIRSTPAGE": "header",
    "FOOTER": "footer", "LISTED": "list-item", "SIMPLEFIELD": "paragraph", "COMPLEXFIELD": "paragraph",
    "DIRECTION": "paragraph", "OVERRIDDEN": "paragraph", "READING": "paragraph", "RUBYBASE": "paragraph",
    "SMARTTAG": "paragraph", "CUSTOMBLOCK": "paragraph", "CUSTOMINLINE": "paragraph", "ALTTEXT": "caption",
    "EQUATION": "paragraph", "first SMARTART": "text-box", "second SMARTART": "text-box", "CHART": "text-box",
    "CATEGORY": "text-box", "GROUPED": "text-box", "CANVAS": "text-box", "WORDART": "text-box",
    "no-BREAK\nLINE\tTAB": "paragraph",
}  # fmt: skip


@pytest.mark.parametrize(("marker", "kind"), VISIBLE.items())
def test_visible_words_are_read_once_as_what_they_are(marker: str, kind: str) -> None:
    found = holding(marker)
    assert [(block.kind, block.hidden) for block in found] == [(kind, "")]


@pytest.mark.parametrize(
    ("marker", "reason"),
    [
        ("TRACKEDOUT", "deleted by a tracked change"),
        ("MOVEDFROM", "deleted by a tracked change"),
        ("HIDDENRUN", "hidden text"),
        ("HIDDENSTYLE", "hidden text"),
        ("COMMENT", "comment"),
    ],
)
def test_words_that_a_reader_of_the_paper_would_not_see_are_kept_apart(marker: str, reason: str) -> None:
    assert [block.hidden for block in holding(marker)] == [reason]


def test_what_cannot_be_read_is_named_with_its_place() -> None:
    assert [item.what for item in read().unread] == [
        "the embedded Excel sheet under “HEADING one”",
        "the inserted document under “HEADING one”",
    ]


def test_field_codes_are_not_text() -> None:
    assert not holding("CODEWORD")


def test_a_paragraph_with_seen_and_hidden_words_gives_the_seen_ones_first() -> None:
    blocks = read().blocks
    at = next(index for index, block in enumerate(blocks) if "HIDDENRUN" in block.text)
    assert (blocks[at - 1].text, blocks[at].text) == ("seen ", "HIDDENRUN")


@pytest.mark.parametrize(("marker", "mark"), [("PLACEHOLDER", "placeholder"), ("TRACKEDIN", "inserted")])
def test_what_kind_of_words_they_are_is_marked(marker: str, mark: str) -> None:
    assert mark in holding(marker)[0].marks


def test_the_reading_of_a_word_follows_it_in_brackets() -> None:
    assert holding("RUBYBASE")[0].text == "RUBYBASE (READING)"


def test_the_boxes_of_a_diagram_come_in_its_order_not_the_files() -> None:
    texts = [block.text for block in holding("SMARTART")]
    assert texts == ["first SMARTART", "second SMARTART"]


def test_a_note_follows_the_paragraph_with_its_mark() -> None:
    blocks = read().blocks
    at = next(index for index, block in enumerate(blocks) if "FOOTNOTE" in block.text)
    assert blocks[at - 1].text == "a note"
    assert blocks[at].place.headings == ("TITLE of it", "HEADING one")


def test_headers_and_footers_stand_under_no_heading() -> None:
    blocks = [block for block in read().blocks if block.kind in {"header", "footer"}]
    assert {block.place.headings for block in blocks} == {()}
