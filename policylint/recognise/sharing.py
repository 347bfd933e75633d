"""Whether a document is one in which a reader looks for the duties of sharing information."""

from __future__ import annotations

from policylint.model import PolicyType
from policylint.recognise.front import any_of, plain
from policylint.recognise.policy import FILE_TRANSFER, GUIDANCE

_OTHER_READERS = any_of(
    "workforce|staff|employees?|governors?|trustees?|directors|applicants?|candidates?|recruitment|visitors?",
    "volunteers?|contractors?|suppliers?|hirers|alumni|website",
)
_FAMILIES = any_of("pupils?|students?|learners?|child(?:ren)?(?:'s)?|parents?|carers?|famil(?:y|ies)|young people")
_ONE_MATTER = any_of(
    "subject access|access requests?|retention|disposal|destruction|archiv(?:e|ing)|breach(?:es)?|records? management",
    "freedom of information|foi|publication scheme|biometrics?|cctv|information security|data security|passwords?",
)
_POLICY = any_of("polic(?:y|ies)")
_WHOLE_MATTER = any_of(r"data[ -]protection", "gdpr", "sharing", "safeguarding", "confidentiality")


def is_about_sharing(title: str, policy_type: PolicyType) -> bool:
    """Whether a reader looks for the duties of sharing in a document with this title.

    Nobody does in the privacy notice of the staff, in a procedure for subject access, in one for the transfer of
    files, or in the guidance itself.
    """
    words = plain(title)
    if GUIDANCE.match(words) or (FILE_TRANSFER.match(words) and not _POLICY.search(words)):
        return False
    if policy_type == "privacy-notice":
        return not _OTHER_READERS.search(words) or bool(_FAMILIES.search(words))
    return policy_type != "data-protection" or not _ONE_MATTER.search(words) or bool(_WHOLE_MATTER.search(words))
