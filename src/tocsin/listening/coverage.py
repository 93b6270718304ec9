"""How much is heard: a silent source lowers coverage, it never looks like calm."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from tocsin.listening.model import Coverage, Source, SourceHealth, Watch

# A source may miss two fetches (a slow server, a restart); at the third it counts as silent.
_LATE_AFTER = 3


def judged(source: Source, health: SourceHealth, now: datetime) -> SourceHealth:
    """Return `health` with "alive" or "late" as the age of its last good fetch has it."""
    if not source.is_enabled:
        return replace(health, status="off")
    if health.status in {"failing", "refused"}:
        return health
    age = _age_s(health, now)
    if age is None:
        return replace(health, status="waiting")
    is_late = age > _LATE_AFTER * source.expected_every_s
    return replace(health, status="late" if is_late else "alive")


def of_watch(
    watch: Watch,
    sources: Iterable[Source],
    health: Mapping[str, SourceHealth],
    now: datetime,
) -> Coverage:
    """Return the coverage of one watch over the enabled sources that feed it."""
    feeding = [
        source
        for source in sources
        if source.is_enabled and (not watch.sources or source.source_id in watch.sources)
    ]
    states = [
        judged(source, health.get(source.source_id) or _unheard(source), now) for source in feeding
    ]
    ages = [age for state in states if (age := _age_s(state, now)) is not None]
    return Coverage(
        alive=sum(state.status == "alive" for state in states),
        expected=len(feeding),
        oldest_fetch_s=max(ages, default=None),
    )


def _unheard(source: Source) -> SourceHealth:
    return SourceHealth(source_id=source.source_id, status="waiting")


def _age_s(health: SourceHealth, now: datetime) -> float | None:
    if health.last_fetch_at is None:
        return None
    return max((now - health.last_fetch_at).total_seconds(), 0.0)
