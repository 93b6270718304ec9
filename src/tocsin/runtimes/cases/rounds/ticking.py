"""Looks at the clocks of all cases, every second; what follows is promised in the same commit."""

from datetime import datetime

from tocsin import cases
from tocsin.adapters import sql
from tocsin.kernel import clock
from tocsin.runtimes import chores
from tocsin.runtimes.cases.desks import Desks

TICK_S = 1.0


class Ticker:
    """The clocks' chore: a look costs one question; only what is due takes the pen."""

    def __init__(
        self, *, db: sql.Database, desks: Desks, time: clock.Clock, alone: chores.tidying.Alone
    ) -> None:
        self._db, self._desks, self._time, self._alone = db, desks, time, alone

    def chore(self) -> chores.Chore:
        """Return it as one of the runtime's chores."""
        return chores.Chore(name="clocks", every_s=TICK_S, job=self.run)

    async def run(self) -> None:
        """Look once."""
        now = self._time.now()
        if await chores.to_its_end(lambda: self._is_due(now)):
            await self._alone(lambda: self.tick(now))

    def tick(self, now: datetime) -> list[cases.clocks.Clock]:
        """Tell of every clock that asks for it, in one transaction."""
        with self._db.writing() as books:
            return cases.verbs.timing.tick(self._desks.on(books), now)

    def _is_due(self, now: datetime) -> bool:
        with self._db.reading() as books:
            return bool(books.cases.cabinet().clocks.due(now, limit=1))
