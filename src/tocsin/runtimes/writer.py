"""The one writer: dedupes, files segments, counts, judges, and commits all of it together.

Everything a commit changes stands in one SQL transaction; the segment file is written before it
under a name that its source and cursor determine. Whatever fails leaves nothing behind: the
writer takes up the committed state again and the sources begin behind their committed cursors.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent import futures
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TypeVar

import pyarrow as pa
import pyarrow.compute as pc

from tocsin import listening, notices, pipeline, warning
from tocsin.adapters import archive, sql
from tocsin.runtimes import correcting, judging, stories, telemetry
from tocsin.runtimes.noticing import DeskOf
from tocsin.runtimes.publishing import Feed
from tocsin.runtimes.seen import Seen

T = TypeVar("T")
CoverageAt = Callable[[datetime], Mapping[str, listening.Coverage]]

_TICK = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """What one source brings to a commit: its stepped batches, in order."""

    source: listening.Source
    steps: tuple[pipeline.Stepped, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """One delivery made ready or committed: its new posts, their segment, their roll-ups."""

    delivery: Delivery
    posts: pa.Table
    segment: sql.SegmentRow
    rollups: pa.Table
    corrected: correcting.Corrected
    counts: telemetry.Counts
    faults: tuple[listening.Fault, ...]


class Writer:
    """Commits deliveries and the passing of time."""

    def __init__(
        self,
        *,
        db: sql.Database,
        store: archive.Archive,
        judge: judging.Judge,
        placing: stories.Placing,
        feed: Feed,
        desk_of: DeskOf,
        watch_ids: Callable[[], Sequence[str]],
        coverage: CoverageAt,
    ) -> None:
        self._db, self._store, self._judge, self._feed = db, store, judge, feed
        self._placing = placing
        self._desk_of = desk_of
        self._watch_ids, self._coverage = watch_ids, coverage
        self._seen, self._corrector = Seen(), correcting.Corrector(db, store)
        # The last segment's time may be ahead of the clock: of one put back, and of a replay.
        self._last_commit = self._last_segment = datetime(1970, 1, 1, tzinfo=UTC)
        self._is_ahead = False  # of the books: something was counted and could not be kept

    def recover(self) -> None:
        """Take up what is committed: at the start, and after a commit that failed."""
        self._seen = Seen(self._store.keys())
        self._feed.recover()
        self._placing.recover(self._db)
        with self._db.reading() as books:
            counted = self._judge.recover(books, self._watch_ids())
        self._last_segment, self._is_ahead = max(counted, self._last_segment), False

    def commit(
        self, deliveries: Sequence[Delivery], now: datetime, *, through: int | None = None
    ) -> list[Filed]:
        """Commit deliveries at `now`; with `through`, judge whole minutes up to it as well."""
        with self._in_step():
            at = self._last_commit = max(now, self._last_commit + _TICK)
            self._last_segment = max(at, self._last_segment + _TICK)
            filed = [self._file(delivery, at) for delivery in deliveries]
            with self._db.writing() as books:
                for one in filed:
                    self._enter(books, one, at)
                if through is not None:
                    self._judge_through(books, filed, through, at)
                self._placing.grown(books, at)
        for one in filed:
            self._seen.add(one.posts["key"].to_numpy())
        return filed

    def tick(
        self, now: datetime, changed: Sequence[listening.SourceHealth] = ()
    ) -> list[warning.LevelChanged]:
        """Judge every minute up to `now`, the open one so far, and commit what follows."""
        last = minute_of(now)
        first = last if self._judge.judged is None else min(self._judge.judged + 1, last)
        with self._in_step(), self._db.writing() as books:
            for health in changed:
                books.health.put(health)
            self._feed.hearing(books, changed, now)
            self._placing.tick(books, now)
            heard = self._coverage(now)
            return self._judge.tick(books, (first, last), heard, now, heard_from=last)

    def finish(self, now: datetime) -> None:
        """Judge what is left up to the minute of `now`, whole, and save."""
        with self._in_step(), self._db.writing() as books:
            self._judge_through(books, (), minute_of(now), now)
            self._placing.save(books, now)

    def acknowledge(self, warning_id: str, person: str, now: datetime) -> warning.EarlyWarning:
        """Commit that a named person has seen a warning."""
        with self._deciding() as books:
            seen = self._judge.acknowledge(books, warning_id, person, now)
            notices.acknowledge_warning(self._desk_of(books), warning_id, person, now)
            self._feed.warning(books, seen, now)
            return seen

    def stand_down(
        self, warning_id: str, *, person: str, reason: str, now: datetime
    ) -> warning.EarlyWarning:
        """Commit that a named person ends a warning."""
        with self._deciding() as books:
            notices.acknowledge_warning(self._desk_of(books), warning_id, person, now)
            return self._judge.stand_down(
                books, warning_id, person=person, reason=reason, now=now
            ).warning

    def decide(self, work: Callable[[judging.Judge, sql.Books], T]) -> T:
        """Commit what people rule and what the desk makes of it."""
        with self._deciding() as books:
            return work(self._judge, books)

    def checkpoint(self, now: datetime) -> datetime:
        """Save the desk; returns a time that all it has counted bears, and no later commit will.

        What was committed by then may be merged, so that none it has not counted is lost.
        """
        with self._in_step(), self._db.writing() as books:
            self._judge.save(books, now)
            self._placing.save(books, now)
        self._last_segment = max(now, self._last_segment)
        return self._last_segment

    @contextmanager
    def _in_step(self) -> Iterator[None]:
        """Count and keep; what fails is forgotten before anybody saves what was counted."""
        if self._is_ahead:
            self.recover()
        self._is_ahead = True
        with self._placing.keeping():
            yield
        self._is_ahead = False

    @contextmanager
    def _deciding(self) -> Iterator[sql.Books]:
        """Hold one transaction; when it fails, the desk must not remember what was not kept."""
        if self._is_ahead:
            self.recover()
        try:
            with self._db.writing() as books:
                yield books
        except (sql.errors.StoreBroken, sql.errors.StoreBusy, sql.errors.StoreFull):
            self._is_ahead = True
            self.recover()
            raise

    def _judge_through(
        self, books: sql.Books, filed: Sequence[Filed], through: int, now: datetime
    ) -> None:
        begun = min((_first_minute(one) for one in filed if one.posts.num_rows), default=through)
        first = begun if self._judge.judged is None else self._judge.judged + 1
        if first <= through:
            self._judge.tick(books, (first, through), self._coverage(now), now, heard_from=first)
            self._judge.judged = through
        self._judge.save(books, now)

    def _file(self, delivery: Delivery, at: datetime) -> Filed:
        source_id = delivery.source.source_id
        posts = pa.Table.from_batches([step.posts for step in delivery.steps], pipeline.STORED)
        is_fresh = self._seen.fresh(posts["key"].to_numpy())
        fresh = posts if is_fresh.all() else posts.filter(pa.array(is_fresh))
        kept = self._placing.place(archive.in_order(fresh))
        name = archive.name_of(source_id, delivery.steps[-1].cursor, kept["key"].to_numpy())
        faults = tuple(fault for step in delivery.steps for fault in step.faults)
        with futures.ThreadPoolExecutor(1) as beside:  # what is packed and synced holds nobody up
            written = beside.submit(self._store.write, name, kept)
            rollups = judging.roll_up(kept)
            corrected = self._corrector.corrected(delivery.steps, posts, is_fresh, at, self._seen)
        segment = replace(written.result(), source_id=source_id, committed_at=self._last_segment)
        wanted = pc.sum(pc.greater(pc.list_value_length(kept["watches"]), 0)).as_py()
        return Filed(
            delivery=delivery,
            posts=kept,
            segment=segment,
            rollups=rollups,
            counts=telemetry.Counts(
                read=sum(step.read for step in delivery.steps),
                matched=wanted or 0,
                duplicated=posts.num_rows - kept.num_rows,
                quarantined=len(faults),
            ),
            faults=faults,
            corrected=corrected,
        )

    def _enter(self, books: sql.Books, filed: Filed, at: datetime) -> None:
        source_id = filed.delivery.source.source_id
        if filed.posts.num_rows:
            if books.segments.exists(filed.segment.name):
                return
            books.segments.add(filed.segment)
        books.cursors.move(source_id, filed.delivery.steps[-1].cursor, at)
        if filed.faults:
            books.quarantine.add(source_id, filed.faults, at)
        rows = filed.corrected.enter(books, filed.rollups)
        telemetry.add(books, source_id, filed.counts)
        self._judge.add(filed.rollups, filed.segment.committed_at, filed.posts)
        self._feed.posts(books, source_id, filed.posts, rows, asdict(filed.counts), at)


def minute_of(at: datetime) -> int:
    """Return the minute since the epoch that holds `at`."""
    return int(at.timestamp() // 60)


def _first_minute(filed: Filed) -> int:
    return minute_of(filed.posts["created_at"][0].as_py())
