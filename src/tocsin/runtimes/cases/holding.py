"""Who holds a duty of a case, and how each is reached, as the directory has it."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from tocsin import cases, directory, notices
from tocsin.adapters import sql
from tocsin.directory import entries
from tocsin.runtimes.cases.desks import StopsOf

_MOMENT = timedelta(microseconds=1)


class Holders:
    """Asks the directory within one transaction."""

    def __init__(self, books: sql.Books) -> None:
        self._books = books

    def holders(self, duty: str, now: datetime) -> Sequence[cases.Person]:
        """Return whoever holds it and then the deputies, in order; nobody = a gap."""
        one = self._books.entries.get(entries.model.Duty, duty)
        if one is None:
            return ()
        people = {each.entry_id: each for each in self._books.entries.all(entries.model.Person)}
        users = {each.person_id: each.user_id for each in self._books.users.all()}
        shifts = self._books.shifts.between(now, now + _MOMENT)
        return [
            cases.Person(user_id=users.get(person_id, person_id), name=people[person_id].name)
            for person_id in directory.duties.holders_at(one, people, shifts, now)
        ]

    def trained(self, now: datetime) -> Sequence[cases.Person]:
        """Return whoever is trained for people in distress and is here, care's holders first."""
        people = [one for one in self._people() if one.is_distress_trained and _is_here(one, now)]
        users = self._users()
        found = [
            cases.Person(user_id=users.get(one.entry_id, one.entry_id), name=one.name)
            for one in people
        ]
        called = [one.user_id for one in self.holders(cases.care.DUTY, now)]
        places = {user_id: place for place, user_id in enumerate(called)}
        return sorted(found, key=lambda one: places.get(one.user_id, len(places)))

    def is_trained(self, user_id: str) -> bool:
        """Return whether somebody is trained for people in distress."""
        users = self._users()
        trained = [one.entry_id for one in self._people() if one.is_distress_trained]
        return user_id in {users.get(one, one) for one in trained}

    def _people(self) -> Sequence[entries.model.Person]:
        return self._books.entries.all(entries.model.Person)

    def _users(self) -> dict[str, str]:
        found = self._books.users.all()
        return {one.person_id: one.user_id for one in found if one.person_id and not one.ended_at}


def _is_here(one: entries.model.Person, now: datetime) -> bool:
    return not any(away.begins_at <= now < away.ends_at for away in one.away)


def reached(languages: tuple[str, ...], channels: Collection[str]) -> StopsOf:
    """Return a person's own screen, and what of `channels` the directory has an address for."""

    def stops(books: sql.Books, person: cases.Person) -> Sequence[notices.Stop]:
        known = _person(books, person.user_id)
        spoken = languages if known is None else known.languages or languages
        addresses = () if known is None else known.reach
        return (
            notices.Stop(channel="in_app", recipient=person.user_id, languages=spoken),
            *(
                notices.Stop(channel=one.channel, recipient=one.address, languages=spoken)
                for one in addresses
                if one.channel in channels
            ),
        )

    return stops


def _person(books: sql.Books, user_id: str) -> entries.model.Person | None:
    user = books.users.get(user_id)
    return books.entries.get(entries.model.Person, user.person_id if user else user_id)
