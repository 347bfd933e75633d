"""All hostile documents, whatever their kind."""

from __future__ import annotations

from . import others, pdf, web, word
from .case import Case

CASES: tuple[Case, ...] = word.CASES + pdf.CASES + web.CASES + others.CASES
