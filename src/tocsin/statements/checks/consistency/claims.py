"""What a sentence claims: numbers of something, dates of something, that something is so or not."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from tocsin.kernel import folding
from tocsin.statements.checks.consistency import dates, lexicon, names, numerals
from tocsin.statements.drafting import Sentence, sentences

_CLAUSE = re.compile(
    r"[，；;、：]|:(?!\d)|,(?!\d)|\b(?:and|but|while|whereas|because|after which)\b"
    r"|并(?!未|无|不)|以及|其中|同时"
)
_QUOTED = re.compile(r"[“「『\"][^”」』\"]*[”」』\"]")
# Somebody's words over several sentences: each of them is somebody's.
_LONG_SPEECH = re.compile(r"[“「『][^”」』]*?(?:[。!！?？]|\.(?=\s))[^”」』]+[”」』]")
_QUESTION = re.compile(r"[?？]\s*$")
# Codes hold digits that count nothing: batches, addresses, hotlines.
_CODES = re.compile(
    r"https?://\S+|[a-z]+[-#]?\d[\w-]*|\b0\d{1,3}[-\s]\d{3,4}[-\s]?\d{3,4}\b"
    r"|\b\d{3}-\d{3}-\d{3,4}\b|\b0800\d{6}\b"
)
_AFTER_EN, _AFTER_HAN, _BEFORE = 34, 5, 8
_MONEY = ("twd", "cny", "usd", "dollar")
_TERMS = frozenset({"minute", "hour", "day", "week", "month"})
# "One of the 35,000" counts the 35,000.
_ONE_OF = re.compile(r"\b(?:any|each|every|not )?one of (?:the|these|those|our|its|them)\b")
_SAME_DAY = re.compile(r"\b(?:that|the same)(?: very)? day\b|当[日天]|同[日天]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One claim: `what` it is about, where, and its value."""

    kind: str  # number, date, fact
    what: frozenset[str]
    unit: str = ""
    value: float = 0.0
    moment: dates.Moment | None = None
    is_denied: bool = False
    is_open: bool = False  # not yet known or done: whatever follows agrees
    bound: str = ""  # about, least, most
    where: frozenset[str] = frozenset()
    as_of: dates.Moment | None = None
    is_changed: bool = False  # says itself that it differs from before
    is_each: bool = False
    sentence: Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class _Clause:
    text: str
    predicates: frozenset[str]


_AS_OF = re.compile(r"(?:\bas of|\bby|\buntil|截至|截止|至)(.{0,40}?)(?=[,，;；。止]|$)")


def of_text(text: str) -> list[Claim]:
    """Return all that a text claims; questions and quotations claim nothing."""
    return [claim for one in own_sentences(text) for claim in of_sentence(one)]


def own_sentences(text: str) -> list[Sentence]:
    """Return the sentences of a text but those that lie within a quotation of several."""
    split = sentences.split(text)
    quoted = [hit.span() for hit in _LONG_SPEECH.finditer(text)]
    return [one for one in split if not any(start <= one.start < end for start, end in quoted)]


def of_sentence(one: Sentence) -> list[Claim]:
    """Return what a sentence claims."""
    folded = folding.fold(one.text)
    # What is asked, promised for later, quoted as untrue or told as a rumour's is no claim of ours.
    if any(
        turn.search(folded) for turn in (_QUESTION, lexicon.turns("next"), lexicon.turns("false"))
    ):
        return []
    folded = _QUOTED.sub(" ", folded)
    place = lexicon.found("place", folded)
    found: list[Claim] = []
    all_of = lexicon.found("predicate", folded)
    said = as_of(folded)
    before: frozenset[str] = frozenset()
    named: list[dates.Moment] = []
    for clause in _clauses(folded):
        about = clause.predicates or before or all_of
        before = clause.predicates or before
        base = _Base(
            what=about,
            own=clause.predicates,
            where=place,
            as_of=said,
            is_changed=bool(lexicon.turns("changed").search(folded)),
            is_open=bool(lexicon.turns("open").search(folded)),
            sentence=one,
        )
        moments = dates.find(clause.text)
        named = moments or named
        same_day = named if _SAME_DAY.search(clause.text) else []
        found += _dates(moments or same_day, base)
        found += _numbers(clause.text, moments, base)
        found += _facts(clause.text, base)
    return found


