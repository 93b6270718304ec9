"""Jetstream, by frames that we wrote in the shape it speaks."""

import asyncio
from datetime import timedelta

import pytest

from tocsin import connectors, listening
from tocsin.connectors.bluesky import mapping
from tocsin.kernel import clock
from tocsin.testing import FaultProxy, builders
from tocsin.testing.trials import jetstream

pytestmark = pytest.mark.integration

_TURNS = 30  # of the loop, from the handshake on: more than what is on its way needs


def source(url: str, **settings: object) -> listening.Connector:
    return connectors.kind("bluesky").connect(
        {"url": url, "allow": ["127.0.0.1"], **settings},
        clock=clock.SetClock(builders.NOON),
        pseudonyms=builders.some_pseudonyms(),
    )


async def take(
    found: listening.Connector, posts: int, cursor: str | None = None
) -> tuple[list[listening.Parsed], str]:
    stream = found.batches(cursor)
    taken: list[listening.Parsed] = []
    while sum(parsed.posts.num_rows for parsed in taken) < posts:
        batch = await anext(stream)
        taken.append(batch.parse())
    await stream.aclose()  # type: ignore[attr-defined]  # a generator
    return taken, batch.cursor


def name(number: int) -> str:
    return mapping.identifier(jetstream.DID, f"key{number}", builders.some_pseudonyms())


async def test_posts_and_deletions_arrive_and_odd_frames_are_told() -> None:
    image = {"image": {"ref": {"$link": "bafyimage"}}, "alt": "A crowd at the pier"}
    async with jetstream.running() as server:
        server.add(
            [
                jetstream.created(1, text="渡輪", langs=["zh"]),
                jetstream.deleted(2, of=1),
                {"did": jetstream.DID, "time_us": jetstream.BEGIN_US + 3, "kind": "identity"},
                "not json",
                jetstream.frame(4, operation="create", record="no record"),
                jetstream.created(5, text="", embed={"images": [image]}),
                jetstream.created(6, text="next year", createdAt="2027-01-01T00:00:00Z"),
            ]
        )
        (parsed, *_), cursor = await take(source(server.url), 3)

    assert parsed.posts.column("post_id").to_pylist() == [name(1), name(5), name(6)]
    assert parsed.posts.column("text").to_pylist()[1] == "A crowd at the pier"
    assert parsed.posts.column("media").to_pylist()[1] == ["bafyimage"]
    assert parsed.posts.column("created_at").to_pylist()[2] == builders.NOON
    assert [stone.post_id for stone in parsed.tombstones] == [name(1)]
    assert [fault.reason for fault in parsed.faults] == [
        "listening.bad_json",
        "listening.bad_entry",
    ]
    assert cursor == str(jetstream.BEGIN_US + 6_000_000)


async def test_a_cursor_goes_back_a_few_seconds_so_that_nothing_is_missed() -> None:
    async with jetstream.running() as server:
        server.add([jetstream.created(number, text=f"{number}") for number in range(1, 21)])
        _, cursor = await take(source(server.url), 20)
        again, _ = await take(source(server.url), 5, cursor)

    assert server.queries[1]["cursor"] == [str(int(cursor) - 5_000_000)]
    assert server.queries[1]["wantedCollections"] == ["app.bsky.feed.post"]
    assert again[0].posts.column("text").to_pylist() == ["16", "17", "18", "19", "20"]


@pytest.mark.parametrize(
    ("status", "error", "why"),
    [
        (401, listening.errors.SourceRefused, "unauthorised"),
        (429, listening.errors.SourceFault, "rate_limited"),
        (503, listening.errors.SourceFault, "server_error"),
    ],
)
async def test_a_refused_handshake_says_whether_to_try_again(
    status: int, error: type[Exception], why: str
) -> None:
    async with jetstream.running() as server:
        server.status = status
        with pytest.raises(error) as raised:
            await take(source(server.url), 1)

    assert raised.value.cause == why  # type: ignore[attr-defined]
    assert getattr(raised.value, "wait", timedelta(seconds=7)) == timedelta(seconds=7)


async def test_a_line_that_is_torn_down_gives_what_came_and_then_the_fault() -> None:
    async with jetstream.running() as server, FaultProxy(port=server.port) as proxy:
        server.add([jetstream.created(1, text="before")])
        found = source(f"ws://127.0.0.1:{proxy.own_port}/subscribe", batch_s=5)
        stream = found.batches(None)
        server.add([jetstream.created(2, text="also before")])
        listened = asyncio.ensure_future(anext(stream))
        turns = 0
        while turns < _TURNS:  # all three of them live in this loop
            turns += bool(server.queries)
            await asyncio.sleep(0.01)
        proxy.mood = "reset"
        server.add([jetstream.created(3, text="lost on the way")])
        batch = await listened
        with pytest.raises(listening.errors.SourceFault):
            await anext(stream)

    assert batch.parse().posts.column("text").to_pylist() == ["before", "also before"]


async def test_a_server_inside_is_refused_unless_it_is_allowed() -> None:
    async with jetstream.running() as server:
        with pytest.raises(listening.errors.SourceRefused):
            await take(source(server.url, allow=[]), 1)

    assert server.queries == []
