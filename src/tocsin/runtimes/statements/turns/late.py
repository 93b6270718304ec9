"""Calls whoever should have spoken: once for each due time, deputies after them, until told."""

from datetime import datetime

from tocsin import cases, directory, notices
from tocsin.adapters import sql
from tocsin.kernel import clock
from tocsin.runtimes import cases as room
from tocsin.runtimes import chores
from tocsin.runtimes.statements import entering
from tocsin.statements import planning, verbs

EVERY_S = 20.0
SUBJECT = "cases.subject.turn_late"


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
        """Tell of every turn that is late and was not told of, in one transaction."""
        with self._db.writing() as books:
            desk = self._desks.on(books)
            found = _late(books, now)
            for one, case in found:
                people = _speakers(books, desk, one, now)
                desk.tell(_bulletin(one, case, now), people)
        return [one for one, _ in found]

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
    """Let nobody be called any longer for a turn that was told, waived or moved."""
    for topic in {told.warning_id for told in books.outbox.about(_about(one))}:
        if topic != _topic(one) or one.is_settled:
            notices.acknowledge_warning(desk, topic, actor.name, now)


def _late(books: sql.Books, now: datetime) -> list[tuple[planning.Turn, cases.Case]]:
    """Return the turns of open cases whose time has gone by, and that nobody was told of."""
    open_cases = {one.case_id: one for one in books.cases.cabinet().cases.open()}
    overdue = [
        one
        for one in books.plans.of_all(list(open_cases))
        if one.due_at is not None and one.due_at <= now and not one.is_settled
    ]
    fresh = [one for one in overdue if not books.outbox.about(_topic(one))]
    desk = entering.desk(books)
    carried = {
        key: verbs.planning.settled(desk, key, [one for one in fresh if one.case_id == key])
        for key in {one.case_id for one in fresh}
    }
    waiting = [one for one in fresh if one.turn_id not in carried[one.case_id]]
    return [(one, open_cases[one.case_id]) for one in planning.ordering.ordered(waiting)]


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


def _about(one: planning.Turn) -> str:
    return f"{one.case_id}/turn/{one.turn_id}"


def _topic(one: planning.Turn) -> str:
    """Return what a call goes by: moved or taken back it is another call."""
    due = int(one.due_at.timestamp()) if one.due_at else 0
    return f"{_about(one)}/{due}.{one.anew}" if one.anew else f"{_about(one)}/{due}"


def _bulletin(one: planning.Turn, case: cases.Case, now: datetime) -> notices.Bulletin:
    due = one.due_at or now
    zone = cases.clocks.moments.zone(case.zone)
    # A playbook's word for an audience is read in each reader's language.
    audience = {"code": f"ui.plans.audience.{one.audience}", "facts": {}, "text": one.audience}
    facts = {
        "audience": audience,
        "due": f"{due.astimezone(zone):%Y-%m-%d %H:%M} ({case.zone})",
    }
    return notices.Bulletin(
        bulletin_id=_topic(one),
        topic_id=_topic(one),
        at=now,
        level=case.level.word if case.level else "blue",
        subject_code=SUBJECT,
        facts={"name": case.name, "audience": audience},
        lines=({"code": "cases.line.turn_late", "facts": facts},),
        is_simulated=case.is_simulated,
    )
