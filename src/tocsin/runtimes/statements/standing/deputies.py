"""Who can sign for a duty, in the directory's order: whether here, able, and silent when asked."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from functools import cached_property

from tocsin import directory, notices
from tocsin.adapters import sql
from tocsin.directory import entries, users
from tocsin.runtimes.cases import desks
from tocsin.statements import drafting, law, signing

_MOMENT = timedelta(microseconds=1)
_AWAY, _UNABLE = signing.deputies.AWAY, signing.deputies.UNABLE


class Deputies:
    """The directory's lines within one transaction: read once, for however many texts."""

    def __init__(self, books: sql.Books) -> None:
        self._books = books

    @cached_property
    def _people(self) -> Mapping[str, entries.model.Person]:
        return {one.entry_id: one for one in self._books.entries.all(entries.model.Person)}

    @cached_property
    def _users(self) -> Mapping[str, users.User]:
        """Return the user of each of our people, one that may approve before one that may not."""
        here = [one for one in self._books.users.all() if one.ended_at is None]
        able_last = sorted((one for one in here if not one.is_service), key=_may_sign)
        return {one.person_id: one for one in able_last if one.person_id}

    def lines_of(
        self, draft: drafting.Draft, duties: Collection[str], now: datetime
    ) -> Sequence[signing.Line]:
        """Return the line of each duty that the directory knows."""
        lines = []
        for name, told in self._named(duties, now).items():
            asked = self._books.outbox.about(topic(draft, name))
            people = tuple(self._stand(one, asked, is_here=is_here) for one, is_here in told)
            lines.append(signing.Line(duty=name, people=people))
        return lines

    def person_of(self, user_id: str) -> str:
        """Return whom of our people a user is, "" for none; the house itself is not a person."""
        user = self._books.users.get(user_id)
        if user is None or user.is_service:
            return user_id
        return user.person_id if user.person_id in self._people else ""

    def lost_of(self, one: signing.Signature, duties: Collection[str]) -> signing.Lost | None:
        """Return what whoever signed has lost since: to be a user, the role, a duty of these.

        A duty is lost where the directory, as it reads now, no longer names them for the hour at
        which they signed; a shift that is over since was theirs.
        """
        user = self._books.users.get(one.person_id)
        if user is None:
            return None
        if user.ended_at is not None:
            return signing.Lost(why="let_go", since=user.ended_at)
        if not _may_sign(user):
            return signing.Lost(why="role")
        if not self.person_of(one.person_id):
            return signing.Lost(why="nobody")
        carried = set(one.duties) & set(duties) if one.word is signing.Word.APPROVED else set()
        named = self._named(carried, one.at)
        has_all = all(user.person_id in dict(named.get(duty, ())) for duty in carried)
        return None if has_all else signing.Lost(why="duty")

    def _named(
        self, duties: Collection[str], at: datetime
    ) -> Mapping[str, Sequence[tuple[str, bool]]]:
        """Return everybody named for each duty of the directory, and whether each is here."""
        shifts = self._books.shifts.between(at, at + _MOMENT) if duties else ()
        known = [self._books.entries.get(entries.model.Duty, name) for name in duties]
        return {
            one.entry_id: directory.duties.line_at(one, self._people, shifts, at)
            for one in known
            if one is not None
        }

    def _stand(
        self, person_id: str, asked: Sequence[notices.Notice], *, is_here: bool
    ) -> signing.deputies.Stand:
        user, person = self._users.get(person_id), self._people.get(person_id)
        is_able = user is not None and _may_sign(user)
        user_id = user.user_id if user else person_id
        return signing.deputies.Stand(
            user_id=user_id,
            name=person.name if person else person_id,
            why=_AWAY if not is_here else "" if is_able else _UNABLE,
            silent_at=_silent_at(user_id, asked),
        )


def topic(draft: drafting.Draft, duty: str) -> str:
    """Return what people are asked under for a word on this very text."""
    return f"{draft.statement_id}/sign/{drafting.sealing.seal(draft)[:16]}/{duty}"


def _may_sign(one: users.User) -> bool:
    return not one.roles.isdisjoint(law.LAW["draft.approve"])


def _silent_at(user_id: str, asked: Sequence[notices.Notice]) -> datetime | None:
    """Return from when on somebody who was asked is silent: whoever has read it has as long."""
    told = [one for one in asked if (one.channel, one.recipient) == ("in_app", user_id)]
    heard = [one.created_at for one in told]
    heard += [one.read_at for one in told if one.read_at is not None]
    return max(heard) + desks.CLIMB if heard else None
