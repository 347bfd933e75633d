"""What kind of policy a document is, for which nation, and of which school: from its title and first page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from pathlib import PurePath
from typing import Literal

from policylint.model import Block, Document, PolicyType
from policylint.normalise import match_text

_Called = PolicyType | Literal["information-sharing"]
Jurisdiction = Literal["england", "wales", "scotland", "northern-ireland"]

_FIRST_LINES = 14
"""Short lines at the start of a document among which its title stands."""
_LONGEST_TITLE = 20
"""Words up to which a line may be a title, or what stands under it."""
_FIRST_PAGE = 40
"""Blocks taken for the first page where a format has no pages."""


def _any(*phrases: str) -> re.Pattern[str]:
    """A pattern for any of the phrases as whole words."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(phrases)})(?!\w)", re.I)


_CHILD_PROTECTION = _any(
    r"child(?:ren)?(?:'s)?[ -]protection(?! (?:conferences?|plans?|register)\b)",
    r"protecting (?:our )?children",
    r"cp (?:and|&|policy)",
)
_SAFEGUARDING = _any("safeguarding", "safeguard policy")
_PRIVACY = _any(
    r"privacy (?:notices?|policy|statement)",
    "fair processing",
    r"how (?:we|the school) (?:uses?|collects?|handles?|looks? after) .{0,60}?(?:information|data)",
)
_DATA = _any(
    r"data[ -]protection",
    "gdpr",
    "information (?:governance|management|security)",
    "subject access",
    "(?:data|documents?|records?) (?:management|retention|handling|sharing|security)",
)
_SHARING = _any("information[ -]sharing", "sharing (?:of )?information")
_CHILD_AT_RISK = _any(
    "safeguarding",
    r"child(?:ren)?(?:'s)?[ -]protection",
    "(?:child|children|pupils?|students?|young (?:person|people)) (?:is |are |who are |may be )?at risk",
    "significant harm",
    "children's social care",
)
_SOMETHING_ELSE = _any(
    "acceptable use|accessibility|admissions?|allegations|anti-?bullying|attendance|behaviou?r|biometrics?|boarding",
    "bullying|capability|cctv|charging|child-on-child|code of conduct|collective worship|complaints?|curriculum",
    "disciplinary|drugs?|e-?safety|equality|exclusions?|first aid|freedom of information|grievance|health|homework",
    "images?|intimate care|lettings?|looked[ -]after|low[ -]level|medic(?:al|ines?)|mobile|online|peer-on-peer",
    "photographs?|photography|physical (?:contact|intervention)|prevent|recruitment|relationships?|remote|restraint",
    "send?|sex|social media|staff|transgender|trips|uniform|use of force|visitors?|visits|volunteers?|whistle-?blowing",
)
_OTHER_READERS = _any(
    "workforce|staff|employees?|governors?|trustees?|directors|applicants?|candidates?|recruitment|visitors?",
    "volunteers?|contractors?|suppliers?|hirers|alumni|website",
)
_FAMILIES = _any("pupils?|students?|learners?|child(?:ren)?(?:'s)?|parents?|carers?|famil(?:y|ies)|young people")
_ONE_MATTER = _any(
    "subject access|access requests?|retention|disposal|destruction|archiv(?:e|ing)|breach(?:es)?|records? management",
    "freedom of information|foi|publication scheme|biometrics?|cctv|information security|data security|passwords?",
)
_WHOLE_MATTER = _any(r"data[ -]protection", "gdpr", "sharing", "safeguarding", "confidentiality")
_GUIDANCE_ITSELF = re.compile(
    r"(?:keeping children safe in education|working together to safeguard children|information sharing: advice for)"
    r"(?!.*\b(?:policy|procedure|statement|guide for our)\b)",
    re.I,
)
_POLICY_WORD = _any(
    "agreement|code|framework|guidance|handbook|notice|plan|polic(?:y|ies)|procedures?|protocol|statement|strategy"
)
_FIRM_WORD = _any("notice", "polic(?:y|ies)", "procedures?", "protocol")
"""Below the title "safeguarding statement" or "consent agreement" may head a part of some other paper."""
_AT_THE_END = re.compile(r"\b(?:policy|procedures?|notice|protocol)\b[\s\d(),./|:-]*$", re.I)
_NOT_A_SUBJECT = _any(
    "academy|all|and|approved|date|draft|for|model|name|of|our|owner|primary|review(?:ed)?|school|secondary|sector",
    "statutory|non-statutory|template|the|this|trust|type|whole|our",
    "agreement|code|framework|guidance|handbook|notice|plan|polic(?:y|ies)|procedures?|protocol|statement|strategy",
)
_NAME_OF_PAPER = r"((?:[\w'&,-]+ ){1,8}?(?:policy|notice))\b"
_SPEAKS = r"(?:aims|applies|describes|explains|outlines|sets)\b"
_NAMED_IN_TEXT = re.compile(rf"\bthis {_NAME_OF_PAPER}|\b(?:our|the) {_NAME_OF_PAPER} {_SPEAKS}", re.I)
_OURS_IN_TEXT = re.compile(rf"\b(?:this|our|the) {_NAME_OF_PAPER}", re.I)
"""In a long document "our child protection policy" is the document itself; a letter speaks of another."""
_LONG = 1000
"""Words from which a document is long."""
_GUIDANCE = re.compile(
    r"(?:keeping children safe in education|working together to safeguard children"
    r"|information sharing:? (?:advice|a guide|guidance) for)\b(?!.*\bpolic(?:y|ies)\b)",
    re.I,
)
"""A title of the national guidance itself, which is nobody's policy."""
_SENTENCE = re.compile(r"\b(?:our|read|see|the|this|your)\b.*\.$", re.I)
"""A line that is no title but a sentence, such as "Please read our safeguarding policy."."""
_NO_POLICY = _any(
    "agenda|audit|bulletin|checklist|consent form|flyer|form|induction|job description|leaflet|letter|minutes",
    "newsletter|poster|referral form|register|report|risk assessment|self-?assessment",
)
"""What a title calls a document that is no policy, whatever policies it names below."""

