"""Whether a sentence speaks of something as past, or by an old name on purpose: then nothing is out of date."""

from __future__ import annotations

import re

from policylint.model import Unit

_NEAR = 400
"""Characters looked at on each side: more than a sentence, so that a huge one costs no more."""
_DATE = r"(?:\d{1,2}(?:st|nd|rd|th)? )?(?:[A-Z][a-z]+ )?(?:19|20)\d\d"
_CHANGES = "(?:changes|differences|updates|revisions)"
_LOG = re.compile(
    r"\b(?:change (?:log|history|record)|(?:version|document|revision|amendment|policy|update|review)"
    r" (?:history|log|control)|history|amendments?|record of changes|what(?:'s| has| is)? (?:changed|new)"
    rf"|(?:summary|list|table|details|record|overview) of (?:(?:the|key|main|recent) )?{_CHANGES}"
    rf"|{_CHANGES} (?:made )?(?:since|from|to|in) (?:this|the|our) (?:last|previous|old|policy|document|version)"
    r"|changes since|superseded|archived?|withdrawn)\b",
    re.IGNORECASE,
)
_ANY_TIME = re.compile(
    r"^[ ,()\[\]\"']*(?:as (?:amended|updated|revised|replaced)"
    r"|(?:and|or|and/or) (?:(?:any|the|its|their|such) )*(?:as |current|latest|most recent|newer|subsequent"
    r"|later|updated|successor|(?:edition|version|one)(?: (?:that|which) is)?(?: (?:currently|then|now))? in force)"
    r"(?!(?: [\w']+){0,8}[ (]+(?:19|20)\d\d))"
    r"|\b(?:in force at (?:the|any) time|for the time being|from time to time|in force when)\b",
    re.IGNORECASE,
)
_CURRENT_BEFORE = re.compile(
    r"\b(?:current|latest|newest|most recent|up[- ]to[- ]date)(?: (?:DfE|government|national|statutory|HM"
    r"|non-statutory|edition|version|guidance|advice|of|the|on|government's|department's|in)){0,6}[ :,\"'(]*$",
    re.IGNORECASE,
)
_CURRENT_AFTER = re.compile(
    r"^[ ,()\[\]\"':]*(?:current|latest|newest|most recent) (?:edition|version)"
    r"|^[ ,()\[\]\"']*(?:that is |which is |as (?:it is )?)?(?:currently |now )?in force\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    rf"^\W*[Ii]n (?:[A-Z][a-z]+ )?(?:19|20)\d\d\b.* (?:was|were|had|became)\b"
    rf"|\b(?:[Uu]ntil|[Bb]efore|[Pp]rior to|[Uu]p to) (?:the )?{_DATE}"
)
_GAP = r"(?:(?! and | but |[;:]).){0,45}"
_CLAUSE_BEFORE = re.compile(
    r"\b(?:replac(?:e[ds]?|ing)|supersed(?:e[ds]?|ing)|repeal(?:ed|s|ing)?|abolish\w*|instead of|rather than"
    r"|in place of|took over from|takes? the place of|successors? (?:to|of)|since|(?:was|were) called|changed from"
    rf"|withdr[ae]w\w*|no longer|used to (?:be|have|say|read)){_GAP}$",
    re.IGNORECASE,
)
_AMENDED = "amended|updated|replaced|removed|deleted|changed|corrected|revised|taken out|brought up to date"
_MENTION = "references?|mentions?|links?|citations?|wording"
_AMENDED_BEFORE = re.compile(
    rf"\b(?:{_AMENDED})(?: \w+){{0,3}} (?:{_MENTION}) (?:to|of|from|about){_GAP}$"
    rf"|\b(?:{_AMENDED}|moved|renamed) from{_GAP}$",
    re.IGNORECASE,
)
"""A note on what was done to the text: "removed all references to ...", "updated from ..."."""
_MENTION_BEFORE = re.compile(rf"\b(?:{_MENTION}) (?:to|of|from|about){_GAP}$", re.IGNORECASE)
_AMENDED_AFTER = re.compile(
    rf"^[^.;]{{0,60}}?\b(?:was|were|is|are|(?:has|have) been)(?: \w+)? (?:{_AMENDED})\b", re.IGNORECASE
)
_CHANGED_BEFORE = re.compile(
    r"\b(?:amended|updated|changed|corrected|altered)(?: (?:all|any|the|every|old|term|title|words?|phrase|date"
    r"|year|of|for|in))* ?[\"'(]*$",
    re.IGNORECASE,
)
_CHANGED_AFTER = re.compile(r"^[\"')]* (?:in)?to\b(?! (?:reflect|meet|include|make|help|ensure|support|show))")
_NAME_BEFORE = re.compile(
    r"\b(?:former(?:ly)?|previously|originally|once|sometimes|often|also|historically|until recently)"
    r"(?: (?:known|called|referred to|described|termed|the|as|an?|under|to)){0,4}[ \"'(]*$"
    r"|\b(?:old|former|previous|outdated|out[- ]of[- ]date)(?: \w+){0,2}[ \"'(]*$"
    r"|\b(?:known as|called|referred to as|termed|ex)[ \"'(-]*$",
    re.IGNORECASE,
)
_PASSED = (
    r"(?:replaced|abolished|superseded|repealed|withdrawn|renamed|dissolved|disbanded|merged|revoked|ceased|wound up"
    r"|no longer|introduced|removed|obsolete|out of date|became|now (?:known|called|part|the|replaced|an?)"
    r"|as (?:it|they) (?:was|were) (?:then )?(?:called|known))"
)
_AFTER = re.compile(
    rf"^[\"')\],]*(?: [\w'-]+){{0,3}}?,?(?: (?:which|who|that|and|but))?(?: (?:was|were|is|are|has|have|had|been"
    rf"|being|since|later|now|then|finally|formally)){{0,4}} {_PASSED}\b"
    r"|^[\"')]*,? ?[(\[]?(?:now|as was|as it then was|today)\b"
    r"|^[\"')]*,? as (?:older|earlier|some|many|it|they)\b",
    re.IGNORECASE,
)


def is_log(unit: Unit) -> bool:
    """Whether the unit stands right under the heading of a change log, or in a column that tells of changes."""
    headings = (*unit.block.place.headings[-1:], unit.block.column_header)
    return any(_LOG.search(heading) for heading in headings)


def is_any_time(text: str, end: int) -> bool:
    """Whether what follows the words that end at `end` makes them date-free: "as amended", "or any later edition"."""
    return bool(_ANY_TIME.search(text[end : end + _NEAR]))


def is_current(text: str, start: int, end: int) -> bool:
    """Whether the undated words at `start`..`end` are called the current edition."""
    return bool(
        _CURRENT_BEFORE.search(text[max(0, start - _NEAR) : start]) or _CURRENT_AFTER.match(text[end : end + _NEAR])
    )


def is_past(text: str, start: int, end: int) -> bool:
    """Whether the words at `start`..`end` are spoken of as replaced, former or long ago."""
    before, after = text[max(0, start - _NEAR) : start], text[end : end + _NEAR]
    return bool(
        _PAST.search(before + text[start:end] + after)
        or _CLAUSE_BEFORE.search(before)
        or _NAME_BEFORE.search(before)
        or _AMENDED_BEFORE.search(before)
        or (_MENTION_BEFORE.search(before) and _AMENDED_AFTER.match(after))
        or (_CHANGED_BEFORE.search(before) and _CHANGED_AFTER.match(after))
        or _AFTER.match(after)
    )
