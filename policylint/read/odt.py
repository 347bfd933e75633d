"""Reads OpenDocument texts (.odt), as LibreOffice and Google Docs save them."""

from __future__ import annotations

import html
import re
from typing import Any

from policylint.errors import Damaged, NeedsPassword, NoText, TooComplex
from policylint.limits import Limits
from policylint.model import Document
from policylint.read.build import DocumentBuilder
from policylint.read.odf.styles import Styles
from policylint.read.odf.walk import Walk
from policylint.read.page.asides import Asides
from policylint.read.page.flow import Flow
from policylint.read.ziparchive import SafeZip, open_zip

_TITLE = re.compile(r"<dc:title>([^<]{1,300})</dc:title>")
_CHUNK = 64 * 1024


def read_odt(data: bytes, name: str, limits: Limits) -> Document:
    """The blocks of an OpenDocument text; running heads and feet come first. Anchors do not lead into the file.

    Raises Damaged, NeedsPassword, NoText, TooComplex or TooLarge.
    """
    archive = open_zip(data, limits)
    if "META-INF/manifest.xml" in archive and b"encryption-data" in archive.read("META-INF/manifest.xml"):
        raise NeedsPassword
    if "content.xml" not in archive:
        raise Damaged("the file is damaged: there is no text part in it")
    flow, styles = Flow(limits), Styles()
    out = Asides(flow)
    for part in ("styles.xml", "content.xml"):
        if part in archive:
            _walk(archive.read(part), Walk(flow, out, styles))
    builder = DocumentBuilder(name, "odt")
    flow.finish(builder)
    builder.title = builder.title or _title(archive)
    if not any(not block.hidden and block.kind not in {"header", "footer"} for block in builder.blocks):
        raise NoText("there is no text in the file", "If it is a scan, run text recognition on it, then try again.")
    return builder.document()


def _walk(xml: bytes, walk: Walk) -> None:
    from lxml import etree

    target: Any = walk
    parser = etree.XMLParser(
        target=target, resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True,
        huge_tree=True,
    )  # fmt: skip
    try:
        for start in range(0, len(xml), _CHUNK):
            parser.feed(xml[start : start + _CHUNK])
        parser.close()
    except etree.XMLSyntaxError as error:
        if "depth" in str(error):
            raise TooComplex("it is nested too deeply (limit)", "Save it as .docx with simpler tables.") from error
        raise Damaged from error


def _title(archive: SafeZip) -> str:
    if "meta.xml" not in archive:
        return ""
    found = _TITLE.search(archive.read("meta.xml")[:_CHUNK].decode("utf-8", "replace"))
    return " ".join(html.unescape(found.group(1)).split()) if found else ""
