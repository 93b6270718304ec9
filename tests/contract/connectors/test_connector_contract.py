"""Every connector keeps what listening.Connector promises."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from tests.contract.connectors import worlds

from tocsin import connectors, listening
from tocsin.connectors import webhook
from tocsin.kernel import clock
from tocsin.testing import builders, connector_contract
from tocsin.testing.findings import ContractReport
from tocsin.testing.trials import deliveries, feeds, jetstream, loopback, streams

pytestmark = pytest.mark.integration

PATIENCE_S = 5.0
KEY = b"a key of the sender's"


def made(name: str, settings: dict[str, object], **more: object) -> listening.Connector:
    return connectors.kind(name).connect(
        settings,
        clock=clock.SetClock(builders.NOON),
        pseudonyms=builders.some_pseudonyms(),
        **more,
    )


def told(report: ContractReport) -> dict[str, str]:
    return {
        finding.check.removeprefix("connectors.contract."): finding.status
        for finding in report.findings
    }


PASSED = dict.fromkeys(
    ("arrives", "pure_parse", "pseudonyms", "gaps", "duplicates", "reorder", "clock_skew"),
    "passed",
)
REFUSALS = ("rate_limited", "server_error", "revoked")


async def test_file_keeps_the_contract(tmp_path: Path) -> None:
    world = worlds.FileWorld(tmp_path / "posts.jsonl")
    wall = clock.SetClock(builders.NOON)

    report = await connector_contract.run_contract(
        lambda: made("file", {"path": world.path}, wall=wall), world, patience_s=PATIENCE_S
    )

    assert told(report) == {
        **PASSED,
        "rate_limited": "not_applicable",
        "server_error": "not_applicable",
        "revoked": "passed",
    }


async def test_rss_keeps_the_contract() -> None:
    world = feeds.FeedWorld()
    async with loopback.http_server(world.answer) as server:
        settings: dict[str, object] = {"url": server.url(), "allow": ["127.0.0.1"]}
        report = await connector_contract.run_contract(
            lambda: made("rss", settings, sleep=loopback.never), world, patience_s=PATIENCE_S
        )

    assert told(report) == {**PASSED, **dict.fromkeys(REFUSALS, "passed")}


async def test_webhook_keeps_the_contract() -> None:
    source = made("webhook", {"secrets": [worlds.secret(KEY)]})
    assert isinstance(source, webhook.WebhookConnector)

    report = await connector_contract.run_contract(
        lambda: source, deliveries.SenderWorld(source, KEY), patience_s=PATIENCE_S
    )

    assert told(report) == {**PASSED, **dict.fromkeys(REFUSALS, "not_applicable")}


@pytest.fixture
async def stream() -> AsyncIterator[jetstream.Jetstream]:
    async with jetstream.running() as server:
        yield server


async def test_bluesky_keeps_the_contract(stream: jetstream.Jetstream) -> None:
    settings: dict[str, object] = {"url": stream.url, "allow": ["127.0.0.1"]}

    report = await connector_contract.run_contract(
        lambda: made("bluesky", settings), streams.StreamWorld(stream), patience_s=PATIENCE_S
    )

    assert told(report) == {**PASSED, **dict.fromkeys(REFUSALS, "passed")}


class Forgetful:
    """A connector that loses what was published while it was away."""

    def __init__(self, posts: list[dict[str, object]]) -> None:
        self._posts = posts

    async def batches(self, cursor: str | None) -> AsyncIterator[listening.Batch]:
        fresh = self._posts if cursor is None else []
        yield builders.a_batch(*fresh or [builders.a_post(999)], cursor="here")


async def test_a_connector_that_loses_posts_fails(tmp_path: Path) -> None:
    posts: list[dict[str, object]] = []

    class World(worlds.FileWorld):
        async def publish(self, more: worlds.Posts) -> list[str]:
            posts.extend(dict(post) for post in more)
            return [str(post["id"]) for post in more]

    report = await connector_contract.run_contract(
        lambda: Forgetful(posts), World(tmp_path / "x"), patience_s=0.5
    )

    assert not report.is_kept
    assert told(report)["gaps"] == "failed"
