import asyncio
from collections.abc import AsyncIterator

import pytest

from tocsin.runtimes import flowing


async def numbers(count: int) -> AsyncIterator[int]:
    for number in range(count):
        yield number


async def test_results_come_in_the_order_of_what_was_given() -> None:
    async def slower_at_first(number: int) -> int:
        await asyncio.sleep(0.01 if number % 2 == 0 else 0)
        return number

    assert [one async for one in flowing.in_order(numbers(9), slower_at_first, width=4)] == [
        *range(9)
    ]


async def test_the_first_result_does_not_wait_for_a_second_to_be_given() -> None:
    async def one_then_silence() -> AsyncIterator[int]:
        yield 1
        await asyncio.Event().wait()

    async def same(number: int) -> int:
        return number

    flow = flowing.in_order(one_then_silence(), same, width=4)

    assert await asyncio.wait_for(anext(flow), 5) == 1


async def test_a_failure_comes_after_everything_before_it() -> None:
    async def refuses_three(number: int) -> int:
        if number == 3:
            raise ValueError(number)
        return number

    came: list[int] = []

    async def take() -> None:
        async for one in flowing.in_order(numbers(9), refuses_three, width=4):
            came.append(one)  # noqa: PERF401 (what came before the failure must be kept)

    with pytest.raises(ValueError, match="3"):
        await take()
    assert came == [0, 1, 2]


async def test_what_came_after_the_closing_is_left_for_the_next() -> None:
    waiting: asyncio.Queue[int] = asyncio.Queue()

    async def arriving() -> AsyncIterator[int]:
        while True:
            yield await waiting.get()

    async def same(number: int) -> int:
        return number

    first = flowing.in_order(arriving(), same, width=2)
    waiting.put_nowait(1)
    assert await anext(first) == 1
    await first.aclose()
    waiting.put_nowait(2)
    second = flowing.in_order(arriving(), same, width=2)

    assert await asyncio.wait_for(anext(second), 5) == 2
    await second.aclose()


async def test_it_closes_though_more_was_given_than_it_could_hold() -> None:
    closed: list[bool] = []

    async def endless() -> AsyncIterator[int]:
        try:
            while True:
                yield 1
        finally:
            closed.append(True)

    async def same(number: int) -> int:
        return number

    flow = flowing.in_order(endless(), same, width=1)
    await anext(flow)
    await asyncio.sleep(0.01)
    await asyncio.wait_for(flow.aclose(), 5)

    assert closed == [True]
