"""Teaching goes by the processor's time; an end by the clock never makes its rate jump."""

from collections.abc import Iterator

import pytest
from tools.strong import pace


class Told:
    """A time that is what it is told to be."""

    def __init__(self, *seconds: float) -> None:
        self._seconds: Iterator[float] = iter(seconds)
        self._now = 0.0

    def __call__(self) -> float:
        self._now = next(self._seconds, self._now)
        return self._now


def told(of: pace.Pace, looks: int) -> list[float]:
    return [round(of.forward(), 3) for _ in range(looks)]


def test_what_is_done_grows_with_the_processors_time() -> None:
    # The first look is the beginning, the second fixes the end.
    paced = pace.Pace(cpu_s=100, cpu=Told(5, 5, 5, 15, 30, 55, 105))

    assert told(paced, 5) == [0.0, 0.1, 0.25, 0.5, 1.0]


def test_a_busy_machine_only_takes_longer() -> None:
    paced = pace.Pace(cpu_s=100, cpu=Told(0, 0, 10, 20), clock=Told(0, 0, 5_000, 9_000))

    assert told(paced, 2) == [0.1, 0.2]


def test_an_end_by_the_clock_is_gone_to_from_where_teaching_stands() -> None:
    cpu, clock = Told(0, 0, 10, 20, 30, 40), Told(0, 0, 10, 30, 55, 100)
    paced = pace.Pace(cpu_s=100, clock_s=100, cpu=cpu, clock=clock)

    assert told(paced, 4) == [0.1, 0.3, 0.55, 1.0]


def test_the_processors_time_ends_it_before_the_clock() -> None:
    paced = pace.Pace(cpu_s=10, clock_s=1_000, cpu=Told(0, 0, 5, 10), clock=Told(0, 0, 20, 40))

    assert told(paced, 2) == [0.5, 1.0]


def test_it_is_done_once_and_for_all() -> None:
    paced = pace.Pace(cpu_s=10, cpu=Told(0, 0, 50, 60, 70))

    assert told(paced, 3) == [1.0, 1.0, 1.0]


@pytest.mark.parametrize("seconds", [0.0, -1.0])
def test_no_time_at_all_is_done_at_once(seconds: float) -> None:
    assert pace.Pace(cpu_s=seconds, cpu=Told(3)).forward() == 1.0
