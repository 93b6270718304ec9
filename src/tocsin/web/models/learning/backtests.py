"""Backtests: what is asked, how far it is, what came of it."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from tocsin.web.models.learning import examples
from tocsin.web.models.shaping import By, Id, Moment, Name, Shape, Told, example

MOST_RUNS = 400
ShapeWord = Annotated[
    str,
    StringConstraints(pattern=r"^(flash|swell|[0-9]{1,5}/[0-9]{1,5})$"),
    Field(description='"flash", "swell", or "RISE/DECAY" in minutes'),
]


class Rule(Shape):
    """A detector that can be tried."""

    model_config = example(examples.RULE)

    rule: str
    version: Annotated[str, Field(description="Empty where the rule cannot be loaded")]
    why_broken: Annotated[
        str | None, Field(description="What its plug-in raised when it was loaded")
    ] = None


class Crisis(Shape):
    """What is injected."""

    model_config = example(examples.CRISIS)

    shape: ShapeWord = "flash"
    volume_days: Annotated[
        float, Field(gt=0, le=1000, description="Posts, in mean days of the watch")
    ] = 0.3
    negative_share: Annotated[float, Field(ge=0, le=1)] = 0.7


class BacktestEntry(Shape):
    """What a person wants tried."""

    model_config = example(examples.BACKTEST_ENTRY)

    watch_id: Id
    person: By
    rules: Annotated[
        tuple[Name, ...], Field(max_length=20, description="Empty: all that are known")
    ] = ()
    crises: Annotated[tuple[Crisis, ...], Field(min_length=1, max_length=6)] = (
        Crisis(shape="flash"),
        Crisis(shape="swell"),
    )
    since: Annotated[
        Moment | None, Field(description="Tried from then on; what lies before is learned from")
    ] = None
    until: Moment | None = None
    indicators: Annotated[
        tuple[Literal["mentions", "negative"], ...],
        Field(min_length=1, max_length=2, description="Judged together, as the desk does"),
    ] = ("mentions", "negative")
    runs: Annotated[
        int, Field(ge=1, le=MOST_RUNS, description="Injected crises of each kind, at least")
    ] = 80
    seed: Annotated[int, Field(ge=0, le=2**31)] = 1


class Figure(Shape):
    """A value with its 95 % interval; null is not known, or without end."""

    model_config = example(examples.FIGURE)

    value: float | None
    low: float | None
    high: float | None
    of: Annotated[float, Field(description="Cases, or weeks, that it is told from")]


class Point(Shape):
    """What a rule does at one budget."""

    model_config = example(examples.POINT)

    budget_per_week: float
    threshold: Annotated[float | None, Field(description="The rule's own rate that tells")]
    alarms_per_week: Annotated[Figure, Field(description="On the history as it was")]
    found: Annotated[Figure, Field(description="Share of the crises told of within 24 h")]
    by_chance: Annotated[
        Figure, Field(description="Share of the same hours told of without a crisis")
    ]
    delay_minutes: Annotated[Figure, Field(description="Median; null: most were never found")]
    posted: Annotated[Figure, Field(description="Mean share already posted; missed counts as all")]


class RuleTrial(Shape):
    """One rule against one kind of crisis, over the whole sweep of budgets."""

    model_config = example(examples.TRIAL)

    rule: str
    version: str
    crisis: Crisis
    runs: int
    promised: Annotated[list[Point], Field(description="Told where its own rate ≤ the budget")]
    in_hindsight: Annotated[
        list[Point], Field(description="At the threshold that keeps the budget, known afterwards")
    ]


class BacktestReport(Shape):
    """Several rules side by side on the history of one watch."""

    model_config = example(examples.REPORT)

    watch_id: str
    learned_from: Told
    tried_from: Told
    tried_until: Told
    mean_day: Annotated[float, Field(description="Posts of a mean day")]
    ordinary_weeks: Annotated[float, Field(description="Tried weeks without a known real case")]
    seed: int
    trials: list[RuleTrial]


class Backtest(Shape):
    """A backtest and where it stands."""

    model_config = example(examples.BACKTEST)

    backtest_id: str
    watch_id: str
    asked_by: str
    asked_at: Told
    rules: list[str]
    crises: list[Crisis]
    indicators: list[str]
    runs: int
    seed: int
    since: Told | None
    until: Told | None
    state: Literal["waiting", "running", "done", "refused", "broken"]
    progress: Annotated[float, Field(ge=0, le=1)]
    code: Annotated[str, Field(description="Of the refusal, where there is one")]
    facts: dict[str, object]
    report: BacktestReport | None
