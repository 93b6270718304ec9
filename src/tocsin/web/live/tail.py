"""Follows the feed for every screen: at most one read in 100 ms, however many are looking.

While somebody follows, one task reads what is new into a ring of frames; a follower is no more
than a position in that ring, so its memory is bounded by being shared. Whoever falls off the
ring, or asks for what the book no longer holds, is told `too_old` and takes a fresh snapshot.
"""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Iterator
from contextlib import contextmanager

import structlog
from starlette.concurrency import run_in_threadpool

from tocsin.adapters import sql
from tocsin.kernel.errors import TocsinError
from tocsin.web.live import frames

log = structlog.get_logger(__name__)

EVERY_S = 0.1
HEARTBEAT_S = 15.0
KEPT_BYTES = 16_000_000
_PAGE = 100
_CHUNK_BYTES = 256_000
_AFTER_FAULT_S = 1.0
# A snapshot may be a moment ahead of the ring; a position of another life stays ahead.
_POLLS_BEHIND = 20


class Tail:
    """The end of the feed, and those who follow it."""

    def __init__(
        self,
        db: sql.Database,
        *,
        every_s: float = EVERY_S,
        heartbeat_s: float = HEARTBEAT_S,
        kept_bytes: int = KEPT_BYTES,
    ) -> None:
        self._db, self._every_s, self._heartbeat_s = db, every_s, heartbeat_s
        self._kept_bytes = kept_bytes
        self._ring: frames.Ring | None = None
        self._news = asyncio.Event()
        self._turn = asyncio.Lock()  # those who catch up read one after the other
        self._reading: asyncio.Task[None] | None = None
        self._is_closed = False
        self.followers = 0
        self.reads = 0

    async def follow(self, after: int | None) -> AsyncGenerator[bytes, None]:
        """Yield what follows a position (None = from now on), until closed or too old."""
        with self._counted():
            yield frames.HELLO
            try:
                ring = await self._opened()
                async for chunk in self._after(ring, ring.head if after is None else after):
                    yield chunk
            except TocsinError as fault:  # the browser comes again by itself
                log.warning("stream.ended", fault=str(fault))

    def close(self) -> None:
        """End every stream now; nobody may follow afterwards."""
        self._is_closed = True
        self._wake()
        if self._reading is not None:
            self._reading.cancel()

    async def _after(self, ring: frames.Ring, position: int) -> AsyncIterator[bytes]:
        if not await self._reached(ring, position):
            yield frames.too_old(ring.head)
            return
        async for page in self._from_book(ring, position):
            if not page:
                yield frames.too_old(ring.floor)
                return
            for chunk in _chunks(page):
                yield chunk
            position = page[-1].position
        async for chunk in self._from_ring(ring, position):
            yield chunk

    async def _reached(self, ring: frames.Ring, position: int) -> bool:
        """Return whether the feed has come to a position that was seen by the client."""
        for _ in range(_POLLS_BEHIND):
            if position <= ring.head or self._is_closed:
                break
            await asyncio.sleep(self._every_s)
        return position <= ring.head

    async def _from_book(
        self, ring: frames.Ring, position: int
    ) -> AsyncIterator[list[frames.Frame]]:
        """Yield pages up to the ring's floor; an empty page where the book begins later."""
        while position < ring.floor and not self._is_closed:
            async with self._turn:
                page, oldest = await run_in_threadpool(self._page, position)
                await asyncio.sleep(self._every_s)
            if position < oldest - 1 or not page:
                yield []
                return
            yield page
            position = page[-1].position

    async def _from_ring(self, ring: frames.Ring, position: int) -> AsyncIterator[bytes]:
        while not self._is_closed and self._ring is ring:
            news = self._news
            if position < ring.floor:
                log.info("stream.cut", position=position, floor=ring.floor)
                yield frames.too_old(ring.floor)
                return
            if fresh := ring.after(position):
                for chunk in _chunks(fresh[:_PAGE]):
                    yield chunk
                position = fresh[:_PAGE][-1].position
                continue
            try:
                async with asyncio.timeout(self._heartbeat_s):
                    await news.wait()
            except TimeoutError:
                yield frames.HEARTBEAT

    async def _opened(self) -> frames.Ring:
        """Return the ring, begun with the newest page when nobody followed before."""
        async with self._turn:
            if self._ring is None:
                floor, page = await run_in_threadpool(self._newest)
                ring = frames.Ring(floor, limit_bytes=self._kept_bytes)
                ring.add(page)
                self._ring = ring
                self._reading = asyncio.create_task(self._read(ring))
                self._reading.add_done_callback(self._ended)
            return self._ring

    async def _read(self, ring: frames.Ring) -> None:
        while True:
            await asyncio.sleep(self._every_s)
            try:
                page, _ = await run_in_threadpool(self._page, ring.head)
            except TocsinError as fault:
                log.warning("stream.unread", fault=str(fault))
                await asyncio.sleep(_AFTER_FAULT_S)
                continue
            if page:
                ring.add(page)
                self._wake()

    def _page(self, position: int) -> tuple[list[frames.Frame], int]:
        self.reads += 1
        with self._db.reading() as books:
            events = books.feed.after(position, _PAGE)
            oldest = books.feed.oldest() if events else 0
        return [frames.frame(event) for event in events], oldest

    def _newest(self) -> tuple[int, list[frames.Frame]]:
        self.reads += 1
        with self._db.reading() as books:
            floor = max(books.feed.head() - _PAGE, books.feed.oldest() - 1, 0)
            return floor, [frames.frame(event) for event in books.feed.after(floor, _PAGE)]

    @contextmanager
    def _counted(self) -> Iterator[None]:
        self.followers += 1
        try:
            yield
        finally:
            self.followers -= 1
            if self.followers == 0:
                self._rest()

    def _rest(self) -> None:
        """Stop reading: nobody is looking."""
        if self._reading is not None:
            self._reading.cancel()
        self._reading = self._ring = None

    def _ended(self, reading: "asyncio.Task[None]") -> None:
        """Let the streams end when their reader did: the browsers come again."""
        if not reading.cancelled() and reading.exception() is not None:
            log.error("stream.broken", fault=repr(reading.exception()))
            self._ring = None
        self._wake()

    def _wake(self) -> None:
        news, self._news = self._news, asyncio.Event()
        news.set()


def _chunks(some: list[frames.Frame]) -> Iterator[bytes]:
    """Yield frames joined into chunks: few writes, and none that is large."""
    parts: list[bytes] = []
    size = 0
    for one in some:
        if parts and size + len(one.wire) > _CHUNK_BYTES:
            yield b"".join(parts)
            parts, size = [], 0
        parts.append(one.wire)
        size += len(one.wire)
    if parts:
        yield b"".join(parts)
