"""The ledger: verdicts, missed cases, what they come to, what they speak for."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from tocsin.web.models.learning import examples
from tocsin.web.models.learning.backtests import Figure
from tocsin.web.models.shaping import By, Id, LevelWord, Moment, Shape, Told, example

VerdictWord = Literal["true", "false", "late", "not-ours"]
Note = Annotated[str, StringConstraints(max_length=2000)]


class VerdictEntry(Shape):
    """What a named person says of a warning."""

    model_config = example(examples.VERDICT_ENTRY)

    person: By
    verdict: VerdictWord
    note: Note = ""
    noticed_at: Annotated[
        Moment | None, Field(description="When you would have known without the warning")
    ] = None


class Verdict(Shape):
    """One version of what was said; the highest version counts."""

    model_config = example(examples.VERDICT)

    warning_id: str
    watch_id: str
    version: int
    verdict: VerdictWord
    person: str
    at: Told
    note: str
    noticed_at: Told | None


class MissedEntry(Shape):
    """A case that nobody was warned of."""

    model_config = example(examples.MISSED_ENTRY)

    person: By
    watch_id: Id
    onset: Moment
    note: Note = ""


class Withdrawal(Shape):
    """Who takes a missed case back."""

    model_config = example({"person": "Lin Mei", "note": "It was the other brand"})

    person: By
    note: Note = ""


class MissedCase(Shape):
    """A missed case as it stands."""

    model_config = example(examples.MISSED)

    missed_id: str
    watch_id: str
    version: int
    onset: Told
    person: str
    at: Told
    note: str
    is_withdrawn: bool


class Share(Figure):
    """A figure of the ledger."""

    model_config = example(examples.SHARE)

    is_enough: Annotated[bool, Field(description='false: show "too few to say"')]


class Tally(Shape):
    """What one rule did for one watch; an empty name is all of them together."""

    model_config = example(examples.TALLY)

    rule: str
    watch_id: str
    warnings: int
    verdicts: dict[VerdictWord, int]
    missed: int
    precision: Annotated[Share, Field(description="Right ÷ (right + false)")]
    recall: Annotated[Share, Field(description="Right ÷ (right + missed)")]
    in_time: Annotated[Share, Field(description="True, not late ÷ (right + missed)")]
    lead_minutes: Annotated[Share, Field(description="Median")]
    alarms_per_week: Share


class Judged(Shape):
    """A warning as the ledger counts it."""

    model_config = example(examples.JUDGED)

    warning_id: str
    watch_id: str
    opened_at: Told
    closed_at: Told | None
    peak: LevelWord
    rule: Annotated[str, Field(description="Of its strongest reason; code of the catalogue")]
    rate_per_week: Annotated[float | None, Field(description="The rarest it was told at")]
    chance: Annotated[float | None, Field(description="How likely it is true, by its rate alone")]
    lead_minutes: float | None
    verdict: Verdict | None


class Proposal(Shape):
    """Another budget, and what it would have done."""

    model_config = example(examples.PROPOSAL)

    proposal_id: str
    watch_id: str
    at: Told
    direction: Literal["tighten", "loosen"]
    budget_now: float
    budget_proposed: float
    judged: int
    kept: Annotated[int, Field(description="Right warnings still told, of `right`")]
    right: int
    dropped: Annotated[int, Field(description="False ones no longer told, of `wrong`")]
    wrong: int
    caught: Annotated[int, Field(description="Missed cases that would be told, of `missed`")]
    missed: int
    alarms_before: float
    alarms_after: float
    state: Literal["open", "applied", "declined"]
    person: str
    decided_at: Told | None
    why: str


class Drawing(Shape):
    """For which watch proposals are drawn."""

    model_config = example(examples.DRAWING)

    watch_id: Id


class Decision(Shape):
    """Who decides, and why."""

    model_config = example(examples.DECISION)

    person: By
    why: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000)]


class ReliabilityBin(Shape):
    """Warnings given about the same chance, and how many were true."""

    model_config = example(examples.BIN)

    predicted: float
    seen: Share


class Calibration(Shape):
    """How likely a warning is true, by its rate; and how well that is known."""

    model_config = example(examples.CALIBRATION)

    method: Literal["prior", "isotonic"]
    verdicts: int
    needed: int
    rates: list[float]
    chances: list[float]
    brier: float | None
    brier_prior: float | None
    ece: float | None
    bins: list[ReliabilityBin]


class Ledger(Shape):
    """How good the warnings were."""

    model_config = example(examples.LEDGER)

    since: Told
    until: Told
    tallies: Annotated[
        list[Tally], Field(description="The whole first, then watches, then their rules")
    ]
    warnings: Annotated[list[Judged], Field(description="The newest first, at most 500")]
    missed: list[MissedCase]
    proposals: list[Proposal]
    calibration: Calibration
