"""Claims of a new text beside those of every text before: only what both speak of can differ."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from tocsin.statements.checks.consistency import claims, counting, judging, names, standing
from tocsin.statements.checks.consistency.claims import Claim, Claims
from tocsin.statements.checks.consistency.figures import dates
from tocsin.statements.drafting import Sentence

T = TypeVar("T")
_Test = Callable[[Claim[T], Claim[T]], bool]
_Pair = tuple[Claim[T], Claim[T]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A text that is out, or a fact that is confirmed; `at` tells which day "yesterday" was."""

    said_id: str
    text: str
    language: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """A sentence of the new text, and the earlier one that says otherwise."""

    code: str  # number, date, promise, name, cause
    sentence: Sentence
    said_id: str
    earlier: Sentence
    facts: Mapping[str, object]


def against(
    text: str,
    before: Iterable[Said],
    known: names.Aliases | None = None,
    at: datetime | None = None,
) -> list[Contradiction]:
    """Return what a text says otherwise than texts before; each pair of sentences once a kind."""
    new = claims.of_text(text, _day(at))
    found: dict[tuple[str, int, str, int], Contradiction] = {}
    for said in before:
        for one in _between(
            new, claims.of_text(said.text, _day(said.at)), said.said_id, known or {}
        ):
            key = (one.code, one.sentence.start, one.said_id, one.earlier.start)
            found.setdefault(key, one)
    return sorted(found.values(), key=lambda one: (one.sentence.start, one.code, one.said_id))


def is_cut(text: str, before: Iterable[Said], at: datetime | None = None) -> bool:
    """Return whether a text, or one before it, claims more than is held against the other."""
    texts = ((text, _day(at)), *((one.text, _day(one.at)) for one in before))
    return any(claims.of_text(each, day).is_cut for each, day in texts)


def _day(at: datetime | None) -> date | None:
    return at.date() if at else None


def _between(
    new: Claims, old: Claims, said_id: str, known: names.Aliases
) -> Iterator[Contradiction]:
    yield from (_one("number", pair, _count, said_id) for pair in _counts(new, old))
    times = _unmatched(new.moments, old.moments, judging.moments.meet, judging.moments.agree)
    yield from (_one("date", pair, _moment, said_id) for pair in times)
    so = judging.standings
    yield from (_one("promise", pair, _yes, said_id) for pair in _turned(new, old))
    yield from (_one("promise", pair, str, said_id) for pair in _denied(new, old))
    scopes = _unmatched(new.scopes, old.scopes, so.scopes_meet, so.scopes_agree)
    yield from (_one("promise", pair, str, said_id) for pair in scopes)
    causes = _unmatched(new.causes, old.causes, so.causes_meet, so.causes_agree)
    yield from (_one("cause", pair, _why, said_id) for pair in causes)
    yield from _of_names(new.named, old.named, said_id, known)


def _counts(new: Claims, old: Claims) -> Iterator[_Pair[counting.Count]]:
    of = judging.counts
    for mine, theirs in _unmatched(new.counts, old.counts, of.meet, of.agree):
        if not of.borne_out(mine, old.counts):
            yield mine, theirs


def _unmatched(
    new: Sequence[Claim[T]], old: Sequence[Claim[T]], meet: _Test[T], agree: _Test[T]
) -> Iterator[_Pair[T]]:
    """Yield each new claim that speaks of what old ones do and agrees with none of them.

    An old claim that another new one bears out is settled, and contradicts nothing.
    """
    met = [[at for at, one in enumerate(old) if meet(mine, one)] for mine in new]
    agreed = [
        {at for at in some if agree(mine, old[at])} for mine, some in zip(new, met, strict=True)
    ]
    settled = set().union(*agreed)
    for mine, some, borne_out in zip(new, met, agreed, strict=True):
        if not borne_out:
            yield from ((mine, old[at]) for at in some if at not in settled)


def _turned(new: Claims, old: Claims) -> Iterator[_Pair[standing.Standing]]:
    """Yield each new claim that those nearest to it deny."""
    for mine in new.standings:
        near = [(judging.standings.closeness(mine, one), one) for one in old.standings]
        best = max((score for score, _ in near), default=0)
        closest = [one for score, one in near if score == best > 0]
        if closest and not any(judging.standings.agree(mine, one) for one in closest):
            yield mine, closest[0]


def _denied(new: Claims, old: Claims) -> Iterator[_Pair[str]]:
    """Yield new clauses that say in the same words what an old one denies, or deny it."""
    for mine in new.sayings:
        met = [one for one in old.sayings if judging.standings.sayings_meet(mine, one)]
        if met and not any(judging.standings.sayings_agree(mine, one) for one in met):
            yield mine, met[0]


def _one(code: str, pair: _Pair[T], shown: Callable[[T], str], said_id: str) -> Contradiction:
    mine, theirs = pair
    return Contradiction(
        code=code,
        sentence=mine.clause.sentence,
        said_id=said_id,
        earlier=theirs.clause.sentence,
        facts={"now": shown(mine.told), "before": shown(theirs.told)},
    )


def _count(one: counting.Count) -> str:
    return one.written


def _moment(one: dates.Moment) -> str:
    day = "-".join("?" if part is None else f"{part:02d}" for part in one.date)
    return day if one.hour is None else f"{day} {one.hour:02d}:{one.minute or 0:02d}"


def _yes(one: standing.Standing) -> str:
    return "no" if one.is_denied else "yes"


def _why(one: standing.Cause) -> str:
    shown = ", ".join(sorted(one.named)) or "?"
    return f"not {shown}" if one.is_denied else shown


def _of_names(
    new: list[names.Named], old: list[names.Named], said_id: str, known: names.Aliases
) -> Iterator[Contradiction]:
    for mine in new:
        same = [one for one in old if one.role == mine.role and not mine.is_changed]
        # Several may have a role: one that was named before is no contradiction.
        if same and all(names.differ(mine, one, known) for one in same):
            yield Contradiction(
                code="name",
                sentence=mine.sentence,
                said_id=said_id,
                earlier=same[0].sentence,
                facts={"now": mine.name, "before": same[0].name},
            )
