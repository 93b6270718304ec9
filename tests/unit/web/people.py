"""Users for the tests of the door, and their sessions."""

from dataclasses import replace

from starlette.testclient import TestClient
from tests.unit.web import making, small_house

from tocsin import directory
from tocsin.directory import users


def a_user(name: str, *roles: str, is_service: bool = False) -> users.User:
    """Return a user with some roles."""
    return users.User(
        user_id=f"u-{name}",
        name=name,
        shown=name.title(),
        roles=frozenset(map(directory.Role, roles)),
        is_service=is_service,
        made_at=making.NOON,
    )


def ended(one: users.User) -> users.User:
    """Return a user who was let go."""
    return replace(one, ended_at=making.NOON)


def made(house: small_house.SmallHouse, *some: users.User) -> None:
    """Keep users."""
    for one in some:
        house.write(lambda books, one=one: books.users.put(one))  # type: ignore[misc]  # bound for this turn


def signed_in(house: small_house.SmallHouse, client: TestClient, one: users.User) -> dict[str, str]:
    """Sign a user in with this browser; returns the headers that its page sends."""
    made(house, one)
    key = f"key-of-{one.user_id}"
    session = users.sessions.begun(one.user_id, key, how="password", now=house.clock.now())
    house.write(lambda books: books.sessions.put(session))
    client.cookies.set("tocsin_visit", key)
    lock = client.app.state.lock  # type: ignore[attr-defined]  # the app is a FastAPI
    return {**small_house.OWN, "x-tocsin-csrf": lock.visits.csrf(key)}
