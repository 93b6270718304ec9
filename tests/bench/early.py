"""Tries the detector beside rules that people know, and prints the whole sweep, not its best point.

    python -m tests.bench.early [--data DIR] [--runs 400] [--seed 1]

NAB's ten brand streams, their negative part (each post by chance, 12 %), and crises injected into
both: one a run, at least two weeks in, a day away from any labelled window, 24 hours to find it.
"As promised" tells at rate ≤ budget, anew as the product does. "In hindsight" gives each rule, on
each stream, the threshold that keeps one alarm a week there, known only afterwards, and lets it
tell again after twelve hours: generous to all, and to the peers above all, who promise nothing.
"""

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tests.bench import ingest, keeping, nab, pack, trials

from tocsin import warning
from tocsin.warning import backtest, detectors, grading

BUDGETS = (0.25, 0.5, 0.7, 1.0, 1.4, 2.0)
PROMISED = (0.25, 0.5, 1.0, 2.0)
FLASH, SWELL = backtest.shaped("flash"), backtest.shaped("swell")
CELLS = (
    ("E4  flash 0.3 negative (95 %, 30 min)", backtest.Crisis(shape=FLASH, volume_days=0.3), True),
    ("E5  swell 0.3 negative (94 %, 320 min)", backtest.Crisis(shape=SWELL, volume_days=0.3), True),
    ("    swell 1.0 negative", backtest.Crisis(shape=SWELL, volume_days=1.0), True),
    ("    flash 1.0 all posts", backtest.Crisis(shape=FLASH, volume_days=1.0), False),
    ("    swell 1.0 all posts", backtest.Crisis(shape=SWELL, volume_days=1.0), False),
)
_COST_BINS, _CROWD = 2000, 10_000

Rates = NDArray[np.float32]
Bools = NDArray[np.bool_]


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, help="folder of the real data (TOCSIN_DATA)")
    parser.add_argument("--runs", type=int, default=400, help="crises of each kind")
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args(arguments)
    streams = nab.streams(pack.folder(chosen.data))
    cells = [(crisis, is_negative) for _, crisis, is_negative in CELLS]
    told = trials.columns(streams, cells, runs=chosen.runs, seed=chosen.seed)
    found: dict[str, Rates] = {}
    for name, factory in detectors.SHIPPED.items():
        begun = time.process_time()
        found[name] = trials.rates(factory(), told, streams[0].epoch_s)
        sys.stderr.write(f"{name}: {time.process_time() - begun:.0f} s of one core\n")
    ours = found[warning.SeasonalDetector.name]
    figures = _nab(ours, streams) | _promise(ours, told) | _crises(found, told)
    figures |= _calm(ours, told) | _cost(streams[0])
    keeping.keep("warning", ingest.machine(), figures)


def told_anew(rates: NDArray[np.floating], budget: float) -> Bools:
    """Return the bins (bins, …) in which a person is told."""
    return backtest.alarms.told(np.asarray(rates, np.float64), budget, bin_minutes=trials.BIN)


def told_again(rates: NDArray[np.floating], threshold: float) -> Bools:
    """Return the bins (bins,) in which a rule tells that is silent for twelve hours after."""
    told, last = np.zeros(len(rates), dtype=np.bool_), -trials.DAY
    for number in np.flatnonzero(rates <= threshold).tolist():
        if number - last >= trials.DAY // 2:
            told[number], last = True, number
    return told


def _nab(ours: Rates, streams: Sequence[nab.Stream]) -> dict[str, float]:
    _head("E1  NAB, ten brands, its own score (≥ 78 / 68 / 83)", *nab.PROFILES, "alarms/week")
    for name, scores in nab.PEERS.items():
        _row(f"{name} (published)", *(f"{score:.1f}" for score in scores), "")
    figures: dict[str, float] = {}
    weeks = sum(len(one.counts) for one in streams) / trials.WEEK
    for budget in BUDGETS:
        alarms = {
            one.name: told_anew(ours[: len(one.counts), place], budget)
            for place, one in enumerate(streams)
        }
        often = sum(int(alarm.sum()) for alarm in alarms.values()) / weeks
        reached = nab.score(alarms, streams)
        _row(f"seasonal, {budget:g} a week", *(f"{score:.1f}" for score in reached), f"{often:.2f}")
        if budget == 1.0:
            names = ("nab", "nab_low_fp", "nab_low_fn")
            figures.update(zip(names, reached, strict=True))
            for title, half in (("first", nab.FIRST_HALF), ("second", nab.SECOND_HALF)):
                part = nab.score(alarms, [one for one in streams if one.name in half])
                _row(f"  its {title} half", *(f"{score:.1f}" for score in part), "")
    return figures


def _promise(ours: Rates, told: Sequence[trials.Column]) -> dict[str, float]:
    _head("E3  alarms a week ÷ promised (0.7–1.3)", *(f"{budget:g} a week" for budget in PROMISED))
    figures: dict[str, float] = {}
    for is_negative, title in ((False, "all posts"), (True, "negative posts")):
        shown = []
        for budget in PROMISED:
            alarms, weeks = 0, 0.0
            for place, column in _plain(told, is_negative=is_negative):
                counted = column.counted
                alarms += int((told_anew(_of(ours, place, column), budget) & counted).sum())
                weeks += counted.sum() / trials.WEEK
            figure = backtest.intervals.rate(alarms, weeks)
            kept, low, high = (one / budget for one in (figure.value, figure.low, figure.high))
            shown.append(f"{kept:.2f} [{low:.2f}–{high:.2f}]")
            figures[f"promise_{title.split()[0]}_{budget:g}".replace(".", "")] = kept
        _row(f"{title}, {weeks:.0f} watch-weeks", *shown)
    return figures


