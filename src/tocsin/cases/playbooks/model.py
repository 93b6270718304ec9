"""A playbook: the rehearsed plan of one kind of crisis."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from tocsin import warning
from tocsin.cases.clocks import Moment, Rule
from tocsin.cases.model import Kind, Origin, Stage, Step, Trigger, Words

LEVELS = frozenset(
    {warning.Level.BLUE, warning.Level.YELLOW, warning.Level.ORANGE, warning.Level.RED}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Play:
    """One step of the plan; on a case it becomes a task."""

    code: str
    name: Words
    done_when: Words
    step: Step
    role: str  # the duty that does it
    deputy: str = ""
    party: str = ""
    levels: frozenset[warning.Level] = LEVELS
    due_after: Moment | None = None
    blocked_by: tuple[str, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """What is said to an audience at a stage: a template with {gaps} that facts fill."""

    stage: Stage
    audience: str
    role: str = ""
    channel: str = ""
    text: Words = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Playbook:
    """A plan with its version."""

    code: str
    version: int
    name: Words
    summary: Words
    trigger: Trigger
    kind: Kind
    origin: Origin = Origin.UNKNOWN
    levels: frozenset[warning.Level] = LEVELS
    suggested_by: tuple[str, ...] = ()  # codes of consequence and words that speak for it
    team: tuple[str, ...] = ()  # duties
    clocks: tuple[Rule, ...] = ()
    plays: tuple[Play, ...] = ()
    wordings: tuple[Wording, ...] = ()
    sources: Mapping[str, str] = field(default_factory=dict)  # code → where it is from

    def plays_at(self, level: warning.Level) -> tuple[Play, ...]:
        """Return what is done at a level."""
        return tuple(play for play in self.plays if level in play.levels)
