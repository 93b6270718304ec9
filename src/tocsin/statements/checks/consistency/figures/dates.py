"""Dates and hours as people write them, with what they leave open; 民國 years count from 1911."""

import re
from dataclasses import dataclass

from tocsin.statements.checks.consistency.figures import numerals

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = rf"(?P<name>{'|'.join(_MONTHS)})[a-z]*\.?"
_N = r"[\d〇零一二三四五六七八九十]"
_CHINESE = re.compile(
    rf"(?:(?P<era>民国|民國)?\s?(?P<year>{_N}{{2,4}})\s?年)?\s?(?P<month>{_N}{{1,3}})\s?月"
    rf"(?:\s?(?P<day>{_N}{{1,3}})\s?[日号號])?"
)
_ISO = re.compile(r"(?<!\d)(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?!\d)")
_DAY_FIRST = re.compile(
    rf"(?<![\d:])(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?\s+{_MONTH}(?:,?\s+(?P<year>\d{{4}}))?",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(
    rf"\b{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?!:)(?:,?\s+(?P<year>\d{{4}}))?",
    re.IGNORECASE,
)
_MONTH_OF = re.compile(rf"\b{_MONTH}\s+(?P<year>\d{{4}})\b", re.IGNORECASE)
_CLOCK = re.compile(
    r"(?<![\d:])(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::\d{2})?\s?(?P<half>[ap]\.?m\b)?",
    re.IGNORECASE,
)
_HOUR = re.compile(r"(?<![\d:])(?P<hour>\d{1,2})\s?(?P<half>[ap]\.?m\b)", re.IGNORECASE)
_CHINESE_HOUR = re.compile(
    rf"(?P<half>凌晨|清晨|早上|上午|中午|下午|傍晚|晚上|晚间|晚間|深夜|晚)?\s?(?P<hour>{_N}{{1,3}})\s?[点點时時](?!间|間|候|段)"
    rf"(?:\s?(?P<minute>{_N}{{1,3}})\s?分|(?P<half_past>半))?"
)
_LATE = frozenset(["下午", "傍晚", "晚上", "晚间", "晚間", "深夜", "晚"])
_NOON, _MINGUO, _SHORT_YEAR = 12, 1911, 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A point in time with what was said of it; what was left open is None."""

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    hour: int | None = None
    minute: int | None = None
    shift: int | None = None  # days from when it was said, where nobody knows when
    weekday: int | None = None
    role: str = ""  # from, until: where a term begins or ends

    @property
    def date(self) -> tuple[int | None, int | None, int | None]:
        """Return its year, month and day."""
        return self.year, self.month, self.day

    def is_beside(self, other: "Moment") -> bool:
        """Return whether the two say nothing of the same: an hour, and a date."""
        mine = (*self.date, self.hour, self.shift, self.weekday)
        theirs = (*other.date, other.hour, other.shift, other.weekday)
        return not any(None not in pair for pair in zip(mine, theirs, strict=True))

    def contradicts(self, other: "Moment") -> bool:
        """Return whether the two differ in what both say; an hour alone contradicts no date."""
        pairs = list(zip(self.date, other.date, strict=True))
        both = [(one, two) for one, two in pairs if one is not None and two is not None]
        if any(one != two for one, two in both):
            return True
        loose = ((self.shift, other.shift), (self.weekday, other.weekday))
        if not both and any(None not in pair and pair[0] != pair[1] for pair in loose):
            return True
        if not both and any((one is None) != (two is None) for one, two in pairs):
            return False
        hours = (self.hour, other.hour)
        if None in hours:
            return False
        mine, theirs = (self.hour, self.minute or 0), (other.hour, other.minute or 0)
        return mine != theirs


def find(text: str) -> list[Moment]:
    """Return the times of a text, in order; an hour after a date belongs to it.

    >>> [one.date for one in find("民國115年3月2日; March 2, 2026; 2026-03-02; 三月二日")]
    [(2026, 3, 2), (2026, 3, 2), (2026, 3, 2), (None, 3, 2)]
    """
    days = _distinct(
        [
            _day(hit)
            for one in (_ISO, _DAY_FIRST, _MONTH_FIRST, _MONTH_OF, _CHINESE)
            for hit in one.finditer(text)
        ]
    )
    hours = _distinct(
        [_hour(hit) for one in (_CLOCK, _HOUR, _CHINESE_HOUR) for hit in one.finditer(text)]
    )
    return _joined(days, [one for one in hours if one.hour is not None and one.hour <= _LAST_HOUR])


_LAST_HOUR = 24
_NEAR = 14  # characters between a date and its hour


def _joined(days: list[Moment], hours: list[Moment]) -> list[Moment]:
    found, used = [], set()
    for day in days:
        near = [
            (abs(hour.start - day.end) if hour.start >= day.end else day.start - hour.end, hour)
            for hour in hours
            if id(hour) not in used
            and min(abs(hour.start - day.end), abs(day.start - hour.end)) <= _NEAR
        ]
        if not near:
            found.append(day)
            continue
        _, hour = min(near, key=lambda pair: pair[0])
        used.add(id(hour))
        found.append(
            Moment(
                start=min(day.start, hour.start),
                end=max(day.end, hour.end),
                year=day.year,
                month=day.month,
                day=day.day,
                hour=hour.hour,
                minute=hour.minute,
            )
        )
    alone = [hour for hour in hours if id(hour) not in used]
    return sorted([*found, *alone], key=lambda one: one.start)


def _distinct(found: list[Moment]) -> list[Moment]:
    kept: list[Moment] = []
    for one in sorted(found, key=lambda it: (it.start, -it.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def _day(hit: re.Match[str]) -> Moment:
    told = hit.groupdict()
    year = _number(told.get("year"))
    if year is not None and (told.get("era") or year < _SHORT_YEAR):
        year += _MINGUO
    name = told.get("name")
    month = _MONTHS.index(name.lower()) + 1 if name else _number(told.get("month"))
    return Moment(
        start=hit.start(), end=hit.end(), year=year, month=month, day=_number(told.get("day"))
    )


def _hour(hit: re.Match[str]) -> Moment:
    told = hit.groupdict()
    hour = _number(told["hour"]) or 0
    half = (told.get("half") or "").lower()
    is_late = half.startswith("p") or half in _LATE
    if is_late and hour < _NOON:
        hour += _NOON
    if half.startswith("a") and hour == _NOON:
        hour = 0
    minute = 30 if told.get("half_past") else _number(told.get("minute"))
    return Moment(start=hit.start(), end=hit.end(), hour=hour, minute=minute)


def _number(written: str | None) -> int | None:
    if not written:
        return None
    return int(written) if written.isdecimal() else numerals.chinese(written)
