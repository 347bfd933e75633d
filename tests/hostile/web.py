"""Web pages, Markdown and plain text: depth, length, tricks with characters, and encodings that hide words."""

# ruff: noqa: E501 - a case a line
from __future__ import annotations

from .case import WORDS, Case, made, of

TITLE = "Child Protection Policy of Oakfield Primary School"
CALM = "The lead keeps a record of every concern in the school office."


def page(body: str, head: str = "") -> str:
    return f"<!doctype html><html><head><title>{TITLE}</title>{head}</head><body><h1>{TITLE}</h1>{body}</body></html>"


def deep(depth: int) -> str:
    return page("<div>" * depth + f"<p>{WORDS}</p>" + "</div>" * depth)


def attributes(count: int) -> str:
    return page("<p " + " ".join(f'a{n}="{n}"' for n in range(count)) + f">{WORDS}</p>")


def md(body: str) -> str:
    return f"# {TITLE}\n\n{body}\n"


BAD = f"\n\n{WORDS}\n"
BOLD = "".join(chr(0x1D41A + ord(c) - 97) if "a" <= c <= "z" else c for c in WORDS)
WIDE = "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in WORDS)
TAGS = WORDS.replace("consent", "con\U000e0061sent")
CUT = WORDS.replace("consent", "con\0sent")


NEST = "\n".join(" " * (2 * n) + "- a" for n in range(1_500))


def letters(sign: str) -> str:
    """The word that matters, with a sign in it."""
    return md(WORDS.replace("consent", f"con{sign}sent"))


PAGES = (
    Case("deep-300.html", made(lambda: deep(300).encode()), "found"),
    Case("deep-5000.html", made(lambda: deep(5_000).encode()), "told"),
    Case("deep-200000.html", made(lambda: deep(200_000).encode()), "told"),
    Case("100000-attributes.html", made(lambda: attributes(100_000).encode()), "found"),
    Case("attribute-of-2-mb.html", made(lambda: page(f'<p title="{"x" * 2_000_000}">{WORDS}</p>').encode()), "found"),
    Case("200000-open-tags.html", made(lambda: page("<b><i>" * 100_000 + f"<p>{WORDS}").encode()), "told"),
    Case("unclosed-comment.html", of(page(f"<p>{WORDS}</p><!-- <p>{CALM}</p>")), "partly", "unclosed comment"),
    Case("comment.html", of(page(f"<p>{CALM}</p><!-- {WORDS} -->")), "quiet"),
    Case("script.html", of(page(f"<p>{CALM}</p><script>var a = '{WORDS}';</script>")), "quiet"),
    Case("display-none.html", of(page(f'<p>{CALM}</p><p style="display:none">{WORDS}</p>')), "quiet"),
    Case("escaped-markup.html", of(page(f"<p>&lt;script&gt;alert(1)&lt;/script&gt; {WORDS}</p>")), "found"),
    Case("entities.html", of(page("<p>" + "".join(f"&#{ord(c)};" for c in WORDS) + "</p>")), "found"),
    Case("bad-entity.html", of(page(f"<p>&#x110000; &#0; &#99999999999; &nosuch; </p><p>{WORDS}</p>")), "found"),
    Case("nul-bytes.html", of(page(f"<p>{CUT}</p>")), "found"),
    Case("entity-for-a-word.xhtml", of(f'<!DOCTYPE html [<!ENTITY c "consent">]><html><body><h1>{TITLE}</h1><p>{WORDS.replace("consent", "&c;")}</p></body></html>'), "told", "abbreviations"),
    Case("page-in-a-page.html", of(page(f"<p>{CALM}</p><iframe srcdoc='{WORDS.replace(chr(39), chr(8217))}'></iframe>")), "told", "a page inside the page"),
    Case("shown-template.html", of(page(f"<div><template shadowrootmode=open><p>{WORDS}</p></template></div>")), "found"),
    Case("doctype-with-entity.html", of(f'<!DOCTYPE html [<!ENTITY c "consent">]><html><body><h1>{TITLE}</h1><p>{WORDS}</p></body></html>'), "found"),
    Case("frame.html", of(page(f'<p>{WORDS}</p><iframe src="file:///etc/passwd"></iframe><img src="http://127.0.0.1:9/x.png">')), "found"),
    Case("million-cells.html", made(lambda: page("<table>" + "<tr><td>a<td>b</tr>" * 100_000 + f"</table><p>{WORDS}</p>").encode()), "told", endless=True),
    Case("wide-cell.html", of(page(f'<table><tr><td colspan="99999999" rowspan="99999999">{WORDS}</td><td>x</td></tr></table>')), "found"),
    Case("utf-7.html", of(page(f"<p>{WORDS}</p>", '<meta charset="utf-7">')), "found"),
    Case("strange-charset.html", of(page(f"<p>{WORDS}</p>", '<meta charset="zip">')), "found"),
    Case("windows-1252.html", made(lambda: page(f"<p>It’s so. {WORDS}</p>", '<meta charset="windows-1252">').encode("cp1252")), "found"),
)  # fmt: skip

