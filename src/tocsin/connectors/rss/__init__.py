"""Polls an RSS, Atom or JSON feed: conditional, at the pace that the feed asks for."""

from collections.abc import Mapping
from typing import Any

from tocsin import listening
from tocsin.connectors import manifests
from tocsin.connectors.rss.mapping import parse
from tocsin.connectors.rss.settings import Settings
from tocsin.connectors.rss.source import RssConnector
from tocsin.kernel import clock as clocks
from tocsin.kernel import pseudonyms as naming

MANIFEST = manifests.read(__package__)


def connector(
    settings: Mapping[str, object] | Settings,
    *,
    clock: clocks.Clock,
    pseudonyms: naming.Pseudonyms,
    **more: Any,  # noqa: ANN401 - a test's own fetcher or sleep
) -> listening.Connector:
    """Return the connector of one feed."""
    told = manifests.checked(Settings, settings, connector=MANIFEST.name)
    return RssConnector(told, clock=clock, pseudonyms=pseudonyms, **more)


__all__ = ["MANIFEST", "RssConnector", "Settings", "connector", "parse"]
