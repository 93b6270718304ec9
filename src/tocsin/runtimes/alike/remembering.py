"""Keeps what the encoder said through a restart: the next look answers at once."""

from collections.abc import Callable
from datetime import datetime

from tocsin.adapters import sql
from tocsin.enrichment import likeness

CHECKPOINT = "likeness"


class Remembering:
    """A reckoner: takes up what was said before, and keeps what was said since."""

    def __init__(self, db: sql.Database, measure: likeness.Meaning) -> None:
        self._db, self._measure = db, measure
        self._kept: int | None = None  # of what was learned; None: nothing was taken up yet

    def is_due(self, now: datetime) -> bool:
        """Tell whether something was not taken up, or is not kept, yet."""
        del now
        return self._kept != self._measure.learned

    def reckon(self, now: datetime) -> Callable[[], int]:
        """Take up what is kept, the first time; returns what keeps what is new."""
        if self._kept is None:
            with self._db.reading() as books:
                told = books.checkpoints.load(CHECKPOINT)
            self._measure.take_up(told or b"")
            self._kept = 0
        new = self._measure.learned - self._kept
        return lambda: self._keep(new, now)

    def _keep(self, new: int, now: datetime) -> int:
        if new:
            with self._db.writing() as books:
                books.checkpoints.save(CHECKPOINT, self._measure.dump(), now)
            self._kept = (self._kept or 0) + new
        return new
