"""Runs `pipeline.Step` in a few processes of its own, or inline when a batch is small."""

import asyncio
import atexit
import ctypes
import gc
import hashlib
import importlib.util
import multiprocessing
import os
import pickle
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from functools import lru_cache
from importlib.abc import MetaPathFinder
from multiprocessing import forkserver
from types import TracebackType
from typing import Self, TypeVar

import pyarrow as pa

from tocsin import listening, pipeline

In = TypeVar("In")
Out = TypeVar("Out")

# Imported once, before the processes part.
_PRELOADED = ["tocsin.pipeline", "tocsin.adapters.models", "tocsin.connectors.file"]
_METHODS = multiprocessing.get_all_start_methods()
_CONTEXT = multiprocessing.get_context("forkserver" if "forkserver" in _METHODS else None)
_INLINE_ROWS = 500  # below this, handing over costs more than it saves
# glibc's mallopt: keep what was freed (M_TRIM_THRESHOLD, M_TOP_PAD, M_MMAP_THRESHOLD).
_KEEPING = ((-1, 256 * 1024 * 1024), (-2, 16 * 1024 * 1024), (-3, 32 * 1024 * 1024))


class _NoPandas(MetaPathFinder):
    """Knows at once that there is no pandas."""

    @classmethod
    def find_spec(cls, fullname: str, path: object, target: object = None) -> None:
        """Refuse the one name, and leave the others to those who find them."""
        del path, target
        if fullname == "pandas":
            raise ModuleNotFoundError(name=fullname)


def settle() -> None:
    """Make this process one that handles batch after batch: a fifth less CPU a post.

    A batch's arrays are freed and made anew; handed back to the system in between, each page of
    them is cleared again. What was imported need not be looked through for cycles. And pyarrow
    looks for pandas, along the whole path, at every conversion.
    """
    gc.freeze()
    atexit.register(gc.unfreeze)  # or what is in a cycle is called leaked when the process ends
    gc.set_threshold(50_000, 20, 100)
    if _NoPandas not in sys.meta_path and importlib.util.find_spec("pandas") is None:
        sys.meta_path.insert(0, _NoPandas)
    libc = ctypes.CDLL(None)
    if hasattr(libc, "mallopt"):
        for option, size in _KEEPING:
            libc.mallopt(option, size)
        pa.set_memory_pool(pa.system_memory_pool())


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

    def begin(self) -> None:
        """Start what the processes part from, while this one has other things to do."""
        if self._count and _CONTEXT.get_start_method() == "forkserver":
            _CONTEXT.set_forkserver_preload(_PRELOADED)
            forkserver.ensure_running()

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
            self.begin()
            self._pool = ProcessPoolExecutor(self._count, mp_context=_CONTEXT, initializer=settle)
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
