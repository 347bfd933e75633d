"""The PDF reader."""

from policylint.read.pdf.reader import read_pdf

__all__ = ["read_pdf"]
