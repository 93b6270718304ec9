"""The live stream: resumable, bounded, and one reader for all."""

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing

import msgspec
from tests.unit.web.making import NOON
from tests.unit.web.small_house import SmallHouse

from tocsin.adapters import sql
from tocsin.web import live

_PATIENCE_S = 60.0


def _tail(house: SmallHouse, **told: object) -> live.Tail:
    return live.Tail(house.db, **{"every_s": 0.01, "heartbeat_s": 5.0, **told})  # type: ignore[arg-type]  # the tests' own numbers


def _positions(wire: bytes) -> list[int]:
    return [int(line[4:]) for line in wire.splitlines() if line.startswith(b"id: ")]


async def _heard(stream: AsyncGenerator[bytes, None], is_enough: Callable[[bytes], bool]) -> bytes:
    """Return what the stream says until it is enough, or until its end."""
    told = b""
    async with asyncio.timeout(_PATIENCE_S), aclosing(stream) as chunks:
        async for chunk in chunks:
            told += chunk
            if is_enough(told):
                break
    return told


async def _until(is_so: Callable[[], object]) -> None:
    async with asyncio.timeout(_PATIENCE_S):
        while not is_so():  # noqa: ASYNC110 (what the tail has come to sets no event)
            await asyncio.sleep(0.005)


async def test_a_follower_hears_what_follows_its_position(house: SmallHouse) -> None:
    house.tell(5)

    told = await _heard(_tail(house).follow(2), lambda told: b"id: 5" in told)

    assert _positions(told) == [3, 4, 5]
    assert b"event: coverage\ndata: {" in told


async def test_without_a_position_only_what_is_new_is_heard(house: SmallHouse) -> None:
    house.tell(5)
    tail = _tail(house)
    stream = tail.follow(None)
    hello = await anext(stream)
    waiting = asyncio.ensure_future(anext(stream))
    await _until(lambda: tail._ring)
    house.tell(1)

    assert hello.startswith(b"retry: ")
    assert _positions(await waiting) == [6]
    await stream.aclose()


async def test_a_long_absence_is_caught_up_from_the_book(house: SmallHouse) -> None:
    house.tell(350)

    told = await _heard(_tail(house).follow(0), lambda told: b"id: 350\n" in told)

    assert _positions(told) == list(range(1, 351))


async def test_a_position_that_is_pruned_is_too_old(house: SmallHouse) -> None:
    house.tell(400)
    house.write(lambda books: books.feed.prune(NOON.replace(year=2027)))

    told = await _heard(_tail(house).follow(3), lambda told: False)

    assert told.endswith(b'event: too_old\ndata: {"oldest":399}\n\n')


async def test_a_position_of_another_life_is_too_old(house: SmallHouse) -> None:
    house.tell(3)

    told = await _heard(_tail(house, every_s=0.001).follow(900), lambda told: False)

    assert b"event: too_old" in told


async def test_a_slow_follower_is_cut_and_told(house: SmallHouse) -> None:
    house.tell(1)
    tail = _tail(house, kept_bytes=2_000)
    slow = tail.follow(0)
    await anext(slow)
    first = await anext(slow)
    house.tell(200)
    swift = await _heard(tail.follow(None), lambda told: len(told) > 20)
    await _until(lambda: tail._ring and tail._ring.floor > 1)
    rest = await _heard(slow, lambda told: False)

    assert _positions(first) == [1]
    assert swift
    assert rest.startswith(b"event: too_old")


async def test_many_followers_cost_no_more_reads_than_one(house: SmallHouse) -> None:
    house.tell(1)
    tail = _tail(house, every_s=0.05)
    begun = asyncio.get_running_loop().time()
    heard = [
        asyncio.create_task(_heard(tail.follow(1), lambda told: b"id: 2\n" in told))
        for _ in range(50)
    ]
    await _until(lambda: tail.followers == len(heard) and tail._ring)
    house.tell(1)
    told = await asyncio.gather(*heard)
    passed = asyncio.get_running_loop().time() - begun

    assert [_positions(one) for one in told] == [[2]] * 50
    assert tail.reads <= 2 + passed / 0.05
    assert tail.followers == 0


async def test_nobody_reads_when_nobody_follows(house: SmallHouse) -> None:
    house.tell(1)
    tail = _tail(house)
    await _heard(tail.follow(0), lambda told: b"id: 1\n" in told)
    reads = tail.reads
    await asyncio.sleep(0.1)

    assert tail.reads == reads


async def test_silence_is_kept_open_by_heartbeats(house: SmallHouse) -> None:
    told = await _heard(
        _tail(house, heartbeat_s=0.02).follow(None), lambda told: told.count(b": \n\n") == 2
    )

    assert told.endswith(b": \n\n")


async def test_closing_ends_every_stream_at_once(house: SmallHouse) -> None:
    tail = _tail(house)
    streams = [asyncio.create_task(_heard(tail.follow(None), lambda told: False)) for _ in "ab"]
    await _until(lambda: tail.followers == len(streams) and tail._ring)
    tail.close()

    assert all(told.startswith(b"retry") for told in await asyncio.gather(*streams))


async def test_a_database_that_fails_for_a_moment_does_not_end_the_stream(
    house: SmallHouse,
) -> None:
    tail = _tail(house)
    stream = tail.follow(None)
    await anext(stream)
    waiting = asyncio.ensure_future(anext(stream))
    await _until(lambda: tail._ring)
    busy = _Busy()
    whole, tail._db = tail._db, busy  # type: ignore[assignment]  # a database that is busy
    await _until(lambda: busy.asked)
    tail._db = whole
    house.tell(1)

    assert _positions(await waiting) == [1]
    await stream.aclose()


class _Busy:
    asked = 0

    def reading(self) -> None:
        self.asked += 1
        raise sql.errors.StoreBusy(why="a test")


async def test_hostile_text_stays_on_its_line(house: SmallHouse) -> None:
    told = {"text": "a\nevent: level\ndata: {}\r\n\u2028<script>\x00"}
    house.write(lambda books: books.feed.append("posts", told, NOON))

    wire = await _heard(_tail(house).follow(0), lambda told: b"id: 1\n" in told)

    data = [line for line in wire.split(b"\n") if line.startswith(b"data: ")]
    assert sum(line.startswith(b"event: ") for line in wire.split(b"\n")) == 1
    assert msgspec.json.decode(data[0][6:]) == told
