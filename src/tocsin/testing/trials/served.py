"""A person's settings before a server of ours: the address is replaced, the rest is theirs."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from tocsin import connectors, listening
from tocsin.kernel import clock
from tocsin.testing import builders, connector_contract, findings
from tocsin.testing.findings import Finding
from tocsin.testing.trials import feeds, loopback, streams

Told = tuple[str, list[Finding]]
_HOST = "127.0.0.1"


async def feed(settings: Mapping[str, Any], *, patience_s: float) -> Told:
    """Try the settings of a feed; the waits between two fetches are left out."""
    async with feeds.served() as (world, port):
        moved = _moved(settings, "http", port)
        return await _kept("rss", moved, world, patience_s, sleep=loopback.never)


async def stream(settings: Mapping[str, Any], *, patience_s: float) -> Told:
    """Try the settings of a stream."""
    async with streams.served(settings.get("stream", "jetstream")) as (world, port):
        moved = _moved(settings, "ws", port)
        gathers_s = float(settings.get("batch_s", 0))
        return await _kept("bluesky", moved, world, patience_s + gathers_s)


async def _kept(
    connector: str,
    settings: Mapping[str, object],
    world: connector_contract.World,
    patience_s: float,
    **more: object,
) -> Told:
    def make() -> listening.Connector:
        return connectors.kind(connector).connect(
            settings,
            clock=clock.SetClock(builders.NOON),
            pseudonyms=builders.some_pseudonyms(),
            **more,
        )

    report = await connector_contract.run_contract(make, world, patience_s=patience_s)
    return "our_server", [*report.findings, findings.skipped("address", "not_at_ours")]


def _moved(settings: Mapping[str, Any], scheme: str, port: int) -> dict[str, object]:
    """Return the settings with an address on this machine: its path and query stay."""
    parts = urlsplit(str(settings.get("url") or ""))
    user, at, _ = parts.netloc.rpartition("@")
    url = urlunsplit((scheme, f"{user}{at}{_HOST}:{port}", parts.path or "/", parts.query, ""))
    return {**settings, "url": url, "allow": [*settings.get("allow", ()), _HOST]}
