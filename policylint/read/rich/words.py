"""What the control words of rich text mean: signs, groups that are not text, code pages."""

from __future__ import annotations

SIGNS = {
    "tab": " ", "emdash": "—", "endash": "–", "emspace": " ", "enspace": " ", "qmspace": " ", "bullet": "•",
    "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
    "~": "\u00a0", "_": "\u2011", "-": "\u00ad", "{": "{", "}": "}", "\\": "\\",
}  # fmt: skip
PARAGRAPH_ENDS = frozenset({"par", "sect", "page", "nestcell", "nestrow", "column"})
NOT_TEXT = frozenset({
    "colortbl", "pict", "fldinst", "nonshppict", "shprslt", "sp", "xe", "tc", "txe", "rxe", "filetbl", "private",
    "nonesttables", "themedata", "datastore", "latentstyles", "listtable", "listoverridetable", "rsidtbl", "pn",
    "generator", "pntxta", "pntxtb", "pgdsctbl", "ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn",
    "author", "operator", "company", "manager", "category", "keywords", "comment", "doccomm", "subject",
    "hlinkbase", "template", "creatim", "revtim", "printim", "buptim", "nextfile", "objdata", "objclass", "objname",
    "atnid", "atnauthor", "bkmkstart", "bkmkend", "do", "ud", "falt", "panose", "wgrffmtfilter", "blipuid",
    "picprop",
})  # fmt: skip
"""Groups that hold settings, pictures or field codes."""
STARRED_TEXT = frozenset(
    {"shpinst", "shptxt", "footnote", "annotation", "background", "fldrslt", "objresult", "result"}
)
"""Groups that hold text although they are marked as ones to skip if unknown."""
ASIDES = {
    "footnote": ("footnote", ""),
    "annotation": ("div", "comment"),
    "shptxt": ("text-box", ""),
    **{f"header{page}": ("header", "") for page in ("", "l", "r", "f")},
    **{f"footer{page}": ("footer", "") for page in ("", "l", "r", "f")},
}
"""Groups that stand aside of the text around them: the element for each, and why it is hidden."""
CODE_PAGES = {
    **{page: f"cp{page}" for page in (437, 850, 852, 866, 874, 932, 936, 949, 950, *range(1250, 1259))},
    10000: "mac_roman",
    65001: "utf-8",
}
CHARSETS = {77: 10000, 128: 932, 129: 949, 134: 936, 136: 950, 161: 1253, 162: 1254, 177: 1255, 178: 1256, 186: 1257,
            204: 1251, 222: 874, 238: 1250}  # fmt: skip
"""Code page of a font's character set, where it is not that of the file."""
