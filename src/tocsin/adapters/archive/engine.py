"""DuckDB as a library of queries: it owns no file and keeps no state."""

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import duckdb
import pyarrow as pa

_AGAIN_S = 0.05


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
        self._asking: list[Any] = []  # the cursors under way
        self._change = threading.Condition()
        self._is_closed = False

    def ask(
        self, query: str, given: Mapping[str, object], tables: Mapping[str, pa.Table]
    ) -> pa.Table:
        """Return a query's rows; `tables` are Arrow tables it may name."""
        with self._under_way() as cursor:
            for name, table in tables.items():
                cursor.register(name, table)
            try:
                return cursor.sql(query, params=dict(given)).to_arrow_table()
            finally:
                for name in tables:
                    cursor.unregister(name)

    def close(self) -> None:
        """Interrupt what is being asked, and end it."""
        with self._change:
            self._is_closed = True
            while self._asking:
                for cursor in self._asking:  # again: what comes before a query runs is lost
                    cursor.interrupt()
                self._change.wait(_AGAIN_S)
        self._database.close()

    @contextmanager
    def _under_way(self) -> Iterator[Any]:  # the class differs between DuckDB 1.5 and 2.0
        with self._change:
            if self._is_closed:
                raise duckdb.ConnectionException("closed")
            if not hasattr(self._mine, "cursor"):
                self._mine.cursor = self._database.cursor()
            self._asking.append(self._mine.cursor)
        try:
            yield self._mine.cursor
        finally:
            with self._change:
                self._asking.remove(self._mine.cursor)
                self._change.notify_all()
