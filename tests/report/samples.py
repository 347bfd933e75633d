"""Runs made by hand, one for each thing a report has to say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from policylint.model import (
    Citation,
    Clause,
    Evidence,
    Finding,
    Fix,
    GoldenRule,
    JudgedBy,
    LookAt,
    Near,
    Place,
    Report,
    RunReport,
    Unread,
)

TODAY = date(2026, 11, 22)
CHECKS = ("consent-first", "consent-before-referral", "record-reasons", "no-consent-needed", "kcsie-edition")
JUDGED_BY = (
    JudgedBy(
        "is-2024",
        "Information sharing advice 2024",
        "in force",
        "Proposed on 21 June 2023, final since 19 April 2024, corrected on 1 May 2024.",
    ),
    JudgedBy("kcsie-2026", "KCSIE 2026", "in force", "In force since 1 September 2026."),
    JudgedBy("wt-2026", "Working Together 2026", "in force", "Published on 18 March 2026."),
)
DRAFT = Citation(
    "is-2023-draft",
    "rule-3",
    "proposed",
    "You do not need consent to share personal information about a child or young person and/or members of their "
    "family if a child or young person is at risk or perceived risk of harm.",
    "Information sharing advice, proposal of 2023",
    "Proposed on 21 June 2023; final on 19 April 2024 with the same rule.",
)
FINAL = Citation(
    "is-2024",
    "rule-3",
    "in force",
    "You do not need consent to share personal information about a child and/or members of their family if a child "
    "is at risk or there is a perceived risk of harm.",
    "Information sharing advice 2024",
    "Proposed on 21 June 2023, final since 19 April 2024, corrected on 1 May 2024.",
)
CONFIDENTIALITY = Place(page=12, paragraph=4, section="6.3", headings=("6 Working with others", "6.3 Confidentiality"))
RECORDS = Place(page=19, paragraph=1, section="9.1", headings=("9 Record keeping", "9.1 Referrals"))

CONSENT_FIRST = Finding(
    check="consent-before-referral",
    family="consent",
    severity="error",
    confidence="rule",
    title="Consent is made a condition of a referral",
    message="Consent is made a condition of a referral.",
    why="Since the proposed advice of June 2023 (final since April 2024) you do not need consent to share information "
    "about a child who is, or may be, at risk of harm. Staff who wait for consent may wait while a child is harmed.",
    quote="Staff will seek parental consent before making a referral\nto children's social care.",
    override=None,
    place=CONFIDENTIALITY,
    guidance=(DRAFT, FINAL),
    fix=Fix(
        "Say that a referral does not wait for consent, and that parents and carers are told where that is safe.",
        "Staff refer a concern without waiting for consent. We tell parents and carers first where it is safe to do "
        "so. We share only what is needed, and record what we shared, with whom and why.",
    ),
    fingerprint="consent-before-referral:1b2c",
    because="“will seek” makes consent required; there is no exception for risk in this sentence or the next.",
    before="All concerns are discussed with the designated safeguarding lead.",
    after="Confidentiality is respected at all times.",
    block="b31",
    start=0,
    end=83,
)
REASONS = Finding(
    check="record-reasons",
    family="clause",
    severity="error",
    confidence="rule",
    title="Reasons for sharing, or not sharing, are recorded",
    message="The reasons for a decision to share, or not to share, are not recorded.",
    why="A school that is asked later has to show why it decided as it did. Keeping children safe in education asks "
    "for concerns, decisions and the reasons for them, in writing.",
    quote="A log is kept of all referrals.",
    override=None,
    place=RECORDS,
    guidance=(Citation("kcsie-2026", "para-74", "in force", "", "KCSIE 2026", "In force since 1 September 2026."),),
    fix=Fix(
        "Add a sentence on recording the reasons.",
        "Our school records each decision to share information, or not to share it, and the reasons for it.",
    ),
    fingerprint="record-reasons:0",
    because="Nearest: it records the referral, not why",
)
SOFTENED = replace(
    CONSENT_FIRST,
    check="consent-first",
    severity="warning",
    confidence="softened",
    title="Consent is made the first route to sharing",
    message="Consent is asked for first, with an exception for risk.",
    why="The advice no longer starts from consent when a child may be at risk.",
    quote="We share information with consent wherever possible.",
    override="If a child is at risk of harm we share without consent.",
    place=Place(page=14, paragraph=2, section="7.1", headings=("7 Information sharing",)),
    fingerprint="consent-first:9a",
    because="“with consent wherever possible” prefers consent; the next sentence makes an exception.",
    before="",
    after="If a child is at risk of harm we share without consent.",
    block="b40",
)
OLD_EDITION = Finding(
    check="kcsie-edition",
    family="reference",
    severity="advice",
    confidence="note",
    title="An older edition of KCSIE is cited",
    message="The policy cites Keeping children safe in education 2024; the edition in force is 2026.",
    why="Governors are asked to approve a policy that rests on the edition in force.",
    quote="Keeping children safe in education (2024)",
    override=None,
    place=Place(page=2, paragraph=1, section="1", headings=("1 Introduction",)),
    guidance=(Citation("kcsie-2026", "", "in force", "", "KCSIE 2026", "In force since 1 September 2026."),),
    fix=Fix("Cite the edition in force.", "Keeping children safe in education (2026)"),
    fingerprint="kcsie-edition:77",
    before="This policy follows",
    after="and the procedures of our safeguarding partners.",
    block="b3",
)
ON_TRIAL = replace(
    OLD_EDITION,
    check="review-overdue",
    family="residue",
    severity="error",
    trial=True,
    title="The review date has gone by",
    message="The review date, September 2025, has gone by.",
    why="",
    quote="Next review: September 2025",
    guidance=(),
    fix=Fix("Set the next review date.", ""),
    fingerprint="review-overdue:1",
    before="",
    after="",
    block="b2",
)
IN_PLACE = Clause(
    "do-not-assume",
    "Nobody assumes that someone else will share",
    True,
    "present",
    (Evidence("Never assume that a colleague has told someone.", Place(9, 2, "5.2", ("5.2 All staff",))),),
)
TRAINING = Clause(
    "information-sharing-training",
    "Training covers information sharing",
    False,
    "partial",
    (),
    (
        Near(
            "All staff are trained in information sharing every year.",
            Place(22, 1, "11", ("11 Training",)),
            "it says that there is training, not that information can and should be shared",
        ),
    ),
    "11 Training",
)
NO_REASONS = Clause(
    "record-reasons",
    "Reasons for sharing, or not sharing, are recorded",
    True,
    "missing",
    (),
    (Near("A log is kept of all referrals.", RECORDS, "it records the referral, not why"),),
    "9 Record keeping",
)
GOOD_TO_HAVE = Clause("best-interests", "The child's best interests come first", False, "missing")
CONSENT_MISSING = Clause("no-consent-needed", "Consent is not needed where a child is at risk", True, "missing")
CONSENT_PRESENT = replace(
    CONSENT_MISSING,
    state="present",
    evidence=(
        Evidence(
            "We do not need consent to share information about a child who may be at risk of harm.",
            Place(14, 1, "7.1", ("7.1 Information sharing",)),
        ),
    ),
)

ADVICE_2024 = "Information sharing advice 2024"
TOLD = Evidence("We tell the family what we share and why.", Place(14, 5, "7.4", ("7.4 Families",)))
OLD_RULE = Evidence("Where possible, share information with consent.", Place(14, 3, "7.2", ("7.2 Rules",)))
GOLDEN = (
    GoldenRule("rule-1", "Protection from harm takes priority over privacy", ADVICE_2024, "absent"),
    GoldenRule("rule-2", "Explain who, what and why", ADVICE_2024, "stated", (TOLD,)),
    GoldenRule(
        "rule-3", "Consent is not needed", ADVICE_2024, "older", (), (("Information sharing advice 2018", OLD_RULE),)
    ),
    GoldenRule("rule-4", "Seek advice promptly", ADVICE_2024, "not-looked-for"),
)

BAD = Report(
    path="Oakfield Primary/Child Protection Policy.pdf",
    sha256="3f" * 32,
    policy_type="child-protection",
    status="checked",
    words=16792,
    look_at=(LookAt("the picture on page 30", "it is as large as a page; its words, if any, were not read"),),
    findings=(ON_TRIAL, OLD_EDITION, CONSENT_FIRST, SOFTENED, REASONS),
    clauses=(IN_PLACE, TRAINING, NO_REASONS, CONSENT_MISSING, GOOD_TO_HAVE),
    golden_rules=GOLDEN,
    title="Child Protection Policy",
    pages=41,
    checks_run=CHECKS,
    as_of=TODAY,
    judged_by=JUDGED_BY,
)
CLEAN = Report(
    path="Beech Hill/safeguarding.docx",
    sha256="a1" * 32,
    policy_type="safeguarding",
    status="checked",
    words=5120,
    clauses=(
        IN_PLACE,
        CONSENT_PRESENT,
        replace(
            NO_REASONS,
            state="present",
            nearest=(),
            insert_under=None,
            evidence=(Evidence("We record each decision and the reasons for it.", RECORDS),),
        ),
        replace(
            TRAINING,
            state="present",
            nearest=(),
            insert_under=None,
            evidence=(Evidence("Staff learn that they can and should share.", Place(22, 1, "11", ("11 Training",))),),
        ),
    ),
    notes=("tracked changes were read as if they were accepted",),
    checks_run=CHECKS,
    as_of=TODAY,
    judged_by=JUDGED_BY,
)
PARTLY = replace(
    BAD,
    path="Oakfield Primary/Data Protection Policy.pdf",
    policy_type="data-protection",
    status="partly-read",
    words=7203,
    pages=18,
    look_at=(),
    findings=(),
    unread=(
        Unread("page 17", "a picture without text", "Run text recognition on the file, then try again."),
        Unread("the chart on page 18", "a picture", "Read it yourself."),
    ),
    clauses=(replace(NO_REASONS, state="not-found-in-what-was-read"), CONSENT_PRESENT),
)
NOT_READ = Report(
    path="Elm Park/policy.pdf",
    sha256="",
    policy_type="other",
    status="not-read",
    words=0,
    unread=(
        Unread(
            "the file",
            "there is no text in the file: it looks like a scan",
            "Save it as Word or run text recognition, then try again.",
        ),
    ),
)
NOT_APPLICABLE = Report(
    path="Ysgol y Dderwen/safeguarding.md",
    sha256="c4" * 32,
    policy_type="safeguarding",
    status="not-applicable",
    words=3310,
    notes=("The title names Wales. Wales has its own guidance, Keeping learners safe",),
)
NASTY = (
    "<script>alert(1)</script> \x1b[31mred\x1b[0m \u202eevil\u202c \ud800 "
    "![x](http://evil.example/p.png) [y](javascript:alert(1)) |"
)
HOSTILE = replace(
    BAD,
    path="<b>Oak\x1b]0;own\x07field</b>/po\u202elicy.md",
    findings=(
        replace(
            CONSENT_FIRST,
            title=NASTY,
            quote=NASTY,
            before="</blockquote><img src=x onerror=alert(1)>",
            after="\r\n::error::forged\n# heading\n- [ ] item",
            override=NASTY,
            place=Place(page=None, paragraph=1, section="1\u2028.2", headings=(NASTY,)),
            fix=Fix(NASTY, "```\n" + NASTY),
        ),
    ),
    clauses=(replace(NO_REASONS, title=NASTY, nearest=(Near(NASTY, Place(), NASTY),), insert_under=NASTY),),
    golden_rules=(GoldenRule("rule-1", NASTY, NASTY, "older", (Evidence(NASTY, Place()),), ((NASTY, OLD_RULE),)),),
    unread=(Unread(NASTY, NASTY, NASTY),),
    look_at=(LookAt(NASTY, NASTY),),
    notes=(NASTY,),
    status="partly-read",
)


def run(*reports: Report) -> RunReport:
    """A run over the reports."""
    return RunReport(
        version="0.1.0",
        as_of=TODAY,
        guidance="current",
        checks_digest="d1" * 32,
        reports=reports,
        judged_by=JUDGED_BY,
        banners=(
            "Statutory guidance on information sharing is reported for September 2026. Its text was not seen. "
            "Check the current guidance.",
        ),
        checks_off=(),
    )


ALL = (BAD, PARTLY, CLEAN, NOT_READ, NOT_APPLICABLE, HOSTILE)
EVERY_RUN = {
    "bad": run(BAD),
    "clean": run(CLEAN),
    "partly read": run(PARTLY),
    "not read": run(NOT_READ),
    "not applicable": run(NOT_APPLICABLE),
    "hostile": run(HOSTILE),
    "several": run(*ALL),
    "nothing": run(),
}
