"""What the desk may ask of the books: the posts behind a minute, and where they were."""

from collections import Counter

import msgspec

from tocsin import indicators, warning
from tocsin.adapters import sql

_HOUR = 60  # minutes
_PHRASES = 20
_LONGEST = 40  # characters of one
_POSTS = 3


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

    def phrases(self, watch_id: str, first: int, last: int) -> list[warning.model.Phrase]:
        """Return the phrases that are new in the hours of minutes first..last, as far as told."""
        hours = (first // _HOUR, last // _HOUR)
        found = self._books.hours.phrases(watch_id, *hours, limit=_PHRASES)
        told: dict[str, warning.model.Phrase] = {}
        for _, one in sorted(found, key=lambda pair: (-pair[1].accounts, pair[1].phrase)):
            text = "".join(letter for letter in one.phrase if letter.isprintable())[:_LONGEST]
            told.setdefault(
                text,
                warning.model.Phrase(
                    phrase=text,
                    accounts=one.accounts,
                    posts=one.posts,
                    evidence=one.evidence[:_POSTS],
                ),
            )
        return [one for text, one in told.items() if text.strip()]

    def platforms(self, watch_id: str, first: int, last: int) -> list[tuple[str, int]]:
        """Return the platforms of a watch's posts between two minutes, the busiest first."""
        counted: Counter[str] = Counter()
        for told in self._books.rollups.series(watch_id, first, last)["platforms"].to_pylist():
            counted.update(msgspec.json.decode(told, type=dict[str, int]))
        return sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))
