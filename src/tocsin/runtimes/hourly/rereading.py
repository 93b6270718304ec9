"""Reads again what an hour brought: accounts, copies, newcomers, and phrases that are new.

Done beside the listening, from what is committed. An hour is learned once, a quarter of an hour
after its end; until then it is told anew every few minutes. What is learned and what is told of it
stand in one transaction: a house that is killed in between reads the same posts again and comes
to the same.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pyarrow as pa
import structlog

from tocsin import indicators, pipeline
from tocsin.adapters import archive, sql

log = structlog.get_logger()

MOST_POSTS = 5_000  # of a watch and hour that are read; beyond, a fair draw of them
_HOUR_S, _MINUTES = 3600, 60
_EVERY_S = 300
_SETTLING_S = indicators.corrections.LATENESS_MINUTES * 60
_LOOKING_BACK = 14 * 24  # hours, where nothing was learned yet
_AT_ONCE = 48  # hours of all watches that are caught up with in one go
_NOTHING = pa.schema([pipeline.STORED.field(name) for name in indicators.novelty.COLUMNS])

Known = indicators.novelty.Known


@dataclass(slots=True)
class _Round:
    """What one reckoning comes to."""

    left: int = _AT_ONCE
    told: list[sql.HourTold] = field(default_factory=list)
    known: dict[str, Known] = field(default_factory=dict)
    counted: dict[tuple[str, int], float] = field(default_factory=dict)


class Rereader:
    """What `reckon` returns keeps what it read; knows nothing that a restart would miss."""

    def __init__(
        self,
        *,
        db: sql.Database,
        store: archive.Archive,
        watch_ids: Callable[[], Sequence[str]],
        retention: timedelta,
    ) -> None:
        self._db, self._store, self._watch_ids = db, store, watch_ids
        self._retention = retention
        self._due = -math.inf
        self._counted: dict[tuple[str, int], float] = {}  # posts of open hours when last kept

    def is_due(self, now: datetime) -> bool:
        """Tell whether it is time to look again."""
        return now.timestamp() >= self._due

    def reckon(self, now: datetime) -> Callable[[], int]:
        """Read what is new: up to a second for an hour of 5,000 posts, some 20 ms for a few."""
        this, open_hour = _Round(), int(now.timestamp() // _HOUR_S)
        for watch_id in self._watch_ids():
            try:
                self._reread(this, watch_id, open_hour, _settled(now))
            except sql.errors.SegmentDamaged as error:  # the other watches go on
                log.error("rereading.failed", watch=watch_id, code=error.code)  # noqa: TRY400 - told in full where it was met
        return lambda: self._keep(this, now)

    def _keep(self, this: _Round, now: datetime) -> int:
        """Keep what was told and learned; returns how many hours."""
        hour = int(now.timestamp() // _HOUR_S)
        with self._db.writing() as books:
            for one in this.told:
                books.hours.put(one)
            for watch_id, known in this.known.items():
                books.checkpoints.save(_name(watch_id), known.dump(), now)
            books.hours.erase(int((now - self._retention).timestamp() // _HOUR_S))
        counted = self._counted | this.counted
        self._counted = {key: one for key, one in counted.items() if key[1] >= hour - 1}
        self._due = now.timestamp() + (_EVERY_S if this.left > 0 else 0)
        return len(this.told)

    def _reread(self, this: _Round, watch_id: str, open_hour: int, settled: int) -> None:
        """Enter what a watch knows now, where it learned, and its hours as they are told."""
        with self._db.reading() as books:
            known = self._load(books, watch_id, open_hour)
            if known is None or known.hour >= open_hour:
                return
            begun, first = known.hour, known.hour + 1
            counts = books.forecasts.hours(watch_id, "mentions", first, open_hour)
        told, counted = [], {}
        for hour, count in enumerate(counts.tolist(), first):
            is_settled, place = hour <= settled, (watch_id, hour)
            if is_settled and this.left <= 0:
                break
            if math.isfinite(count) and (is_settled or self._counted.get(place) != count):
                read = indicators.novelty.Hour.of(hour, self._posts(watch_id, hour, count))
                told.append(self._tell(watch_id, read, known))
                if is_settled:
                    indicators.novelty.learn(read, known)
            if is_settled:
                known.hour = hour
                this.left -= 1
            else:
                counted[place] = count
        this.told += told
        this.counted |= counted
        if known.hour > begun:
            this.known[watch_id] = known

    def _load(self, books: sql.Books, watch_id: str, open_hour: int) -> Known | None:
        told = books.checkpoints.load(_name(watch_id))
        if told is not None:
            return Known.load(told)
        begun = books.rollups.begun(watch_id)
        if begun is None:
            return None
        return Known.empty(max(begun // _MINUTES, open_hour - _LOOKING_BACK) - 1)

    def _posts(self, watch_id: str, hour: int, count: float) -> pa.Table:
        if count <= 0:
            return _NOTHING.empty_table()
        begin = datetime.fromtimestamp(hour * _HOUR_S, UTC)
        query = archive.PostQuery(
            watch_id=watch_id,
            since=begin,
            until=begin + timedelta(hours=1),
            limit=MOST_POSTS,
        )
        found = self._store.drawn(query, indicators.novelty.COLUMNS)
        return found if found.num_columns else _NOTHING.empty_table()

    def _tell(self, watch_id: str, read: indicators.novelty.Hour, known: Known) -> sql.HourTold:
        told = indicators.novelty.tell(read, known)
        first = read.number * _MINUTES
        with self._db.reading() as books:
            rows = books.rollups.series(watch_id, first, first + _MINUTES - 1)
        counted = indicators.series.gather(rows, first, first + _MINUTES - 1, _MINUTES).values
        return sql.HourTold(
            watch_id=watch_id,
            hour=read.number,
            values={
                "accounts": float(counted["accounts"][0]),
                "copies": float(counted["copies"][0]),
                "newcomers": told.newcomers,
                "novelty": told.novelty,
            },
            evidence=told.evidence,
            phrases=told.phrases,
        )


def _settled(now: datetime) -> int:
    """Return the last hour of which nothing more is waited for."""
    return int((now.timestamp() - _SETTLING_S) // _HOUR_S) - 1


def _name(watch_id: str) -> str:
    return f"novelty/{watch_id}"
