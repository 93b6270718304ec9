"""SQL books: SQLite by default, PostgreSQL when one machine is not enough.

`Database.open(url)`, then `migrate`; `db.writing()` and `db.reading()` hand out the books of one
transaction. Everything a commit changes stands in one of them.
"""

from tocsin.adapters.sql import errors
from tocsin.adapters.sql.books import Books, Edited, FeedEvent, HourTold, Quarantined, SegmentRow
from tocsin.adapters.sql.connections import Ballast
from tocsin.adapters.sql.copying import copy_books, copy_file, settle_file
from tocsin.adapters.sql.database import Database
from tocsin.adapters.sql.schema import migrate, newest_version, schema_version

__all__ = [
    "Ballast",
    "Books",
    "Database",
    "Edited",
    "FeedEvent",
    "HourTold",
    "Quarantined",
    "SegmentRow",
    "copy_books",
    "copy_file",
    "errors",
    "migrate",
    "newest_version",
    "schema_version",
    "settle_file",
]
