"""`tocsin connector test`: a person's own settings are tried, and what is told is true."""

from collections.abc import Mapping

import pytest
from tests.contract.connectors import worlds
from tests.contract.connectors.told import PROMISES, REFUSALS, checks, plain, tried, why

from tocsin.connectors import webhook
from tocsin.testing import builders
from tocsin.testing.trials import feeds, jetstream, loopback
from tocsin.testing.trials.loopback import Asked, Said

pytestmark = pytest.mark.integration

NOWHERE = {"url": "http://127.0.0.1:9/feed", "allow": ["127.0.0.1"]}  # nobody listens there
ALLOWED = ["127.0.0.1"]


async def test_a_feed_that_nobody_reaches_is_told_in_its_own_words() -> None:
    found = await tried("rss", NOWHERE)

    (lost,) = [one for one in found if one.status == "failed"]
    assert (lost.code, plain(lost.how)) == ("listening.source_fault", "own_source")
    assert lost.facts["why"] == {
        "code": "listening.why.unreachable",
        "facts": {"url": NOWHERE["url"]},
    }
    assert checks(found, "our_server") == PROMISES | REFUSALS


async def test_a_feed_is_heard_again_and_its_settings_meet_every_refusal() -> None:
    feed = feeds.rss_of([builders.a_post(number) for number in range(3)])
    async with loopback.http_server(lambda _asked: Said(body=feed)) as server:
        found = await tried("rss", {"url": server.url(), "allow": ALLOWED})

    assert checks(found, "own_source") == PROMISES - {"reorder"}
    assert checks(found, "our_server") == PROMISES | REFUSALS
    assert why(found, "rate_limited", "passed") == ["waited"]
    assert why(found, "revoked", "passed") == ["told_as"]
    assert len(server.asked) == 3


async def test_a_feed_that_names_its_posts_anew_each_time_fails() -> None:
    asked: list[Asked] = []

    def restless(one: Asked) -> Said:
        asked.append(one)
        return Said(body=feeds.rss_of([builders.a_post(1, id=f"visit-{len(asked)}")]))

    async with loopback.http_server(restless) as server:
        found = await tried("rss", {"url": server.url(), "allow": ALLOWED}, patience_s=2.0)

    assert why(found, "duplicates", "failed") == ["renamed"]


async def test_a_feed_that_loses_posts_fails() -> None:
    asked: list[Asked] = []

    def forgetful(one: Asked) -> Said:
        asked.append(one)
        posts = [builders.a_post(number) for number in range(len(asked), 4)]
        return Said(body=feeds.rss_of(posts))

    async with loopback.http_server(forgetful) as server:
        found = await tried("rss", {"url": server.url(), "allow": ALLOWED}, patience_s=2.0)

    assert why(found, "gaps", "failed") == ["missing_again"]


async def test_a_jetstream_is_heard_twice_from_one_cursor() -> None:
    async with jetstream.running() as stream:
        stream.add([jetstream.created(number, text=f"post {number}") for number in range(9)])
        told = {"url": stream.url, "allow": ALLOWED, "batch_posts": 3}
        found = await tried("bluesky", told)

    assert why(found, "gaps", "passed") == ["heard_behind_cursor", ""]
    assert checks(found, "our_server") == PROMISES | REFUSALS


async def test_the_settings_of_a_firehose_meet_a_firehose() -> None:
    told = {"stream": "firehose", "url": "ws://127.0.0.1:9/xrpc/x?keep=this", "allow": ALLOWED}

    found = await tried("bluesky", told)

    assert why(found, "arrives", "failed") == ["source_fault"]
    assert checks(found, "our_server") == PROMISES | REFUSALS


async def test_a_stream_on_which_nobody_posts_is_quiet_and_not_at_fault() -> None:
    async with jetstream.running() as stream:
        found = await tried("bluesky", {"url": stream.url, "allow": ALLOWED}, arrival_s=0.2)

    assert why(found, "arrives", "not_applicable") == ["quiet"]
    assert not [one for one in found if one.status == "failed"]


SECRETS = [worlds.secret(b"a key of the sender's"), worlds.secret(b"its key of last year")]


async def test_a_sound_webhook_is_tried_with_signed_deliveries() -> None:
    found = await tried("webhook", {"secrets": SECRETS, "waiting": 1, "tolerance_s": 60})

    own = {"signature", "old_delivery", "replay", "busy", "taken_out"}
    assert checks(found, "deliveries") == PROMISES | own
    assert {one.status for one in found} == {"passed", "not_applicable"}
    assert why(found, "rate_limited", "not_applicable") == ["senders_come"]


async def test_a_webhook_that_takes_everything_in_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    def lax(headers: Mapping[str, str], *_body: bytes, **_told: object) -> str:
        return headers["webhook-id"]

    monkeypatch.setattr(webhook.signature, "verify", lax)
    found = await tried("webhook", {"secrets": SECRETS})

    assert checks(found, "deliveries", "failed") == {"signature", "old_delivery", "taken_out"}


async def test_a_simulated_source_is_only_listened_to() -> None:
    found = await tried("simulation", {"begins_at": "2026-03-01T00:00:00Z", "hours": 24})

    assert checks(found, "own_source") == PROMISES - {"reorder"}
    assert why(found, "revoked", "not_applicable") == ["asks_nobody"]
