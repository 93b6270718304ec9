"""What enrichment asks of the world: something that reads."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import pyarrow as pa

from tocsin.enrichment.pictures.model import ReadPicture


class Reader(Protocol):
    """Reads whole batches; picklable, deterministic, without a network."""

    @property
    def name(self) -> str:
        """Return the reader's name, as stored beside its readings."""
        ...

    @property
    def version(self) -> str:
        """Return the version of its weights and rules."""
        ...

    def read(self, posts: pa.RecordBatch) -> pa.RecordBatch:
        """Return READINGS for `posts`: listening.POSTS plus a `folded` text column."""
        ...


class PictureReader(Protocol):
    """Reads the words that stand in pictures; without a network, and never more than asked."""

    @property
    def name(self) -> str:
        """Return the reader's name, as stored beside what it read."""
        ...

    @property
    def version(self) -> str:
        """Return the version of its models."""
        ...

    def read(self, files: Sequence[Path]) -> list[ReadPicture]:
        """Return what stands in each picture, in order; a fault where it cannot be opened."""
        ...
