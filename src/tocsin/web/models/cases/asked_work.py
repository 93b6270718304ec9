"""What people send of a case itself, its tasks and its clocks."""

from typing import Annotated

from pydantic import Field

from tocsin.web.models.cases.basis import (
    KindWord,
    Line,
    Link,
    OriginWord,
    PartyWord,
    Prose,
    Revision,
    RisenLevel,
    StageWord,
    StepWord,
    TriggerWord,
    UserId,
)
from tocsin.web.models.shaping import Id, Moment, Shape, example


class CaseEntry(Shape):
    """A case opened by hand."""

    model_config = example(
        {"name": "Kettles overheat", "level": "orange", "trigger": "quality", "country": "TW"}
    )

    name: Line
    level: RisenLevel = "orange"
    trigger: TriggerWord = "unknown"
    kind: KindWord = "unknown"
    origin: OriginWord = "unknown"
    playbook: Line = ""
    country: Annotated[str, Field(max_length=2)] = ""
    zone: Line = "UTC"
    warning_id: Annotated[str, Field(max_length=200)] = ""


class SortEntry(Shape):
    """What kind of crisis it is, on a person's word."""

    model_config = example({"trigger": "quality", "kind": "product", "origin": "internal"})

    trigger: TriggerWord
    kind: KindWord = "unknown"
    origin: OriginWord = "unknown"
    expected: Revision = None


class StepEntry(Shape):
    """The step to go to; anything but the next one needs a reason."""

    model_config = example({"to": "assess"})

    to: StepWord
    reason: Prose = ""
    expected: Revision = None


class StageEntry(Shape):
    """Where the public's attention stands."""

    model_config = example({"to": "spread"})

    to: StageWord


class CaseLevelEntry(Shape):
    """A level on a person's word."""

    model_config = example({"level": "red", "reason": "A child was burnt"})

    level: RisenLevel
    reason: Prose


class FactorsEntry(Shape):
    """What weighs on the strategy."""

    model_config = example({"urgency": "Sold again on Friday", "history": True})

    urgency: Prose = ""
    resources: Prose = ""
    competitors: Prose = ""
    stakeholders: Prose = ""
    long_term: Prose = ""
    history: bool = False
    prior_reputation: Line = ""
    expected: Revision = None


class LinkEntry(Shape):
    """A warning that belongs to a case, too."""

    model_config = example({"warning_id": "w-1"})

    warning_id: Id


class MemberEntry(Shape):
    """Who holds a duty on a case."""

    model_config = example({"duty": "legal", "user_id": "u-lin"})

    duty: Line
    user_id: UserId


class CloseEntry(Shape):
    """How a case ended; work that is left has to be left on purpose."""

    model_config = example({"outcome": "Recall done, no new posts for five days"})

    outcome: Prose
    leave_open: bool = False
    expected: Revision = None


class ReasonEntry(Shape):
    """Why."""

    model_config = example({"reason": "New reports from Taichung"})

    reason: Prose


class NoteEntry(Shape):
    """A line for the timeline."""

    model_config = example({"text": "The supplier calls back at three."})

    text: Prose


class TaskEntry(Shape):
    """A task that a person adds."""

    model_config = example({"name": "Call the laboratory", "duty": "quality"})

    name: Line
    done_when: Prose = ""
    step: StepWord = "execute"
    duty: Line
    user_id: UserId = ""
    deputy_id: UserId = ""
    due_at: Moment | None = None
    blocked_by: Annotated[tuple[Id, ...], Field(max_length=100)] = ()
    party: PartyWord = ""


class TaskBegin(Shape):
    """Somebody is at it."""

    model_config = example({})

    expected: Revision = None


class TaskHanding(Shape):
    """To whom a task goes, and until when."""

    model_config = example({"user_id": "u-lin"})

    user_id: UserId
    due_at: Moment | None = None


class TaskProofEntry(Shape):
    """What shows that a task is done."""

    model_config = example({"note": "Report 7 is in the folder", "link": ""})

    note: Prose
    link: Link = ""
    snapshot_id: Line = ""
    expected: Revision = None


class TaskPlace(Shape):
    """A task's place on the board, from 0."""

    model_config = example({"place": 0})

    place: Annotated[int, Field(ge=0, le=10_000)]


class TaskBlockers(Shape):
    """What a task waits for; nothing = it may begin."""

    model_config = example({"blocked_by": []})

    blocked_by: Annotated[tuple[Id, ...], Field(max_length=100)]


class ClockEntry(Shape):
    """A clock of one's own, due as playbooks write it: "90 min", "1 day at 09:00"."""

    model_config = example({"name": "Second update", "due": "90 min", "ladder": ["comms", "lead"]})

    name: Line
    due: Line
    done_when: Prose = ""
    warn_s: Annotated[int, Field(ge=0, le=86_400)] = 300
    climb_s: Annotated[int, Field(ge=60, le=86_400)] = 600
    ladder: Annotated[tuple[Line, ...], Field(max_length=20)] = ("lead",)
    repeats: bool = False


class ClockKept(Shape):
    """What shows that a promise is kept."""

    model_config = example({"note": "Published at 10:12"})

    note: Prose
