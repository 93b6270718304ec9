"""Who holds a duty: the shift that began last, then the agreed holder, then deputies in order."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import pairwise

from tocsin.directory.duties.model import Gap, Held
from tocsin.directory.entries.model import Duty, Holding, Person, Shift

People = Mapping[str, Person]


def duty_at(duty: Duty, people: People, shifts: Iterable[Shift], now: datetime) -> Held:
    """Return who holds a duty now; a person who is away or gone is passed over, by name."""
    passed: list[str] = []
    for person_id, how in _in_order(duty, shifts, now):
        if _is_here(people.get(person_id), now):
            return Held(
                duty_id=duty.entry_id, person_id=person_id, how=how, passed_over=tuple(passed)
            )
        if person_id not in passed:
            passed.append(person_id)
    return Held(duty_id=duty.entry_id, person_id="", how="nobody", passed_over=tuple(passed))


def holders_at(
    duty: Duty, people: People, shifts: Iterable[Shift], now: datetime
) -> tuple[str, ...]:
    """Return everybody who can hold a duty now, whoever does first, then who steps in, in order."""
    return tuple(one for one, is_here in line_at(duty, people, shifts, now) if is_here)


def line_at(
    duty: Duty, people: People, shifts: Iterable[Shift], now: datetime
) -> tuple[tuple[str, bool], ...]:
    """Return everybody named for a duty now in order, and whether each is here."""
    named = dict.fromkeys(person_id for person_id, _ in _in_order(duty, shifts, now))
    return tuple((one, _is_here(people.get(one), now)) for one in named)


def duties_of(
    person_id: str, duties: Iterable[Duty], people: People, shifts: Sequence[Shift], now: datetime
) -> frozenset[str]:
    """Return the duties that a person holds now."""
    if not person_id:
        return frozenset()
    held = (duty_at(duty, people, shifts, now) for duty in duties)
    return frozenset(one.duty_id for one in held if one.person_id == person_id)


def gaps(
    duty: Duty, people: People, shifts: Sequence[Shift], since: datetime, until: datetime
) -> list[Gap]:
    """Return when nobody holds a duty between two times; looks where something changes."""
    edges = sorted(
        {since, until, *(at for at in _edges(duty, people, shifts) if since < at < until)}
    )
    found: list[Gap] = []
    for begins_at, ends_at in pairwise(edges):
        if duty_at(duty, people, shifts, begins_at).person_id:
            continue
        if found and found[-1].ends_at == begins_at:
            begins_at = found.pop().begins_at  # noqa: PLW2901 (one gap goes on)
        found.append(Gap(duty_id=duty.entry_id, begins_at=begins_at, ends_at=ends_at))
    return found


def _in_order(duty: Duty, shifts: Iterable[Shift], now: datetime) -> Iterator[tuple[str, str]]:
    on = [
        one for one in shifts if one.duty_id == duty.entry_id and one.begins_at <= now < one.ends_at
    ]
    for one in sorted(on, key=lambda shift: (shift.begins_at, shift.shift_id), reverse=True):
        yield one.person_id, "shift"
    agreed = [held for held in duty.holdings if _is_agreed(held, now)]
    for held in agreed:
        yield held.person_id, "holder"
    for held in agreed:
        for deputy in held.deputies:
            yield deputy, "deputy"


def _is_agreed(held: Holding, now: datetime) -> bool:
    has_begun = held.begins_at is None or held.begins_at <= now
    return has_begun and (held.ends_at is None or now < held.ends_at)


def _is_here(person: Person | None, now: datetime) -> bool:
    return person is not None and not any(
        away.begins_at <= now < away.ends_at for away in person.away
    )


def _edges(duty: Duty, people: People, shifts: Iterable[Shift]) -> Iterator[datetime]:
    for shift in shifts:
        if shift.duty_id == duty.entry_id:
            yield from (shift.begins_at, shift.ends_at)
    for held in duty.holdings:
        yield from (at for at in (held.begins_at, held.ends_at) if at is not None)
    for person in people.values():
        for away in person.away:
            yield from (away.begins_at, away.ends_at)
