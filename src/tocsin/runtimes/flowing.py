"""Keeps several batches under way and hands them on in the order they came."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import suppress
from typing import TypeVar

In = TypeVar("In")
Out = TypeVar("Out")


async def in_order(
    given: AsyncIterator[In], work: Callable[[In], Awaitable[Out]], *, width: int
) -> AsyncIterator[Out]:
    """Yield work(one) for each of `given`, in order, with up to `width` of them under way.

    What `given` or `work` raises is raised here, after everything before it was yielded.
    """
    under_way: asyncio.Queue[asyncio.Future[Out] | None] = asyncio.Queue(maxsize=width)

    async def feed() -> None:
        try:
            async for one in given:
                await under_way.put(asyncio.ensure_future(work(one)))
        finally:
            with suppress(asyncio.CancelledError):
                await under_way.put(None)

    feeder = asyncio.create_task(feed())
    try:
        while (next_one := await under_way.get()) is not None:
            yield await next_one
        await feeder
    finally:
        feeder.cancel()
        while not under_way.empty():
            left = under_way.get_nowait()
            if left is not None:
                left.cancel()
