"""The books of cases, their tasks, clocks, team and timeline."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, Select, and_, insert, or_, select

from tocsin import cases
from tocsin.adapters.sql import wire
from tocsin.adapters.sql.books.cases.tables import (
    CASE_CLOCKS,
    CASE_TASKS,
    CASE_TEAM,
    CASE_TIMELINE,
    CASES,
)
from tocsin.adapters.sql.upserting import upsert


class CaseBook:
    """Cases."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, one: cases.Case) -> None:
        """Keep one, in place of its older self."""
        row = {
            "case_id": one.case_id,
            "is_open": one.is_open,
            "level": int(one.level),
            "opened_at": one.opened_at,
            "body": wire.told(one),
        }
        upsert(self._connection, CASES, [row])

    def get(self, case_id: str) -> cases.Case | None:
        """Return one."""
        body = self._connection.scalar(select(CASES.c.body).where(CASES.c.case_id == case_id))
        return None if body is None else wire.taken(body, cases.Case)

    def open(self) -> list[cases.Case]:
        """Return those that people work on, the gravest and then the newest first."""
        wanted = select(CASES.c.body).where(CASES.c.is_open)
        ordered = wanted.order_by(CASES.c.level.desc(), CASES.c.opened_at.desc(), CASES.c.case_id)
        return [wire.taken(body, cases.Case) for body in self._connection.scalars(ordered)]

    def recent(self, limit: int = 100) -> list[cases.Case]:
        """Return all, the newest first."""
        ordered = select(CASES.c.body).order_by(CASES.c.opened_at.desc(), CASES.c.case_id)
        bodies = self._connection.scalars(ordered.limit(limit))
        return [wire.taken(body, cases.Case) for body in bodies]


class TaskBook:
    """Tasks."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, one: cases.tasks.Task) -> None:
        """Keep one, in place of its older self."""
        row = {
            "task_id": one.task_id,
            "case_id": one.case_id,
            "place": one.place,
            "user_id": one.user_id,
            "is_settled": one.is_settled,
            "due_at": one.due_at,
            "body": wire.told(one),
        }
        upsert(self._connection, CASE_TASKS, [row])

    def get(self, task_id: str) -> cases.tasks.Task | None:
        """Return one."""
        wanted = select(CASE_TASKS.c.body).where(CASE_TASKS.c.task_id == task_id)
        return next(iter(self._read(wanted)), None)

    def of(self, case_id: str) -> list[cases.tasks.Task]:
        """Return a case's, in their order on the board."""
        return self.of_all([case_id])

    def of_all(self, case_ids: Sequence[str]) -> list[cases.tasks.Task]:
        """Return those of some cases, each case's in their order on the board."""
        table = CASE_TASKS
        wanted = select(table.c.body).where(table.c.case_id.in_(case_ids))
        return self._read(wanted.order_by(table.c.case_id, table.c.place, table.c.task_id))

    def of_person(self, user_id: str) -> list[cases.tasks.Task]:
        """Return what somebody has still to do, the first due first."""
        table = CASE_TASKS
        mine = and_(table.c.user_id == user_id, ~table.c.is_settled)
        ordered = (table.c.due_at.is_(None), table.c.due_at, table.c.task_id)
        return self._read(select(table.c.body).where(mine).order_by(*ordered))

    def _read(self, wanted: Select[str]) -> list[cases.tasks.Task]:
        bodies = self._connection.scalars(wanted)
        return [wire.taken(body, cases.tasks.Task) for body in bodies]


