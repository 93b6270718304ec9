"""Runs one rule over the history as it was, and over copies of it that hold a crisis.

A copy differs from the history only from its onset on. So the history is judged once, by a
detector that knows it under several names (lanes); each morning of the trial its state is copied,
and in the copy every lane gets a crisis of its own, at a time of its own that day.
"""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tocsin.warning import grading, ports
from tocsin.warning import model as room
from tocsin.warning.backtest.history import DAY, INDICATORS, History
from tocsin.warning.backtest.model import Factory, Plan, Progress

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

FIND_WITHIN = DAY
BEFORE = DAY  # whom the untouched history had told just before the onset is still quiet
_READ = 20.0  # negative posts without which their silence means nothing, as on the desk


@dataclass(frozen=True, slots=True, kw_only=True)
class Injected:
    """One copy: its crisis, when it began, and how it was judged."""

    onset: int  # minutes from the history's beginning
    before: int  # minutes judged before the onset
    posts: Ints  # by the minute, from the onset on
    rates: Floats  # of those minutes and of the day after the onset


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """All that one rule was seen to do."""

    rule: str
    version: str
    rates: Floats  # of the untouched history, by the minute
    copies: tuple[tuple[Injected, ...], ...]  # one tuple a kind of crisis


def onsets(history: History, begin: int, plan: Plan) -> dict[int, Ints]:
    """Return the onsets of each morning (both from the history's beginning), the same for all.

    They fall on the ordinary minutes of days spread evenly over the trial.
    """
    rng = np.random.default_rng([plan.seed, 1])
    ordinary = np.flatnonzero(history.ordinary())
    mornings = range(begin, history.length - DAY - FIND_WITHIN + 1, DAY)
    free = {morning: _between(ordinary, morning, morning + DAY) for morning in mornings}
    usable = [morning for morning, minutes in free.items() if minutes.size]
    if not usable:
        return {}
    chosen = np.unique(np.linspace(0, len(usable) - 1, min(len(usable), plan.runs)).round())
    lanes = -(-plan.runs // len(chosen))
    mornings_ = [usable[int(place)] for place in chosen]
    return {morning: np.sort(rng.choice(free[morning], lanes)) for morning in mornings_}


def run(
    factory: Factory, history: History, placed: dict[int, Ints], plan: Plan, progress: Progress
) -> Course:
    """Return what the rule of `factory` does, over `history` and over copies with a crisis."""
    each = len(next(iter(placed.values()), ()))
    board = _Board(history, max(len(plan.crises) * each, 1), plan.indicators)
    detector = factory()
    detector.join(board.streams)
    rates = np.full(history.length, np.inf)
    copies: list[list[Injected]] = [[] for _ in plan.crises]
    rng = np.random.default_rng([plan.seed, 2])
    stops = sorted({*range(0, history.length, DAY), *placed, history.length})
    for begin, end in itertools.pairwise(stops):
        if begin in placed:
            made = _made(plan, history, placed[begin], rng)
            fork = factory()
            fork.load(detector.dump())
            for kind, one in enumerate(_judged_copies(fork, board, made, begin, rates)):
                copies[kind % len(plan.crises)].append(one)
        rates[begin:end] = board.judge(detector, begin, end)[:, 0]
        progress(end / history.length)
    return Course(
        rule=detector.name,
        version=detector.version,
        rates=rates,
        copies=tuple(tuple(some) for some in copies),
    )


def judged(factory: Factory, history: History) -> Floats:
    """Return the rate of every minute of the history as it was."""
    alone = Plan(crises=())
    return run(factory, history, {}, alone, lambda _share: None).rates


@dataclass(frozen=True, slots=True, kw_only=True)
class _Made:
    """A drawn crisis before anybody has judged it."""

    onset: int
    posts: Ints
    negative: Ints


class _Board:
    """One watch under several names: a detector's streams, and one rate a name."""

    def __init__(self, history: History, lanes: int, indicators: Sequence[str]) -> None:
        self.history, self.lanes = history, lanes
        self.streams = [
            room.Stream(watch_id=str(lane), indicator=indicator)
            for lane in range(lanes)
            for indicator in INDICATORS
        ]
        self._weights = _weights(history, indicators)

    def judge(
        self, detector: ports.Detector, begin: int, end: int, added: Floats | None = None
    ) -> Floats:
        """Add the counts of minutes begin..end to every lane and judge them (minutes, lanes).

        `added` (minutes, lanes, indicators) comes on top.
        """
        counts = np.stack([self.history.counts[name][begin:end] for name in INDICATORS], axis=-1)
        whole = np.repeat(counts[:, None], self.lanes, axis=1)
        whole = whole if added is None else whole + added
        flat = whole.reshape(end - begin, -1)
        minutes, streams = np.nonzero(flat)
        first = self.history.first + begin
        detector.add(minutes + first, streams, flat[minutes, streams])
        for silent, upto in self.history.unheard_within(first, first + end - begin - 1):
            detector.unheard(silent, upto, np.arange(len(self.streams)))
        told = [one.rate_per_week for one in detector.judge(first, first + end - begin - 1)]
        rates = np.array(told).reshape(end - begin, self.lanes, len(INDICATORS))
        weights = np.broadcast_to(self._weights[begin:end, None], rates.shape)
        return grading.combine(rates, weights)


def _weights(history: History, indicators: Sequence[str]) -> Floats:
    """Return the weight of every indicator at each minute, as the desk gives it."""
    given = grading.Policy().weights
    own = [given[name] if name in indicators else 0.0 for name in INDICATORS]
    weights = np.tile(own, (history.length, 1))
    if len(indicators) > 1:
        unread = np.cumsum(history.counts["negative"]) < _READ
        weights[unread, INDICATORS.index("negative")] = 0.0
    return weights


def _made(plan: Plan, history: History, onsets_: Ints, rng: np.random.Generator) -> list[_Made]:
    made = []
    for onset in onsets_:
        for crisis in plan.crises:
            posts, negative = crisis.draw(history.mean_day, rng)
            made.append(_Made(onset=int(onset), posts=posts, negative=negative))
    return made


def _judged_copies(
    fork: ports.Detector, board: _Board, made: list[_Made], morning: int, rates: Floats
) -> Iterator[Injected]:
    end = max(one.onset for one in made) + FIND_WITHIN
    added = np.zeros((end - morning, board.lanes, len(INDICATORS)))
    for lane, one in enumerate(made):
        begin = one.onset - morning
        for place, posts in enumerate((one.posts, one.negative)):
            part = posts[: len(added) - begin]
            added[begin : begin + len(part), lane, place] = part
    judged = board.judge(fork, morning, end, added)
    for lane, one in enumerate(made):
        since = max(one.onset - BEFORE, 0)
        after = judged[: one.onset + FIND_WITHIN - morning, lane]
        whole = np.concatenate((rates[since:morning], after))
        yield Injected(onset=one.onset, before=one.onset - since, posts=one.posts, rates=whole)


def _between(ordered: Ints, begin: int, end: int) -> Ints:
    return np.asarray(ordered[np.searchsorted(ordered, begin) : np.searchsorted(ordered, end)])
