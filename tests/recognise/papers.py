"""Documents that begin with given lines."""

from policylint.model import Document
from policylint.read.build import DocumentBuilder


def document(*lines: str, name: str = "policy.docx") -> Document:
    builder = DocumentBuilder(name, "docx")
    for position, line in enumerate(lines):
        builder.add("paragraph" if position else "heading", line)
    return builder.document()
