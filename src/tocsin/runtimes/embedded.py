"""The default runtime: sources, writer, desk, postman and tidying in one asyncio program.

Commits begin at least one flush apart: the first post after a rest waits for nothing, and a crowd
of them is gathered. A commit that fails ends the session: the writer takes up the committed state
and every source begins again behind its committed cursor.
"""

import asyncio
import math
from collections.abc import Callable, Coroutine, Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from functools import partial
from time import perf_counter

import pyarrow.compute as pc
import structlog

from tocsin import listening, notices
from tocsin.adapters import archive, sql
from tocsin.kernel import clock
from tocsin.runtimes import chores, hourly, telemetry
from tocsin.runtimes.board import HealthBoard
from tocsin.runtimes.front import Front
from tocsin.runtimes.hearing import Feeding, Heard, Hearing
from tocsin.runtimes.noticing import Auditor
from tocsin.runtimes.roster import Roster
from tocsin.runtimes.stepping import Steppers
from tocsin.runtimes.writer import Delivery, Writer

log = structlog.get_logger()

TICK_S = 1.0
POST_S = 0.5
AUDIT_S = 30.0
RECKON_S = 20.0  # how often to look whether something is due
LONGEST_REST_S = 600.0  # of a chore that goes on failing
LOOK_AGAIN_S = 2.0
GROUP_ROWS = 50_000
WAITING_STEPS = 32
REST_AFTER_FAILURE_S = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What the runtime is built from."""

    db: sql.Database
    store: archive.Archive
    writer: Writer
    front: Front
    board: HealthBoard
    roster: Roster
    steppers: Steppers
    postman: notices.Postman
    auditor: Auditor
    reckoners: Sequence[hourly.Reckoner]
    time: clock.Clock
    feedings: Callable[[], Sequence[Feeding]]  # built from the roster when a session begins
    tidying: chores.Tidying
    flush_s: float
    others: Sequence[chores.Chore] = ()  # beside the store's own


class Embedded:
    """Runs until it is cancelled."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._heard: asyncio.Queue[Heard] = asyncio.Queue(maxsize=WAITING_STEPS)
        self._gathered_at = -math.inf  # by the loop's clock
        self.begun = asyncio.Event()

    async def run(self) -> None:
        """Run session after session; one ends when a commit fails or the sources change."""
        await self._parts.postman.recover()
        try:
            while True:
                await self._live()
        finally:
            await self._parts.postman.close()

    async def _live(self) -> None:
        self._heard = asyncio.Queue(maxsize=WAITING_STEPS)
        rest_s = 0.0
        try:
            await _alone(self._session())
        except* chores.STORE_REFUSALS as failures:
            log.exception("writer.failed", failures=len(failures.exceptions))
            rest_s = REST_AFTER_FAILURE_S
        except* _ChangedError:
            log.info("sources.changed")
        await asyncio.sleep(rest_s)

    def _take_up(self) -> None:
        if self._parts.db.is_broken:
            self._parts.db.reopen()
        with self._parts.db.reading() as books:
            self._parts.roster.read(books)
        self._parts.writer.recover()

    async def _session(self) -> None:
        with self._parts.board.keeping("state"):
            await self._parts.front.alone(self._take_up)
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._write())
            tasks.create_task(chores.every(TICK_S, self._tick))
            tasks.create_task(chores.every(AUDIT_S, self._audit))
            for job in self._jobs():
                tasks.create_task(job)
            tasks.create_task(self._watch_for_changes())
            for feeding in self._parts.feedings():
                tasks.create_task(self._hearing(feeding).run(self._heard))
            self.begun.set()

    def _jobs(self) -> Iterator[Coroutine[None, None, None]]:
        """Yield what goes on beside the listening, each for itself."""
        yield chores.beside(POST_S, self._parts.postman.run_once, name="postman")
        for worker in self._parts.reckoners:
            yield chores.beside(
                RECKON_S,
                partial(self._reckon, worker),
                name=type(worker).__name__,
                longest_s=LONGEST_REST_S,
            )
        for one in (*self._parts.tidying.chores(), *self._parts.others):
            yield chores.beside(one.every_s, one.job, name=one.name, longest_s=LONGEST_REST_S)

    def _hearing(self, feeding: Feeding) -> Hearing:
        parts = self._parts
        return Hearing(
            feeding,
            steppers=parts.steppers,
            board=parts.board,
            time=parts.time,
            cursor=self._cursor,
        )

    def _cursor(self, source_id: str) -> str | None:
        with self._parts.db.reading() as books:
            return books.cursors.get(source_id)

    async def _watch_for_changes(self) -> None:
        """End the session when the watches or sources in the books are others, whoever wrote."""
        changed = self._parts.front.changed
        while not await asyncio.to_thread(self._parts.roster.is_outdated, self._parts.db):
            with suppress(TimeoutError):  # no `wait_for`: in Python 3.11 it may swallow a stop
                async with asyncio.timeout(LOOK_AGAIN_S):
                    await changed.wait()
            changed.clear()
        raise _ChangedError

    async def _write(self) -> None:
        while True:
            group = await self._gather()
            with self._parts.board.keeping("posts"):
                await self._parts.front.alone(partial(self._commit, group))
            for heard in group:
                heard.feeding.committed(heard.step.cursor)

    async def _gather(self) -> list[Heard]:
        """Return what has arrived by one flush after the last group, at once where that is past."""
        loop = asyncio.get_running_loop()
        group = [await self._heard.get()]
        with suppress(TimeoutError):
            async with asyncio.timeout_at(self._gathered_at + self._parts.flush_s):
                while sum(heard.step.posts.num_rows for heard in group) < GROUP_ROWS:
                    group.append(await self._heard.get())
        self._gathered_at = loop.time()
        return group

    def _commit(self, group: Sequence[Heard]) -> None:
        by_source: dict[str, list[Heard]] = {}
        for heard in group:
            by_source.setdefault(heard.feeding.source.source_id, []).append(heard)
        deliveries = [
            Delivery(source=some[0].feeding.source, steps=tuple(heard.step for heard in some))
            for some in by_source.values()
        ]
        begun = perf_counter()
        filed = self._parts.writer.commit(deliveries, self._parts.time.now())
        telemetry.committed(perf_counter() - begun)
        self._parts.tidying.filed(len(filed))
        for one in filed:
            source_id = one.delivery.source.source_id
            telemetry.posts(source_id, **asdict(one.counts))
            newest = pc.max(one.posts["created_at"]).as_py()
            self._parts.board.committed(source_id, one.posts.num_rows, newest)

    async def _tick(self) -> None:
        changed = self._parts.board.changed()
        now = self._parts.time.now()
        with self._parts.board.keeping("minutes"):
            took = await self._parts.front.alone(lambda: self._timed_tick(now, changed))
        telemetry.ticked(took)
        self._parts.board.kept(changed)

    def _timed_tick(self, now: datetime, changed: Sequence[listening.SourceHealth]) -> float:
        begun = perf_counter()
        self._parts.writer.tick(now, changed)
        return perf_counter() - begun

    async def _audit(self) -> None:
        """Prove that every promised notice is accepted, under way, or known to be dead."""
        audit = await self._parts.front.alone(self._outbox_audit)
        if not audit.holds:
            log.error("outbox.broken_promise", missing=audit.missing, **asdict(audit))

    def _outbox_audit(self) -> notices.Audit:
        with self._parts.db.writing() as books:
            return self._parts.auditor(books, self._parts.time.now())

    async def _reckon(self, worker: hourly.Reckoner) -> None:
        now = self._parts.time.now()
        if worker.is_due(now):
            keep = await asyncio.to_thread(worker.reckon, now)
            await self._parts.front.alone(keep)


class _ChangedError(Exception):
    """The sources or watches changed: the session begins anew."""


async def _alone(session: Coroutine[None, None, None]) -> None:
    """Run a session in a task of its own, and be stopped whatever it raises in that moment.

    A task that is cancelled while a group in it fails may never hear of it in Python 3.11, and
    its `cancelling` tells nothing: the group's own cancellation may stay counted.
    """
    living = asyncio.create_task(session)
    try:
        await asyncio.wait([living])
    except asyncio.CancelledError:
        living.cancel()
        await asyncio.wait([living])
        if not living.cancelled() and living.exception() is not None:
            log.warning("session.broke_at_its_end", why=repr(living.exception()))
        raise
    living.result()
