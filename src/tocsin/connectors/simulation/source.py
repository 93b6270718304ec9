"""Plays the story: what is past at once, then post by post as the clock moves."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from datetime import datetime, timedelta
from functools import partial

import pyarrow as pa

from tocsin import listening, simulation
from tocsin.connectors.simulation import mapping
from tocsin.connectors.simulation.settings import Settings
from tocsin.kernel import clock

BATCH_POSTS = 2_000
TICK_S = 0.25
# Nobody said anything for so long: say that the source is alive.
_HEARTBEAT = timedelta(seconds=15)

Sleep = Callable[[float], Awaitable[None]]


class SimulationConnector:
    """Plays one telling of the story.

    At speed 1 a post is heard when the story says it was written. At any other speed what is past
    comes as it was written, and the rest is stamped with the moment it is heard; the story then
    waits while nobody listens.
    """

    def __init__(
        self, settings: Settings, *, clock: clock.Clock, sleep: Sleep = asyncio.sleep
    ) -> None:
        self._clock, self._sleep = clock, sleep
        self._speed = settings.speed
        self._story = simulation.Story(
            seed=settings.seed, begins_at=settings.begins_at, hours=settings.hours
        )

    async def batches(self, cursor: str | None) -> AsyncIterator[listening.Batch]:
        """Return the batches behind `cursor`; never ends, but falls silent with the story."""
        heard = mapping.heard(cursor, self._story.begins_at)
        started = self._clock.now()
        past = await asyncio.to_thread(self._story.posts, heard, started)
        for posts in _in_parts(past):
            yield _batch(posts, mapping.behind(posts.column("created_at")[-1].as_py()))
        heard = max(heard, started)
        begun = started if self._speed == 1.0 else heard
        pace = mapping.Pace(wall=started, story=begun, speed=self._speed)
        async for batch in self._live(heard, pace):
            yield batch

    async def _live(self, heard: datetime, pace: mapping.Pace) -> AsyncIterator[listening.Batch]:
        told_at = pace.wall - _HEARTBEAT
        while True:
            now = self._clock.now()
            reached = max(heard, pace.story_at(now))
            posts = self._story.posts(heard, reached)
            if posts.num_rows or now - told_at >= _HEARTBEAT:
                yield _batch(pace.restamped(posts), reached)
                told_at = now
            heard = reached
            await self._sleep(TICK_S)


def _in_parts(posts: pa.RecordBatch) -> Iterator[pa.RecordBatch]:
    for first in range(0, posts.num_rows, BATCH_POSTS):
        # A slice would carry all its neighbours along when it travels to another process.
        yield posts.take(pa.array(range(first, min(first + BATCH_POSTS, posts.num_rows))))


def _batch(posts: pa.RecordBatch, heard: datetime) -> listening.Batch:
    return listening.Batch(
        parse=partial(listening.Parsed, posts=posts),
        cursor=mapping.cursor(heard),
        rows=posts.num_rows,
    )
