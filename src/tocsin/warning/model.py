"""What warning deals in: levels, surprises, reasons."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum

from tocsin.warning.consequence import Finding

_HIGH, _MIDDLING = 0.7, 0.35


class Level(IntEnum):
    """A watch's standing danger; blue < yellow < orange < red."""

    NONE = 0
    BLUE = 1
    YELLOW = 2
    ORANGE = 3
    RED = 4

    @property
    def word(self) -> str:
        """Return the level as files and the API write it."""
        return self.name.lower()


@dataclass(frozen=True, slots=True, kw_only=True)
class Stream:
    """One count series that a detector judges."""

    watch_id: str
    indicator: str  # "mentions", "negative"


LEARNED = "learned.risk"  # the rule of a model that people put in use
SWELL = "seasonal.swell"  # the channel that sees of every bin what an ordinary one may reach


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One rule that fired, in numbers: what was seen against what was expected.

    Counts are of the window; where a model tells, of its mean hour against that of the past week.
    """

    rule: str  # code: "seasonal.burst", SWELL, LEARNED
    indicator: str
    window_s: int
    value: float
    expected: float
    rate_per_week: float  # how often such a thing happens here; 1/52 = once a year
    share: float = 0.0  # of the whole surprise, 0 to 1

    @property
    def rarity_weeks(self) -> float:
        """Return "once in N weeks"."""
        return 1.0 / self.rate_per_week if self.rate_per_week > 0 else float("inf")


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """What the learned model that people put in use says of one watch."""

    model: int  # its version
    person: str  # who put it in use
    until: int  # minute up to which (exclusive) it has looked
    chance: float  # that these hours belong to a crisis, as it learned
    rate_per_week: float  # how often it finds ordinary hours as grave as this
    posts: float  # of the last day
    reasons: tuple[Reason, ...] = ()  # its contributions, the largest first


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """A model that gave a level, and what the rules say beside it."""

    model: int
    person: str  # who put it in use
    chance: float
    rules: Level  # what their rarity alone would say
    rules_rate_per_week: float


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlyWarning:
    """What stands against one watch now."""

    warning_id: str
    watch_id: str
    level: Level
    opened_at: datetime
    since: datetime  # of the present level
    peak: Level
    closed_at: datetime | None = None
    acknowledged_by: str = ""
    acknowledged_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Posts of the evidence that are copies of each other."""

    story: str  # the copies' common mark
    posts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """Words that several accounts have begun to use about a watch."""

    phrase: str
    accounts: int
    posts: int
    evidence: tuple[str, ...] = ()  # "platform/post_id"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A word by which telling posts demand or doubt."""

    cue: str  # the indicator: "demands", "doubts"
    word: str
    posts: int  # among the telling ones of the last hour


@dataclass(frozen=True, slots=True, kw_only=True)
class Confidence:
    """How far a level may be believed, each part 0 to 1."""

    heard: float  # coverage
    learned: float  # how long this watch has been known
    agreed: float  # whether more than one indicator says so
    chance: float | None = None  # of warnings as rare as this, the share judged true
    verdicts: int = 0  # that people have given
    missing: int = 0  # that it takes to know the chance; told from the first explanation on

    @property
    def is_calibrated(self) -> bool:
        """Return whether verdicts say so; before that it is a prior."""
        return self.chance is not None

    @property
    def whole(self) -> float:
        """Return the product of what is known: verdicts take the place of age and agreement."""
        if self.chance is not None:
            return self.heard * self.chance
        return self.heard * self.learned * self.agreed

    @property
    def word(self) -> str:
        """Return it in three steps."""
        return "high" if self.whole >= _HIGH else "middling" if self.whole >= _MIDDLING else "low"


@dataclass(frozen=True, slots=True, kw_only=True)
class Versions:
    """What decided, each by its version."""

    detector: str
    reader: str = ""
    table: int = 0
    policy: str = "1"
    rules: int = 0  # the newest entry of the rule book


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """Everything a person will ask of a change of level, beside its reasons and its evidence."""

    code: str  # what happened: "warning.rose", "warning.fell", "warning.stood_down" …
    rate_per_week: float  # of everything together; how often such a thing happens here
    rarity: Level  # what rarity alone says …
    lift: int = 0  # … and how many levels consequence adds
    rules: tuple[str, ...] = ()  # every rule that fired, "seasonal.burst/negative"
    findings: tuple[Finding, ...] = ()  # classes of consequence
    stories: tuple[Story, ...] = ()
    platforms: tuple[tuple[str, int], ...] = ()  # with their posts, the busiest first
    phrases: tuple[Phrase, ...] = ()  # new ones, most accounts first
    cues: tuple[Cue, ...] = ()  # most posts first
    degraded: str = ""  # "coverage", "outage"; "" = it hears what it should
    confidence: Confidence
    versions: Versions
    beside: Beside | None = None  # none where the rules alone judge
    budget_per_week: float = 1.0
    edges: Mapping[str, float] = field(default_factory=dict)  # level → events a week
    preset: str = ""
    periods: tuple[str, ...] = ()  # sensitive periods in force
    calm_minutes: int = 0
    comes_down_above: float | None = None  # rate, so often must it be for so long …
    needs_person: bool = False  # … or only a person can
    was_calm_above: float | None = None  # rate exceeded throughout, whereupon the level fell


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelChange:
    """A level rose or fell, and why."""

    change_id: str
    warning_id: str
    watch_id: str
    at: datetime
    before: Level
    after: Level
    reasons: tuple[Reason, ...]
    evidence: tuple[str, ...]  # "platform/post_id", the most telling first
    coverage: float  # 0 to 1, of the watch, at that minute
    detector: str  # name and version
    actor: str = "machine"  # or the person who stood it down
    facts: Mapping[str, object] | None = None
    explanation: Explanation | None = None  # none in books older than it
