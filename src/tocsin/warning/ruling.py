"""What one minute does to one watch: stay, rise or fall, with everything a person will ask."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import msgspec

from tocsin.kernel import ids
from tocsin.warning import explaining, grading, model

_READ = 20.0  # negative posts seen before their silence means anything

Evidence = Callable[[str, int, int], tuple[str, ...]]


class Seat(msgspec.Struct, kw_only=True):
    """All that the desk keeps of one watch."""

    watch_id: str
    machine: grading.Machine = msgspec.field(default_factory=grading.Machine)
    warning: model.EarlyWarning | None = None
    rate: float = float("inf")
    negatives: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """A level change and the warning as it stands after it."""

    warning: model.EarlyWarning
    change: model.LevelChange


@dataclass(frozen=True, slots=True, kw_only=True)
class Minute:
    """One judged minute of one watch."""

    minute: int
    at: datetime
    rate: float
    by_indicator: Mapping[str, float]
    coverage: float
    reasons: Callable[[], tuple[model.Reason, ...]]  # asked for only when a level may rise


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """Rules on minutes under one policy."""

    policy: grading.Policy
    detector: str
    evidence: Evidence

    def on(self, seat: Seat, minute: Minute) -> Verdict | None:
        """Move the seat on by one minute; return what a person must hear of."""
        seat.rate = minute.rate
        graded, reasons = self._grade(seat, minute)
        before = seat.machine.level
        seat.machine = grading.step(
            seat.machine,
            minute=minute.minute,
            rate=minute.rate,
            graded=graded,
            coverage=minute.coverage,
            policy=self.policy,
        )
        after = seat.machine.level
        if after == before:
            return None
        if after < before:
            reasons, facts = (), explaining.fall(after, self.policy)
        else:
            facts = explaining.rise(minute.rate, level=after, policy=self.policy)
        return self._verdict(seat, before, minute, reasons, facts)

    def stand_down(self, seat: Seat, *, person: str, at: datetime, reason: str) -> Verdict | None:
        """Close the seat's warning because a person says so; None when nothing stands."""
        if seat.warning is None:
            return None
        before = seat.machine.level
        seat.machine = grading.stand_down(seat.machine, seat.rate)
        facts = {"code": "warning.stood_down", "reason": reason}
        number = int(at.timestamp()) // 60
        warning = replace(seat.warning, level=model.Level.NONE, since=at, closed_at=at)
        seat.warning = None
        change = model.LevelChange(
            change_id=named("change none", warning.warning_id, number, at),
            warning_id=warning.warning_id,
            watch_id=seat.watch_id,
            at=at,
            before=before,
            after=model.Level.NONE,
            reasons=(),
            evidence=(),
            coverage=1.0,
            detector=self.detector,
            actor=person,
            facts=facts,
        )
        return Verdict(warning=warning, change=change)

    def _grade(self, seat: Seat, minute: Minute) -> tuple[model.Level, tuple[model.Reason, ...]]:
        edges = self.policy.edges
        graded = edges.grade(minute.rate)
        if graded <= seat.machine.level:
            return graded, ()
        reasons = minute.reasons()
        graded = edges.held_by(graded, max((reason.value for reason in reasons), default=0.0))
        is_merry = is_read(seat) and minute.by_indicator.get("negative", 0.0) > edges.orange
        if self.policy.red_needs_negative and is_merry:
            graded = min(graded, model.Level.ORANGE)
        return graded, reasons

    def _verdict(
        self,
        seat: Seat,
        before: model.Level,
        minute: Minute,
        reasons: tuple[model.Reason, ...],
        facts: Mapping[str, object],
    ) -> Verdict:
        after = seat.machine.level
        warning = _stands(seat, after, minute)
        seat.warning = warning if after else None
        first, last = explaining.window(reasons, minute.minute)
        change = model.LevelChange(
            change_id=named(f"change {after.word}", seat.watch_id, minute.minute, minute.at),
            warning_id=warning.warning_id,
            watch_id=seat.watch_id,
            at=minute.at,
            before=before,
            after=after,
            reasons=reasons,
            evidence=self.evidence(seat.watch_id, first, last) if reasons else (),
            coverage=minute.coverage,
            detector=self.detector,
            facts=facts,
        )
        return Verdict(warning=warning, change=change)


def no_evidence(_watch_id: str, _first_minute: int, _last_minute: int) -> tuple[str, ...]:
    """Return no posts at all."""
    return ()


def is_read(seat: Seat) -> bool:
    """Tell whether the watch's posts are understood at all, so that few negative ones mean calm."""
    return seat.negatives >= _READ


def named(kind: str, of: str, minute: int, at: datetime) -> str:
    """Return the identifier that this happening always gets, in a replay too."""
    told = f"{kind}\x1f{of}\x1f{minute}".encode("utf-8", "surrogatepass")
    return ids.uuid7(at, entropy=int.from_bytes(hashlib.blake2b(told, digest_size=10).digest()))


def _stands(seat: Seat, after: model.Level, minute: Minute) -> model.EarlyWarning:
    if seat.warning is None:
        return model.EarlyWarning(
            warning_id=named("warning", seat.watch_id, minute.minute, minute.at),
            watch_id=seat.watch_id,
            level=after,
            opened_at=minute.at,
            since=minute.at,
            peak=after,
        )
    return replace(
        seat.warning,
        level=after,
        since=minute.at,
        peak=max(seat.warning.peak, after),
        closed_at=None if after else minute.at,
    )


def end_of(minute: int, now: datetime | None) -> datetime:
    """Return when a minute was over, but never later than `now`."""
    end = datetime.fromtimestamp((minute + 1) * 60, UTC)
    return end if now is None else min(end, now)
