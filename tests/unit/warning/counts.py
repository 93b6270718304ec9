"""Builders of count streams for the warning room's tests."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from tocsin import warning
from tocsin.warning import ports

MONDAY = 28_401_120  # a minute since the epoch: 2024-01-01 00:00 UTC
HOUR = 60
DAY = 24 * HOUR
WEEK = 7 * DAY

Counts = NDArray[np.int64]


def busy(days: int, *, a_minute: float, seed: int = 1) -> Counts:
    """Return a stream with a daily rhythm and restless hours, by the minute."""
    rng = np.random.default_rng(seed)
    minutes = np.arange(days * DAY)
    rhythm = 1.0 + 0.6 * np.sin(2 * np.pi * minutes / DAY)
    restless = rng.gamma(4.0, 0.25, days * 24).repeat(HOUR)
    return rng.poisson(a_minute * rhythm * restless)


def silent(days: int) -> Counts:
    """Return a stream of nothing."""
    return np.zeros(days * DAY, dtype=np.int64)


def a_detector(streams: int = 1) -> warning.SeasonalDetector:
    """Return a detector that knows watches w0, w1, … by their mentions."""
    detector = warning.SeasonalDetector()
    detector.join([warning.Stream(watch_id=f"w{n}", indicator="mentions") for n in range(streams)])
    return detector


def fed(detector: warning.SeasonalDetector, *streams: Counts) -> warning.SeasonalDetector:
    """Return the detector with all counts added, from MONDAY on."""
    for number, counts in enumerate(streams):
        minutes = np.flatnonzero(counts)
        detector.add(
            minutes + MONDAY, np.full(len(minutes), number), counts[minutes].astype(np.float64)
        )
    return detector


def rates(surprises: Iterable[ports.Surprise]) -> NDArray[np.float64]:
    """Return the rates of all minutes (minutes, streams)."""
    return np.array([surprise.rate_per_week for surprise in surprises])


def judged(*streams: Counts) -> NDArray[np.float64]:
    """Return the rate of every minute of the streams (minutes, streams)."""
    detector = fed(a_detector(len(streams)), *streams)
    return rates(detector.judge(MONDAY, MONDAY + len(streams[0]) - 1))
