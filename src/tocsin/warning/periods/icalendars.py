"""Reads the dates of an ICS file (RFC 5545): keeps what it understands, tells what it does not.

Known are VEVENT with UID, SUMMARY, DTSTART, DTEND or DURATION, RRULE, DESCRIPTION and STATUS; a
cancelled event is left out. An event that cannot be taken is left out with its line and the reason;
the others are kept. EXDATE, RDATE and RECURRENCE-ID change a series: the whole series is left out,
since keeping it without them would show wrong dates. Everything else in an event says nothing of
when.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from tocsin.kernel import contentlines, reasons
from tocsin.warning import errors
from tocsin.warning.periods import model, recurring, zones

MOST_BYTES = 4 << 20
MOST_EVENTS = 500  # kept, those that end last; repeating ones go before
_LONGEST_NAME = 200
_DURATION = re.compile(
    r"P(?:(\d{1,3})W|(?:(\d{1,3})D)?(?:T(?:(\d{1,4})H)?(?:(\d{1,5})M)?(?:\d+S)?)?)"
)
_CHANGES = ("EXDATE", "RDATE", "RECURRENCE-ID", "EXRULE")
_ONCE = frozenset({"DTSTART", "DTEND", "DURATION", "RRULE", "UID", "SUMMARY"})
_NEVER = datetime.max.replace(tzinfo=UTC)

Line = contentlines.Line


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """An event that was not taken: where it stands, and why."""

    line: int
    why: reasons.Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a file holds."""

    periods: tuple[model.Period, ...]
    left_out: tuple[LeftOut, ...] = ()


@dataclass(slots=True)
class _Event:
    number: int
    lines: dict[str, Line] = field(default_factory=dict)
    fault: errors.BadPeriod | None = None
    is_changed: bool = False  # single dates of it, or by it of a series

    @property
    def series(self) -> str:
        """Return what events of one series share; "" where nothing is said."""
        uid = self.lines.get("UID")
        return uid.value.strip() if uid else ""


def read(content: bytes, *, zone: str = "UTC") -> Reading:
    """Return the periods of a calendar; `zone` is where its floating times hang.

    Raises errors.BadPeriod where it is no calendar, or nothing of it can be taken.
    """
    zones.zone(zone)
    if len(content) > MOST_BYTES:
        raise errors.BadPeriod(why="too_large", place="ics")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise errors.BadPeriod(why="encoding", place="ics") from fault
    lines = contentlines.read(text)
    if not lines or (lines[0].name, lines[0].value.strip().upper()) != ("BEGIN", "VCALENDAR"):
        raise errors.BadPeriod(why="not_a_calendar", place="1")
    return _kept(list(_events(lines)), zone)


def _kept(events: list[_Event], zone: str) -> Reading:
    changed = {one.series: one for one in events if one.is_changed and one.series}
    found: dict[str, tuple[int, model.Period]] = {}
    faults: list[tuple[int, errors.BadPeriod]] = []
    for event in events:
        try:
            cause = event.fault or (
                changed[event.series].fault if event.series in changed else None
            )
            if cause is not None:
                raise cause
            period = _period(event, zone)
        except errors.BadPeriod as fault:
            faults.append((event.number, fault))
        else:
            if period is not None:
                found[period.period_id] = (event.number, period)
    if faults and not found:
        raise faults[0][1]
    return _most(list(found.values()), faults)


def _most(
    found: list[tuple[int, model.Period]], faults: list[tuple[int, errors.BadPeriod]]
) -> Reading:
    """Return what may be kept; of too many events the earliest are left out, and told once."""
    latest = sorted(found, key=lambda pair: _NEVER if pair[1].repeats else pair[1].ends_at)
    over = latest[: max(len(latest) - MOST_EVENTS, 0)]
    left = {number for number, _ in over}
    if over:
        many = errors.BadPeriod(why="too_many", place=str(len(found)))
        faults = [*faults, (min(left), many)]
    return Reading(
        periods=tuple(period for number, period in found if number not in left),
        left_out=tuple(
            LeftOut(line=number, why=fault.reason)
            for number, fault in sorted(faults, key=lambda pair: pair[0])
        ),
    )


