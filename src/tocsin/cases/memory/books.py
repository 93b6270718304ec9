"""Cases, tasks, clocks, timeline and team in memory."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from tocsin.cases.clocks.model import Clock
from tocsin.cases.model import Case, Entry, Member
from tocsin.cases.tasks.model import Task

_LATEST = datetime.max.replace(tzinfo=UTC)


class Cases:
    """Cases."""

    def __init__(self) -> None:
        self._by_id: dict[str, Case] = {}

    def put(self, one: Case) -> None:
        """Keep one, in place of its older self."""
        self._by_id[one.case_id] = one

    def get(self, case_id: str) -> Case | None:
        """Return one."""
        return self._by_id.get(case_id)

    def open(self) -> list[Case]:
        """Return those that people work on, the gravest and then the newest first."""
        found = [one for one in self.recent(limit=len(self._by_id)) if one.is_open]
        return sorted(found, key=lambda one: -one.level)

    def recent(self, limit: int = 100) -> list[Case]:
        """Return all, the newest first."""
        found = sorted(self._by_id.values(), key=lambda one: one.case_id)
        return sorted(found, key=lambda one: one.opened_at, reverse=True)[:limit]


class Tasks:
    """Tasks."""

    def __init__(self) -> None:
        self._by_id: dict[str, Task] = {}

    def put(self, one: Task) -> None:
        """Keep one, in place of its older self."""
        self._by_id[one.task_id] = one

    def get(self, task_id: str) -> Task | None:
        """Return one."""
        return self._by_id.get(task_id)

    def of(self, case_id: str) -> list[Task]:
        """Return a case's, in their order on the board."""
        found = [one for one in self._by_id.values() if one.case_id == case_id]
        return sorted(found, key=lambda one: (one.place, one.task_id))

    def of_all(self, case_ids: Sequence[str]) -> list[Task]:
        """Return those of some cases, each case's in their order on the board."""
        return [one for key in dict.fromkeys(case_ids) for one in self.of(key)]

    def of_person(self, user_id: str) -> list[Task]:
        """Return what somebody has still to do, the first due first."""
        found = [
            one for one in self._by_id.values() if one.user_id == user_id and not one.is_settled
        ]
        return sorted(found, key=lambda one: (one.due_at or _LATEST, one.task_id))


class Clocks:
    """Clocks."""

    def __init__(self) -> None:
        self._by_id: dict[str, Clock] = {}

    def put(self, one: Clock) -> None:
        """Keep one, in place of its older self."""
        self._by_id[one.clock_id] = one

    def get(self, clock_id: str) -> Clock | None:
        """Return one."""
        return self._by_id.get(clock_id)

    def of(self, case_id: str) -> list[Clock]:
        """Return a case's, the first due first."""
        return self._ordered(lambda one: one.case_id == case_id)

    def of_all(self, case_ids: Sequence[str]) -> list[Clock]:
        """Return those of some cases, the first due first."""
        return self._ordered(lambda one: one.case_id in case_ids)

    def of_task(self, task_id: str) -> list[Clock]:
        """Return a task's, the first due first."""
        return self._ordered(lambda one: one.task_id == task_id)

    def due(self, now: datetime, limit: int = 500) -> list[Clock]:
        """Return running ones that ask for something by now, or were told of after now."""
        found = [
            one
            for one in self._by_id.values()
            if one.is_running and (_is_by(one.next_at, now) or _is_after(one.climbed_at, now))
        ]
        return sorted(found, key=lambda one: (one.due_at, one.clock_id))[:limit]

    def _ordered(self, holds: Callable[[Clock], bool]) -> list[Clock]:
        found = [one for one in self._by_id.values() if holds(one)]
        return sorted(found, key=lambda one: (one.due_at, one.clock_id))


class Timeline:
    """What happened."""

    def __init__(self) -> None:
        self._lines: dict[str, list[Entry]] = {}

    def add(self, one: Entry) -> None:
        """Add a line."""
        self._lines.setdefault(one.case_id, []).append(one)

    def of(
        self,
        case_id: str,
        *,
        actions: Sequence[str] = (),
        actor: str = "",
        since: datetime | None = None,
        until: datetime | None = None,
        limit: int = 1000,
    ) -> list[Entry]:
        """Return a case's newest lines in order."""
        found = [
            one
            for one in self._lines.get(case_id, ())
            if (not actions or one.action.startswith(tuple(actions)))
            and (not actor or one.actor == actor)
            and (since is None or one.at >= since)
            and (until is None or one.at <= until)
        ]
        return found[-limit:]


class Team:
    """Who holds which duty on a case."""

    def __init__(self) -> None:
        self._by_duty: dict[tuple[str, str], Member] = {}

    def put(self, one: Member) -> None:
        """Keep one, in place of whoever held the duty on the case."""
        self._by_duty[one.case_id, one.duty] = one

    def of(self, case_id: str) -> list[Member]:
        """Return a case's team, by duty."""
        return [one for key, one in sorted(self._by_duty.items()) if key[0] == case_id]

    def of_all(self, case_ids: Sequence[str]) -> list[Member]:
        """Return the teams of some cases, by duty."""
        return sorted(
            (one for key in dict.fromkeys(case_ids) for one in self.of(key)),
            key=lambda one: one.duty,
        )


def _is_by(at: datetime | None, now: datetime) -> bool:
    return at is not None and at <= now


def _is_after(at: datetime | None, now: datetime) -> bool:
    return at is not None and at > now
