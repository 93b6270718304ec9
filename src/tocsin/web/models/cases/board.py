"""A case, its team, its tasks and its clocks, as the API tells them."""

from typing import Annotated, Any

from pydantic import Field

from tocsin.web.models.cases import samples
from tocsin.web.models.shaping import LevelWord, Shape, Told, example

Words = Annotated[
    dict[str, str],
    Field(description='By language; "" = as its author wrote it, in whatever language'),
]


class CaseSort(Shape):
    """What kind of crisis it is: proposed with its reasons, or confirmed by a person."""

    model_config = example(samples.SORT)

    trigger: str
    kind: str
    origin: str
    because: list[str]
    confirmed_by: str
    confirmed_at: Told | None


class CaseFactors(Shape):
    """What weighs on the strategy, as people see it."""

    model_config = example(samples.FACTORS)

    urgency: str
    resources: str
    competitors: str
    stakeholders: str
    long_term: str
    history: bool
    prior_reputation: str


class CaseBrief(Shape):
    """One crisis that people handle."""

    model_config = example(samples.CASE)

    case_id: str
    name: str
    sort: CaseSort
    level: LevelWord
    peak: LevelWord
    step: str
    stage: str
    state: str
    warnings: list[str]
    watches: list[str]
    opening: str
    opened_by: str
    opened_at: Told
    playbook: str
    playbook_version: int
    country: str
    zone: str
    factors: CaseFactors
    closed_at: Told | None
    closed_by: str
    outcome: str
    is_simulated: bool
    revision: int
    is_open: bool


class CasePerson(Shape):
    """Somebody who holds a duty."""

    model_config = example({"user_id": "u-wang", "name": "Wang"})

    user_id: str
    name: str


class CaseMember(Shape):
    """A duty on a case and who holds it; nobody = a gap."""

    model_config = example(samples.MEMBER)

    case_id: str
    duty: str
    user_id: str
    name: str
    deputies: list[CasePerson]
    since: Told
    until: Told | None
    assigned_by: str


class TaskProof(Shape):
    """Why somebody says that a task is done."""

    model_config = example({"note": "Report 7", "link": "", "snapshot_id": ""})

    note: str
    link: str
    snapshot_id: str


class CaseTask(Shape):
    """One thing to do on a case."""

    model_config = example(samples.TASK)

    task_id: str
    case_id: str
    play: str
    name: Words
    done_when: Words
    step: str
    party: str
    place: int
    duty: str
    user_id: str
    person: str
    deputy_duty: str
    deputy_id: str
    deputy: str
    due_at: Told | None
    blocked_by: list[str]
    state: str
    proofs: list[TaskProof]
    reason: str
    begun_at: Told | None
    settled_at: Told | None
    settled_by: str
    source: str
    revision: int
    late_s: float
    waits_for: Annotated[list[str], Field(description="Tasks that come first and are not settled")]


class ClockRung(Shape):
    """Who is told next."""

    model_config = example(samples.RUNG)

    duty: str
    user_id: str
    name: str


class DueMoment(Shape):
    """A while, or a time of day in the case's zone."""

    model_config = example(samples.MOMENT)

    after_s: int
    days: int
    is_working: bool
    at: str


class CaseClock(Shape):
    """One promise of a case by time; `climb` in seconds."""

    model_config = example(samples.CLOCK)

    clock_id: str
    case_id: str
    code: str
    name: Words
    done_when: Words
    began_at: Told
    due_at: Told
    warn_at: Told
    task_id: str
    rungs: list[ClockRung]
    next_rung: ClockRung | None
    climb: float
    moment: DueMoment | None
    state: str
    warned_at: Told | None
    climbed: int
    climbed_at: Told | None
    met_at: Told | None
    met_by: str
    stopped_at: Told | None
    note: str
    source: str
    late_s: float


class CaseListed(CaseBrief):
    """A case as the board shows it: who leads, what is late, what is due next."""

    model_config = example(samples.LISTED)

    lead: str
    gaps: Annotated[int, Field(description="How many duties nobody holds")]
    tasks_all: int
    tasks_open: int
    tasks_late: int
    clocks_late: int
    next_clock: CaseClock | None


class TimelineLine(Shape):
    """One line of a timeline; never changed."""

    model_config = example(samples.ENTRY)

    entry_id: str
    case_id: str
    at: Told
    actor: str
    name: str
    action: str
    subject: str
    facts: dict[str, Any]
