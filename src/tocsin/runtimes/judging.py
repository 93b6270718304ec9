"""Keeps the desk in step with what is committed: its counts, its levels, its checkpoint.

The checkpoint names the last commit it has counted. After a crash the desk takes it up and counts
again the segments committed since: what it then decides, it would have decided.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from typing import Protocol

import msgspec
import pyarrow as pa

from tocsin import indicators, listening, warning
from tocsin.adapters import sql
from tocsin.runtimes import learning, rulings

CHECKPOINT = "desk"
BIN = indicators.series.BIN_MINUTES
_CHECKPOINT_EVERY = 5  # ticks; a tick that changes a level always saves


class _Saved(msgspec.Struct, frozen=True):
    judged: int  # the last minute judged whole
    counted: int  # committed_at of the last commit counted, microseconds since the epoch
    desk: bytes
    declared: int = 0  # the last entry of the rule book whose declaration was taken up


class Log(Protocol):
    """Reads the segments that were committed after a time, oldest first."""

    def since(self, books: sql.Books, at: datetime) -> Iterator[tuple[datetime, pa.Table]]:
        """Yield when each was committed, and its posts."""
        ...


class Judge:
    """Feeds the desk and enters, in the caller's transaction, what it decides."""

    def __init__(
        self,
        *,
        make_desk: Callable[[Sequence[warning.EarlyWarning]], warning.Desk],
        log: Log,
        tell: rulings.Tell,
        restraint: rulings.Restraint,
    ) -> None:
        self._make, self._log, self._tell = make_desk, log, tell
        self._restraint, self._reader = restraint, rulings.Reader()
        self._law, self._model = learning.Law(), learning.ModelInUse()
        self._declared = 0
        self._desk = make_desk(())
        self._ticks = 0
        self._open_bin = -1
        self._worst: dict[str, int] = {}
        self._counted = 0
        self.judged: int | None = None

    def recover(self, books: sql.Books, watch_ids: Sequence[str]) -> datetime:
        """Take up the committed state; returns the time of the last commit that it counts."""
        self._desk = self._make(books.warnings.standing())
        saved = books.checkpoints.load(CHECKPOINT)
        self._counted, self.judged, self._law = 0, None, learning.Law()
        self._declared = books.rules.newest()
        if saved is not None:
            known = msgspec.msgpack.decode(saved, type=_Saved)
            self._desk.load(known.desk)
            self._counted, self.judged = known.counted, known.judged
            self._declared = known.declared
        self._desk.join(watch_ids)
        self._take_rules(books)
        for committed_at, posts in self._log.since(books, _time(self._counted)):
            self.add(roll_up(posts), committed_at, posts)
        return _time(self._counted)

    def add(self, rollups: pa.Table, committed_at: datetime, posts: pa.Table) -> None:
        """Count what a commit brought."""
        self._count(rollups, posts)
        self._counted = _micros(committed_at)

    def _take_rules(self, books: sql.Books) -> None:
        rules = self._law.renewed(books)
        if rules is not None:
            self._desk.put_rules(rules)
            self._reader.put(rules.table)

    def take_declarations(self, books: sql.Books, now: datetime) -> list[warning.LevelChanged]:
        """Take up what people have declared since, and enter what follows."""
        moves = []
        for version, warning_id, said in books.rules.declarations(self._declared):
            self._declared = version
            with suppress(warning.errors.NotStanding, warning.errors.UnknownClass):
                moved = self._desk.declare(_watch_of(books, warning_id), [said], at=now)
                moves += [moved] if moved else []
        if moves:
            self._enter(books, moves, now)
            self.save(books, now)
        return moves

    def _count(self, rollups: pa.Table, posts: pa.Table) -> None:
        self._desk.add(
            rollups["watch_id"].to_pylist(),
            rollups["minute"].to_numpy(),
            rollups["mentions"].to_numpy(),
            rollups["negative"].to_numpy(),
        )
        self._desk.hear(*self._reader.heard(posts, rollups))

    def tick(
        self,
        books: sql.Books,
        span: tuple[int, int],
        coverage: Mapping[str, listening.Coverage],
        now: datetime,
        *,
        heard_from: int,
    ) -> list[warning.LevelChanged]:
        """Judge minutes span[0]..span[1], the last perhaps still open, and enter what follows.

        `coverage` holds from minute `heard_from` on: what lies before was not listened to.
        """
        first, last = span
        self._take_rules(books)
        looking = learning.looking(books, self._model.renewed(books), span)
        declared = self.take_declarations(books, now)
        moves = self._desk.tick(
            first,
            last,
            {watch_id: one.share for watch_id, one in coverage.items()},
            looking=looking,
            now=now,
        )
        self._enter(books, moves, now, said=self._desk.said())
        books.baselines.put(self._desk.baselines())
        books.coverage.put(self._heard(heard_from, last, coverage))
        self._ticks += 1
        self.judged = last - 1
        if moves or self._ticks % _CHECKPOINT_EVERY == 0:
            self.save(books, now)
        return [*declared, *moves]

    def acknowledge(
        self, books: sql.Books, warning_id: str, person: str, now: datetime
    ) -> warning.EarlyWarning:
        """Enter that a named person has seen a standing warning."""
        seen = self._desk.acknowledge(_watch_of(books, warning_id), person=person, at=now)
        books.warnings.put(seen)
        books.audit.append(now, person, "warning.acknowledged", warning_id, {})
        self.save(books, now)
        return seen

    def stand_down(
        self, books: sql.Books, warning_id: str, *, person: str, reason: str, now: datetime
    ) -> warning.LevelChanged:
        """Enter that a named person ends a standing warning, and why."""
        watch_id = _watch_of(books, warning_id)
        moved = self._desk.stand_down(watch_id, person=person, at=now, reason=reason)
        self._enter(books, [moved], now)
        self.save(books, now)
        return moved

    def _heard(
        self, first: int, last: int, coverage: Mapping[str, listening.Coverage]
    ) -> list[tuple[str, int, int, int]]:
        """Return the coverage of every bin; the worst moment of the open one stands."""
        bins = range(first - first % BIN, last + 1, BIN)
        if bins[-1] != self._open_bin:
            self._open_bin, self._worst = bins[-1], {}
        for watch_id, one in coverage.items():
            self._worst[watch_id] = min(one.alive, self._worst.get(watch_id, one.alive))
        return [
            (watch_id, start, self._worst[watch_id], one.expected)
            for watch_id, one in coverage.items()
            for start in bins
        ]

    def _enter(
        self,
        books: sql.Books,
        moves: Sequence[warning.LevelChanged],
        now: datetime,
        *,
        said: Sequence[warning.events.Said] = (),
    ) -> None:
        for moved in moves:
            books.warnings.put(moved.warning)
            books.warnings.add_change(moved.change)
            _enter_audit(books, moved.change)
        told = self._restraint.sift(books, moves) if moves else frozenset()
        bulletins = self._restraint.beside(books, said, now)
        if moves or bulletins or said:
            telling = rulings.Telling(
                moves=moves,
                told=told,
                bulletins=bulletins,
                periods=self._desk.periods(int(now.timestamp()) // 60),
                conditions=said,
            )
            self._tell(books, telling, now)

    def save(self, books: sql.Books, now: datetime) -> None:
        """Save the checkpoint."""
        judged = -1 if self.judged is None else self.judged
        saved = _Saved(
            judged=judged,
            counted=self._counted,
            desk=self._desk.dump(),
            declared=self._declared,
        )
        books.checkpoints.save(CHECKPOINT, msgspec.msgpack.encode(saved), now)


def roll_up(posts: pa.Table) -> pa.Table:
    """Return the roll-ups of a table of stored posts."""
    batches = posts.combine_chunks().to_batches()
    return indicators.roll_up(batches[0]) if batches else indicators.ROLLUPS.empty_table()


def _watch_of(books: sql.Books, warning_id: str) -> str:
    known = books.warnings.get(warning_id)
    if known is None:
        raise warning.errors.NotStanding(warning_id=warning_id)
    return known.watch_id


def _enter_audit(books: sql.Books, change: warning.LevelChange) -> None:
    told = change.explanation
    facts = {
        "watch_id": change.watch_id,
        "before": change.before.word,
        "after": change.after.word,
        "detector": change.detector,
        "coverage": round(change.coverage, 4),
        "evidence": list(change.evidence),
        "rules": told.versions.rules if told else 0,
        "table": told.versions.table if told else 0,
        "model": told.beside.model if told and told.beside else 0,
    }
    books.audit.append(change.at, change.actor, "warning.level_changed", change.change_id, facts)


def _micros(at: datetime) -> int:
    return round(at.timestamp() * 1_000_000)


def _time(micros: int) -> datetime:
    return datetime.fromtimestamp(micros / 1_000_000, UTC)
