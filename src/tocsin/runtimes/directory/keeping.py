"""What people enter in the directory: checked by the room, audited, told to the screens."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TypeVar

import msgspec

from tocsin import directory, shapes
from tocsin.adapters import sql
from tocsin.directory import duties, entries
from tocsin.kernel import reasons
from tocsin.runtimes.directory import visiting
from tocsin.runtimes.directory.signing import enter

E = TypeVar("E", bound=entries.Entry)
_AHEAD = timedelta(days=7)
_GIVEN = timedelta(days=100)
_LONGEST = timedelta(days=31)


def keep(books: sql.Books, actor: directory.Actor, one: E, now: datetime) -> E:
    """Keep an entry."""
    kept = entries.service.keep(books, actor, one)
    word = entries.checking.kind_of(one)
    enter(books, now, actor.user_id, f"{word}.kept", one.entry_id, {"name": one.name})
    return kept


def remove(
    books: sql.Books,
    actor: directory.Actor,
    kind: type[entries.Entry],
    entry_id: str,
    now: datetime,
) -> None:
    """Forget an entry."""
    entries.service.remove(books, actor, kind, entry_id)
    word = entries.checking.kind_of(kind)
    enter(books, now, actor.user_id, f"{word}.removed", entry_id, {})


def put_shifts(
    books: sql.Books, actor: directory.Actor, some: Sequence[entries.Shift], now: datetime
) -> None:
    """Keep shifts; raises NotAllowed, BadShift."""
    directory.require(actor, "shift.keep", directory.law.LAW)
    people = visiting.people(books)
    for one in some:
        if not one.begins_at < one.ends_at or one.ends_at - one.begins_at > _LONGEST:
            raise duties.errors.BadShift(why=reasons.because("directory.rota.order"))
        if one.person_id not in people:
            raise duties.errors.BadShift(why=reasons.because("directory.rota.nobody"))
        if books.entries.get(entries.model.Duty, one.duty_id) is None:
            raise entries.errors.UnknownEntry(kind="duty", id=one.duty_id)
    books.shifts.put(some)
    for one in some:
        facts = {"duty_id": one.duty_id, "person_id": one.person_id, "begins_at": one.begins_at}
        enter(books, now, actor.user_id, "shift.kept", one.shift_id, facts)


def swap(
    books: sql.Books, actor: directory.Actor, first: str, second: str, now: datetime
) -> list[entries.Shift]:
    """Have the people of two shifts change places; raises NotAllowed, UnknownShift, BadShift."""
    directory.require(actor, "shift.keep", directory.law.LAW)
    one, other = _shift(books, first), _shift(books, second)
    swapped = [
        replace(one, person_id=other.person_id, source=actor.user_id),
        replace(other, person_id=one.person_id, source=actor.user_id),
    ]
    put_shifts(books, actor, swapped, now)
    return swapped


def _shift(books: sql.Books, shift_id: str) -> entries.Shift:
    found = books.shifts.get(shift_id)
    if found is None:
        raise duties.errors.UnknownShift(shift_id=shift_id)
    return found


def remove_shift(books: sql.Books, actor: directory.Actor, shift_id: str, now: datetime) -> None:
    """Forget a shift; raises NotAllowed, UnknownShift."""
    directory.require(actor, "shift.remove", directory.law.LAW)
    if not books.shifts.remove(shift_id):
        raise duties.errors.UnknownShift(shift_id=shift_id)
    enter(books, now, actor.user_id, "shift.removed", shift_id, {})


def take_rota(
    books: sql.Books,
    actor: directory.Actor,
    duty_id: str,
    ics: bytes,
    zone: str,
    now: datetime,
) -> duties.rota.Reading:
    """Take the shifts of a duty from a calendar; raises NotAllowed, UnknownEntry, BadRota."""
    directory.require(actor, "shift.import", directory.law.LAW)
    if books.entries.get(entries.model.Duty, duty_id) is None:
        raise entries.errors.UnknownEntry(kind="duty", id=duty_id)
    found = duties.rota.read(ics, duty_id, visiting.people(books), zone)
    books.shifts.put(found.shifts)
    facts = {"kept": len(found.shifts), "left_out": len(found.left_out)}
    enter(books, now, actor.user_id, "shift.imported", duty_id, facts)
    return found


def give_rota(books: sql.Books, actor: directory.Actor, duty_id: str, now: datetime) -> bytes:
    """Return the shifts of a duty as a calendar, a hundred days from a week ago."""
    directory.require(actor, "entries.read", directory.law.LAW)
    duty = books.entries.get(entries.model.Duty, duty_id)
    if duty is None:
        raise entries.errors.UnknownEntry(kind="duty", id=duty_id)
    found = books.shifts.between(now - _AHEAD, now + _GIVEN)
    mine = [one for one in found if one.duty_id == duty_id]
    return duties.rota.written(mine, duty.name, visiting.people(books), now)


def confirm(
    books: sql.Books, actor: directory.Actor, policy_id: str, now: datetime
) -> entries.Read:
    """Enter that the actor has read a policy; they go by their person, or their user."""
    user = books.users.get(actor.user_id)
    person_id = (user.person_id if user else "") or actor.user_id
    one = entries.service.confirm(books, actor, policy_id, person_id, now)
    enter(books, now, actor.user_id, "policy.read", policy_id, {"version": one.version})
    return one


def held(books: sql.Books, actor: directory.Actor, now: datetime) -> list[shapes.Shape]:
    """Return who holds each duty now, and when nobody will in the next seven days."""
    directory.require(actor, "duty.at", directory.law.LAW)
    people, until = visiting.people(books), now + _AHEAD
    ahead = books.shifts.between(now, until)
    told: list[shapes.Shape] = []
    for duty in books.entries.all(entries.model.Duty):
        one = duties.duty_at(duty, people, ahead, now)
        person = people.get(one.person_id)
        told.append(
            {
                "duty_id": duty.entry_id,
                "name": duty.name,
                "person_id": one.person_id,
                "person": person.name if person else "",
                "how": one.how,
                "passed_over": list(one.passed_over),
                "gaps": [_gap(gap) for gap in duties.gaps(duty, people, ahead, now, until)],
            }
        )
    return told


def gaps(
    books: sql.Books, actor: directory.Actor, since: datetime, until: datetime
) -> list[shapes.Shape]:
    """Return when nobody holds a duty between two times, duty by duty."""
    directory.require(actor, "duty.at", directory.law.LAW)
    people, shifts = visiting.people(books), books.shifts.between(since, until)
    return [
        _gap(gap)
        for duty in books.entries.all(entries.model.Duty)
        for gap in duties.gaps(duty, people, shifts, since, until)
    ]


def _gap(one: duties.Gap) -> shapes.Shape:
    return {
        "duty_id": one.duty_id,
        "begins_at": shapes.time(one.begins_at),
        "ends_at": shapes.time(one.ends_at),
    }


def told(one: entries.Entry | entries.Shift) -> shapes.Shape:
    """Return an entry as the API tells it."""
    made: shapes.Shape = msgspec.to_builtins(one)
    return made
