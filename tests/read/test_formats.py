"""The format of a file is told by what it is; its name gets a remark when it says something else."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from policylint.errors import Damaged, EmptyFile, NeedsPassword, NotRead, OldWordFile, UnknownFormat
from policylint.read import READERS, read, read_bytes, reader
from policylint.read.detect import CALLED, SUFFIXES, detect

SAMPLES = Path(__file__).parent / "samples"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def archive(*names: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as target:
        for name in names:
            target.writestr(name, "x")
    return file.getvalue()


def test_every_format_has_a_reader_and_a_name() -> None:
    assert set(READERS) == set(CALLED) == set(SUFFIXES.values())
    assert all(callable(reader(format)) for format in READERS)


@pytest.mark.parametrize(
    ("data", "name", "format"),
    [
        (archive("[Content_Types].xml", "word/document.xml"), "a.txt", "docx"),
        (archive("_rels/.rels", "word/document2.xml"), "a", "docx"),
        (archive("content.xml", "META-INF/manifest.xml"), "a.docx", "odt"),
        ((SAMPLES / "policy.odt").read_bytes(), "a.bin", "odt"),
        ((SAMPLES / "policy.rtf").read_bytes(), "a.doc", "rtf"),
        ((SAMPLES / "policy.doc").read_bytes(), "a.docx", "doc"),
        (b"%PDF-1.7\n", "a.docx", "pdf"),
        (b"junk before\n%PDF-1.4\n", "a.pdf", "pdf"),
        (b"A PDF begins with %PDF-1.4, says this text.", "a.md", "markdown"),
        (b"<!DOCTYPE html><p>x", "a.txt", "html"),
        (b"\xef\xbb\xbf \n<!-- saved --> <HTML lang=en>", "a.doc", "html"),
        ("<html><p>x".encode("utf-16"), "a", "html"),
        (b"just words", "a.htm", "html"),
        (b"# words", "a.MD", "markdown"),
        (b"# words", "a.txt", "text"),
        (b"words", "", "text"),
        (b"words", "policy.docx", "text"),
    ],
)
def test_the_content_decides(data: bytes, name: str, format: str) -> None:
    assert detect(data, name) == format


@pytest.mark.parametrize(
    ("data", "name", "error", "why"),
    [
        (b"", "a.docx", EmptyFile, "empty"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "a.docx", NeedsPassword, "password"),
        (OLE + "Workbook".encode("utf-16-le") + bytes(5000), "a.xls", UnknownFormat, "not a Word document"),
        (OLE[:40], "a.doc", Damaged, "damaged"),
        (archive("xl/workbook.xml", "[Content_Types].xml"), "a.docx", UnknownFormat, "a spreadsheet"),
        (archive("ppt/presentation.xml", "[Content_Types].xml"), "a.docx", UnknownFormat, "a presentation"),
        (archive("photo.txt"), "a.docx", UnknownFormat, "a zip file"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "a.pdf", UnknownFormat, "a picture"),
        (b"\x9c\xe1\x02\x00garbage", "a.docx", Damaged, "not a Word document"),
        (b"\x9c\xe1\x02\x00garbage", "a.pdf", Damaged, "not a PDF"),
        (b"<?xml version='1.0'?><w:wordDocument/>", "a.doc", UnknownFormat, "XML"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n", "a.doc", UnknownFormat, "web archive"),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, name: str, error: type[NotRead], why: str) -> None:
    with pytest.raises(error, match=why):
        detect(data, name)


def test_a_wrong_suffix_gets_a_remark(tmp_path: Path) -> None:
    path = tmp_path / "policy.pdf"
    path.write_bytes((SAMPLES / "policy.rtf").read_bytes())
    assert read(path).notes[0] == "the name says .pdf, the file is rich text (RTF)"
    assert read_bytes(b"words", "policy.txt").notes == ()
    assert read_bytes(b"words", "policy").notes == ()


def test_an_old_word_file_without_libreoffice_is_not_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(OldWordFile, match=r"Save it as \.docx"):
        read(SAMPLES / "policy.doc")
