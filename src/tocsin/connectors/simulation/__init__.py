"""Plays the simulated story as if three platforms were pushing it; every post is marked."""

from collections.abc import Mapping

from tocsin import listening
from tocsin.connectors import manifests
from tocsin.connectors.simulation.settings import Settings
from tocsin.connectors.simulation.source import SimulationConnector
from tocsin.kernel import clock as clocks
from tocsin.kernel import pseudonyms as naming

MANIFEST = manifests.read(__package__)


def connector(
    settings: Mapping[str, object] | Settings,
    *,
    clock: clocks.Clock,
    pseudonyms: naming.Pseudonyms,  # noqa: ARG001 every connector is built alike; these people are invented
) -> listening.Connector:
    """Return the connector of one telling."""
    told = manifests.checked(Settings, settings, connector=MANIFEST.name)
    return SimulationConnector(told, clock=clock)


__all__ = ["MANIFEST", "Settings", "SimulationConnector", "connector"]
