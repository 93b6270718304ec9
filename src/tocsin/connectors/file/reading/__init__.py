"""A file of any kind → blocks that another process can parse.

Unpacks (gz, xz, zip, with limits), finds the encoding, cuts at row boundaries. Where a block ends
depends on what stands before it and on nothing else, so a resumed run cuts as an undisturbed one.
"""

from tocsin.connectors.file.reading import blocks, containers, encodings, sheets, streams, tables
from tocsin.connectors.file.reading.blocks import Block, Kind
from tocsin.connectors.file.reading.containers import Limits
from tocsin.connectors.file.reading.streams import Place, Sample, fingerprint, of_file

__all__ = [
    "Block",
    "Kind",
    "Limits",
    "Place",
    "Sample",
    "blocks",
    "containers",
    "encodings",
    "fingerprint",
    "of_file",
    "sheets",
    "streams",
    "tables",
]
