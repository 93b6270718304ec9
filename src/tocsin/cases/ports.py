"""What cases ask of the world."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, TypeVar

from tocsin import notices
from tocsin.cases import spoken
from tocsin.cases.clocks.model import Clock
from tocsin.cases.evidence.model import Hold, Snapshot
from tocsin.cases.model import Case, Entry, Member, Person, Say, unsaid
from tocsin.cases.papers import model as papers
from tocsin.cases.playbooks.model import Playbook
from tocsin.cases.tasks.model import Task

T = TypeVar("T")


class CaseBook(Protocol):
    """Keeps cases."""

    def put(self, one: Case) -> None:
        """Keep one, in place of its older self."""
        ...

    def get(self, case_id: str) -> Case | None:
        """Return one."""
        ...

    def open(self) -> list[Case]:
        """Return those that people work on, the gravest and then the newest first."""
        ...

    def recent(self, limit: int = 100) -> list[Case]:
        """Return all, the newest first."""
        ...


class TaskBook(Protocol):
    """Keeps tasks."""

    def put(self, one: Task) -> None:
        """Keep one, in place of its older self."""
        ...

    def get(self, task_id: str) -> Task | None:
        """Return one."""
        ...

    def of(self, case_id: str) -> list[Task]:
        """Return a case's, in their order on the board."""
        ...

    def of_all(self, case_ids: Sequence[str]) -> list[Task]:
        """Return those of some cases, each case's in their order on the board."""
        ...

    def of_person(self, user_id: str) -> list[Task]:
        """Return what somebody has still to do, the first due first."""
        ...


class ClockBook(Protocol):
    """Keeps clocks."""

    def put(self, one: Clock) -> None:
        """Keep one, in place of its older self."""
        ...

    def get(self, clock_id: str) -> Clock | None:
        """Return one."""
        ...

    def of(self, case_id: str) -> list[Clock]:
        """Return a case's, the first due first."""
        ...

    def of_all(self, case_ids: Sequence[str]) -> list[Clock]:
        """Return those of some cases, the first due first."""
        ...

    def of_task(self, task_id: str) -> list[Clock]:
        """Return a task's, the first due first."""
        ...

    def due(self, now: datetime, limit: int = 500) -> list[Clock]:
        """Return running ones that ask for something by now, or were told of after now."""
        ...


class TimelineBook(Protocol):
    """Keeps what happened; it only grows."""

    def add(self, one: Entry) -> None:
        """Add a line."""
        ...

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
        """Return a case's lines in order; of actions that begin so ("task."), of one actor."""
        ...


class TeamBook(Protocol):
    """Keeps who holds which duty on a case."""

    def put(self, one: Member) -> None:
        """Keep one, in place of whoever held the duty on the case."""
        ...

    def of(self, case_id: str) -> list[Member]:
        """Return a case's team, by duty."""
        ...

    def of_all(self, case_ids: Sequence[str]) -> list[Member]:
        """Return the teams of some cases, by duty."""
        ...


class PaperBook(Protocol[T]):
    """Keeps one kind of paper."""

    def put(self, one: T) -> None:
        """Keep one, in place of its older self."""
        ...

    def get(self, paper_id: str) -> T | None:
        """Return one."""
        ...

    def of(self, case_id: str, limit: int = 1000) -> list[T]:
        """Return a case's, the newest first."""
        ...

    def all(self, limit: int = 1000) -> list[T]:
        """Return every case's, the newest first."""
        ...


class EvidenceBook(Protocol):
    """Keeps snapshots; they never change."""

    def add(self, one: Snapshot) -> None:
        """Add one to its case's chain."""
        ...

    def last(self, case_id: str) -> Snapshot | None:
        """Return a case's newest."""
        ...

    def of(self, case_id: str) -> list[Snapshot]:
        """Return a case's, in order."""
        ...

    def drop(self, case_id: str) -> int:
        """Let go of a case's; returns how many there were."""
        ...


class PlaybookBook(Protocol):
    """Keeps the house's own playbooks, every version."""

    def put(self, one: Playbook, text: str, *, by: str, at: datetime) -> None:
        """Keep a version with the text it was read from."""
        ...

    def newest(self, code: str) -> Playbook | None:
        """Return the newest version."""
        ...

    def text(self, code: str, version: int) -> str | None:
        """Return the text of a version."""
        ...

    def versions(self, code: str) -> list[tuple[int, str, datetime]]:
        """Return (version, who put it, when), the newest first."""
        ...

    def codes(self) -> list[str]:
        """Return the codes of all."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Cabinet:
    """Everything the room keeps, within one transaction."""

    cases: CaseBook
    tasks: TaskBook
    clocks: ClockBook
    timeline: TimelineBook
    team: TeamBook
    handovers: PaperBook[papers.Handover]
    meetings: PaperBook[papers.Meeting]
    impacts: PaperBook[papers.Impact]
    negatives: PaperBook[papers.Negative]
    shifts: PaperBook[papers.Shift]
    reports: PaperBook[papers.Report]
    rules: PaperBook[papers.OpeningRule]
    evidence: EvidenceBook
    holds: PaperBook[Hold]
    playbooks: PlaybookBook


class Duties(Protocol):
    """Knows who holds a duty now, and who is trained for people in distress."""

    def holders(self, duty: str, now: datetime) -> Sequence[Person]:
        """Return whoever holds it and then the deputies, in order; nobody = a gap."""
        ...

    def trained(self, now: datetime) -> Sequence[Person]:
        """Return whoever is trained and here: those who hold the duty of care first."""
        ...

    def is_trained(self, user_id: str) -> bool:
        """Return whether somebody is trained, here or away."""
        ...


# Tells people: the first at once, each that follows if those before do not answer. Nobody named:
# whoever is told of the house.
Tell = Callable[[notices.Bulletin, Sequence[Person]], None]


def untold(one: notices.Bulletin, people: Sequence[Person]) -> None:
    """Tell nobody."""
    del one, people


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """The room inside one transaction."""

    books: Cabinet
    duties: Duties
    tell: Tell = untold
    say: Say = unsaid
    said: spoken.Said = spoken.unsaid
