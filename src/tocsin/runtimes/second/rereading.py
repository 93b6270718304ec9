"""Reads picked posts again with both readers, from what is committed, and keeps what they say.

Never in the way of a post that comes in: it looks every few seconds at what is new, reads as many
as its budget allows in a thread, and keeps them in one transaction. Killed in between it has kept
nothing, and picks the same posts again.
"""

import math
from collections.abc import Callable, Collection, Mapping
from datetime import datetime, timedelta

import numpy as np
import pyarrow as pa

from tocsin.adapters import archive, sql
from tocsin.enrichment import second
from tocsin.runtimes.second import due

LOOKING_BACK = timedelta(hours=2)
MOST_LOOKED_AT = 5_000  # posts of which the worthiest are picked; beyond, a fair draw of them
MOST_AT_ONCE = 400  # posts read in one go: a second or two
_EVERY_S = 20.0
_ERASE_EVERY_S = 3600.0


class Again:
    """A reckoner; what `reckon` returns keeps what was read."""

    def __init__(
        self,
        *,
        db: sql.Database,
        store: archive.Archive,
        reader: Callable[[], second.SecondReader],
        retention: timedelta,
        budget: second.Budget | None = None,
    ) -> None:
        self._db, self._store, self._in_use = db, store, reader
        self._model = ""
        self._retention = retention
        self._always = due.Due(db=db, store=store)
        self._purse = second.Purse(budget=budget or second.Budget())
        self._uncertainty: dict[int, float] = {}  # by key, of what was looked at and not read again
        self._due = self._erased = -math.inf

    def is_due(self, now: datetime) -> bool:
        """Tell whether it is time to look again."""
        return now.timestamp() >= self._due

    def reckon(self, now: datetime) -> Callable[[], int]:
        """Pick and read; the listening goes on meanwhile."""
        most = min(self._purse.fill(now.timestamp()), MOST_AT_ONCE)
        found = self._reread(now, most) if most > 0 else []
        self._purse.spend(len(found))
        return lambda: self._keep(found, now)

    def _keep(self, found: list[second.Reread], now: datetime) -> int:
        """Keep what was read; returns how many posts."""
        is_time = now.timestamp() >= self._erased + _ERASE_EVERY_S
        with self._db.writing() as books:
            books.second.put(found)
            if is_time:
                books.second.erase(now - self._retention)
        if is_time:
            self._erased = now.timestamp()
        self._due = now.timestamp() + _EVERY_S
        return len(found)

    def _reread(self, now: datetime, most: int) -> list[second.Reread]:
        reader = self._reader()
        since, stories = self._always.since(), self._always.of_stories(now)
        found = (
            self._lately(now, reader.model),
            self._always.of_cases(since, reader.model, most),
            self._always.missing(stories, reader.model),
        )
        posts = due.joined([one for one in found if one is not None and one.num_rows])
        if posts is None:
            return []
        places = second.picked(self._candidates(posts, reader, since, stories), most)
        chosen = posts.take(pa.array(places))
        if not chosen.num_rows:
            return []
        return second.reread(
            chosen["key"].to_pylist(),
            chosen["created_at"].to_pylist(),
            reader.model,
            reader.both(chosen),
        )

    def _reader(self) -> second.SecondReader:
        """Return the reader in use; what another was unsure of is forgotten."""
        reader = self._in_use()
        if reader.model != self._model:
            self._model, self._uncertainty = reader.model, {}
        return reader

    def _lately(self, now: datetime, model: str) -> pa.Table:
        """Return the new posts that a watch wants and that were not read again yet."""
        query = archive.PostQuery(since=now - LOOKING_BACK, limit=MOST_LOOKED_AT, is_matched=True)
        posts = self._store.drawn(query, due.COLUMNS)
        if not posts.num_rows:
            return posts
        keys = posts["key"].to_pylist()
        with self._db.reading() as books:
            known = books.second.known(keys, model)
        return posts.filter(pa.array([key not in known for key in keys]))

    def _candidates(
        self,
        posts: pa.Table,
        reader: second.SecondReader,
        since: Mapping[str, datetime],
        stories: Collection[int],
    ) -> second.Candidates:
        keys = posts["key"].to_pylist()
        known = self._weighed(posts, keys, reader)
        stands = np.array([key in stories for key in keys], dtype=np.bool_)
        return second.Candidates(
            keys=np.array(keys, dtype=np.int64),
            uncertainty=np.array([known[key] for key in keys]),
            is_of_case=due.is_of_case(posts, since),
            is_representative=stands | _firsts(posts["copy_key"]),
        )

    def _weighed(
        self, posts: pa.Table, keys: list[int], reader: second.SecondReader
    ) -> dict[int, float]:
        """Return how unsure the fast path is of each post; it is asked of the new ones alone."""
        is_new = [key not in self._uncertainty for key in keys]
        new = posts.filter(pa.array(is_new))
        told = second.uncertainty(reader.fast(new)).tolist() if new.num_rows else []
        fresh = dict(zip(new["key"].to_pylist(), told, strict=True))
        known = {key: fresh.get(key, self._uncertainty.get(key, 0.0)) for key in keys}
        self._uncertainty = known
        return known


def _firsts(copy_keys: pa.ChunkedArray) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Tell which posts are the first of three or more copies: others are read as they are."""
    told = copy_keys.to_pylist()
    counted: dict[int | None, int] = {}
    for key in told:
        counted[key] = counted.get(key, 0) + 1
    seen: set[int | None] = set()
    found = []
    for key in told:
        found.append(key is not None and counted[key] > _FEW and key not in seen)
        seen.add(key)
    return np.array(found, dtype=np.bool_)


_FEW = 2
