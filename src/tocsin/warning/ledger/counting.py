"""What the ledger comes to: precision, recall, lead time, alarms a week, each with its interval."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np

from tocsin.warning.backtest import Figure, intervals
from tocsin.warning.ledger.model import Entry, Kind, Missed

TOO_FEW = 5  # cases; a share of fewer is shown as "too few to say"
EVERY_RULE = ""

_WEEK_S = 7 * 86_400.0
_SEED = 1
_BEFORE, _AFTER = timedelta(hours=24), timedelta(hours=48)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What one rule did for one watch, or for all, over a period.

    Right are `true` and `late` verdicts, wrong is `false`; `not-ours` is the fault of the watch's
    words and counts for neither. A real case is a right warning or a missed one.
    """

    rule: str  # "" = all together
    watch_id: str  # "" = all together
    warnings: int
    verdicts: dict[Kind, int]
    missed: int
    precision: Figure  # right ÷ (right + wrong)
    recall: Figure  # right ÷ real cases
    in_time: Figure  # true, not late ÷ real cases
    lead_minutes: Figure  # median; where people said when they would have known
    alarms_per_week: Figure


def is_enough(figure: Figure) -> bool:
    """Return whether a share or median is told from enough cases to mean anything."""
    return figure.of >= TOO_FEW


def tallies(
    entries: Sequence[Entry],
    missed: Sequence[Missed],
    *,
    since: datetime,
    until: datetime,
    begun: Mapping[str, datetime],
) -> list[Tally]:
    """Return the whole first, then each watch, then each rule of each watch.

    `entries` and `missed` are those of since..until; `begun` says from when on each watch has
    been heard, so that a young one is not divided by weeks it has not lived.
    """

    def weeks(watch_id: str) -> float:
        return _weeks(max(since, begun.get(watch_id, since)), until)

    earliest = min(begun.values(), default=since)
    found = [_tally(entries, missed, EVERY_RULE, "", _weeks(max(since, earliest), until))]
    watches = sorted({one.watch_id for one in entries} | {one.watch_id for one in missed})
    for watch_id in watches:
        own = [one for one in entries if one.watch_id == watch_id]
        gone = [one for one in missed if one.watch_id == watch_id]
        found.append(_tally(own, gone, EVERY_RULE, watch_id, weeks(watch_id)))
        for rule in sorted({one.rule for one in own if one.rule}):
            by_rule = [one for one in own if one.rule == rule]
            found.append(_tally(by_rule, gone, rule, watch_id, weeks(watch_id), cases_of=own))
    return found


def real_minutes(entries: Iterable[Entry], missed: Iterable[Missed]) -> list[tuple[int, int]]:
    """Return the minutes (first, last) around what was real: no alarm in them is a false one."""
    spans = [
        (one.opened_at - _BEFORE, (one.closed_at or one.opened_at) + _AFTER)
        for one in entries
        if one.verdict is not None and one.verdict.kind is not Kind.FALSE
    ]
    spans += [(one.onset - _BEFORE, one.onset + _AFTER) for one in missed]
    return sorted((_minute(begin), _minute(end)) for begin, end in spans)


def _tally(
    entries: Sequence[Entry],
    missed: Sequence[Missed],
    rule: str,
    watch_id: str,
    weeks: float,
    *,
    cases_of: Sequence[Entry] | None = None,
) -> Tally:
    said = Counter(one.verdict.kind for one in entries if one.verdict is not None)
    right = said[Kind.TRUE] + said[Kind.LATE]
    real = len(missed) + sum(
        one.verdict is not None and one.verdict.kind.is_right
        for one in (entries if cases_of is None else cases_of)
    )
    leads = [one.lead_minutes for one in entries if one.verdict and one.verdict.kind.is_right]
    known = np.array([lead for lead in leads if lead is not None], dtype=np.float64)
    return Tally(
        rule=rule,
        watch_id=watch_id,
        warnings=len(entries),
        verdicts={kind: said[kind] for kind in Kind},
        missed=len(missed),
        precision=intervals.share(right, right + said[Kind.FALSE]),
        recall=intervals.share(right, real),
        in_time=intervals.share(said[Kind.TRUE], real),
        lead_minutes=intervals.median(known, seed=_SEED),
        alarms_per_week=intervals.rate(len(entries), weeks),
    )


def _weeks(since: datetime, until: datetime) -> float:
    return max((until - since).total_seconds() / _WEEK_S, 0.0)


def _minute(at: datetime) -> int:
    return int(at.timestamp()) // 60
