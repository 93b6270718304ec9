"""What one minute does to one watch: stay, rise or fall, with everything a person will ask."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from tocsin.warning import consequence, errors, explaining, grading, model
from tocsin.warning.asking import Looking, Minute
from tocsin.warning.events import LevelChanged
from tocsin.warning.rules import Terms
from tocsin.warning.seating import Seat, is_read, named

_MINUTE_S = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """Rules on minutes of one watch under its terms."""

    terms: Terms
    detector: str
    rules_version: int = 0
    looking: Looking = field(default_factory=Looking)

    def on(self, seat: Seat, minute: Minute) -> LevelChanged | None:
        """Move the seat on by one minute; return what a person must hear of."""
        seat.rate = minute.rate
        graded, reasons = self._grade(seat, minute)
        found = self._findings(seat, minute.minute) if graded else ()
        before = seat.machine
        lift = max(consequence.lift(found), before.lift if seat.warning else 0)
        seat.machine = grading.step(
            before,
            minute=minute.minute,
            rate=minute.rate,
            graded=graded,
            coverage=0.0 if minute.is_unheard else minute.coverage,
            policy=self.terms.policy,
            lift=lift,
        )
        after = seat.machine.level
        if after == before.level:
            return None
        code = "warning.fell" if after < before.level else "warning.rose"
        if after < before.level:
            reasons = ()
        elif not reasons:  # lifted, where rarity alone stood already
            reasons = minute.reasons()
        return self._changed(seat, before, minute, code=code, reasons=reasons, found=found)

    def stand_down(
        self, seat: Seat, *, person: str, at: datetime, reason: str
    ) -> LevelChanged | None:
        """Close the seat's warning because a person says so; None when nothing stands."""
        if seat.warning is None:
            return None
        before = seat.machine
        minute = int(at.timestamp()) // _MINUTE_S
        seat.machine = grading.stand_down(before, seat.rate, minute=minute)
        seat.declared = {}
        told = _Word(person=person, at=at, reason=reason, code="warning.stood_down")
        return self._said(seat, before.level, told)

    def declare(
        self, seat: Seat, said: Sequence[consequence.Declaration], *, at: datetime
    ) -> LevelChanged | None:
        """Take a person's word on consequence; returns the change of level that follows, if any.

        Raises NotStanding, UnknownClass, NoReason.
        """
        if seat.warning is None:
            raise errors.NotStanding(watch_id=seat.watch_id)
        for one in said:
            if self.terms.table.of(one.code) is None:
                raise errors.UnknownClass(**{"class": one.code})
            if not one.reason.strip():
                raise errors.NoReason(what="consequence")
        seat.declared = {**seat.declared, **{one.code: one for one in said}}
        number = int(at.timestamp()) // _MINUTE_S
        before = seat.machine
        lift = consequence.lift(self._findings(seat, number))
        seat.machine = grading.confirmed(before, lift)
        if seat.machine.level == before.level:
            return None
        last = said[-1]
        code = "warning.consequence_declared"
        return self._said(
            seat, before.level, _Word(person=last.person, at=at, reason=last.reason, code=code)
        )

    def _findings(self, seat: Seat, minute: int) -> tuple[consequence.Finding, ...]:
        return consequence.findings(self.terms.table, seat.memory, seat.declared, minute)

    def _grade(self, seat: Seat, minute: Minute) -> tuple[model.Level, tuple[model.Reason, ...]]:
        policy = self.terms.policy
        graded = policy.edges.grade(minute.rate)
        if minute.is_unheard:  # nothing was heard: what is left of older posts raises nobody
            return min(graded, seat.machine.rarity), ()
        if graded <= seat.machine.rarity:
            return graded, ()
        reasons = minute.reasons()
        most = max((reason.value for reason in reasons), default=0.0)
        if minute.opinion is not None:  # its reasons may count likes or readers
            most = minute.opinion.posts
        graded = policy.edges.held_by(graded, most)
        is_merry = is_read(seat) and minute.by_indicator.get("negative", 0.0) > policy.edges.orange
        if policy.red_needs_negative and is_merry:
            graded = min(graded, model.Level.ORANGE)
        return graded, reasons

    def _changed(
        self,
        seat: Seat,
        before: grading.Machine,
        minute: Minute,
        *,
        code: str,
        reasons: tuple[model.Reason, ...],
        found: tuple[consequence.Finding, ...],
    ) -> LevelChanged:
        after = seat.machine.level
        seat.note_rarity(before.level, self.terms.policy.edges)
        warning = _stands(seat, after, minute)
        seat.warning = warning if after else None
        span = explaining.window(reasons, minute.minute)
        case = self._case(
            seat,
            minute=minute.minute,
            coverage=minute.coverage,
            reasons=reasons,
            findings=found,
            beside=self._beside(minute),
            fell_from=before if after < before.level else None,
            evidence=self.looking.evidence(seat.watch_id, *span) if reasons else (),
            platforms=self.looking.platforms(seat.watch_id, *span) if reasons else (),
            phrases=self.looking.phrases(seat.watch_id, *span) if reasons else (),
        )
        told = explaining.explanation(code, case)
        if not after:
            seat.close()
        change_id = named(f"change {after.word}", seat.watch_id, minute.minute, minute.at)
        change = self._change(change_id, warning, before.level, case, told)
        return LevelChanged(at=change.at, warning=warning, change=change)

    def _beside(self, minute: Minute) -> model.Beside | None:
        """Return what the rules say where a model gave the level."""
        told = minute.opinion
        if told is None:
            return None
        return model.Beside(
            model=told.model,
            person=told.person,
            chance=told.chance,
            rules=self.terms.policy.edges.grade(minute.rules_rate),
            rules_rate_per_week=min(minute.rules_rate, explaining.CALM),
        )

    def _said(self, seat: Seat, before: model.Level, word: "_Word") -> LevelChanged:
        assert seat.warning is not None  # noqa: S101 (both callers looked)
        after, number = seat.machine.level, int(word.at.timestamp()) // 60
        warning = replace(
            seat.warning,
            level=after,
            since=word.at,
            peak=max(seat.warning.peak, after),
            closed_at=None if after else word.at,
        )
        seat.note_rarity(before, self.terms.policy.edges)
        found = self._findings(seat, number)
        seat.warning = warning if after else None
        case = self._case(seat, minute=number, coverage=seat.degraded_share, findings=found)
        told = explaining.explanation(word.code, case)
        if not after:
            seat.close()
        change_id = named(f"change {after.word}", warning.warning_id, number, word.at)
        change = self._change(change_id, warning, before, case, told)
        facts = {**explaining.facts(told), "reason": word.reason}
        change = replace(change, actor=word.person, facts=facts)
        return LevelChanged(at=change.at, warning=warning, change=change)

    def _change(
        self,
        change_id: str,
        warning: model.EarlyWarning,
        before: model.Level,
        case: explaining.Case,
        told: model.Explanation,
    ) -> model.LevelChange:
        return model.LevelChange(
            change_id=change_id,
            warning_id=warning.warning_id,
            watch_id=warning.watch_id,
            at=warning.since,
            before=before,
            after=warning.level,
            reasons=explaining.largest(case.reasons),
            evidence=case.evidence,
            coverage=case.coverage,
            detector=self.detector,
            facts=explaining.facts(told),
            explanation=told,
        )

    def _case(self, seat: Seat, *, minute: int, coverage: float, **more: object) -> explaining.Case:
        return explaining.Case(
            seat=seat,
            terms=self.terms,
            minute=minute,
            coverage=coverage,
            detector=self.detector,
            rules_version=self.rules_version,
            **more,  # type: ignore[arg-type]  # named by the two callers above
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Word:
    """What a person said."""

    person: str
    at: datetime
    reason: str
    code: str


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
