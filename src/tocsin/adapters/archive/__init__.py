"""The archive: posts in immutable Parquet segments, read by a stateless DuckDB.

`write` makes a segment durable and touches no SQL; the caller commits its row together with
everything else that the batch changes. Small batches travel inline in the manifest.
"""

from tocsin.adapters.archive.archive import TAIL_ROWS, Archive
from tocsin.adapters.archive.asking import Page, PostQuery
from tocsin.adapters.archive.upkeep import GRACE

__all__ = ["GRACE", "TAIL_ROWS", "Archive", "Page", "PostQuery"]
