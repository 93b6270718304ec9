"""Two thousand steps in any order: Hypothesis draws a hundred seeds, each a stroll of twenty steps.

It cannot draw so many steps one by one: its buffer ends first. It shrinks the list of seeds.
"""

from collections.abc import Callable, Sequence
from datetime import timedelta
from random import Random
from typing import Any, Protocol

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests import needs

STEPS, STRIDE = 2_000, 20
# Through the night of 8 March 2026 the wall of New York skips from two to three.
JUMPS = [timedelta(seconds=s) for s in (1, 30, 300, 900, 3600, 86_400, -3600, -86_400)]
SEEDS = st.lists(
    st.integers(0, 2**32 - 1), min_size=STEPS // STRIDE, max_size=STEPS // STRIDE, unique=True
)
Way = Callable[[Random], object]


class World(Protocol):
    """What is strolled through."""

    def ways(self) -> Sequence[Way]:
        """Return what may happen next."""
        ...

    def holds(self) -> None:
        """Raise AssertionError where a promise is broken."""
        ...


def walked(world: World, seeds: Sequence[int]) -> World:
    """Walk, and look after each stroll whether all still holds."""
    ways = world.ways()
    for seed in seeds:
        chance = Random(seed)
        for _ in range(STRIDE):
            chance.choice(ways)(chance)
        world.holds()
    return world


def in_any_order(made: Callable[[], World]) -> Any:
    """Return a test of two thousand steps in any order."""

    @settings(max_examples=needs.times(4), deadline=None, suppress_health_check=list(HealthCheck))
    @given(seeds=SEEDS)
    def test(seeds: list[int]) -> None:
        walked(made(), seeds)

    return test
