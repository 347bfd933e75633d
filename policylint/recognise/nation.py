"""The nation whose guidance a document follows."""

from __future__ import annotations

import re
from typing import Literal

from policylint.model import Document
from policylint.recognise.front import any_of, first_page, plain, visible

Jurisdiction = Literal["england", "wales", "scotland", "northern-ireland"]

_ENGLAND = any_of("kcsie", "keeping children safe in education", "working together to safeguard children")
_NATIONS: tuple[tuple[Jurisdiction, re.Pattern[str]], ...] = (
    (
        "wales",
        any_of(
            "welsh government",
            "llywodraeth cymru",
            "keeping learners safe",
            "(?:all )?wales safeguarding procedures",
            r"well-?being \(wales\)",
            "estyn",
            "(?<!england and )(?:schools )?in wales",
        ),
    ),
    (
        "scotland",
        any_of(
            "girfec",
            "getting it right for every child",
            "education scotland",
            "scottish government",
            "in scotland",
            "police scotland",
            "gtcs",
            r"\(scotland\) act",
            "children's reporter",
        ),
    ),
    (
        "northern-ireland",
        any_of(
            "northern ireland",
            r"(?<!local )education authority \(?ni\)?",
            r"department of education \(?ni\)?",
            "sbni",
            "psni",
            "ccms",
            r"\(ni\)",
        ),
    ),
)


def jurisdiction(document: Document) -> Jurisdiction:
    """The nation whose guidance the first page follows. England's own guidance, named anywhere, means England."""
    if any(_ENGLAND.search(plain(block.text)) for block in visible(document)):
        return "england"
    front = " \n ".join([plain(document.title), *(plain(block.text) for block in first_page(document))])
    return next((nation for nation, names in _NATIONS if names.search(front)), "england")
