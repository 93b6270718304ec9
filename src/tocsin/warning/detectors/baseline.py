"""What is ordinary: a learned day per stream, its level, and how far counts scatter around it.

Half-hour slots of weekdays and weekends as gamma-Poisson means, borrowing from their neighbours,
from the other kind of day and from the stream's level; what teaches them is winsorised, so that a
crisis does not become ordinary (Noufaily et al. 2013 do the same for infectious diseases).
"""

import numpy as np
from numpy.typing import NDArray

from tocsin.warning.detectors import memory

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

DAY = 288  # bins
YOUNG = 12  # bins; before that the level is all there is
_SLOT = 6  # bins in half an hour
_SLOTS = DAY // _SLOT
_SLOT_HALF_LIFE = 14.0 * DAY
_LEVEL_HALF_LIFE = 7.0 * DAY
_SPREAD_HALF_LIFE = 7.0 * DAY
_FROM_NEIGHBOUR, _FROM_OTHER_KIND = 0.5, 0.3
_LEVEL_BINS, _LEVEL_POSTS = 6.0, 2.0  # the level counts as much as so many bins and posts
_DISPERSION = 0.3  # before anything is learned; 0.3 is typical of brands by the hour
_DISPERSION_RANGE = (0.02, 5.0)
_SIGMAS = 3.0
_OUTLIER_WEIGHT = 0.5
_THURSDAY, _SATURDAY = 3, 5  # Monday is 0; the epoch began on a Thursday
_MISSED = 12.0  # posts; a silence in which so many were due is no chance
_ALL = slice(None)
_BELIEVED = 14.0 * DAY  # bins
_LEAST_CAP = 2.0  # posts per bin that may always teach, or silence would be for ever
# After six hours an unseen day may have moved by as much as 0.7 of its own size.
_RHYTHM_BINS, _RHYTHM_VARIANCE = 72.0, 0.5
_DISPERSION_BINS = 72.0


