"""A task: a promise with an owner and a due time."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from tocsin.cases.model import Step, Words


class State(StrEnum):
    """Where a task stands."""

    OPEN = "open"
    DOING = "doing"
    DONE = "done"
    SKIPPED = "skipped"  # with a reason


SETTLED = frozenset({State.DONE, State.SKIPPED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """Why somebody says that a task is done."""

    note: str
    link: str = ""
    snapshot_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One thing to do on a case."""

    task_id: str
    case_id: str
    play: str = ""  # of the playbook; "" = added by hand
    name: Words
    done_when: Words
    step: Step
    party: str = ""  # "government", "enterprise", "media", "public"
    place: int  # order on the board
    duty: str
    user_id: str = ""  # its owner, "" = nobody yet
    person: str = ""
    deputy_duty: str = ""
    deputy_id: str = ""
    deputy: str = ""
    due_at: datetime | None = None
    blocked_by: tuple[str, ...] = ()  # ids of tasks
    state: State = State.OPEN
    proofs: tuple[Proof, ...] = ()
    reason: str = ""  # why it was skipped
    begun_at: datetime | None = None
    settled_at: datetime | None = None
    settled_by: str = ""
    source: str = ""  # whose rule it is
    revision: int = 1

    @property
    def is_settled(self) -> bool:
        """Return whether nothing is left to do about it."""
        return self.state in SETTLED

    @property
    def late_s(self) -> float:
        """Return by how many seconds it was settled late; 0 when it was not."""
        if self.due_at is None or self.settled_at is None:
            return 0.0
        return max((self.settled_at - self.due_at).total_seconds(), 0.0)
