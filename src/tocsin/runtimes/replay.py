"""Plays posts through the same pipeline strictly in time order, with the posts' own clock.

Each commit also judges every whole minute before its newest post, in the same transaction: a
replay killed at any point and started again ends with the posts and levels of one that was not.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

import pyarrow.compute as pc

from tocsin import listening, pipeline
from tocsin.adapters import sql
from tocsin.kernel import clock
from tocsin.runtimes import flowing
from tocsin.runtimes.hearing import Feeding
from tocsin.runtimes.roster import Roster
from tocsin.runtimes.stepping import Steppers
from tocsin.runtimes.writer import Delivery, Filed, Writer, minute_of

Progress = Callable[[int], None]  # told how many posts the last commit read


@dataclass(frozen=True, slots=True, kw_only=True)
class Replay:
    """One source, played to its end."""

    db: sql.Database
    writer: Writer
    roster: Roster
    steppers: Steppers
    time: clock.SetClock

    async def run(self, feeding: Feeding, progress: Progress = lambda _read: None) -> None:
        """Play what is left of the source behind its committed cursor."""
        with self.db.reading() as books:
            self.roster.read(books)
            cursor = books.cursors.get(feeding.source.source_id)
        self.writer.recover()

        async def step(batch: listening.Batch) -> pipeline.Stepped:
            return await self.steppers.run(feeding.recipe, batch)

        batches = feeding.connector.batches(cursor)
        async for stepped in flowing.in_order(batches, step, width=self.steppers.width + 1):
            filed = await asyncio.to_thread(self._commit, feeding, stepped)
            progress(filed.counts.read)
        await asyncio.to_thread(self.writer.finish, self.time.now())

    def _commit(self, feeding: Feeding, stepped: pipeline.Stepped) -> Filed:
        newest = pc.max(stepped.posts["created_at"]).as_py()
        if newest is not None:
            self.time.put(newest)
        delivery = Delivery(source=feeding.source, steps=(stepped,))
        through = None if newest is None else minute_of(self.time.now()) - 1
        return self.writer.commit([delivery], self.time.now(), through=through)[0]
