"""Why a level changed: which rules, in numbers, how sure, and what would bring it down."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from tocsin.warning import consequence
from tocsin.warning.grading import Machine, Policy
from tocsin.warning.model import (
    Beside,
    Confidence,
    Cue,
    Explanation,
    Level,
    Phrase,
    Reason,
    Story,
    Versions,
)
from tocsin.warning.rules import Terms
from tocsin.warning.seating import Seat

_TOLD = 3
_SECONDS_A_MINUTE = 60
_LEARNED_MINUTES = 14 * 24 * 60  # a baseline of two weeks is as good as it gets
_LEAST_LEARNED = 0.3
_AGREED_ALONE = 0.8
_OUT = 0.5
_HOUR = 60  # minutes
_PHRASES, _CUES = 5, 8  # told of one change
CALM = 1e6  # JSON knows no infinity


def because(found: Mapping[str, Sequence[Reason]], policy: Policy) -> tuple[Reason, ...]:
    """Return the reasons of all indicators, the strongest first, with their share of the whole.

    A reason's part is its weight over its rate, which is how rates are combined.
    """
    parts = [
        (policy.weights.get(indicator, 0.0) / reason.rate_per_week, reason)
        for indicator, reasons in found.items()
        for reason in reasons
        if reason.rate_per_week > 0
    ]
    whole = sum(part for part, _ in parts) or 1.0
    parts.sort(key=lambda pair: (-pair[0], pair[1].rule, pair[1].indicator))
    return tuple(replace(reason, share=part / whole) for part, reason in parts)


def largest(reasons: Sequence[Reason]) -> tuple[Reason, ...]:
    """Return the three largest contributions."""
    return tuple(reasons[:_TOLD])


def window(reasons: Sequence[Reason], minute: int) -> tuple[int, int]:
    """Return the first and last minute that the strongest reason looked at."""
    length = max(1, reasons[0].window_s // _SECONDS_A_MINUTE) if reasons else 1
    return minute - length + 1, minute


def stories(memory: consequence.Memory, evidence: Iterable[str]) -> tuple[Story, ...]:
    """Return the evidence by story, the most copied first; what has no copy is no story."""
    known = {one.post: one.story for one in memory.heard if one.story}
    groups: dict[str, list[str]] = {}
    for post in evidence:
        if post in known:
            groups.setdefault(known[post], []).append(post)
    told = [Story(story=mark, posts=tuple(posts)) for mark, posts in groups.items()]
    return tuple(sorted(told, key=lambda one: (-len(one.posts), one.story)))


def platforms(
    counted: Iterable[tuple[str, int]], evidence: Iterable[str]
) -> tuple[tuple[str, int], ...]:
    """Return the platforms with their posts; of the evidence alone where nobody counted."""
    counts = dict(counted)
    if not counts:
        for post in evidence:
            name = post.partition("/")[0]
            counts[name] = counts.get(name, 0) + 1
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def cues(memory: consequence.Memory, minute: int) -> tuple[Cue, ...]:
    """Return the words by which telling posts of the last hour demand or doubt."""
    counted = Counter(
        (cue, word)
        for one in memory.heard
        if minute - _HOUR < one.minute <= minute
        for cue, words in one.cues.items()
        for word in words
    )
    told = [Cue(cue=cue, word=word, posts=posts) for (cue, word), posts in counted.items()]
    return tuple(sorted(told, key=lambda one: (-one.posts, one.cue, one.word))[:_CUES])


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What an explanation is drawn from."""

    seat: Seat
    terms: Terms
    minute: int
    coverage: float
    detector: str
    rules_version: int
    reasons: Sequence[Reason] = ()
    findings: tuple[consequence.Finding, ...] = ()
    evidence: tuple[str, ...] = ()
    platforms: Sequence[tuple[str, int]] = ()
    phrases: Sequence[Phrase] = ()
    beside: Beside | None = None
    fell_from: Machine | None = None  # where it stood, if calm brought it down


def confidence(case: Case) -> Confidence:
    """Return how far the level may be believed: a prior, until verdicts calibrate it."""
    seat, minute, coverage, reasons = case.seat, case.minute, case.coverage, case.reasons
    age = 0 if seat.first_minute < 0 else minute - seat.first_minute
    learned = max(min(age / _LEARNED_MINUTES, 1.0), _LEAST_LEARNED)
    is_agreed = len({one.indicator for one in reasons}) > 1 or not reasons
    heard = coverage * (_OUT if seat.degraded == "outage" else 1.0)
    taught = case.terms.chances
    chance = taught.of(seat.rarest)
    return Confidence(
        heard=round(heard, 4),
        learned=round(learned, 4),
        agreed=1.0 if is_agreed else _AGREED_ALONE,
        chance=None if chance is None else round(chance, 4),
        verdicts=taught.verdicts,
        missing=0 if taught.rates else max(taught.needed - taught.verdicts, 0),
    )


def explanation(code: str, case: Case) -> Explanation:
    """Return the explanation of what has just happened to a seat."""
    seat, policy, fell = case.seat, case.terms.policy, case.fell_from
    level = seat.machine.level
    edges = {step.word: policy.edges.of(step) for step in Level if step}
    return Explanation(
        code=code,
        rate_per_week=min(seat.rate, CALM),
        rarity=seat.machine.rarity,
        lift=seat.machine.lift,
        rules=tuple(f"{one.rule}/{one.indicator}" for one in case.reasons),
        findings=case.findings,
        stories=stories(seat.memory, case.evidence),
        platforms=platforms(case.platforms, case.evidence),
        phrases=tuple(case.phrases[:_PHRASES]),
        cues=cues(seat.memory, case.minute) if case.reasons else (),
        degraded=seat.degraded,
        confidence=confidence(case),
        versions=Versions(
            detector=case.detector,
            reader=seat.reader,
            table=case.terms.table.version,
            policy=policy.version,
            rules=case.rules_version,
        ),
        beside=case.beside,
        budget_per_week=case.terms.budget_per_week,
        edges=edges,
        preset=case.terms.preset,
        periods=case.terms.periods,
        calm_minutes=policy.calm_minutes,
        comes_down_above=comes_down_above(seat.machine.rarity, policy) if level else None,
        needs_person=bool(level >= Level.ORANGE and policy.leave_needs_person),
        was_calm_above=comes_down_above(fell.rarity, policy) if fell else None,
    )


def comes_down_above(rarity: Level, policy: Policy) -> float:
    """Return the rate that must be exceeded throughout for the level to fall."""
    return policy.calm_factor * policy.edges.of(max(rarity, Level.BLUE))


def facts(told: Explanation) -> dict[str, object]:
    """Return the short form of older readers: the code and what brings it down."""
    return {
        "code": told.code,
        "rate_per_week": told.rate_per_week,
        "calm_minutes": told.calm_minutes,
        "comes_down": {
            "calm_minutes": told.calm_minutes,
            "rate_above": told.comes_down_above,
            "needs_person": told.needs_person,
        },
    }
