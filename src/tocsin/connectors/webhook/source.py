"""A webhook as a source: what comes in by the door waits here for its commit."""

import asyncio
from collections import OrderedDict
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from tocsin import listening
from tocsin.connectors import wire
from tocsin.connectors.webhook import errors, mapping, signature, taken
from tocsin.connectors.webhook.settings import Settings, key
from tocsin.kernel import clock, pseudonyms

_REMEMBERED = 100_000
_APART = ":"


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """One verified delivery; answer 202 once `committed` is done, and not before."""

    webhook_id: str
    body: bytes
    at: datetime
    done: asyncio.Future[None]
    is_repeated: bool = False  # it was taken in before: the same future answers

    @property
    def committed(self) -> asyncio.Future[None]:
        """Return what is done with the commit; a sender that hangs up does not undo it."""
        return asyncio.shield(self.done)


class WebhookConnector:
    """Takes deliveries by `receive`, hands them on as batches, tells senders by `committed`.

    The cursor counts deliveries, for the sake of `committed`, and names those that were handed on:
    what was committed before a restart is not taken in again. What was not committed then was
    never answered with 202, so that its sender sends it again.
    """

    def __init__(
        self, settings: Settings, *, clock: clock.Clock, pseudonyms: pseudonyms.Pseudonyms
    ) -> None:
        self._settings, self._clock, self._pseudonyms = settings, clock, pseudonyms
        self._keys = [key(secret) for secret in settings.secrets]
        self._tolerance = timedelta(seconds=settings.tolerance_s)
        self._waiting: asyncio.Queue[Delivery] = asyncio.Queue(settings.waiting)
        self._given: OrderedDict[int, Delivery] = OrderedDict()  # handed on, not yet committed
        self._known: OrderedDict[str, Delivery] = OrderedDict()
        self._count, self._taken = 0, taken.Taken()

    def receive(self, headers: Mapping[str, str], body: bytes, now: datetime) -> Delivery:
        """Verify and enqueue a delivery; raises Unverified, OutOfTime, TooLarge or Busy."""
        if len(body) > self._settings.body_bytes:
            raise errors.TooLarge(limit=self._settings.body_bytes)
        webhook_id = signature.verify(
            headers, body, keys=self._keys, now=now, tolerance=self._tolerance
        )
        self._forget(now)
        known = self._known.get(webhook_id)
        if known is not None:
            return _again(webhook_id, known.at, known.done)
        if self._taken.knows(webhook_id):
            done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
            done.set_result(None)
            return _again(webhook_id, now, done)
        return self._taken_in(webhook_id, body, now)

    def _taken_in(self, webhook_id: str, body: bytes, now: datetime) -> Delivery:
        done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        delivery = Delivery(webhook_id=webhook_id, body=body, at=now, done=done)
        try:
            self._waiting.put_nowait(delivery)
        except asyncio.QueueFull as full:
            raise errors.Busy from full
        self._known[webhook_id] = delivery
        return delivery

    async def batches(self, cursor: str | None) -> AsyncIterator[listening.Batch]:
        """Return one batch a delivery, for ever; what was handed on in vain comes again."""
        count, _, told = (cursor or "").partition(_APART)
        if not self._count:
            self._count, self._taken = int(count) if count.isdecimal() else 0, taken.Taken(told)
        for delivery in self._unacknowledged():
            yield self._batch(delivery)
        while True:
            yield self._batch(await self._waiting.get())

    def committed(self, cursor: str) -> None:
        """Tell the senders of all deliveries up to `cursor` that theirs are kept."""
        until = int(cursor.partition(_APART)[0])
        for number in [number for number in self._given if number <= until]:
            delivery = self._given.pop(number)
            if not delivery.done.done():
                delivery.done.set_result(None)

    def _unacknowledged(self) -> list[Delivery]:
        again = list(self._given.values())
        self._given.clear()
        return again

    def _batch(self, delivery: Delivery) -> listening.Batch:
        self._count += 1
        self._given[self._count] = delivery
        self._taken.add(delivery.webhook_id, delivery.at)
        reception = wire.Reception(
            pseudonyms=self._pseudonyms,
            at=delivery.at,
            platform=self._settings.platform,
            future="clamp",
        )
        return listening.Batch(
            parse=partial(mapping.parse, delivery.body, reception),
            cursor=f"{self._count}{_APART}{self._taken.told()}",
            rows=delivery.body.count(b"\n") + 1,
        )

    def _forget(self, now: datetime) -> None:
        """Drop ids that the time window refuses anyway, and the oldest beyond the bound."""
        self._taken.forget(now - 2 * self._tolerance)
        while self._known:
            oldest = next(iter(self._known.values()))
            is_stale = now - oldest.at > 2 * self._tolerance
            if not (is_stale or len(self._known) >= _REMEMBERED) or not oldest.done.done():
                return
            self._known.popitem(last=False)


def _again(webhook_id: str, at: datetime, done: asyncio.Future[None]) -> Delivery:
    return Delivery(webhook_id=webhook_id, body=b"", at=at, done=done, is_repeated=True)
