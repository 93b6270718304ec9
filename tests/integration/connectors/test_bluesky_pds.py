"""The firehose of a real PDS: what is posted by its API arrives, exactly once, and can go again."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from tests.integration.connectors.conftest import Account, Pds

from tocsin import connectors, listening
from tocsin.connectors.bluesky import mapping
from tocsin.kernel import clock
from tocsin.testing import builders

pytestmark = pytest.mark.integration


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    parsed: list[listening.Parsed]
    cursor: str

    def posts(self) -> list[dict[str, object]]:
        return [row for parsed in self.parsed for row in parsed.posts.to_pylist()]

    def gone(self) -> list[str]:
        return [stone.post_id for parsed in self.parsed for stone in parsed.tombstones]

    def texts(self) -> list[object]:
        return [post["text"] for post in self.posts()]


def source(pds: Pds, **settings: object) -> listening.Connector:
    told = {"stream": "firehose", "url": pds.firehose, "allow": ["127.0.0.1"], **settings}
    return connectors.kind("bluesky").connect(
        told, clock=clock.SystemClock(), pseudonyms=builders.some_pseudonyms()
    )


async def until(pds: Pds, cursor: str | None, is_done: Callable[[Heard], bool]) -> Heard:
    """Listen until what is wanted has come; the test's own time limit ends a vain wait."""
    heard = Heard(parsed=[], cursor="")
    stream = source(pds).batches(cursor)
    async for batch in stream:
        heard = Heard(parsed=[*heard.parsed, batch.parse()], cursor=batch.cursor)
        if is_done(heard):
            break
    await stream.aclose()  # type: ignore[attr-defined]  # a generator
    return heard


def identifier(uri: str) -> str:
    did, _, key = uri.removeprefix("at://").split("/")
    return mapping.identifier(did, key, builders.some_pseudonyms())


@pytest.fixture(scope="module")
def ann(pds: Pds) -> Account:
    return pds.account("ann")


async def test_posts_replies_and_quotes_arrive_and_no_did_does(pds: Pds, ann: Account) -> None:
    root = ann.post("The ferry is late again 😀")
    link = {"uri": root, "cid": "bafyreidbmfqwcylbmfqwcylbmfqwcylbmfqwcylbmfqwcylbmfqwcylbme"}
    reply = ann.post("渡輪又誤點了", reply={"root": link, "parent": link}, langs=["zh-Hant"])
    quote = ann.post("Look", embed={"$type": "app.bsky.embed.record", "record": link})

    heard = await until(pds, "0", lambda heard: "Look" in heard.texts())

    by_id = {post["post_id"]: post for post in heard.posts()}
    assert by_id[identifier(root)]["text"] == "The ferry is late again 😀"
    assert by_id[identifier(reply)]["parent_id"] == identifier(root)
    assert by_id[identifier(reply)]["lang"] == "zh-Hant"
    assert by_id[identifier(quote)]["quote_id"] == identifier(root)
    assert ann.did not in str(heard.posts())
    assert [fault for parsed in heard.parsed for fault in parsed.faults] == []


async def test_a_cursor_goes_on_without_a_gap_and_without_a_repetition(
    pds: Pds, ann: Account
) -> None:
    told = [f"number {number}" for number in range(40)]
    for text in told[:20]:
        ann.post(text)
    first = await until(pds, "0", lambda heard: told[19] in heard.texts())
    for text in told[20:]:
        ann.post(text)
    second = await until(pds, first.cursor, lambda heard: told[39] in heard.texts())

    assert [text for text in first.texts() if text in told] == told[:20]
    assert second.texts() == told[20:]


async def test_a_deletion_is_a_tombstone_under_the_same_id(pds: Pds, ann: Account) -> None:
    uri = ann.post("I should not have said this")
    ann.delete(uri)

    heard = await until(pds, "0", lambda heard: identifier(uri) in heard.gone())

    assert identifier(uri) in [post["post_id"] for post in heard.posts()]


async def test_a_live_line_brings_a_post_within_the_batch_time(pds: Pds, ann: Account) -> None:
    ann.post("before")
    listened = asyncio.create_task(until(pds, None, lambda heard: "after" in heard.texts()))
    while not listened.done():  # the first may come before there is a line
        await asyncio.to_thread(ann.post, "after")
        await asyncio.wait([listened], timeout=0.5)

    assert (await listened).texts()[-1] == "after"


async def test_a_cursor_of_the_future_needs_a_person(pds: Pds) -> None:
    with pytest.raises(listening.errors.SourceRefused) as raised:
        await until(pds, "999999999", lambda _: False)

    assert raised.value.cause == "future_cursor"
