"""A clock: a promise by time, who is warned before it and who is told after it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from tocsin import warning
from tocsin.cases.clocks.moments import Moment
from tocsin.cases.model import Words

CLIMB = timedelta(minutes=10)


class State(StrEnum):
    """Whether a clock runs."""

    RUNNING = "running"
    MET = "met"
    STOPPED = "stopped"  # by a person, or because its task or its case ended


@dataclass(frozen=True, slots=True, kw_only=True)
class Rung:
    """Who is told next; frozen when the clock begins."""

    duty: str
    user_id: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """When a promise falls due, for whom, and where the figure is from."""

    code: str
    name: Words
    done_when: Words
    moment: Moment
    levels: frozenset[warning.Level]
    countries: frozenset[str] = frozenset()  # empty = everywhere
    warn: timedelta = timedelta(minutes=5)  # before it is due
    climb: timedelta = CLIMB  # between the people who are told after it
    ladder: tuple[str, ...] = ()  # duties, in order
    repeats: bool = False  # begins again when it is met or over
    met_by: str = ""  # kind of statement that meets it by being out
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """One promise of a case by time. Its due moment is absolute: no zone moves it any more."""

    clock_id: str
    case_id: str
    code: str
    name: Words
    done_when: Words
    began_at: datetime
    due_at: datetime
    warn_at: datetime
    task_id: str = ""  # the task, or whatever else it stands for: that meets it
    rungs: tuple[Rung, ...] = ()
    climb: timedelta = CLIMB
    moment: Moment | None = None  # of one that repeats
    state: State = State.RUNNING
    warned_at: datetime | None = None
    climbed: int = 0  # rungs that were told that it is late
    climbed_at: datetime | None = None
    met_at: datetime | None = None
    met_by: str = ""
    stopped_at: datetime | None = None
    note: str = ""
    source: str = ""

    @property
    def is_running(self) -> bool:
        """Return whether it is still to be kept."""
        return self.state is State.RUNNING

    @property
    def next_at(self) -> datetime | None:
        """Return when somebody has to be told something, None when nobody has."""
        if not self.is_running:
            return None
        if self.climbed:
            after = max((self.climbed_at or self.due_at) + self.climb, self.due_at)
            return None if self.next_place is None else after
        return self.due_at if self.warned_at is not None else min(self.warn_at, self.due_at)

    @property
    def next_place(self) -> int | None:
        """Return which rung is told next that it is late: nobody twice, whatever they hold."""
        told = {one.user_id for one in self.rungs[: self.climbed] if one.user_id}
        left = range(self.climbed, len(self.rungs))
        return next((place for place in left if self.rungs[place].user_id not in told), None)

    @property
    def next_rung(self) -> Rung | None:
        """Return who is told next, None when nobody is."""
        return None if self.next_place is None else self.rungs[self.next_place]

    @property
    def late_s(self) -> float:
        """Return by how many seconds it was met late; 0 when it was not, or is not yet."""
        if self.met_at is None:
            return 0.0
        return max((self.met_at - self.due_at).total_seconds(), 0.0)
