"""Every role × every operation of the response rooms × an object of one's own and of another's.

The objects are really there, and one's own were made with every role: what was taken from a person
is refused to them at once, on their own papers too; and what is refused changes nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import msgspec
import pytest
from starlette.testclient import TestClient
from tests.unit.web import bureau as door
from tests.unit.web import making, people, small_house, things, verbs
from tests.unit.web.test_every_role import OWN, ROLES, judged_inside

from tocsin.directory import entries

_REFUSED = "directory.not_allowed"
_HERE = dict.fromkeys(("entry_id", "duty_id", "shift_id", "person_id", "department_id"), "e-1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One operation, ready to be asked of any object."""

    method: str
    path: str
    body: Any
    takes_an_object: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """One app, one database, and what is in it: Lin's, and Wen's."""

    staff: door.Bureau
    asked: dict[str, Asked]
    ids: dict[str, dict[str, str]]

    def code(self, name: str, of: str) -> str:
        """Return with what Lin is refused on an object of hers or of Wen's, "" where she is not."""
        told, ids = self.asked[name], self.ids[of]
        answered = self.staff.ask(
            told.method, "lin", told.path.format(**ids), things.there(told.body, ids)
        )
        assert answered.status_code < 500, (name, answered.text)
        kind = answered.headers.get("content-type", "")
        return str(answered.json()["code"]) if "problem+json" in kind else ""

    def changes(self) -> tuple[int, int]:
        """Return how much the house was ever changed."""
        with self.staff.house.db.reading() as books:
            return sum(1 for _ in books.audit.entries()), books.feed.head()


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    folder = tmp_path_factory.mktemp("house")
    house = small_house.a_house(folder)
    app = small_house.an_app(house, folder / "pages")
    with TestClient(app, base_url="http://127.0.0.1:8000", headers=small_house.OWN) as client:
        staff = door.Bureau(house, client)
        for name in ("lin", "wen"):
            staff.join(name, *things.ALL)
        staff.join("vic", "viewer")
        ids = {who: things.made_by(staff, who) | _known(house, who) for who in ("lin", "wen")}
        asked = _asked(client)
        for known in ids.values():
            known["case"] = known["case_id"]
        _furnish(house, asked)
        yield Room(staff=staff, asked=asked, ids=ids)
    house.close()


def _known(house: small_house.SmallHouse, who: str) -> dict[str, str]:
    """Return a notice that this person was told, and the directory's entries."""
    one = making.a_notice(1, notice_id=f"n-{who}", recipient=f"u-{who}")
    house.write(lambda books: books.outbox.add([one]))
    return {**_HERE, "notice_id": one.notice_id, "sha256": "0" * 64}


def _asked(client: TestClient) -> dict[str, Asked]:
    """Return the operations that a room's own law judges, from the contract."""
    contract, inside = client.app.openapi(), judged_inside(client)  # type: ignore[attr-defined]  # the app is a FastAPI
    found = {}
    for path, methods in contract["paths"].items():
        for method, told in methods.items():
            content = told.get("requestBody", {}).get("content", {})
            needed = [
                one["name"]
                for one in told.get("parameters", [])
                if one["in"] == "query" and one.get("required")
            ]
            query = "&".join(f"{name}={{{name}}}" for name in needed)
            found[told["operationId"]] = Asked(
                method=method.upper(),
                path=path + (query and f"?{query}"),
                body=content.get("application/json", {}).get("example"),
                takes_an_object="{" in path + query or "case_id" in str(content),
            )
    return {name: one for name, one in found.items() if name in inside - OWN}


def _furnish(house: small_house.SmallHouse, asked: dict[str, Asked]) -> None:
    """Keep one of each kind in the directory."""
    for kind in verbs.KINDS:
        told = {**asked[f"keep_{kind}"].body, "entry_id": "e-1"}
        one = msgspec.convert(told, entries.KINDS[kind])
        house.write(lambda books, one=one: books.entries.put(one))  # type: ignore[misc]  # bound for this turn


def test_whoever_adds_an_operation_says_who_may_ask_for_it(room: Room) -> None:
    assert set(room.asked) == set(verbs.MAY)


@pytest.mark.parametrize("role", ROLES)
def test_a_role_may_do_what_its_law_grants_on_its_own_and_on_others(room: Room, role: str) -> None:
    lin = people.a_user("lin", *filter(None, [role]))
    people.made(room.staff.house, lin)
    granted = {name for name, roles in verbs.MAY.items() if role in roles}
    before = room.changes()
    refused = {
        (name, of): room.code(name, of)
        for name in set(room.asked) - granted
        for of in ("lin", "wen")[: 1 + room.asked[name].takes_an_object]
    }
    unchanged = room.changes() == before
    allowed = {name: room.code(name, "lin") for name in sorted(granted)}

    assert set(refused.values()) <= {_REFUSED}, refused
    assert unchanged
    assert {name for name, code in allowed.items() if code == _REFUSED} == set()
