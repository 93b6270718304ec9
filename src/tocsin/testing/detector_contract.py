"""What every detector promises, tried on streams that can be hard.

    for check in CHECKS:
        check(MyDetector)          # raises BrokenPromise, with what was seen

`factory` makes a fresh detector each time. The promises are those of `warning.ports.Detector`:
no knowledge of the future, no order of arrival, no company that matters, a state that goes on as
if nothing had happened, and no count that breaks it.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from tocsin import warning
from tocsin.warning import ports

Factory = Callable[[], ports.Detector]
Rates = NDArray[np.float64]

_MONDAY = 28_401_120  # a minute since the epoch
_HOUR, _DAY = 60, 1440
_DAYS = 3
_CLOSE = 1e-9


class BrokenPromise(Exception):  # noqa: N818 (what it is)
    """A detector does not do what its port says."""


def knows_nothing_of_the_future(factory: Factory) -> None:
    """The rates up to a minute are the same whatever comes after it."""
    counts = _a_stream()
    whole = _judged(factory(), counts)
    for cut in (7, _DAY + 3, len(counts) - 30):
        told = _judged(factory(), counts[:cut])
        _hold(np.array_equal(told, whole[:cut]), f"cut at {cut}")


def does_not_mind_company(factory: Factory) -> None:
    """A stream is judged the same alone and beside others."""
    counts = _a_stream()
    alone = _judged(factory(), counts)
    detector = factory()
    detector.join([_named(n) for n in range(3)])
    for place, other in enumerate((counts * 7, counts, counts * 0)):
        _add(detector, other, place)
    beside = _rates(detector, len(counts))[:, 1]
    _hold(np.allclose(alone, beside, rtol=_CLOSE, equal_nan=True), "company changed a stream")


def goes_on_from_its_state(factory: Factory) -> None:
    """Dumped and loaded, it goes on as if nothing had happened."""
    counts = _a_stream()
    cut = 2 * _DAY + 17
    first = factory()
    first.join([_named(0)])
    _add(first, counts, 0)
    list(first.judge(_MONDAY, _MONDAY + cut - 1))
    second = factory()
    _hold(second.load(first.dump()), "its own state was refused")
    rest = (_MONDAY + cut, _MONDAY + len(counts) - 1)
    told = [list(one.judge(*rest)) for one in (first, second)]
    for one, other in zip(*told, strict=True):
        _hold(np.array_equal(one.rate_per_week, other.rate_per_week), f"minute {one.minute}")


def survives_any_count(factory: Factory) -> None:
    """Huge, negative, fractional and broken counts, and ancient ones, break nothing."""
    detector = factory()
    detector.join([_named(0)])
    minutes = _MONDAY + np.arange(6)
    odd = np.array([1e300, -5.0, np.nan, np.inf, 0.5, 3.0])
    detector.add(minutes, minutes * 0, odd)
    list(detector.judge(_MONDAY, _MONDAY + _DAY))
    detector.add(minutes - 400 * _DAY, minutes * 0, odd)
    detector.unheard(_MONDAY - 9, _MONDAY + _DAY, np.array([0]))
    rates = [one.rate_per_week[0] for one in detector.judge(_MONDAY + _DAY + 1, _MONDAY + 2 * _DAY)]
    _hold(not np.isnan(rates).any(), "a rate is not a number")


def sees_a_crisis(factory: Factory) -> None:
    """Forty times the usual for three hours is rarer than before, and can be explained."""
    counts = np.full(9 * _DAY, 2, dtype=np.int64)
    counts[-3 * _HOUR :] = 80
    detector = factory()
    rates = _judged(detector, counts)
    before, after = rates[8 * _DAY : -3 * _HOUR].min(), rates[-3 * _HOUR :].min()
    _hold(after < before, f"{after} is not below {before}")
    _hold(detector.explain(_MONDAY + len(counts) - 1, 0), "no reason is given")


CHECKS = (
    knows_nothing_of_the_future,
    does_not_mind_company,
    goes_on_from_its_state,
    survives_any_count,
    sees_a_crisis,
)


def _hold(promise: object, told: str) -> None:
    if not promise:
        raise BrokenPromise(told)


def _a_stream() -> NDArray[np.int64]:
    rng = np.random.default_rng(1)
    counts = rng.poisson(1.0, _DAYS * _DAY)
    counts[-90:] *= 15
    return counts


def _named(number: int) -> warning.Stream:
    return warning.Stream(watch_id=f"w{number}", indicator="mentions")


def _add(detector: ports.Detector, counts: NDArray[np.int64], place: int) -> None:
    minutes = np.flatnonzero(counts)
    detector.add(_MONDAY + minutes, np.full(len(minutes), place), counts[minutes].astype(float))


def _rates(detector: ports.Detector, minutes: int) -> Rates:
    return np.array([one.rate_per_week for one in detector.judge(_MONDAY, _MONDAY + minutes - 1)])


def _judged(detector: ports.Detector, counts: NDArray[np.int64]) -> Rates:
    detector.join([_named(0)])
    _add(detector, counts, 0)
    return _rates(detector, len(counts))[:, 0]
