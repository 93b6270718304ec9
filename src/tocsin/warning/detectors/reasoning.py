"""Why a stream is surprising now, in numbers; also where the surprise came late."""

import dataclasses

import numpy as np
from numpy.typing import NDArray

from tocsin.warning import model
from tocsin.warning.detectors import calibration, channels, memory, windows

Ints = NDArray[np.int64]


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Grounds:
    """What a detector knows of one stream."""

    counts: memory.Counts
    expected: memory.Day
    calibration: calibration.Calibration
    ordinary: channels.Ordinary  # of the stream alone
    learned: channels.Floats  # bins, of the stream alone

    def reasons(
        self, rule: str, indicator: str, minute: int, stream: int
    ) -> tuple[model.Reason, ...]:
        """Return the channels in which the stream is odd, strongest first.

        A window that ended where posts came late is told up to now.
        """
        one = np.array([stream])
        at = np.array([minute], dtype=np.int64)
        found = windows.ending(self.counts, self.expected, at).of(0, one)
        odd = channels.score(found, self.ordinary)
        gap = 0
        if self.counts.late[stream] >= 0:
            seen, due = windows.looking_back(self.counts, self.expected, one)
            if channels.burst(seen, due, self.ordinary)[0] > odd[channels.Channel.BURST, 0]:
                found = dataclasses.replace(found, seen=seen, due=due)
                odd = channels.score(found, self.ordinary)
                gap = self.counts.day.head - int(self.counts.late[stream])
        found_rates = self.calibration.rate(odd, one, self.learned)[:, 0]
        rates = channels.own_rate(found_rates, self.ordinary.level)
        told = channels.reasons(rule, indicator, rates, found, self.ordinary)
        return tuple(self._up_to_now(reason, stream, gap) for reason in told)

    def _up_to_now(self, reason: model.Reason, stream: int, gap: int) -> model.Reason:
        if not gap or not reason.rule.endswith(".burst"):
            return reason
        bins = np.arange(self.counts.day.head - gap + 1, self.counts.day.head + 1)
        bins %= memory.BINS_KEPT
        return dataclasses.replace(
            reason,
            window_s=reason.window_s + gap * memory.BIN * 60,
            value=reason.value + float(self.counts.day.bins[bins, stream].sum()),
            expected=reason.expected + float(self.expected.bins[bins, stream].sum()),
        )