MARKDOWN = (
    Case("50000-quotes.md", made(lambda: md(">" * 50_000 + BAD).encode()), "told"),
    Case("1500-deep-list.md", made(lambda: md(NEST + BAD).encode()), "told"),
    Case("wording-in-a-1500-deep-list.md", made(lambda: md(NEST + "\n" + " " * 3000 + "- " + WORDS).encode()), "told"),
    Case("50000-open-brackets.md", made(lambda: md("[" * 50_000 + BAD).encode()), "told"),
    Case("20000-open-links.md", made(lambda: md("[a](" * 20_000 + BAD).encode()), "told"),
    Case("20000-stars.md", made(lambda: md("*a_ " * 20_000 + BAD).encode()), "told"),
    Case("100000-backticks.md", made(lambda: md("".join("`" * (n % 300) + "a" for n in range(2_000)) + BAD).encode()), "told"),
    Case("50000-ampersands.md", made(lambda: md("&" * 50_000 + BAD).encode()), "told"),
    Case("50000-less-than.md", made(lambda: md("<" * 50_000 + BAD).encode()), "told"),
    Case("20000-reference-links.md", made(lambda: md("\n".join(f"[{n}]: /u{n}" for n in range(20_000)) + BAD).encode()), "told"),
    Case("long-table.md", made(lambda: md("|a|b|\n|-|-|\n" + "|x|y|\n" * 5_000 + BAD).encode()), "told"),
    Case("wide-table.md", made(lambda: md("|" + "a|" * 3_000 + "\n|" + "-|" * 3_000 + "\n" + ("|x" * 3_000 + "|\n") * 20 + BAD).encode()), "told"),
    Case("html-block.md", of(md(f"<div><p>{WORDS}</p></div>")), "found"),
    Case("html-comment.md", of(md(f"{CALM}\n\n<!-- {WORDS} -->")), "quiet"),
    Case("code-fence-unclosed.md", of(md(f"{WORDS}\n\n```\nunclosed")), "found"),
)  # fmt: skip