def names_of(one: Sentence) -> list[names.Named]:
    """Return whom a sentence names in its own words: no question, no rumour, no long quotation."""
    folded = folding.fold(one.text)
    if _QUESTION.search(folded) or lexicon.turns("false").search(folded):
        return []
    own = _QUOTED.sub(lambda hit: " " if len(hit[0]) > _LONG_QUOTE else hit[0], one.text)
    is_changed = bool(lexicon.turns("changed").search(folded))
    told = names.of_sentence(Sentence(text=own, start=one.start, end=one.end))
    return [replace(each, sentence=one, is_changed=is_changed) for each in told]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Base:
    what: frozenset[str]
    own: frozenset[str]
    where: frozenset[str]
    as_of: dates.Moment | None
    is_changed: bool
    is_open: bool
    sentence: Sentence

    def claim(self, kind: str, **more: object) -> Claim:
        return Claim(
            kind=kind,
            **{
                "what": self.what,
                "where": self.where,
                "as_of": self.as_of,
                "is_changed": self.is_changed,
                "is_open": self.is_open,
                "sentence": self.sentence,
                **more,
            },  # type: ignore[arg-type]  # the fields of Claim by name
        )


def as_of(folded: str) -> dates.Moment | None:
    """Return the time that a sentence says its figures are of."""
    for hit in _AS_OF.finditer(folded):
        moments = dates.find(hit[1])
        if moments:
            return moments[0]
    return None


def _clauses(folded: str) -> Iterator[_Clause]:
    for part in _CLAUSE.split(folded):
        if part.strip():
            yield _Clause(text=part, predicates=lexicon.found("predicate", part))


def _dates(moments: list[dates.Moment], base: _Base) -> Iterator[Claim]:
    for moment in moments:
        if base.as_of is not None and moment.contradicts(base.as_of) is False:
            continue
        yield base.claim("date", moment=moment)


def _numbers(text: str, moments: list[dates.Moment], base: _Base) -> Iterator[Claim]:
    taken = {place for one in moments for place in range(one.start, one.end)}
    for pattern in (_CODES, _ONE_OF):
        for hit in pattern.finditer(text):
            taken |= set(range(*hit.span()))
    for number in numerals.find(text):
        if taken.intersection(range(number.start, number.end)):
            continue
        unit = _unit(text, number) or _people(text, number, base)
        if not unit:
            continue
        before = text[max(number.start - 16, 0) : number.start]
        after = text[number.end : number.end + 6]
        yield base.claim(
            "number",
            unit=unit,
            value=number.value,
            bound=_bound(before, after, unit),
            is_each=bool(lexicon.turns("each").search(before[-6:] + after)),
        )


_COUNTED = frozenset({"injured", "dead", "missing"})


def _people(text: str, number: numerals.Number, base: _Base) -> str:
    """Return that people are counted where a clause ends with the bare number: "Injured: 5"."""
    ends = not text[number.end :].strip(" .。!！")
    return "people" if ends and base.what & _COUNTED else ""


def _unit(text: str, number: numerals.Number) -> str:
    """Return what is counted: the unit that stands nearest after, or money just before."""
    before = text[max(number.start - _BEFORE, 0) : number.start]
    rest = text[number.end :]
    is_han = bool(re.match(r"\s?[余多]?\s?[\u3400-\u9fff%°]", rest))
    after = rest[: _AFTER_HAN if is_han else _AFTER_EN]
    for name in _MONEY:
        if lexicon.concepts("unit")[name].search(before):
            return name
    hits = [
        (hit.start(), -len(hit[0]), name)
        for name, pattern in lexicon.concepts("unit").items()
        if (hit := pattern.search(after))
    ]
    return min(hits)[2] if hits else ""


def _bound(before: str, after: str, unit: str) -> str:
    """Return how exact a number is; a term that is promised is what it is: within ten days."""
    for name in ("least", "most", "about"):
        if lexicon.turns(name).search(before[-14:]) or lexicon.turns(name).search(after[:5]):
            return "" if name == "most" and unit in _TERMS else name
    return ""


def _facts(text: str, base: _Base) -> Iterator[Claim]:
    for name in base.own:
        yield base.claim("fact", what=frozenset({name}), is_denied=_is_denied(text, name))


_REACH_HAN, _REACH_EN = 10, 40
# What ought not to be denies nothing of what is.
_OUGHT = re.compile(r"should (?:never|not)\b|不应该|不该|不应")
_LONG_QUOTE = 16


def _is_denied(text: str, predicate: str) -> bool:
    """Return whether a no stands shortly before the predicate (or, in English, just after)."""
    hit = lexicon.concepts("predicate")[predicate].search(text)
    if hit is None:
        return False
    reach = _REACH_EN if text[hit.start()].isascii() else _REACH_HAN
    before = _OUGHT.sub(" ", text[max(hit.start() - reach, 0) : hit.start()])
    nos = list(lexicon.turns("no").finditer(before))
    return len(nos) % 2 == 1
