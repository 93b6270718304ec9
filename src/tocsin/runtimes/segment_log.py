"""The segments as a log: what was committed after a checkpoint, oldest first."""

from collections.abc import Iterator
from datetime import datetime

import pyarrow as pa

from tocsin.adapters import archive, sql


class SegmentLog:
    """Reads the archive in the order of its commits."""

    def __init__(self, store: archive.Archive) -> None:
        self._store = store

    def since(self, books: sql.Books, at: datetime) -> Iterator[tuple[datetime, pa.Table]]:
        """Yield of each segment committed after `at` when that was, and its posts."""
        rows = [row for row in books.segments.live() if row.committed_at > at]
        for row in sorted(rows, key=lambda one: one.committed_at):
            yield row.committed_at, self._store.table(row, books)
