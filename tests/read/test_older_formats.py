"""OpenDocument, rich text and old Word files, made by LibreOffice or by hand."""

from __future__ import annotations

import io
import stat
import time
import zipfile
from pathlib import Path

import pytest

from policylint.errors import Damaged, NeedsPassword, NoText, NotRead, OldWordFile
from policylint.limits import Limits
from policylint.model import Document
from policylint.read import read, read_bytes
from policylint.read.odt import read_odt
from policylint.read.rtf import read_rtf

SAMPLES = Path(__file__).parent / "samples"
SENTENCE = "Staff will seek consent before sharing."


def rtf(body: str) -> Document:
    return read_rtf((r"{\rtf1\ansi\ansicpg1252 " + body + "}").encode("latin-1"), "policy.rtf", Limits())


def odt(body: str, styles: str = "") -> Document:
    names = " ".join(
        f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{uri}:1.0"'
        for prefix, uri in {
            "office": "office", "text": "text", "table": "table", "draw": "drawing", "style": "style",
            "svg": "svg-compatible", "fo": "xsl-fo-compatible",
        }.items()
    )  # fmt: skip
    content = (
        f"<office:document-content {names}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    return read_odt(odt_file(content), "policy.odt", Limits())


def odt_file(content: str, manifest: str = "") -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as target:
        target.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        target.writestr("content.xml", content)
        target.writestr("META-INF/manifest.xml", manifest)
    return file.getvalue()


@pytest.mark.parametrize("suffix", ["odt", "rtf", "doc"])
def test_the_same_policy_is_read_alike_from_every_format(suffix: str) -> None:
    document = read(SAMPLES / f"policy.{suffix}")
    body = [block for block in document.blocks if block.kind not in {"header", "footer"}]
    assert [(block.kind, block.level, block.label, block.text.strip()) for block in body] == [
        ("heading", 1, "", "Child Protection Policy"),
        ("heading", 2, "", "1. Sharing"),
        ("paragraph", 0, "", SENTENCE),
        ("paragraph", 0, "", "Hidden secret."),
        ("list-item", 1, "1.", "First item"),
        ("list-item", 1, "2.", "Second item"),
        ("list-item", 1, "•", "A bullet"),
        ("list-item", 1, "•", "Nested bullet"),
        ("cell", 0, "", "Who"),
        ("cell", 0, "", "What"),
        ("cell", 0, "", "DSL"),
        ("cell", 0, "", "Keeps records"),
        ("heading", 3, "", "Notes"),
        ("paragraph", 0, "", "Café “quoted” — text 5 £."),
    ]
    assert [block.text.strip() for block in body if block.hidden] == ["Hidden secret."]
    assert body[-3].column_header == "What"
    assert {block.text for block in document.blocks if block.kind == "header"} == {"Oakfield header"}
    assert document.title == "Child Protection Policy"


# --- rich text


def test_rich_text_signs_code_pages_and_unicode_are_read() -> None:
    body = r"caf\'e9 \ldblquote x\rdblquote \emdash \u8217?s {\f1\'e9}\~\{\}\\ \uc2\u9731AB!\u-10179?x\u-8704?x"
    assert rtf(body).blocks[0].text == "café “x”—’s é\u00a0{}\\ ☃!😀"


def test_rich_text_footnotes_boxes_and_comments_follow_their_paragraph() -> None:
    blocks = rtf(
        r"The Act\chftn{\footnote\pard\plain \chftn The note.} says{\*\annotation A remark.} so."
        r"{\shp{\*\shpinst{\sp{\sn x}{\sv y}}{\shptxt In the box.\par}}{\shprslt In the box.}}\par Next.\par"
    ).blocks
    assert [(block.kind, block.text, block.hidden) for block in blocks] == [
        ("paragraph", "The Act says so.", ""),
        ("footnote", "The note.", ""),
        ("paragraph", "A remark.", "comment"),
        ("text-box", "In the box.", ""),
        ("paragraph", "Next.", ""),
    ]


def test_rich_text_deletions_and_hidden_words_are_kept_apart() -> None:
    blocks = rtf(r"Staff {\deleted never }{\revised always }tell{\v  nobody}.\par").blocks
    assert [(block.text, block.hidden) for block in blocks] == [
        ("Staff always tell.", ""),
        ("never", "deleted by a tracked change"),
        ("nobody", "hidden text"),
    ]


def test_rich_text_tables_and_field_results_are_read() -> None:
    row = r"\trowd\cellx1\cellx2\pard\intbl {A}\cell %s\cell\row"
    blocks = rtf(
        row % r"{\field{\*\fldinst HYPERLINK x}{\fldrslt linked}}" + row % "second" + r"\pard after\par"
    ).blocks
    assert [(block.kind, block.text, block.row, block.column) for block in blocks] == [
        ("cell", "A", 1, 1), ("cell", "linked", 1, 2), ("cell", "A", 2, 1), ("cell", "second", 2, 2),
        ("paragraph", "after", 0, 0),
    ]  # fmt: skip


def test_rich_text_that_is_cut_short_says_so() -> None:
    document = read_rtf(rb"{\rtf1 {\b Staff will seek", "x.rtf", Limits())
    assert document.unread[0].why == "the file is cut short"


@pytest.mark.parametrize(
    "body",
    ["{" * 50_000 + SENTENCE, r"\u-99999?" * 1000 + SENTENCE, r"\'" * 1000 + SENTENCE,
     r"\b" * 20_000 + " " + SENTENCE, r"\cell" * 5000 + " " + SENTENCE, r"{\row\row\cell}" + SENTENCE],
)  # fmt: skip
def test_the_sentence_is_found_in_hostile_rich_text_and_quickly(body: str) -> None:
    begin = time.process_time()
    assert any(SENTENCE in block.text for block in rtf(body).blocks)
    assert time.process_time() - begin < 5


@pytest.mark.parametrize("body", ["", r"{\pict 00ff}", r"{\v hidden}"])
def test_rich_text_without_words_is_not_read(body: str) -> None:
    with pytest.raises(NoText):
        rtf(body)


# --- OpenDocument


def test_opendocument_notes_boxes_comments_and_deletions() -> None:
    blocks = odt(
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>Deleted.</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>"
        "<text:p>The Act<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>The note.</text:p>"
        "</text:note-body></text:note> says<office:annotation><text:p>Remark.</text:p></office:annotation> so."
        "<draw:frame><draw:text-box><text:p>In the box.</text:p></draw:text-box></draw:frame></text:p>"
        "<text:p>One<text:s text:c='3'/>two<text:line-break/>three</text:p>"
    ).blocks
    assert [(block.kind, block.text, block.hidden) for block in blocks] == [
        ("paragraph", "Deleted.", "deleted by a tracked change"),
        ("paragraph", "The Act says so.", ""),
        ("footnote", "The note.", ""),
        ("paragraph", "Remark.", "comment"),
        ("text-box", "In the box.", ""),
        ("paragraph", "One two\nthree", ""),
    ]


def test_opendocument_lists_are_numbered_by_their_styles() -> None:
    styles = (
        "<text:list-style style:name='L'>"
        "<text:list-level-style-number text:level='1' style:num-format='1' style:num-suffix='.'/>"
        "<text:list-level-style-number text:level='2' style:num-format='a' style:num-prefix='(' style:num-suffix=')'/>"
        "<text:list-level-style-bullet text:level='3'/></text:list-style>"
    )
    blocks = odt(
        "<text:list text:style-name='L'><text:list-item><text:p>one</text:p>"
        "<text:list><text:list-item><text:p>in</text:p>"
        "<text:list><text:list-item><text:p>dot</text:p></text:list-item></text:list></text:list-item>"
        "<text:list-item><text:p>out</text:p></text:list-item></text:list></text:list-item></text:list>"
        "<text:list text:style-name='L' text:continue-numbering='true'><text:list-item><text:p>two</text:p>"
        "</text:list-item></text:list>",
        styles,
    ).blocks
    assert [(block.label, block.text, block.level) for block in blocks] == [
        ("1.", "one", 1), ("(a)", "in", 2), ("•", "dot", 3), ("(b)", "out", 2), ("2.", "two", 1),
    ]  # fmt: skip


def test_opendocument_pictures_without_description_and_objects_are_named() -> None:
    document = odt(
        "<text:p>Text.<draw:frame svg:width='17cm' svg:height='20cm'><draw:image/></draw:frame>"
        "<draw:frame svg:width='17cm' svg:height='20cm'><draw:image/><svg:desc>A chart</svg:desc></draw:frame>"
        "<draw:frame><draw:object/></draw:frame></text:p>"
    )
    assert [item.what for item in document.look_at] == ["a large picture", "an embedded object"]
    assert document.blocks[1].text == "A chart"


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (odt_file("<!DOCTYPE x [<!ENTITY e 'consent'>]><x>&e;</x>"), Damaged),
        (odt_file("<x>"), Damaged),
        (odt_file("<x/>", "<manifest:encryption-data/>"), NeedsPassword),
        (odt_file("<x/>"), NoText),
        (odt_file("<x>" * 20_000), NotRead),
        (odt_file("<x/>")[:60], Damaged),
    ],
)
def test_opendocument_files_that_cannot_be_read_say_why(data: bytes, error: type[NotRead]) -> None:
    with pytest.raises(error):
        read_odt(data, "policy.odt", Limits())


