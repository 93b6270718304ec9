"""From bins and known cases to a sealed model, learned from what lay before a moment."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import numpy as np
from numpy.typing import NDArray

from tocsin.warning.ledger import Entry, Missed
from tocsin.warning.ledger.judging import named, printable
from tocsin.warning.risk import errors, features, fitting
from tocsin.warning.risk.model import Model, Provenance

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

NEEDED = 10  # real cases to learn from
LEARNED_SHARE = 0.6  # of the cases, the earliest; on the rest a model is compared
RIDGE = 10.0
_BEFORE, _AFTER = 60, 6 * 60  # minutes around an onset that count as the crisis
_SAME = 24 * 60
UNCLEAR_BEFORE, UNCLEAR_AFTER = 24 * 60, 48 * 60  # … and that count as neither


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Something real that happened to a watch."""

    watch_id: str
    onset: int  # minute since the epoch


def cases(entries: Sequence[Entry], missed: Sequence[Missed]) -> list[Case]:
    """Return the real ones, the earliest first: right warnings and missed cases.

    What follows within a day of one is the same case.
    """
    found = [
        Case(watch_id=one.watch_id, onset=int(one.opened_at.timestamp()) // 60)
        for one in entries
        if one.verdict is not None and one.verdict.kind.is_right
    ]
    found += [Case(watch_id=one.watch_id, onset=int(one.onset.timestamp()) // 60) for one in missed]
    told: dict[str, int] = {}
    kept = []
    for one in sorted(found, key=lambda one: (one.onset, one.watch_id)):
        if one.onset - told.get(one.watch_id, -_SAME) >= _SAME:
            kept.append(one)
            told[one.watch_id] = one.onset
    return kept


def split(found: Sequence[Case]) -> int:
    """Return the minute before which a model learns; raises TooFewCases."""
    learned = round(LEARNED_SHARE * len(found))
    if learned < NEEDED or learned >= len(found):
        raise errors.TooFewCases(cases=len(found), needed=round(NEEDED / LEARNED_SHARE + 0.5))
    return found[learned].onset - UNCLEAR_BEFORE


def train(
    boards: Mapping[str, features.Bins],
    found: Sequence[Case],
    *,
    indicators: tuple[str, ...],
    until: int,
    version: int,
    at: datetime,
    person: str,
    wrong: int,
) -> Model:
    """Return a model learned from the bins before minute `until`.

    Raises TooFewCases, TooLittleStored, NobodyNamed.
    """
    named(person, "")
    known = [one for one in found if one.onset < until and one.watch_id in boards]
    if len(known) < NEEDED:
        raise errors.TooFewCases(cases=len(known), needed=NEEDED)
    values, truths = _taught([_labelled(board, known, until) for board in boards.values()])
    centre, scale = fitting.standardised(values)
    weights, intercept = fitting.fit((values - centre) / scale, truths, ridge=RIDGE)
    return Model(
        version=version,
        at=at,
        features=features.names(indicators),
        centre=tuple(centre.tolist()),
        scale=tuple(scale.tolist()),
        weights=tuple(weights.tolist()),
        intercept=intercept,
        provenance=_provenance(boards, truths, person, until, cases=len(known), wrong=wrong),
    ).sealed()


def _provenance(
    boards: Mapping[str, features.Bins],
    truths: Floats,
    person: str,
    until: int,
    *,
    cases: int,
    wrong: int,
) -> Provenance:
    return Provenance(
        trained_by=printable(person),
        trained_from=_moment(min(board.first for board in boards.values())),
        trained_until=_moment(until),
        watches=tuple(sorted(boards)),
        cases=cases,
        wrong=wrong,
        bins=len(truths),
        positive_bins=int(truths.sum()),
        ridge=RIDGE,
    )


def clear(board: features.Bins, found: Sequence[Case]) -> Bools:
    """Return which bins belong to no case and are not near one."""
    calm = np.ones(len(board.values), dtype=np.bool_)
    for one in found:
        if one.watch_id == board.watch_id:
            calm[_stretch(board, one.onset - UNCLEAR_BEFORE, one.onset + UNCLEAR_AFTER)] = False
    return calm


def _labelled(board: features.Bins, found: Sequence[Case], until: int) -> tuple[Floats, Floats]:
    truths = np.zeros(len(board.values))
    for one in found:
        if one.watch_id == board.watch_id:
            truths[_stretch(board, one.onset - _BEFORE, one.onset + _AFTER)] = 1.0
    used = clear(board, found) | (truths > 0)
    used[: features.LEARNING] = False
    used[max(board.place(until), 0) :] = False
    return board.values[used], truths[used]


def _taught(parts: Sequence[tuple[Floats, Floats]]) -> tuple[Floats, Floats]:
    values = np.concatenate([part[0] for part in parts])
    truths = np.concatenate([part[1] for part in parts])
    if not 0 < truths.sum() < len(truths):
        raise errors.TooLittleStored(bins=len(truths))
    return values, truths


def _stretch(board: features.Bins, begin: int, end: int) -> slice:
    return slice(max(board.place(begin), 0), max(board.place(end), 0))


def _moment(minute: int) -> datetime:
    return datetime.fromtimestamp(minute * 60, UTC)
