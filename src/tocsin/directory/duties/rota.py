"""The rota as a calendar (RFC 5545): read what names a person and a time, tell what does not.

Known are VEVENT with UID, DTSTART, DTEND, ATTENDEE (mailto) and SUMMARY. A person is known by an
address of theirs, or by their name in the summary ("Night duty: Lin Mei"). Repeating events are
left out with the reason: a rota is exported with every single shift.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from tocsin.directory.duties import errors
from tocsin.directory.entries.model import Person, Shift
from tocsin.kernel import contentlines, reasons

MOST_BYTES = 4 << 20
MOST = 5_000
_LONGEST = timedelta(days=31)
_FORM = "%Y%m%dT%H%M%SZ"
_MAIL = "mailto:"
_LINE = 73  # bytes, less the break


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """An event that was not taken: where it stands, and why."""

    line: int
    why: reasons.Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a calendar holds."""

    shifts: tuple[Shift, ...]
    left_out: tuple[LeftOut, ...] = ()


Event = dict[str, contentlines.Line]


def read(content: bytes, duty_id: str, people: Mapping[str, Person], zone: str = "UTC") -> Reading:
    """Return the shifts of a duty; `zone` is where floating times hang. Raises BadRota."""
    home = _zone(zone)
    if home is None:
        raise errors.BadRota(why=reasons.because("directory.rota.zone", zone=zone[:80]))
    if len(content) > MOST_BYTES:
        raise errors.BadRota(why=reasons.because("directory.rota.large"))
    lines = contentlines.read(content.decode("utf-8-sig", "replace"))
    if not lines or (lines[0].name, lines[0].value.strip().upper()) != ("BEGIN", "VCALENDAR"):
        raise errors.BadRota(why=reasons.because("directory.rota.form"))
    shifts, left = dict[str, Shift](), list[LeftOut]()
    for number, event in _events(lines):
        try:
            if len(shifts) >= MOST:
                raise _refused("many")
            shift = _shift(event, duty_id, people, home)
        except errors.BadShift as fault:
            left.append(LeftOut(line=number, why=fault.why))
        else:
            shifts[shift.shift_id] = shift
    return Reading(shifts=tuple(shifts.values()), left_out=tuple(left))


def written(shifts: list[Shift], duty: str, people: Mapping[str, Person], now: datetime) -> bytes:
    """Return shifts as a calendar."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Tocsin//Rota//EN"]
    for one in shifts:
        person = people.get(one.person_id)
        name = person.name if person else one.person_id
        lines += [
            "BEGIN:VEVENT",
            f"UID:{_escaped(one.shift_id)}",
            f"DTSTAMP:{now.astimezone(UTC).strftime(_FORM)}",
            f"DTSTART:{one.begins_at.astimezone(UTC).strftime(_FORM)}",
            f"DTEND:{one.ends_at.astimezone(UTC).strftime(_FORM)}",
            f"SUMMARY:{_escaped(duty)}: {_escaped(name)}",
            *(f"ATTENDEE:{_MAIL}{mail}" for mail in _mails(person)[:1]),
            "END:VEVENT",
        ]
    folded = (part for line in [*lines, "END:VCALENDAR"] for part in _folded(line))
    return "".join(f"{line}\r\n" for line in folded).encode()


def _events(lines: list[contentlines.Line]) -> Iterator[tuple[int, Event]]:
    event: Event | None = None
    begins, inside = 0, ""
    for line in lines:
        word = line.value.strip().upper()
        if line.name == "BEGIN" and word == "VEVENT":
            event, begins = {}, line.number
        elif line.name == "BEGIN":
            inside = word
        elif line.name == "END" and word == "VEVENT" and event is not None:
            yield begins, event
            event = None
        elif line.name == "END" and word == inside:
            inside = ""
        elif event is not None and inside in {"", "VCALENDAR"}:
            event.setdefault(line.name, line)


def _shift(event: Event, duty_id: str, people: Mapping[str, Person], home: ZoneInfo) -> Shift:
    if {"RRULE", "RDATE", "RECURRENCE-ID"} & set(event):
        raise _refused("repeats")
    begins, ends = event.get("DTSTART"), event.get("DTEND")
    if begins is None or ends is None:
        raise _refused("no_time")
    begins_at, ends_at = _at(begins, home), _at(ends, home)
    if not begins_at < ends_at or ends_at - begins_at > _LONGEST:
        raise _refused("order")
    person = _person(event, people)
    if person is None:
        raise _refused("nobody")
    uid = event["UID"].value.strip() if "UID" in event else ""
    told = f"{duty_id}\x1f{uid or (begins.value + person.entry_id)}"
    mark = hashlib.blake2b(told.encode("utf-8", "replace"), digest_size=12).hexdigest()
    return Shift(
        shift_id=mark,
        duty_id=duty_id,
        person_id=person.entry_id,
        begins_at=begins_at,
        ends_at=ends_at,
        source="ics",
    )


def _person(event: Event, people: Mapping[str, Person]) -> Person | None:
    attendee, summary = event.get("ATTENDEE"), event.get("SUMMARY")
    mail = attendee.value.strip().lower().removeprefix(_MAIL) if attendee else ""
    if mail:
        by_mail = (one for one in people.values() if mail in _mails(one))
        found = next(by_mail, None)
        if found is not None:
            return found
    said = re.sub(r"\\(.)", r"\1", summary.value).casefold() if summary else ""
    named = [one for one in people.values() if one.name.casefold() in said]
    return max(named, key=lambda one: len(one.name), default=None)


def _mails(person: Person | None) -> list[str]:
    reach = person.reach if person else ()
    return [one.address.strip().lower() for one in reach if one.channel == "email"]


def _at(line: contentlines.Line, home: ZoneInfo) -> datetime:
    told = line.value.strip().upper()
    where = _zone(line.parameters.get("TZID", "")) or home
    try:
        if len(told) == len("20260302"):
            return datetime.strptime(told, "%Y%m%d").replace(tzinfo=where).astimezone(UTC)
        if told.endswith("Z"):
            return datetime.strptime(told, _FORM).replace(tzinfo=UTC)
        return datetime.strptime(told, _FORM[:-1]).replace(tzinfo=where).astimezone(UTC)
    except (ValueError, OverflowError) as fault:
        raise _refused("no_time") from fault


def _zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def _refused(why: str) -> errors.BadShift:
    return errors.BadShift(why=reasons.because(f"directory.rota.{why}"))


def _escaped(text: str) -> str:
    plain = re.sub(r"([\\;,])", r"\\\1", text)
    return "".join(letter if letter.isprintable() else " " for letter in plain)


def _folded(line: str) -> Iterator[str]:
    """Yield a line in pieces of at most 75 bytes; no letter is cut."""
    piece = ""
    for letter in line:
        if len((piece + letter).encode()) > _LINE:
            yield piece
            piece = " "
        piece += letter
    yield piece
