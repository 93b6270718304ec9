"""A postman's office with an outbox in memory, a clock that stands still, and scripted channels."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from random import Random

from tests.unit.notices.making import NOON

from tocsin import notices
from tocsin.kernel import catalogue, clock
from tocsin.notices import memory

TAKEN = notices.Accepted(proof="250 ok")
REFUSED = notices.Rejected(fault="notices.fault.refused")


class ScriptedChannel:
    """Answers as it is told, the last answer for ever; notes what it was given."""

    def __init__(self, *answers: notices.Outcome) -> None:
        self.answers = list(answers)
        self.sent: list[notices.Notice] = []

    async def send(self, notice: notices.Notice, words: notices.Words) -> notices.Outcome:
        assert words.subject
        self.sent.append(notice)
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


class HangingChannel:
    """Never answers until it is told to."""

    def __init__(self) -> None:
        self.released = asyncio.Event()
        self.sent = 0

    async def send(self, notice: notices.Notice, words: notices.Words) -> notices.Outcome:
        del notice, words
        self.sent += 1
        await self.released.wait()
        return TAKEN


class BrokenChannel:
    """Breaks its contract."""

    async def send(self, notice: notices.Notice, words: notices.Words) -> notices.Outcome:
        raise ZeroDivisionError(notice.notice_id, words.subject)


class Office:
    """A postman with an outbox in memory and a clock that stands still."""

    def __init__(self, **channels: notices.Channel) -> None:
        self.outbox = memory.MemoryOutbox()
        self.clock = clock.SetClock(NOON)
        self.shown: list[tuple[str, str]] = []
        self.open_desks = 0
        self.postman = notices.Postman(
            desks=self.desks,
            channels=channels,
            catalogue=catalogue.standard(),
            clock=self.clock,
            rng=Random(3),
            round_s=0.05,
        )

    @contextmanager
    def desks(self) -> Iterator[notices.Desk]:
        self.open_desks += 1
        try:
            yield notices.Desk(outbox=self.outbox, show=self.show)
        finally:
            self.open_desks -= 1

    def show(self, notice: notices.Notice, at: datetime) -> int:
        assert at == self.clock.now()
        assert self.open_desks == 1  # what follows from a change stands in its transaction
        self.shown.append((notice.recipient, str(notice.state)))
        return len(self.shown)

    def promise(self, *told: notices.Notice) -> None:
        with self.desks() as desk:
            notices.promise(desk, told, self.clock.now())

    def wait(self, wait: timedelta) -> None:
        self.clock.put(self.clock.now() + wait)

    def states(self) -> list[str]:
        return [str(one.state) for one in self.outbox.recent()]
