"""From what a person asks to what is tried on what."""

from dataclasses import dataclass
from datetime import datetime

from tocsin import warning
from tocsin.adapters import sql
from tocsin.runtimes.learning import entries
from tocsin.warning import backtest

_MINUTE_S = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """What a person wants tried."""

    watch_id: str
    rules: tuple[str, ...]
    crises: tuple[backtest.Crisis, ...]
    since: datetime | None = None
    until: datetime | None = None
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
    return backtest.gathered(ask.watch_id, rows, until=until, real=real)


def plan(ask: Ask) -> backtest.Plan:
    """Return how it is tried."""
    return backtest.Plan(since=_minute(ask.since), runs=ask.runs, seed=ask.seed, crises=ask.crises)


def _minute(at: datetime | None) -> int | None:
    return None if at is None else int(at.timestamp()) // _MINUTE_S
