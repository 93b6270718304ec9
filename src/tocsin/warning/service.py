"""The warning desk: takes counts, ticks through minutes, raises, lowers and remembers."""

import functools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

import msgspec
import numpy as np
from numpy.typing import ArrayLike

from tocsin.warning import errors, explaining, grading, model, ports, ruling

INDICATORS = ("mentions", "negative")
_BIN = 5

Baseline = tuple[str, str, int, float, float]  # watch, indicator, minute, expected, spread


class _Kept(msgspec.Struct, kw_only=True):
    detector: bytes
    seats: list[ruling.Seat]


class Desk:
    """Keeps the level of every watch."""

    def __init__(
        self,
        detector: ports.Detector,
        policy: grading.Policy,
        standing: Iterable[model.EarlyWarning] = (),
        evidence: ruling.Evidence = ruling.no_evidence,
        *,
        silent_minutes: int = 0,
    ) -> None:
        """Seat the watches of `standing` warnings.

        Nothing was said for `silent_minutes` before the first minute judged. A replay may say so
        (60): its file begins where the posts begin. A live desk may not: a large brand that is
        watched from today on would look like an explosion.
        """
        self._silent_minutes = silent_minutes
        self.detector = detector
        self.policy = policy
        self._evidence = evidence
        self._seats: dict[str, ruling.Seat] = {}
        self._order: list[str] = []  # watches as rows …
        self._streams: ports.Ints = np.zeros((0, len(INDICATORS)), dtype=np.int64)  # … of streams
        self._weights: ports.Floats = np.zeros((0, len(INDICATORS)))
        self._busy: set[str] = set()  # what stands, calms down or was dismissed
        self._baselines: list[Baseline] = []
        for warning in standing:
            self.join([warning.watch_id])
            seat = self._seats[warning.watch_id]
            seat.warning, seat.machine = warning, grading.Machine(level=warning.level)
            self._busy.add(warning.watch_id)

    def join(self, watch_ids: Iterable[str]) -> None:
        """Take up watches not yet known; each brings one stream per indicator."""
        new = [watch_id for watch_id in dict.fromkeys(watch_ids) if watch_id not in self._seats]
        if not new:
            return
        self.detector.join(_streams_of(new))
        self._seats.update((watch_id, ruling.Seat(watch_id=watch_id)) for watch_id in new)
        self._find_streams()

    def leave(self, watch_id: str) -> None:
        """Forget a watch's level; the detector keeps its streams."""
        self._seats.pop(watch_id, None)
        self._busy.discard(watch_id)
        self._find_streams()

    def add(
        self, watch_ids: Sequence[str], minutes: ArrayLike, mentions: ArrayLike, negative: ArrayLike
    ) -> None:
        """Add counts: row i says what `watch_ids[i]` gained in a minute; unknown ones join."""
        names = list(dict.fromkeys(watch_ids))
        self.join(names)
        rows = {name: self._order.index(name) for name in names}
        which = np.array([rows[name] for name in watch_ids], dtype=np.int64)
        at = np.asarray(minutes, dtype=np.int64)
        for place, counts in enumerate((mentions, negative)):
            gained = np.asarray(counts, dtype=np.float64)
            self.detector.add(at, self._streams[which, place], gained)
        total = np.bincount(which, weights=gained, minlength=len(self._order))
        for name, row in rows.items():
            self._seats[name].negatives += float(total[row])
        self._weigh()

    def tick(
        self,
        first_minute: int,
        last_minute: int,
        coverage: Mapping[str, float] | None = None,
        *,
        evidence: ruling.Evidence | None = None,
        now: datetime | None = None,
    ) -> list[ruling.Verdict]:
        """Judge the minutes first..last; return every level change, in order.

        `coverage` of a watch that is not named counts as whole. A change is dated at the end of
        its minute, but never after `now`.
        """
        rule = self._ruling(evidence)
        verdicts: list[ruling.Verdict] = []
        self._hear_silence(first_minute)
        for surprise in self.detector.judge(first_minute, last_minute):
            if surprise.minute % _BIN == _BIN - 1:
                self._note_baselines(surprise)
            verdicts += self._ruled(rule, surprise, coverage or {}, now)
        return verdicts

    def _ruled(
        self,
        rule: ruling.Ruling,
        surprise: ports.Surprise,
        heard: Mapping[str, float],
        now: datetime | None,
    ) -> Iterator[ruling.Verdict]:
        rates = surprise.rate_per_week[self._streams]
        combined = grading.combine(rates, self._weights)
        for row in self._called(combined):
            seat = self._seats[self._order[row]]
            told = ruling.Minute(
                minute=surprise.minute,
                at=ruling.end_of(surprise.minute, now),
                rate=float(combined[row]),
                by_indicator=dict(zip(INDICATORS, rates[row].tolist(), strict=True)),
                coverage=heard.get(seat.watch_id, 1.0),
                reasons=functools.partial(self._reasons, surprise.minute, row),
            )
            yield from self._moved(seat, rule.on(seat, told))

    def baselines(self) -> list[Baseline]:
        """Return what was expected of the bins finished since the last call."""
        told, self._baselines = self._baselines, []
        return told

    def standing(self) -> list[model.EarlyWarning]:
        """Return the warnings that stand."""
        return [seat.warning for seat in self._seats.values() if seat.warning is not None]

    def acknowledge(self, watch_id: str, *, person: str, at: datetime) -> model.EarlyWarning:
        """Note who has seen the standing warning; the first one counts."""
        seat = self._seat_of(watch_id, person)
        if seat.warning is None:
            raise errors.NotStanding(watch_id=watch_id)
        if not seat.warning.acknowledged_by:
            seat.warning = replace(seat.warning, acknowledged_by=person, acknowledged_at=at)
        return seat.warning

    def stand_down(
        self, watch_id: str, *, person: str, at: datetime, reason: str
    ) -> ruling.Verdict:
        """Close the standing warning because a person says so.

        It comes back only when the watch gets ten times rarer still, or after six calm hours.
        """
        seat = self._seat_of(watch_id, person)
        verdict = self._ruling(None).stand_down(seat, person=person, at=at, reason=reason)
        if verdict is None:
            raise errors.NotStanding(watch_id=watch_id)
        return verdict

    def dump(self) -> bytes:
        """Return the desk and its detector, for a checkpoint."""
        kept = _Kept(detector=self.detector.dump(), seats=list(self._seats.values()))
        return msgspec.msgpack.encode(kept)

    def load(self, state: bytes) -> None:
        """Take up what `dump` wrote."""
        kept = msgspec.msgpack.decode(state, type=_Kept)
        self.detector.load(kept.detector)
        self._seats = {seat.watch_id: seat for seat in kept.seats}
        self._busy = set(self._seats)
        self._silent_minutes = 0
        self._find_streams()

    def _ruling(self, evidence: ruling.Evidence | None) -> ruling.Ruling:
        return ruling.Ruling(
            policy=self.policy,
            detector=f"{self.detector.name} {self.detector.version}",
            evidence=evidence or self._evidence,
        )

    def _seat_of(self, watch_id: str, person: str) -> ruling.Seat:
        if not person.strip():
            raise errors.NobodyNamed(watch_id=watch_id)
        if watch_id not in self._seats:
            raise errors.NotStanding(watch_id=watch_id)
        return self._seats[watch_id]

    def _find_streams(self) -> None:
        number = {stream: place for place, stream in enumerate(self.detector.streams)}
        self._order = list(self._seats)
        places = [number[stream] for stream in _streams_of(self._order)]
        self._streams = np.array(places, dtype=np.int64).reshape(-1, len(INDICATORS))
        self._weigh()

    def _weigh(self) -> None:
        """Let the negative stream count where posts are read; its silence says nothing else."""
        weights = [self.policy.weights.get(name, 0.0) for name in INDICATORS]
        self._weights = np.array([weights] * len(self._order)).reshape(-1, len(INDICATORS))
        unread = [not ruling.is_read(self._seats[name]) for name in self._order]
        self._weights[unread, INDICATORS.index("negative")] = 0.0

    def _called(self, combined: ports.Floats) -> list[int]:
        """Return the rows of the watches that this minute may move."""
        rare = combined <= self.policy.edges.blue
        if not self._busy:
            return [int(row) for row in np.flatnonzero(rare)]
        return [row for row, name in enumerate(self._order) if rare[row] or name in self._busy]

    def _hear_silence(self, before: int) -> None:
        list(self.detector.judge(before - self._silent_minutes, before - 1))  # what silence is
        self._silent_minutes = 0

    def _moved(
        self, seat: ruling.Seat, verdict: ruling.Verdict | None
    ) -> tuple[ruling.Verdict, ...]:
        is_calm = seat.machine == grading.Machine()
        (self._busy.discard if is_calm else self._busy.add)(seat.watch_id)
        return () if verdict is None else (verdict,)

    def _reasons(self, minute: int, row: int) -> tuple[model.Reason, ...]:
        found = {
            indicator: self.detector.explain(minute, int(stream))
            for indicator, stream in zip(INDICATORS, self._streams[row], strict=True)
        }
        return explaining.because(found, self.policy)

    def _note_baselines(self, surprise: ports.Surprise) -> None:
        begin = surprise.minute - _BIN + 1
        expected = surprise.expected[self._streams].tolist()
        spread = surprise.spread[self._streams].tolist()
        self._baselines += [
            (watch_id, indicator, begin, expected[row][place], spread[row][place])
            for row, watch_id in enumerate(self._order)
            for place, indicator in enumerate(INDICATORS)
        ]


def _streams_of(watch_ids: Iterable[str]) -> list[model.Stream]:
    return [
        model.Stream(watch_id=watch_id, indicator=indicator)
        for watch_id in watch_ids
        for indicator in INDICATORS
    ]
