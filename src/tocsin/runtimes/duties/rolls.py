"""The roll-call of a warning or of a case, with names where the directory has them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from tocsin import notices
from tocsin.adapters import sql
from tocsin.directory import entries

_rollcall = notices.rollcall


def of(books: sql.Books, topic: str) -> list[notices.rollcall.Row]:
    """Return who was told of a warning or case; a case's team stands on its roll whatever comes.

    Raises notices.errors.UnknownTopic where there is no such case, and no notice of such a topic.
    """
    cabinet = books.cases.cabinet()
    case = cabinet.cases.get(topic)
    topics = [topic, *(case.warnings if case else ())]
    told = {one.notice_id: one for each in topics for one in books.outbox.about(each)}
    if case is None and not told and books.warnings.get(topic) is None:
        raise notices.errors.UnknownTopic(topic=topic)
    team = {one.user_id: one.name for one in cabinet.team.of(topic) if one.user_id} if case else {}
    return _rollcall.call(told.values(), _people(books, team))


def called(books: sql.Books, told: Iterable[notices.Notice]) -> list[notices.rollcall.Row]:
    """Return who has heard some notices, whatever they are about."""
    return _rollcall.call(told, _people(books, {}))


def named(books: sql.Books, stops: Iterable[notices.Stop]) -> list[str]:
    """Return whose the places are, each person once; what is nobody's as it is written."""
    names = {place: one.name for one in _people(books, {}) for place in one.places}
    told = [names.get((one.channel, one.recipient), one.recipient) for one in stops]
    return list(dict.fromkeys(told))


def _people(books: sql.Books, team: dict[str, str]) -> Sequence[notices.rollcall.Person]:
    """Return everybody with a place of theirs; users and directory entries are one person."""
    users = books.users.all()
    known = {one.entry_id: one for one in books.entries.all(entries.model.Person)}
    names = {one.entry_id: one.name for one in known.values()}
    places: dict[str, set[tuple[str, str]]] = defaultdict(set)
    entry_of = {one.user_id: one.person_id for one in users}
    for user in users:
        names[user.user_id] = user.shown
        places[user.user_id] |= {("in_app", user.user_id), ("in_app", user.name)}
    for user_id, name in team.items():
        names.setdefault(user_id, name)
        places[user_id].add(("in_app", user_id))
    user_of = {entry: user for user, entry in entry_of.items() if entry}
    for entry_id, entry in known.items():
        key = user_of.get(entry_id, entry_id)
        places[key] |= {(one.channel, one.address) for one in entry.reach}
        places[key].add(("in_app", entry_id))
    return [
        _rollcall.Person(
            person_id=key,
            name=names.get(key, key),
            places=frozenset(mine),
            is_wanted=key in team,
        )
        for key, mine in places.items()
    ]
