"""Looks for what waits for a person; a look costs two questions, only a call takes the pen."""

from datetime import datetime

from tocsin.adapters import sql
from tocsin.kernel import clock
from tocsin.runtimes import cases, chores
from tocsin.runtimes.statements.calls import reviews, stuck

EVERY_S = 10.0


class Watchman:
    """The chore that calls people to frozen, doubtful and refused texts, and to late reviews."""

    def __init__(
        self,
        *,
        db: sql.Database,
        desks: cases.Desks,
        time: clock.Clock,
        alone: chores.tidying.Alone,
    ) -> None:
        self._db, self._desks, self._time, self._alone = db, desks, time, alone

    def chore(self) -> chores.Chore:
        """Return it as one of the runtime's chores."""
        return chores.Chore(name="outgoing_calls", every_s=EVERY_S, job=self.run)

    async def run(self) -> None:
        """Look once."""
        now = self._time.now()
        if await chores.to_its_end(lambda: self._is_called_for(now)):
            await self._alone(lambda: self.call(now))

    def call(self, now: datetime) -> None:
        """Call everybody who is needed, in one transaction."""
        with self._db.writing() as books:
            desk = self._desks.on(books)
            stuck.call(books, desk, now)
            reviews.call(books, desk, now)

    def _is_called_for(self, now: datetime) -> bool:
        with self._db.reading() as books:
            return bool(stuck.waiting(books, now) or reviews.waiting(books, now))
