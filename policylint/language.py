"""The one room that knows spaCy: matching text in, marked words out.

A `Lexicon` marks the cues of all named lists, inline word sets and phrases in one pass of spaCy's phrase matcher
(`docs/decisions/0003-phrase-matcher.md` says why that one). What comes out is plain data for `pattern.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import product
from operator import add
from typing import TYPE_CHECKING, Any

from policylint.pattern import Marked

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_nlp: Language | None = None
_SHOUTED = re.compile(r"\b[A-Z]+['’][A-Z]+\b")
"""A short form as a poster prints it: spaCy takes "don't" apart, and "Don't", but not "DON'T"."""


def _english() -> Language:
    """English tokenizer without a model, loaded on first use (about a second)."""
    global _nlp
    if _nlp is None:
        import spacy
        from spacy.attrs import LOWER, NORM

        _nlp = spacy.blank("en")
        getters = _nlp.vocab.lex_attr_getters  # the shape of a word, whether it is a web address ...: never asked for
        _nlp.vocab.lex_attr_getters = {key: getters[key] for key in (LOWER, NORM)}
    return _nlp


class Lexicon:
    """Named sets of words and phrases, ready to be found in text. An entry's word may end in `*` (any ending)."""

    def __init__(self, entries: Mapping[str, Iterable[str]], names: str = "", hidden: Iterable[str] = ()) -> None:
        """Inside a phrase of the set `names` there are no words of the sets `hidden`: it is one name."""
        from spacy.matcher import PhraseMatcher

        nlp = _english()
        self._proper, self._hidden = names, frozenset(hidden)
        self._make = nlp.tokenizer
        self._matcher: Any = PhraseMatcher(nlp.vocab, attr="LOWER")
        self._names: dict[int, str] = {}
        self._strings = nlp.vocab.strings
        self._words: dict[int, str] = {}
        """Words seen so far, in lower case, by spaCy's number for them."""
        self._open: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
        self._forms: dict[str, list[str]] = {}
        self._longest = 0
        made: dict[str, Doc] = {}  # lists share many phrases
        for name, phrases in entries.items():
            self._names[nlp.vocab.strings.add(name)] = name
            exact = []
            for phrase in phrases:
                if "*" in phrase:
                    self._open_phrase(name, phrase)
                else:
                    exact.append(made.get(phrase) or made.setdefault(phrase, self._make(phrase.lower())))
            if exact:
                self._matcher.add(name, exact)

    def _open_phrase(self, name: str, phrase: str) -> None:
        words = tuple(
            word
            for part in phrase.lower().split()
            for word in ([part] if part.endswith("*") else [token.text for token in self._make(part)])
        )
        for word in words:
            if word.endswith("*"):
                self._open.setdefault(word[:-1], []).append((name, words))
                self._forms.setdefault(word[:-1], [])
                self._longest = max(self._longest, len(word) - 1)

    def _learn(self, word: str) -> None:
        """Add the phrases that a word seen for the first time completes: the matcher itself knows whole words only."""
        for length in range(1, min(len(word), self._longest) + 1):
            stem = word[:length]
            if stem not in self._open:
                continue
            self._forms[stem].append(word)
            for name, words in self._open[stem]:
                self._add_forms(name, words, stem, word)

    def _add_forms(self, name: str, words: tuple[str, ...], stem: str, new: str) -> None:
        from spacy.tokens import Doc

        choices = [self._forms[word[:-1]] if word.endswith("*") else [word] for word in words]
        for position, word in enumerate(words):
            if word == stem + "*":
                fixed = [[new] if index == position else choice for index, choice in enumerate(choices)]
                docs = [Doc(_english().vocab, words=list(combination)) for combination in product(*fixed)]
                if docs:
                    self._matcher.add(name, docs)

    def mark(self, text: str) -> Marked:
        """Words of a text, with the spans of every cue in it."""
        from spacy.attrs import IDX, LENGTH, LOWER

        doc = self._make(_SHOUTED.sub(lambda short: short[0].lower(), text))
        keys, starts, lengths = doc.to_array([LOWER, IDX, LENGTH]).T.tolist()  # a Token a word is slow
        words = tuple([self._words.get(key) or self._met(key) for key in keys])
        spans: dict[str, list[tuple[int, int]]] = {}
        for key, start, end in self._matcher(doc):
            spans.setdefault(self._names[key], []).append((start, end))
        if self._proper in spans:
            self._hide(spans)
        return Marked(
            words=words,
            starts=tuple(starts),
            ends=tuple(map(add, starts, lengths)),
            spans={name: tuple(found if len(found) == 1 else sorted(set(found))) for name, found in spans.items()},
        )

    def _hide(self, spans: dict[str, list[tuple[int, int]]]) -> None:
        """Take words out that are but part of a name: there is no child in "children's services"."""
        names = spans[self._proper]
        for name in self._hidden & spans.keys():
            kept = [(a, b) for a, b in spans[name] if not any(low <= a and b <= high for low, high in names)]
            if kept:
                spans[name] = kept
            else:
                del spans[name]

    def _met(self, key: int) -> str:
        """A word met for the first time."""
        word = str(self._strings[key])
        self._words[key] = word
        self._learn(word)
        return word