TEXTS = (
    Case("signature-lines.txt", made(lambda: f"{TITLE}\n\nSigned {'_' * 20_000}\n\n{WORDS}\n".encode()), "found"),
    Case("20000-greater-than.txt", made(lambda: f"{TITLE}\n\n{WORDS} {'>' * 20_000}\n".encode()), "found"),
    Case("6-million-characters.txt", made(lambda: (f"{TITLE}\n\n" + f"{CALM}\n\n" * 100_000 + WORDS).encode()), "not-read", "characters (limit)"),
    Case("51-mb.txt", made(lambda: b"a" * (51 * 1024 * 1024)), "not-read", "larger than 50 MB (limit)"),
    Case("word-of-1-mb.txt", made(lambda: f"{TITLE}\n\n{'a' * 1_000_000}\n\n{WORDS}\n".encode()), "partly", "unreadable"),
    Case("line-of-2-mb.txt", made(lambda: f"{TITLE}\n\n{(CALM + ' ') * 32_000}\n\n{WORDS}\n".encode()), "told", endless=True),
    Case("only-full-stops.txt", made(lambda: f"{TITLE}\n\n{'. ' * 200_000}\n\n{WORDS}\n".encode()), "told", endless=True),
    Case("consent-300000-times.txt", made(lambda: f"{TITLE}\n\n{'consent ' * 300_000}\n".encode()), "told", endless=True),
    Case("shares-and-consents.txt", made(lambda: f"{TITLE}\n\n{'seek consent to share and ' * 60_000}\n\n{WORDS}\n".encode()), "told", endless=True),
    Case("child-called-a-a-a.txt", made(lambda: f"{TITLE}\n\nName of child: {'a-' * 3_000}1\n\n{WORDS}\n".encode()), "partly"),
    Case("3000-names.txt", made(lambda: f"{TITLE}\n\n{'The name of the nurse is known to all staff. ' * 3_000}\n\n{WORDS}\n".encode()), "found"),
    Case("30000-spaces-before-a-column.txt", made(lambda: f"{TITLE}\n\nUPN | words{' ' * 30_000}words\n\n{WORDS}\n".encode()), "found"),
    Case("30000-tabs-behind-labels.txt", made(lambda: f"{TITLE}\n\nUPN, NHS number, date of birth, name of child:{chr(9) * 30_000}x\n\n{WORDS}\n".encode()), "found"),
    Case("nhs-10000-times.txt", made(lambda: f"{TITLE}\n\n{'Ask the NHS. ' * 10_000}\n\n{WORDS}\n".encode()), "found"),
    Case("empty.txt", of(b""), "not-read", "the file is empty"),
    Case("blank.txt", of(b" \n\t\n" * 50), "not-read"),
    Case("nul-in-a-word.txt", of(f"{TITLE}\n\n{CUT}\n"), "found"),
    Case("utf-16-without-mark.txt", made(lambda: f"{TITLE}\n\n{WORDS}\n".encode("utf-16-le")), "found"),
    Case("utf-16-with-mark.txt", made(lambda: f"{TITLE}\n\n{WORDS}\n".encode("utf-16")), "found"),
    Case("utf-32.txt", made(lambda: f"{TITLE}\n\n{WORDS}\n".encode("utf-32")), "found"),
    Case("windows-1252.txt", made(lambda: f"{TITLE} – it’s ours\n\n{WORDS}\n".encode("cp1252")), "found"),
    Case("broken-utf-8.txt", made(lambda: f"{TITLE}\n\n".encode() + b"\xc3\x28 \xff\xfe " + WORDS.encode()), "found"),
    Case("ebcdic.txt", made(lambda: f"{TITLE}\n\n{WORDS}\n".encode("cp037")), "told", "unreadable"),
    Case("random-bytes.txt", of(bytes((n * 7919 + n // 256) % 256 for n in range(20_000))), "not-read"),
    Case("zero-width-space.md", of(letters("\u200b")), "found"),
    Case("word-joiner.md", of(letters("\u2060")), "found"),
    Case("letter-that-prints-nothing.md", of(letters("\u3164")), "found"),
    Case("inner-mark.md", of(letters("\ufeff")), "found"),
    Case("tag-character.md", of(md(TAGS)), "found"),
    Case("soft-hyphen.md", of(letters("\u00ad")), "found"),
    Case("combining-mark.md", of(letters("\u034f")), "found"),
    Case("cyrillic.md", of(md(WORDS.replace("consent", "соnsеnt"))), "found"),
    Case("fullwidth.md", of(md(WIDE)), "found"),
    Case("bold-letters.md", of(md(BOLD)), "found"),
    Case("no-break-space.md", of(md(WORDS.replace(" ", "\u00a0"))), "found"),
    Case("capitals.md", of(md(WORDS.upper())), "found"),
    Case("line-separator.md", of(md(WORDS.replace(" consent ", "\u2028consent\u2029"))), "told"),
    Case("right-to-left.md", of(md(f"\u202e{WORDS[::-1]}\u202c {WORDS}")), "found"),
    Case("only-reversed.md", of(md(f"{CALM}\n\n\u202e{WORDS[::-1]}\u202c")), "quiet", "right to left"),
    Case("bidi-controls.md", of(md(f"\u2066\u2067\u200f{WORDS}\u2069")), "found"),
    Case("terminal-escapes.md", of(md(f"\x1b]0;owned\x07\x1b[2J\x1b[31m{WORDS}\x9b1m")), "found"),
    Case("workflow-commands.md", of(md(f"::error file=a.py,line=1::{WORDS}\n\n::set-output name=a::b\n\n##[error]{WORDS}")), "found"),
    Case("formulas.md", of(md(f"=cmd|'/c calc'!A1 {WORDS}\n\n@SUM(1+1) {WORDS}")), "found"),
    Case("markup.md", of(f"{TITLE}\n\n\\<script>alert(1)\\</script> \\![x](http://a.example/b.png) {WORDS}\n"), "found"),
)  # fmt: skip
CASES = PAGES + MARKDOWN + TEXTS
