"""What a model in use says of one watch at the end of a bin, and which indicators say it.

Only minutes before the one it is asked at are looked at, and of them a week: what comes later,
however early it is dated, changes nothing that was said.
"""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from tocsin.warning.model import LEARNED, Opinion, Reason
from tocsin.warning.risk import features
from tocsin.warning.risk.model import Model, Shelved, State

Floats = NDArray[np.float64]

LOOKED_AT = 8 * 24 * 60  # minutes: a week, and the bin that it begins in
_TOLD = 3
_HOUR = 60  # minutes
_DAY = 24 * _HOUR
_SMALLEST = 1e-9


def judges(one: Shelved) -> bool:
    """Return whether a model may judge: whole, compared, won, put in use by a named person."""
    won = one.comparison is not None and one.comparison.wins and one.comparison.ladder.holds
    is_named = one.state is State.IN_USE and bool(one.person.strip())
    return bool(won and is_named and one.model.is_whole())


def indicators(one: Model) -> tuple[str, ...]:
    """Return the indicators that a model looks at, in its order."""
    return tuple(dict.fromkeys(name.partition(".")[0] for name in one.features))


def opine(one: Shelved, watched: features.Watched) -> Opinion | None:
    """Return what a model says of a watch at the end of its counts.

    None where it is not one that the model learned from, or not yet known for three days.
    """
    assert one.comparison is not None  # noqa: S101 (`judges` looked)
    if watched.watch_id not in one.model.provenance.watches or watched.until % features.BIN:
        return None
    board = features.binned(watched, indicators(one.model))
    if len(board.values) < features.LEARNING:
        return None
    told = board.values[-1]
    rate = max(one.comparison.ladder.rate(_odds(one.model, told)), _SMALLEST)
    return Opinion(
        model=one.model.version,
        person=one.person,
        until=watched.until,
        chance=round(float(one.model.risk(told)), 4),
        rate_per_week=rate,
        posts=float(watched.counts["mentions"][-_DAY:].sum()),
        reasons=_reasons(one.model, told, watched, rate),
    )


def _odds(model: Model, told: Floats) -> float:
    return float(_parts(model, told).sum() + model.intercept)


def _parts(model: Model, told: Floats) -> Floats:
    standard = (told - np.array(model.centre)) / np.array(model.scale)
    return np.asarray(standard * np.array(model.weights))


def _reasons(
    model: Model, told: Floats, watched: features.Watched, rate: float
) -> tuple[Reason, ...]:
    """Return the largest contributions, each as its mean hour against that of the week."""
    parts = _parts(model, told)
    whole = float(np.maximum(parts, 0.0).sum()) or 1.0
    order = sorted(range(len(parts)), key=lambda place: (-parts[place], model.features[place]))
    return tuple(
        _reason(model.features[place], watched, rate, max(float(parts[place]), 0.0) / whole)
        for place in order[:_TOLD]
    )


def _reason(feature: str, watched: features.Watched, rate: float, share: float) -> Reason:
    name, _, window = feature.partition(".")
    walk, hours = features.Walk.of(watched, name), features.WINDOWS[window]
    return Reason(
        rule=LEARNED,
        indicator=name,
        window_s=hours * _HOUR * 60,
        value=round(float(np.nan_to_num(walk.mean(hours)[-1])), 1),
        expected=round(float(np.nan_to_num(walk.mean(features.WEEK)[-1])), 1),
        rate_per_week=rate,
        share=share,
    )


def spread(
    first: int, last: int, rows: Mapping[str, NDArray[np.int64]], names: Sequence[str]
) -> dict[str, Floats]:
    """Return stored rows as counts by the minute first..last; what is below nothing is nothing."""
    minutes = np.asarray(rows["minute"], dtype=np.int64)
    kept = (minutes >= first) & (minutes <= last)
    at = minutes[kept] - first
    return {
        name: np.bincount(
            at,
            weights=np.maximum(rows[name][kept].astype(np.float64), 0),
            minlength=last - first + 1,
        ).astype(np.float64)
        for name in names
    }
