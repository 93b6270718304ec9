"""From what a person asks to what is tried on what."""

from dataclasses import dataclass
from datetime import datetime

import numpy as np

from tocsin import warning
from tocsin.adapters import sql
from tocsin.runtimes.learning import entries
from tocsin.warning import backtest

_MINUTE_S = 60
_COVERAGE_MINUTES = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """What a person wants tried."""

    watch_id: str
    rules: tuple[str, ...]
    crises: tuple[backtest.Crisis, ...]
    since: datetime | None = None
    until: datetime | None = None
    indicators: tuple[str, ...] = backtest.INDICATORS
    runs: int = 80
    seed: int = 1


def history(books: sql.Books, ask: Ask, now: datetime) -> backtest.History:
    """Return all that is stored of the watch up to `until`, or now; raises SilentHistory.

    What lies before `since` is learned from.
    """
    until = int(min(ask.until or now, now).timestamp()) // _MINUTE_S
    rows = books.rollups.counts(ask.watch_id, until, backtest.INDICATORS)
    real = warning.ledger.real_minutes(
        entries.of(books, ask.watch_id), books.missed.all(ask.watch_id)
    )
    unheard = deaf_minutes(books, ask.watch_id, until)
    return backtest.gathered(ask.watch_id, rows, until=until, real=real, unheard=unheard)


def deaf_minutes(books: sql.Books, watch_id: str, until: int) -> list[tuple[int, int]]:
    """Return the stretches (first, last minute) in which none of a watch's sources was alive."""
    heard = books.coverage.series(watch_id, 0, until)
    silent = [minute for minute, alive, expected in heard if expected and not alive]
    return backtest.stretches(np.array(silent, dtype=np.int64), _COVERAGE_MINUTES)


def plan(ask: Ask) -> backtest.Plan:
    """Return how it is tried."""
    return backtest.Plan(
        since=_minute(ask.since),
        runs=ask.runs,
        seed=ask.seed,
        crises=ask.crises,
        indicators=ask.indicators,
    )


def _minute(at: datetime | None) -> int | None:
    return None if at is None else int(at.timestamp()) // _MINUTE_S
