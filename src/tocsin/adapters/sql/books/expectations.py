"""What was expected, and how much was heard: baselines and coverage, by minute."""

from collections.abc import Sequence

from sqlalchemy import Connection, select

from tocsin.adapters.sql.tables import BASELINES, COVERAGE
from tocsin.adapters.sql.upserting import upsert_plain


class Baselines:
    """What each indicator was expected to be, in bins of five minutes."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, rows: Sequence[tuple[str, str, int, float, float]]) -> None:
        """Keep (watch_id, indicator, first minute of the bin, expected, spread)."""
        upsert_plain(self._connection, BASELINES, list({row[:3]: row for row in rows}.values()))

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

    def erase(self, before_minute: int) -> None:
        """Let go of bins older than a minute (retention)."""
        self._connection.execute(BASELINES.delete().where(BASELINES.c.minute < before_minute))


class CoverageBook:
    """How many of a watch's sources were alive, by the first minute of each five."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, rows: Sequence[tuple[str, int, int, int]]) -> None:
        """Keep rows of (watch, first minute of the bin, alive, expected); the newer wins."""
        upsert_plain(self._connection, COVERAGE, rows)

    def series(self, watch_id: str, first: int, last: int) -> list[tuple[int, int, int]]:
        """Return (minute, alive, expected) of first..last (inclusive), ascending."""
        wanted = (
            select(COVERAGE.c.minute, COVERAGE.c.alive, COVERAGE.c.expected)
            .where(COVERAGE.c.watch_id == watch_id, COVERAGE.c.minute.between(first, last))
            .order_by(COVERAGE.c.minute)
        )
        return [(row[0], row[1], row[2]) for row in self._connection.execute(wanted)]

    def erase(self, before_minute: int) -> None:
        """Let go of bins older than a minute (retention)."""
        self._connection.execute(COVERAGE.delete().where(COVERAGE.c.minute < before_minute))
