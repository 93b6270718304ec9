"""Listens to Bluesky: Jetstream, or the firehose of any PDS or relay; deletions are honoured."""

from collections.abc import Mapping

from tocsin import listening
from tocsin.connectors import manifests
from tocsin.connectors.bluesky.settings import Settings
from tocsin.connectors.bluesky.source import BlueskyConnector
from tocsin.kernel import clock as clocks
from tocsin.kernel import pseudonyms as naming

MANIFEST = manifests.read(__package__)


def connector(
    settings: Mapping[str, object] | Settings,
    *,
    clock: clocks.Clock,
    pseudonyms: naming.Pseudonyms,
) -> listening.Connector:
    """Return the connector of one stream."""
    told = manifests.checked(Settings, settings, connector=MANIFEST.name)
    return BlueskyConnector(told, clock=clock, pseudonyms=pseudonyms)


__all__ = ["MANIFEST", "BlueskyConnector", "Settings", "connector"]