def _events(lines: list[Line]) -> Iterator[_Event]:
    """Yield every event; one that does not end, or holds what is no line, carries its fault."""
    inside: list[str] = []
    event: _Event | None = None
    for line in lines:
        told = line.value.strip().upper()
        if line.name == "BEGIN":
            inside.append(told)
            if told == "VEVENT":
                if event is not None:
                    yield _unended(event)
                event, inside = _Event(line.number), ["VCALENDAR", "VEVENT"]
        elif line.name == "END":
            if told == "VEVENT" and event is not None:
                yield event
                event, inside = None, ["VCALENDAR"]
            elif told in inside:
                del inside[inside.index(told) :]
        elif event is not None and inside[-1] == "VEVENT":
            _take(event, line)
    if event is not None:
        yield _unended(event)


def _unended(event: _Event) -> _Event:
    event.fault = errors.BadPeriod(why="end", place=str(event.number))
    return event


def _take(event: _Event, line: Line) -> None:
    is_change = line.name in _CHANGES
    event.is_changed |= is_change
    fault = None
    if not line.name:
        fault = errors.BadPeriod(why="line", place=str(line.number))
    elif is_change or (line.name in _ONCE and line.name in event.lines):
        part = line.name[:40]
        fault = errors.BadPeriod(why="unknown_part", place=str(line.number), part=part)
    if fault is None:
        event.lines.setdefault(line.name, line)
    event.fault = event.fault or fault


def _period(event: _Event, zone: str) -> model.Period | None:
    start = event.lines.get("DTSTART")
    status = event.lines.get("STATUS")
    if status is not None and status.value.strip().upper() == "CANCELLED":
        return None
    if start is None:
        raise errors.BadPeriod(why="no_start", place=str(event.number))
    home, begins_at, is_day = _at(start, zone)
    rule = event.lines.get("RRULE")
    if rule is not None:
        recurring.read(rule.value)
    told = model.Period(
        period_id=_named(event, start),
        name=_plain(event.lines.get("SUMMARY"))[:_LONGEST_NAME] or start.value[:_LONGEST_NAME],
        begins_at=begins_at,
        ends_at=_end(event, begins_at, zone, is_day=is_day),
        zone=home,
        repeats=rule.value.strip().upper() if rule else "",
        source="ics",
        why=_plain(event.lines.get("DESCRIPTION"))[:_LONGEST_NAME],
    )
    return model.checked(told)


def _end(event: _Event, begins_at: datetime, zone: str, *, is_day: bool) -> datetime:
    end, duration = event.lines.get("DTEND"), event.lines.get("DURATION")
    if end is not None:
        return _at(end, zone)[1]
    if duration is not None:
        found = _DURATION.fullmatch(duration.value.strip().upper().removeprefix("+"))
        if found is None:
            raise errors.BadPeriod(why="duration", place=str(duration.number))
        weeks, days, hours, minutes = (int(part or 0) for part in found.groups())
        return begins_at + timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes)
    return begins_at + (timedelta(days=1) if is_day else timedelta(hours=1))


def _at(line: Line, zone: str) -> tuple[str, datetime, bool]:
    """Return the zone of a time, the time in UTC, and whether it is a whole day."""
    told = line.value.strip().upper()
    home = "UTC" if told.endswith("Z") else line.parameters.get("TZID", zone)
    form = "%Y%m%d" if "T" not in told else "%Y%m%dT%H%M%S"
    try:
        at = datetime.strptime(told.removesuffix("Z"), form)  # noqa: DTZ007 (the zone follows)
    except ValueError as fault:
        raise errors.BadPeriod(why="time", place=str(line.number)) from fault
    home = zones.named(home)
    local = datetime.combine(at.date(), at.time(), zones.zone(home))
    try:
        return home, local.astimezone(UTC), "T" not in told
    except OverflowError as fault:  # the first or last day of all time
        raise errors.BadPeriod(why="time", place=str(line.number)) from fault


def _named(event: _Event, start: Line) -> str:
    """Return the same id for the same event, so that a file read again replaces itself."""
    uid = event.lines.get("UID")
    told = f"{uid.value if uid else _plain(event.lines.get('SUMMARY'))}\x1f{start.value}"
    mark = hashlib.blake2b(told.encode("utf-8", "replace"), digest_size=4).hexdigest()
    return f"ics-{mark}"


def _plain(line: Line | None) -> str:
    if line is None:
        return ""
    told = line.value.replace("\\n", " ").replace("\\N", " ")
    told = told.replace("\\,", ",").replace("\\;", ";").replace("\\\\", "\\")
    return "".join(one if one.isprintable() else " " for one in told).strip()
