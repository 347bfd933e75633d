"""Text made plain for matching and for quoting, with the way back to the characters it came from."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterable, Sequence

_QUOTES = dict.fromkeys("‘’‚‛′‵ʼ`´", "'") | dict.fromkeys("“”„‟″‶«»", '"')
_DASHES = dict.fromkeys("‐‑‒−﹣－", "-") | dict.fromkeys("—―", " - ")
_SMALL_CAPITALS = dict(zip("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ", "abcdefghijklmnoprstuvwyz", strict=True))
_FOOTNOTE_MARKS = dict.fromkeys("⁰¹²³⁴⁵⁶⁷⁸⁹", "")
_LINE_ENDS = dict.fromkeys("\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029", "\n")
_SOFT_HYPHEN = "\u00ad"
_EN_DASH = "–"
_FIXED = (
    _QUOTES
    | _DASHES
    | _SMALL_CAPITALS
    | _FOOTNOTE_MARKS
    | _LINE_ENDS
    | {"\t": " ", "\x1f": " ", _SOFT_HYPHEN: _SOFT_HYPHEN, _EN_DASH: _EN_DASH}
)

_CYRILLIC = zip("аеорсухіјѕһԁԛԝӏкАВЕКМНОРСТХІЈЅУҮ", "aeopcyxijshdqwlkABEKMHOPCTXIJSYY", strict=True)
_GREEK = zip("οανρτυικεχϲϳΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "oavptuikexcjABEZHIKMNOPTYX", strict=True)
_OTHER = zip("օսոıɑɡ", "ouniag", strict=True)
_LOOK_ALIKES = str.maketrans(dict([*_CYRILLIC, *_GREEK, *_OTHER]))

_LETTERS = re.compile(r"[^\W\d_]+")
_LINE_HYPHEN = re.compile(rf"(?<=[^\W_])([-‐{_SOFT_HYPHEN}])[ ]*\n\s*(?=[^\W_])")
_LAST_WORD = re.compile(r"[^\W\d_]+$")
_SPACES = re.compile(r" {2,}")
_NAME = r"[^\x07\x1b\x80-\x9f\s]{0,400}+[ ]?[^\x07\x1b\x80-\x9f\s]{0,80}+"
_TERMINAL = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"
    rf"|(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f]){_NAME}(?:\x07|\x1b\\|\x9c)"
    r"|\x1b[()][0-9A-Z]"
)
"""What turns a terminal red or names its window, and must not stand between the letters of a word.

