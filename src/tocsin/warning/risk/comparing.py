"""A model against the rules, on cases that the model has not seen.

Set beforehand: both tell at the threshold that keeps the same alarms a week over the same ordinary
time; a case is found when somebody is told from six hours before its onset to a day after it; the
model wins when it misses fewer cases and the paired bootstrap interval of the difference excludes
none. Most cases are known because the rules told of them, which speaks for the rules.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import numpy as np
from numpy.typing import NDArray

from tocsin.warning.backtest import alarms, intervals, tuning
from tocsin.warning.risk import errors, features, learning
from tocsin.warning.risk.ladder import ladder
from tocsin.warning.risk.model import Comparison, Model, Row

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

NEEDED = 5  # cases to compare on; fewer prove nothing either way
_EARLY, _LATE = 6 * 60, 24 * 60
_SEED = 1


def compare(
    model: Model,
    boards: Mapping[str, features.Bins],
    rules: Mapping[str, Floats],
    found: Sequence[learning.Case],
    *,
    budget: float,
    at: datetime,
) -> Comparison:
    """Return how both do after the model's training; `rules` holds their rate of each bin.

    Raises TooFewCases.
    """
    split = int(model.provenance.trained_until.timestamp()) // 60
    later = [one for one in found if one.onset >= split and one.watch_id in boards]
    if len(later) < NEEDED:
        raise errors.TooFewCases(cases=len(later), needed=NEEDED)
    learned = {name: _rarity(model.risk(board.values)) for name, board in boards.items()}
    by_rules = _Contender("rules", boards, rules, found, split)
    by_model = _Contender(f"model {model.version}", boards, learned, found, split)
    delays = [one.delays(later, budget) for one in (by_rules, by_model)]
    fewer = intervals.difference(np.isinf(delays[0]), np.isinf(delays[1]), seed=_SEED)
    return Comparison(
        at=at,
        split_at=datetime.fromtimestamp(split * 60, UTC),
        budget_per_week=budget,
        rows=(by_rules.row(delays[0], budget), by_model.row(delays[1], budget)),
        fewer_missed=fewer,
        wins=fewer.low > 0,
        ladder=ladder(by_model.quiet()),
    )


@dataclass(frozen=True, slots=True)
class _Contender:
    """One of the two, over all watches."""

    name: str
    boards: Mapping[str, features.Bins]
    rates: Mapping[str, Floats]
    known: Sequence[learning.Case]
    split: int

    def delays(self, later: Sequence[learning.Case], budget: float) -> Floats:
        """Return minutes from each onset to being told; infinite where nobody was."""
        threshold = float(self.quiet().thresholds(np.array([budget]))[0])
        told = {
            name: alarms.told(self.rates[name], threshold, bin_minutes=features.BIN)
            for name in {one.watch_id for one in later}
        }
        return np.array([self._delay(one, told[one.watch_id]) for one in later])

    def row(self, delays: Floats, budget: float) -> Row:
        """Return what a person reads of it."""
        quiet = self.quiet()
        counted = int(quiet.alarms(quiet.thresholds(np.array([budget])))[0])
        missed = int(np.isinf(delays).sum())
        return Row(
            name=self.name,
            missed=missed,
            cases=len(delays),
            found=intervals.share(len(delays) - missed, len(delays)),
            lead_minutes=intervals.median(delays, seed=_SEED),
            alarms_per_week=intervals.rate(counted, quiet.weeks),
        )

    def quiet(self) -> tuning.Quiet:
        """Return the ordinary bins after the split, one column a watch."""
        longest = max(len(board.values) for board in self.boards.values())
        rates = np.full((longest, len(self.boards)), np.inf)
        ordinary = np.zeros(rates.shape, dtype=np.bool_)
        for column, (name, board) in enumerate(self.boards.items()):
            begin = max(board.place(self.split), features.LEARNING)
            after = np.arange(len(board.values)) >= begin
            rates[: len(after), column] = np.where(after, self.rates[name], np.inf)
            ordinary[: len(after), column] = after & learning.clear(board, self.known)
        return tuning.Quiet(rates=rates, ordinary=ordinary, bin_minutes=features.BIN)

    def _delay(self, case: learning.Case, told: Bools) -> float:
        board = self.boards[case.watch_id]
        begin = max(board.place(case.onset - _EARLY), 0)
        hours = told[begin : max(board.place(case.onset + _LATE), 0)]
        if not hours.any():
            return float("inf")
        end = board.first + (begin + int(np.argmax(hours)) + 1) * features.BIN
        return float(end - case.onset)


def by_bin(board: features.Bins, first: int, rates: Floats) -> Floats:
    """Return the lowest of rates by the minute (from minute `first` on) in each bin of a board."""
    told = np.full(len(board.values) * features.BIN, np.inf)
    offset = first - board.first
    part = rates[: len(told) - offset]
    told[offset : offset + len(part)] = part
    lowest: Floats = told.reshape(-1, features.BIN).min(axis=1)
    return lowest


def _rarity(risk: Floats) -> Floats:
    """Return what falls as risk rises, as a rate does."""
    return np.asarray((1.0 - risk) / np.maximum(risk, 1e-300))
