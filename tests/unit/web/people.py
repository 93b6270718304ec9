"""Users for the tests of the door, and their sessions."""

from dataclasses import replace

from starlette.testclient import TestClient
from tests.unit.web import making, small_house

from tocsin import directory
from tocsin.adapters import sql
from tocsin.directory import entries, users


def a_user(name: str, *roles: str, is_service: bool = False) -> users.User:
    """Return a user with some roles, who is one of our people."""
    return users.User(
        user_id=f"u-{name}",
        name=name,
        shown=name.title(),
        roles=frozenset(map(directory.Role, roles)),
        person_id="" if is_service else f"u-{name}",
        is_service=is_service,
        made_at=making.NOON,
    )


def ended(one: users.User) -> users.User:
    """Return a user who was let go."""
    return replace(one, ended_at=making.NOON)


def made(house: small_house.SmallHouse, *some: users.User) -> None:
    """Keep users, and the people who they are."""
    for one in some:
        house.write(lambda books, one=one: _put(books, one))  # type: ignore[misc]  # bound for this turn


def _put(books: sql.Books, one: users.User) -> None:
    books.users.put(one)
    if one.person_id and books.entries.get(entries.model.Person, one.person_id) is None:
        books.entries.put(entries.model.Person(entry_id=one.person_id, name=one.shown))


def signed_in(house: small_house.SmallHouse, client: TestClient, one: users.User) -> dict[str, str]:
    """Sign a user in with this browser; returns the headers that its page sends."""
    made(house, one)
    key = f"key-of-{one.user_id}"
    session = users.sessions.begun(one.user_id, key, how="password", now=house.clock.now())
    house.write(lambda books: books.sessions.put(session))
    client.cookies.set("tocsin_visit", key)
    lock = client.app.state.lock  # type: ignore[attr-defined]  # the app is a FastAPI
    return {**small_house.OWN, "x-tocsin-csrf": lock.visits.csrf(key)}
