"""When something falls due: after a while, or at a time of day in a zone.

A while is real time: an hour is an hour on the night the clocks change, too. A time of day is what
people read on the wall: one that the wall skips is the first moment after the gap, one that it
shows twice is the first of the two. What comes out is absolute.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from tocsin.cases import errors

_AFTER = re.compile(r"(\d{1,4}) ?(s|min|h)\Z", re.ASCII)
_DAYS = re.compile(r"(?:(\d{1,3}) (working )?days? )?at (\d{2}):(\d{2})\Z", re.ASCII)
_UNITS = {"s": 1, "min": 60, "h": 3600}
_LONGEST = timedelta(days=400)
_WEEKEND = 5
_HOURS, _MINUTES = 24, 60
_GAP_LONGEST = 48 * 60  # minutes: a zone may skip a whole day (Samoa, 2011)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A while ("90 min"), or a time of day in a zone ("at 18:00", "2 working days at 12:00")."""

    after_s: int = 0
    days: int = 0
    is_working: bool = False
    at: str = ""  # "HH:MM" on the wall, "" = counted from the beginning

    @property
    def after(self) -> timedelta:
        """Return the while."""
        return timedelta(seconds=self.after_s)


def read(told: str) -> Moment | None:
    """Return what is meant, None when it means nothing.

    >>> read("15 min"), read("at 18:00")
    (Moment(after_s=900, days=0, is_working=False, at=''), \
Moment(after_s=0, days=0, is_working=False, at='18:00'))
    """
    text = " ".join(told.lower().split())
    while_ = _AFTER.match(text)
    if while_ is not None:
        seconds = int(while_[1]) * _UNITS[while_[2]]
        return Moment(after_s=seconds) if 0 < seconds <= _LONGEST.total_seconds() else None
    day = _DAYS.match(text)
    if day is None or int(day[3]) >= _HOURS or int(day[4]) >= _MINUTES:
        return None
    return Moment(days=int(day[1] or 0), is_working=bool(day[2]), at=f"{day[3]}:{day[4]}")


def zone(name: str) -> ZoneInfo:
    """Return a time zone; raises errors.UnknownZone."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as fault:
        raise errors.UnknownZone(zone=name[:80]) from fault


def due(moment: Moment, began_at: datetime, place: ZoneInfo) -> datetime:
    """Return the absolute moment, in UTC, that follows `began_at`.

    >>> began = datetime(2026, 3, 28, 22, tzinfo=UTC)  # the night before the clocks go forward
    >>> due(Moment(days=1, at="02:30"), began, ZoneInfo("Europe/Berlin")).isoformat()
    '2026-03-29T01:00:00+00:00'
    """
    if not moment.at:
        return began_at.astimezone(UTC) + moment.after
    day = began_at.astimezone(place).date()
    if moment.is_working:
        day = _working(day, moment.days)
    else:
        day += timedelta(days=moment.days)
    wall = time(int(moment.at[:2]), int(moment.at[3:]))
    found = on_the_wall(day, wall, place)
    while found <= began_at:  # today's is over: the next one that comes
        day = _working(day, 1) if moment.is_working else day + timedelta(days=1)
        found = on_the_wall(day, wall, place)
    return found


def on_the_wall(day: date, wall: time, place: ZoneInfo) -> datetime:
    """Return when a wall in the zone first shows that time of that day, or has just passed it."""
    asked = datetime.combine(day, wall)
    for minutes in range(_GAP_LONGEST + 1):
        told = asked + timedelta(minutes=minutes)
        found = told.replace(tzinfo=place).astimezone(UTC)
        if found.astimezone(place).replace(tzinfo=None) == told:
            return found
    return asked.replace(tzinfo=place).astimezone(UTC)


def _working(day: date, days: int) -> date:
    """Return the day so many working days on; Saturday and Sunday are none (holidays are yours)."""
    left = days
    while left or day.weekday() >= _WEEKEND:
        day += timedelta(days=1)
        left -= day.weekday() < _WEEKEND and left > 0
    return day
