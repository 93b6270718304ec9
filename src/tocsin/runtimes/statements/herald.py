"""Carries what is signed to the outside; no transaction is open while it sends or looks.

A kill -9 at any moment leaves a publication where its last commit put it. What was being sent is
in doubt, is read back, and where that tells nothing a person is asked. It is never sent unseen.

What can be read back for certain goes out in a lane of its channel's own; all the rest, one by one:
of those a kill leaves one in doubt at most.
"""

import asyncio
import operator
from collections.abc import Awaitable, Callable, Mapping, Sequence
from functools import partial
from typing import TypeVar

import structlog

from tocsin import notices, statements
from tocsin.adapters import sql
from tocsin.kernel import clock
from tocsin.runtimes.statements import entering
from tocsin.runtimes.statements.standing import levels
from tocsin.statements import publishing, verbs

log = structlog.get_logger()

T = TypeVar("T")
# Below publishing.machine.LEASE: whoever sends must know the outcome before a lease lapses.
PATIENCE_S = 60.0
BESIDE_S = 1.0  # how often a lane is looked into while another is at work


class Herald:
    """Takes what is due, sends it, settles it, looks for what is in doubt."""

    def __init__(
        self,
        *,
        db: sql.Database,
        publishers: Mapping[str, statements.Publisher],
        routes: Sequence[notices.Route],
        time: clock.Clock,
    ) -> None:
        self._db, self._publishers = db, publishers
        self._routes, self._time = tuple(routes), time
        self._has_begun = False

    @property
    def channels(self) -> Mapping[str, statements.Publisher]:
        """Return the publisher of every channel."""
        return self._publishers

    async def work(self) -> None:
        """Do a round; before the first, take up what another life left."""
        if not self._has_begun:
            await self.recover()
            self._has_begun = True
        await self.round()

    async def recover(self) -> None:
        """At start: what another life was sending is in doubt."""
        await self._within(lambda desk: verbs.sending.recover(desk, self._time.now()))

    async def round(self) -> int:
        """Do what there is to do; return how many were sent or looked for."""
        sent = await self._abreast(self._lanes())
        doubtful = await asyncio.to_thread(self._doubtful)
        await asyncio.gather(*map(self._look, doubtful))
        return sent + len(doubtful)

    async def close(self) -> None:
        """Close every publisher."""
        for one in self._publishers.values():
            await one.close()

    def _lanes(self) -> list[verbs.sending.Lane]:
        exact = [name for name, one in self._publishers.items() if one.tells]
        own = [partial(operator.eq, name) for name in exact]
        return [*own, lambda channel: channel not in exact]

    async def _abreast(self, lanes: Sequence[verbs.sending.Lane]) -> int:
        """Empty the lanes until none is at work: who waits long holds up nobody beside them."""
        sent = 0
        running = {lane: asyncio.create_task(self._empty(lane)) for lane in lanes}
        try:
            while running:
                done, busy = await asyncio.wait(running.values(), timeout=BESIDE_S)
                sent += sum(one.result() for one in done)
                running = {
                    lane: one if one in busy else asyncio.create_task(self._empty(lane))
                    for lane, one in running.items()
                    if busy
                }
        except asyncio.CancelledError:
            for one in running.values():
                one.cancel()
            raise
        return sent

    async def _empty(self, lane: verbs.sending.Lane) -> int:
        """Send what is due in a lane, one after the other; return how many were."""
        count = 0
        while (parcel := await asyncio.to_thread(self._take, lane)) is not None:
            await self._send(parcel)
            count += 1
        return count

    def _take(self, lane: verbs.sending.Lane) -> publishing.Parcel | None:
        with self._db.reading() as books:
            level, risen_at = levels.standing(books)
            now = self._time.now()
            is_waiting = verbs.sending.is_waiting(entering.desk(books), level, risen_at, now)
        if not is_waiting:  # the usual round writes nothing
            return None
        with self._db.writing() as books:
            now, desk = self._time.now(), entering.desk(books, self._routes)
            level, risen_at = levels.standing(books)
            verbs.sending.freeze(desk, level, risen_at, now)
            by_hand = [name for name, one in self._publishers.items() if one.by_hand]
            return verbs.sending.take(desk, now, by_hand=by_hand, lane=lane)

    def _doubtful(self) -> list[publishing.Parcel]:
        with self._db.reading() as books:
            return verbs.sending.doubtful(entering.desk(books))

    async def _send(self, parcel: publishing.Parcel) -> None:
        publisher = self._publishers.get(parcel.draft.channel)
        outcome: publishing.outcomes.Outcome = publishing.outcomes.Refused(
            fault="statements.fault.no_publisher"
        )
        if publisher is not None:
            outcome = await _patiently(publisher.publish(parcel))
        await self._within(
            lambda desk: verbs.sending.settle(desk, parcel.key, outcome, self._time.now())
        )
        log.info("publication.sent", publication_id=parcel.key, outcome=type(outcome).__name__)

    async def _look(self, parcel: publishing.Parcel) -> None:
        publisher = self._publishers.get(parcel.draft.channel)
        found: publishing.outcomes.Outcome = publishing.outcomes.Unknown()
        if publisher is not None:
            found = await _patiently(publisher.look(parcel))
        await self._within(
            lambda desk: verbs.sending.looked(desk, parcel.key, found, self._time.now())
        )
        log.info("publication.looked", publication_id=parcel.key, found=type(found).__name__)

    async def _within(self, work: Callable[[statements.Books], T]) -> T:
        def entered() -> T:
            with self._db.writing() as books:
                return work(entering.desk(books, self._routes))

        return await asyncio.to_thread(entered)


async def _patiently(asked: Awaitable[publishing.outcomes.Outcome]) -> publishing.outcomes.Outcome:
    try:
        async with asyncio.timeout(PATIENCE_S):
            return await asked
    except TimeoutError:
        return publishing.outcomes.Unclear(fault="statements.fault.timeout")
