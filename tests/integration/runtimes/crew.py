"""People for a house: entered in its books before it starts, signed in over HTTP."""

from datetime import UTC, datetime
from pathlib import Path

from tests import databases
from tests.integration.runtimes.house import House

from tocsin import cases, directory
from tocsin.adapters import sql
from tocsin.directory import entries, users
from tocsin.runtimes import directory as door

PASSWORD = "correct horse battery staple"
_ROLES = {
    "lin": (directory.Role.RESPONDER, directory.Role.ANALYST),
    "wang": (directory.Role.APPROVER,),
    "mei": (directory.Role.DRAFTER,),
}
_DUTIES = {"lead": "lin", "monitoring": "lin", "comms": "mei", "legal": "wang", "quality": "mei"}


def enter(data: Path, *, from_level: str = "orange", can_sign_in: bool = True) -> None:
    """Enter three people and their duties, and from which level on cases open."""
    db = databases.opened(data)
    now = datetime.now(UTC)
    with db.writing() as books:
        for name in _ROLES:
            books.entries.put(entries.model.Person(entry_id=f"p-{name}", name=name.title()))
        for duty, name in _DUTIES.items():
            held = entries.model.Holding(person_id=f"p-{name}")
            books.entries.put(
                entries.model.Duty(entry_id=duty, name=duty.title(), holdings=(held,))
            )
        rule = cases.papers.OpeningRule(watch_id="house", from_level=from_level, at=now)
        books.cases.cabinet().rules.put(rule)
        for name, roles in _ROLES.items() if can_sign_in else ():
            _sign_up(books, name, frozenset(roles), now)
    db.close()


def _sign_up(books: sql.Books, name: str, roles: frozenset[directory.Role], now: datetime) -> None:
    user_id = f"u-{name}"
    books.users.put(
        users.User(
            user_id=user_id,
            name=name,
            shown=name.title(),
            roles=roles,
            person_id=f"p-{name}",
            made_at=now,
        )
    )
    hashed = door.Argon().hash(PASSWORD)
    books.users.prove(users.Credentials(user_id=user_id, password=hashed))


def sign_in(house: House, name: str) -> dict[str, str]:
    """Sign somebody in with the house's client; returns the headers that their page sends."""
    own = {"Sec-Fetch-Site": "same-origin"}
    house.http.cookies.clear()
    told = {"name": name, "password": PASSWORD}
    house.http.post("/api/me/session", json=told, headers=own).raise_for_status()
    return {**own, "X-Tocsin-Csrf": house.http.cookies["tocsin_csrf"]}
