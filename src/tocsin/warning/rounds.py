"""One judged minute over all watches: whole arrays for the calm, one ruling for the rest."""

import functools
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

import msgspec
import numpy as np
from numpy.typing import NDArray

from tocsin.warning import (
    events,
    explaining,
    fatigue,
    grading,
    hearing,
    model,
    ports,
    risk,
    ruling,
    seating,
)
from tocsin.warning.asking import Asked, Looking, Minute
from tocsin.warning.rules import Lawbook


class State(msgspec.Struct, kw_only=True):
    """What lasts from minute to minute beside the seats; part of the checkpoint."""

    surge: fatigue.Surge = msgspec.field(default_factory=fatigue.Surge)
    model: int = 0  # the learned one that was last asked; 0 = the rules stand alone


class Round:
    """Goes through minutes in order; what happens beside levels gathers in `said`."""

    def __init__(
        self,
        *,
        detector: ports.Detector,
        law: Lawbook,
        hall: seating.Seating,
        ears: hearing.Ears,
        state: State,
        said: list[events.Said],
    ) -> None:
        self._detector, self._law, self._hall = detector, law, hall
        self._ears, self._state, self._said = ears, state, said
        self._blue: ports.Floats = np.zeros(0)

    def minute(self, surprise: ports.Surprise, asked: Asked) -> Iterator[events.LevelChanged]:
        """Yield the level changes of one minute, in the order of the seats."""
        hall = self._hall
        if self._law.has_turned(surprise.minute) or len(self._blue) != len(hall.order):
            self._blue = self._law.blue(hall.order)
        was_out = self._ears.is_out
        if self._ears.step(surprise.minute, surprise.expected[hall.streams[:, 0]]):
            self._listen(surprise.minute, asked, was_out=was_out)
        self._consult(surprise.minute, asked.looking)
        rates = surprise.rate_per_week[hall.streams]
        by_rules = grading.combine(rates, hall.weights)
        combined = hall.by_model(by_rules)
        rare = (combined <= self._blue) & ~self._ears.silent
        has_ended = self._state.surge.step(surprise.minute, combined, rare, hall.order)
        for row in self._called(combined <= self._blue):
            rate = (float(combined[row]), float(by_rules[row]))
            yield from self._judged(surprise, row, rates[row], rate, asked)
        self._gather(surprise.minute, asked.now, has_ended=has_ended)

    def turn(self) -> None:
        """Have every watch's terms looked up anew."""
        self._blue = np.zeros(0)

    def rule(self, watch_id: str, asked: Asked | None = None) -> ruling.Ruling:
        """Return the ruling of a watch on the terms of this minute."""
        detector = f"{self._detector.name} {self._detector.version}"
        told = ruling.Ruling(
            terms=self._law.of(watch_id),
            detector=detector,
            rules_version=self._law.rules.version,
        )
        if asked is None:
            return told
        return replace(told, looking=asked.looking)

    def _consult(self, minute: int, looking: Looking) -> None:
        """Ask the model in use whenever a bin of its has ended, or people chose another."""
        if minute % risk.BIN == 0 or looking.model != self._state.model:
            self._state.model = looking.model
            self._hall.opine(looking.opinions(minute))

    def _called(self, rare: NDArray[np.bool_]) -> list[int]:
        """Return the rows of the watches that this minute may move."""
        rows = {int(row) for row in np.flatnonzero(rare)}
        rows |= {self._hall.row[name] for name in self._hall.busy}
        return sorted(rows)

    def _judged(
        self,
        surprise: ports.Surprise,
        row: int,
        rates: ports.Floats,
        rate: tuple[float, float],
        asked: Asked,
    ) -> Iterator[events.LevelChanged]:
        seat = self._hall.seats[self._hall.order[row]]
        told = Minute(
            minute=surprise.minute,
            at=seating.end_of(surprise.minute, asked.now),
            rate=rate[0],
            rules_rate=rate[1],
            opinion=seat.opinion,
            by_indicator=dict(zip(seating.INDICATORS, rates.tolist(), strict=True)),
            coverage=asked.coverage.get(seat.watch_id, 1.0),
            reasons=functools.partial(self._reasons, surprise.minute, row, seat),
            is_unheard=bool(self._ears.silent[row]),
        )
        seat.listen(surprise.minute)
        moved = self.rule(seat.watch_id, asked).on(seat, told)
        self._hall.note(seat)
        if moved is None:
            return
        if self._state.surge.folds(seat.watch_id, rate[0], moved.change.after):
            surge_id = self._surge_id(asked.now)
            moved = replace(moved, gathering_id=surge_id)
        yield moved

    def _reasons(self, minute: int, row: int, seat: seating.Seat) -> tuple[model.Reason, ...]:
        if seat.opinion is not None:
            return seat.opinion.reasons
        found = {
            indicator: self._detector.explain(minute, int(stream))
            for indicator, stream in zip(seating.INDICATORS, self._hall.streams[row], strict=True)
        }
        return explaining.because(found, self._law.of(seat.watch_id).policy)

    def _surge_id(self, now: datetime | None) -> str:
        begun = self._state.surge.begun
        return seating.named("gathering", "", begun, seating.end_of(begun, now))

    def _gather(self, minute: int, now: datetime | None, *, has_ended: bool) -> None:
        """Tell of the surge when it opens, when its highest level changes, when it ends."""
        surge, at = self._state.surge, seating.end_of(minute, now)
        if has_ended:
            told = surge.close(at)
        else:
            seats = (self._hall.seats.get(name) for name in surge.members)
            level = max((seat.machine.level for seat in seats if seat), default=model.Level.NONE)
            told = surge.tell(at, level, self._surge_id(now)) if surge.is_on else None
        if told is not None:
            self._said.append(events.Gathered(at=at, gathering=told))

    def _listen(self, minute: int, asked: Asked, *, was_out: bool) -> None:
        """End five minutes: is this silence the world's or the feed's, and who hears too little?"""
        hall = self._hall
        at = seating.end_of(minute - 1, asked.now)
        if self._ears.is_out != was_out:
            silent = [hall.order[row] for row in np.flatnonzero(self._ears.silent).tolist()]
            self._said.append(
                events.OutageTurned(at=at, is_out=self._ears.is_out, watches=tuple(silent))
            )
        share = np.array([asked.coverage.get(name, 1.0) for name in hall.order])
        low = (share < self._law.least_coverage) | self._ears.silent
        if low.any():  # what was not heard must not become ordinary
            self._detector.unheard(minute - hearing.ears.BIN, minute - 1, hall.streams[low].ravel())
        degraded = np.array(
            [bool(hall.seats[name].degraded) for name in hall.order], dtype=np.bool_
        )
        turning = np.array([hall.seats[name].turning > 0 for name in hall.order], dtype=np.bool_)
        for row in np.flatnonzero((low != degraded) | turning).tolist():
            self._degrade(row, at, share=float(share[row]), is_low=bool(low[row]))

    def _degrade(self, row: int, at: datetime, *, share: float, is_low: bool) -> None:
        seat = self._hall.seats[self._hall.order[row]]
        was = bool(seat.degraded)
        seat.turning, is_degraded = hearing.turned(seat.turning, is_low=is_low, is_degraded=was)
        if is_degraded == was:
            return
        is_out = bool(self._ears.silent[row])
        if is_degraded:
            seat.degraded = "outage" if is_out else "coverage"
            seat.degraded_since, seat.degraded_share = at, share
        since = seat.degraded_since or at
        told = hearing.Degradation(
            degradation_id=seating.named(
                "degraded", seat.watch_id, int(since.timestamp()) // 60, since
            ),
            watch_id=seat.watch_id,
            begins_at=since,
            why=seat.degraded,
            coverage=seat.degraded_share,
            ended_at=None if is_degraded else at,
        )
        if not is_degraded:
            seat.degraded, seat.degraded_since, seat.degraded_share = "", None, 1.0
        self._said.append(events.Degraded(at=at, degradation=told))
