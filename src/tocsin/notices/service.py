"""The verbs of notices: promise, send, escalate, acknowledge."""

import asyncio
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import TypeVar

import structlog

from tocsin.kernel import clock as clocks
from tocsin.kernel import events as kernel_events
from tocsin.notices import delivery, events, outcomes, wording
from tocsin.notices.model import Notice, State
from tocsin.notices.ports import Channel, Desk, DeskFactory

log = structlog.get_logger(__name__)

T = TypeVar("T")
Say = Callable[[kernel_events.Event], None]

# Below delivery.LEASE: whoever sends must know the outcome before another may try.
_PATIENCE = timedelta(seconds=60)
_LIMIT = 32

_SAID: dict[State, type[events.NoticeAccepted | events.NoticeFailed | events.NoticeEscalated]] = {
    State.ACCEPTED: events.NoticeAccepted,
    State.REJECTED: events.NoticeFailed,
    State.RETRY: events.NoticeFailed,
    State.IN_DOUBT: events.NoticeFailed,
    State.DEAD: events.NoticeFailed,
    State.ESCALATED: events.NoticeEscalated,
}


def promise(desk: Desk, notices: Sequence[Notice], now: datetime) -> tuple[Notice, ...]:
    """Keep notices in the transaction of what they tell of, and show them live."""
    return _shown(desk, desk.outbox.add(notices), now)


def acknowledge(
    desk: Desk, notice_id: str, person: str, now: datetime, say: Say | None = None
) -> Notice:
    """Enter who has seen a notice; it answers for all notices of its warning."""
    changed = desk.outbox.acknowledge(notice_id, person, now)
    return _answered(desk, changed, now, say)[0]


def acknowledge_warning(
    desk: Desk, warning_id: str, person: str, now: datetime, say: Say | None = None
) -> tuple[Notice, ...]:
    """Enter who has seen a warning, for all of its notices."""
    changed = desk.outbox.acknowledge_warning(warning_id, person, now)
    return _answered(desk, changed, now, say)


def _answered(
    desk: Desk, changed: Iterable[Notice], now: datetime, say: Say | None
) -> tuple[Notice, ...]:
    told = _shown(desk, changed, now)
    if say is None:
        return told
    for notice in told:
        say(events.NoticeAcknowledged(at=now, notice=notice))
    return told


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

    Rounds may overlap: a lease keeps two of them from sending the same notice.
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
        say: Say | None = None,
    ) -> None:
        self._desks, self._channels, self._catalogue = desks, channels, catalogue
        self._clock, self._rng, self._address, self._say = clock, rng, address, say

    async def recover(self) -> tuple[Notice, ...]:
        """At start: what another life was sending is in doubt, and will be sent again."""
        now = self._clock.now()
        return await self._within(
            lambda desk: _shown(desk, desk.outbox.lapse(now, all_leases=True), now)
        )

    async def run_once(self, limit: int = _LIMIT) -> Round:
        """Escalate what nobody answered, lease what is due, send it, settle it.

        A channel that breaks its contract and raises does not keep the others from settling; its
        error is raised at the end, and its notice falls in doubt when the lease lapses.
        """
        climbed, leased = await self._within(lambda desk: self._take(desk, limit))
        sent = await asyncio.gather(*map(self._deliver, leased), return_exceptions=True)
        broken = [one for one in sent if isinstance(one, BaseException)]
        if broken:
            raise broken[0]
        settled = tuple(one for one in sent if isinstance(one, Notice))
        return Round(settled=settled, climbed=climbed)

    def _take(self, desk: Desk, limit: int) -> tuple[tuple[Notice, ...], tuple[Notice, ...]]:
        now = self._clock.now()
        lapsed = _shown(desk, desk.outbox.lapse(now), now)
        climbed = _shown(desk, desk.outbox.climb(now), now)
        self._tell((*lapsed, *climbed), now)
        return climbed, _shown(desk, desk.outbox.due(now, limit), now)

    async def _deliver(self, notice: Notice) -> Notice:
        outcome = await self._send(notice)
        now = self._clock.now()
        attempt = delivery.judge(notice, outcome, now, self._rng)
        settled = await self._within(
            lambda desk: _shown(desk, [desk.outbox.settle(notice.notice_id, attempt)], now)
        )
        self._tell(settled, now)
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

    def _tell(self, notices: Iterable[Notice], now: datetime) -> None:
        for notice in notices:
            said = _SAID.get(notice.state)
            if said is None:
                continue
            log.info(
                "notice.moved",
                notice_id=notice.notice_id,
                channel=notice.channel,
                state=str(notice.state),
                fault=notice.fault,
            )
            if self._say is not None:
                self._say(said(at=now, notice=notice))
