"""How rare a detector finds what is stored: the history judged again, as a backtest judges it."""

from collections.abc import Sequence
from datetime import datetime, timedelta

import numpy as np
from numpy.typing import NDArray

from tocsin.adapters import sql
from tocsin.runtimes.learning import asking, rules
from tocsin.warning import backtest, ledger

_WITHIN = timedelta(hours=24)
_LEARNED = timedelta(days=28)  # before the first case asked about
_MOST = timedelta(days=120)  # judged; older cases are left out


def rates(
    books: sql.Books,
    watch_id: str,
    *,
    rule: str,
    until: datetime,
    since: datetime | None = None,
) -> tuple[int, NDArray[np.float64]]:
    """Return (first minute, rate of each minute from it on) of a watch.

    Raises SilentHistory, UnknownRule.
    """
    last = _minute(until)
    rows = books.rollups.counts(watch_id, last, backtest.INDICATORS)
    if since is not None:
        kept = rows["minute"] >= _minute(since)
        rows = {name: values[kept] for name, values in rows.items()}
    unheard = asking.deaf_minutes(books, watch_id, last)
    history = backtest.gathered(watch_id, rows, until=last, unheard=unheard)
    return history.first, backtest.judged(rules.chosen([rule])[rule], history)


def of_missed(books: sql.Books, watch_id: str, missed: Sequence[ledger.Missed]) -> dict[str, float]:
    """Return the lowest rate within a day of each missed case's onset, where it is known."""
    if not missed:
        return {}
    latest = max(one.onset for one in missed)
    recent = [one for one in missed if one.onset > latest - _MOST]
    begin = min(one.onset for one in recent) - _LEARNED
    try:
        first, found = rates(
            books, watch_id, rule=rules.STANDARD, until=latest + _WITHIN, since=begin
        )
    except backtest.errors.SilentHistory:
        return {}
    told = {}
    for one in recent:
        after = max(_minute(one.onset) - first, 0)
        hours = found[after : max(_minute(one.onset + _WITHIN) - first, 0)]
        lowest = float(np.min(hours, initial=np.inf))
        if np.isfinite(lowest):
            told[one.missed_id] = lowest
    return told


def _minute(at: datetime) -> int:
    return int(at.timestamp()) // 60
