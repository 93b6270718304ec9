"""Feeds from a real server, in every mood of the web."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from tests.integration.connectors import feeds

from tocsin import connectors, listening
from tocsin.connectors import addresses, fetching
from tocsin.kernel import clock
from tocsin.testing import builders
from tocsin.testing.trials import loopback
from tocsin.testing.trials.loopback import Asked, Said

pytestmark = pytest.mark.integration


def source(url: str, **settings: object) -> listening.Connector:
    return connectors.kind("rss").connect(
        {"url": url, "allow": ["127.0.0.0/8"], **settings},
        clock=clock.SetClock(builders.NOON),
        pseudonyms=builders.some_pseudonyms(),
        sleep=loopback.never,
    )


async def take(
    found: listening.Connector, count: int = 1, cursor: str | None = None
) -> list[listening.Batch]:
    stream = found.batches(cursor)
    taken = [await anext(stream) for _ in range(count)]
    await stream.aclose()  # type: ignore[attr-defined]  # a generator
    return taken


async def first(answer: Callable[[Asked], Said], **settings: object) -> listening.Parsed:
    async with loopback.http_server(answer) as server:
        (batch,) = await take(source(server.url(), **settings))
    return batch.parse()


async def test_an_rss_feed_becomes_posts_as_a_reader_would_see_them() -> None:
    async with loopback.http_server(lambda _: Said(body=feeds.RSS)) as server:
        (batch,) = await take(source(server.url(), platform="harbour"))
        where = server.url("/ferry")
    ferry, bare = batch.parse().posts.to_pylist()

    assert (ferry["platform"], ferry["post_id"], ferry["lang"]) == ("harbour", "one", "en")
    assert ferry["text"] == "Ferry late & full: two hours."
    assert ferry["created_at"] == datetime(2026, 3, 2, 10, tzinfo=UTC)
    assert (ferry["urls"], ferry["media"]) == ([where], ["https://a.example/boat.jpg"])
    assert len(ferry["account"]) == 20
    assert (bare["post_id"], bare["created_at"]) == ("https://a.example/two", builders.NOON)


@pytest.mark.parametrize(
    ("body", "ids", "texts"),
    [
        (feeds.ATOM, ["urn:1"], ["渡輪誤點\n晚了兩小時"]),
        (feeds.JSON, ["j1", "j2"], ["Ferry\nlate", "No time told"]),
    ],
)
async def test_atom_and_json_feeds_are_read_too(
    body: bytes, ids: list[str], texts: list[str]
) -> None:
    posts = (await first(lambda _: Said(body=body))).posts

    assert posts.column("post_id").to_pylist() == ids
    assert posts.column("text").to_pylist() == texts


async def test_an_unchanged_feed_is_asked_for_conditionally_and_brings_nothing() -> None:
    told = {"ETag": '"v1"', "Last-Modified": "Mon, 02 Mar 2026 10:00:00 GMT"}

    def answer(asked: Asked) -> Said:
        known = asked.headers.get("if-none-match") == '"v1"'
        return Said(status=304) if known else Said(headers=told, body=feeds.RSS)

    async with loopback.http_server(answer) as server:
        one, two = await take(source(server.url()), 2)
        (three,) = await take(source(server.url()), cursor=two.cursor)

    assert [batch.parse().posts.num_rows for batch in (one, two, three)] == [2, 0, 0]
    assert server.asked[2].headers["if-modified-since"] == told["Last-Modified"]
    assert one.cursor == two.cursor


async def test_a_server_without_etags_is_not_read_twice_either() -> None:
    async with loopback.http_server(lambda _: Said(body=feeds.RSS)) as server:
        one, two = await take(source(server.url()), 2)

    assert (one.parse().posts.num_rows, two.parse().posts.num_rows) == (2, 0)


async def test_a_feed_that_moved_for_good_is_asked_for_at_its_new_address() -> None:
    def answer(asked: Asked) -> Said:
        is_old = asked.path == "/feed"
        return Said(status=301, headers={"Location": "/new"}) if is_old else Said(body=feeds.RSS)

    async with loopback.http_server(answer) as server:
        await take(source(server.url()), 2)

    assert [asked.path for asked in server.asked] == ["/feed", "/new", "/new"]


async def test_the_wait_is_the_longest_of_ours_the_feeds_and_the_servers() -> None:
    waits: list[float] = []

    async def sleep(seconds: float) -> None:
        waits.append(seconds)

    async with loopback.http_server(
        lambda _: Said(body=feeds.RSS, headers={"Retry-After": "7200"})
    ) as server:
        polled = source(server.url(), poll_s=5)
        polled._sleep = sleep  # type: ignore[attr-defined]  # the waits are the point
        await take(polled, 2)

    assert waits == [7200.0]


@pytest.mark.parametrize(
    ("said", "error", "why"),
    [
        (Said(status=404), listening.errors.SourceFault, "not_found"),
        (Said(status=410), listening.errors.SourceRefused, "gone"),
        (Said(status=401), listening.errors.SourceRefused, "unauthorised"),
        (Said(status=500), listening.errors.SourceFault, "server_error"),
        (Said(status=302, headers={"Location": "/feed"}), listening.errors.SourceRefused,
         "too_many_redirects"),
        (Said(status=302, headers={"Location": "file:///etc/passwd"}),
         listening.errors.SourceRefused, "address_refused"),
        (Said(status=302, headers={"Location": "http://10.0.0.1/"}),
         listening.errors.SourceRefused, "address_refused"),
        (Said(body=b"<!doctype html><html>Please sign in</html>"),
         listening.errors.SourceRefused, "not_a_feed"),
        (Said(body=b"<rss>" + b"x" * 5_000_001), listening.errors.SourceRefused, "too_large"),
        (Said(body=b"not gzip", headers={"Content-Encoding": "gzip"}),
         listening.errors.SourceFault, "unreachable"),
    ],
)  # fmt: skip
async def test_what_fails_says_whether_trying_again_makes_sense(
    said: Said, error: type[Exception], why: str
) -> None:
    with pytest.raises(error) as raised:
        await first(lambda _: said)

    assert raised.value.cause == why  # type: ignore[attr-defined]


async def test_a_server_that_asks_for_a_pause_is_given_it() -> None:
    with pytest.raises(listening.errors.SourceFault) as raised:
        await first(lambda _: Said(status=429, headers={"Retry-After": "120"}))

    assert raised.value.wait == timedelta(seconds=120)


async def test_a_server_that_drips_is_left_after_the_time_given() -> None:
    async with loopback.http_server(lambda _: Said(body=feeds.RSS, drip_s=0.05)) as server:
        gate = addresses.Gate(allow=("127.0.0.1",))
        with pytest.raises(listening.errors.SourceFault) as raised:
            await fetching.Fetcher(gate=gate, time_s=0.3).get(server.url(), {})

    assert raised.value.cause == "timeout"


async def test_a_wrong_charset_in_the_header_loses_no_post() -> None:
    told = {"Content-Type": "application/rss+xml; charset=big5"}

    parsed = await first(lambda _: Said(body=feeds.ATOM, headers=told))

    assert parsed.posts.num_rows == 1


async def test_a_feed_cut_in_the_middle_keeps_what_stands_before_the_cut() -> None:
    parsed = await first(lambda _: Said(body=feeds.RSS[:-200]))

    assert "one" in parsed.posts.column("post_id").to_pylist()
    assert [fault.reason for fault in parsed.faults] == ["listening.malformed_feed"]


async def test_an_entity_bomb_neither_explodes_nor_reads_files() -> None:
    parsed = await first(lambda _: Said(body=feeds.LAUGHS))

    assert "root:" not in str(parsed.posts.to_pylist())
    assert parsed.posts.nbytes < 100_000


async def test_addresses_inside_are_refused_unless_they_are_allowed() -> None:
    async with loopback.http_server(lambda _: Said(body=feeds.RSS)) as server:
        with pytest.raises(listening.errors.SourceRefused) as raised:
            await take(source(server.url(), allow=[]))

    assert raised.value.cause == "address_refused"
    assert server.asked == []