def _crises(found: dict[str, Rates], told: Sequence[trials.Column]) -> dict[str, float]:
    figures: dict[str, float] = {}
    titles = (
        ("seasonal, as promised", warning.SeasonalDetector.name, False),
        *((f"{name}, in hindsight", name, True) for name in found),
    )
    for number, (title, crisis, is_negative) in enumerate(CELLS):
        _head(title, "found at 1 a week", "median delay")
        for label, name, in_hindsight in titles:
            budgets = _hindsight(found[name], told, is_negative) if in_hindsight else {}
            delays = np.array(
                [
                    _delay(_of(found[name], place, column), column, budgets.get(column.kind))
                    for place, column in enumerate(told)
                    if column.crisis == crisis and column.is_negative == is_negative
                ]
            )
            hits = backtest.intervals.share(int(np.isfinite(delays).sum()), len(delays))
            middle = backtest.intervals.median(delays, seed=1)
            _row(
                label,
                f"{100 * hits.value:.0f} % [{100 * hits.low:.0f}–{100 * hits.high:.0f}]",
                f"{middle.value:.0f} min [{middle.low:.0f}–{middle.high:.0f}]",
            )
            if not in_hindsight:
                figures |= {f"found_{number}": 100 * hits.value, f"delay_{number}": middle.value}
            elif name == detectors.HourAgainstHalfDay.name:
                figures[f"hour_found_{number}"] = 100 * hits.value
    return figures


def _hindsight(
    rates: Rates,
    told: Sequence[trials.Column],
    is_negative: bool,  # noqa: FBT001 (a cell's half)
) -> dict[tuple[str, bool], float]:
    """Return each stream's threshold that would have kept one alarm a week."""
    found = {}
    for place, column in _plain(told, is_negative=is_negative):
        counted, own = column.counted, _of(rates, place, column)
        low, high = 1e-9, 1e6
        for _ in range(40):
            middle = float(np.sqrt(low * high))
            alarms = int((told_again(own, middle) & counted).sum())
            low, high = (middle, high) if alarms <= counted.sum() / trials.WEEK else (low, middle)
        found[column.kind] = low
    return found


def _delay(rates: Rates, column: trials.Column, threshold: float | None) -> float:
    """Return the minutes from onset to alarm; as promised where no threshold is given."""
    known = rates[: column.onset + trials.TO_FIND]
    alarms = told_anew(known, 1.0) if threshold is None else told_again(known, threshold)
    after = np.flatnonzero(alarms[column.onset :])
    return float((after[0] + 1) * trials.BIN) if after.size else float("inf")


def _calm(ours: Rates, told: Sequence[trials.Column]) -> dict[str, float]:
    _head("G1  level changes a watch-week (≤ 3.6), all posts", "changes", "raised")
    figures = {}
    for calm_minutes, title in ((0, "without hysteresis"), (360, "six hours of calm")):
        policy = grading.Policy(
            calm_minutes=calm_minutes,
            calm_factor=3.0 if calm_minutes else 1.0,
            leave_needs_person=False,
        )
        changes, raised, bins = 0, 0, 0
        for place, column in _plain(told, is_negative=False):
            levels = _levels(_of(ours, place, column), policy)
            changes += int((np.diff(levels, prepend=0) != 0).sum())
            raised += int((levels > 0).sum())
            bins += len(levels)
        figures["changes"] = changes / bins * trials.WEEK
        _row(title, f"{figures['changes']:.2f}", f"{100 * raised / bins:.1f} % of the time")
    return figures


def _levels(rates: Rates, policy: grading.Policy) -> NDArray[np.int64]:
    machine, levels = grading.Machine(), []
    for number, rate in enumerate(rates.tolist()):
        graded = policy.edges.grade(rate)
        machine = grading.step(
            machine,
            minute=number * trials.BIN,
            rate=rate,
            graded=graded,
            coverage=1.0,
            policy=policy,
        )
        levels.append(int(machine.level))
    return np.array(levels)


def _cost(stream: nab.Stream) -> dict[str, float]:
    one = trials.Column(stream=stream, is_negative=False, counts=stream.counts[:_COST_BINS])
    begun = time.process_time()
    trials.rates(warning.SeasonalDetector(), [one], stream.epoch_s)
    single = (time.process_time() - begun) / _COST_BINS * 1000
    few = trials.Column(stream=stream, is_negative=False, counts=stream.counts[:40])
    begun = time.process_time()
    trials.rates(warning.SeasonalDetector(), [few] * _CROWD, stream.epoch_s)
    crowd = (time.process_time() - begun) / 40
    _head("E7  cost on one core (≤ 0.6 ms, ≥ 10,000)", "")
    _row("one stream, a bin", f"{single:.2f} ms")
    _row(f"{_CROWD:,} streams, a bin", f"{crowd * 1000:.0f} ms")
    _row("streams a minute", f"{_CROWD / crowd * 60:,.0f}")
    return {"ms_a_bin": single, "streams_a_minute": _CROWD / crowd * 60}


def _plain(told: Sequence[trials.Column], *, is_negative: bool) -> list[tuple[int, trials.Column]]:
    return [
        (place, column)
        for place, column in enumerate(told)
        if column.crisis is None and column.is_negative == is_negative
    ]


def _of(rates: Rates, place: int, column: trials.Column) -> Rates:
    return rates[: len(column.counts), place]


def _head(title: str, *columns: str) -> None:
    sys.stdout.write("\n")
    _row(title, *columns)


def _row(title: str, *cells: str) -> None:
    sys.stdout.write(f"{title:58}" + "".join(f"{cell:>22}" for cell in cells) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
