"""Work that comes round again and again, and work that nobody may leave half done."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import TypeVar

import structlog

from tocsin.adapters import sql

log = structlog.get_logger()

T = TypeVar("T")
Work = Callable[[], Awaitable[object]]

# The books can no longer be relied on: whoever listens has to begin again behind its cursors.
STORE_REFUSALS = (sql.errors.StoreBroken, sql.errors.StoreBusy, sql.errors.StoreFull)


async def every(seconds: float, work: Work) -> None:
    """Do `work` for ever, `seconds` after it was done last; what it raises is raised."""
    while True:
        await work()
        await asyncio.sleep(seconds)


async def beside(seconds: float, job: Work, *, name: str, longest_s: float = 0.0) -> None:
    """Do a side job for ever; when it breaks, that is told and it is tried again later.

    Each failure in a row doubles the rest, up to `longest_s`. A refusal of the store is raised.
    """
    failures = 0
    while True:
        try:
            await job()
            failures = 0
        except STORE_REFUSALS:
            raise
        except Exception:  # the one place: what breaks beside the listening must not stop it
            failures += 1
            log.exception("chore.failed", chore=name, failures=failures)
        await asyncio.sleep(min(seconds * 2.0 ** min(failures, 30), max(seconds, longest_s)))


async def to_its_end(work: Callable[[], T]) -> T:
    """Do `work` in a thread; who is cancelled meanwhile waits for its end all the same.

    A thread cannot be stopped: without this, a lock would be let go while its holder still writes.
    """
    doing = asyncio.ensure_future(asyncio.to_thread(work))
    try:
        return await asyncio.shield(doing)
    except asyncio.CancelledError:
        while not doing.done():
            with suppress(asyncio.CancelledError):
                await asyncio.wait([doing])
        doing.result()  # what broke is worth more than that somebody stopped
        raise
