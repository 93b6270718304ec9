"""How rare the detector finds what it was not told about: missed cases, judged again from the log.

The history is judged as a backtest judges it, without a crisis in it.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

import numpy as np
from numpy.typing import NDArray

from tocsin.adapters import sql
from tocsin.runtimes.learning import rules
from tocsin.warning import backtest, ledger

_WITHIN = timedelta(hours=24)


def rates(
    books: sql.Books, watch_id: str, *, rule: str, now: datetime
) -> tuple[int, NDArray[np.float64]]:
    """Return (first minute, rate of each minute from it on) of a watch; raises SilentHistory."""
    until = _minute(now)
    rows = books.rollups.counts(watch_id, until, backtest.INDICATORS)
    history = backtest.gathered(watch_id, rows, until=until)
    factory = rules.chosen([rule])[rule]
    return history.first, backtest.judged(factory, history)


def of_missed(
    books: sql.Books, watch_id: str, missed: Sequence[ledger.Missed], *, now: datetime
) -> dict[str, float]:
    """Return the lowest rate within a day of each missed case's onset, where it is known."""
    if not missed:
        return {}
    try:
        first, found = rates(books, watch_id, rule=rules.STANDARD, now=now)
    except backtest.errors.SilentHistory:
        return {}
    told = {}
    for one in missed:
        begin = max(_minute(one.onset) - first, 0)
        hours = found[begin : max(_minute(one.onset + _WITHIN) - first, 0)]
        lowest = float(np.min(hours, initial=np.inf))
        if np.isfinite(lowest):
            told[one.missed_id] = lowest
    return told


def _minute(at: datetime) -> int:
    return int(at.timestamp()) // 60
