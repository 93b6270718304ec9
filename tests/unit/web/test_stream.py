"""The live stream: resumable, bounded, and one reader for all."""

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from pathlib import Path

import msgspec
from fastapi import FastAPI
from starlette.testclient import TestClient
from starlette.types import Message
from tests.unit.web import small_house
from tests.unit.web.small_house import NOON, SmallHouse

from tocsin.adapters import sql
from tocsin.web import live


def _tail(house: SmallHouse, **told: object) -> live.Tail:
    return live.Tail(house.db, **{"every_s": 0.01, "heartbeat_s": 5.0, **told})  # type: ignore[arg-type]  # the tests' own numbers


def _positions(wire: bytes) -> list[int]:
    return [int(line[4:]) for line in wire.splitlines() if line.startswith(b"id: ")]


async def _heard(stream: AsyncGenerator[bytes, None], is_enough: Callable[[bytes], bool]) -> bytes:
    """Return what the stream says until it is enough, or until its end."""
    told = b""
    async with asyncio.timeout(10), aclosing(stream) as chunks:
        async for chunk in chunks:
            told += chunk
            if is_enough(told):
                break
    return told


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
    await asyncio.sleep(0.05)
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
    await asyncio.sleep(0.3)
    rest = await _heard(slow, lambda told: False)

    assert _positions(first) == [1]
    assert swift
    assert rest.startswith(b"event: too_old")


async def test_many_followers_cost_no_more_reads_than_one(house: SmallHouse) -> None:
    house.tell(1)
    tail = _tail(house, every_s=0.05)
    heard = [
        asyncio.create_task(_heard(tail.follow(1), lambda told: b"id: 2\n" in told))
        for _ in range(50)
    ]
    await asyncio.sleep(0.2)
    house.tell(1)
    told = await asyncio.gather(*heard)

    assert [_positions(one) for one in told] == [[2]] * 50
    assert tail.reads < 20
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
    await asyncio.sleep(0.05)
    tail.close()

    assert all(told.startswith(b"retry") for told in await asyncio.gather(*streams))


async def test_a_database_that_fails_for_a_moment_does_not_end_the_stream(
    house: SmallHouse,
) -> None:
    tail = _tail(house)
    stream = tail.follow(None)
    await anext(stream)
    waiting = asyncio.ensure_future(anext(stream))
    await asyncio.sleep(0.05)
    whole, tail._db = tail._db, _Busy()  # type: ignore[assignment]  # a database that is busy
    await asyncio.sleep(0.05)
    tail._db = whole
    house.tell(1)

    assert _positions(await waiting) == [1]
    await stream.aclose()


class _Busy:
    def reading(self) -> None:
        raise sql.errors.StoreBusy(why="a test")


async def _answered(
    app: FastAPI, headers: dict[str, str], query: str, *, until: bytes
) -> tuple[dict[bytes, bytes], bytes]:
    """Ask for the stream as a server does, and leave once `until` was heard."""
    body = b""
    start: dict[bytes, bytes] = {}
    gone = asyncio.Event()

    async def receive() -> Message:
        await gone.wait()
        return {"type": "http.disconnect"}

    async def send(sent: Message) -> None:
        nonlocal body, start
        start = start or dict(sent.get("headers", []))
        body += sent.get("body", b"")
        if until in body:
            gone.set()

    scope = {
        "type": "http",
        "method": "GET",
        "path": "/api/stream",
        "raw_path": b"/api/stream",
        "query_string": query.encode(),
        "root_path": "",
        "scheme": "http",
        "http_version": "1.1",
        "server": ("127.0.0.1", 8000),
        "client": ("127.0.0.1", 5000),
        "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
    }
    async with asyncio.timeout(10):
        await app(scope, receive, send)
    return start, body


async def test_a_browser_that_comes_again_resumes_behind_its_last_event(
    house: SmallHouse, tmp_path: Path
) -> None:
    house.tell(4)
    app = small_house.an_app(house, tmp_path)
    headers = {**small_house.OWN, "last-event-id": "3", "accept-encoding": "gzip"}

    start, body = await _answered(app, headers, "after=1", until=b"id: 4\n")

    assert _positions(body) == [4]
    assert start[b"content-type"].startswith(b"text/event-stream")
    assert start[b"x-accel-buffering"] == b"no"
    assert start[b"cache-control"] == b"no-store"
    assert b"content-encoding" not in start


async def test_an_event_id_that_is_no_number_falls_back_to_after(
    house: SmallHouse, tmp_path: Path
) -> None:
    house.tell(4)
    app = small_house.an_app(house, tmp_path)

    _, body = await _answered(
        app, {**small_house.OWN, "last-event-id": "x٣"}, "after=2", until=b"id: 4\n"
    )

    assert _positions(body) == [3, 4]


async def test_a_stream_that_is_left_stops_reading(house: SmallHouse, tmp_path: Path) -> None:
    app = small_house.an_app(house, tmp_path)
    await _answered(app, small_house.OWN, "", until=b": \n\n")

    assert app.state.tail.followers == 0


def test_a_position_that_is_no_number_is_refused(client: TestClient) -> None:
    assert client.get("/api/stream?after=minus").status_code == 422


async def test_hostile_text_stays_on_its_line(house: SmallHouse) -> None:
    told = {"text": "a\nevent: level\ndata: {}\r\n\u2028<script>\x00"}
    house.write(lambda books: books.feed.append("posts", told, NOON))

    wire = await _heard(_tail(house).follow(0), lambda told: b"id: 1\n" in told)

    data = [line for line in wire.split(b"\n") if line.startswith(b"data: ")]
    assert sum(line.startswith(b"event: ") for line in wire.split(b"\n")) == 1
    assert msgspec.json.decode(data[0][6:]) == told
