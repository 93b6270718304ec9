"""What cases deal in: one crisis handled, who does what, what happened."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from tocsin import warning

Words = Mapping[str, str]  # by language; "" = as its author wrote it, in whatever language
MACHINE = "machine"


class Trigger(StrEnum):
    """What set the crisis off."""

    QUALITY = "quality"  # of a product or service
    MISCONDUCT = "misconduct"  # of staff
    OPINION = "opinion"  # negative opinion
    COMPETITOR = "competitor"
    DATA_LEAK = "data_leak"
    DISASTER = "disaster"
    SOCIAL_EVENT = "social_event"
    RUMOUR = "rumour"
    UNKNOWN = "unknown"


class Kind(StrEnum):
    """What the crisis puts at risk; it selects the playbook with the trigger."""

    PRODUCT = "product"
    REPUTATION = "reputation"
    OPERATIONS = "operations"
    UNKNOWN = "unknown"


class Origin(StrEnum):
    """Whether we did it."""

    INTERNAL = "internal"
    EXTERNAL = "external"
    UNKNOWN = "unknown"


class Step(StrEnum):
    """The six steps; a case is always in one of them, and may go back."""

    IDENTIFY = "identify"
    ASSESS = "assess"
    PLAN = "plan"
    COORDINATE = "coordinate"
    EXECUTE = "execute"
    EVALUATE = "evaluate"

    @property
    def place(self) -> int:
        """Return which of the six it is, from 0."""
        return STEPS.index(self)


STEPS = tuple(Step)


class Stage(StrEnum):
    """Where the public's attention stands."""

    LATENT = "latent"
    OUTBREAK = "outbreak"
    SPREAD = "spread"
    DECLINE = "decline"
    AFTERMATH = "aftermath"


class Opening(StrEnum):
    """What opened a case."""

    LEVEL = "level"
    HAND = "hand"
    REPORT = "report"  # an employee's
    TIP = "tip"  # of the public


class State(StrEnum):
    """Whether people work on a case."""

    OPEN = "open"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sort:
    """What kind of crisis it is: proposed by a machine with its reasons, confirmed by a person."""

    trigger: Trigger = Trigger.UNKNOWN
    kind: Kind = Kind.UNKNOWN
    origin: Origin = Origin.UNKNOWN
    because: tuple[str, ...] = ()  # codes of consequence, words that were found
    confirmed_by: str = ""
    confirmed_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Factors:
    """What weighs on the strategy, as people see it; each "" until somebody says."""

    urgency: str = ""
    resources: str = ""
    competitors: str = ""
    stakeholders: str = ""
    long_term: str = ""
    history: bool = False  # it has happened to us before
    prior_reputation: str = ""  # "good", "bad"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One crisis that people handle."""

    case_id: str
    name: str
    sort: Sort
    level: warning.Level  # now
    peak: warning.Level
    step: Step = Step.IDENTIFY
    stage: Stage = Stage.OUTBREAK
    state: State = State.OPEN
    warnings: tuple[str, ...] = ()  # ids, the first to come first
    watches: tuple[str, ...] = ()
    opening: Opening
    opened_by: str
    opened_at: datetime
    playbook: str  # code
    playbook_version: int
    country: str = ""  # ISO 3166, "" = no rules of a country
    zone: str = "UTC"
    factors: Factors = field(default_factory=Factors)
    closed_at: datetime | None = None
    closed_by: str = ""
    outcome: str = ""
    is_simulated: bool = False
    revision: int = 1  # grows with every change

    @property
    def is_open(self) -> bool:
        """Return whether people work on it."""
        return self.state is State.OPEN


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody who holds a duty."""

    user_id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A duty on a case and who holds it; a duty that nobody holds shows as a gap."""

    case_id: str
    duty: str
    user_id: str = ""
    name: str = ""
    deputies: tuple[Person, ...] = ()
    since: datetime
    until: datetime | None = None
    assigned_by: str = MACHINE


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of a timeline; never changed."""

    entry_id: str
    case_id: str  # "" = the room's own affairs
    at: datetime
    actor: str  # user id, or "machine"
    name: str
    action: str  # "task.done"
    subject: str
    facts: Mapping[str, object] = field(default_factory=dict)


# Says a sentence of the catalogue in every language: for what is kept with a name of its own.
Say = Callable[[str, Mapping[str, object]], Words]


def unsaid(code: str, facts: Mapping[str, object]) -> Words:
    """Return the code alone."""
    del facts
    return {"": code}
