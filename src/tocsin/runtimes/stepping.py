"""Runs `pipeline.Step` in a few processes of its own, or inline when a batch is small."""

import asyncio
import hashlib
import multiprocessing
import os
import pickle
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from functools import lru_cache
from types import TracebackType
from typing import Self, TypeVar

from tocsin import listening, pipeline

In = TypeVar("In")
Out = TypeVar("Out")

# Imported once, before the processes part.
_PRELOADED = ["tocsin.pipeline", "tocsin.adapters.models", "tocsin.connectors.file"]
_INLINE_ROWS = 500  # below this, handing over costs more than it saves


@lru_cache(maxsize=64)
def _step(fingerprint: str, recipe: bytes) -> pipeline.Step:
    del fingerprint  # the cache's key in the pool: equal recipes share one matcher
    return pipeline.Step(pickle.loads(recipe))  # noqa: S301 (pickled by this very program)


def _run(fingerprint: str, recipe: bytes, batch: listening.Batch) -> pipeline.Stepped:
    return _step(fingerprint, recipe)(batch)


class Steppers:
    """A pool that keeps one built matcher and reader per recipe in each process."""

    def __init__(self, processes: int | None = None) -> None:
        self._count = (os.cpu_count() or 1) if processes is None else processes
        self._pool: ProcessPoolExecutor | None = None
        self._recipes: dict[pipeline.Recipe, tuple[str, bytes]] = {}

    @property
    def width(self) -> int:
        """Return how many batches are worth having under way."""
        return max(self._count, 1)

    async def run(self, recipe: pipeline.Recipe, batch: listening.Batch) -> pipeline.Stepped:
        """Return `batch` stepped by `recipe`."""
        fingerprint, told = self._told(recipe)
        if self._count == 0 or 0 < batch.rows < _INLINE_ROWS:
            return await asyncio.to_thread(_run, fingerprint, told, batch)
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._started(), _run, fingerprint, told, batch)

    def each(self, work: Callable[[In], Out], given: Iterable[In], /) -> Iterator[Out]:
        """Return what `work` makes of each of `given`, in order, several at once."""
        if self._count == 0:
            yield from map(work, given)
            return
        under_way: deque[Future[Out]] = deque()
        for one in given:
            under_way.append(self._started().submit(work, one))
            if len(under_way) > 2 * self._count:
                yield under_way.popleft().result()
        while under_way:
            yield under_way.popleft().result()

    def _told(self, recipe: pipeline.Recipe) -> tuple[str, bytes]:
        if recipe not in self._recipes:
            told = pickle.dumps(recipe)
            self._recipes[recipe] = hashlib.sha256(told).hexdigest(), told
        return self._recipes[recipe]

    def _started(self) -> ProcessPoolExecutor:
        if self._pool is None:
            method = (
                "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else None
            )
            context = multiprocessing.get_context(method)
            context.set_forkserver_preload(_PRELOADED)
            self._pool = ProcessPoolExecutor(self._count, mp_context=context)
        return self._pool

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        raised: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
