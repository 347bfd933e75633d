"""The verdict on a document: the one or two sentences that a governor reads first."""

from __future__ import annotations

from policylint.model import Report
from policylint.report.safe import one_line
from policylint.report.weigh import additions, counts, sentences
from policylint.report.words import STILL_READ, number, sentence, unread_parts


def verdict(report: Report) -> str:
    """What a governor reads first: one or two sentences."""
    if report.status == "not-read":
        return _not_checked(report)
    if report.status == "not-applicable":
        return "Not checked: this guidance is for England, and this document seems to be for somewhere else."
    if not any(counts(report).values()):
        return _nothing_found(report)
    return f"{to_do(report)} {_how_much_was_read(report)}"


def to_do(report: Report) -> str:
    """ "2 things to change before sign-off, 1 to consider." """
    by_weight = counts(report)
    first = number(by_weight["error"], "thing") if by_weight["error"] else "Nothing"
    parts = [f"{first} to change before sign-off"]
    parts += [f"{by_weight['warning']} to consider"] if by_weight["warning"] else []
    parts += [f"{by_weight['advice']} worth a look"] if by_weight["advice"] else []
    return ", ".join(parts) + "."


def still_read(report: Report) -> str:
    """ "A person must still read the policy, and page 17." """
    parts = unread_parts(report)
    return f"{STILL_READ}, and {parts}." if parts and report.status == "partly-read" else f"{STILL_READ}."


def _not_checked(report: Report) -> str:
    if not report.unread:
        return "Not checked: the file could not be read."
    first = report.unread[0]
    why = one_line(first.why).rstrip(".")
    return f"Not checked: {why}. {sentence(first.next)}".rstrip()


def _nothing_found(report: Report) -> str:
    ran = len(report.checks_run)
    these = "This one check" if ran == 1 else f"These {ran} checks" if ran else "The checks"
    if report.status == "partly-read":
        rest = f"{STILL_READ}, and those parts."
        return f"{these} found nothing to change in what was read. {_how_much_was_read(report)} {rest}"
    return f"{these} found nothing to change. {STILL_READ}."


def _how_much_was_read(report: Report) -> str:
    if report.status == "partly-read":
        return f"Not read: {unread_parts(report) or 'a part of the document'}."
    if report.pages is None:
        return f"The whole document was read: {number(report.words, 'word')}."
    return "The one page was read." if report.pages == 1 else f"All {report.pages} pages were read."


def tally(report: Report) -> str:
    """ "2 sentences to change in 41 pages, 1 to consider, 1 passage to add." """
    change, consider, add = sentences(report, "error"), sentences(report, "warning"), additions(report)
    extent = number(report.pages, "page") if report.pages else number(report.words, "word")
    read = f"what was read of {extent}" if report.status == "partly-read" else extent
    parts = [f"{number(change, 'sentence')} to change in {read}"]
    parts += [f"{consider} to consider"] if consider else []
    parts += [f"{number(add, 'passage')} to add"] if add else []
    return ", ".join(parts) + "."
