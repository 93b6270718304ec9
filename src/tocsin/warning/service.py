"""The warning desk: takes counts, ticks through minutes, raises, lowers and remembers."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

import msgspec
import numpy as np
from numpy.typing import ArrayLike

from tocsin.warning import (
    asking,
    consequence,
    errors,
    events,
    grading,
    hearing,
    model,
    ports,
    rounds,
    ruling,
    seating,
)
from tocsin.warning.periods import Period
from tocsin.warning.rules import Lawbook, Rules

_BIN = 5


class _Kept(msgspec.Struct, kw_only=True):
    detector: bytes
    seats: list[seating.Seat]
    ears: bytes = b""
    state: rounds.State = msgspec.field(default_factory=rounds.State)


class Desk:
    """Keeps the level of every watch."""

    def __init__(
        self,
        detector: ports.Detector,
        policy: grading.Policy,
        standing: Iterable[model.EarlyWarning] = (),
        *,
        silent_minutes: int = 0,
        rules: Rules | None = None,
    ) -> None:
        """Seat the watches of `standing` warnings.

        Nothing was said for `silent_minutes` before the first minute judged. A replay may say so
        (120): its file begins where the posts begin. A live desk may not: a large brand that is
        watched from today on would look like an explosion.
        """
        self._silent_minutes = silent_minutes
        self.detector = detector
        self.policy = policy
        self._law = Lawbook(policy, rules)
        self._hall = seating.Seating(policy.weights)
        self._ears = hearing.Ears()
        self._state = rounds.State()
        self._said: list[events.Said] = []
        self._baselines: list[seating.Baseline] = []
        self._begin_round()
        for warning in standing:
            self.join([warning.watch_id])
            seat = self._hall.seats[warning.watch_id]
            seat.warning, seat.machine = warning, grading.Machine(level=warning.level)
            self._hall.note(seat)

    @property
    def rules(self) -> Rules:
        """Return the rules in force."""
        return self._law.rules

    def put_rules(self, rules: Rules) -> None:
        """Put other rules in force, from the next minute on."""
        self._law.put(rules)
        self._round.turn()

    def join(self, watch_ids: Iterable[str]) -> None:
        """Take up watches not yet known; each brings one stream per indicator."""
        seats = self._hall.seats
        new = [watch_id for watch_id in dict.fromkeys(watch_ids) if watch_id not in seats]
        if not new:
            return
        self.detector.join(seating.streams_of(new))
        self._seat([*seats.values(), *(seating.Seat(watch_id=name) for name in new)])

    def leave(self, watch_id: str) -> None:
        """Forget a watch's level; the detector keeps its streams."""
        self._seat([seat for seat in self._hall.seats.values() if seat.watch_id != watch_id])

    def add(
        self, watch_ids: Sequence[str], minutes: ArrayLike, mentions: ArrayLike, negative: ArrayLike
    ) -> None:
        """Add counts: row i says what `watch_ids[i]` gained in a minute; unknown ones join."""
        self.join(dict.fromkeys(watch_ids))
        if not len(watch_ids):
            return
        hall = self._hall
        which = np.array([hall.row[name] for name in watch_ids], dtype=np.int64)
        at = np.asarray(minutes, dtype=np.int64)
        for place, counts in enumerate((mentions, negative)):
            gained = np.asarray(counts, dtype=np.float64)
            self.detector.add(at, hall.streams[which, place], gained)
        self._ears.add(which, at, np.asarray(mentions, dtype=np.float64))
        hall.first(which, at)
        hall.understood(which, gained)

    def hear(self, posts: Iterable[tuple[str, consequence.Heard]], reader: str = "") -> None:
        """Remember telling posts by watch, for what they say of consequence and of copies."""
        self._hall.hear(posts, reader)

    def tick(
        self,
        first_minute: int,
        last_minute: int,
        coverage: Mapping[str, float] | None = None,
        *,
        looking: asking.Looking | None = None,
        now: datetime | None = None,
    ) -> list[events.LevelChanged]:
        """Judge the minutes first..last; return every level change, in order.

        `coverage` of a watch that is not named counts as whole. A change is dated at the end of
        its minute, but never after `now`.
        """
        looking = looking or asking.Looking()
        asked = asking.Asked(coverage=coverage or {}, looking=looking, now=now)
        moves: list[events.LevelChanged] = []
        self._hear_silence(first_minute)
        for surprise in self.detector.judge(first_minute, last_minute):
            if surprise.minute % _BIN == _BIN - 1:
                self._baselines += self._hall.baselines(surprise)
            moves += self._round.minute(surprise, asked)
        self._hall.listen(last_minute)
        return moves

    def said(self) -> list[events.Said]:
        """Return what happened beside level changes since the last call, in order."""
        told, self._said[:] = list(self._said), []
        return told

    def baselines(self) -> list[seating.Baseline]:
        """Return what was expected of the bins finished since the last call."""
        told, self._baselines = self._baselines, []
        return told

    def standing(self) -> list[model.EarlyWarning]:
        """Return the warnings that stand."""
        return self._hall.standing()

    def findings(self, watch_id: str, minute: int) -> tuple[consequence.Finding, ...]:
        """Return the classes of consequence that touch a watch now."""
        seat = self._hall.seats.get(watch_id)
        if seat is None:
            return ()
        table = self._law.table(watch_id)
        return consequence.findings(table, seat.memory, seat.declared, minute)

    def periods(self, minute: int) -> tuple[Period, ...]:
        """Return the sensitive periods in force at a minute."""
        return self._law.periods(minute)

    def acknowledge(self, watch_id: str, *, person: str, at: datetime) -> model.EarlyWarning:
        """Note who has seen the standing warning; the first one counts."""
        seat = self._hall.named(watch_id, person)
        if seat.warning is None:
            raise errors.NotStanding(watch_id=watch_id)
        if not seat.warning.acknowledged_by:
            seat.warning = replace(seat.warning, acknowledged_by=person, acknowledged_at=at)
        return seat.warning

    def stand_down(
        self, watch_id: str, *, person: str, at: datetime, reason: str
    ) -> events.LevelChanged:
        """Close the standing warning because a person says so.

        It comes back when the watch gets ten times rarer still (after an hour: than red begins),
        after an hour of calm, or after twelve hours: what is rare then is something else.
        """
        seat = self._hall.named(watch_id, person)
        moved = self._rule(watch_id, at).stand_down(seat, person=person, at=at, reason=reason)
        if moved is None:
            raise errors.NotStanding(watch_id=watch_id)
        self._hall.note(seat)
        return moved

    def declare(
        self, watch_id: str, said: Sequence[consequence.Declaration], *, at: datetime
    ) -> events.LevelChanged | None:
        """Take a named person's word on the consequence of a standing warning.

        Returns the change of level that follows from it, if one does.
        """
        seat = self._hall.named(watch_id, said[-1].person if said else "")
        moved = self._rule(watch_id, at).declare(seat, said, at=at)
        self._hall.note(seat)
        return moved

    def dump(self) -> bytes:
        """Return the desk and its detector, for a checkpoint."""
        kept = _Kept(
            detector=self.detector.dump(),
            seats=list(self._hall.seats.values()),
            ears=self._ears.dump(),
            state=self._state,
        )
        return msgspec.msgpack.encode(kept)

    def load(self, state: bytes) -> None:
        """Take up what `dump` wrote, or what an older version did."""
        kept = msgspec.msgpack.decode(state, type=_Kept)
        self.detector.load(kept.detector)
        self._hall = seating.Seating(self.policy.weights)
        self._hall.put(kept.seats, self.detector.streams)
        self._hall.busy = set(self._hall.seats)
        self._ears.load(kept.ears, len(self._hall.order))
        self._state = kept.state
        self._silent_minutes = 0
        self._begin_round()

    def _begin_round(self) -> None:
        self._round = rounds.Round(
            detector=self.detector,
            law=self._law,
            hall=self._hall,
            ears=self._ears,
            state=self._state,
            said=self._said,
        )

    def _seat(self, seats: Sequence[seating.Seat]) -> None:
        self._ears.seat(self._hall.put(seats, self.detector.streams))
        self._round.turn()

    def _rule(self, watch_id: str, at: datetime) -> ruling.Ruling:
        if self._law.has_turned(int(at.timestamp()) // 60):
            self._round.turn()
        return self._round.rule(watch_id)

    def _hear_silence(self, before: int) -> None:
        list(self.detector.judge(before - self._silent_minutes, before - 1))  # what silence is
        self._silent_minutes = 0
