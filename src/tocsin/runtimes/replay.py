"""Plays posts through the same pipeline strictly in time order, with the posts' own clock.

Each commit also judges every whole minute before its newest post, in the same transaction: a
replay killed at any point and started again ends with the posts and levels of one that was not.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass

import pyarrow.compute as pc

from tocsin import listening, pipeline
from tocsin.adapters import sql
from tocsin.kernel import clock
from tocsin.runtimes import flowing, stepping
from tocsin.runtimes.hearing import Feeding
from tocsin.runtimes.roster import Roster
from tocsin.runtimes.writer import Delivery, Filed, Writer, minute_of

GROUP_ROWS = 40_000
_AHEAD = 4  # batches a process: it must not wait for a commit
Progress = Callable[[int], None]  # told how many posts the last commit read


@dataclass(frozen=True, slots=True, kw_only=True)
class Replay:
    """One source, played to its end."""

    db: sql.Database
    writer: Writer
    roster: Roster
    steppers: stepping.Steppers
    time: clock.SetClock

    async def run(self, feeding: Feeding, progress: Progress = lambda _read: None) -> None:
        """Play what is left of the source behind its committed cursor.

        The feed is not told post by post: a screen that comes back takes a fresh snapshot.
        """
        stepping.settle()
        with self.db.writing() as books:
            self.roster.read(books)
            cursor = books.cursors.get(feeding.source.source_id)
            books.feed.begin_anew(self.time.now())
        self.writer.recover()

        async def step(batch: listening.Batch) -> pipeline.Stepped:
            return await self.steppers.run(feeding.recipe, batch)

        batches = feeding.connector.batches(cursor)
        steps = flowing.in_order(batches, step, width=_AHEAD * self.steppers.width)
        async for group in _grouped(steps):
            filed = await asyncio.to_thread(self._commit, feeding, group)
            progress(filed.counts.read)
        await asyncio.to_thread(self.writer.finish, self.time.now())

    def _commit(self, feeding: Feeding, group: tuple[pipeline.Stepped, ...]) -> Filed:
        newest = [pc.max(one.posts["created_at"]).as_py() for one in group if one.posts.num_rows]
        for at in newest:
            self.time.put(at)
        delivery = Delivery(source=feeding.source, steps=group)
        through = minute_of(self.time.now()) - 1 if newest else None
        return self.writer.commit([delivery], self.time.now(), through=through)[0]


async def _grouped(
    steps: AsyncIterator[pipeline.Stepped],
) -> AsyncIterator[tuple[pipeline.Stepped, ...]]:
    """Yield steps by groups that are worth a commit."""
    group: list[pipeline.Stepped] = []
    async for step in steps:
        group.append(step)
        if sum(one.posts.num_rows for one in group) >= GROUP_ROWS:
            yield tuple(group)
            group = []
    if group:
        yield tuple(group)