class Baseline:
    """Expected counts per bin and their dispersion, for many streams at once."""

    def __init__(self) -> None:
        self.slot_sums: Floats = np.zeros((2, _SLOTS, 0))
        self.slot_weights: Floats = np.zeros((2, _SLOTS, 0))
        self.slot_bins: Floats = np.zeros((2, _SLOTS))  # when each was last decayed
        self.level_sums: Floats = np.zeros(0)
        self.level_weights: Floats = np.zeros(0)
        self.learned: Floats = np.zeros(0)  # bins, fractions for one that was joined late
        self.spread_sums: Floats = np.zeros(0)
        self.spread_weights: Floats = np.zeros(0)
        self.level: Floats = np.zeros(0)  # running mean per bin
        self.dispersion: Floats = np.zeros(0)  # of single bins
        self.doubt: Floats = np.zeros(0)  # relative variance of the expectation itself
        self.sum_up()

    def grow(self, streams: int) -> None:
        """Make room for more streams, unknown so far."""
        self.slot_sums = memory.widened(self.slot_sums, streams)
        self.slot_weights = memory.widened(self.slot_weights, streams)
        self.level_sums = memory.widened(self.level_sums, streams)
        self.level_weights = memory.widened(self.level_weights, streams)
        self.learned = memory.widened(self.learned, streams)
        self.spread_sums = memory.widened(self.spread_sums, streams)
        self.spread_weights = memory.widened(self.spread_weights, streams)
        self.sum_up()

    def sum_up(self) -> None:
        """Work out level, dispersion and doubt, all (streams,).

        Few posts and few bins make the level doubtful; until a whole day was seen, so is the
        rhythm, more so the further the hours seen lie from now.
        """
        self.level = (self.level_sums + 0.1) / (self.level_weights + 0.1)
        prior = _DISPERSION * _DISPERSION_BINS
        told = (self.spread_sums + prior) / (self.spread_weights + _DISPERSION_BINS)
        least, most = _DISPERSION_RANGE
        self.dispersion = np.minimum(np.maximum(told, least), most)
        of_level = 1.0 / (self.level_sums + 0.5) + self.dispersion / (self.level_weights + 0.1)
        unseen = np.maximum(0.0, 1.0 - self.learned / DAY)
        rhythm = _RHYTHM_VARIANCE * np.minimum(1.0, (self.learned / _RHYTHM_BINS) ** 2)
        self.doubt = of_level + unseen * rhythm

    def expect(self, number: int) -> Floats:
        """Return what bin `number` should count (streams,); 0 where nothing is known yet."""
        kind, slot = kind_and_slot(number)
        level = self.level
        strength = _LEVEL_BINS + _LEVEL_POSTS / level
        total, weight = strength * level, strength
        lenders = (
            (kind, slot, 1.0),
            (kind, (slot - 1) % _SLOTS, _FROM_NEIGHBOUR),
            (kind, (slot + 1) % _SLOTS, _FROM_NEIGHBOUR),
            (1 - kind, slot, _FROM_OTHER_KIND),
        )
        for lender, place, share in lenders:
            faded = share * 0.5 ** ((number - self.slot_bins[lender, place]) / _SLOT_HALF_LIFE)
            total = total + faded * self.slot_sums[lender, place]
            weight = weight + faded * self.slot_weights[lender, place]
        return np.where(self.learned > 0, total / weight, 0.0)

    def ceiling(self, expected: Floats, streams: Ints | slice = _ALL) -> Floats:
        """Return what an ordinary bin of `streams` may reach: 3 deviations above `expected`."""
        scatter = self.dispersion[streams] + np.minimum(self.doubt[streams], 1.0)
        cap = expected + _SIGMAS * np.sqrt(expected + scatter * expected**2)
        return np.maximum(cap, _LEAST_CAP)

    def learn(self, number: int, counts: Floats, expected: Floats, exposure: Floats) -> None:
        """Learn bin `number`; `exposure` is the share of it that each stream was listened to.

        Counts teach winsorised at their ceiling.
        """
        known = self.learned > 0
        taught = np.where(known, np.minimum(counts, self.ceiling(expected)), counts)
        taught = taught * exposure
        fade = 0.5 ** (exposure / _LEVEL_HALF_LIFE)  # what was not heard takes nothing away
        self.level_sums = self.level_sums * fade + taught
        self.level_weights = self.level_weights * fade + exposure
        self.learned = self.learned + exposure
        adult = self.learned > YOUNG
        self._learn_slot(number, taught * adult, exposure * adult)

    def spread(self, expected: Floats) -> Floats:
        """Return one standard deviation of a bin (streams,) around `expected`."""
        return np.asarray(np.sqrt(expected + (self.dispersion + self.doubt) * expected**2))

    def temper_the_young(self, number: int, began: Floats, day: memory.Day) -> None:
        """Temper the streams of less than an hour, up to bin `number`; `began` is in minutes."""
        for stream in np.flatnonzero((self.learned > 0) & (self.learned <= YOUNG)):
            first = int(began[stream]) // memory.BIN
            bins = np.arange(first, number + 1) % memory.BINS_KEPT
            self._temper(int(stream), day.bins[bins, stream])

    def _temper(self, stream: int, counts: Floats) -> None:
        """Hold a young stream's level down to what its first bins (all of them) support.

        One outlier right at the beginning would otherwise be the level for days.
        """
        middle = float(np.sort(counts)[(len(counts) - 1) // 2])
        cap = middle + _SIGMAS * np.sqrt(middle + _DISPERSION * middle**2) + _LEAST_CAP
        supported = float(np.minimum(counts, cap).mean()) * self.level_weights[stream]
        self.level_sums[stream] = min(self.level_sums[stream], supported)

    def learn_spread(self, counts: Floats, expected: Floats, exposure: Floats) -> None:
        """Learn from the counts of a bin how far they scatter around `expected`.

        What lies beyond the ceiling teaches as if it lay there, and at half the weight: a crisis
        would otherwise widen what is ordinary while it lasts, and excuse itself.
        """
        cap = self.ceiling(expected)
        surplus = (np.minimum(counts, cap) - expected) ** 2 - expected
        fade = 0.5 ** (1.0 / _SPREAD_HALF_LIFE)
        teaches = np.where(counts > cap, _OUTLIER_WEIGHT, 1.0) * (self.learned >= YOUNG) * exposure
        weight = teaches / (expected + 1.0) ** 2
        self.spread_sums = self.spread_sums * fade + weight * surplus
        self.spread_weights = self.spread_weights * fade + weight * expected**2

    def _learn_slot(self, number: int, counts: Floats, exposure: Floats) -> None:
        kind, slot = kind_and_slot(number)
        faded = 0.5 ** ((number - self.slot_bins[kind, slot]) / _SLOT_HALF_LIFE)
        self.slot_sums[kind, slot] = self.slot_sums[kind, slot] * faded + counts
        self.slot_weights[kind, slot] = self.slot_weights[kind, slot] * faded + exposure
        self.slot_bins[kind, slot] = number


class Ear:
    """Since when each stream is listened to, and whether it still is.

    A stream that brings nothing where a dozen posts were due is deaf, not calm: it teaches nothing
    for two weeks, then its silence is believed.
    """

    def __init__(self) -> None:
        self.began: Floats = np.zeros(0)  # minute; -1 until judged first
        self.missed: Floats = np.zeros(0)  # posts due since the last one came
        self.silent: Floats = np.zeros(0)  # bins since the last one came
        self.shut: Floats = np.zeros((memory.BINS_KEPT, 0))  # 1 where told that nobody listened

    def grow(self, streams: int) -> None:
        """Make room for more streams, not judged yet."""
        self.began = memory.widened(self.began, streams, -1.0)
        self.missed = memory.widened(self.missed, streams)
        self.silent = memory.widened(self.silent, streams)
        self.shut = memory.widened(self.shut, streams)

    def close(self, number: int, counts: Floats, expected: Floats) -> None:
        """Take note of what bin `number` brought, now that it is over."""
        came = counts > 0
        self.missed = np.where(came, 0.0, self.missed + expected)
        self.silent = np.where(came, 0.0, self.silent + 1.0)
        self.shut[(number + 1) % memory.BINS_KEPT] = 0.0

    @property
    def deaf(self) -> NDArray[np.bool_]:
        """Tell which streams bring nothing where something was due (streams,)."""
        return np.asarray((self.missed >= _MISSED) & (self.silent < _BELIEVED))

    def exposure(self, number: int, counts: Floats) -> Floats:
        """Return the share of bin `number` that each stream was listened to (streams,)."""
        watched = np.clip((number + 1.0) - self.began / memory.BIN, 0.0, 1.0)
        dead = (self.deaf & (counts == 0)) | (self.shut[number % memory.BINS_KEPT] > 0)
        return np.where(dead, 0.0, watched)


def kind_and_slot(number: int) -> tuple[int, int]:
    """Return the kind of day (1 = Saturday or Sunday, UTC) and the half-hour slot of a bin."""
    day, within = divmod(number, DAY)
    return int((day + _THURSDAY) % 7 >= _SATURDAY), within // _SLOT
