"""The words that checks share: named lists, topics, and the rules that tell what a sentence says about consent."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cached_property
from typing import Any

from policylint.errors import CheckFileError
from policylint.pattern import Pattern, PatternError, parse, split_choices
from policylint.tables import VOCABULARY


@dataclass(frozen=True, slots=True)
class StanceRule:
    """Patterns that show one stance of one kind of mention. Of two rules that fit, the earlier in the file holds."""

    mention: str
    stance: str
    any: tuple[Pattern, ...]
    override: bool = False
    """The wording is itself an exception for risk ("only where silence would be worse")."""
    denied: str = ""
    """The stance where a negation governs the wording ("does not oblige us to get consent"); empty: the same."""


@dataclass(frozen=True, slots=True)
class Topic:
    """A setting other than sharing a concern, told by words in a passage or in the headings above."""

    name: str
    words: str
    """List of words that show it in a sentence."""
    headings: str
    """List of words that show it in a heading."""
    weight: str
    """"always": whatever else is said; "firm": unless a safeguarding concern is named; "soft": unless an agency is."""


@dataclass(frozen=True, slots=True)
class Safeguarding:
    """Lists of the words that show the sharing of a safeguarding concern, the most telling first."""

    concern: str
    agency: str
    at_large: str
    """Those of them that may be anybody: under a heading about another matter they are the recipients of that."""
    sharing: str
    """Plain words of sharing: enough only in a child protection policy or under a heading about it."""
    act: str
    """Any act of sharing, such as "tell" or "ring": enough beside an agency, or under a heading about safeguarding."""
    alone: str
    """Words that are enough in a child protection policy where nothing else tells."""
    headings: str
    """Headings that are about sharing."""
    plain_headings: str
    """Headings that name safeguarding: what counts in a policy about something else."""
    general_headings: str
    """Headings that are about safeguarding at large."""
    no_concern: str
    """Words of a concern in a case that is none: "not at risk of significant harm"."""
    referral: str
    """Words of a referral, a concern or an agency: outside our policies an exception for risk tells only with them."""
    points_back: str
    """Words that point to the sentence beside them for what they are about: "before we do this"."""
    loose: str
    """Words of consent that mean other things as well: they tell only beside words of sharing or an agency."""


_RULE_KEYS = frozenset({"mention", "stance", "any", "override", "denied"})
_DENIAL_KEYS = frozenset({"broken-by", "doubled-by"})
FIXED = ("yes", "denial", "heading-orders", "heading-rules", "heading-asks", "heading-forbids", "heading-myths")
"""Lists that every vocabulary has: the program itself asks for them."""
WEIGHTS = ("always", "firm", "soft")


@dataclass(frozen=True)
class Vocabulary:
    lists: Mapping[str, tuple[str, ...]]
    """Name to entries, references to other lists resolved."""
    cores: Mapping[str, str]
    """Kind of mention to the list whose words carry it ("" where the rules alone do)."""
    rules: tuple[StanceRule, ...]
    topics: tuple[Topic, ...]
    safeguarding: Safeguarding
    overrides: tuple[Pattern, ...]
    """Patterns of an exception for risk."""
    overrides_after: tuple[Pattern, ...]
    """Patterns that make the very next sentence of the same paragraph an exception."""
    overrides_later: tuple[Pattern, ...]
    """Patterns of a later sentence of the same paragraph that names itself the exception."""
    overrides_listed: tuple[Pattern, ...]
    """Patterns of a sentence after which a list tells when it does not hold."""
    overrides_above: tuple[Pattern, ...]
    """Patterns of a sentence that sets everything above it, under the same heading, below safety."""
    overrides_before: tuple[tuple[Pattern, ...], tuple[Pattern, ...]]
    """An exception that comes first: patterns of the sentence after it ("in all other cases"), and of itself."""
    breaks_denial: str
    """List of words after which a negation governs no longer: "until", "only", "must"."""
    double_negation: str
    """List of words that make a second negation: "nothing is shared until"."""
    pointers: tuple[Pattern, ...]
    """Patterns that point to a separate information sharing policy."""
    names: str
    """List of names that hold words of other lists: in "children's services" there is no child."""
    hidden_in_names: tuple[str, ...]
    """The lists whose words are none inside such a name."""

    @cached_property
    def parsed(self) -> dict[str, Pattern]:
        """Patterns of check files already parsed."""
        return {}

    def rules_of(self, mention: str) -> tuple[StanceRule, ...]:
        return tuple(rule for rule in self.rules if rule.mention == mention)

    def possible(self, mention: str, present: Iterable[str]) -> list[tuple[StanceRule, Pattern]]:
        """Patterns of the rules of a mention, in order, whose rarest element is among the cues that are present."""
        ordered, by_cue = self._indexes[mention]
        found = {number for cue in present for number in by_cue.get(cue, ())}
        return [ordered[number] for number in sorted(found)]

    @cached_property
    def _indexes(self) -> dict[str, _Index]:
        return {mention: _indexed(self.rules_of(mention)) for mention in self.cores}

    def entries(self, elements: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """What a lexicon must know so that these elements can be found: lists and words, each under its own name."""
        found: dict[str, tuple[str, ...]] = {}
        for element in elements:
            for choice in split_choices(element):
                found[choice] = self.lists[choice[1:-1]] if choice.startswith("{") else (choice,)
        return found

    def elements(self) -> Iterator[str]:
        """Every element that the rules, topics and overrides use."""
        for rule in self.rules:
            for pattern in rule.any:
                yield from pattern.elements
        here, before = self.overrides_before
        for pattern in (
            *self.overrides,
            *self.overrides_after,
            *self.overrides_later,
            *self.overrides_listed,
            *self.overrides_above,
            *here,
            *before,
            *self.pointers,
        ):
            yield from pattern.elements
        for topic in self.topics:
            yield "{" + topic.words + "}"
            yield "{" + topic.headings + "}"
        for field in fields(self.safeguarding):
            yield "{" + str(getattr(self.safeguarding, field.name)) + "}"
        for name in FIXED:
            yield "{" + name + "}"
        for listed in (self.breaks_denial, self.double_negation, self.names):
            if listed:
                yield "{" + listed + "}"
        for core in self.cores.values():
            if core:
                yield "{" + core + "}"


_Index = tuple[list[tuple[StanceRule, Pattern]], dict[str, list[int]]]


def _indexed(rules: Iterable[StanceRule]) -> _Index:
    """Patterns in order, and for each cue the numbers of those whose rarest element it belongs to."""
    ordered = [(rule, pattern) for rule in rules for pattern in rule.any]
    uses = Counter(name for _, pattern in ordered for names in pattern.names for name in names)
    by_cue: dict[str, list[int]] = defaultdict(list)
    for number, (_, pattern) in enumerate(ordered):
        for name in min(pattern.names, key=lambda names: max(uses[name] for name in names)):
            by_cue[name].append(number)
    return ordered, by_cue


def read_vocabulary(table: Mapping[str, Any], file: str = VOCABULARY) -> Vocabulary:
    """Check and read the table of a vocabulary file.

    Raises:
        CheckFileError: naming the list, rule or pattern that is wrong.
    """
    unknown = set(table) - {
        "lists",
        "mentions",
        "rule",
        "topics",
        "safeguarding",
        "override",
        "override-before",
        "override-after",
        "override-above",
        "override-later",
        "override-listed",
        "pointer",
        "denial",
        "names",
    }
    if unknown:
        raise CheckFileError(f'"{sorted(unknown)[0]}" is not a part of a vocabulary', file=file)
    lists = _resolve(table.get("lists", {}), file)
    rules = tuple(_rule(rule, lists, file) for rule in table.get("rule", []))
    topics = tuple(
        Topic(name, topic["words"], topic.get("headings", topic["words"]), topic.get("weight", "firm"))
        for name, topic in table.get("topics", {}).items()
    )
    denial, names = table.get("denial", {}), table.get("names", {})
    for wrong in (*_wrong_topics(topics, lists), *_wrong_denial(denial, rules, lists), *_wrong_names(names, lists)):
        raise CheckFileError(wrong, file=file)
    return Vocabulary(
        lists=lists,
        cores=dict(table.get("mentions", {})),
        rules=rules,
        topics=topics,
        safeguarding=Safeguarding(**{key.replace("-", "_"): value for key, value in table["safeguarding"].items()}),
        overrides=_patterns(table, "override", lists, file),
        overrides_after=_patterns(table, "override-after", lists, file),
        overrides_later=_patterns(table, "override-later", lists, file),
        overrides_listed=_patterns(table, "override-listed", lists, file),
        overrides_above=_patterns(table, "override-above", lists, file),
        overrides_before=_before(table.get("override-before", {}), lists, file),
        breaks_denial=denial.get("broken-by", ""),
        double_negation=denial.get("doubled-by", ""),
        pointers=_patterns(table, "pointer", lists, file),
        names=names.get("words", ""),
        hidden_in_names=tuple(names.get("hide", ())),
    )


def _patterns(
    table: Mapping[str, Any], part: str, lists: Mapping[str, tuple[str, ...]], file: str
) -> tuple[Pattern, ...]:
    return tuple(_parse(source, lists, file) for source in table.get(part, {}).get("any", []))


def _wrong_topics(topics: Iterable[Topic], lists: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    for topic in topics:
        for used in (topic.words, topic.headings):
            if used not in lists:
                yield f'topic "{topic.name}" uses the list "{used}", which does not exist'
        if topic.weight not in WEIGHTS:
            yield f'topic "{topic.name}" has the weight "{topic.weight}"; a weight is one of: {", ".join(WEIGHTS)}'


def _wrong_denial(
    denial: Mapping[str, str], rules: tuple[StanceRule, ...], lists: Mapping[str, tuple[str, ...]]
) -> Iterator[str]:
    for key, used in denial.items():
        if key not in _DENIAL_KEYS:
            yield f'"{key}" is not a key of "denial"'
        elif used not in lists:
            yield f'denial uses the list "{used}", which does not exist'
    for rule in rules:
        if rule.denied and not set(denial) >= _DENIAL_KEYS:
            yield f'a rule of "{rule.mention}" says what it means when denied: that needs a table "denial"'
        if rule.denied and rule.denied not in {other.stance for other in rules if other.mention == rule.mention}:
            yield f'denied = "{rule.denied}" is a stance that no rule of "{rule.mention}" gives'


def _wrong_names(names: Mapping[str, Any], lists: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    for key in set(names) - {"words", "hide"}:
        yield f'"{key}" is not a key of "names"'
    for used in (*([names["words"]] if "words" in names else []), *names.get("hide", ())):
        if used not in lists:
            yield f'names uses the list "{used}", which does not exist'


def _rule(table: Mapping[str, Any], lists: Mapping[str, tuple[str, ...]], file: str) -> StanceRule:
    for key in table:
        if key not in _RULE_KEYS:
            raise CheckFileError(f'"{key}" is not a key of a rule', file=file)
    return StanceRule(
        mention=table["mention"],
        stance=table["stance"],
        any=tuple(_parse(source, lists, file) for source in table["any"]),
        override=table.get("override", False),
        denied=table.get("denied", ""),
    )


def _before(
    table: Mapping[str, Any], lists: Mapping[str, tuple[str, ...]], file: str
) -> tuple[tuple[Pattern, ...], tuple[Pattern, ...]]:
    here, before = (tuple(_parse(source, lists, file) for source in table.get(key, [])) for key in ("here", "before"))
    return here, before


def parse_patterns(sources: Iterable[str], vocabulary: Vocabulary, file: str) -> tuple[Pattern, ...]:
    """Patterns of a check file. Each is parsed once for a vocabulary.

    Raises:
        CheckFileError: naming the file and the pattern.
    """
    parsed = vocabulary.parsed
    for source in sources:
        if source not in parsed:
            parsed[source] = _parse(source, vocabulary.lists, file)
    return tuple(parsed[source] for source in sources)


def _parse(source: str, lists: Iterable[str], file: str) -> Pattern:
    try:
        return parse(source, lists)
    except PatternError as wrong:
        raise CheckFileError(str(wrong), file=file) from None


def _resolve(lists: Mapping[str, Iterable[str]], file: str) -> dict[str, tuple[str, ...]]:
    """Replace every "{name}" entry by the entries of that list."""
    resolved: dict[str, tuple[str, ...]] = {}

    def entries(name: str, above: tuple[str, ...]) -> tuple[str, ...]:
        if name in above:
            raise CheckFileError(f'list "{name}" holds itself', file=file)
        if name not in lists:
            raise CheckFileError(f'there is no list "{name}" (used in "{above[-1]}")', file=file)
        if name not in resolved:
            flat: dict[str, None] = {}
            for entry in lists[name]:
                if entry.startswith("{") and entry.endswith("}"):
                    flat.update(dict.fromkeys(entries(entry[1:-1], (*above, name))))
                else:
                    flat[entry] = None
            resolved[name] = tuple(flat)
        return resolved[name]

    for name in lists:
        entries(name, ())
    return resolved