_ENGLAND = _any("kcsie", "keeping children safe in education", "working together to safeguard children")
_NATIONS: tuple[tuple[Jurisdiction, re.Pattern[str]], ...] = (
    (
        "wales",
        _any(
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
        _any(
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
        _any(
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

_NAME_WORD = r"(?:[A-Z][\w'&.-]*|&)"
_JOINT = r"(?:of|the|and|with|at|in|on|upon|le|de|la|-)"
_SORT = r"(?:School|Academy|College|Nursery|Sixth Form|Pre-?[Ss]chool|UTC|SCHOOL|ACADEMY|COLLEGE|NURSERY|SIXTH FORM)"
_SCHOOL = re.compile(rf"\b{_NAME_WORD}(?: (?:{_NAME_WORD}|{_JOINT})){{0,9}}? {_SORT}(?: {_SORT})*(?![\w'])")
_BEFORE_NAME = re.compile(
    r"^.*\b(?i:policy|policies|procedures?|notice|handbook|statement|body|governors|welcome to|at|here)\b"
    r"(?:\s|-|\b(?:of|for|at|the|The(?= School))\b)*"
)
_GENERIC = """
    a all any boarding child children's community day each every group head high independent infant infants insert
    junior local maintained middle model name new nursery other our own parent policy previous primary prep pupils
    receiving
    secondary senior special state the their this trust upper whole your [name] name
"""
_NO_NAME: frozenset[str] = frozenset(_GENERIC.split())
"""Words that make no name before "School": "the receiving school", "Primary School"."""
_SMALL_WORDS: frozenset[str] = frozenset(["of", "the", "and", "with", "at", "in", "on", "upon"])
_INITIALS: frozenset[str] = frozenset(["CE", "RC", "VA", "VC", "UTC"])


def policy_type(document: Document) -> PolicyType:
    """What the document calls itself; "other" where it says nothing, or something else, such as a behaviour policy.

    A policy on sharing information is about safeguarding where its text is, and about data protection elsewhere.
    """
    called = _called(document)
    if called != "information-sharing":
        return called
    about_children = any(_CHILD_AT_RISK.search(_plain(block.text)) for block in _visible(document))
    return "safeguarding" if about_children else "data-protection"


def _called(document: Document) -> _Called:
    lines = _first_lines(document)
    titles = [*lines[:3], _plain(document.title), _file_name(document)]
    if any(_NO_POLICY.search(line) and not _POLICY_WORD.search(line) for line in titles[:1]):
        return "other"
    if any(_GUIDANCE.match(line) for line in lines[:3]) and not any("policy" in line.lower() for line in lines):
        return "other"
    for line in [*lines, *titles]:
        found = _named(line, bare=line in titles)
        if found and (line in titles or _FIRM_WORD.search(line)):
            return found
    in_text = _OURS_IN_TEXT if document.words >= _LONG else _NAMED_IN_TEXT
    for block in islice(_visible(document), _FIRST_LINES):
        for phrase in in_text.finditer(_plain(block.text)):
            found = _named(phrase[phrase.lastindex or 0], bare=False)
            if found:
                return found
    return "other"


def is_about_sharing(title: str, policy_type: PolicyType) -> bool:
    """Whether a reader looks for the duties of sharing in a document with this title.

    Nobody does in the privacy notice of the staff, in a procedure for subject access or in the guidance itself.
    """
    words = _plain(title)
    if _GUIDANCE_ITSELF.match(words):
        return False
    if policy_type == "privacy-notice":
        return not _OTHER_READERS.search(words) or bool(_FAMILIES.search(words))
    return policy_type != "data-protection" or not _ONE_MATTER.search(words) or bool(_WHOLE_MATTER.search(words))


def jurisdiction(document: Document) -> Jurisdiction:
    """The nation whose guidance the first page follows. England's own guidance, named anywhere, means England."""
    if any(_ENGLAND.search(_plain(block.text)) for block in _visible(document)):
        return "england"
    front = " \n ".join([_plain(document.title), *(_plain(block.text) for block in _first_page(document))])
    return next((nation for nation, names in _NATIONS if names.search(front)), "england")


def school_name(document: Document) -> str:
    """The school's name as its title, cover or page header gives it; empty if none is plainly a name."""
    furniture = [_plain(block.text) for block in _visible(document) if block.kind in {"header", "footer"}][:4]
    for line in [_plain(document.title), *_first_lines(document), *furniture]:
        for found in _SCHOOL.finditer(line):
            name = _name(found.group())
            if name:
                return name
    return ""


def _named(line: str, *, bare: bool) -> _Called | None:
    """The type that a line names as a title would; None where the line is no title of a policy.

    `bare`: the line may be a title without the word "policy", such as "Oakfield: safeguarding".
    """
    if not line or line.endswith("?") or len(line.split()) > _LONGEST_TITLE or _SENTENCE.search(line):
        return None
    found = _type_of(line)
    if _POLICY_WORD.search(line):
        subject = _NOT_A_SUBJECT.sub("", _SCHOOL.sub("", line))
        return found or ("other" if _AT_THE_END.search(line) and re.search(r"[a-z]{3}", subject, re.I) else None)
    short = len(_SCHOOL.sub("", line).split()) <= 5 and not line.endswith(".")
    return found if bare and short and found != "other" else None


def _type_of(line: str) -> _Called | None:
    """The type whose words come first; child protection goes before safeguarding wherever it stands."""
    safeguarding = _CHILD_PROTECTION.search(line) or _SAFEGUARDING.search(line)
    found: list[tuple[int, _Called]] = []
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


def _visible(document: Document) -> Iterator[Block]:
    return (block for block in document.blocks if not block.hidden)


def _first_lines(document: Document) -> list[str]:
    """Short lines at the start: the cover, the title, the first headings."""
    front = (block for block in _visible(document) if "contents" not in block.marks)
    return [line for block in islice(front, _FIRST_LINES) for line in _plain_lines(block.text)[:4] if len(line) < 140]


def _first_page(document: Document) -> list[Block]:
    blocks = list(_visible(document))
    first = [block for block in blocks if block.place.page == 1]
    return first or blocks[:_FIRST_PAGE]


def _plain_lines(text: str) -> list[str]:
    """The block as one line, then, if the layout broke it, its lines: covers are often one block."""
    whole = _plain(text)
    lines = [_plain(line) for line in text.splitlines()]
    return [whole] if len(lines) < 2 else [whole, *lines]


def _file_name(document: Document) -> str:
    return re.sub(r"[-_.+]+", " ", _plain(PurePath(document.name).stem))


def _plain(text: str) -> str:
    return match_text(text)[0]


def _name(words: str) -> str:
    """A name out of capitalised words, or nothing: "The School" and "Policy" name nobody."""
    name = _BEFORE_NAME.sub("", words).strip(" -")
    generic = {word.lower() for word in name.split()[:-1]} <= _NO_NAME
    if generic or len(name) > 80 or re.search(r"\b(?:safeguarding|protection|children|policy|education)\b", name, re.I):
        return ""
    return _cased(name) if name.isupper() else name


def _cased(name: str) -> str:
    """A name in capitals as it is written in a sentence."""
    words = [word.lower() if word.lower() in _SMALL_WORDS else word.capitalize() for word in name.split()]
    kept = [old if old in _INITIALS else new for old, new in zip(name.split(), words, strict=True)]
    return " ".join(kept)