# --- old Word files


def test_an_old_word_file_with_a_password_is_told_so() -> None:
    data = bytearray((SAMPLES / "policy.doc").read_bytes())
    data[data.index(b"\xec\xa5", 512) + 11] |= 1
    with pytest.raises(NeedsPassword):
        read_bytes(bytes(data), "policy.doc")


def test_a_file_that_only_looks_like_an_old_word_file_starts_no_program() -> None:
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "WordDocument".encode("utf-16-le") + bytes(9000)
    with pytest.raises(OldWordFile, match="damaged"):
        read_bytes(data, "policy.doc")


def test_a_program_that_does_not_end_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\nsleep 60 & wait\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    begin = time.monotonic()
    with pytest.raises(OldWordFile, match="took too long"):
        read_bytes((SAMPLES / "policy.doc").read_bytes(), "policy.doc", Limits(seconds=0.5))
    assert time.monotonic() - begin < 10


def test_contents_lines_of_rich_text_are_known_by_their_style() -> None:
    styles = r"{\stylesheet{\s5 toc 1;}{\s6 Normal;}}"
    blocks = rtf(styles + r"\pard\s5 8. Sharing\tab 3\par\pard\s6 " + SENTENCE + r"\par").blocks
    assert [block.marks for block in blocks] == [("contents",), ()]


def test_an_item_that_only_holds_a_list_has_no_number() -> None:
    levels = "".join(
        f'<text:list-level-style-number text:level="{level}" text:display-levels="{level}" style:num-format="1"/>'
        for level in (1, 2)
    )
    styles = f'<text:list-style style:name="L">{levels}</text:list-style>'

    def part(first: str, second: str) -> str:
        inside = f"<text:list><text:list-item><text:p>{second}</text:p></text:list-item></text:list>"
        return (
            f'<text:list text:style-name="L" text:continue-numbering="true"><text:list-item>{first}{inside}'
            "</text:list-item></text:list>"
        )

    body = part('<text:h text:outline-level="1">Roles</text:h>', "One.") + "<text:p>Between.</text:p>"
    blocks = odt(
        body + part("", "Two.") + part('<text:h text:outline-level="1">Next</text:h>', "Three."), styles
    ).blocks
    assert [(block.label, block.text) for block in blocks] == [
        ("1", "Roles"), ("1.1", "One."), ("", "Between."), ("1.2", "Two."), ("2", "Next"), ("2.1", "Three."),
    ]  # fmt: skip
