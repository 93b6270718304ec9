"""Risk models: what was learned, how it compares, which one is in use."""

from typing import Annotated, Literal

from pydantic import Field

from tocsin.web.models.learning import examples
from tocsin.web.models.learning.backtests import Figure
from tocsin.web.models.shaping import By, Shape, Told, example


class Provenance(Shape):
    """Where a model comes from."""

    model_config = example(examples.PROVENANCE)

    trained_by: str
    trained_from: Told
    trained_until: Told
    watches: list[str]
    cases: int
    wrong: int
    bins: int
    positive_bins: int
    ridge: float


class RiskModel(Shape):
    """A logistic regression over indicators."""

    model_config = example(examples.RISK_MODEL)

    version: int
    at: Told
    features: list[str]
    weights: Annotated[list[float], Field(description="Of the standardised features")]
    intercept: float
    provenance: Provenance
    seal: Annotated[str, Field(description="SHA-256 of all that it holds")]


class Contender(Shape):
    """How one of them did on cases it had not seen."""

    model_config = example(examples.CONTENDER)

    name: str
    missed: int
    cases: int
    found: Figure
    lead_minutes: Annotated[Figure, Field(description="Median delay from the onset")]
    alarms_per_week: Figure


class Comparison(Shape):
    """A model against the rules at the same alarms a week."""

    model_config = example(examples.COMPARISON)

    at: Told
    split_at: Told
    budget_per_week: float
    rows: list[Contender]
    fewer_missed: Annotated[
        Figure, Field(description="Fewer missed a case than the rules; paired bootstrap")
    ]
    wins: Annotated[bool, Field(description="The interval lies wholly above 0")]


class ShelvedModel(Shape):
    """A model on the shelf."""

    model_config = example(examples.SHELVED)

    model: RiskModel
    state: Literal["candidate", "in-use", "retired"]
    comparison: Comparison | None
    person: str
    decided_at: Told | None
    why: str


class RiskTrial(Shape):
    """Who has a model compared, at how many alarms a week."""

    model_config = example({"person": "Lin Mei", "budget_per_week": 1.0})

    person: By
    budget_per_week: Annotated[float, Field(ge=0.02, le=20)] = 1.0
