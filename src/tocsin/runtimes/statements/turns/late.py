"""Calls whoever should have spoken: once for each due time, deputies after them, until told.

Many turns late at once are one call a speaker and case. A case that rises calls again.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from tocsin import cases, directory, notices
from tocsin.adapters import sql
from tocsin.kernel import clock
from tocsin.runtimes import cases as room
from tocsin.runtimes import chores
from tocsin.runtimes.statements import entering
from tocsin.statements import planning, verbs

EVERY_S = 20.0
SUBJECT, SUBJECT_OF_MANY = "cases.subject.turn_late", "cases.subject.turns_late"
_TOPIC = "turns"
_NAMED = 30  # turns that a call tells of; it counts the others


class Caller:
    """The plans' chore: a look costs a few questions; only what is late takes the pen."""

    def __init__(
        self,
        *,
        db: sql.Database,
        desks: room.Desks,
        time: clock.Clock,
        alone: chores.tidying.Alone,
    ) -> None:
        self._db, self._desks, self._time, self._alone = db, desks, time, alone

    def chore(self) -> chores.Chore:
        """Return it as one of the runtime's chores."""
        return chores.Chore(name="turns", every_s=EVERY_S, job=self.run)

    async def run(self) -> None:
        """Look once."""
        now = self._time.now()
        if await chores.to_its_end(lambda: self._is_late(now)):
            await self._alone(lambda: self.call(now))

    def call(self, now: datetime) -> list[planning.Turn]:
        """Tell each speaker once of all that is late and was not told of, in one transaction."""
        with self._db.writing() as books:
            desk = self._desks.on(books)
            found = _late(books, now)
            for one in _calls(books, desk, found, now):
                desk.tell(_bulletin(one, now), list(one.people))
                _enter(books, one, now)
        return [turn for turn, _ in found]

    def _is_late(self, now: datetime) -> bool:
        with self._db.reading() as books:
            return bool(_late(books, now))


def answered(
    books: sql.Books,
    desk: notices.Desk,
    one: planning.Turn,
    *,
    actor: directory.Actor,
    now: datetime,
) -> None:
    """Let nobody be called any longer for what was told, waived or moved: all of a call."""
    turns = books.plans.of_case(one.case_id)
    settled = verbs.planning.settled(entering.desk(books), one.case_id, turns)
    waiting = {_key(each) for each in turns if each.turn_id not in settled}
    for topic, keys in {told.warning_id: _keys(told) for told in _told(books, one.case_id)}.items():
        is_about = any(key.partition("/")[0] == one.turn_id for key in keys)
        if is_about and waiting.isdisjoint(keys):
            notices.acknowledge_warning(desk, topic, actor.name, now)


def _late(books: sql.Books, now: datetime) -> list[tuple[planning.Turn, cases.Case]]:
    """Return the turns of open cases whose time has gone by, not told of at the case's level."""
    open_cases = {one.case_id: one for one in books.cases.cabinet().cases.open()}
    overdue = [
        one
        for one in books.plans.of_all(list(open_cases))
        if one.due_at is not None and one.due_at <= now and not one.is_settled
    ]
    desk, waiting = entering.desk(books), []
    for key in {one.case_id for one in overdue}:
        known = _known(books, open_cases[key])
        fresh = [one for one in overdue if one.case_id == key and _key(one) not in known]
        settled = verbs.planning.settled(desk, key, fresh) if fresh else frozenset()
        waiting += [one for one in fresh if one.turn_id not in settled]
    return [(one, open_cases[one.case_id]) for one in planning.ordering.ordered(waiting)]


def _told(books: sql.Books, case_id: str) -> list[notices.Notice]:
    return books.outbox.about(f"{case_id}/{_TOPIC}")


def _known(books: sql.Books, case: cases.Case) -> frozenset[str]:
    """Return what was told of while the case was no less grave: risen, it is told of again."""
    graver = notices.model.rank(_level(case))
    told = _told(books, case.case_id)
    heard = [_keys(one) for one in told if notices.model.rank(one.level) >= graver]
    return frozenset().union(*heard)