A name of more than two words stays: elsewhere than on a terminal people read it, and it may be a rule.
"""
_MERGE_FIELD = re.compile(r"«[\w.-]{1,60}»")
"""A gap that a mail merge fills in: one word, which no quotation in such marks is likely to be."""
_ACTS = re.compile(r"[\x1b\x90\x98\x9b\x9d-\x9f]")
_SIGNS = re.compile(r"(?:[^\w\s]|_){65,}")
_SIGNS_KEPT = 8
_SUSPENDED: frozenset[str] = frozenset({"and", "or", "to"})
"""After a hanging hyphen ("pre-" / "and post-16") the hyphen and the space both stay."""
_PARTICLES: frozenset[str] = frozenset({"in", "off", "on", "out", "up", "led"})
_PREFIXES: frozenset[str] = frozenset(
    {
        "anti",
        "co",
        "cross",
        "ex",
        "half",
        "inter",
        "multi",
        "non",
        "one",
        "part",
        "post",
        "pre",
        "self",
        "semi",
        "sub",
        "two",
        "well",
        "whole",
    }
)

_COMMON = """
abide able about above absence abuse academy accept access accident according account achieve act action activity
address adult advice advise affect after again against age agency agree agreement all allegation allow alone already
also always an and annual another answer any anybody anyone anything appear apply appoint appropriate approval approve
area arrange arrangement ask assess assessment assist assume attend attendance authorise authority available aware
background barrier because become been before begin behalf behaviour being believe below best better between beyond
board body both breach brought bullying care carer carry case category cause centre chair change charity check child
children choice choose chronology circumstance clear club coach college come comment committee common communicate
community complaint complete comply computer concern condition confidence confidential confidentiality consent
consider contact contain contract control coordinate could council counsel counselling country county court cover
create criminal culture current danger data date day deal decide decision delay deliver department depend deputy
describe designated detail determine develop difference difficult direct director disability disciplinary disclose
disclosure discuss discussion doctor document does domestic done each early education effect emergency emotional
employ employee enable encourage england ensure enter environment essential establish evaluate event every everybody
everyone everything evidence example except exchange exclude exclusion exercise expect experience explain explanation
exploitation face facilitate factor failure family father feel female file find first follow following form formal
forward foster foundation framework free from full further general give given good governing governor greater ground
group grow guard guardian guidance guide half hand handbook handle happen harm have head headteacher health help here
herself high himself hold home hospital house household however identify immediate immediately implement important
improve include increase indeed independent individual induction inform information initial injury inside instead
institution intend interest internal internet interview into introduce investigate investigation involve issue itself
join judge judgement justice justification keep know knowledge lack language law lawful lead leader leadership learn
leave legal legislation less level life likely limit line list listen live local long look made maintain make making
manage management manager manner matter mean measure media medical medicine meet meeting member mental method might
mother must myself name national necessary need neglect never next none normal normally note nothing notice notify
number nurse nursery object objection obligation obtain occur off offence offer office officer often online only open
opportunity order organisation other otherwise our ourselves out outcome outside over overall overcome own parent
parental parenthood part participate particular partner partnership pass password pastoral people perform period
permission permit person personal phone photograph physical place plan play please point police policy positive
possible post power practice practitioner prepare present prevent previous primary principal print prior privacy
private procedure proceed process produce professional programme promise proper proportionate protect protection
provide provision psychological public publish pupil purpose question quickly raise reason reasonable receive recent
recognise recognition record recruit recruitment refer referral refusal refuse regard regardless register regular
regulation relate relation relationship relevant remain remember remind remove report reported request require
requirement residential resource respect respond response responsibility responsible restrict result retain return
review right risk role room rule safe safeguard safeguarding safety school score secondary section secure security
seek self senior sent serious service session set setting several sexual share sharing should show sign signature
significant similar site social society solely someone something sometimes somewhere soon sooner special specific
staff stage standard state statement statutory step student subject such suitable supervise supervision supervisor
supply support suspect system take teach teacher teaching team telephone tell term than that their them themselves
there therefore these they thing think third this those threat through throughout time today together toward towards
trafficking train training transfer transport trauma treat trip trust under undergo underlie understand understanding
undertake unless until upon urgent use vulnerable wait want warrant website weekend welfare well were what whatever
when whenever where whereas wherever whether which while who whoever whole whom why widespread will wish with within
without witness word work worker workforce working workplace world worry would write written year young yourself youth
"""
_WORDS: frozenset[str] = frozenset(_COMMON.split())
"""Words of any school policy: with those of the document itself they tell "infor-/mation" from "decision-/making"."""


class _Plain(dict[str, str]):
    """What each character becomes, worked out once a character."""

    def __missing__(self, char: str) -> str:
        self[char] = plain = _FIXED[char] if char in _FIXED else _compatible(char)
        return plain


def _compatible(char: str) -> str:
    """NFKC of one character without accents, signs that take no room, and control characters."""
    if char.isspace():
        return " "
    pieces = unicodedata.normalize("NFKD", char)
    kept = "".join(_FIXED.get(piece, piece) for piece in pieces if _takes_room(piece))
    return " " if kept.isspace() else kept.replace("\u2044", "/")


def _takes_room(char: str) -> bool:
    return unicodedata.category(char) not in _NO_ROOM and char not in _FILLERS


_NO_ROOM: frozenset[str] = frozenset({"Cf", "Cc", "Cs", "Cn", "Co", "Mn", "Me"})
"""Unicode categories of what is not printed, has no agreed look, or sits on the letter before it."""
_FILLERS: frozenset[str] = frozenset("\u115f\u1160\u3164\uffa0")
"""Letters of Korean that print nothing."""
_PLAIN = _Plain({chr(code): chr(code) for code in range(0x20, 0x7F) if chr(code) not in _FIXED})


def match_text(text: str, known: Container[str] = frozenset()) -> tuple[str, tuple[int, ...]]:
    """Text for comparison, and for each of its characters the index in `text` that it came from.

    Straight quotes and dashes, Latin letters for look-alikes, one space for any white space, no invisible signs and no
    accents; words broken at the end of a line are whole again. `known` holds lower-case words that count as words.
    """
    plain, index = _fold(text)
    if "\n" in plain:
        plain, index = _without(plain, index, _line_breaks(plain, known))
    if _SOFT_HYPHEN in plain:
        plain, index = _without(plain, index, [found.span() for found in re.finditer(_SOFT_HYPHEN, plain)])
    plain = plain.replace("\n", " ").replace(_EN_DASH, "-")
    if not plain.isascii():
        plain = _LETTERS.sub(_latin, plain)
    plain, index = _without(plain, index, _to_spare(plain))
    return plain, tuple(index)


def display_text(text: str, known: Container[str] = frozenset()) -> str:
    """The wording as printed, for a quotation: lines joined, one space between words, no control characters."""
    if text.isascii() and text.isprintable():  # most text: nothing to join or to leave out
        return " ".join(text.split())
    visible = "".join(_visible(char) for char in text)
    joined, _ = _without(visible, range(len(visible)), _line_breaks(visible, known))
    return " ".join(joined.replace(_SOFT_HYPHEN, "").split())


def words(texts: Iterable[str]) -> frozenset[str]:
    """The lower-case words of some texts, also those with hyphens inside, without the halves of broken words."""
    found: set[str] = set()
    for text in texts:
        whole = _BROKEN.sub(" ", text.lower())
        found.update(_WORD.findall(whole))
        found.update(_HYPHENATED.findall(whole))
    return frozenset(found)


_BROKEN = re.compile(r"(?<![^\W\d_])[^\W\d_]+[-‐\u00ad][ ]*\n\s*[^\W\d_]+")
_WORD = re.compile(r"[^\W\d_]{2,}")
_HYPHENATED = re.compile(r"(?<![^\W\d_])[^\W\d_]+(?:-[^\W\d_]+)+")


def _fold(text: str) -> tuple[str, Sequence[int]]:
    """Character by character; line ends, en dashes and soft hyphens still stand, because they tell where lines end."""
    if text.isascii() and text.isprintable() and "`" not in text:
        return text, range(len(text))
    pieces = [_PLAIN[char] for char in text]
    if _ACTS.search(text):
        for found in _TERMINAL.finditer(text):
            pieces[found.start() : found.end()] = [""] * len(found[0])
    for found in _MERGE_FIELD.finditer(text) if "«" in text else ():
        pieces[found.start()], pieces[found.end() - 1] = "«", "»"
    index = [place for place, piece in enumerate(pieces) for _ in piece]
    return "".join(pieces), index


def _without(text: str, index: Sequence[int], cuts: Sequence[tuple[int, int]]) -> tuple[str, Sequence[int]]:
    """Text and index without the spans in `cuts`, which are in order and apart."""
    if not cuts:
        return text, index
    kept: list[str] = []
    places: list[int] = []
    last = 0
    for start, end in [*cuts, (len(text), len(text))]:
        kept.append(text[last:start])
        places.extend(index[last:start])
        last = end
    return "".join(kept), places


def _line_breaks(text: str, known: Container[str]) -> list[tuple[int, int]]:
    """What to cut where a line ends in a hyphen: the hyphen too when it only breaks a word."""
    cuts: list[tuple[int, int]] = []
    for found in _LINE_HYPHEN.finditer(text):
        left = _LAST_WORD.search(text, max(0, found.start() - 40), found.start())
        right = _LETTERS.match(text, found.end())
        halves = (left.group() if left else "", right.group() if right else "")
        if halves[1] in _SUSPENDED:
            continue
        soft = found.group(1) == _SOFT_HYPHEN
        keep = not soft and _keeps_hyphen(*halves, known)
        cuts.append((found.start() + keep, found.end()))
    return cuts


def _keeps_hyphen(left: str, right: str, known: Container[str]) -> bool:
    """Whether a hyphen at a line end belongs to the word: "decision-/making", "Multi-/Agency", "16-/18"."""
    if not left or not right or (right[0].isupper() and not left.isupper()):
        return True
    left, right = left.lower(), right.lower()
    if f"{left}-{right}" in known:
        return True
    if _is_word(left + right, known):
        return False
    if right in _PARTICLES:
        return len(left) > 2 and _is_word(left, known)
    if len(right) < 4 or not _is_word(right, known):
        return False
    return left in _PREFIXES or (len(left) > 3 and _is_word(left, known))


def _is_word(word: str, known: Container[str]) -> bool:
    return any(form in known or form in _WORDS for form in _forms(word))


def _forms(word: str) -> Iterable[str]:
    """The word and what it may be an ending or a beginning of: "referring" gives "refer"."""
    yield word
    for ending, stem in (
        ("s", ""),
        ("es", ""),
        ("ies", "y"),
        ("d", ""),
        ("ed", ""),
        ("ing", ""),
        ("ing", "e"),
        ("ly", ""),
    ):
        if word.endswith(ending) and len(word) - len(ending) > 2:
            yield word[: -len(ending)] + stem
    doubled = re.fullmatch(r"(.{2,}([b-df-hj-np-tv-z]))\2(?:ed|ing|er|al)", word)
    if doubled:
        yield doubled.group(1)
    if word.startswith(("un", "re")) and len(word) > 5:
        yield word[2:]


def _latin(found: re.Match[str]) -> str:
    """A word with Latin letters for look-alikes, if it mixes scripts or is made of look-alikes only."""
    word = found.group()
    if word.isascii():
        return word
    folded = word.translate(_LOOK_ALIKES)
    mixed = any(char.isascii() for char in word)
    return folded if mixed or folded.isascii() else word


def _to_spare(text: str) -> list[tuple[int, int]]:
    """White space that is one too many, at the ends or between words, and most of a long run of signs.

    spaCy's tokenizer needs quadratic time for a run of signs, and signature lines are such runs.
    """
    inner = text.strip(" ")
    start = len(text) - len(text.lstrip(" ")) if inner else len(text)
    end = start + len(inner)
    cuts = [(found.start() + 1, found.end()) for found in _SPACES.finditer(text, start, end)]
    cuts += [(found.start() + _SIGNS_KEPT, found.end()) for found in _SIGNS.finditer(text, start, end)]
    edges = [(0, start), (end, len(text))]
    return sorted(cut for cut in [*cuts, *edges] if cut[0] < cut[1])


def _visible(char: str) -> str:
    """One character of a quotation: ligatures spelt out, control and invisible characters left out."""
    if char in _LINE_ENDS:
        return "\n"
    if char.isspace():
        return " "
    if "\ufb00" <= char <= "\ufb06":
        return unicodedata.normalize("NFKC", char)
    if char == _SOFT_HYPHEN or unicodedata.category(char) not in _HIDDEN:
        return "" if "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef" else char
    return ""


_HIDDEN: frozenset[str] = frozenset({"Cf", "Cc", "Cs", "Cn", "Co"})
