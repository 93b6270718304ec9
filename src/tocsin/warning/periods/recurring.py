"""Repeats of a period: the part of RFC 5545's RRULE that calendars of dates need, strictly.

FREQ (DAILY, WEEKLY, MONTHLY, YEARLY), INTERVAL, COUNT, UNTIL, BYMONTH, BYMONTHDAY, BYDAY (with a
place in MONTHLY and YEARLY: 2MO, -1FR) and WKST=MO. Whatever else is refused, never guessed.
"""

import calendar
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, tzinfo
from itertools import islice

from tocsin.warning import errors

_FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_MOST_TURNS = 40_000  # days of a century: a rule that never comes true must end
_LAST_YEAR = 2200
_WEEK = 7
_SIGNED = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """An RRULE, read."""

    frequency: str
    interval: int = 1
    count: int | None = None
    until: datetime | date | None = None
    months: tuple[int, ...] = ()
    month_days: tuple[int, ...] = ()
    days: tuple[tuple[int, int], ...] = field(default=())  # (place, weekday); place 0 = every


def read(told: str) -> Rule:
    """Return the rule that a text tells; raises errors.BadPeriod."""
    parts = dict(_parts(told))
    frequency = parts.pop("FREQ", "")
    if frequency not in _FREQUENCIES or parts.pop("WKST", "MO") != "MO":
        raise errors.BadPeriod(why="rrule", place=told[:120])
    rule = Rule(
        frequency=frequency,
        interval=_number(parts.pop("INTERVAL", "1"), 1, 1000),
        count=_number(parts.pop("COUNT"), 1, 10_000) if "COUNT" in parts else None,
        until=_until(parts.pop("UNTIL")) if "UNTIL" in parts else None,
        months=_numbers(parts.pop("BYMONTH", ""), 1, 12),
        month_days=_numbers(parts.pop("BYMONTHDAY", ""), -31, 31),
        days=tuple(_day(one) for one in parts.pop("BYDAY", "").split(",") if one),
    )
    has_place = any(place for place, _ in rule.days)
    if parts or (has_place and frequency in {"DAILY", "WEEKLY"}) or 0 in rule.month_days:
        raise errors.BadPeriod(why="rrule", place=told[:120])
    return rule


def occurrences(rule: Rule, first: datetime, zone: tzinfo) -> Iterator[datetime]:
    """Yield the beginnings, in UTC and in order; the local hour stays what it is."""
    local = first.astimezone(zone)
    found = _from(rule, local, zone)
    yield from found if rule.count is None else islice(found, rule.count)


def _from(rule: Rule, local: datetime, zone: tzinfo) -> Iterator[datetime]:
    for day in _days(rule, local.date()):
        at = datetime.combine(day, local.time(), zone)
        if day < local.date():
            continue
        if rule.until is not None and _is_past(at, rule.until):
            return
        yield at.astimezone(UTC)


def _days(rule: Rule, first: date) -> Iterator[date]:
    """Yield candidate days in order: turn by turn of the frequency."""
    for turn in range(_MOST_TURNS):
        begin = _turn(rule, first, turn * rule.interval)
        if begin is None:
            return
        yield from sorted(day for day in _span(rule, begin, first) if _fits(rule, day, first))


