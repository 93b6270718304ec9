"""People at one house's door, each with a session of their own."""

from typing import Any

import pydantic
from fastapi.routing import APIRoute
from starlette.testclient import TestClient
from tests.unit.web import people, small_house


class Bureau:
    """Whoever is named asks, as that person."""

    def __init__(self, house: small_house.SmallHouse, client: TestClient) -> None:
        self.house, self.client = house, client
        self._headers: dict[str, dict[str, str]] = {}
        self._cookies: dict[str, str] = {}

    def join(self, name: str, *roles: str) -> None:
        user = people.a_user(name, *roles)
        self._headers[name] = people.signed_in(self.house, self.client, user)
        self._cookies[name] = f"key-of-{user.user_id}"

    def headers_of(self, name: str) -> dict[str, str]:
        """Return all that this person's browser sends."""
        return {**self._headers[name], "cookie": f"tocsin_visit={self._cookies[name]}"}

    def get(self, name: str, path: str) -> Any:
        return self._asked("GET", name, path, None)

    def post(self, name: str, path: str, body: object = None) -> Any:
        return self._asked("POST", name, path, {} if body is None else body)

    def put(self, name: str, path: str, body: object) -> Any:
        return self._asked("PUT", name, path, body)

    def ask(self, method: str, name: str, path: str, body: object = None) -> Any:
        """Ask, as that person; the answer is not held against the contract."""
        self.client.cookies.set("tocsin_visit", self._cookies[name])
        return self.client.request(method, path, json=body, headers=self._headers[name])

    def _asked(self, method: str, name: str, path: str, body: object) -> Any:
        answered = self.ask(method, name, path, body)
        if answered.is_success and answered.headers.get("content-type") == "application/json":
            _check(self.client, method, path.partition("?")[0], answered.json())
        return answered


def _check(client: TestClient, method: str, path: str, told: object) -> None:
    """Raise where an answer is not what its operation promises."""
    promised = [
        one.response_model
        for one in _routes(client.app)
        if method in (one.methods or ()) and one.path_regex.match(path) and one.response_model
    ]
    pydantic.TypeAdapter(promised[0]).validate_python(told)


def _routes(app: Any) -> list[APIRoute]:
    found = []
    for route in app.router.routes:
        inner = getattr(route, "original_router", None)
        found += [route] if isinstance(route, APIRoute) else []
        found += [one for one in inner.routes if isinstance(one, APIRoute)] if inner else []
    return found


def staffed(house: small_house.SmallHouse, client: TestClient) -> Bureau:
    """Return a house's door with somebody of every kind."""
    made = Bureau(house, client)
    made.join("lin", "responder")
    made.join("chen", "analyst")
    made.join("wang", "approver")
    made.join("ada", "admin")
    made.join("vic", "viewer")
    made.join("ann", "auditor")
    return made


def opened(bureau: Bureau, *, by: str = "lin", **told: object) -> Any:
    """Open a case by hand and return its room."""
    entry = {"name": "凱蒂水壺過熱", "level": "orange", "trigger": "quality", "country": "TW"}
    answered = bureau.post(by, "/api/cases", {**entry, "zone": "Asia/Taipei", **told})
    assert answered.status_code == 201, answered.text
    return answered.json()
