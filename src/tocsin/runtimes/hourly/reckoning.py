"""What is reckoned beside the listening, from what is committed."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Protocol

from tocsin.adapters import archive, sql
from tocsin.runtimes.hourly.forecaster import Forecaster
from tocsin.runtimes.hourly.rereading import Rereader


class Reckoner(Protocol):
    """Reads without holding anybody up, then keeps what it came to in one transaction."""

    def is_due(self, now: datetime) -> bool:
        """Tell whether there is something to reckon."""
        ...

    def reckon(self, now: datetime) -> None:
        """Read and reckon."""
        ...

    def keep(self, now: datetime) -> int:
        """Keep it; returns how much."""
        ...


def reckoners(
    db: sql.Database,
    store: archive.Archive,
    watch_ids: Callable[[], Sequence[str]],
    retention: timedelta,
) -> tuple[Reckoner, ...]:
    """Return all there are."""
    rereader = Rereader(db=db, store=store, watch_ids=watch_ids, retention=retention)
    return (Forecaster(db=db, watch_ids=watch_ids), rereader)
