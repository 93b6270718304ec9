"""How likely a warning is true, by how rare it was."""

import math

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.warning.ledger.entries import Kind, an_entry

from tocsin.warning import ledger
from tocsin.warning.ledger import calibrating

values = st.lists(st.floats(0, 1), min_size=1, max_size=40)
masses = st.floats(0.1, 10.0)


def judged(count: int, *, seed: int = 1) -> list[ledger.Entry]:
    """Return verdicts that are true the likelier, the rarer the warning."""
    rng = np.random.default_rng(seed)
    rates = np.exp(rng.uniform(np.log(0.01), 0.0, count))
    truths = rng.uniform(size=count) < 0.9 - 0.8 * (np.log(rates) / np.log(0.01) < 0.5)
    kinds = np.where(truths, "true", "false")
    return [
        an_entry(Kind(kind), rate=float(rate), days=number + 1)
        for number, (rate, kind) in enumerate(zip(rates, kinds, strict=True))
    ]


@given(values, st.data())
def test_pooling_gives_a_falling_sequence_with_the_same_mean(
    told: list[float], data: st.DataObject
) -> None:
    weights = np.array([data.draw(masses) for _ in told])
    fitted = calibrating.pava(np.array(told), weights)

    assert (np.diff(fitted) <= 1e-12).all()
    assert math.isclose((fitted * weights).sum(), (np.array(told) * weights).sum(), abs_tol=1e-9)


@given(values)
def test_what_falls_already_stays_as_it_is(told: list[float]) -> None:
    falling = np.sort(np.array(told))[::-1]

    assert np.allclose(calibrating.pava(falling, np.ones(len(told))), falling)


@given(values, st.lists(st.floats(0, 1), min_size=40, max_size=40))
def test_no_other_falling_sequence_is_nearer(told: list[float], other: list[float]) -> None:
    given_, weights = np.array(told), np.ones(len(told))
    fitted = calibrating.pava(given_, weights)
    rival = np.sort(np.array(other[: len(told)]))[::-1]

    assert ((fitted - given_) ** 2).sum() <= ((rival - given_) ** 2).sum() + 1e-9


def test_before_fifty_verdicts_it_is_the_prior_and_says_so() -> None:
    told = ledger.calibrated(judged(49))

    assert (told.method, told.verdicts, told.needed) == ("prior", 49, 50)
    assert told.brier == told.brier_prior
    assert told.chance(4 / 52) == 0.5


def test_with_fifty_verdicts_it_has_learned() -> None:
    told = ledger.calibrated(judged(50))

    assert told.method == "isotonic"
    assert list(told.rates) == sorted(told.rates)
    assert list(told.chances) == sorted(told.chances, reverse=True)
    assert told.chance(0.01) > told.chance(0.9)


def test_with_many_verdicts_it_is_better_than_the_prior_and_near_the_truth() -> None:
    told = ledger.calibrated(judged(400))

    assert told.brier < told.brier_prior
    assert told.ece < 0.1
    assert [round(one.seen.of) for one in told.bins] == [80] * 5
    assert abs(told.chance(0.02) - 0.9) < 0.12
    assert abs(told.chance(0.5) - 0.1) < 0.12


def test_verdicts_that_all_agree_leave_little_doubt_and_some() -> None:
    told = ledger.calibrated([an_entry(Kind.TRUE, rate=0.1, days=day + 1) for day in range(60)])

    assert told.chance(0.1) == told.chance(1.0) == 61 / 62
    assert 0.0 < told.brier < 0.001


def test_an_empty_ledger_has_a_prior_and_no_score() -> None:
    told = ledger.calibrated([])

    assert (told.method, told.verdicts, told.bins) == ("prior", 0, ())
    assert math.isnan(told.brier)
    assert math.isnan(told.ece)


def test_a_warning_whose_rate_nobody_kept_is_left_out() -> None:
    told = ledger.calibrated([an_entry(Kind.TRUE, rate=math.inf), an_entry(Kind.TRUE, rate=0.0)])

    assert told.verdicts == 1
    assert told.chance(math.inf) == 0.0
    assert told.chance(0.0) == 1.0


@given(st.lists(st.tuples(st.floats(1e-9, 50.0), st.sampled_from(Kind)), max_size=120))
def test_a_chance_is_a_chance_and_falls(told: list[tuple[float, Kind]]) -> None:
    found = ledger.calibrated([an_entry(kind, rate=rate) for rate, kind in told])
    chances = [found.chance(rate) for rate in (1e-9, 1e-3, 0.1, 1.0, 40.0)]

    assert all(0.0 <= one <= 1.0 for one in chances)
    assert chances == sorted(chances, reverse=True)
