"""People at one house's door who write, sign and publish."""

from typing import Any

from starlette.testclient import TestClient
from tests.unit.web import people, small_house

from tocsin import publishers, statements
from tocsin.runtimes import statements as runtime

TEXT = "Two kettles of batch K1234 overheated."


class Desk:
    """People at one house's door."""

    def __init__(self, house: small_house.SmallHouse, client: TestClient) -> None:
        self.house, self._client = house, client
        self.headers: dict[str, dict[str, str]] = {}
        self._cookies: dict[str, str] = {}

    def join(self, name: str, *roles: str) -> None:
        user = people.a_user(name, *roles)
        self.headers[name] = people.signed_in(self.house, self._client, user)
        self._cookies[name] = f"key-of-{user.user_id}"

    def staffed(self, **roles: str) -> "Desk":
        """Have people with a role each, by their names."""
        for name, role in roles.items():
            self.join(name, role)
        return self

    def ask(self, name: str, path: str, body: object = None) -> Any:
        self._client.cookies.set("tocsin_visit", self._cookies[name])
        if body is None:
            return self._client.get(path, headers=self.headers[name])
        return self._client.post(path, json=body, headers=self.headers[name])


def composed(
    desk: Desk, level: str = "blue", channel: str = "website", kind: str = "holding"
) -> Any:
    fact = {
        "case_id": "case-1",
        "aspect": "what",
        "texts": {"en": TEXT},
        "standing": "confirmed",
        "source": "Plant report",
        "owner": "Quality",
    }
    assert desk.ask("mei", "/api/facts", fact).status_code == 201
    asked = {"case_id": "case-1", "kind": kind, "level": level, "subject": "kettles"}
    statement = desk.ask("mei", "/api/statements", asked).json()
    place = {"language": "en", "channel": channel, "organisation": "Lantern"}
    path = f"/api/statements/{statement['statement_id']}/drafts"
    answer = desk.ask("mei", path, place)
    assert answer.status_code == 201, answer.text
    return answer.json()


def herald(desk: Desk, **others: statements.Publisher) -> runtime.Herald:
    site: statements.Publisher = publishers.Site("https://example.org")
    return runtime.Herald(
        db=desk.house.db,
        publishers={**dict.fromkeys(("website", "internal-mail"), site), **others},
        routes=(),
        time=desk.house.clock,
    )
