"""The archive: posts in immutable Parquet segments, read by a stateless DuckDB.

`write` makes a segment durable and touches no SQL; the caller commits its row together with
everything else that the batch changes. Small batches travel inline in the manifest.
"""

from tocsin.adapters.archive.archive import TAIL_ROWS, Archive
from tocsin.adapters.archive.asking import Page, PostQuery, needles
from tocsin.adapters.archive.complaints import Complained, Complaints, Example
from tocsin.adapters.archive.encoding import in_order
from tocsin.adapters.archive.files import name_of
from tocsin.adapters.archive.keeping import GRACE
from tocsin.adapters.archive.keeping.backup import Manifest, restore, verify
from tocsin.adapters.archive.keeping.integrity import StoreFault

__all__ = [
    "GRACE",
    "TAIL_ROWS",
    "Archive",
    "Complained",
    "Complaints",
    "Example",
    "Manifest",
    "Page",
    "PostQuery",
    "StoreFault",
    "in_order",
    "name_of",
    "needles",
    "restore",
    "verify",
]
