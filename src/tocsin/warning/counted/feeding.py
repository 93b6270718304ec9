"""Feeds a detector one bin after another, each as wide as the file counts it.

The seasonal detector judges bins of up to five minutes by the minute; wider ones go to the
detector that takes each of them as one observation. Any other rule is fed wide bins spread evenly.
"""

from collections.abc import Callable
from typing import Protocol

import numpy as np

from tocsin.warning import detectors, model, ports

_MINUTE_S = 60
_BIN = 5  # minutes
_FORGOTTEN_S, _FORGOTTEN_BINS = 30 * 86_400, 60  # a gap after which all is learned anew
_STREAM = model.Stream(watch_id="series", indicator="mentions")
_NOBODY = np.zeros(1, dtype=np.int64)


class Feeder(Protocol):
    """Judges the bins of one series in their order."""

    is_deaf: bool  # the last bin was no silence: nobody listened

    def feed(self, number: int, value: float) -> float:
        """Return expected events per week as odd as bin `number`; inf where nothing is odd."""
        ...


class ByMinute:
    """Feeds what judges minutes."""

    def __init__(
        self, factory: Callable[[], ports.Detector], *, epoch_s: int, width_s: int
    ) -> None:
        self._factory = factory
        self._width_s = width_s
        step_s = _BIN * _MINUTE_S if width_s % (_BIN * _MINUTE_S) == 0 else _MINUTE_S
        self._epoch_s = epoch_s // step_s * step_s if width_s >= _MINUTE_S else epoch_s
        self._detector = self._new()
        self._judged = -1  # the last minute judged
        self._rate = float("inf")
        self.is_deaf = False

    def feed(self, number: int, value: float) -> float:
        """Return the rate at the end of the bin, or of the last minute that has ended by then."""
        start_s = self._epoch_s + number * self._width_s
        first = start_s // _MINUTE_S
        last = (start_s + self._width_s) // _MINUTE_S - 1
        if self._judged >= 0 and (first - self._judged) * _MINUTE_S > _FORGOTTEN_S:
            self._detector, self._judged, self._rate = self._new(), -1, float("inf")
        if self._judged >= 0:
            self._pass_over(self._judged + 1, first - 1)
        starts = np.arange(first, max(first, last) + 1, _BIN, dtype=np.int64)
        self._detector.add(starts, starts * 0, np.full(len(starts), value / len(starts)))
        if last >= first:
            self._judge(last)
        return self._rate

    def _judge(self, minute: int) -> None:
        for surprise in self._detector.judge(minute, minute):
            self._rate = float(surprise.rate_per_week[0])
            self.is_deaf = surprise.deaf is not None and bool(surprise.deaf[0])
        self._judged = minute

    def _pass_over(self, first: int, last: int) -> None:
        """Let minutes go by in which nobody counted."""
        for start in range(first, last + 1, _BIN):
            end = min(start + _BIN - 1, last)
            self._judge(end)
            self._detector.unheard(start, end, _NOBODY)

    def _new(self) -> ports.Detector:
        detector = self._factory()
        detector.join([_STREAM])
        return detector


class ByBin:
    """Feeds the detector that judges wide bins as they are."""

    def __init__(self, *, epoch_s: int, width_s: int) -> None:
        self._epoch_s, self._width_s = epoch_s, width_s
        self._detector = detectors.WideDetector(width_s)
        self._last = -1
        self.is_deaf = False

    def feed(self, number: int, value: float) -> float:
        """Return the rate of the bin."""
        passed = number - self._last - 1
        if passed > max(_FORGOTTEN_BINS, _FORGOTTEN_S / self._width_s):
            self._detector = detectors.WideDetector(self._width_s)
        elif passed and self._last >= 0:
            self._detector.pass_over(passed)
        self._last = number
        start_s = self._epoch_s + number * self._width_s
        rate = float(self._detector.judge(start_s, np.array([value]))[0])
        self.is_deaf = value == 0 and bool(self._detector.deaf[0])
        return rate


def feeder(factory: Callable[[], ports.Detector], *, epoch_s: int, width_s: int) -> Feeder:
    """Return what feeds bins of this width to the rule."""
    if factory is detectors.SeasonalDetector and width_s > _BIN * _MINUTE_S:
        return ByBin(epoch_s=epoch_s, width_s=width_s)
    return ByMinute(factory, epoch_s=epoch_s, width_s=width_s)
