"""Names of the elements and attributes of a Word file that the reader knows, in their usual, not strict, form."""

from __future__ import annotations

import re
from typing import Final

_ROOT: Final = "http://schemas.openxmlformats.org"
WORD: Final = f"{_ROOT}/wordprocessingml/2006/main"
RELATION: Final = f"{_ROOT}/officeDocument/2006/relationships"
MATHS: Final = f"{_ROOT}/officeDocument/2006/math"
DRAWING: Final = f"{_ROOT}/drawingml/2006/main"
PLACED: Final = f"{_ROOT}/drawingml/2006/wordprocessingDrawing"
PICTURE: Final = f"{_ROOT}/drawingml/2006/picture"
CHART: Final = f"{_ROOT}/drawingml/2006/chart"
DIAGRAM: Final = f"{_ROOT}/drawingml/2006/diagram"
COMPATIBLE: Final = f"{_ROOT}/markup-compatibility/2006"
VECTOR: Final = "urn:schemas-microsoft-com:vml"
OFFICE: Final = "urn:schemas-microsoft-com:office:office"
WORD_2010: Final = "http://schemas.microsoft.com/office/word/2010/wordml"
SYMBOL: Final = "http://schemas.microsoft.com/office/word/2015/wordml/symex"

_STRICT: Final = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/")


def w(local: str) -> str:
    """Full name of a Word element or attribute."""
    return f"{{{WORD}}}{local}"


def usual_names(data: bytes) -> bytes:
    """A part with the namespaces of strict OOXML replaced by the usual ones, so that one set of names will do."""
    if b"purl.oclc.org/ooxml" in data:
        return _STRICT.sub(rb"http://schemas.openxmlformats.org/\1/2006/", data)
    return data


P: Final = w("p")
R: Final = w("r")
T: Final = w("t")
VAL: Final = w("val")
ID: Final = w("id")
TYPE: Final = w("type")
RELATION_ID: Final = f"{{{RELATION}}}id"
PARAGRAPH_PROPERTIES: Final = w("pPr")
RUN_PROPERTIES: Final = w("rPr")
TEXT_BOX: Final = w("txbxContent")
TABLE: Final = w("tbl")
ROW: Final = w("tr")
CELL: Final = w("tc")
CONTROL: Final = w("sdt")
CONTROL_CONTENT: Final = w("sdtContent")
ALTERNATIVES: Final = f"{{{COMPATIBLE}}}AlternateContent"
CHOICE: Final = f"{{{COMPATIBLE}}}Choice"
FALLBACK: Final = f"{{{COMPATIBLE}}}Fallback"
DELETED_TEXT: Final = w("delText")

ONE_SIGN: Final[dict[str, str]] = {
    w("tab"): "\t",
    w("ptab"): "\t",
    w("br"): "\n",
    w("cr"): "\n",
    w("noBreakHyphen"): "-",
    w("softHyphen"): "",
    w("sym"): "",
}
"""Elements of a run that stand for one sign, and what is printed for them (`sym` says so itself)."""


def on(value: str | None) -> bool:
    """Whether a switch such as `<w:b w:val="0"/>` is on; without a value it is."""
    return value not in {"0", "false", "off", "none"}
