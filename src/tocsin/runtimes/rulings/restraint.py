"""Between the desk and the people: what is told, what is kept back, what is told beside levels.

Everything stands in the transaction of the level change. Nothing that is kept back disappears.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from tocsin import notices, warning
from tocsin.adapters import sql
from tocsin.runtimes import publishing
from tocsin.warning import events, fatigue, periods, telling

_ALL = 100_000
_Period = periods.Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What people are told of one tick, and the periods that widen the circle."""

    moves: Sequence[warning.LevelChanged] = ()  # all of them, for the screens
    told: frozenset[str] = frozenset()  # changes that notices may be sent of
    bulletins: Sequence[notices.Bulletin] = ()
    periods: Sequence[_Period] = ()
    conditions: Sequence[events.Said] = ()  # for the screens


Tell = Callable[[sql.Books, Telling, datetime], None]


class Restraint:
    """Sifts level changes, keeps what lasts, ends silences."""

    def __init__(self, names: Callable[[], Mapping[str, str]]) -> None:
        self._names = names

    def sift(self, books: sql.Books, moves: Sequence[warning.LevelChanged]) -> frozenset[str]:
        """Enter what is kept back; return the changes that are told."""
        fresh = {moved.change.change_id for moved in moves}

        def has_been_told(warning_id: str) -> bool:
            changes = books.warnings.changes(warning_id=warning_id, limit=_ALL)
            held = {one.change_id for one in books.withheld.of(warning_id=warning_id, limit=_ALL)}
            return any(one.change_id not in held | fresh for one in changes)

        ruled = [
            fatigue.sifting.Ruled(
                warning=one.warning, change=one.change, gathering_id=one.gathering_id
            )
            for one in moves
        ]
        sifted = fatigue.sift(ruled, books.silences.open(), has_been_told)
        books.withheld.add(sifted.withheld)
        return frozenset(change.change_id for change in sifted.told)

    def beside(
        self, books: sql.Books, said: Sequence[events.Said], now: datetime
    ) -> list[notices.Bulletin]:
        """Enter what happened beside levels and end what is due; return what is told of it."""
        return [*self._lasting(books, said), *self._ended(books, now)]

    def _lasting(self, books: sql.Books, said: Sequence[events.Said]) -> list[notices.Bulletin]:
        told: list[notices.Bulletin] = []
        deaf: list[warning.hearing.Degradation] = []
        known = {one.gathering_id: one for one in books.gatherings.open()}
        for one in said:
            match one:
                case events.Gathered(gathering=now_):
                    before = known.get(now_.gathering_id)
                    books.gatherings.put(now_)
                    known[now_.gathering_id] = now_
                    if before is None or _has_moved(before, now_):
                        told.append(self._gathering(now_, one.at))
                case events.Degraded(degradation=degradation):
                    books.degradations.put(degradation)
                    is_new = degradation.ended_at is None and degradation.why == "coverage"
                    deaf += [degradation] if is_new else []
                case events.OutageTurned(is_out=True):
                    told.append(self._outage(one))
        if deaf:
            told.append(self._deaf(deaf))
        return told

    def _ended(self, books: sql.Books, now: datetime) -> list[notices.Bulletin]:
        told = []
        for silence in books.silences.open():
            if silence.ends_at > now:
                continue
            by = silence.ended_by or "machine"
            told += end_silence(books, silence, now=now, by=by, names=self._names())
        return told

    def _gathering(self, one: fatigue.Gathering, at: datetime) -> notices.Bulletin:
        is_over = one.closed_at is not None
        word = one.peak.word if is_over else one.level.word
        return notices.Bulletin(
            bulletin_id=f"{one.gathering_id}/{'closed' if is_over else one.level.word}",
            topic_id=one.gathering_id,
            at=at,
            level=word,
            subject_code=f"notices.subject.gathered{'_closed' if is_over else ''}",
            facts={
                "level": {"code": f"notices.level.{word}", "facts": {}},
                "watches": len(one.watches),
                "watch_ids": list(one.watches),
            },
            lines=tuple(telling.gathering(one, self._names())),
        )

    def _outage(self, one: events.OutageTurned) -> notices.Bulletin:
        return notices.Bulletin(
            bulletin_id=f"outage/{one.at.isoformat()}",
            topic_id=f"outage/{one.at.isoformat()}",
            at=one.at,
            level="none",
            subject_code="notices.subject.outage",
            facts={"watches": len(one.watches), "watch_ids": list(one.watches)},
            lines=tuple(telling.outage(one.watches, self._names())),
        )

    def _deaf(self, some: Sequence[warning.hearing.Degradation]) -> notices.Bulletin:
        return notices.Bulletin(
            bulletin_id=f"degraded/{some[0].degradation_id}",
            topic_id=some[0].degradation_id,
            at=some[0].begins_at,
            level="none",
            subject_code="notices.subject.degraded",
            facts={"watches": len(some), "watch_ids": [one.watch_id for one in some]},
            lines=tuple(telling.degraded(some, self._names())),
        )


def end_silence(
    books: sql.Books,
    silence: fatigue.Silence,
    *,
    now: datetime,
    by: str,
    names: Mapping[str, str],
) -> list[notices.Bulletin]:
    """End a silence; return the bulletin of what it kept back, if it kept anything back."""
    books.silences.put(fatigue.silences.ended(silence, now, by))
    held = books.withheld.of(by=silence.silence_id, limit=_ALL)
    facts = {"kept_back": len(held), "reason": silence.reason}
    books.audit.append(now, by, "silence.ended", silence.silence_id, facts)
    publishing.changed(books, "silence", silence.silence_id, now)
    if not held:
        return []
    highest = max(max(one.before, one.after) for one in held)
    return [
        notices.Bulletin(
            bulletin_id=f"silence/{silence.silence_id}",
            topic_id=silence.silence_id,
            at=now,
            level=highest.word,
            subject_code="notices.subject.silence_ended",
            facts={"changes": len(held)},
            lines=tuple(telling.silence_ended(silence, held[::-1], names)),
        )
    ]


def _has_moved(before: fatigue.Gathering, now: fatigue.Gathering) -> bool:
    return (before.level, before.closed_at) != (now.level, now.closed_at)
