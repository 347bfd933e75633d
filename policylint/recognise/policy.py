"""What kind of policy a document is: from its title and first page."""

from __future__ import annotations

import re
from itertools import islice
from typing import Literal

from policylint.model import Document, PolicyType
from policylint.recognise.front import FIRST_LINES, any_of, file_name, first_lines, first_parts, plain, visible
from policylint.recognise.school import SCHOOL

_Called = PolicyType | Literal["information-sharing"]

_LONGEST_TITLE = 20
"""Words up to which a line may be a title, or what stands under it."""

_CHILD_PROTECTION = any_of(
    r"child(?:ren)?(?:'s)?[ -]protection(?! (?:conferences?|plans?|register)\b)",
    r"protecting (?:our )?children",
    r"cp (?:and|&|policy)",
)
_SAFEGUARDING = any_of("safeguarding", "safeguard policy")
_PRIVACY = any_of(
    r"privacy (?:notices?|policy|statement)",
    "fair processing",
    r"how (?:we|the school) (?:uses?|collects?|handles?|looks? after) .{0,60}?(?:information|data)",
)
_DATA = any_of(
    r"data[ -]protection",
    "gdpr",
    "information (?:governance|management|security)",
    "subject access",
    "(?:data|documents?|records?) (?:management|retention|handling|sharing|security)",
)
_SHARING = any_of("information[ -]sharing", "sharing (?:of )?information")
_CHILD_AT_RISK = any_of(
    "safeguarding",
    r"child(?:ren)?(?:'s)?[ -]protection",
    "(?:child|children|pupils?|students?|young (?:person|people)) (?:is |are |who are |may be )?at risk",
    "significant harm|harm to (?:a|the|another)? ?(?:child|children|young person|pupil)",
    "children's social care",
)
_CHILDREN = any_of(r"child(?:ren)?(?:'s)?", "young (?:person|people)", "(?:pupil|student|learner)s?", "all")
_ADULTS = any_of("adults?")
"""Safeguarding adults has rules of its own, unless children stand beside them."""
FILE_TRANSFER = re.compile(r"(?=.*\b(?:files?|records?)\b).*\btransfer", re.I)
"""A title of what is done with a child protection file when the child moves on: part of such a policy."""
_ANOTHER_HOUSE = any_of(
    r"(?:the|our) university(?! (?:technical|academy|school))",
    "nhs (?:foundation )?trust|health visit(?:ing|ors?)|school nurs(?:es?|ing)|camhs|clinic(?:s|ians?)?|patients?",
    "vaccinat(?:ed|ions?)|immunisations?|(?:health|hearing|vision) screening|dental",
)
"""Words of a university or a health service, whose papers on information are no policies of a school."""
_SOMETHING_ELSE = any_of(
    "acceptable use|accessibility|admissions?|allegations|anti-?bullying|attendance|behaviou?r|biometrics?|boarding",
    "bullying|capability|cctv|charging|child-on-child|code of conduct|collective worship|complaints?|curriculum",
    "disciplinary|drugs?|e-?safety|equality|exclusions?|first aid|freedom of information|grievance|health|homework",
    "images?|intimate care|lettings?|looked[ -]after|low[ -]level|medic(?:al|ines?)|mobile|online|peer-on-peer",
    "photographs?|photography|physical (?:contact|intervention)|prevent|recruitment|relationships?|remote|restraint",
    "send?|sex|social media|staff|transgender|trips|uniform|use of force|visitors?|visits|volunteers?|whistle-?blowing",
)
_FIRM = "notice|polic(?:y|ies)|procedures?|protocol"
_PAPER = rf"{_FIRM}|agreement|code|framework|guidance|handbook|plan|statement|strategy"
_POLICY_WORD = any_of(_PAPER)
_FIRM_WORD = any_of(_FIRM)
"""Below the title "safeguarding statement" or "consent agreement" may head a part of some other paper."""
_AT_THE_END = re.compile(rf"\b(?:{_FIRM})\b[\s\d(),./|:-]*$", re.I)
_NOT_A_SUBJECT = any_of(
    "academy|all|and|approved|date|draft|for|model|name|of|our|owner|primary|review(?:ed)?|school|secondary|sector",
    "statutory|non-statutory|template|the|this|trust|type|whole",
    _PAPER,
)
_SUBJECT_WORD = re.compile(r"\b(?!(?:about|been|from|have|here|into|that|what|when|with|your)\b)[a-z]{4,}\b")
_NAME_OF_PAPER = r"((?:[\w'&,-]+ ){1,8}?(?:policy|notice))\b"
_SPEAKS = r"(?:aims|applies|describes|explains|outlines|sets)\b"
_NAMED_IN_TEXT = re.compile(rf"\bthis {_NAME_OF_PAPER}|\b(?:our|the) {_NAME_OF_PAPER} {_SPEAKS}", re.I)
_OURS_IN_TEXT = re.compile(rf"\b(?:this|our|the) {_NAME_OF_PAPER}", re.I)
"""In a long document "our child protection policy" is the document itself; a letter speaks of another."""
_LONG = 1000
"""Words from which a document is long."""
GUIDANCE = re.compile(
    r"(?:keeping children safe in education|working together to safeguard children"
    r"|information sharing:? (?:advice|a guide|guidance) for)\b(?!.*\bpolic(?:y|ies)\b)",
    re.I,
)
"""A title of the national guidance itself, which is nobody's policy."""
_SENTENCE = re.compile(r"\b(?:our|read|see|the|this|your)\b.*\.$", re.I)
"""A line that is no title but a sentence, such as "Please read our safeguarding policy."."""
_NO_POLICY = any_of(
    "agenda|audit|bulletin|checklist|flyer|(?<!sixth )form|induction|job description|leaflet|letter|minutes",
    "newsletter|poster|register|report|risk assessment|self-?assessment",
)
"""What a title calls a document that is no policy, whatever policies it names below."""


