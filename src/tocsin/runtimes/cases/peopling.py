"""Who is meant by an id: a user, or one of our people in the directory."""

from tocsin import cases
from tocsin.adapters import sql
from tocsin.directory import entries


def person(books: sql.Books, told: str, *, what: str = "user_id") -> cases.Person:
    """Return whom an id names; raises cases.errors.BadEntry for nobody, or who was let go.

    One of our people who signs in goes by their user's id: that is where notices reach them.
    """
    user = books.users.get(told)
    if user is None:
        user = next((one for one in books.users.all() if told and one.person_id == told), None)
    if user is not None:
        if user.ended_at is not None or user.is_service:
            raise cases.errors.BadEntry(what=what, why="left")
        return cases.Person(user_id=user.user_id, name=user.shown)
    known = books.entries.get(entries.model.Person, told) if told else None
    if known is None:
        raise cases.errors.BadEntry(what=what, why="unknown")
    return cases.Person(user_id=known.entry_id, name=known.name)


def names(books: sql.Books) -> dict[str, str]:
    """Return the names of all users and of our people, by every id that a paper may hold."""
    users = {one.user_id: one.shown for one in books.users.all()}
    people = {one.entry_id: one.name for one in books.entries.all(entries.model.Person)}
    return {**people, **users}
