"""A risk model as an artefact: what it weighs, what it learned from, what it is worth."""

import hashlib
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

import msgspec
import numpy as np
from numpy.typing import NDArray

from tocsin.warning.backtest import Figure
from tocsin.warning.risk.ladder import Ladder

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """Where a model comes from."""

    trained_by: str
    trained_from: datetime
    trained_until: datetime
    watches: tuple[str, ...]
    cases: int  # real ones: right warnings and missed cases
    wrong: int  # warnings that people called false or not ours
    bins: int
    positive_bins: int
    ridge: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """A logistic regression over a watch's indicators; it never changes once it is kept."""

    version: int
    at: datetime
    features: tuple[str, ...]
    centre: tuple[float, ...]
    scale: tuple[float, ...]
    weights: tuple[float, ...]
    intercept: float
    provenance: Provenance
    seal: str = ""

    def risk(self, features: Floats) -> Floats:
        """Return the chance (…,) that `features` (…, features) belong to a crisis."""
        standard = (features - np.array(self.centre)) / np.array(self.scale)
        odds = standard @ np.array(self.weights) + self.intercept
        return np.asarray(0.5 * (1.0 + np.tanh(odds / 2.0)))

    def sealed(self) -> "Model":
        """Return the model with the hash of all that it holds."""
        body = msgspec.json.encode(replace(self, seal=""), order="sorted")
        return replace(self, seal=hashlib.sha256(body).hexdigest())

    def is_whole(self) -> bool:
        """Return whether it is what was sealed."""
        return self.sealed().seal == self.seal


class State(StrEnum):
    """What a model is to the house."""

    CANDIDATE = "candidate"
    IN_USE = "in-use"
    RETIRED = "retired"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """How one contender did on the cases it had not seen."""

    name: str
    missed: int
    cases: int
    found: Figure
    lead_minutes: Figure  # median delay from the onset; a missed one is infinite
    alarms_per_week: Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """A model against the rules at the same alarms a week; the criterion was set beforehand."""

    at: datetime
    split_at: datetime  # learned before, tried after
    budget_per_week: float
    rows: tuple[Row, ...]
    fewer_missed: Figure  # the rules' misses − the model's, a case; paired bootstrap
    wins: bool  # `fewer_missed` lies above 0 with its whole interval
    ladder: Ladder = field(default_factory=Ladder)  # its risk as events a week, once in use


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelved:
    """A model on the shelf."""

    model: Model
    state: State = State.CANDIDATE
    comparison: Comparison | None = None
    person: str = ""  # who put it in use, or back
    decided_at: datetime | None = None
    why: str = ""
