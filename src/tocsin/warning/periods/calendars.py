"""All periods as one calendar: what is in force at a minute, and when that changes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from tocsin.warning.periods import recurring, zones
from tocsin.warning.periods.model import Period

_AHEAD = timedelta(days=400)
_MINUTE_S = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """One time that a period holds: minutes since the epoch, the end excluded."""

    first: int
    end: int
    period: Period


class Calendar:
    """Knows the spans of all periods around the minute that it was last asked for."""

    def __init__(self, periods: Iterable[Period] = ()) -> None:
        self.periods = tuple(periods)
        self._spans: tuple[Span, ...] = ()
        self._known = (0, 0)  # minutes that `_spans` is whole for

    def at(self, minute: int) -> tuple[Period, ...]:
        """Return the periods in force at a minute."""
        return tuple(one.period for one in self._around(minute) if one.first <= minute < one.end)

    def turns(self, minute: int) -> int:
        """Return the next minute at which a period begins or ends, or is to be looked up anew."""
        spans = self._around(minute)
        edges = [edge for one in spans for edge in (one.first, one.end) if edge > minute]
        return min([*edges, self._known[1]])

    def coming(self, now: datetime, until: datetime) -> list[Span]:
        """Return the spans that touch now..until, in order of time."""
        found = [span for one in self.periods for span in _spans(one, now, until)]
        return sorted(found, key=lambda one: (one.first, one.end, one.period.period_id))

    def _around(self, minute: int) -> tuple[Span, ...]:
        if not self._known[0] <= minute < self._known[1]:
            at = datetime.fromtimestamp(minute * _MINUTE_S, UTC)
            self._spans = tuple(self.coming(at, at + _AHEAD))
            self._known = (minute, minute + int(_AHEAD.total_seconds()) // _MINUTE_S)
        return self._spans


def _spans(one: Period, now: datetime, until: datetime) -> Iterator[Span]:
    length = one.ends_at - one.begins_at
    for begin in _begins(one):
        if begin >= until:
            return
        if begin + length > now:
            yield Span(first=_minute(begin), end=_minute(begin + length), period=one)


def _begins(one: Period) -> Iterator[datetime]:
    if not one.repeats:
        return iter([one.begins_at])
    return recurring.occurrences(recurring.read(one.repeats), one.begins_at, zones.zone(one.zone))


def _minute(at: datetime) -> int:
    return int(at.timestamp()) // _MINUTE_S
