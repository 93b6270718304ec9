"""What was expected, and how much was heard: baselines and coverage, by minute."""

from collections.abc import Sequence

from sqlalchemy import Connection, select

from tocsin.adapters.sql.tables import BASELINES, COVERAGE
from tocsin.adapters.sql.upserting import upsert

_BASELINE = ("watch_id", "indicator", "minute", "expected", "spread")


class Baselines:
    """What each indicator was expected to be, in bins of five minutes."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, rows: Sequence[tuple[str, str, int, float, float]]) -> None:
        """Keep (watch_id, indicator, first minute of the bin, expected, spread)."""
        told = {row[:3]: dict(zip(_BASELINE, row, strict=True)) for row in rows}
        upsert(self._connection, BASELINES, list(told.values()))

    def series(
        self, watch_id: str, indicator: str, first: int, last: int
    ) -> list[tuple[int, float, float]]:
        """Return (minute, expected, spread) of first..last (inclusive), ascending."""
        wanted = (
            select(BASELINES.c.minute, BASELINES.c.expected, BASELINES.c.spread)
            .where(BASELINES.c.watch_id == watch_id, BASELINES.c.indicator == indicator)
            .where(BASELINES.c.minute.between(first, last))
            .order_by(BASELINES.c.minute)
        )
        return [(row[0], row[1], row[2]) for row in self._connection.execute(wanted)]


class CoverageBook:
    """How many of a watch's sources were alive, by minute."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, watch_id: str, minute: int, alive: int, expected: int) -> None:
        """Keep one minute."""
        row = {"watch_id": watch_id, "minute": minute, "alive": alive, "expected": expected}
        upsert(self._connection, COVERAGE, [row])

    def series(self, watch_id: str, first: int, last: int) -> list[tuple[int, int, int]]:
        """Return (minute, alive, expected) of first..last (inclusive), ascending."""
        wanted = (
            select(COVERAGE.c.minute, COVERAGE.c.alive, COVERAGE.c.expected)
            .where(COVERAGE.c.watch_id == watch_id, COVERAGE.c.minute.between(first, last))
            .order_by(COVERAGE.c.minute)
        )
        return [(row[0], row[1], row[2]) for row in self._connection.execute(wanted)]
