"""Rulings in the one shape in which the API, the live stream and the command tell of them."""

from collections.abc import Sequence

from tocsin import shapes, warning
from tocsin.warning import consequence, fatigue, hearing, periods, presets, rules

Shape = shapes.Shape


def entry(one: rules.Entry) -> Shape:
    """Return one version: what, for whom, who, when and why."""
    return {
        "version": one.version,
        "kind": one.kind,
        "scope": one.scope,
        "at": shapes.time(one.at),
        "person": one.person,
        "why": one.why,
        "class": one.declared,
    }


def table(one: consequence.Table) -> Shape:
    """Return a table of consequence."""
    return {
        "version": one.version,
        "classes": [
            {
                "code": each.code,
                "name": each.name,
                "lift": each.lift,
                "source": each.source,
                "words": {lang: list(words) for lang, words in each.words.items()},
            }
            for each in one.classes
        ],
    }


def terms(watch_id: str, one: rules.Terms) -> Shape:
    """Return what a watch is judged by: its budget in numbers and in words."""
    levels = (step for step in warning.Level if step)
    edges = {step.word: float(f"{one.policy.edges.of(step):.4g}") for step in levels}
    return {
        "watch_id": watch_id,
        "budget_per_week": one.budget_per_week,
        "edges": edges,
        "lines": list(rules.in_words(one.policy.edges)),
        "preset": one.preset,
        "periods": list(one.periods),
        "period_factor": one.edge_factor,
        "calm_minutes": one.policy.calm_minutes,
        "policy": one.policy.version,
    }


def period(one: periods.Period) -> Shape:
    """Return a sensitive period."""
    return {
        "period_id": one.period_id,
        "name": one.name,
        "begins_at": shapes.time(one.begins_at),
        "ends_at": shapes.time(one.ends_at),
        "zone": one.zone,
        "repeats": one.repeats,
        "watches": list(one.watches),
        "edge_factor": one.edge_factor,
        "poll_factor": one.poll_factor,
        "tell_from": one.tell_from,
        "calls": [
            {
                "channel": each.channel,
                "recipient": each.recipient,
                "min_level": each.min_level,
                "language": each.language,
            }
            for each in one.calls
        ],
        "source": one.source,
        "why": one.why,
    }


def span(one: periods.calendars.Span) -> Shape:
    """Return one time that a period holds."""
    return {
        "period_id": one.period.period_id,
        "name": one.period.name,
        "begins_at": shapes.minute(one.first),
        "ends_at": shapes.minute(one.end),
    }


def preset(one: presets.Preset) -> Shape:
    """Return an industry's preset, each number with where it comes from."""
    return {
        "code": one.code,
        "version": one.version,
        "periods": list(one.periods),
        "numbers": [
            {
                "name": each.name,
                "value": each.value,
                "source": each.source,
                "where": f"warning.where.{each.where}",
                "is_acting": each.is_acting,
            }
            for each in one.numbers
        ],
    }


def silence(one: fatigue.Silence, held: Sequence[fatigue.Withheld]) -> Shape:
    """Return a silence with how much it has kept back."""
    return {
        "silence_id": one.silence_id,
        "watch_id": one.watch_id,
        "up_to": one.up_to.word,
        "rule": one.rule,
        "reason": one.reason,
        "person": one.person,
        "second_person": one.second_person,
        "begins_at": shapes.time(one.begins_at),
        "ends_at": shapes.time(one.ends_at),
        "ended_at": shapes.time(one.ended_at),
        "ended_by": one.ended_by,
        "kept_back": len(held),
    }


def withheld(one: fatigue.Withheld) -> Shape:
    """Return a change of level that nobody was sent a notice of."""
    return {
        "change_id": one.change_id,
        "warning_id": one.warning_id,
        "watch_id": one.watch_id,
        "at": shapes.time(one.at),
        "before": one.before.word,
        "after": one.after.word,
        "why": one.why,
        "by": one.by,
    }


def gathering(one: fatigue.Gathering) -> Shape:
    """Return many warnings that are told as one."""
    return {
        "gathering_id": one.gathering_id,
        "opened_at": shapes.time(one.opened_at),
        "since": shapes.time(one.since),
        "closed_at": shapes.time(one.closed_at),
        "level": one.level.word,
        "peak": one.peak.word,
        "share": one.share,
        "watches": list(one.watches),
    }


def degradation(one: hearing.Degradation) -> Shape:
    """Return a time in which a watch heard too little."""
    return {
        "degradation_id": one.degradation_id,
        "watch_id": one.watch_id,
        "begins_at": shapes.time(one.begins_at),
        "ended_at": shapes.time(one.ended_at),
        "why": one.why,
        "coverage": one.coverage,
    }
