"""Ranks accounts: whole segments by what was counted when they were written, the rest by reading.

A window cuts a segment or two, and tails count nothing: these are scanned. Of the other segments
only posts that were deleted since are looked at, to be taken back.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime

import pyarrow as pa

from tocsin.adapters import sql
from tocsin.adapters.archive import asking
from tocsin.adapters.archive.ranking import tallies
from tocsin.adapters.archive.ranking.deleted import Deleted
from tocsin.adapters.archive.ranking.recent import Recent
from tocsin.adapters.archive.reading import Reader
from tocsin.adapters.archive.view import View

_CAPACITY_BYTES = 64 * 1024 * 1024
_SCANNED = """
SELECT account, count(*) AS posts, CAST(coalesce(sum(followers), 0) AS BIGINT) AS reach
FROM {source}{where} GROUP BY account
"""


class Ranking:
    """Who posted most."""

    def __init__(self, reader: Reader, db: sql.Database) -> None:
        self._reader, self._db = reader, db
        self._deleted = Deleted(reader)
        self._partials = Recent[tallies.Partial](capacity_bytes=_CAPACITY_BYTES)

    def top(
        self, watch_id: str | None, since: datetime, until: datetime, limit: int
    ) -> list[tuple[str, int, int]]:
        """Return (account, posts, reach) of those who posted most in since <= created < until."""
        query = asking.PostQuery(watch_id=watch_id, since=since, until=until)

        def ranked(view: View) -> list[tuple[str, int, int]]:
            counted = {} if watch_id is None else self._counted(view, since, until)
            rest = [row for row in view.segments if row.name not in counted]
            found = [self._scanned(view, rest, query)]
            if watch_id is not None:
                mine = [row for row in view.segments if row.name in counted]
                found += [one[watch_id] for one in counted.values() if watch_id in one]
                for posts in self._deleted.among(view, mine):
                    found.append(tallies.taken_back(posts, watch_id))
            return tallies.busiest(found, limit)

        return self._reader.looking(since, until, ranked)

    def _counted(
        self, view: View, since: datetime, until: datetime
    ) -> Mapping[str, tallies.Partial]:
        """Return the partials of the segments that lie within the window as a whole."""
        whole = [
            row.name
            for row in view.segments
            if not row.is_inline and row.min_created >= since and row.max_created < until
        ]
        found = {name: self._partials.get(name) for name in whole}
        missing = [name for name, partial in found.items() if partial is None]
        if missing:
            with self._db.reading() as books:
                kept = books.segments.accounts(missing)
            for name, told in kept.items():
                found[name] = partial = tallies.partial(told)
                size = sum(tally.nbytes for tally in partial.values())
                self._partials.put(name, partial, size)
        return {name: partial for name, partial in found.items() if partial is not None}

    def _scanned(
        self, view: View, segments: Sequence[sql.SegmentRow], query: asking.PostQuery
    ) -> pa.Table:
        conditions, given = asking.conditions(query)
        found = self._reader.ask(view, segments, _SCANNED, [*conditions, "account <> ''"], given)
        return found.cast(tallies.TALLY) if found.num_rows else tallies.TALLY.empty_table()
