"""DuckDB as a library of queries: it owns no file and keeps no state."""

import threading
from collections.abc import Mapping
from typing import Any

import duckdb
import pyarrow as pa


class Engine:
    """One in-memory DuckDB; every thread asks through a cursor of its own."""

    def __init__(self, *, threads: int = 2, memory: str = "512MB") -> None:
        self._database = duckdb.connect(
            ":memory:",
            config={
                "threads": str(threads),
                "memory_limit": memory,
                "autoinstall_known_extensions": "false",
                "autoload_known_extensions": "false",
                "preserve_insertion_order": "false",
            },
        )
        self._database.execute("SET GLOBAL TimeZone = 'UTC'")
        # An option of the Parquet extension, so not of the connection; segments never change.
        self._database.execute("SET GLOBAL parquet_metadata_cache = true")
        self._mine = threading.local()

    def ask(
        self, query: str, given: Mapping[str, object], tables: Mapping[str, pa.Table]
    ) -> pa.Table:
        """Return a query's rows; `tables` are Arrow tables it may name."""
        cursor = self._cursor()
        for name, table in tables.items():
            cursor.register(name, table)
        try:
            return cursor.sql(query, params=dict(given)).to_arrow_table()
        finally:
            for name in tables:
                cursor.unregister(name)

    def close(self) -> None:
        """End it."""
        self._database.close()

    def _cursor(self) -> Any:  # noqa: ANN401  # its class differs between DuckDB 1.5 and 2.0
        if not hasattr(self._mine, "cursor"):
            self._mine.cursor = self._database.cursor()
        return self._mine.cursor
