"""What the desk may ask of the books: the posts behind a minute, and where they were."""

from collections import Counter

import msgspec

from tocsin import indicators
from tocsin.adapters import sql


class Looking:
    """Looks into the roll-ups of one transaction."""

    def __init__(self, books: sql.Books) -> None:
        self._books = books

    def evidence(self, watch_id: str, first: int, last: int) -> tuple[str, ...]:
        """Return the most telling posts of a watch between two minutes, the first first."""
        rows = self._books.rollups.series(watch_id, first, last)
        ranked: list[tuple[float, str]] = []
        for told in rows["evidence"].to_pylist():
            ranked += msgspec.json.decode(told, type=list[tuple[float, str]])
        ranked.sort(key=lambda pair: (-pair[0], pair[1]))
        return tuple(post for _, post in ranked[: indicators.rollup.EVIDENCE_KEPT])

    def platforms(self, watch_id: str, first: int, last: int) -> list[tuple[str, int]]:
        """Return the platforms of a watch's posts between two minutes, the busiest first."""
        counted: Counter[str] = Counter()
        for told in self._books.rollups.series(watch_id, first, last)["platforms"].to_pylist():
            counted.update(msgspec.json.decode(told, type=dict[str, int]))
        return sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))
