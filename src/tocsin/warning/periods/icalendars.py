"""Reads the dates of an ICS file (RFC 5545), strictly: what it does not know it refuses by line.

Known are VEVENT with UID, SUMMARY, DTSTART, DTEND or DURATION, RRULE, DESCRIPTION and STATUS; a
cancelled event is left out. EXDATE, RDATE and RECURRENCE-ID change a series and are refused,
since leaving them out would show wrong dates. Everything else in an event says nothing of when.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from tocsin.warning import errors
from tocsin.warning.periods import model, recurring, zones

MOST_BYTES = 1 << 20
MOST_EVENTS = 500
_LONGEST_NAME = 200
_DURATION = re.compile(
    r"P(?:(\d{1,3})W|(?:(\d{1,3})D)?(?:T(?:(\d{1,4})H)?(?:(\d{1,5})M)?(?:\d+S)?)?)"
)
_REFUSED = ("EXDATE", "RDATE", "RECURRENCE-ID", "EXRULE")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    number: int
    name: str
    parameters: dict[str, str]
    value: str


@dataclass(slots=True)
class _Event:
    number: int
    lines: dict[str, _Line] = field(default_factory=dict)


def read(content: bytes, *, zone: str = "UTC") -> tuple[model.Period, ...]:
    """Return the periods of a calendar; `zone` is where its floating times hang.

    Raises errors.BadPeriod with the line that cannot be taken.
    """
    zones.zone(zone)
    if len(content) > MOST_BYTES:
        raise errors.BadPeriod(why="too_large", place="ics")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise errors.BadPeriod(why="encoding", place="ics") from fault
    lines = [_line(number, told) for number, told in _unfolded(text)]
    if not lines or (lines[0].name, lines[0].value.upper()) != ("BEGIN", "VCALENDAR"):
        raise errors.BadPeriod(why="not_a_calendar", place="1")
    periods = [_period(event, zone) for event in _events(lines)]
    if len(periods) > MOST_EVENTS:
        raise errors.BadPeriod(why="too_many", place=str(len(periods)))
    return tuple(one for one in periods if one is not None)


def _unfolded(text: str) -> Iterator[tuple[int, str]]:
    number, held = 0, ""
    for at, raw in enumerate(text.replace("\r\n", "\n").split("\n"), start=1):
        if raw[:1] in {" ", "\t"} and held:
            held += raw[1:]
            continue
        if held:
            yield number, held
        number, held = at, raw
    if held:
        yield number, held


def _line(number: int, told: str) -> _Line:
    # A colon or semicolon inside quotation marks belongs to a parameter.
    head, sign, value = _split(told, ":")
    name, _, rest = head.partition(";")
    if not sign or not name.replace("-", "").isalnum():
        raise errors.BadPeriod(why="line", place=str(number))
    parameters = {}
    while rest:
        one, _, rest = _split(rest, ";")
        key, _, given = one.partition("=")
        parameters[key.upper()] = given.strip('"')
    return _Line(number=number, name=name.upper(), parameters=parameters, value=value)


def _split(told: str, sign: str) -> tuple[str, str, str]:
    is_quoted = False
    for at, one in enumerate(told):
        is_quoted ^= one == '"'
        if one == sign and not is_quoted:
            return told[:at], sign, told[at + 1 :]
    return told, "", ""


def _events(lines: list[_Line]) -> Iterator[_Event]:
    inside: list[str] = []
    event = _Event(0)
    for line in lines:
        if line.name == "BEGIN":
            inside.append(line.value.upper())
            event = _Event(line.number) if inside[1:] == ["VEVENT"] else event
        elif line.name == "END":
            if not inside or inside.pop() != line.value.upper():
                raise errors.BadPeriod(why="end", place=str(line.number))
            if len(inside) == 1 and line.value.upper() == "VEVENT":
                yield event
        elif inside[1:] == ["VEVENT"]:
            if line.name in _REFUSED or (line.name in event.lines and line.name in _ONCE):
                raise errors.BadPeriod(
                    why="unknown_part", place=str(line.number), part=line.name[:40]
                )
            event.lines.setdefault(line.name, line)
    if inside:
        raise errors.BadPeriod(why="end", place=str(lines[-1].number))


_ONCE = frozenset({"DTSTART", "DTEND", "DURATION", "RRULE", "UID", "SUMMARY"})


def _period(event: _Event, zone: str) -> model.Period | None:
    start = event.lines.get("DTSTART")
    if start is None:
        raise errors.BadPeriod(why="no_start", place=str(event.number))
    status = event.lines.get("STATUS")
    if status is not None and status.value.strip().upper() == "CANCELLED":
        return None
    home, begins_at, is_day = _at(start, zone)
    rule = event.lines.get("RRULE")
    if rule is not None:
        recurring.read(rule.value)
    told = model.Period(
        period_id=_named(event, start),
        name=_plain(event.lines.get("SUMMARY"))[:_LONGEST_NAME] or start.value,
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


def _at(line: _Line, zone: str) -> tuple[str, datetime, bool]:
    """Return the zone of a time, the time in UTC, and whether it is a whole day."""
    told = line.value.strip().upper()
    home = "UTC" if told.endswith("Z") else line.parameters.get("TZID", zone)
    form = "%Y%m%d" if "T" not in told else "%Y%m%dT%H%M%S"
    try:
        at = datetime.strptime(told.removesuffix("Z"), form)  # noqa: DTZ007 (the zone follows)
    except ValueError as fault:
        raise errors.BadPeriod(why="time", place=str(line.number)) from fault
    local = datetime.combine(at.date(), at.time(), zones.zone(home))
    return home, local.astimezone(UTC), "T" not in told


def _named(event: _Event, start: _Line) -> str:
    """Return the same id for the same event, so that a file read again replaces itself."""
    uid = event.lines.get("UID")
    told = f"{uid.value if uid else _plain(event.lines.get('SUMMARY'))}\x1f{start.value}"
    mark = hashlib.blake2b(told.encode("utf-8", "replace"), digest_size=4).hexdigest()
    return f"ics-{mark}"


def _plain(line: _Line | None) -> str:
    if line is None:
        return ""
    told = line.value.replace("\\n", " ").replace("\\N", " ")
    told = told.replace("\\,", ",").replace("\\;", ";").replace("\\\\", "\\")
    return "".join(one if one.isprintable() else " " for one in told).strip()