def policy_type(document: Document) -> PolicyType:
    """What the document calls itself; "other" where it says nothing, or something else, such as a behaviour policy.

    A policy on sharing information is about safeguarding where its text is, and about data protection elsewhere.
    """
    called = _called(document)
    if called in {"information-sharing", "data-protection"} and _of_another_house(document):
        return "other"
    if called != "information-sharing":
        return called
    about_children = any(_CHILD_AT_RISK.search(plain(block.text)) for block in visible(document))
    return "safeguarding" if about_children else "data-protection"


def _of_another_house(document: Document) -> bool:
    """Whether the first words of a paper that no line calls a policy are those of a university or a health service."""
    if any(_FIRM_WORD.search(line) for line in first_lines(document)):
        return False
    return any(_ANOTHER_HOUSE.search(plain(block.text)) for block in islice(visible(document), FIRST_LINES))


def _called(document: Document) -> _Called:
    lines = first_lines(document)
    titles = [*_top(document, lines[:3]), plain(document.title), file_name(document)]
    if any(_NO_POLICY.search(line) and not _POLICY_WORD.search(line) for line in titles[:1]):
        return "other"
    if _is_guidance(lines):
        return "other"
    for line in [*lines, *titles]:
        found = _named(line, bare=line in titles)
        if found and (line in titles or _FIRM_WORD.search(line)):
            return found
    in_text = _OURS_IN_TEXT if document.words >= _LONG else _NAMED_IN_TEXT
    for block in islice(visible(document), FIRST_LINES):
        for phrase in in_text.finditer(plain(block.text)):
            found = _named(phrase[phrase.lastindex or 0], bare=False)
            if found:
                return found
    return "other"


def _is_guidance(lines: list[str]) -> bool:
    """Whether the title is that of the national guidance, and no paper that names it below its own title."""
    first = next((place for place, line in enumerate(lines[:3]) if GUIDANCE.match(line)), None)
    if first is None or any("policy" in line.lower() for line in lines):
        return False
    return not any(_named(line, bare=True) for line in lines[:first])


def _top(document: Document, lines: list[str]) -> list[str]:
    """The lines without headings of parts, where the first one tells what the document is about."""
    if not lines or not _tells(lines[0]):
        return lines
    parts = first_parts(document)
    return [line for line in lines if line not in parts]


def _tells(line: str) -> bool:
    """Whether a title is about some matter, and is not the name of a school or of a kind of paper."""
    words = _NOT_A_SUBJECT.sub("", SCHOOL.sub("", line))
    return _type_of(line) == "other" or len(_SUBJECT_WORD.findall(words)) > 1


def _named(line: str, *, bare: bool) -> _Called | None:
    """The type that a line names as a title would; None where the line is no title of a policy.

    `bare`: the line may be a title without the word "policy", such as "Oakfield: safeguarding".
    """
    if not line or line.endswith("?") or len(line.split()) > _LONGEST_TITLE or _SENTENCE.search(line):
        return None
    found = _type_of(line)
    if _POLICY_WORD.search(line):
        subject = _NOT_A_SUBJECT.sub("", SCHOOL.sub("", line))
        return found or ("other" if _AT_THE_END.search(line) and re.search(r"[a-z]{3}", subject, re.I) else None)
    short = len(SCHOOL.sub("", line).split()) <= 5 or FILE_TRANSFER.match(line)
    return found if bare and short and not line.endswith(".") and found != "other" else None


def _type_of(line: str) -> _Called | None:
    """The type whose words come first; child protection goes before safeguarding wherever it stands."""
    safeguarding = _CHILD_PROTECTION.search(line) or _SAFEGUARDING.search(line)
    found: list[tuple[int, _Called]] = []
    if safeguarding and _ADULTS.search(line) and not _CHILDREN.search(line):
        return "other"
    if safeguarding:
        kind: PolicyType = "child-protection" if _CHILD_PROTECTION.search(line) else "safeguarding"
        found.append((min(match.start() for match in (safeguarding, _SAFEGUARDING.search(line)) if match), kind))
    if data := _DATA.search(line):
        found.append((data.start(), "data-protection"))
    elif sharing := _SHARING.search(line):
        found.append((sharing.start(), "information-sharing"))
    if other := _SOMETHING_ELSE.search(line):
        found.append((other.start(), "other"))
    if _PRIVACY.search(line):
        found.append((-1, "privacy-notice"))
    return min(found)[1] if found else None