class ClockBook:
    """Clocks."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, one: cases.clocks.Clock) -> None:
        """Keep one, in place of its older self."""
        row = {
            "clock_id": one.clock_id,
            "case_id": one.case_id,
            "task_id": one.task_id,
            "due_at": one.due_at,
            "next_at": one.next_at,
            "told_at": one.climbed_at if one.is_running else None,
            "body": wire.told(one),
        }
        upsert(self._connection, CASE_CLOCKS, [row])

    def get(self, clock_id: str) -> cases.clocks.Clock | None:
        """Return one."""
        wanted = select(CASE_CLOCKS.c.body).where(CASE_CLOCKS.c.clock_id == clock_id)
        return next(iter(self._read(wanted)), None)

    def of(self, case_id: str) -> list[cases.clocks.Clock]:
        """Return a case's, the first due first."""
        return self.of_all([case_id])

    def of_all(self, case_ids: Sequence[str]) -> list[cases.clocks.Clock]:
        """Return those of some cases, the first due first."""
        return self._read(self._ordered().where(CASE_CLOCKS.c.case_id.in_(case_ids)))

    def of_task(self, task_id: str) -> list[cases.clocks.Clock]:
        """Return a task's, the first due first."""
        return self._read(self._ordered().where(CASE_CLOCKS.c.task_id == task_id))

    def due(self, now: datetime, limit: int = 500) -> list[cases.clocks.Clock]:
        """Return running ones that ask for something by now, or were told of after now."""
        asks = or_(CASE_CLOCKS.c.next_at <= now, CASE_CLOCKS.c.told_at > now)
        return self._read(self._ordered().where(asks).limit(limit))

    def _ordered(self) -> Select[str]:
        return select(CASE_CLOCKS.c.body).order_by(CASE_CLOCKS.c.due_at, CASE_CLOCKS.c.clock_id)

    def _read(self, wanted: Select[str]) -> list[cases.clocks.Clock]:
        bodies = self._connection.scalars(wanted)
        return [wire.taken(body, cases.clocks.Clock) for body in bodies]


class TimelineBook:
    """What happened; it only grows."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, one: cases.Entry) -> None:
        """Add a line."""
        row = {
            "entry_id": one.entry_id,
            "case_id": one.case_id,
            "at": one.at,
            "actor": one.actor,
            "action": one.action,
            "body": wire.told(one),
        }
        self._connection.execute(insert(CASE_TIMELINE), row)

    def of(
        self,
        case_id: str,
        *,
        actions: Sequence[str] = (),
        actor: str = "",
        since: datetime | None = None,
        until: datetime | None = None,
        limit: int = 1000,
    ) -> list[cases.Entry]:
        """Return a case's newest lines in order; of actions that begin so, of one actor."""
        table = CASE_TIMELINE
        wanted = select(table.c.body).where(table.c.case_id == case_id)
        if actions:
            begun = [table.c.action.startswith(one, autoescape=True) for one in actions]
            wanted = wanted.where(or_(*begun))
        if actor:
            wanted = wanted.where(table.c.actor == actor)
        if since is not None:
            wanted = wanted.where(table.c.at >= since)
        if until is not None:
            wanted = wanted.where(table.c.at <= until)
        bodies = self._connection.scalars(wanted.order_by(table.c.number.desc()).limit(limit))
        return [wire.taken(body, cases.Entry) for body in bodies][::-1]


class TeamBook:
    """Who holds which duty on a case."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, one: cases.Member) -> None:
        """Keep one, in place of whoever held the duty on the case."""
        row = {"case_id": one.case_id, "duty": one.duty, "body": wire.told(one)}
        upsert(self._connection, CASE_TEAM, [row])

    def of(self, case_id: str) -> list[cases.Member]:
        """Return a case's team, by duty."""
        return self.of_all([case_id])

    def of_all(self, case_ids: Sequence[str]) -> list[cases.Member]:
        """Return the teams of some cases, by duty."""
        wanted = select(CASE_TEAM.c.body).where(CASE_TEAM.c.case_id.in_(case_ids))
        bodies = self._connection.scalars(wanted.order_by(CASE_TEAM.c.duty, CASE_TEAM.c.case_id))
        found = [wire.taken(body, cases.Member) for body in bodies]
        return sorted(found, key=lambda one: one.duty)  # collations differ
