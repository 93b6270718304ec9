"""What is reckoned beside the listening, from what is committed."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Protocol

from tocsin.adapters import archive, sql
from tocsin.runtimes.hourly.forecaster import Forecaster
from tocsin.runtimes.hourly.rereading import Rereader

Keeping = Callable[[], int]  # keeps in one transaction what was reckoned; returns how much


class Reckoner(Protocol):
    """Reads without holding anybody up; what it came to is kept as a whole, or not at all."""

    def is_due(self, now: datetime) -> bool:
        """Tell whether there is something to reckon."""
        ...

    def reckon(self, now: datetime) -> Keeping:
        """Read and reckon; returns what keeps the result."""
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
