"""A feed that fell silent is neither calm nor a crisis, and a deaf watch says so once."""

import numpy as np
import pytest
from tests.unit.warning import counts

from tocsin import warning
from tocsin.warning import events, hearing

WATCHES = 6
BINS = 12


def ears_after(silent: int, *, bins: int = BINS, expected: float = 5.0) -> hearing.Ears:
    """Return ears after an hour in which the last half of `silent` watches brought nothing."""
    ears = hearing.Ears(WATCHES)
    rows = np.arange(WATCHES)
    for number in range(bins):
        seen = np.full(WATCHES, expected)
        seen[: silent if number >= bins - 6 else 0] = 0.0
        ears.add(rows, np.full(WATCHES, number * 5), seen)
        ears.step(number * 5, np.full(WATCHES, expected))
    ears.step(bins * 5, np.full(WATCHES, expected))
    return ears


@pytest.mark.parametrize(("silent", "is_out"), [(0, False), (3, False), (4, True), (6, True)])
def test_many_that_fall_silent_together_are_an_outage_and_one_is_not(
    silent: int, *, is_out: bool
) -> None:
    ears = ears_after(silent)

    assert ears.is_out == is_out
    assert int(ears.silent.sum()) == (silent if is_out else 0)


def test_small_streams_prove_nothing_by_silence() -> None:
    assert not ears_after(6, expected=0.5).is_out


def test_an_outage_survives_a_restart() -> None:
    ears, other = ears_after(5), hearing.Ears()

    other.load(ears.dump(), WATCHES)

    assert other.is_out
    assert other.silent.tolist() == ears.silent.tolist()
    other.load(b"", 3)
    assert not other.is_out


def test_ears_follow_the_seats() -> None:
    ears = ears_after(4)

    ears.seat([5, 0, -1])

    assert ears.silent.tolist() == [False, True, False]


def a_deaf_desk(share: float, minutes: int = 40) -> tuple[warning.Desk, list[events.Said]]:
    desk = warning.Desk(warning.SeasonalDetector(), warning.Policy())
    desk.join(["brand"])
    desk.tick(counts.MONDAY, counts.MONDAY + minutes, {"brand": share})
    return desk, desk.said()


def test_a_watch_that_hears_too_little_says_so_once() -> None:
    _, said = a_deaf_desk(0.2)

    (one,) = said
    assert isinstance(one, events.Degraded)
    assert (one.degradation.watch_id, one.degradation.why) == ("brand", "coverage")
    assert one.degradation.coverage == 0.2
    assert a_deaf_desk(1.0)[1] == []


def test_it_says_when_it_hears_enough_again_under_the_same_name() -> None:
    desk, (began,) = a_deaf_desk(0.2)

    desk.tick(counts.MONDAY + 41, counts.MONDAY + 80, {"brand": 1.0})

    (ended,) = desk.said()
    assert isinstance(began, events.Degraded)
    assert isinstance(ended, events.Degraded)
    assert ended.degradation.degradation_id == began.degradation.degradation_id
    assert ended.degradation.ended_at is not None


def test_judging_the_open_minute_again_and_again_changes_nothing() -> None:
    desk = warning.Desk(warning.SeasonalDetector(), warning.Policy())
    desk.join(["brand"])
    for minute in range(40):
        for _ in range(3):
            desk.tick(counts.MONDAY + minute, counts.MONDAY + minute, {"brand": 0.2})

    assert len(desk.said()) == 1
