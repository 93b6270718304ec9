"""Every role asks for every operation: what no law grants is refused, the new and forgotten too."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.routing import APIRoute
from starlette.testclient import TestClient
from tests.unit.web import people, small_house

from tocsin import directory
from tocsin.web import guards

ROLES = ["", *(role.value for role in directory.Role)]
# Everybody may look after their own sessions and proofs; the services ask for nothing but a user.
OWN = {
    *("list_my_sessions", "end_my_session", "change_my_password", "begin_my_codes"),
    *("prove_my_codes", "end_my_codes", "list_my_passkeys", "begin_my_passkey"),
    *("add_my_passkey", "remove_my_passkey"),
}
ENDLESS = {"follow_stream"}
SIGNED = {"deliver_hook"}  # by its sender: no session is looked at
OPEN = {"log_in", "log_out", "sign_in", "sign_out", "switch_user"}  # they would end the session


@pytest.fixture
def client(house: small_house.SmallHouse, tmp_path: Path) -> Iterator[TestClient]:
    app = small_house.an_app(house, tmp_path / "pages")
    with TestClient(
        app,
        base_url="http://127.0.0.1:8000",
        headers=small_house.OWN,
        raise_server_exceptions=False,
    ) as made:
        yield made


def operations(client: TestClient) -> dict[str, tuple[str, str, Any]]:
    """Return each operation's method, path and an example of its body."""
    told = client.app.openapi()  # type: ignore[attr-defined]  # the app is a FastAPI
    found = {}
    for path, methods in told["paths"].items():
        for method, operation in methods.items():
            body = operation.get("requestBody", {}).get("content", {}).get("application/json", {})
            needed = [one["name"] for one in operation.get("parameters", []) if _is_asked(one)]
            query = "&".join(f"{name}=x" for name in needed)
            filled = path.replace("{", "").replace("}", "") + (query and f"?{query}")
            found[operation["operationId"]] = (method.upper(), filled, body.get("example"))
    return found


def _is_asked(parameter: dict[str, Any]) -> bool:
    return bool(parameter["in"] == "query" and parameter.get("required"))


def judged_inside(client: TestClient) -> set[str]:
    """Return the operations whose service asks its own room's law."""
    app = client.app
    return {
        str(route.operation_id)
        for route in all_routes(app)
        if guards.laws.is_judged_inside(route.dependant)
    }


def all_routes(app: Any) -> list[APIRoute]:
    found: list[APIRoute] = []
    for route in app.router.routes:
        inner = getattr(route, "original_router", None)
        found += [route] if isinstance(route, APIRoute) else []
        found += [one for one in inner.routes if isinstance(one, APIRoute)] if inner else []
    return found


def codes(client: TestClient, own: dict[str, str], asked: dict[str, Any]) -> dict[str, str]:
    """Return what each operation refuses with, "" where it does not."""
    told = {}
    for name, (method, path, body) in asked.items():
        answered = client.request(method, path, json=body, headers=own)
        kind = answered.headers.get("content-type", "")
        told[name] = answered.json()["code"] if "problem+json" in kind else ""
    return told


def test_every_operation_stands_under_a_law(client: TestClient) -> None:
    inside = judged_inside(client)
    lawless = {
        name
        for name in operations(client)
        if name not in inside and guards.laws.roles(name) is None
    }

    assert inside
    assert lawless == set()


@pytest.mark.parametrize("role", ROLES)
def test_a_role_is_refused_what_its_law_does_not_grant(
    house: small_house.SmallHouse, client: TestClient, role: str
) -> None:
    inside = judged_inside(client)
    own = people.signed_in(house, client, people.a_user("mei", *filter(None, [role])))
    granted = {
        name: one
        for name, one in operations(client).items()
        if name not in inside | ENDLESS | SIGNED | OPEN
    }
    told = codes(client, own, granted)
    wanted = {name: role in (guards.laws.roles(name) or frozenset()) for name in granted}

    assert {name: code != "directory.not_allowed" for name, code in told.items()} == wanted


def test_without_a_session_no_room_of_the_response_answers(
    house: small_house.SmallHouse, client: TestClient
) -> None:
    inside = judged_inside(client)
    people.made(house, people.a_user("mei", "admin"))
    asked = {name: one for name, one in operations(client).items() if name in inside}
    told = codes(client, {}, asked)

    assert set(told.values()) == {"web.sign_in_needed"}
