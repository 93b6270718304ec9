"""Keeps several batches under way and hands them on in the order they came."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable
from typing import TypeVar

In = TypeVar("In")
Out = TypeVar("Out")


async def in_order(
    given: AsyncIterator[In], work: Callable[[In], Awaitable[Out]], *, width: int
) -> AsyncGenerator[Out, None]:
    """Yield work(one) for each of `given`, in order, with up to `width` of them under way.

    What `given` or `work` raises is raised here, after everything before it was yielded. Once this
    is closed nothing more is taken from `given`: what another takes up from there misses nothing.
    """
    under_way: asyncio.Queue[asyncio.Future[Out] | None] = asyncio.Queue(maxsize=width)
    feeder = asyncio.create_task(_feed(given, work, under_way))
    try:
        while (next_one := await under_way.get()) is not None:
            yield await next_one
        await feeder
    finally:
        feeder.cancel()
        await asyncio.wait([feeder])
        while not under_way.empty():
            left = under_way.get_nowait()
            if left is not None:
                left.cancel()


async def _feed(
    given: AsyncIterator[In],
    work: Callable[[In], Awaitable[Out]],
    under_way: "asyncio.Queue[asyncio.Future[Out] | None]",
) -> None:
    is_told = True
    try:
        async for one in given:
            doing = asyncio.ensure_future(work(one))
            try:
                await under_way.put(doing)
            except asyncio.CancelledError:
                doing.cancel()
                raise
    except asyncio.CancelledError:
        is_told = False  # nobody waits for an end any more
        raise
    finally:
        if isinstance(given, AsyncGenerator):
            await given.aclose()
        if is_told:
            await under_way.put(None)
