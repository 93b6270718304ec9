"""What goes on beside the listening breaks alone, and is tried again."""

import asyncio
import threading
from collections.abc import Awaitable, Callable

import pytest

from tocsin.adapters import sql
from tocsin.runtimes import chores

PATIENCE_S = 10


async def spinning(*jobs: Awaitable[None], until: asyncio.Event) -> None:
    """Run jobs that never end until something has happened."""
    tasks = [asyncio.ensure_future(job) for job in jobs]
    async with asyncio.timeout(PATIENCE_S):
        await until.wait()
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


def counting(times: int, reached: asyncio.Event, *, breaks: bool) -> Callable[[], Awaitable[None]]:
    """Return a job that tells when it has begun so many times, and may break each time."""
    begun = iter(range(1, 1_000_000))

    async def job() -> None:
        if next(begun) >= times:
            reached.set()
        if breaks:
            raise ValueError

    return job


async def test_a_chore_that_breaks_is_tried_again() -> None:
    again = asyncio.Event()

    await spinning(chores.beside(0, counting(4, again, breaks=True), name="odd"), until=again)


async def test_a_chore_that_breaks_holds_up_no_other() -> None:
    broken, well = asyncio.Event(), asyncio.Event()

    await spinning(
        chores.beside(0, counting(1, broken, breaks=True), name="odd", longest_s=60),
        chores.beside(0, counting(50, well, breaks=False), name="good"),
        until=well,
    )

    assert broken.is_set()


async def test_each_failure_in_a_row_doubles_the_rest_up_to_the_longest(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rests: list[float] = []
    enough, real = asyncio.Event(), asyncio.sleep

    async def sleep(seconds: float) -> None:
        rests.append(seconds)
        await real(0)

    monkeypatch.setattr(asyncio, "sleep", sleep)
    job = counting(6, enough, breaks=True)
    await spinning(chores.beside(10, job, name="odd", longest_s=100), until=enough)

    assert rests[:5] == [20, 40, 80, 100, 100]


@pytest.mark.parametrize("refusal", chores.STORE_REFUSALS)
async def test_what_the_store_refuses_is_for_the_session_to_hear(
    refusal: type[sql.errors.StoreBroken],
) -> None:
    async def job() -> None:
        raise refusal(why="gone")

    with pytest.raises(refusal):
        await chores.beside(0, job, name="odd")


async def test_who_is_stopped_waits_for_the_thread_that_writes() -> None:
    begun, may_end = threading.Event(), threading.Event()
    ended: list[bool] = []

    def work() -> None:
        begun.set()
        may_end.wait(PATIENCE_S)
        ended.append(True)

    stopped = asyncio.create_task(chores.to_its_end(work))
    await asyncio.to_thread(begun.wait)
    stopped.cancel()
    await asyncio.sleep(0)
    stopped.cancel()
    await asyncio.sleep(0)
    is_waiting = not stopped.done()
    may_end.set()
    await asyncio.wait([stopped])

    assert is_waiting
    assert ended == [True]
    assert stopped.cancelled()


async def test_what_broke_while_somebody_stopped_is_told() -> None:
    begun, may_end = threading.Event(), threading.Event()

    def work() -> None:
        begun.set()
        may_end.wait(PATIENCE_S)
        raise sql.errors.StoreBusy(why="locked")

    stopped = asyncio.create_task(chores.to_its_end(work))
    await asyncio.to_thread(begun.wait)
    stopped.cancel()
    may_end.set()

    with pytest.raises(sql.errors.StoreBusy):
        await stopped
