"""Brings in a file of posts: JSONL, CSV, TSV, Parquet, XLSX, plain or gz, xz, zip.

Bad rows come out as faults with their line and reason; an import takes up where it ended.
"""

from collections.abc import Mapping

from tocsin import listening
from tocsin.connectors import manifests
from tocsin.connectors.file.mapping import Layout, parse
from tocsin.connectors.file.settings import Settings
from tocsin.connectors.file.sorting import Scan, scan, sorted_copy
from tocsin.connectors.file.source import FileConnector
from tocsin.kernel import clock as clocks
from tocsin.kernel import pseudonyms as naming

MANIFEST = manifests.read(__package__)


def connector(
    settings: Mapping[str, object] | Settings,
    *,
    clock: clocks.Clock,
    pseudonyms: naming.Pseudonyms,
    wall: clocks.Clock | None = None,
) -> listening.Connector:
    """Return the connector of one file.

    `wall` tells which posts lie in the future when `clock` is a replay's (default: the machine's).
    """
    told = manifests.checked(Settings, settings, connector=MANIFEST.name)
    return FileConnector(
        told, clock=clock, pseudonyms=pseudonyms, wall=wall or clocks.SystemClock()
    )


__all__ = [
    "MANIFEST",
    "FileConnector",
    "Layout",
    "Scan",
    "Settings",
    "connector",
    "parse",
    "scan",
    "sorted_copy",
]
