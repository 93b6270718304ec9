"""Lets go of sessions that were over long ago: where somebody was signed in is theirs, not ours."""

from dataclasses import dataclass
from datetime import timedelta

from tocsin.adapters import sql
from tocsin.kernel import clock
from tocsin.runtimes import chores

KEPT = timedelta(days=30)  # long enough to ask who that was; the audit trail keeps that they came
_EVERY_S = 3600.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Forgetter:
    """Forgets in rounds."""

    db: sql.Database
    time: clock.Clock

    def chore(self) -> chores.Chore:
        """Return the round of it."""
        return chores.Chore(name="sessions", every_s=_EVERY_S, job=self._work)

    async def _work(self) -> None:
        await chores.to_its_end(self.forget)

    def forget(self) -> None:
        """Forget what ended more than a month ago."""
        with self.db.writing() as books:
            books.sessions.forget(self.time.now() - KEPT)