def _turn(rule: Rule, first: date, steps: int) -> date | None:
    if rule.frequency == "YEARLY":
        year = first.year + steps
        return date(year, 1, 1) if year <= _LAST_YEAR else None
    if rule.frequency == "MONTHLY":
        months = first.year * 12 + first.month - 1 + steps
        return date(months // 12, months % 12 + 1, 1) if months // 12 <= _LAST_YEAR else None
    unit = 1 if rule.frequency == "DAILY" else _WEEK
    begin = first if unit == 1 else first - timedelta(days=first.weekday())
    there = begin.toordinal() + steps * unit
    return date.fromordinal(there) if there <= date(_LAST_YEAR, 1, 1).toordinal() else None


def _span(rule: Rule, begin: date, first: date) -> list[date]:
    """Return the days of one turn that could be meant."""
    if rule.frequency == "DAILY":
        return [begin]
    if rule.frequency == "WEEKLY":
        return [begin + timedelta(days=number) for number in range(_WEEK)]
    if rule.frequency == "MONTHLY":
        return _month(begin.year, begin.month)
    is_open = bool(rule.days) and not rule.months
    months = rule.months or (range(1, 13) if is_open or rule.month_days else (first.month,))
    return [day for month in months for day in _month(begin.year, month)]


def _fits(rule: Rule, day: date, first: date) -> bool:
    if rule.months and day.month not in rule.months:
        return False
    if rule.month_days and not _is_month_day(day, rule.month_days):
        return False
    if rule.days:
        return any(_is_day(rule, day, place, weekday) for place, weekday in rule.days)
    if rule.month_days or rule.frequency == "DAILY":
        return True
    if rule.frequency == "WEEKLY":
        return day.weekday() == first.weekday()
    return day.day == first.day


def _is_day(rule: Rule, day: date, place: int, weekday: int) -> bool:
    if day.weekday() != weekday:
        return False
    if place == 0:
        return True
    if rule.frequency == "YEARLY" and not rule.months:
        year = [date(day.year, 1, 1).toordinal(), date(day.year, 12, 31).toordinal()]
        return _place(day.toordinal() - year[0], year[1] - day.toordinal(), place)
    last = calendar.monthrange(day.year, day.month)[1]
    return _place(day.day - 1, last - day.day, place)


def _place(before: int, after: int, place: int) -> bool:
    """Return whether a day is the place-th of its weekday, counted from the end if negative."""
    return before // _WEEK == place - 1 if place > 0 else after // _WEEK == -place - 1


def _is_month_day(day: date, wanted: tuple[int, ...]) -> bool:
    last = calendar.monthrange(day.year, day.month)[1]
    return day.day in wanted or day.day - last - 1 in wanted


def _month(year: int, month: int) -> list[date]:
    return [date(year, month, day) for day in range(1, calendar.monthrange(year, month)[1] + 1)]


def _is_past(at: datetime, until: datetime | date) -> bool:
    return at > until if isinstance(until, datetime) else at.date() > until


def _parts(told: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for part in told.strip().upper().removeprefix("RRULE:").split(";"):
        name, sign, value = part.partition("=")
        if not sign or any(name == known for known, _ in found):
            raise errors.BadPeriod(why="rrule", place=told[:120])
        found.append((name, value))
    return found


def _number(told: str, least: int, most: int) -> int:
    plain = told.removeprefix("-").removeprefix("+")
    if not plain.isdecimal() or len(plain) > len(str(most)) + 1 or not least <= int(told) <= most:
        raise errors.BadPeriod(why="rrule", place=told[:80])
    return int(told)


def _numbers(told: str, least: int, most: int) -> tuple[int, ...]:
    return tuple(_number(one, least, most) for one in told.split(",") if one)


def _day(told: str) -> tuple[int, int]:
    if told[-2:] not in _DAYS or len(told) > 2 + _SIGNED:
        raise errors.BadPeriod(why="rrule", place=told[:80])
    place = _number(told[:-2], -53, 53) if told[:-2] else 0
    if told[:-2] and place == 0:
        raise errors.BadPeriod(why="rrule", place=told[:80])
    return place, _DAYS.index(told[-2:])


def _until(told: str) -> datetime | date:
    for form in ("%Y%m%dT%H%M%SZ", "%Y%m%d"):
        try:
            at = datetime.strptime(told, form).replace(tzinfo=UTC)
        except ValueError:
            continue
        return at.date() if form == "%Y%m%d" else at
    raise errors.BadPeriod(why="rrule", place=told[:80])
