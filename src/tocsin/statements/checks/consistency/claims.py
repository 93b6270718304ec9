"""What a text claims: numbers, dates, that something is so or not, of how many, and why."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from typing import Any, Generic, TypeVar

from tocsin.kernel import folding
from tocsin.statements.checks.consistency import clauses, counting, lexicon, names, standing
from tocsin.statements.checks.consistency.clauses import Clause
from tocsin.statements.checks.consistency.figures import dates
from tocsin.statements.drafting import Sentence, sentences

T = TypeVar("T")
_QUOTED = re.compile(r"[“「『\"][^”」』\"]*[”」』\"]")
# Somebody's words over several sentences: each of them is somebody's.
_LONG_SPEECH = re.compile(r"[“「『][^”」』]*?(?:[。!！?？]|\.(?=\s))[^”」』]+[”」』]")
_LONG_QUOTE = 16
_QUESTION = re.compile(r"[?？]\s*$")
MOST_SENTENCES, MOST_CLAIMS = 400, 200  # of a text, and of a kind in it: a statement has fewer
_LONGEST = 600  # characters of a sentence; what goes on without end is read piece by piece
_REMEMBERED = 1_024  # texts: what was said is asked for again with every stroke of the pen


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim(Generic[T]):
    """One thing that a clause claims."""

    clause: Clause
    told: T


@dataclass(slots=True, kw_only=True)
class Claims:
    """All that a text claims, by kind."""

    counts: list[Claim[counting.Count]] = field(default_factory=list)
    moments: list[Claim[dates.Moment]] = field(default_factory=list)
    standings: list[Claim[standing.Standing]] = field(default_factory=list)
    scopes: list[Claim[str]] = field(default_factory=list)
    sayings: list[Claim[str]] = field(default_factory=list)  # "yes", "no": of any words
    causes: list[Claim[standing.Cause]] = field(default_factory=list)
    named: list[names.Named] = field(default_factory=list)
    is_cut: bool = False  # there is more than is held against other texts


@lru_cache(maxsize=_REMEMBERED)
def of_text(text: str, day: date | None = None) -> Claims:
    """Return all that a text of a day claims; questions and quotations claim nothing."""
    found = Claims()
    context = clauses.Context()
    own = own_sentences(text)
    for one in own[:MOST_SENTENCES]:
        of = list(clauses.of_sentence(one, day, context))
        for clause in of:
            _take(found, clause)
        what = next((each.own for each in reversed(of) if each.own), context.what)
        if of:
            context = clauses.Context(what=what, where=of[-1].where, labels=of[-1].labels)
        found.named += names_of(one)
    is_cut = [_keep_most(claims) for claims in _kinds(found)]
    found.is_cut = len(own) > MOST_SENTENCES or any(is_cut)
    return found


def _kinds(found: Claims) -> Iterator[list[Any]]:
    yield from (found.counts, found.moments, found.standings, found.scopes, found.sayings)
    yield from (found.causes, found.named)


def _keep_most(claims: list[Any]) -> bool:
    """Leave the first claims of one kind; tell whether there were more."""
    is_cut = len(claims) > MOST_CLAIMS
    del claims[MOST_CLAIMS:]
    return is_cut


def own_sentences(text: str) -> list[Sentence]:
    """Return the sentences of a text but those that lie within a quotation of several."""
    split = sentences.split(text)
    quoted = [hit.span() for hit in _LONG_SPEECH.finditer(text)]
    own = (one for one in split if not any(start <= one.start < end for start, end in quoted))
    return [piece for one in own for piece in _pieces(one)]


def _pieces(one: Sentence) -> Iterator[Sentence]:
    for at in range(0, len(one.text), _LONGEST):
        text, start = one.text[at : at + _LONGEST], one.start + at
        yield Sentence(text=text, start=start, end=start + len(text))


def _take(found: Claims, clause: Clause) -> None:
    if len(found.counts) <= MOST_CLAIMS:
        found.counts += [Claim(clause=clause, told=one) for one in counting.find(clause)]
    found.moments += [
        Claim(clause=clause, told=one)
        for one in _own_moments(clause)
        if clause.as_of is None or one.contradicts(clause.as_of)
    ]
    found.standings += [Claim(clause=clause, told=one) for one in standing.find(clause)]
    scope = standing.scope(clause)
    found.scopes += [Claim(clause=clause, told=scope)] if scope else []
    saying = standing.saying(clause)
    found.sayings += [Claim(clause=clause, told=saying)] if saying else []
    found.causes += [Claim(clause=clause, told=one) for one in standing.cause(clause)]


def _own_moments(clause: Clause) -> list[dates.Moment]:
    """Return the times of what a clause tells; how things stand today is no date of theirs."""
    return [one for one in clause.moments if one.hour is not None or (one.shift or -1) < 0]


def names_of(one: Sentence) -> list[names.Named]:
    """Return whom a sentence names in its own words: no question, no rumour, no long quotation."""
    folded = folding.fold(one.text)
    if _QUESTION.search(folded) or lexicon.turns("false").search(folded):
        return []
    own = _QUOTED.sub(lambda hit: " " if len(hit[0]) > _LONG_QUOTE else hit[0], one.text)
    is_changed = any(lexicon.turns(turn).search(folded) for turn in ("changed", "besides"))
    told = names.of_sentence(Sentence(text=own, start=one.start, end=one.end))
    return [
        replace(each, sentence=one, is_changed=is_changed)
        for each in told
        if not (each.script == "code" and _is_spared(folded, each.name))
    ]


def _is_spared(folded: str, code: str) -> bool:
    """Return whether the clause that names a batch or a model says that it is not concerned."""
    near = [part for part in re.split(r"[,;:。]", folded) if code in re.sub(r"[\s-]", "", part)]
    return any(standing.is_unaffected(part) for part in near)
