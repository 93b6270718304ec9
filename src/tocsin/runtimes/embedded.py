"""The default runtime: sources, writer, desk, postman and tidying in one asyncio program.

A commit gathers what arrived within one flush. A commit that fails ends the session: the writer
takes up the committed state and every source begins again behind its committed cursor.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import timedelta
from time import perf_counter

import pyarrow.compute as pc
import structlog

from tocsin import notices
from tocsin.adapters import archive, sql
from tocsin.kernel import clock
from tocsin.runtimes import hourly, telemetry
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
TIDY_S = 600.0
TIDY_BUDGET_S = 2.0  # the writer waits meanwhile; what is left is merged next time
LOOK_AGAIN_S = 2.0
FEED_KEPT = timedelta(hours=2)
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
    flush_s: float
    retention: timedelta


class Embedded:
    """Runs until it is cancelled."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._heard: asyncio.Queue[Heard] = asyncio.Queue(maxsize=WAITING_STEPS)
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
        try:
            await asyncio.to_thread(self._take_up)
            await self._session()
        except* (
            sql.errors.StoreBroken,
            sql.errors.StoreBusy,
            sql.errors.StoreFull,
        ) as failures:
            log.exception("writer.failed", failures=len(failures.exceptions))
            await asyncio.sleep(REST_AFTER_FAILURE_S)
        except* _ChangedError:
            log.info("sources.changed")

    def _take_up(self) -> None:
        if self._parts.db.is_broken:
            self._parts.db.reopen()
        with self._parts.db.reading() as books:
            self._parts.roster.read(books)
        self._parts.writer.recover()

    async def _session(self) -> None:
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._write())
            tasks.create_task(_every(TICK_S, self._tick))
            tasks.create_task(_every(POST_S, self._post))
            tasks.create_task(_every(AUDIT_S, self._audit))
            tasks.create_task(_every(TIDY_S, self._tidy))
            tasks.create_task(_every(RECKON_S, self._reckon))
            tasks.create_task(self._watch_for_changes())
            for feeding in self._parts.feedings():
                tasks.create_task(self._hearing(feeding).run(self._heard))
            self.begun.set()

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
            with suppress(TimeoutError):
                await asyncio.wait_for(changed.wait(), LOOK_AGAIN_S)
            changed.clear()
        raise _ChangedError

    async def _write(self) -> None:
        while True:
            group = await self._gather()
            async with self._parts.front.writing:
                await asyncio.to_thread(self._commit, group)
            for heard in group:
                heard.feeding.committed(heard.step.cursor)

    async def _gather(self) -> list[Heard]:
        """Return what arrives within one flush of the first to arrive."""
        group = [await self._heard.get()]
        deadline = asyncio.get_running_loop().time() + self._parts.flush_s
        while sum(heard.step.posts.num_rows for heard in group) < GROUP_ROWS:
            left = deadline - asyncio.get_running_loop().time()
            try:
                group.append(await asyncio.wait_for(self._heard.get(), max(left, 0.0)))
            except TimeoutError:
                break
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
        for one in filed:
            source_id = one.delivery.source.source_id
            telemetry.posts(source_id, **asdict(one.counts))
            newest = pc.max(one.posts["created_at"]).as_py()
            self._parts.board.committed(source_id, one.posts.num_rows, newest)

    async def _tick(self) -> None:
        changed = self._parts.board.changed()
        async with self._parts.front.writing:
            begun = perf_counter()
            await asyncio.to_thread(self._parts.writer.tick, self._parts.time.now(), changed)
            telemetry.ticked(perf_counter() - begun)
        self._parts.board.kept(changed)

    async def _post(self) -> None:
        """Carry what is due; a channel that breaks must not stop the listening."""
        try:
            await self._parts.postman.run_once()
        except Exception:
            log.exception("postman.failed")

    async def _audit(self) -> None:
        """Prove that every promised notice is accepted, under way, or known to be dead."""
        async with self._parts.front.writing:
            audit = await asyncio.to_thread(self._outbox_audit)
        if not audit.holds:
            log.error("outbox.broken_promise", missing=audit.missing, **asdict(audit))

    def _outbox_audit(self) -> notices.Audit:
        with self._parts.db.writing() as books:
            return self._parts.auditor(books, self._parts.time.now())

    async def _reckon(self) -> None:
        """Forecast, and read hours again; a reckoning that breaks must not stop the listening."""
        for worker in self._parts.reckoners:
            now = self._parts.time.now()
            if not worker.is_due(now):
                continue
            try:
                await asyncio.to_thread(worker.reckon, now)
            except Exception:
                log.exception("reckoning.failed", worker=type(worker).__name__)
            async with self._parts.front.writing:
                await asyncio.to_thread(worker.keep, now)

    async def _tidy(self) -> None:
        now = self._parts.time.now()
        async with self._parts.front.writing:
            await asyncio.to_thread(self._tidy_up)
        await asyncio.to_thread(self._parts.store.sweep, now)

    def _tidy_up(self) -> None:
        now = self._parts.time.now()
        self._parts.db.ballast.hold()
        self._parts.writer.checkpoint(now)
        until = perf_counter() + TIDY_BUDGET_S
        while self._parts.store.compact(now) and perf_counter() < until:
            continue
        self._parts.store.purge(now)
        self._parts.store.erase(now - self._parts.retention, now)
        with self._parts.db.writing() as books:
            books.feed.prune(now - FEED_KEPT)


class _ChangedError(Exception):
    """The sources or watches changed: the session begins anew."""


async def _every(seconds: float, work: Callable[[], Awaitable[object]]) -> None:
    while True:
        await work()
        await asyncio.sleep(seconds)
