"""Keeps the desk in step with what is committed: its counts, its verdicts, its checkpoint.

The checkpoint names the last commit it has counted. After a crash the desk takes it up and counts
again the segments committed since: what it then decides, it would have decided.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Protocol

import msgspec
import pyarrow as pa

from tocsin import indicators, listening, warning
from tocsin.adapters import sql

CHECKPOINT = "desk"
BIN = indicators.series.BIN_MINUTES
_CHECKPOINT_EVERY = 5  # ticks; a tick that changes a level always saves


class _Saved(msgspec.Struct, frozen=True):
    judged: int  # the last minute judged whole
    counted: int  # committed_at of the last commit counted, microseconds since the epoch
    desk: bytes


class Log(Protocol):
    """Reads the segments that were committed after a time, oldest first."""

    def since(self, books: sql.Books, at: datetime) -> Iterator[pa.Table]:
        """Yield the posts of each."""
        ...


Tell = Callable[[sql.Books, Sequence[warning.Verdict], datetime], None]


class Judge:
    """Feeds the desk and enters, in the caller's transaction, what it decides."""

    def __init__(
        self,
        *,
        make_desk: Callable[[Sequence[warning.EarlyWarning]], warning.Desk],
        log: Log,
        tell: Tell,
    ) -> None:
        self._make, self._log, self._tell = make_desk, log, tell
        self._desk = make_desk(())
        self._ticks = 0
        self._open_bin = -1
        self._worst: dict[str, int] = {}
        self._counted = 0
        self.judged: int | None = None

    def recover(self, books: sql.Books, watch_ids: Sequence[str]) -> None:
        """Take up the committed state."""
        self._desk = self._make(books.warnings.standing())
        saved = books.checkpoints.load(CHECKPOINT)
        self._counted, self.judged = 0, None
        if saved is not None:
            known = msgspec.msgpack.decode(saved, type=_Saved)
            self._desk.load(known.desk)
            self._counted, self.judged = known.counted, known.judged
        self._desk.join(watch_ids)
        for posts in self._log.since(books, _time(self._counted)):
            self._count(roll_up(posts))

    def add(self, rollups: pa.Table, committed_at: datetime) -> None:
        """Count what a commit brought."""
        self._count(rollups)
        self._counted = _micros(committed_at)

    def _count(self, rollups: pa.Table) -> None:
        self._desk.add(
            rollups["watch_id"].to_pylist(),
            rollups["minute"].to_numpy(),
            rollups["mentions"].to_numpy(),
            rollups["negative"].to_numpy(),
        )

    def tick(
        self,
        books: sql.Books,
        span: tuple[int, int],
        coverage: Mapping[str, listening.Coverage],
        now: datetime,
        *,
        heard_from: int,
    ) -> list[warning.Verdict]:
        """Judge minutes span[0]..span[1], the last perhaps still open, and enter what follows.

        `coverage` holds from minute `heard_from` on: what lies before was not listened to.
        """
        first, last = span
        verdicts = self._desk.tick(
            first,
            last,
            {watch_id: one.share for watch_id, one in coverage.items()},
            evidence=lambda *asked: evidence(books, *asked),
            now=now,
        )
        self._enter(books, verdicts, now)
        books.baselines.put(self._desk.baselines())
        books.coverage.put(self._heard(heard_from, last, coverage))
        self._ticks += 1
        self.judged = last - 1
        if verdicts or self._ticks % _CHECKPOINT_EVERY == 0:
            self.save(books, now)
        return verdicts

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
    ) -> warning.Verdict:
        """Enter that a named person ends a standing warning, and why."""
        watch_id = _watch_of(books, warning_id)
        verdict = self._desk.stand_down(watch_id, person=person, at=now, reason=reason)
        self._enter(books, [verdict], now)
        self.save(books, now)
        return verdict

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

    def _enter(self, books: sql.Books, verdicts: Sequence[warning.Verdict], now: datetime) -> None:
        for verdict in verdicts:
            books.warnings.put(verdict.warning)
            books.warnings.add_change(verdict.change)
            _enter_audit(books, verdict.change)
        if verdicts:
            self._tell(books, verdicts, now)

    def save(self, books: sql.Books, now: datetime) -> None:
        """Save the checkpoint."""
        judged = -1 if self.judged is None else self.judged
        saved = _Saved(judged=judged, counted=self._counted, desk=self._desk.dump())
        books.checkpoints.save(CHECKPOINT, msgspec.msgpack.encode(saved), now)


def roll_up(posts: pa.Table) -> pa.Table:
    """Return the roll-ups of a table of stored posts."""
    batches = posts.combine_chunks().to_batches()
    return indicators.roll_up(batches[0]) if batches else indicators.ROLLUPS.empty_table()


def evidence(books: sql.Books, watch_id: str, first: int, last: int) -> tuple[str, ...]:
    """Return the most telling posts of a watch between two minutes, the first first."""
    rows = books.rollups.series(watch_id, first, last)
    ranked: list[tuple[float, str]] = []
    for told in rows["evidence"].to_pylist():
        ranked += msgspec.json.decode(told, type=list[tuple[float, str]])
    ranked.sort(key=lambda pair: (-pair[0], pair[1]))
    return tuple(post for _, post in ranked[: indicators.rollup.EVIDENCE_KEPT])


def _watch_of(books: sql.Books, warning_id: str) -> str:
    known = books.warnings.get(warning_id)
    if known is None:
        raise warning.errors.NotStanding(warning_id=warning_id)
    return known.watch_id


def _enter_audit(books: sql.Books, change: warning.LevelChange) -> None:
    facts = {
        "watch_id": change.watch_id,
        "before": change.before.word,
        "after": change.after.word,
        "detector": change.detector,
        "coverage": round(change.coverage, 4),
        "evidence": list(change.evidence),
    }
    books.audit.append(change.at, change.actor, "warning.level_changed", change.change_id, facts)


def _micros(at: datetime) -> int:
    return round(at.timestamp() * 1_000_000)


def _time(micros: int) -> datetime:
    return datetime.fromtimestamp(micros / 1_000_000, UTC)
