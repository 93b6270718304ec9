"""Takes posts that others send: Standard Webhooks, answered once they are committed."""

from collections.abc import Mapping

from tocsin.connectors import manifests
from tocsin.connectors.webhook import errors, signature, taken
from tocsin.connectors.webhook.mapping import parse
from tocsin.connectors.webhook.settings import Settings
from tocsin.connectors.webhook.source import Delivery, WebhookConnector
from tocsin.kernel import clock as clocks
from tocsin.kernel import pseudonyms as naming

MANIFEST = manifests.read(__package__)


def connector(
    settings: Mapping[str, object] | Settings,
    *,
    clock: clocks.Clock,
    pseudonyms: naming.Pseudonyms,
) -> WebhookConnector:
    """Return the connector of one address; the web door calls its `receive`."""
    told = manifests.checked(Settings, settings, connector=MANIFEST.name)
    return WebhookConnector(told, clock=clock, pseudonyms=pseudonyms)


__all__ = [
    "MANIFEST",
    "Delivery",
    "Settings",
    "WebhookConnector",
    "connector",
    "errors",
    "parse",
    "signature",
    "taken",
]
