"""What enrichment asks of the world: something that reads."""

from typing import Protocol

import pyarrow as pa


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
