"""From rarity to a level, and from level to level: the only way up, the slow way down.

Rates of several streams are combined as their weighted mean of 1/R (the harmonic mean p-value of
Wilson 2019, the averaged e-values of Vovk and Wang 2021), which holds under any dependence.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from tocsin.warning.model import Level

Floats = NDArray[np.float64]

_NOTHING_DISMISSED = float("inf")
_NEVER_CALM = float("inf")


@dataclass(frozen=True, slots=True, kw_only=True)
class Edges:
    """Where the levels begin: so many events a week, and at least so many posts in the window."""

    blue: float = 1.0
    yellow: float = 12 / 52
    orange: float = 4 / 52
    red: float = 1 / 52
    least_posts: Mapping[Level, float] = field(
        default_factory=lambda: {
            Level.BLUE: 3.0,
            Level.YELLOW: 5.0,
            Level.ORANGE: 8.0,
            Level.RED: 15.0,
        }
    )

    def of(self, level: Level) -> float:
        """Return the edge of one level; what is calmer than everything stays below NONE."""
        return (_NEVER_CALM, self.blue, self.yellow, self.orange, self.red)[level]

    def scaled(self, factor: float) -> "Edges":
        """Return the edges of a watch that may tell `factor` times as often.

        >>> Edges().scaled(2.0).blue
        2.0
        """
        rates = {name: getattr(self, name) * factor for name in ("blue", "yellow", "orange", "red")}
        return replace(self, **rates)

    def grade(self, rate_per_week: float) -> Level:
        """Return the level that a rate alone would justify.

        >>> Edges().grade(0.05)
        <Level.ORANGE: 3>
        """
        if rate_per_week > self.blue:
            return Level.NONE
        reached = (level for level in reversed(Level) if rate_per_week <= self.of(level))
        return next(reached)

    def held_by(self, level: Level, posts: float) -> Level:
        """Return `level`, or the highest below it that so few posts may reach."""
        allowed = (step for step in reversed(Level) if posts >= self.least_posts.get(step, 0.0))
        return min(level, next(allowed, Level.NONE))


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """How a watch is graded."""

    edges: Edges = field(default_factory=Edges)
    weights: Mapping[str, float] = field(default_factory=lambda: {"mentions": 0.5, "negative": 0.5})
    calm_factor: float = 3.0  # calm is rarer than so many times the edge …
    calm_minutes: int = 360  # … for so long …
    least_coverage: float = 0.5  # … while at least so much was heard
    dismissed_factor: float = 10.0  # what a person stood down must get so much rarer to return …
    eased_minutes: int = 60  # … until it was calm for so long; than red, after so long …
    dismissed_minutes: int = 720  # … or the longest window holds nothing of it any more
    leave_needs_person: bool = True  # orange and red; replays run without
    red_needs_negative: bool = True  # a crowd that is not angry stays orange
    version: str = "3"  # of the numbers above, as they are for one watch


@dataclass(frozen=True, slots=True, kw_only=True)
class Machine:
    """Where one watch stands."""

    level: Level = Level.NONE
    calm_since: int = -1  # minute; -1 while not calm
    dismissed_rate: float = _NOTHING_DISMISSED
    dismissed_at: int = -1  # minute
    lift: int = 0  # levels of `level` that consequence has added to what rarity says

    @property
    def rarity(self) -> Level:
        """Return the level without its lift."""
        return Level(max(self.level - self.lift, min(self.level, Level.BLUE)))


def combine(rates: Floats, weights: Floats) -> Floats:
    """Return one rate per row of `rates` (watches, indicators) by the weighted mean of 1/R.

    >>> combine(np.array([[0.1, np.inf]]), np.array([[0.5, 0.5]]))
    array([0.2])
    """
    with np.errstate(divide="ignore"):
        return np.asarray(weights.sum(axis=-1) / (weights / rates).sum(axis=-1))


def lifted(graded: Level, lift: int) -> Level:
    """Return the cell of the matrix: rarity down, consequence across; calm is never lifted.

    >>> lifted(Level.YELLOW, 1), lifted(Level.NONE, 2)
    (<Level.ORANGE: 3>, <Level.NONE: 0>)
    """
    return Level(min(graded + lift, Level.RED)) if graded else Level.NONE


def view(level: Level) -> str:
    """Return the level in the three-step view: low, medium, high.

    >>> [view(level) for level in Level]
    ['none', 'low', 'medium', 'high', 'high']
    """
    return ("none", "low", "medium", "high", "high")[level]


def step(
    machine: Machine,
    *,
    minute: int,
    rate: float,
    graded: Level,
    coverage: float,
    policy: Policy,
    lift: int = 0,
) -> Machine:
    """Return where the watch stands after `minute`; at most one level down, any number up.

    `graded` is what rarity says; `lift` is what consequence adds to it.
    """
    reached = lifted(graded, lift)
    if reached > machine.level:
        if _is_dismissed(machine, minute, rate, policy):
            return replace(machine, calm_since=-1)
        return Machine(level=reached, lift=reached - graded)
    if not _is_calm(machine, rate, coverage, policy):
        return replace(machine, calm_since=-1)
    if machine.calm_since < 0:
        return replace(machine, calm_since=minute)
    needed = policy.calm_minutes if machine.level else policy.eased_minutes
    if minute - machine.calm_since < needed:
        return machine
    return _after_calm(machine, minute, policy)


def confirmed(machine: Machine, lift: int) -> Machine:
    """Return the machine after a person has said how far consequence lifts it."""
    reached = lifted(machine.rarity, lift)
    return replace(machine, level=reached, lift=reached - machine.rarity, calm_since=-1)


def stand_down(machine: Machine, rate: float, *, minute: int) -> Machine:
    """Return the machine after a person has said that this is nothing (any more)."""
    lowest = min(rate, machine.dismissed_rate)
    return Machine(dismissed_rate=lowest, dismissed_at=minute)


def _is_dismissed(machine: Machine, minute: int, rate: float, policy: Policy) -> bool:
    age = minute - machine.dismissed_at
    if age >= policy.dismissed_minutes:
        return False
    rarest = machine.dismissed_rate
    if age >= policy.eased_minutes:  # no burst holds it any more: a spike is remembered as a red
        rarest = max(rarest, policy.edges.red)
    return rate * policy.dismissed_factor > rarest


def _is_calm(machine: Machine, rate: float, coverage: float, policy: Policy) -> bool:
    edge = policy.edges.of(max(machine.rarity, Level.BLUE))
    return rate > policy.calm_factor * edge and coverage >= policy.least_coverage


def _after_calm(machine: Machine, minute: int, policy: Policy) -> Machine:
    if machine.level is Level.NONE:
        return Machine()
    if machine.level >= Level.ORANGE and policy.leave_needs_person:
        return machine
    below = Level(machine.level - 1)
    rarity = min(below, max(machine.rarity - 1, Level.BLUE))
    return replace(machine, level=below, lift=below - rarity, calm_since=minute)
