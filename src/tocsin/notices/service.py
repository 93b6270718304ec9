"""The verbs of notices: promise, send, escalate, acknowledge."""

import asyncio
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import TypeVar

import structlog

from tocsin.kernel import clock as clocks
from tocsin.notices import bundling, delivery, outcomes, wording
from tocsin.notices.model import Notice, State
from tocsin.notices.ports import Channel, Desk, DeskFactory
from tocsin.notices.proving import auditing

log = structlog.get_logger(__name__)

T = TypeVar("T")

# Below delivery.LEASE: whoever sends must know the outcome before another may try.
_PATIENCE = timedelta(seconds=60)
LIMIT = 16  # notices leased in a round
BUSY = 8  # notices under way at which a channel gets no more

_LOGGED = frozenset(State) - {State.PENDING, State.LEASED}


def promise(desk: Desk, notices: Sequence[Notice], now: datetime) -> tuple[Notice, ...]:
    """Keep notices in the transaction of what they tell of, and show them live."""
    lately = desk.outbox.since(now - bundling.WINDOW) if bundling.may_flood(notices) else ()
    return _shown(desk, desk.outbox.add(bundling.held(notices, lately, now)), now)


def acknowledge(desk: Desk, notice_id: str, person: str, now: datetime) -> Notice:
    """Enter who has seen a notice; it answers for all notices of its warning.

    One that tells of others, undelivered or bundled, answers for these too: a person knows of
    them now.
    """
    seen = desk.outbox.acknowledge(notice_id, person, now)
    dead = [
        one
        for told in dict.fromkeys(each for one in seen for each in _within(one))
        for one in desk.outbox.acknowledge(told, person, now)
    ]
    return _shown(desk, (*seen, *dead), now)[0]


def _within(notice: Notice) -> tuple[str, ...]:
    return (*auditing.named(notice), *bundling.named(notice))


def acknowledge_warning(
    desk: Desk, warning_id: str, person: str, now: datetime
) -> tuple[Notice, ...]:
    """Enter who has seen a warning, for all of its notices."""
    return _shown(desk, desk.outbox.acknowledge_warning(warning_id, person, now), now)


def _shown(desk: Desk, notices: Iterable[Notice], now: datetime) -> tuple[Notice, ...]:
    told = tuple(notices)
    for notice in told:
        desk.show(notice, now)
    return told


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """What one round of the postman came to."""

    settled: tuple[Notice, ...]
    climbed: tuple[Notice, ...]


class Postman:
    """Carries notices from the outbox to their channels; no transaction is open while it sends.

    A slow channel holds up nobody: what does not answer within a round goes on behind it, and its
    channel gets no more until some of it is settled.
    """

    def __init__(
        self,
        *,
        desks: DeskFactory,
        channels: Mapping[str, Channel],
        catalogue: wording.Catalogue,
        clock: clocks.Clock,
        rng: Random,
        address: str = "",
        round_s: float = 1.0,
    ) -> None:
        self._desks, self._channels, self._catalogue = desks, channels, catalogue
        self._clock, self._rng, self._address = clock, rng, address
        self._round_s = round_s
        self._sending: dict[asyncio.Task[Notice], str] = {}  # to the channel's name
        self._beginning: set[asyncio.Task[tuple[Notice, ...]]] = set()

    async def recover(self) -> tuple[Notice, ...]:
        """At start: what another life was sending is in doubt, and will be sent again."""
        now = self._clock.now()
        return await self._within(
            lambda desk: _shown(desk, desk.outbox.lapse(now, all_leases=True), now)
        )

    async def run_once(self, limit: int = LIMIT) -> Round:
        """Escalate what nobody answered, lease what is due, send it, settle it.

        Returns what was settled by the round's end. A channel that breaks its contract and raises
        keeps nobody else from settling; its error is raised here, and its notice falls in doubt
        when the lease lapses.
        """
        # Whoever is cancelled between lease and send would leave the notice to its lease's end.
        beginning = asyncio.create_task(self._begin(limit))
        self._beginning.add(beginning)
        beginning.add_done_callback(self._beginning.discard)
        climbed = await asyncio.shield(beginning)
        if not self._sending:
            return Round(settled=(), climbed=climbed)
        done, _ = await asyncio.wait(self._sending, timeout=self._round_s)
        for task in done:
            del self._sending[task]
        broken = [error for task in done if (error := task.exception()) is not None]
        if broken:
            raise broken[0]
        return Round(settled=tuple(task.result() for task in done), climbed=climbed)

    async def close(self) -> None:
        """Stop sending; what was under way falls in doubt and is sent again by the next life."""
        await asyncio.gather(*self._beginning, return_exceptions=True)
        for task in self._sending:
            task.cancel()
        await asyncio.gather(*self._sending, return_exceptions=True)
        self._sending.clear()

    async def _begin(self, limit: int) -> tuple[Notice, ...]:
        climbed, leased = await self._within(lambda desk: self._take(desk, limit))
        for notice in leased:
            self._sending[asyncio.create_task(self._deliver(notice))] = notice.channel
        return climbed

    def _take(self, desk: Desk, limit: int) -> tuple[tuple[Notice, ...], tuple[Notice, ...]]:
        now = self._clock.now()
        lapsed = _shown(desk, desk.outbox.lapse(now), now)
        climbed = _shown(desk, desk.outbox.climb(now), now)
        _log((*lapsed, *climbed))
        _shown(desk, desk.outbox.bundle(now), now)
        busy = Counter(self._sending.values())
        full = [channel for channel, count in busy.items() if count >= BUSY]
        return climbed, _shown(desk, desk.outbox.due(now, limit, but=full), now)

    async def _deliver(self, notice: Notice) -> Notice:
        outcome = await self._send(notice)
        now = self._clock.now()
        attempt = delivery.judge(notice, outcome, now, self._rng)
        settled = await self._within(
            lambda desk: _shown(desk, [desk.outbox.settle(notice.notice_id, attempt)], now)
        )
        _log(settled)
        return settled[0]

    async def _send(self, notice: Notice) -> outcomes.Outcome:
        channel = self._channels.get(notice.channel)
        if channel is None:
            return outcomes.Rejected(fault="notices.fault.no_channel")
        words = wording.write(notice, self._catalogue, address=self._address)
        try:
            async with asyncio.timeout(_PATIENCE.total_seconds()):
                return await channel.send(notice, words)
        except TimeoutError:
            return outcomes.InDoubt(fault="notices.fault.timeout")

    async def _within(self, work: Callable[[Desk], T]) -> T:
        """Do `work` in one transaction, in a thread: the loop never waits for a disk or a lock."""
        return await asyncio.to_thread(self._enter, work)

    def _enter(self, work: Callable[[Desk], T]) -> T:
        with self._desks() as desk:
            return work(desk)


def _log(notices: Iterable[Notice]) -> None:
    for notice in notices:
        if notice.state in _LOGGED:
            log.info(
                "notice.moved",
                notice_id=notice.notice_id,
                channel=notice.channel,
                state=str(notice.state),
                fault=notice.fault,
            )