def _keys(told: notices.Notice) -> frozenset[str]:
    """Return the turns that a call was for, each with the due time that it had."""
    keys = told.facts.get("turns")
    return frozenset(map(str, keys)) if isinstance(keys, list | tuple) else frozenset()


def _key(one: planning.Turn) -> str:
    """Return what a turn goes by in a call: moved or taken back it is another."""
    due = int(one.due_at.timestamp()) if one.due_at else 0
    return f"{one.turn_id}/{due}.{one.anew}"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Call:
    """What one speaker of a case is called for; those who stand in for any of it follow."""

    case: cases.Case
    turns: list[planning.Turn] = field(default_factory=list)
    people: dict[cases.Person, None] = field(default_factory=dict)


def _calls(
    books: sql.Books,
    desk: cases.Desk,
    found: Sequence[tuple[planning.Turn, cases.Case]],
    now: datetime,
) -> list[_Call]:
    calls: dict[tuple[str, str], _Call] = {}
    for turn, case in found:
        people = _speakers(books, desk, turn, now)
        first = people[0].user_id if people else ""
        call = calls.setdefault((case.case_id, first), _Call(case=case))
        call.turns.append(turn)
        call.people.update(dict.fromkeys(people))
    return list(calls.values())


def _speakers(
    books: sql.Books, desk: cases.Desk, one: planning.Turn, now: datetime
) -> list[cases.Person]:
    """Return who speaks by name, then whoever holds the duty; nobody = the house is told."""
    named: list[cases.Person] = []
    if one.owner_id:
        try:
            named.append(room.peopling.person(books, one.owner_id))
        except cases.errors.BadEntry:  # has left: the duty's holders stand in
            named.clear()
    held = desk.duties.holders(one.duty, now) if one.duty else ()
    return list(dict.fromkeys([*named, *held]))


def _enter(books: sql.Books, one: _Call, now: datetime) -> None:
    """Enter what somebody was called for; where nobody can be, it is tried again."""
    known, trail = _known(books, one.case), entering.desk(books).trail
    for turn in one.turns:
        if _key(turn) in known and turn.due_at is not None:
            late_s = (now - turn.due_at).total_seconds()
            told = {"case_id": turn.case_id, "audience": turn.audience, "late_s": late_s}
            trail.enter(now, cases.law.MACHINE.user_id, "turn.late", turn.turn_id, told)


def _level(case: cases.Case) -> str:
    return case.level.word if case.level else "blue"


def _bulletin(one: _Call, now: datetime) -> notices.Bulletin:
    case, keys = one.case, sorted(map(_key, one.turns))
    named = cases.naming.made(now, case.case_id, _level(case), *keys)
    audience = _audience(one.turns[0])
    return notices.Bulletin(
        bulletin_id=f"{case.case_id}/{_TOPIC}/{named}",
        topic_id=f"{case.case_id}/{_TOPIC}/{named}",
        at=now,
        level=_level(case),
        subject_code=SUBJECT if len(keys) == 1 else SUBJECT_OF_MANY,
        facts={"name": case.name, "audience": audience, "count": len(keys), "turns": keys},
        lines=(
            *(_line(turn, case, now) for turn in one.turns[:_NAMED]),
            {"code": "cases.line.turns_late", "facts": {}},
        ),
        is_simulated=case.is_simulated,
    )


def _line(one: planning.Turn, case: cases.Case, now: datetime) -> Mapping[str, object]:
    due = (one.due_at or now).astimezone(cases.clocks.moments.zone(case.zone))
    facts = {"audience": _audience(one), "due": f"{due:%Y-%m-%d %H:%M} ({case.zone})"}
    return {"code": "cases.line.turn_late", "facts": facts}


def _audience(one: planning.Turn) -> Mapping[str, object]:
    """Return a playbook's word for an audience: read in each reader's language."""
    return {"code": f"ui.plans.audience.{one.audience}", "facts": {}, "text": one.audience}
