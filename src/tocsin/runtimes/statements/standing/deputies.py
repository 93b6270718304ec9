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
        return {one.person_id or one.user_id: one for one in able_last}

    def lines_of(
        self, draft: drafting.Draft, duties: Collection[str], now: datetime
    ) -> Sequence[signing.Line]:
        """Return the line of each duty that the directory knows."""
        shifts = self._books.shifts.between(now, now + _MOMENT)
        lines = []
        for name in duties:
            duty = self._books.entries.get(entries.model.Duty, name)
            if duty is None:
                continue
            told = directory.duties.line_at(duty, self._people, shifts, now)
            asked = self._books.outbox.about(topic(draft, name))
            people = tuple(self._stand(one, asked, is_here=is_here) for one, is_here in told)
            lines.append(signing.Line(duty=name, people=people))
        return lines

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


def let_go_at(books: sql.Books, user_id: str) -> datetime | None:
    """Return when somebody was let go."""
    user = books.users.get(user_id)
    return None if user is None else user.ended_at


def _may_sign(one: users.User) -> bool:
    return not one.roles.isdisjoint(law.LAW["draft.approve"])


def _silent_at(user_id: str, asked: Sequence[notices.Notice]) -> datetime | None:
    """Return from when on somebody who was asked is silent: whoever has read it has as long."""
    told = [one for one in asked if (one.channel, one.recipient) == ("in_app", user_id)]
    heard = [one.created_at for one in told]
    heard += [one.read_at for one in told if one.read_at is not None]
    return max(heard) + desks.CLIMB if heard else None
